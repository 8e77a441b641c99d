/** Closes the menu when you move on, or press Escape. */
export function menu(): void {
  const details = document.querySelector<HTMLDetailsElement>(".menu")!;
  addEventListener("click", (event) => details.contains(event.target as Node) || (details.open = false));
  details.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary")!.focus();
  };
}
