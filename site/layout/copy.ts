/** Lets blocks of code scroll by keyboard, and puts a button on each that copies it. */
export function copyButtons(): void {
  for (const pre of document.querySelectorAll("pre")) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
  if (!navigator.clipboard) return;
  for (const pre of document.querySelectorAll("pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.onclick = () => {
      const done = (word: string) => {
        button.textContent = word;
        setTimeout(() => (button.textContent = "Copy"), 2000);
      };
      navigator.clipboard.writeText(pre.innerText.trimEnd()).then(() => done("Copied"), () => done("Select it to copy"));
    };
    const frame = document.createElement("div");
    frame.className = "code";
    pre.replaceWith(frame);
    frame.append(pre, button);
  }
}
