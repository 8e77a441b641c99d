/** How long after a jump something above its heading may still grow, in milliseconds. */
const settling = 10_000;

/**
 * Keeps the heading that the address leads to in its place while calculators
 * above it grow, until the reader moves on. Browsers do so by themselves, but
 * Safari began late, and Firefox gives up after ten times in a row.
 */
export function hold(): void {
  let until: number;
  const start = () => (until = Date.now() + settling);
  const look = () => Date.now() < until && document.querySelector(":target")?.scrollIntoView();
  // In the next frame: a scroll in the middle of this one may lay out more, of which the observer would complain.
  new ResizeObserver(() => requestAnimationFrame(look)).observe(document.body);
  for (const type of ["wheel", "keydown", "pointerdown"]) addEventListener(type, () => (until = 0));
  addEventListener("hashchange", start);
  start();
}
