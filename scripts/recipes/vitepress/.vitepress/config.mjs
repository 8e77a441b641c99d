import { defineConfig } from "vitepress";

const base = "/docs/";

export default defineConfig({
  base,
  head: [["script", { src: `${base}embed/loader.js`, async: "" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "scope-calculator" } } },
});
