import { Calls } from "./methods.js";
import { Code } from "./code.js";
import { Compare } from "./compare.js";
import { Grants } from "./panels.js";
import panels from "./panels.css";
import request from "./request.css";
import { Share } from "./share.js";
import views from "./views.css";
import type { Desk } from "./parts.js";
import type { Opened, View } from "./views.js";

/*
 * The views below the bar, with their styles: a separate file, loaded when the
 * first of them opens. See lazy.ts.
 */

const sheets = new WeakMap<Document, CSSStyleSheet>();

/**
 * Makes a view for an element. `base` is the address that its links lead to, or
 * null; `script` is the address of the calculator's script.
 */
export function make(name: Opened, desk: Desk, base: () => string | null, script: string, root: ShadowRoot): View {
  dress(root);
  switch (name) {
    case "calls": return new Calls(desk);
    case "code": return new Code(desk);
    case "grants": return new Grants(desk);
    case "compare": return new Compare(desk);
    case "share": return new Share(desk, base, script);
  }
}

/** Adds the styles of the views, which all elements of a document share. */
function dress(root: ShadowRoot): void {
  const { ownerDocument: page } = root;
  let sheet = sheets.get(page);
  if (!sheet && page.defaultView) {
    sheets.set(page, (sheet = new page.defaultView.CSSStyleSheet()));
    sheet.replaceSync(panels + views + request);
  }
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
