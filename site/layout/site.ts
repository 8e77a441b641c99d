/*
 * What the site's pages gain where scripts run. Without this file every page
 * can still be read, and everything on it can be found.
 */
import "./offline.js";
import { hold } from "./anchor.js";
import { copyButtons } from "./copy.js";
import { configurator } from "./configure.js";
import { filters } from "./filter.js";
import { search } from "./search.js";
import { ways } from "./ways.js";

hold();
copyButtons();
filters();
search((document.currentScript as HTMLScriptElement).src);
configurator();

// On the page with the calculator, a link to a setting fills in the form: show it.
const desk = document.querySelector<HTMLElement & { query: string }>("scope-calculator[permalink]");
if (desk) for (const link of document.querySelectorAll<HTMLElement>('a[href^="index.html#"]')) link.addEventListener("click", () => desk.scrollIntoView());
if (desk) ways(desk);
