/** The messages between frame.html and frame-resize.js. They carry a height and nothing else. */
export const TELL = "scope-calculator:height";
export const ASK = "scope-calculator:height?";
