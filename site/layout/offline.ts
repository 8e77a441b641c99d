import { loadElement } from "../embed/element.js";

/*
 * What our own pages run first. It comes after the element's module; if that
 * didn't load, as from a folder on disk, it gets the classic script. Over http
 * it has the site kept for offline use.
 */

const here = (document.currentScript as HTMLScriptElement).src;

/** What browsers with Trusted Types have; TypeScript doesn't know them yet. */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

// The pages require trusted types, and this is the one policy they allow: only
// these two files beside this script may become a program.
const programs = ["sw.js", "embed/scope-calculator.all.js"].map((name) => new URL(name, here).href);
const rules = {
  createScriptURL(url: string): string {
    if (!programs.includes(url)) throw new TypeError(`${url} isn't a program of this site`);
    return url;
  },
};
const trusted = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("scope-calculator", rules) ?? rules;

if (document.querySelector("scope-calculator")) loadElement(new URL("embed/", here).href, "", (url) => trusted.createScriptURL(url));

// After the first answer: what a reader waits for comes first.
const keep = () => setTimeout(() => navigator.serviceWorker.register(trusted.createScriptURL(programs[0]!)).catch(() => {}), 2000);
if (isSecureContext && location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  if (document.readyState === "complete") keep();
  else addEventListener("load", keep);
}
