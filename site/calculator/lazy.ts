import { load } from "scope-calculator:later";

/*
 * The views below the answer are a third of the script's weight, and few
 * readers want them at once. They're in a separate module that loads when
 * the first one opens.
 */

let loading: ReturnType<typeof load> | null = null;

/** The module. A failed load is tried again next time. */
export function later(): ReturnType<typeof load> {
  return (loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw cause;
  }));
}

/** Where this script is from, for the tag to copy. */
export const script = /^https?:/.test(import.meta.url) ? import.meta.url : "scope-calculator.js";
