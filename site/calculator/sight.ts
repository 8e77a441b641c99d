/*
 * * What's out of sight waits. A page may have many calculators, and
 * building * one takes a moment.
 */

/** How far below the window something still counts as in sight, in pixels. */
const reach = 400;

/** Reports whether an element is in sight or nearly so, or wants to start at once. What's in a closed box or on a hidden tab isn't. */
export function near(el: Element): boolean {
  const { top, bottom } = el.getBoundingClientRect();
  return el.hasAttribute("eager") || el.checkVisibility() && top < innerHeight + reach && bottom > -reach;
}

/** Watches whether something nears the window. */
export function watch(look: (inSight: boolean) => void): IntersectionObserver {
  return new IntersectionObserver((entries) => look(entries.at(-1)?.isIntersecting ?? false), { rootMargin: `${reach}px` });
}

/**
 * Watches an element so that its `content` costs the page's frames nothing
 * while out of sight. It keeps its height, so nothing jumps.
 */
export function rest(content: HTMLElement): IntersectionObserver {
  return watch((inSight) => {
    const { style, clientHeight } = content;
    if (inSight || !clientHeight) return;
    style.containIntrinsicBlockSize = `auto ${clientHeight}px`;
    style.contentVisibility = "auto";
  });
}

const later: (() => void)[] = [];

/** Does a thing when the page has nothing better to do, one at a time. */
export function whenQuiet(thing: () => void): void {
  if (later.push(thing) > 1) return;
  // Safari has no requestIdleCallback.
  const idle = (work: () => void) => "requestIdleCallback" in globalThis ? requestIdleCallback(work) : setTimeout(work, 50);
  const next = () => {
    later[0]?.();
    later.shift();
    if (later.length) idle(next);
  };
  idle(next);
}
