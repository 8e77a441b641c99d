/*
 * Anything a user typed reaches a program only through literal().
 */

/**
 * A string literal that works in JSON, Python, JavaScript and Go. Everything
 * that isn't plain ASCII is escaped, so nothing can hide in the program or
 * reverse its text direction; the apostrophe too, so a shell can hold it in
 * single quotes. `wide` is for languages that have no surrogate pairs.
 */
export function literal(text: string, wide = false): string {
  return JSON.stringify(text).replace(/[^ -&(-~]/gu, (c) => {
    const point = c.codePointAt(0)!;
    if (wide && point > 0xffff) return `\\U${hex(point, 8)}`;
    return Array.from({ length: c.length }, (_, i) => `\\u${hex(c.charCodeAt(i), 4)}`).join("");
  });
}

/** The literals of a list, with commas between. */
export function literals(list: readonly string[], wide = false): string {
  return list.map((text) => literal(text, wide)).join(", ");
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
