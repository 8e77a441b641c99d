import type { MethodVerdict, Prediction } from "./contract.js";
import type { Language } from "./lazy.js";
import { parse, uses, type Query } from "./query.js";
import { DOMAINS } from "./scope.js";

/*
 * The ready call in several languages, and behind it the check that stops the
 * program unless the scope that came is the scope that was wanted. Pure text:
 * nothing here knows of a page. What a user typed reaches a program only
 * through literal(), a README only through code().
 */

/** A parameter: text that is sent as it is, a setting of the environment, or something the program works out. */
type Value = { text: string } | { env: string; number?: boolean } | { local: string; number?: boolean };

interface Call {
  query: Query;
  method: string;
  params: [string, Value][];
  wanted: string[];
  ws: boolean;
  signed: boolean;
  asymmetric: boolean;
  /** Settings of the environment that must be there. */
  env: string[];
}

/**
 * Tokens that open no domain, as a pattern; what nobody knows is none of them.
 * `none` where a level is wanted is too little. scopecore's Check has the same
 * rules, and a test holds every program against its cases.
 */
function harmless(wanted: readonly string[]): string {
  const shut = DOMAINS.filter((domain) => !wanted.some((token) => token.split(":")[0] === domain));
  return `(connection|mainaccount|(session|name|expires|ip|app_id):[!-~]*${shut.length ? `|(${shut.join("|")}):none` : ""}|)`;
}
const said = "# What this program needs. In every other domain it wants none.";
const own = "# What the server adds of its own accord opens no domain.";

/** The text in one language. */
export function snippet(language: Language, p: Prediction): string {
  const call = callOf(p);
  switch (language) {
    case "message": return json(call.method, call.params.map(([name, value]) => [name, "text" in value ? value.text : `YOUR_${("env" in value ? value.env.slice(8) : value.local).toUpperCase()}`]));
    case "curl": return curl(call);
    case "python": return python(call);
    case "javascript": return javascript(call);
    case "go": return go(call);
    case "key": return key(call);
    case "readme": return readme(call, p);
  }
}

function words(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter(Boolean);
}

function sessionName(q: Query): string {
  return q.session_name || "NAME";
}

function callOf(p: Prediction): Call {
  const q = parse(p.query);
  const asymmetric = q.key_type === "asymmetric";
  const signed = q.grant === "client_signature";
  const scope = words(q.ask ?? "").join(" ");
  const ask: Call["params"] = scope && uses(q.grant).ask ? [["scope", { text: scope }]] : [];
  const refresh: Call["params"] = [["refresh_token", { env: "DERIBIT_REFRESH_TOKEN" }]];
  const id: Call["params"] = [["grant_type", { text: q.grant }], ["client_id", { env: "DERIBIT_CLIENT_ID" }]];
  const params: Record<Query["grant"], Call["params"]> = {
    client_credentials: [...id, ["client_secret", { env: "DERIBIT_CLIENT_SECRET" }], ...ask],
    client_signature: [...id, ["timestamp", { local: "timestamp", number: true }], ["nonce", { local: "nonce" }], ["data", { text: "" }], ["signature", { local: "signature" }], ...ask],
    refresh_token: [["grant_type", { text: q.grant }], ...refresh, ...ask],
    exchange_token: [...refresh, ["subject_id", { env: "DERIBIT_SUBJECT_ID", number: true }], ...ask],
    fork_token: [...refresh, ["session_name", { text: sessionName(q) }]],
  };
  const list = params[q.grant];
  return {
    query: q, params: list, signed, asymmetric, ws: q.via === "ws",
    method: `public/${uses(q.grant).held && q.grant !== "refresh_token" ? q.grant : "auth"}`,
    wanted: p.want,
    env: [...list.flatMap(([, value]) => ("env" in value ? [value.env] : [])), ...(signed ? [asymmetric ? "DERIBIT_PRIVATE_KEY_FILE" : "DERIBIT_CLIENT_SECRET"] : [])],
  };
}

