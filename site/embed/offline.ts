import { loadElement } from "./element.js";

/*
 * The script of our own pages. It runs after the element's module; where that
 * did not load, as from a folder on disk, it gets the classic script. Over
 * http it has the site kept for the time without a network.
 */

const here = (document.currentScript as HTMLScriptElement).src;
if (document.querySelector("scope-calculator")) loadElement(new URL("embed/", here).href);

// Later than the first answer: what a reader waits for comes first.
const keep = () => setTimeout(() => navigator.serviceWorker.register(new URL("sw.js", here)).catch(() => {}), 2000);
if (isSecureContext && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}
