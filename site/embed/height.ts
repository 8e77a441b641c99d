/** The messages between frame.html and frame-resize.js. They carry only a height. */
export const TELL = "scope-calculator:height";
export const ASK = "scope-calculator:height?";
