/** How long after a jump something above its heading may still grow, in milliseconds. */
const settling = 10_000;

/**
 * Keeps the heading that the address leads to in its place while calculators
 * above it grow. Browsers do so by themselves; Safari does not. It ends when
 * the reader moves on.
 */
export function hold(): void {
  if (CSS.supports("overflow-anchor", "auto")) return;
  const observer = new ResizeObserver(() => document.querySelector(":target")?.scrollIntoView());
  let timer = 0;
  const stop = () => observer.disconnect();
  const start = () => {
    stop();
    clearTimeout(timer);
    timer = window.setTimeout(stop, settling);
    observer.observe(document.body);
  };
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(type, stop, { capture: true, passive: true });
  addEventListener("hashchange", start);
  start();
}
