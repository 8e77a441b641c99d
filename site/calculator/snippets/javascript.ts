import { url, type Call, type Value } from "./call.js";
import { BASE64URL, harmless, HARMLESS, WANTED } from "./check.js";
import { literal, literals } from "./literal.js";

/** A module for Node. */
export function javascript(call: Call): string {
  const params = call.params.map(([name, v]) => `    ${name}: ${value(v)},\n`);
  return `// A module for Node ${call.ws ? "22" : "18"} or later; keys and tokens do not belong in a web page.
${imports[call.signature]}
for (const name of [${literals(call.env)}]) if (!process.env[name]) throw new Error(\`\${name} is not set\`);
const url = process.env.DERIBIT_URL ?? "${url(call.ws)}";
// ${WANTED}
const wanted = [${literals(call.wanted)}];
// ${HARMLESS}
const harmless = /^${harmless(call.wanted)}$/;
${signing[call.signature]}
const message = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "${call.method}",
  params: {
${params.join("")}  },
});
${check}
${call.ws ? overWebSocket : overHttp(call.method)}`;
}

function value(v: Value): string {
  if ("text" in v) return literal(v.text);
  if ("local" in v) return v.local;
  return v.number ? `Number(process.env.${v.env})` : `process.env.${v.env}`;
}

const imports = {
  "": "",
  hmac: `import { createHmac, randomBytes } from "node:crypto";
`,
  ed25519: `import { randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
`,
};

const nonce = `
const timestamp = Date.now();
const nonce = randomBytes(8).toString("hex");
const text = \`\${timestamp}\\n\${nonce}\\n\`;
`;

const signing = {
  "": "",
  hmac: `${nonce}const signature = createHmac("sha256", process.env.DERIBIT_CLIENT_SECRET).update(text).digest("hex");
`,
  ed25519: `${nonce}// ${BASE64URL}
const signature = sign(null, Buffer.from(text), readFileSync(process.env.DERIBIT_PRIVATE_KEY_FILE)).toString("base64url");
`,
};

const check = `
function check(reply) {
  if (!reply.result) throw new Error(\`no token: \${JSON.stringify(reply.error)}\`);
  const granted = reply.result.scope.split(" ");
  const extra = granted.filter((token) => !wanted.includes(token) && !harmless.test(token));
  const missing = wanted.filter((token) => !granted.includes(token));
  if (extra.length || missing.length) throw new Error(\`scope refused: too many [\${extra}], missing [\${missing}]\`);
  return reply.result;
}
`;

const overWebSocket = `const socket = new WebSocket(url);
const reply = await new Promise((resolve, reject) => {
  socket.onopen = () => socket.send(message);
  socket.onmessage = (event) => resolve(JSON.parse(event.data));
  socket.onerror = socket.onclose = () => reject(new Error("no connection"));
});
const result = check(reply);
console.log(result.scope);
// This connection is logged in, with the scope you want: continue here.
socket.close();
`;

const overHttp = (method: string) => `const response = await fetch(\`\${url}/${method}\`, { method: "POST", headers: { "Content-Type": "application/json" }, body: message });
const result = check(await response.json());
console.log(result.scope);
// result.access_token has the scope you want: continue here.
`;
