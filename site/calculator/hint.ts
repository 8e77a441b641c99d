import type { Checked, Prediction } from "./contract.js";
import type { Language } from "./snippets.js";
import { callOf, type Call } from "./snippets/call.js";
import { GRANTS } from "./tables.js";
import { join } from "./words.js";

/** What to know before the text is used. Text between backquotes is code. */
export function hint(language: Language, p: Prediction): string {
  switch (language) {
    case "key": return "The key with the wanted scope and nothing else: what `max_scope` leaves out is `none`. The call needs a second factor; the API page on Deribit's site makes the same key.";
    case "readme": return "Tells the users of a tool which key it needs, and what for.";
    case "message": return beforeSending(p, callOf(p));
    default: return beforeRunning(p);
  }
}

const signing: Record<Call["signature"], string> = {
  "": "",
  hmac: " The signature is HMAC-SHA256 of timestamp, line feed, nonce, line feed and data, keyed with the secret, in hex.",
  ed25519: " Sign the line timestamp, the line nonce and data with the private key; send it as base64url without padding.",
};

function beforeSending(p: Prediction, { ws, signature }: Call): string {
  const scope = p.want.length ? ` with ${mark(p.want.join(" "))}` : "";
  return `Over ${ws ? "WebSocket" : "HTTP, by POST"}, with your own values. Compare the scope of the reply${scope} before you use the token.${signing[signature]}`;
}

/** Whether the predicted scope would pass the program's check. */
function beforeRunning(p: Prediction): string {
  if (p.refused) return `With this setup the program never gets to the check. ${p.refused.text}`;
  if (!p.want.length) return "The key's scope is unknown, and the request names nothing. Put what the program needs into the list: while it's empty, the check stops at anything.";
  const why = GRANTS.find(({ id }) => id === p.grant)?.from_token ? "is unknown" : "depends on the key";
  const open = p.undetermined.length ? ` Whether ${join(p.undetermined.map(mark))} comes too ${why}.` : "";
  if (p.check.ok) return `The predicted scope passes the check. Any other stops the program.${open}`;
  const { over, under } = faults(p.check);
  const what = [over.length && `too many ${mark(over.join(" "))}`, under.length && `missing ${mark(under.join(" "))}`].filter(Boolean).join(", ");
  const help = under.length ? "Ask for less, or use a key that allows it." : "Ask for `none` in the domains the program doesn't need.";
  return `The predicted scope doesn't pass the check: ${what}. ${help}${open}`;
}

/** The tokens at which the program would stop. */
function faults({ extra, missing, wider, lower }: Checked): { over: string[]; under: string[] } {
  return {
    over: [...extra, ...wider.map(({ domain, got }) => `${domain}:${got}`)],
    under: [...missing, ...lower.map(({ domain, want }) => `${domain}:${want}`)],
  };
}

const mark = (text: string) => "`" + text.replaceAll("`", "'") + "`";
