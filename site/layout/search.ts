/** What the module of the box gives. */
type Box = typeof import("./find.js");

/**
 * Turns the link to the search page into a box over the page. Where that does
 * not load, as in a folder on disk, the link leads to the page, which lists
 * everything.
 */
export function search(script: string): void {
  const link = document.querySelector<HTMLAnchorElement>("a.search");
  if (!link) return;
  const root = new URL(".", script).href;
  const open = () => void (import(`${root}search.js`) as Promise<Box>).then((box) => box.open(root)).catch(() => (location.href = link.href));
  link.setAttribute("aria-keyshortcuts", "/");
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
  addEventListener("keydown", (event) => {
    // The calculator's own fields lie behind its shadow root.
    const target = event.composedPath()[0] as HTMLElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable || target.matches?.("input, textarea, select")) return;
    event.preventDefault();
    open();
  });
}
