// Package looks has the scripts that the browser tests examine a page with:
// each lists what's wrong, and an empty list is good.
package looks

// Prelude is available in every script; being local, it leaves no trace in the
// page. nth, the index of the calculator to look at, has to be defined before
// it.
const Prelude = `
const el = document.querySelectorAll("scope-calculator")[nth];
const root = el?.shadowRoot;
const $ = (selector) => root?.querySelector(selector) ?? null;
const $$ = (selector) => [...(root?.querySelectorAll(selector) ?? [])];
const text = (e) => e ? e.innerText.replace(/[\u2060\u200b]/g, "").replace(/\s+/g, " ").trim() : null;
// Waits as long as the page does before drawing what comes after the answer, so
// it comes after that.
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
const deepest = (at = document) => { let e = at.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e; };
`

// Overflow lists what sticks out of the window, of a calculator or of a group
// of choices.
const Overflow = `
	const out = [];
	const page = document.documentElement;
	if (page.scrollWidth > page.clientWidth) out.push("the page is " + page.scrollWidth + " px wide, the window " + page.clientWidth);
	for (const el of document.querySelectorAll("scope-calculator")) {
		const host = el.getBoundingClientRect();
		for (const e of el.shadowRoot.querySelectorAll("*")) {
			if (!e.checkVisibility() || e.closest("svg") !== null && e.localName !== "svg") continue;
			const box = e.getBoundingClientRect();
			// Choices side by side must not overlap either.
			if (e.matches(".meter > label, .two > label") && box.right > e.parentElement.getBoundingClientRect().right + 1) out.push("a choice leaves its group: " + e.textContent);
			if (box.width <= 1 || box.left >= host.left - 1 && box.right <= host.right + 1) continue;
			// What scrolls or ends in an ellipsis may be wider than its box; what's just cut off may
			// not.
			let excused = false;
			for (let up = e.parentElement; up; up = up.parentElement) {
				const style = getComputedStyle(up);
				excused ||= /auto|scroll/.test(style.overflowX) || style.textOverflow === "ellipsis" || up.matches(".vh, .away");
			}
			if (!excused) out.push(e.localName + "." + e.className + " from " + Math.round(box.left - host.left) + " to " + Math.round(box.right - host.left) + " of " + Math.round(host.width));
		}
	}
	return [...new Set(out)].slice(0, 10).join("\n");`

// Overlap lists words that are on top of other words. The marks in a row may be:
// the pill covers what they tell it from.
const Overlap = `
	const words = [];
	for (const el of document.querySelectorAll("scope-calculator")) {
		for (const e of el.shadowRoot.querySelectorAll("*")) {
			if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) || e.matches("style, option, textarea, svg *, .was, .pinned") || e.closest(".vh, .mirror, .away, [data-guess]")) continue;
			if (/[,/] ?0\)$/.test(getComputedStyle(e).color)) continue;
			for (const node of e.childNodes) {
				if (node.nodeType !== 3 || !node.data.trim()) continue;
				const range = document.createRange();
				range.selectNodeContents(node);
				for (let { left, right, top, bottom } of range.getClientRects()) {
					for (let up = e; up; up = up.parentElement) {
						if (getComputedStyle(up).overflow === "visible") continue;
						const box = up.getBoundingClientRect();
						[left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
					}
					if (right - left > 1 && bottom - top > 1) words.push({ left, right, top, bottom, e, text: node.data.trim().slice(0, 30) });
				}
			}
		}
	}
	const out = [];
	words.sort((one, other) => one.top - other.top);
	for (let i = 0; i < words.length; i++) {
		for (let k = i + 1; k < words.length && words[k].top < words[i].bottom - 6; k++) {
			if (Math.min(words[i].right, words[k].right) - Math.max(words[i].left, words[k].left) > 2 && words[i].e !== words[k].e) out.push(words[i].text + " is on top of " + words[k].text);
		}
	}
	return [...new Set(out)].slice(0, 10).join("\n");`

// TwoLines lists the levels that don't fit on one line.
const TwoLines = `
	return $$(".word, .was, .pinned, .meter label > span").filter((e) => e.checkVisibility() && e.offsetHeight > 26).map((e) => e.className + " " + e.textContent).join("\n");`

