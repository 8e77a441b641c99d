import design from "./design.css";
import base from "./base.css";
import desk from "./desk.css";
import table from "./table.css";

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * The one style sheet of a page, shared by all its elements. Only the page's
 * own window can make it; a page without a window shows nothing.
 */
export function styles(page: Document): CSSStyleSheet[] {
  let sheet = sheets.get(page);
  if (!sheet && page.defaultView) {
    sheets.set(page, (sheet = new page.defaultView.CSSStyleSheet()));
    sheet.replaceSync(design + base + desk + table);
  }
  return sheet ? [sheet] : [];
}
