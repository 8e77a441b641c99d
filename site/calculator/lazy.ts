import { load } from "scope-calculator:texts";

/*
 * The texts to copy are a third of the script's weight, and few readers want
 * them: they come as a module of their own when a panel that needs them opens.
 */

/** What can be written for a request, in the order of the buttons. */
export const LANGUAGES = [
  ["message", "JSON-RPC"], ["curl", "curl"], ["python", "Python"], ["javascript", "JavaScript"], ["go", "Go"], ["key", "API key"], ["readme", "README"],
] as const;

export type Language = (typeof LANGUAGES)[number][0];

let loading: ReturnType<typeof load> | null = null;

/** The module; a load that failed is tried again the next time. */
export function texts(): ReturnType<typeof load> {
  return (loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw cause;
  }));
}
