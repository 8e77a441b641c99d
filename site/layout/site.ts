/*
 * What scripts add to the site's pages. Without this file you can still read
 * every page and find everything on it.
 */
import "./offline.js";
import { hold } from "./anchor.js";
import { copyButtons } from "./copy.js";
import { menu } from "./menu.js";
import { search } from "./search.js";
import { state } from "./state.js";

hold();
copyButtons();
menu();
search((document.currentScript as HTMLScriptElement).src);
state();
