/** Writes the tag for the choices of the form on the page about embedding. */
export function configurator(): void {
  const form = document.querySelector<HTMLElement>("[data-configure]");
  const out = document.querySelector("#tag ~ .code code");
  if (!form || !out) return;
  const write = () => {
    const text = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value.trim();
    const query = new URLSearchParams();
    for (const { name } of form.querySelectorAll<HTMLInputElement>("[data-query]"))
      if (text(name)) query.set(name, text(name));
    const views = [...form.querySelectorAll<HTMLInputElement>("[name=views]:checked")].map((box) => box.value);
    const escape = (value: string) => value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
    const attributes = [["query", query.toString().replaceAll("%3A", ":")], ["views", views.join(" ")], ["theme", text("theme")]]
      .filter(([, value]) => value).map(([name, value]) => ` ${name}="${escape(value!)}"`).join("");
    const permalink = form.querySelector<HTMLInputElement>("[name=permalink]")!.checked ? " permalink" : "";
    out.textContent = `<script type="module" src="${escape(text("src"))}"></script>\n<scope-calculator${attributes}${permalink}>\n  <p>What readers see without JavaScript.</p>\n</scope-calculator>\n`;
  };
  form.oninput = write;
  write();
}
