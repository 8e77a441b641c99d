/** The words of a search: each of them has to be found. */
export const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** How well a word fits a text: 4 if the text begins with it, 3 if it's a word of it, 2 if a word begins with it, 1 if it's anywhere in it, else 0. */
function fit(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const parts = text.split(/[^a-z0-9]+/);
  if (!at && !/[a-z0-9]/.test(text[word.length] ?? "")) return 4;
  return parts.includes(word) || text.split(/[^a-z0-9_]+/).includes(word) ? 3 : parts.some((part) => part.startsWith(word)) ? 2 : 1;
}

/** How far two words are apart, in letters to change, add, drop or swap, if that's at most one; else two. */
function apart(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return 2;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (n: number, m: number) => a.slice(i + n) === b.slice(i + m);
  if (i === a.length && i === b.length) return 0;
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2) ? 1 : 2;
}

/**
 * How well a search fits a thing; 0 if it doesn't. Words in the title count for
 * more than words elsewhere, and a title with little more than the words comes
 * before a long one.
 */
export function rank(wanted: string[], title: string, more: string): number {
  const low = title.toLowerCase();
  const rest = more.toLowerCase();
  let sum = 0;
  for (const word of wanted) {
    const here = fit(word, low);
    const there = here ? 0 : fit(word, rest);
    if (!here && !there) return 0;
    sum += here ? here * 10 : there;
  }
  return sum + (10 * wanted.join(" ").length) / Math.max(low.length, 1);
}

/**
 * The words, with each that's found nowhere replaced by the closest known one, or
 * null.
 */
export function mended(wanted: string[], known: Iterable<string>): string[] | null {
  const list = [...known];
  let changed = false;
  const better = wanted.map((word) => {
    if (word.length < 4 || list.some((other) => other.includes(word))) return word;
    const near = list.find((other) => apart(word, other) === 1) ?? list.find((other) => other.length > word.length && apart(word, other.slice(0, word.length)) === 1);
    if (near) changed = true;
    return near ?? word;
  });
  return changed ? better : null;
}
