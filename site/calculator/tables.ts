// Generated from the types of scopecore/report; edit those, then run go generate ./wasm/bridge.

/**
 * The lists of the core that the shell needs before the program is there:
 * what there is, in the core's order, and what each is called.
 */

import type { Domain, Grant, Level, Verdict } from "./contract.js";

/** Every functional domain, alphabetically. */
export const DOMAINS: readonly Domain[] = ["account", "block_rfq", "block_trade", "custody", "trade", "wallet"];

/** Every level, lowest first. */
export const LEVELS: readonly Level[] = ["none", "read", "read_write"];

/** Every verdict, strongest first. */
export const VERDICTS: readonly Verdict[] = ["allowed", "likely", "possible", "denied", "undocumented"];

/** What a grant starts from and takes. */
export interface GrantEntry {
  id: Grant;
  /** The call that makes it, and its parameters; all but scope are required. */
  method: string;
  params: readonly string[];
  /** Whether it starts from a token; otherwise from the key. */
  from_token: boolean;
  /** What it is made with, and what for. */
  starts: string;
}

/** Every grant, in the order used everywhere. */
export const GRANTS: readonly GrantEntry[] = [
  { id: "client_credentials", method: "public/auth", params: ["grant_type", "client_id", "client_secret", "scope"], from_token: false, starts: "client id and secret" },
  { id: "client_signature", method: "public/auth", params: ["grant_type", "client_id", "timestamp", "nonce", "data", "signature", "scope"], from_token: false, starts: "client id and signature" },
  { id: "refresh_token", method: "public/auth", params: ["grant_type", "refresh_token", "scope"], from_token: true, starts: "a refresh token, for a new access token" },
  { id: "exchange_token", method: "public/exchange_token", params: ["refresh_token", "subject_id", "scope"], from_token: true, starts: "a refresh token, for another account" },
  { id: "fork_token", method: "public/fork_token", params: ["refresh_token", "session_name"], from_token: true, starts: "a refresh token, for another session" },
];

/** A parameter of a query. */
export interface Param {
  /** The values it can have, the default first; none where it is any text. */
  choices: readonly string[];
}

/** Every parameter of a query, in the order in which it is written. */
export const PARAMS = {
  grant: { choices: ["client_credentials", "client_signature", "refresh_token", "exchange_token", "fork_token"] },
  via: { choices: ["ws", "http"] },
  key: { choices: [] },
  ask: { choices: [] },
  account: { choices: ["main", "sub"] },
  key_name: { choices: [] },
  key_type: { choices: ["secret", "asymmetric"] },
  held: { choices: [] },
  subject: { choices: ["sub", "main"] },
  session_name: { choices: [] },
  sessions: { choices: [] },
  features: { choices: [] },
  from: { choices: [] },
  reply: { choices: [] },
  need: { choices: [] },
} as const satisfies Record<string, Param>;

/** How tokens that open no domain are written, up to their value. */
export const OTHER_TOKENS: readonly string[] = ["connection", "session:", "mainaccount", "name:", "expires:", "ip:", "app_id:"];

/** Every job that least knows, with its name. */
export const JOBS: readonly { id: string; title: string }[] = [
  { id: "read-only-dashboard", title: "Read-only dashboard" },
  { id: "trade-only-bot", title: "Trade-only bot" },
  { id: "market-maker", title: "Market maker" },
  { id: "block-rfq-maker", title: "Block RFQ maker" },
  { id: "block-rfq-taker", title: "Block RFQ taker" },
  { id: "treasury", title: "Treasury" },
  { id: "tax-export", title: "Tax export" },
  { id: "key-manager", title: "Key manager" },
];

/** The longest query that is read, in bytes. */
export const LIMIT = 65536;

/** The longest text that is read, in bytes. */
export const TEXT_LIMIT = 1048576;

/** The longest text that is scanned, in bytes. */
export const SCAN_LIMIT = 4194304;
