import { loadElement } from "./element.js";

/*
 * loader.js, for hosts that put every script on every page: it waits for the
 * tag to appear, even in a page that changes without a reload, and then loads
 * the element from beside itself.
 */

const script = document.currentScript as HTMLScriptElement | null;
// Read right away: if the page changes its address, a relative address would
// resolve differently later.
const src = script?.src, nonce = script?.nonce;
const tags = document.getElementsByTagName("scope-calculator");

function look(): boolean {
  if (!tags[0]) return false;
  if (src) loadElement(src, nonce);
  else console.warn("<scope-calculator> could not be loaded: loader.js has to be a classic script with an address.");
  return true;
}

if (!look()) {
  const observer = new MutationObserver(() => look() && observer.disconnect());
  observer.observe(document, { childList: true, subtree: true });
}
