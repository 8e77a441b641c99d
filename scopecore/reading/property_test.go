package reading_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"scopecalculator/scopecore/reading"
)

// Secrets in the shapes that people paste.
var planted = []string{
	"1790000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHyM0rCv9WjS4kQd7UeF2aLg",
	"Q7X2MZ9KD4WB6TR1HJ8PC3VN5LY0GFSE",
	"4e1a07c9d35b82f6a9c04d7e12b8f35c6d90e4a7b1c2835f9e6d0a4c7b18f253",
	"Kd4tQ9zzWm2baHSNYpvRfJ-XG6cneLT15DUO-iVMoer",
}

// formats are the ways a secret is written beside its name.
var formats = []string{
	`"client_secret":"%s"`, `{\"client_secret\":\"%s\"}`, `{\\\"client_secret\\\":\\\"%s\\\"}`, `'client_secret': '%s'`, `client_secret=%s&x=1`, `client_secret%%3D%s`, `ClientSecret:%s `,
	`clientSecret='%s'`, `client_secret: %s`, `Authorization: Bearer %s`, `--client-secret %s`, `DERIBIT_CLIENT_SECRET="%s"`, `client\u005fsecret":"%s"`, "\x1b[1mpassword\x1b[0m=%s", `&quot;password&quot;:&quot;%s&quot;`,
}

// small are the short texts of the corpus.
func small(t testing.TB) []string {
	var out []string
	for _, c := range corpus(t) {
		if c.Small && len(c.Text) < 3000 {
			out = append(out, c.Text)
		}
	}
	if len(out) < 50 {
		t.Fatalf("%d texts", len(out))
	}
	return out
}

// everything is everything a reading says, as text.
func everything(r *reading.Reading) string { return fmt.Sprintf("%s %+v %s", render(r), *r, r.Query()) }

// TestNoSecretInAReading plants secrets at every place of the texts, bare and
// after a name, and looks for them in everything it says. Every twelfth text
// gets every format at every place; in the others they take turns.
func TestNoSecretInAReading(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n := 0
	check := func(text, secret string) {
		n++
		got := words.Read(text, nil)
		if said := everything(got); strings.Contains(said, secret) {
			t.Fatalf("%q comes back from\n%s\nin\n%s", secret, text, said)
		}
	}
	step := 1
	if testing.Short() || runtime.GOOS == "js" {
		step = 97
	}
	for i, text := range small(t) {
		for at := i % step; at <= len(text); at += step {
			secret := planted[(at/step+i)%len(planted)]
			check(text[:at]+" "+secret+" "+text[at:], secret)
			behind := formats[(at/step+i)%len(formats):][:1]
			if i%12 == 0 {
				behind = formats
			}
			for _, format := range behind {
				// Only its name gives a short one away.
				short := fmt.Sprintf("hunter%dX", r.IntN(1000))
				check(text[:at]+" "+fmt.Sprintf(format, short)+" "+text[at:], short)
			}
		}
	}
	t.Logf("%d texts with a secret", n)
}

// TestNothingFoundIsNeverSuccess: for any part of a text in which nothing was
// understood, the reading says so, and so does the exit status.
func TestNothingFoundIsNeverSuccess(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	check := func(text string) {
		t.Helper()
		got := words.Read(text, nil)
		found := len(got.Tokens) + len(got.Logins) + len(got.Calls) + len(got.Keys) + len(got.Bare) + len(got.Others) + len(got.LeftOut)
		if found == 0 && (len(got.Unread) == 0 || got.Exit() == 0) {
			t.Errorf("nothing of %q is understood: unread %v, exit %d", text, got.Unread, got.Exit())
		}
	}
	for _, text := range []string{"", "private", "scope", "13021", "private/", "scope=", `{"scope":""}`, `{"scope":null}`, "private_key = x", "private void f()", "scope: read write", `{"error":13009}`, "10028", "public", "\x00", "{{{{", "private/#"} {
		check(text)
	}
	pieces := []string{"private", "scope", "13021", "/", ":", "=", "\"", "{", "}", " ", "\n", "read", "error", "code", "-", "%", "trade", "#", "null", "result", "_", "\\"}
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		check(b.String())
	}
	for _, text := range small(t) {
		for range 10 {
			i := r.IntN(len(text) + 1)
			check(text[i : i+r.IntN(len(text)-i+1)])
		}
	}
}

