import { loadElement } from "./element.js";

/*
 * loader.js, for hosts that put every script on every page: it waits for the
 * tag to appear, also in a page that is changed without a reload, and then
 * loads the element from beside itself.
 */

const script = document.currentScript as HTMLScriptElement | null;
const tags = document.getElementsByTagName("scope-calculator");

function look(): boolean {
  if (tags[0] && script) loadElement(script.src, script.nonce);
  return !!tags[0];
}

if (!look()) {
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
}