// Seen says what's wrong if nothing that the selector a matches is visible.
const Seen = `
	return !a || $$(a).some((e) => e.checkVisibility({ visibilityProperty: true })) ? "" : "nothing to be seen of " + a;`

// Focus describes what has the focus: its name, and what's wrong with how it
// shows, if anything.
const Focus = `
	const e = deepest();
	if (!e || e === document.body) return { name: "body", fault: "the focus is lost to body" };
	const name = [e.localName, e.id && "#" + e.id, e.name && "[" + e.name + (e.type === "radio" ? "=" + e.value : "") + "]"].filter(Boolean).join("");
	const outlined = (e) => {
		const style = getComputedStyle(e);
		return (style.outlineStyle === "auto" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) && !/\/ 0\)|, 0\)|transparent/.test(style.outlineColor);
	};
	const drawn = [e, e.nextElementSibling, e.parentElement, e.parentElement?.parentElement].find((at) => at && outlined(at));
	if (!drawn) return { name, fault: "no outline" };
	const box = drawn.getBoundingClientRect();
	if (box.width < 4 || box.height < 4) return { name, fault: "the outlined box is empty" };
	const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), y = box.y + Math.min(box.height / 2, 12);
	if (y < 0 || y > innerHeight) return { name, fault: "out of sight at " + Math.round(y) };
	const hit = drawn.getRootNode().elementFromPoint(x, y);
	if (!hit || !(drawn.contains(hit) || hit.contains(drawn) || drawn.parentElement.contains(hit))) return { name, fault: "covered by " + (hit?.outerHTML.slice(0, 120) ?? "nothing") };
	return { name, fault: "" };`

// Inheritance sets every inherited property on the page, one after the other,
// to a value no element inside has. It returns those that reach one, those that
// the browser doesn't know, and how many elements it looked at.
const Inheritance = `
	const given = {
		"text-transform": "uppercase", "white-space-collapse": "preserve-breaks", "text-wrap-mode": "nowrap", "text-wrap-style": "balance", "hyphens": "auto", "letter-spacing": "3px", "word-spacing": "9px",
		"word-break": "break-all", "line-break": "anywhere", "overflow-wrap": "anywhere", "font-style": "italic", "font-weight": "900", "font-stretch": "condensed",
		"font-variant-caps": "small-caps", "font-variant-ligatures": "none", "font-variant-numeric": "oldstyle-nums", "font-feature-settings": '"smcp"', "font-kerning": "none",
		"font-size-adjust": "0.7", "text-indent": "40px", "text-align": "right", "text-align-last": "center", "text-shadow": "1px 1px 2px red", "text-underline-position": "under",
		"text-decoration-skip-ink": "all", "text-emphasis-style": "dot", "text-rendering": "optimizespeed", "tab-size": "2", "list-style-type": "square",
		"list-style-position": "inside", "quotes": '"(" ")"', "cursor": "wait", "caret-color": "red", "accent-color": "red", "writing-mode": "vertical-rl",
		"text-orientation": "upright", "border-collapse": "collapse", "border-spacing": "7px 7px", "caption-side": "bottom", "empty-cells": "hide", "orphans": "9", "widows": "9",
		"hyphenate-character": '"~"', "image-rendering": "pixelated", "-webkit-text-stroke-width": "1px", "-webkit-text-fill-color": "red", "stroke": "red", "fill": "red", "paint-order": "stroke",
	};
	const inside = $$("*").filter((e) => !e.closest("svg"));
	const of = (name) => inside.map((e) => getComputedStyle(e).getPropertyValue(name));
	const arrived = [], unknown = [];
	for (const [name, value] of Object.entries(given)) {
		if (!CSS.supports(name, value)) { unknown.push(name); continue; }
		const before = of(name);
		document.body.style.setProperty(name, value);
		if (getComputedStyle(document.querySelector("h1")).getPropertyValue(name) === before[0]) arrived.push(name + " doesn't reach the page");
		const after = of(name);
		document.body.style.removeProperty(name);
		const at = after.findIndex((v, i) => v !== before[i]);
		if (at >= 0) arrived.push(name + " reaches " + inside[at].localName + "." + inside[at].className);
	}
	return [arrived.join("\n"), unknown.join(), String(inside.length)];`
