import type { Prediction } from "../contract.js";
import { parse, type Query } from "../query.js";
import { DOMAINS, GRANTS } from "../tables.js";

/*
 * The call that every text makes: its method, where each parameter comes from,
 * and the wanted scope. Nothing here knows about a language.
 */

/** A parameter: text that's sent as is, an environment variable, or something the program works out. */
export type Value = { text: string } | { env: string; number?: boolean } | { local: string; number?: boolean };

export interface Call {
  query: Query;
  method: string;
  params: [name: string, value: Value][];
  /** The tokens of the wanted scope, and those of them that open a domain. */
  wanted: readonly string[];
  domains: readonly string[];
  ws: boolean;
  /** How the call is signed; empty if it isn't. */
  signature: "" | "hmac" | "ed25519";
  /** Environment variables that must be set. */
  env: readonly string[];
}

/** The call that the prediction is about. */
export function callOf(p: Prediction): Call {
  const query = parse(p.query);
  const { method, params } = GRANTS.find((grant) => grant.id === p.grant)!;
  const scope = words(query.ask ?? "").join(" ");
  const values: Record<string, Value> = {
    grant_type: { text: p.grant },
    scope: { text: scope },
    session_name: { text: p.want.find((token) => domainOf(token) === "session")?.slice("session:".length) ?? "" },
    subject_id: { env: "DERIBIT_SUBJECT_ID", number: true },
    timestamp: { local: "timestamp", number: true },
    nonce: { local: "nonce" },
    data: { text: "" },
    signature: { local: "signature" },
  };
  const list = params.filter((name) => name !== "scope" || scope)
    .map((name): [string, Value] => [name, values[name] ?? { env: `DERIBIT_${name.toUpperCase()}` }]);
  const signature = !params.includes("signature") ? "" : query.key_type === "asymmetric" ? "ed25519" : "hmac";
  const signer = { "": [], hmac: ["DERIBIT_CLIENT_SECRET"], ed25519: ["DERIBIT_PRIVATE_KEY_FILE"] }[signature];
  return {
    query, method, params: list, wanted: p.want, domains: p.want.filter(opensDomain), ws: p.via === "ws", signature,
    env: [...list.flatMap(([, value]) => ("env" in value ? [value.env] : [])), ...signer],
  };
}

/** The words of a scope. */
export function words(scope: string): string[] {
  return scope.split(/[ \t\r\n]+/).filter(Boolean);
}

/** What comes before the colon of a token. */
export function domainOf(token: string): string {
  return token.split(":", 1)[0]!;
}

/** Whether a wanted token opens a domain. */
function opensDomain(token: string): boolean {
  return (DOMAINS as readonly string[]).includes(domainOf(token));
}

/** Where the test server takes calls. */
export function url(ws: boolean): string {
  return ws ? "wss://test.deribit.com/ws/api/v2" : "https://test.deribit.com/api/v2";
}
