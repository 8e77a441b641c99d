import { url, type Call, type Value } from "./call.js";
import { BASE64URL, harmless, HARMLESS, WANTED } from "./check.js";
import { literal, literals } from "./literal.js";

/** A program for Python 3. */
export function python(call: Call): string {
  const params = call.params.map(([name, v]) => `        "${name}": ${value(v)},\n`);
  return `${imports(call)}
URL = os.environ.get("DERIBIT_URL", "${url(call.ws)}")
# ${WANTED}
WANTED = set([${literals(call.wanted, true)}])
# ${HARMLESS}
HARMLESS = re.compile(r"${harmless(call.wanted)}")


def message():
${signing[call.signature]}    params = {
${params.join("")}    }
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "${call.method}", "params": params})

${check}
${call.ws ? overWebSocket : overHttp(call.method)}`;
}

function value(v: Value): string {
  if ("text" in v) return literal(v.text, true);
  if ("local" in v) return v.local;
  return v.number ? `int(os.environ["${v.env}"])` : `os.environ["${v.env}"]`;
}

/**
 * The standard library in order, then, after a blank line, what you have to
 * install.
 */
function imports(call: Call): string {
  const standard = ["json", "os", "re", "sys", ...call.ws ? ["asyncio"] : ["urllib.error", "urllib.request"],
    ...{ "": [], hmac: ["hmac", "secrets", "time"], ed25519: ["base64", "secrets", "time"] }[call.signature]];
  const others = [
    ...call.signature === "ed25519" ? ["from cryptography.hazmat.primitives.serialization import load_pem_private_key  # pip install cryptography"] : [],
    ...call.ws ? ["import websockets  # pip install websockets"] : [],
  ];
  const lines = standard.sort().map((name) => `import ${name}`);
  return [...lines, ...others.length ? ["", ...others] : [], ""].join("\n");
}

const nonce = `    timestamp = int(time.time() * 1000)
    nonce = secrets.token_hex(8)
    text = f"{timestamp}\\n{nonce}\\n".encode()
`;

const signing = {
  "": "",
  hmac: `${nonce}    signature = hmac.new(os.environ["DERIBIT_CLIENT_SECRET"].encode(), text, "sha256").hexdigest()
`,
  ed25519: `${nonce}    with open(os.environ["DERIBIT_PRIVATE_KEY_FILE"], "rb") as file:
        key = load_pem_private_key(file.read(), None)  # Ed25519
    # ${BASE64URL}
    signature = base64.urlsafe_b64encode(key.sign(text)).decode().rstrip("=")
`,
};

const check = `
def check(reply):
    if "result" not in reply:
        sys.exit(f"no token: {reply.get('error')}")
    granted = set(reply["result"]["scope"].split(" "))
    extra = [token for token in granted - WANTED if not HARMLESS.fullmatch(token)]
    missing = WANTED - granted
    if extra or missing:
        sys.exit(f"scope refused: too many {sorted(extra)}, missing {sorted(missing)}")
    return reply["result"]
`;

const overWebSocket = `
async def main():
    async with websockets.connect(URL) as socket:
        await socket.send(message())
        result = check(json.loads(await socket.recv()))
        print(result["scope"])
        # This connection is logged in, with the scope you want: continue here.


asyncio.run(main())
`;

const overHttp = (method: string) => `
request = urllib.request.Request(f"{URL}/${method}", message().encode(), {"Content-Type": "application/json"})
try:
    with urllib.request.urlopen(request, timeout=10) as response:
        reply = json.load(response)
except urllib.error.HTTPError as failure:
    reply = json.load(failure)
result = check(reply)
print(result["scope"])
# result["access_token"] has the scope you want: continue here.
`;
