/** What the panels request and share write; loaded when one of them opens, see lazy.ts. */
export { hint } from "./hint.js";
export { asJson, asMarkdown, asTag, asText } from "./report.js";
export { snippet } from "./snippets.js";
