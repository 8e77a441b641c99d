package knowledge_test

import (
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// TestSpoken reads predictions aloud.
func TestSpoken(t *testing.T) {
	var all []string
	for _, d := range scopecore.Domains() {
		all = append(all, d.String())
	}
	for query, want := range map[string]string{
		"key=trade:read": "Predicted scope: connection mainaccount trade:read. 1 inherited. 7 calls allowed, 2 denied.",
		"key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write": "Predicted scope: account:read connection mainaccount trade:read_write wallet:read. 1 narrowed and 1 inherited. 7 calls allowed, 2 denied.",
		"key=&ask=trade:read&account=sub&via=http&grant=client_credentials":                     "Predicted scope: session:rest-*. 1 dropped. 7 calls allowed, 2 denied.",
		"ask=trade:read+trade": "Predicted scope: connection mainaccount. " + knowledge.List(all) + ": not known. 1 remark on the text. 7 calls allowed, 2 denied.",
		"key_type=asymmetric":  "No token. Refused: an Ed25519 or RSA key works with `client_signature` only.",
		"grant=refresh_token":  "No token. This grant starts from a token you hold, and the scope the server returned with it isn't given.",
	} {
		q, ds := scopecore.ParseQuery(query)
		p := scopecore.Predict(q)
		if got := knowledge.Spoken(p, 7, 2, len(ds)+len(p.Diagnostics)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}
