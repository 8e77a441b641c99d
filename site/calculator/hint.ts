import type { Prediction } from "./contract.js";
import type { Language } from "./lazy.js";
import { join } from "./words.js";

/** What to know before the text is used. */
export function hint(language: Language, p: Prediction): string {
  const { want } = p;
  if (language === "key") return "The key with the wanted scope and nothing else: what max_scope leaves out is none. The call needs a second factor; the API page on Deribit's site makes the same key.";
  if (language === "readme") return "Tells the users of a tool which key it needs, and what for.";
  if (language === "message") {
    const sign = p.grant !== "client_signature" ? "" :
      asymmetric(p) ? " Sign the line timestamp, the line nonce and data with the private key; send it as base64url without padding." : " The signature is HMAC-SHA256 of timestamp, line feed, nonce, line feed and data, keyed with the secret, in hex.";
    return `Over ${p.via === "ws" ? "WebSocket" : "HTTP, by POST"}, with your own values. Compare the scope of the answer${want.length ? ` with ${want.join(" ")}` : ""} before you use the token.${sign}`;
  }
  if (p.refused) return `As set here it will not come to the check. ${p.refused.text}`;
  if (!want.length) return "What the key holds is not known here, and the request names nothing. Put into the list what the program needs: while it is empty, the check stops at anything.";
  const { extra, missing, wider, lower } = p.check;
  const over = [...extra, ...wider.map(({ domain, got }) => `${domain}:${got}`)];
  const under = [...missing, ...lower.map((d) => `${d.domain}:${d.want}`)];
  const maybe = p.undetermined.length ? ` Whether ${join(p.undetermined)} comes too depends on the key.` : "";
  if (p.check.ok) return `The predicted scope passes the check. Any other stops the program.${maybe}`;
  return `The predicted scope does not pass the check: ${[over.length && `too many ${over.join(" ")}`, under.length && `missing ${under.join(" ")}`].filter(Boolean).join(", ")}. ` +
    (under.length ? "Ask for less, or use a key that allows it." : "Ask for none in the domains the program does not need.") + maybe;
}

const asymmetric = (p: Prediction) => new URLSearchParams(p.query).get("key_type") === "asymmetric";
