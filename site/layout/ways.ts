/**
 * The questions people come with lead to the part of the calculator that
 * answers them: a panel, or the box for the key. Where the calculator does not
 * run, each link leads to a page.
 */
export function ways(desk: HTMLElement & { query: string }): void {
  for (const link of document.querySelectorAll<HTMLElement>("a[data-open]")) link.addEventListener("click", (event) => {
    const name = link.dataset["open"]!;
    const place = desk.shadowRoot?.querySelector<HTMLElement>(`[data-panel=${name}], [data-field=${name}]`);
    if (!place) return;
    event.preventDefault();
    if (link.dataset["query"] !== undefined) desk.query = link.dataset["query"];
    if (place instanceof HTMLDetailsElement) place.open = true;
    // With the key come the settings before it: whose key it is matters as much.
    (place.closest(".form") ?? place).scrollIntoView();
    const box = place.querySelector<HTMLInputElement | HTMLTextAreaElement>("#key-text, #pick, #verify-key");
    box?.focus({ preventScroll: true });
    box?.select();
  });
}
