/*
 * What a server gets that imports the element while it renders a page: nothing.
 * There's no page to define an element for. The tag and its content are plain
 * markup, and the browser gets the real module.
 */
export {};
