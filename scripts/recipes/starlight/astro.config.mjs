import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

const base = "/docs";

export default defineConfig({
  base,
  integrations: [
    starlight({
      title: "Docs",
      head: [{ tag: "script", attrs: { src: `${base}/embed/loader.js`, async: true } }],
    }),
  ],
});
