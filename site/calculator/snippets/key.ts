import { words, type Call } from "./call.js";
import { jsonRpc } from "./message.js";

/** The call that makes a key that can have exactly the wanted scope. */
export function key({ query, domains }: Call): string {
  const params: [string, string | readonly string[]][] = [];
  // Deribit takes up to 16 letters, digits and underscores.
  if (/^\w{1,16}$/.test(query.key_name)) params.push(["name", query.key_name]);
  params.push(["max_scope", domains]);
  const features = words(query.features);
  if (features.length) params.push(["enabled_features", features]);
  if (query.key_type === "asymmetric") params.push(["public_key", "YOUR_PUBLIC_KEY_PEM"]);
  return jsonRpc("private/create_api_key", params);
}
