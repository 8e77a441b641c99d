import { DOMAINS, OTHER_TOKENS } from "../tables.js";
import { domainOf } from "./call.js";

/*
 * Each program stops unless the scope that came is the one that was wanted. It
 * decides as the core's Check does: a test runs all of them over Check's table
 * of cases.
 */

/**
 * The tokens that are never too many, as a pattern that all the languages read
 * alike: those that open nothing, and `none` for a domain that isn't wanted.
 * Where a level is wanted, `none` is too little, so it has to count.
 */
export function harmless(wanted: readonly string[]): string {
  const shut = DOMAINS.filter((domain) => !wanted.some((token) => domainOf(token) === domain));
  const whole = OTHER_TOKENS.filter((token) => !token.endsWith(":"));
  const named = OTHER_TOKENS.filter((token) => token.endsWith(":")).map(domainOf);
  return `(${[...whole, `(${named.join("|")}):[!-~]*`, ...(shut.length ? [`(${shut.join("|")}):none`] : []), ""].join("|")})`;
}

/** What the programs say of the two lists, as comments without their marks. */
export const WANTED = "What this program needs. In every other domain it wants none.";
export const HARMLESS = "What the server adds of its own accord opens no domain.";

/** What they say of an asymmetric key's signature. */
export const BASE64URL = "That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.";
