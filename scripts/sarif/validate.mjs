/* Validates a log with the published schema of SARIF 2.1.0: node
   validate.mjs < log.sarif */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

// The schema is draft 4, which has another name for the id.
const ajv = new Ajv({ allErrors: true, schemaId: "id" });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.compile(schema);
if (!valid(JSON.parse(readFileSync(0, "utf8")))) {
  for (const { dataPath, message } of valid.errors) console.error(`${dataPath || "the log"} ${message}`);
  process.exitCode = 1;
}
