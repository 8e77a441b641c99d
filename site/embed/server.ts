/*
 * What servers get that import the element while they render a page: nothing.
 * There is no page to define an element for; the tag and what stands inside it
 * are plain markup, and the browser gets the real module.
 */
export {};
