import { loadElement } from "./element.js";
import { ASK, TELL } from "./height.js";

/*
 * The script of frame.html: what its address says goes into the element, and
 * the page that holds the frame learns its height.
 */

const element = document.querySelector("scope-calculator")!;
const params = new URLSearchParams(location.search);
for (const name of ["views", "grants", "theme"]) {
  const value = params.get(name);
  if (value !== null) element.setAttribute(name, value);
  params.delete(name);
}
if (params.size) element.setAttribute("query", params.toString());
loadElement(document.baseURI);

// In braces: with a call in tail position, WebKit loses the sender, and the page takes the message for its own.
const tell = () => {
  parent.postMessage({ type: TELL, height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
};
if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", (event) => event.source === parent && event.data?.type === ASK && tell());
}
