/**
 * Loads the element from beside a script: the module first; if the browser or
 * the host refuses modules (a page opened from disk, another origin without
 * CORS, a sandboxed frame, a wrong media type), the classic script that has
 * everything inside. A browser that can't parse the module can't parse that
 * either. Nothing is added to the page unless needed. A page that requires
 * trusted types says how it trusts the classic one.
 */
export function loadElement(base: string, nonce = "", trust = (url: string): string => url): void {
  if (customElements.get("scope-calculator")) return;
  const classic = () => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.onload = script.onerror = () => script.remove();
    script.src = trust(new URL("scope-calculator.all.js", base).href);
    document.head.append(script);
  };
  const said = (cause: unknown) => console.warn("<scope-calculator> could not be loaded.", cause);
  // Chromium doesn't load modules from disk, and complains on the console.
  (base.startsWith("file:") ? Promise.reject() : import(new URL("scope-calculator.js", base).href)).catch((cause) => cause instanceof SyntaxError ? said(cause) : classic()).catch(said);
}
