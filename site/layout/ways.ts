/**
 * The questions people come with lead to the part of the calculator that
 * answers them: a panel, or the box for the key. Where the calculator does not
 * run, each link leads to a page. A link may bring a setting; it replaces what
 * the page's example has, never what the reader has changed.
 */
export function ways(desk: HTMLElement & { query: string }): void {
  const params = () => new URLSearchParams(desk.query);
  /** What the page put into the form, by parameter; null where it took one out. */
  let ours = new Map<string, string | null>();
  // A setting in the address is the reader's.
  const linked = location.hash.includes("=");
  customElements.whenDefined(desk.localName).then(() => linked || (ours = new Map(params())));

  // What differs once is the reader's from then on, even if it comes to the same again.
  const release = () => {
    const query = params();
    for (const [name, value] of ours) if (query.get(name) !== value) ours.delete(name);
  };
  desk.addEventListener("scope-calculator:change", release);

  for (const link of document.querySelectorAll<HTMLElement>("a[data-open]")) link.addEventListener("click", (event) => {
    const name = link.dataset["open"]!;
    const place = desk.shadowRoot?.querySelector<HTMLElement>(`[data-panel=${name}], [data-field=${name}]`);
    if (!place) return;
    event.preventDefault();
    const setting = link.dataset["query"];
    release();
    if (setting !== undefined) {
      const query = params();
      for (const name of ours.keys()) {
        const value = new URLSearchParams(setting).get(name);
        ours.set(name, value);
        query.delete(name);
        if (value !== null) query.set(name, value);
      }
      desk.query = `${query}`;
    }
    if (place instanceof HTMLDetailsElement) place.open = true;
    // With the key come the settings before it: whose key it is matters as much.
    (place.closest(".form") ?? place).scrollIntoView();
    const box = place.querySelector<HTMLInputElement | HTMLTextAreaElement>("#key-text, #pick, #verify-key");
    box?.focus({ preventScroll: true });
    // An example's text gives way to the first letter; the reader's own does not.
    if (ours.has(name)) box?.select();
  });
}
