/** On the page whose calculator follows the address: a link to a setting shows it. */
export function state(): void {
  const desk = document.querySelector("scope-calculator[permalink]");
  if (!desk) return;
  // A form leads here with a query after the ?; the calculator reads what's
  // after the #.
  if (location.search && !location.hash) {
    history.replaceState(null, "", location.pathname + "#" + location.search.slice(1));
    dispatchEvent(new PopStateEvent("popstate"));
  }
  for (const link of document.querySelectorAll<HTMLElement>('a[href*="index.html#"]')) link.addEventListener("click", () => desk.scrollIntoView());
}
