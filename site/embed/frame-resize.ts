import { ASK, TELL } from "./height.js";

/*
 * frame-resize.js, for the page around frame.html: gives each such frame the
 * height of its content. A message counts for the frame whose window sent it,
 * whatever it says, and only for frames that show a frame.html.
 */

const frames = () => [...document.getElementsByTagName("iframe")].filter((frame) => /\/frame\.html([?#]|$)/.test(frame.src));

addEventListener("message", (event) => {
  const { type, height } = Object(event.data) as { type?: unknown; height?: unknown };
  if (type !== TELL || typeof height !== "number" || !(height > 0 && height < 50_000)) return;
  for (const frame of frames()) if (frame.contentWindow === event.source) frame.style.height = `${Math.ceil(height)}px`;
});

// If a frame was there first, nobody heard its height.
const ask = () => {
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: ASK }, "*");
};
ask();
addEventListener("DOMContentLoaded", ask);
