/** What the panels compare, request and share show; loaded when one of them opens, see lazy.ts. */
export { changes, lines } from "./changes.js";
export { hint } from "./hint.js";
export { asJson, asMarkdown, asTag, asText } from "./report.js";
export { snippet } from "./snippets.js";
