package knowledge_test

import (
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/knowledge"
)

// TestSpoken reads predictions aloud.
func TestSpoken(t *testing.T) {
	others := func(n int) string { return knowledge.Number(scopecore.NumDomains - n) }
	for query, want := range map[string]string{
		"key=trade:read": "Everything the key has. Predicted scope: connection mainaccount trade:read. 7 calls allowed, 2 denied.",
		"key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read_write": "Less `account`, more `wallet` than you asked for. Predicted scope: account:read connection mainaccount trade:read_write wallet:read. 7 calls allowed, 2 denied.",
		"key=&ask=trade:read&account=sub&via=http&grant=client_credentials":                     "Less `trade` than you asked for. Predicted scope: session:rest-*. 7 calls allowed, 2 denied.",
		"ask=trade:read+trade": "`trade` is unclear; " + others(1) + " domains depend on the key. Predicted scope: connection mainaccount. 1 remark on the text. 7 calls allowed, 2 denied.",
		"key_type=asymmetric":  "No token. A key pair works with `client_signature` only.",
		"grant=refresh_token":  "Which token do you start from?",
		"grant=refresh_token&key=trade:read&from=key%3Dtrade:read":                             "The same as the token you hold. Continued from `client_credentials`. Predicted scope: connection mainaccount trade:read. 7 calls allowed, 2 denied.",
		"grant=fork_token&key=trade:read&from=grant%3Drefresh_token%3Bkey%3Dtrade:read":        "No token. A token bound to a connection can't be forked.",
		"grant=refresh_token&from=grant%3Drefresh_token":                                       "Which token do you start from?",
		"grant=refresh_token&key=&held=&from=" + strings.Repeat("grant%3Drefresh_token%3B", 4): "The same as the token you hold. Continued from 4 steps, the last one `refresh_token`. Predicted scope: empty. 7 calls allowed, 2 denied.",
	} {
		q, ds := scopecore.ParseQuery(query)
		p := scopecore.Predict(q)
		if got := knowledge.Spoken(p, 7, 2, len(ds)+len(p.Diagnostics)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}

// TestHeadline checks the headlines of predictions.
func TestHeadline(t *testing.T) {
	others := func(n int) string {
		words := knowledge.Number(scopecore.NumDomains - n)
		return strings.ToUpper(words[:1]) + words[1:]
	}
	const key = "key=account:read+trade:read_write+wallet:read_write"
	for query, want := range map[string]string{
		key: "Everything the key has.",
		key + "&ask=account:read+trade:read_write+wallet:none":                    "Exactly what you asked for.",
		key + "&ask=account:read_write+trade:read_write+wallet:none":              "Less `account` than you asked for.",
		key + "&ask=account:read_write+block_rfq:read+wallet:none":                "Less `account` and `block_rfq`, more `trade` than you asked for.",
		key + "&ask=account:read":                                                 "More `trade` and `wallet` than you asked for.",
		"key=account:read+block_rfq:read+trade:read+wallet:read&ask=custody:none": "More in four domains than you asked for.",
		key + "&ask=account:read+trade:read_write+wallet:read_write":              "What you asked for, perhaps less `wallet`.",
		"ask=trade:read":                             others(1) + " domains depend on the key.",
		"grant=client_credentials":                   "All domains depend on the key.",
		"ask=trade:read+wallet:none":                 others(2) + " domains depend on the key.",
		"key_type=asymmetric&key=trade:read":         "No token. A key pair works with `client_signature` only.",
		"grant=refresh_token":                        "Which token do you start from?",
		"ask=trade:read+trade:read_write":            "`trade` is unclear; " + strings.ToLower(others(1)) + " domains depend on the key.",
		"key=trade:all+wallet:read&ask=custody:none": "More `wallet` than you asked for; `trade` is unclear.",
		"grant=exchange_token&held=session:a+trade:read+wallet:read&ask=trade:read": "`wallet` is unknown.",
		"grant=refresh_token&held=mainaccount+session:a+trade:read&key=trade:read":  "The same as the token you hold.",
		"grant=refresh_token&held=connection+mainaccount+trade:read":                "The same as the token you hold, perhaps less `trade`.",
	} {
		q, _ := scopecore.ParseQuery(query)
		if got := knowledge.HeadlineSays(scopecore.Predict(q)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
}