// hostile are pieces of long texts that readers once tripped over.
var hostile = []string{
	`{"jsonrpc":"2.0","id":1,"method":"private/get_positions","params":{"currency":"BTC"}}` + "\n" + `{"jsonrpc":"2.0","id":1,"result":[]}` + "\n",
	"private/unknown_name_%d ", "{", "[{(", "}", `"scope":"`, `scope:`, "\\", `\"`, "%25", "private/", `"private/" + x `, "user.orders.{a}.raw ", "user.", "account:read ", "13021 forbidden ", `{"code":13009,"message":"unauthorized"}`,
	`{"access_token":"x","scope":"trade:read"}`, "a\"", "grant_type=client_credentials&scope=trade:read&", "private_get_x( ", "\x1b[0m", "\n", "session:a ", "'private' deribit \"buy\" ", "method=\"", `{"jsonrpc":"2.0",`, "&quot;", "name:", "-", "_",
	`{"max_scope":"trade:read"}`, "password=", "secret: ", "exchange.createOrder(ccxt ", "client_secret=\"",
}

// TestLinearTime reads each hostile piece repeated up to three lengths. It
// prints the times; it fails if their ratio is far from that of the lengths.
func TestLinearTime(t *testing.T) {
	if testing.Short() || runtime.GOOS == "js" {
		t.Skip("it measures; scripts/bench does in the program that ships")
	}
	sizes := []int{64 << 10, 256 << 10, 1 << 20}
	worst := 0.0
	for _, piece := range hostile {
		var texts [3]string
		for i, size := range sizes {
			var b strings.Builder
			for n := 0; b.Len() < size; n++ {
				if strings.Contains(piece, "%d") {
					fmt.Fprintf(&b, piece, n)
				} else {
					b.WriteString(piece)
				}
			}
			texts[i] = b.String()[:size]
		}
		took := [3]time.Duration{time.Hour, time.Hour, time.Hour}
		var a, b float64
		// Other load on the machine only adds to a time, so more rounds get
		// closer to the text's own.
		for range 5 {
			for range 4 {
				for i, text := range texts {
					start := time.Now()
					words.Read(text, nil)
					took[i] = min(took[i], time.Since(start))
				}
			}
			a, b = float64(took[1])/float64(took[0]), float64(took[2])/float64(took[1])
			if b < 8 {
				break
			}
		}
		worst = max(worst, a*b)
		t.Logf("%-40.40q %8.2f ms %8.2f ms %8.2f ms, ratios %.1f %.1f", piece, ms(took[0]), ms(took[1]), ms(took[2]), a, b)
		// Sixteen times the length may take sixteen times as long, and somewhat
		// more if it doesn't fit the caches; a quadratic reader takes 256.
		// Short times are mostly noise.
		if a*b > 100 && took[2] > 40*time.Millisecond {
			t.Errorf("%q: sixteen times the length takes %.0f times as long", piece, a*b)
		}
	}
	t.Logf("worst ratio from 64 KiB to 1 MiB %.1f", worst)
}

func ms(d time.Duration) float64 { return float64(d) / 1e6 }

// FuzzRead: the reading of any text has its places inside the text, and is the
// same a second time.
func FuzzRead(f *testing.F) {
	for _, text := range small(f) {
		f.Add(text)
	}
	for _, piece := range hostile {
		f.Add(strings.Repeat(piece, 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := words.Read(text, nil)
		size := len(reading.Decode(text))
		for _, u := range r.Unread {
			if u.From < 0 || u.To > size || u.From > u.To || u.Line < 1 {
				t.Fatalf("%+v in %d bytes", u, size)
			}
		}
		for _, c := range r.Calls {
			if c.From < 0 || c.To > size || c.Line < 1 {
				t.Fatalf("%+v in %d bytes", c, size)
			}
		}
		if again := words.Read(text, nil); render(again) != render(r) {
			t.Fatal("a second reading differs")
		}
	})
}
