/*
 * What the site's pages gain where scripts run. Without this file every page
 * can still be read, and everything on it can be found.
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