/**
 * A string literal of JSON, Python, JavaScript and Go alike. Whatever is not
 * plain ASCII is escaped, so that nothing can hide in the program or turn it
 * round; the apostrophe too, so that a shell can hold it in single quotes.
 */
export function literal(text: string, wide = false): string {
  return JSON.stringify(text).replace(/[^ -&(-~]/gu, (c) => {
    const point = c.codePointAt(0)!;
    return wide && point > 0xffff ? `\\U${hex(point, 8)}` : [...Array(c.length).keys()].map((i) => `\\u${hex(c.charCodeAt(i), 4)}`).join("");
  });
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
const url = (ws: boolean) => (ws ? "wss://test.deribit.com/ws/api/v2" : "https://test.deribit.com/api/v2");
const literals = (list: readonly string[], wide = false) => list.map((text) => literal(text, wide)).join(", ");
const comment = (text: string) => text.replace("#", "//");

function json(method: string, params: [string, string | string[]][]): string {
  return `{
  "jsonrpc": "2.0",
  "id": 1,
  "method": "${method}",
  "params": {
${params.map(([name, value]) => `    "${name}": ${typeof value === "string" ? literal(value) : `[${literals(value)}]`}`).join(",\n")}
  }
}
`;
}

function curl(call: Call): string {
  const env = (value: Value) => `env.${"env" in value ? value.env : "local" in value ? value.local : ""}`;
  const text = `printf '%s\\n%s\\n' "$timestamp" "$nonce"`;
  return `#!/usr/bin/env bash
# Needs curl and jq${call.signed ? ", and openssl" : ""}.${call.ws ? " curl speaks HTTP: the token is bound to a session, not to a connection." : ""}
set -euo pipefail
: ${call.env.map((name) => `"\${${name}:?}"`).join(" ")}
${call.signed ? `
export timestamp nonce signature
timestamp=$(date +%s)000
nonce=$(openssl rand -hex 8)
` + (call.asymmetric ? `text=$(mktemp)
trap 'rm "$text"' EXIT
${text} >"$text"
# That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.
signature=$(openssl pkeyutl -sign -rawin -inkey "$DERIBIT_PRIVATE_KEY_FILE" -in "$text" | base64 -w0 | tr +/ -_ | tr -d =)
` : `# openssl takes the secret as an argument, which other users of the machine may see.
signature=$(${text} | openssl dgst -sha256 -hmac "$DERIBIT_CLIENT_SECRET" -r | cut -d' ' -f1)
`) : ""}
reply=$(jq -n '{
  jsonrpc: "2.0", id: 1, method: "${call.method}",
  params: {
${call.params.map(([name, value]) => `    ${name}: ${"text" in value ? literal(value.text) : value.number ? `(${env(value)} | tonumber)` : env(value)}`).join(",\n")}
  }
}' | curl -sS -H 'Content-Type: application/json' --data @- "\${DERIBIT_URL:-${url(false)}}/${call.method}")

${said}
jq -re '[${literals(call.wanted)}] as $wanted
  | if .result then .result.scope else error("no token: \\(.error)") end
  | split(" ") as $granted
  ${own}
  | ($granted - $wanted | map(select(test("\\\\A${harmless(call.wanted)}\\\\z") | not))) as $extra
  | ($wanted - $granted) as $missing
  | if $extra + $missing == [] then . else error("scope refused: too many \\($extra), missing \\($missing)") end' <<<"$reply"

# Nothing comes here unless the scope is as wanted.
access_token=$(jq -r .result.access_token <<<"$reply")
`;
}

function python(call: Call): string {
  const value = (v: Value) => "text" in v ? literal(v.text, true) : "env" in v ? (v.number ? `int(os.environ["${v.env}"])` : `os.environ["${v.env}"]`) : v.local;
  const { signed, asymmetric, ws } = call;
  const modules = ["json", "os", "re", "sys", ...(ws ? ["asyncio"] : ["urllib.error", "urllib.request"]), ...(signed ? ["secrets", "time", asymmetric ? "base64" : "hmac"] : [])].sort();
  return `${modules.map((name) => `import ${name}\n`).join("")}${ws || (signed && asymmetric) ? "\n" : ""}${signed && asymmetric ? "from cryptography.hazmat.primitives.serialization import load_pem_private_key  # pip install cryptography\n" : ""}${ws ? "import websockets  # pip install websockets\n" : ""}
URL = os.environ.get("DERIBIT_URL", "${url(ws)}")
${said}
WANTED = set([${literals(call.wanted, true)}])
${own}
HARMLESS = re.compile(r"${harmless(call.wanted)}")


def message():
${signed ? `    timestamp = int(time.time() * 1000)
    nonce = secrets.token_hex(8)
    text = f"{timestamp}\\n{nonce}\\n".encode()
` + (asymmetric ? `    with open(os.environ["DERIBIT_PRIVATE_KEY_FILE"], "rb") as file:
        key = load_pem_private_key(file.read(), None)  # Ed25519
    # That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.
    signature = base64.urlsafe_b64encode(key.sign(text)).decode().rstrip("=")
` : `    signature = hmac.new(os.environ["DERIBIT_CLIENT_SECRET"].encode(), text, "sha256").hexdigest()
`) : ""}    params = {
${call.params.map(([name, v]) => `        "${name}": ${value(v)},\n`).join("")}    }
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "${call.method}", "params": params})


def check(reply):
    if "result" not in reply:
        sys.exit(f"no token: {reply.get('error')}")
    granted = set(reply["result"]["scope"].split(" "))
    extra = [token for token in granted - WANTED if not HARMLESS.fullmatch(token)]
    missing = WANTED - granted
    if extra or missing:
        sys.exit(f"scope refused: too many {sorted(extra)}, missing {sorted(missing)}")
    return reply["result"]

${ws ? `
async def main():
    async with websockets.connect(URL) as socket:
        await socket.send(message())
        result = check(json.loads(await socket.recv()))
        print(result["scope"])
        # This connection is logged in, with the scope as wanted: go on here.


asyncio.run(main())
` : `
request = urllib.request.Request(f"{URL}/${call.method}", message().encode(), {"Content-Type": "application/json"})
try:
    with urllib.request.urlopen(request, timeout=10) as response:
        reply = json.load(response)
except urllib.error.HTTPError as failure:
    reply = json.load(failure)
result = check(reply)
print(result["scope"])
# result["access_token"] has the scope as wanted: go on here.
`}`;
}

function javascript(call: Call): string {
  const value = (v: Value) => "text" in v ? literal(v.text) : "env" in v ? (v.number ? `Number(process.env.${v.env})` : `process.env.${v.env}`) : v.local;
  const { signed, asymmetric, ws } = call;
  return `// A module for Node ${ws ? "22" : "18"} or later; keys and tokens do not belong in a web page.
${signed ? (asymmetric ? `import { randomBytes, sign } from "node:crypto";\nimport { readFileSync } from "node:fs";\n` : `import { createHmac, randomBytes } from "node:crypto";\n`) : ""}
for (const name of [${literals(call.env)}]) if (!process.env[name]) throw new Error(\`\${name} is not set\`);
const url = process.env.DERIBIT_URL ?? "${url(ws)}";
${comment(said)}
const wanted = [${literals(call.wanted)}];
${comment(own)}
const harmless = /^${harmless(call.wanted)}$/;
${signed ? `
const timestamp = Date.now();
const nonce = randomBytes(8).toString("hex");
const text = \`\${timestamp}\\n\${nonce}\\n\`;
${asymmetric ? `// That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.\n` : ""}const signature = ${asymmetric ? `sign(null, Buffer.from(text), readFileSync(process.env.DERIBIT_PRIVATE_KEY_FILE)).toString("base64url")` : `createHmac("sha256", process.env.DERIBIT_CLIENT_SECRET).update(text).digest("hex")`};
` : ""}
const message = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "${call.method}",
  params: {
${call.params.map(([name, v]) => `    ${name}: ${value(v)},\n`).join("")}  },
});

function check(reply) {
  if (!reply.result) throw new Error(\`no token: \${JSON.stringify(reply.error)}\`);
  const granted = reply.result.scope.split(" ");
  const extra = granted.filter((token) => !wanted.includes(token) && !harmless.test(token));
  const missing = wanted.filter((token) => !granted.includes(token));
  if (extra.length || missing.length) throw new Error(\`scope refused: too many [\${extra}], missing [\${missing}]\`);
  return reply.result;
}

${ws ? `const socket = new WebSocket(url);
const reply = await new Promise((resolve, reject) => {
  socket.onopen = () => socket.send(message);
  socket.onmessage = (event) => resolve(JSON.parse(event.data));
  socket.onerror = socket.onclose = () => reject(new Error("no connection"));
});
const result = check(reply);
console.log(result.scope);
// This connection is logged in, with the scope as wanted: go on here.
socket.close();
` : `const response = await fetch(\`\${url}/${call.method}\`, { method: "POST", headers: { "Content-Type": "application/json" }, body: message });
const result = check(await response.json());
console.log(result.scope);
// result.access_token has the scope as wanted: go on here.
`}`;
}

function go(call: Call): string {
  const value = (v: Value) => "text" in v ? literal(v.text, true) : "env" in v ? (v.number ? `json.Number(os.Getenv("${v.env}"))` : `os.Getenv("${v.env}")`) : v.local;
  const { signed, asymmetric, ws } = call;
  const modules = ["encoding/json", "fmt", "log", "os", "regexp", "slices", "strings",
    ...(ws ? ["context"] : ["bytes", "net/http"]), ...(ws || signed ? ["time"] : []),
    ...(signed ? ["crypto/rand", ...(asymmetric ? ["crypto/ed25519", "crypto/x509", "encoding/base64", "encoding/pem"] : ["crypto/hmac", "crypto/sha256", "encoding/hex"])] : [])].sort();
  const width = Math.max(...call.params.map(([name]) => name.length)) + 4;
  const fatal = "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
  return `package main

import (
${modules.map((name) => `\t"${name}"\n`).join("")}${ws ? `
	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
` : ""})

${comment(said)}
var wanted = []string{${literals(call.wanted, true)}}

${comment(own)}
var harmless = regexp.MustCompile(\`^${harmless(call.wanted)}$\`)

type reply struct {
	Result *struct {
		AccessToken string \`json:"access_token"\`
		Scope       string
	}
	Error json.RawMessage
}

func (r reply) check() error {
	if r.Result == nil {
		return fmt.Errorf("no token: %s", r.Error)
	}
	granted := strings.Split(r.Result.Scope, " ")
	var extra, missing []string
	for _, token := range granted {
		if !slices.Contains(wanted, token) && !harmless.MatchString(token) {
			extra = append(extra, token)
		}
	}
	for _, token := range wanted {
		if !slices.Contains(granted, token) {
			missing = append(missing, token)
		}
	}
	if len(extra)+len(missing) > 0 {
		return fmt.Errorf("scope refused: too many %v, missing %v", extra, missing)
	}
	return nil
}

func main() {
	url := os.Getenv("DERIBIT_URL")
	if url == "" {
		url = "${url(ws)}"
	}
${signed ? `	timestamp := time.Now().UnixMilli()
	nonce := rand.Text()
	text := fmt.Appendf(nil, "%d\\n%s\\n", timestamp, nonce)
` + (asymmetric ? `	file, err := os.ReadFile(os.Getenv("DERIBIT_PRIVATE_KEY_FILE"))
${fatal}	block, _ := pem.Decode(file)
	if block == nil {
		log.Fatal("the private key is no PEM file")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
${fatal}	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		log.Fatal("this is no Ed25519 key")
	}
	// That the signature goes in base64url without padding is inferred; see Deribit's article on asymmetric API keys.
	signature := base64.RawURLEncoding.EncodeToString(ed25519.Sign(private, text))
` : `	mac := hmac.New(sha256.New, []byte(os.Getenv("DERIBIT_CLIENT_SECRET")))
	mac.Write(text)
	signature := hex.EncodeToString(mac.Sum(nil))
`) : ""}	message := map[string]any{"jsonrpc": "2.0", "id": 1, "method": "${call.method}", "params": map[string]any{
${call.params.map(([name, v]) => `\t\t${`"${name}":`.padEnd(width)}${value(v)},\n`).join("")}	}}
	var answer reply
${ws ? `	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	socket, _, err := websocket.Dial(ctx, url, nil)
${fatal}	defer socket.CloseNow()
	if err := wsjson.Write(ctx, socket, message); err != nil {
		log.Fatal(err)
	}
	if err := wsjson.Read(ctx, socket, &answer); err != nil {
		log.Fatal(err)
	}
` : `	body, err := json.Marshal(message)
${fatal}	response, err := http.Post(url+"/${call.method}", "application/json", bytes.NewReader(body))
${fatal}	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
`}	if err := answer.check(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Result.Scope)
	// ${ws ? "This connection is logged in, with the scope as wanted: go on here." : "answer.Result.AccessToken has the scope as wanted: go on here."}
}
`;
}

const ofDomain = (token: string) => /^[a-z_]+:read(_write)?$/.test(token);

/** The call that makes a key which can have the wanted scope and no more. */
function key({ query, asymmetric, wanted: tokens }: Call): string {
  const name = /^\w{1,16}$/.test(query.key_name) ? query.key_name : "";
  const features = words(query.features);
  return json("private/create_api_key", [
    ...(name ? [["name", name] as [string, string]] : []),
    ["max_scope", tokens.filter(ofDomain)],
    ...(features.length ? [["enabled_features", features] as [string, string[]]] : []),
    ...(asymmetric ? [["public_key", "YOUR_PUBLIC_KEY_PEM"] as [string, string]] : []),
  ]);
}

/** A code span of Markdown; tables want a bar escaped even there. Control and format characters are made visible. */
export function code(text: string, inTable = false): string {
  const fence = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return fence + pad + text.replace(/\p{C}/gu, "\ufffd").replaceAll("|", inTable ? "\\|" : "|") + pad + fence;
}

function readme({ query, params, wanted: tokens }: Call, p: Prediction): string {
  const scope = params.find(([name]) => name === "scope")?.[1];
  const rows = tokens.filter(ofDomain).map((token) => {
    // What a gate keeps shut is not what the scope is for, even where no token comes.
    const shut = ({ verdict, gates }: MethodVerdict) => verdict === "denied" && gates.some((gate) => gate !== "token");
    const calls = p.methods.filter((method) => method.needs.includes(token) && !shut(method)).map((method) => method.name);
    const titles = p.consequences.filter((item) => item.witnesses.some((name) => calls.includes(name))).map((item) => item.title);
    return `| ${code(token)} | ${titles.join("; ") || calls.slice(0, 3).map((name) => code(name)).join(", ") || "?"} |\n`;
  });
  return `## Scopes this tool needs

| Scope | What for |
| --- | --- |
${rows.join("")}
Create a key with this ${code("max_scope")} and no more: ${code(JSON.stringify(tokens.filter(ofDomain)))}.
${scope && "text" in scope ? `The tool asks for ${code(scope.text)}` : "The tool asks for no scope"} with ${code(query.grant)}, and stops if the scope it gets is any other.
`;
}
