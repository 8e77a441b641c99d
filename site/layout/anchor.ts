/** How long after a jump something above the heading may still grow, in milliseconds. */
const settling = 10_000;

/**
 * Keeps the heading that the address leads to in place while calculators above
 * it grow, until the reader moves on. Browsers do this too, but Safari started
 * late, and Firefox gives up after ten times in a row.
 */
export function hold(): void {
  let until: number;
  const start = () => (until = Date.now() + settling);
  const look = () => Date.now() < until && document.querySelector(":target")?.scrollIntoView();
  // In the next frame: a scroll during this one may lay out more, and the observer would complain.
  new ResizeObserver(() => requestAnimationFrame(look)).observe(document.body);
  for (const type of ["wheel", "keydown", "pointerdown"]) addEventListener(type, () => (until = 0));
  addEventListener("hashchange", start);
  start();
}
