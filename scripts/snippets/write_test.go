package snippets

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"scopecalculator/wasm/bridge"
)

// entry asks the shell's own modules for every text, for each prediction.
const entry = `
import { readFileSync } from "node:fs";
import { asJson, asMarkdown, asTag, asText } from "./report.ts";
import { snippet } from "./snippets.ts";
import { hint } from "./hint.ts";

const LANGUAGES = ["message", "curl", "python", "javascript", "go", "key", "readme"];
const { catalog, predictions } = JSON.parse(readFileSync(0, "utf8"));
const out = predictions.map((p) => ({
  texts: Object.fromEntries(LANGUAGES.map((id) => [id, snippet(id, p, catalog)])),
  hint: hint("go", p), query: p.query,
  text: asText(p, "2026-01-02", "https://example.org/#x"), markdown: asMarkdown(p, "2026-01-02", "https://example.org/#x"), tag: asTag(p, "x.js"),
  json: asJson(p, catalog),
}));
process.stdout.write(JSON.stringify(out));
`

// written is what the shell writes for one query.
type written struct {
	Texts map[string]string
	// Hint is what the calculator says beside the programs.
	Hint  string
	Query string
	// The copies of the answer.
	Text, Markdown, Tag, JSON string
}

// write lets the shell write all texts for the queries, as it does in a page.
func write(t *testing.T, queries ...string) []written {
	t.Helper()
	folder, err := filepath.Abs("../../site/calculator")
	if err != nil {
		t.Fatal(err)
	}
	built := api.Build(api.BuildOptions{
		Stdin:    &api.StdinOptions{Contents: entry, ResolveDir: folder, Loader: api.LoaderTS},
		Outfile:  "out.mjs",
		Bundle:   true,
		Platform: api.PlatformNode,
		Format:   api.FormatESModule,
	})
	for _, problem := range built.Errors {
		t.Fatal(problem.Text)
	}
	given := struct {
		Catalog     json.RawMessage   `json:"catalog"`
		Predictions []json.RawMessage `json:"predictions"`
	}{Catalog: answer(t, "catalog", "")}
	for _, query := range queries {
		given.Predictions = append(given.Predictions, answer(t, "predict", query))
	}
	input, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", "--input-type=module", "-e", string(built.OutputFiles[0].Contents))
	node.Stdin = bytes.NewReader(input)
	var problems bytes.Buffer
	node.Stderr = &problems
	output, err := node.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, problems.String())
	}
	var all []written
	if err := json.Unmarshal(output, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// answer asks the calculator, as the shell does.
func answer(t *testing.T, op, payload string) json.RawMessage {
	t.Helper()
	var envelope struct {
		OK     bool
		Result json.RawMessage
	}
	if err := json.Unmarshal([]byte(bridge.Handle(op, payload)), &envelope); err != nil || !envelope.OK {
		t.Fatalf("%s %s: no answer: %v", op, payload, err)
	}
	return envelope.Result
}
