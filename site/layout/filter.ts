import { words } from "./rank.js";

/* The pages with a list: its box hides what doesn't match. Other pages don't load this. */

for (const list of document.querySelectorAll<HTMLElement>("[data-filter]")) {
  const rows = [...list.querySelectorAll<HTMLElement>("tbody tr, [data-row]")].map((row) => [row, row.textContent!.toLowerCase()] as const);
  const input = list.querySelector<HTMLInputElement>(".filter input")!;
  const count = list.querySelector<HTMLOutputElement>(".filter output")!;
  input.oninput = () => {
    const wanted = words(input.value);
    let shown = 0;
    for (const [row, text] of rows) shown += +!(row.hidden = !wanted.every((word) => text.includes(word)));
    // A part of the list with nothing left in it is hidden with its heading.
    for (const part of list.querySelectorAll<HTMLElement>("section")) part.hidden = !part.querySelector("tbody tr:not([hidden]), [data-row]:not([hidden])");
    count.textContent = !wanted.length ? "" : shown ? `${shown} of ${rows.length}` : "Nothing found";
  };
  // A link may bring the words; a hidden target must show.
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) input.oninput(new InputEvent("input"));
  addEventListener("hashchange", () => {
    if (!document.getElementById(location.hash.slice(1))?.checkVisibility()) {
      input.value = "";
      input.oninput!(new InputEvent("input"));
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  });
}
