/*
 * The page about embedding: what you choose there, the tag says and the
 * calculator beside it shows; what you change in the calculator, the tag
 * says too. Other pages don't load this.
 */
export {};

const forms = document.querySelectorAll<HTMLElement>("[data-configure]");
const code = document.querySelector("#tag ~ .code code, #tag ~ pre code")!;
const frame = document.querySelector<HTMLElement>(".frame")!;
const shown = frame.querySelector("scope-calculator")!;
const input = (name: string) => document.querySelector<HTMLInputElement>(`[data-configure] [name=${name}]`)!;
const buttons = (name: string) => [...document.querySelectorAll<HTMLElement>(`button[data-${name}]`)].map((button) => [button, button.dataset[name]!] as const);
const boxes = [...document.querySelectorAll<HTMLInputElement>("[name=views]")];
const [query, width] = [input("query"), input("width")];

/** What is shown, as the attribute says it; empty for the default. */
let views = "";

const quoted = (value: string) => `"${value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}"`;

/** Writes the tag, and sets the calculator's attributes, except the one given. */
const write = (but = "") => {
  const attributes = { query: query.value.trim(), views, theme: input("theme").value };
  let tag = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value) tag += ` ${name}=${quoted(value)}`;
    if (name === but || (shown.getAttribute(name) ?? "") === value) continue;
    if (value) shown.setAttribute(name, value);
    else shown.removeAttribute(name);
  }
  if (input("permalink").checked) tag += " permalink";
  code.textContent = `<script type="module" src=${quoted(input("src").value.trim())}></script>\n<scope-calculator${tag}>\n  <p>What readers see without JavaScript.</p>\n</scope-calculator>\n`;
  for (const [button, value] of buttons("views")) button.ariaPressed = `${value === views}`;
};

/** Gives the frame a width, in CSS pixels. */
const resize = (to: string) => {
  frame.style.inlineSize = to + "px";
};

for (const form of forms) form.oninput = (event) => {
  if (event.target === width) return resize(width.value);
  if (boxes.includes(event.target as HTMLInputElement)) views = boxes.filter((box) => box.checked).map((box) => box.value).join(" ");
  write();
};
for (const [button, value] of buttons("views")) button.onclick = () => {
  views = value;
  for (const box of boxes) box.checked = box.value === views;
  write();
};
for (const [button, value] of buttons("width")) button.onclick = () => resize(value);

// Setting the attribute to what the calculator shows would undo what's being typed there.
shown.addEventListener("scope-calculator:change", (event) => {
  // As the program writes it: short, and easy to read.
  const { result } = shown as HTMLElement & { result?: { query: string } | null };
  query.value = result?.query ?? (event as CustomEvent<{ query: string }>).detail.query;
  write("query");
});

// The handle at the frame's end is the browser's: this shows what it did.
new ResizeObserver(() => {
  const now = `${frame.offsetWidth}`;
  width.value = now;
  document.querySelector("[data-configure] output")!.textContent = `${now} px`;
  for (const [button, value] of buttons("width")) button.ariaPressed = `${value === now}`;
}).observe(frame);
write();
