import base from "./base.css";
import form from "./form.css";
import answer from "./answer.css";
import panels from "./panels.css";
import views from "./views.css";
import request from "./request.css";

let sheet: CSSStyleSheet | null = null;

/** The one style sheet, shared by all elements of the page. */
export function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(base + form + answer + panels + views + request);
  }
  return sheet;
}
