import { DOMAINS, OTHER_TOKENS } from "../tables.js";
import { domainOf } from "./call.js";

/*
 * Each program stops unless the scope that came is the one you want. It decides
 * as the core's Check does: a test runs all of them on Check's table of cases.
 */

/**
 * The tokens that are never too much, as a pattern that means the same in all
 * the languages: those that open nothing, and `none` for a domain that isn't
 * wanted. If a level is wanted, `none` is too little, so it has to count.
 */
export function harmless(wanted: readonly string[]): string {
  const shut = DOMAINS.filter((domain) => !wanted.some((token) => domainOf(token) === domain));
  const whole = OTHER_TOKENS.filter((token) => !token.endsWith(":"));
  const named = OTHER_TOKENS.filter((token) => token.endsWith(":")).map(domainOf);
  return `(${[...whole, `(${named.join("|")}):[!-~]*`, ...(shut.length ? [`(${shut.join("|")}):none`] : []), ""].join("|")})`;
}

/** What the programs say about the two lists, as comments without their marks. */
export const WANTED = "What this program needs. In every other domain it wants none.";
export const HARMLESS = "What the server adds on its own opens no domain.";

/** What they say about an asymmetric key's signature. */
export const BASE64URL = "That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.";
