/**
 * The questions people come with lead to the part of the calculator that
 * answers them: a panel, or the box for the key. Where the calculator does not
 * run, each link leads to a page. A link may bring a setting; it replaces the
 * page's own example, never what the reader has changed.
 */
export function ways(desk: HTMLElement & { query: string }): void {
  const links = [...document.querySelectorAll<HTMLElement>("a[data-open]")];
  const settingOf = (link: HTMLElement) => new URLSearchParams(link.dataset["query"]);
  /** What the page put into the form, by parameter; null where it left one out. A setting in the address is the reader's. */
  const ours = new Map<string, string | null>();
  const linked = location.hash.includes("=");
  customElements.whenDefined(desk.localName).then(() => {
    if (linked) return;
    const example = new URLSearchParams(desk.query);
    for (const name of [example, ...links.map(settingOf)].flatMap((query) => [...query.keys()])) ours.set(name, example.get(name));
  });

  // What differs once is the reader's from then on, even if it comes to the same again.
  const release = () => {
    const query = new URLSearchParams(desk.query);
    for (const [name, value] of ours) if (query.get(name) !== value) ours.delete(name);
  };
  desk.addEventListener("scope-calculator:change", release);

  for (const link of links) link.addEventListener("click", (event) => {
    const name = link.dataset["open"]!;
    const place = desk.shadowRoot?.querySelector<HTMLElement>(`[data-panel=${name}], [data-field=${name}]`);
    if (!place) return;
    event.preventDefault();
    release();
    if (link.dataset["query"] !== undefined) {
      const query = new URLSearchParams(desk.query);
      const setting = settingOf(link);
      for (const name of ours.keys()) {
        const value = setting.get(name);
        if (value === null) query.delete(name);
        else query.set(name, value);
        ours.set(name, value);
      }
      desk.query = query.toString();
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
