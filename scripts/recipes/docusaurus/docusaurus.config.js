const baseUrl = "/docs/";

export default {
  title: "Docs",
  url: "https://docs.example",
  baseUrl,
  scripts: [{ src: `${baseUrl}embed/loader.js`, async: true }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
};
