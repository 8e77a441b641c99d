package report

import (
	"math/rand/v2"
	"testing"

	"scopecalculator/scopecore"
)

// TestKeyCan checks what's said about the key beside what a token can do.
func TestKeyCan(t *testing.T) {
	const key = "key=account:read+trade:read_write+wallet:read_write"
	for _, c := range []struct{ query, id, word, keyWord, differs string }{
		{key + "&ask=trade:read_write+wallet:none", "move-funds-out", "no", "yes", "no, but the key can"},
		{key + "&ask=trade:read_write", "move-funds-out", "likely", "yes", ""},
		{key + "&ask=wallet:none", "place-orders", "likely", "yes", ""},
		{key + "&ask=trade:read_write", "place-orders", "yes", "yes", ""},
		{key, "manage-api-keys", "no", "no", ""},
		{key + "&account=sub", "move-funds-out", "possible", "possible", ""},
		{"ask=wallet:none", "move-funds-out", "no", "possible", ""},
		{"ask=trade:read_write", "place-orders", "likely", "possible", ""},
		{"grant=refresh_token&held=session:a+trade:read&" + key, "place-orders", "no", "yes", "no, but the key can"},
		{"grant=refresh_token&" + key, "place-orders", "no", "yes", "no, but the key can"},
		{"key_type=asymmetric&" + key, "place-orders", "no", "yes", "no, but the key can"},
	} {
		q, _ := scopecore.ParseQuery(c.query)
		for _, got := range Predict(q, nil).Consequences {
			if got.ID == c.id && (got.Word != c.word || got.KeyWord != c.keyWord || got.Differs != c.differs) {
				t.Errorf("%s: %s: %q, %q, %q", c.query, c.id, got.Word, got.KeyWord, got.Differs)
			}
		}
	}
}

// TestKeyCanAtLeast draws settings whose key is known and legible: no token can do more than
// the key.
func TestKeyCanAtLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	differ := 0
	for range 20000 / slower {
		q := anySetting(r)
		// An exchange may lead to the main account, which isn't the key's.
		legible := q.Key.Known && !(q.Grant == scopecore.ExchangeToken && q.Subaccount && q.ToMain)
		for _, a := range scopecore.Parse(q.Key.Value, scopecore.RoleKey).Asked {
			legible = legible && !a.Unreadable && !a.Conflict()
		}
		if !legible {
			continue
		}
		for _, c := range Predict(&q, nil).Consequences {
			if c.Verdict > c.KeyVerdict || (c.Differs != "") != (c.Verdict == scopecore.Denied && c.KeyVerdict >= scopecore.Possible) {
				t.Fatalf("%s: %s: %v, the key %v, %q", q.Encode(), c.ID, c.Verdict, c.KeyVerdict, c.Differs)
			}
			if c.Differs != "" {
				differ++
			}
		}
	}
	if differ < 100/slower {
		t.Errorf("only %d of them differ", differ)
	}
}
