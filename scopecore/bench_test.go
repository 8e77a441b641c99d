package scopecore_test

import (
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

const benchQuery = "via=http&key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read+wallet:none&key_name=bot1"

// BenchmarkPredictGrants predicts all grants and the verdict on all methods for
// each. Its budget is 50 µs.
func BenchmarkPredictGrants(b *testing.B) {
	q, _ := scopecore.ParseQuery(benchQuery)
	methods := catalog.Load()
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range scopecore.PredictGrants(q) {
			p.Access().Verdicts(methods)
		}
	}
}

// BenchmarkPredict predicts one grant, without the methods.
func BenchmarkPredict(b *testing.B) {
	q, _ := scopecore.ParseQuery(benchQuery)
	b.ReportAllocs()
	for b.Loop() {
		scopecore.Predict(q)
	}
}

// BenchmarkVerdicts judges all methods for one token.
func BenchmarkVerdicts(b *testing.B) {
	q, _ := scopecore.ParseQuery(benchQuery)
	methods, access := catalog.Load(), scopecore.Predict(q).Access()
	b.ReportAllocs()
	for b.Loop() {
		access.Verdicts(methods)
	}
}

// BenchmarkParse reads a scope of typical length.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		scopecore.Parse("account:read trade:read_write wallet:none block_trade:none session:bot1 expires:3600", scopecore.RoleRequest)
	}
}

// BenchmarkParseHostile reads 64 KiB of the text that's slowest to parse.
func BenchmarkParseHostile(b *testing.B) {
	text := make([]byte, 0, scopecore.MaxQuery)
	for len(text)+9 < scopecore.MaxQuery {
		text = append(text, "trade:[a "...)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		scopecore.Parse(string(text), scopecore.RoleRequest)
	}
}
