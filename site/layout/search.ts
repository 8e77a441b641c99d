/** What the module with the list gives. */
type List = typeof import("./find.js");

/**
 * Whether typing goes into this element. A calculator's fields are behind its
 * shadow root.
 */
const typing = (at: HTMLElement) => at.isContentEditable || at.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");

/**
 * Makes the box in the header list what it finds. The list is a separate module
 * that loads on first focus; if it can't load, as in a folder on disk, the box
 * is a plain form that leads to the search page.
 */
export function search(script: string): void {
  const form = document.querySelector<HTMLFormElement>("form.search")!;
  const input = form.querySelector("input")!;
  const root = new URL(".", script).href;
  let list: Promise<unknown> | undefined;
  let before: HTMLElement | null = null;
  input.onfocus = () => (list ??= (import(`${root}search.js`) as Promise<List>).then((box) => box.attach(form, input, root)).catch(() => {}));
  // If there's no room for the box, the magnifying glass opens it.
  const open = () => {
    form.dataset["open"] = "";
    input.focus();
  };
  form.querySelector("button")!.onclick = (event) => {
    if (input.checkVisibility()) return;
    event.preventDefault();
    open();
  };
  form.addEventListener("focusout", () => {
    delete form.dataset["open"];
    before = null;
  });
  form.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    const to = before;
    input.blur();
    to?.focus();
  };
  input.setAttribute("aria-keyshortcuts", "/");
  addEventListener("keydown", (event) => {
    const at = event.composedPath()[0] as HTMLElement;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(at)) return;
    event.preventDefault();
    before = at;
    open();
    input.select();
  });
}
