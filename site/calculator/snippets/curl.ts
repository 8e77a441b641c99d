import { url, type Call, type Value } from "./call.js";
import { BASE64URL, harmless, HARMLESS, WANTED } from "./check.js";
import { literal, literals } from "./literal.js";

/** A Bash script that calls with curl and checks with jq. */
export function curl(call: Call): string {
  const needs = `# Needs curl and jq${call.signature && ", and openssl"}.`;
  const speaks = call.ws ? " curl speaks HTTP: the token is bound to a session, not to a connection." : "";
  const params = call.params.map(([name, v]) => `    ${name}: ${value(v)}`);
  return `#!/usr/bin/env bash
${needs}${speaks}
set -euo pipefail
: ${call.env.map((name) => `"\${${name}:?}"`).join(" ")}
${signing[call.signature]}
reply=$(jq -n '{
  jsonrpc: "2.0", id: 1, method: "${call.method}",
  params: {
${params.join(",\n")}
  }
}' | curl -sS -H 'Content-Type: application/json' --data @- "\${DERIBIT_URL:-${url(false)}}/${call.method}")

# ${WANTED}
jq -re '[${literals(call.wanted)}] as $wanted
  | if .result then .result.scope else error("no token: \\(.error)") end
  | split(" ") as $granted
  # ${HARMLESS}
  | ($granted - $wanted | map(select(test("\\\\A${harmless(call.wanted)}\\\\z") | not))) as $extra
  | ($wanted - $granted) as $missing
  | if $extra + $missing == [] then . else error("scope refused: too many \\($extra), missing \\($missing)") end' <<<"$reply"

# It only gets here with the scope you want.
access_token=$(jq -r .result.access_token <<<"$reply")
`;
}

/** What jq writes into the request. */
function value(v: Value): string {
  if ("text" in v) return literal(v.text);
  const name = `env.${"env" in v ? v.env : v.local}`;
  return v.number ? `(${name} | tonumber)` : name;
}

const text = `printf '%s\\n%s\\n' "$timestamp" "$nonce"`;

const nonce = `
export timestamp nonce signature
timestamp=$(date +%s)000
nonce=$(openssl rand -hex 8)
`;

const signing = {
  "": "",
  hmac: `${nonce}# openssl takes the secret as an argument, which other users of the machine may see.
signature=$(${text} | openssl dgst -sha256 -hmac "$DERIBIT_CLIENT_SECRET" -r | cut -d' ' -f1)
`,
  ed25519: `${nonce}text=$(mktemp)
trap 'rm "$text"' EXIT
${text} >"$text"
# ${BASE64URL}
signature=$(openssl pkeyutl -sign -rawin -inkey "$DERIBIT_PRIVATE_KEY_FILE" -in "$text" | base64 -w0 | tr +/ -_ | tr -d =)
`,
};
