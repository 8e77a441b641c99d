import type { Call, Value } from "./call.js";
import { literal, literals } from "./literal.js";

/** The bare message, with placeholders for what the text can't know. */
export function message(call: Call): string {
  return jsonRpc(call.method, call.params.map(([name, value]) => [name, "text" in value ? value.text : placeholder(value)]));
}

function placeholder(value: Exclude<Value, { text: string }>): string {
  return `YOUR_${"env" in value ? value.env.replace("DERIBIT_", "") : value.local.toUpperCase()}`;
}

/** A JSON-RPC request. */
export function jsonRpc(method: string, params: readonly (readonly [name: string, value: string | readonly string[]])[]): string {
  const lines = params.map(([name, value]) => `    "${name}": ${typeof value === "string" ? literal(value) : `[${literals(value)}]`}`);
  return `{
  "jsonrpc": "2.0",
  "id": 1,
  "method": "${method}",
  "params": {
${lines.join(",\n")}
  }
}
`;
}
