package bridge

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/corpus"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/report"
)

// hostilePayloads are tried on every operation, and seed the fuzzer.
var hostilePayloads = []string{
	"", "=", "&", "&&&=&", "%", "%zz", "ask=%", "ask=\x00", "ask=\xff\xfe", "ask=%FF%FE", "\xed\xa0\x80",
	"ask=<img src=x onerror=alert(1)>", "ask=</script><script>alert(1)</script>", "ask=\u202e\u2066trade:read",
	"rule=", "rule=clipped-to-key", "rule=<x>", "token=", "token=trade:read", "token=session:", "error=13021", "error=99999999999999999999",
	"key=" + strings.Repeat("trade:read+", 3000), "ask=" + strings.Repeat("+", 60000), strings.Repeat("a=b&", 15000),
	"grant=refresh_token&from=" + strings.Repeat("grant%3Dfork_token%3B", 3000), "from=" + strings.Repeat("%25", 20000), "grant=refresh_token&key=trade:read&from=" + strings.Repeat("grant%3Drefresh_token%26ask%3D"+strings.Repeat("trade:read%2B", 60)+"%3B", 60),
	"ask=" + strings.Repeat("trade:[a+", 5000), "sessions=-1&sessions=1e9", strings.Repeat("x", MaxPayload+1),
}

// FuzzHandle checks the bridge's promises for any call: the answer is JSON of
// the one shape, harmless in a page, and never an internal error.
func FuzzHandle(f *testing.F) {
	for _, p := range hostilePayloads {
		for _, op := range []string{"predict", "grants", "explain", "catalog", "least", "verify", "read", "scan", "compare", "check", "", "no such"} {
			f.Add(op, p)
			f.Add(op, "answer="+p)
			f.Add(op, "\n"+p)
			f.Add(op, "text="+p)
			f.Add(op, "want=trade:read&scope="+p)
			f.Add(op, "want=trade:read&query="+p)
			f.Add(op, "scope=trade:read&want="+p)
		}
	}
	f.Fuzz(func(t *testing.T, op, payload string) {
		answer := Handle(op, payload)
		var v struct {
			V      int             `json:"v"`
			OK     bool            `json:"ok"`
			Result json.RawMessage `json:"result"`
			Error  *struct {
				Kind, Code, Message string
				Offset              int
			} `json:"error"`
		}
		d := json.NewDecoder(strings.NewReader(answer))
		d.DisallowUnknownFields()
		if err := d.Decode(&v); err != nil || v.V != 1 {
			t.Fatalf("Handle(%q, %q) = %s: %v", op, payload, answer, err)
		}
		if v.OK == (v.Error != nil) || v.OK == (v.Result == nil) {
			t.Fatalf("neither result nor error, or both: %s", answer)
		}
		if v.Error != nil && v.Error.Kind == "internal" {
			t.Fatalf("Handle(%q, %q): an internal error", op, payload)
		}
		if strings.ContainsAny(answer, "<>&\x7f\u2028\u2029") {
			t.Fatalf("an answer that isn't harmless in a page: %q", answer)
		}
		if len(answer) > 4<<20 {
			t.Fatalf("an answer of %d bytes to a payload of %d", len(answer), len(payload))
		}
	})
}

// TestQuoting compares the JSON writer with encoding/json.
func TestQuoting(t *testing.T) {
	texts := []string{"", "plain", "a\"b\\c", "\x00\x01\n\t\r\x1f\x7f", "<&>", "é€😀", "\u2028\u2029", "\xff", "a\xc3(", "\xed\xa0\x80", "\uFFFD", "\xe2\x82"}
	for _, s := range texts {
		var back string
		quoted := report.AppendQuoted(nil, s)
		if err := json.Unmarshal(quoted, &back); err != nil {
			t.Errorf("%q: %v in %s", s, err, quoted)
			continue
		}
		// One U+FFFD for each byte that isn't valid UTF-8, as encoding/json
		// writes it.
		if want := string([]rune(s)); back != want {
			t.Errorf("%q reads back as %q, want %q", s, back, want)
		}
	}
}

// TestTooLong checks the length limit to the byte.
func TestTooLong(t *testing.T) {
	if a := Handle("predict", strings.Repeat(" ", MaxPayload)); !strings.Contains(a, `"ok":true`) {
		t.Errorf("64 KiB is refused: %.200s", a)
	}
	if a := Handle("predict", strings.Repeat(" ", MaxPayload+1)); !strings.Contains(a, `"code":"too-long"`) {
		t.Errorf("a byte more is not: %.200s", a)
	}
}

// TestRecover makes an operation panic and checks that the fault is reported.
func TestRecover(t *testing.T) {
	saved := operations
	defer func() { operations = saved }()
	operations[0].answer = func(form) string { panic("a fault") }
	if a := Handle("predict", ""); !strings.Contains(a, `"kind":"internal"`) {
		t.Errorf("a panic came back as %s", a)
	}
}

// TestVerifyReproducesTheCorpus sends every published reply through the bridge
// as JSON-RPC with tokens in it, and gets the tally of the corpus again.
func TestVerifyReproducesTheCorpus(t *testing.T) {
	results, err := corpus.CheckAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[corpus.Outcome]string{corpus.Exact: "predicted", corpus.Within: "within", corpus.Exception: "contradicts"}
	for _, r := range results {
		o := r.Observation
		scope := o.ResponseScope
		if !o.ResponseComplete {
			scope += " session:x..." // cut off in the next token
		}
		result := map[string]any{"access_token": secret, "refresh_token": secret, "scope": scope, "token_type": "bearer"}
		if o.ExpiresIn != nil {
			result["expires_in"] = *o.ExpiresIn
		}
		reply, err := json.MarshalIndent(map[string]any{"jsonrpc": "2.0", "result": result}, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		answer := Handle("verify", r.Query.Encode()+"&answer="+url.QueryEscape(string(reply)))
		var v struct {
			Result struct {
				Status, Granted string
				Record          json.RawMessage
			}
		}
		if err := json.Unmarshal([]byte(answer), &v); err != nil {
			t.Fatal(err)
		}
		if v.Result.Status != want[r.Outcome] {
			t.Errorf("%s: verify says %q, the corpus %q\n%.1500s", o.ID, v.Result.Status, r.Outcome, answer)
		}
		if (string(v.Result.Record) != "null") != (r.Outcome == corpus.Exception) {
			t.Errorf("%s: record %s", o.ID, v.Result.Record)
		}
		// A record has the form of the corpus.
		d := json.NewDecoder(strings.NewReader(string(v.Result.Record)))
		d.DisallowUnknownFields()
		var record *corpus.Observation
		if err := d.Decode(&record); err != nil || record != nil && record.ResponseScope != o.ResponseScope {
			t.Errorf("%s: %v in the record %s", o.ID, err, v.Result.Record)
		}
	}
}

// secret looks like a Deribit token, but isn't one.
const secret = "1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHyM0rCv9WjS4kQd7UeF2aLg"

// secrets are the shapes that credentials come in: tokens, a client secret, a
// signature, the body of a private key. All are made up.
var secrets = []string{
	secret,
	"Q7X2MZ9KD4WB6TR1HJ8PC3VN5LY0GFSEabcdef01234",
	"4e1a07c9d35b82f6a9c04d7e12b8f35c6d90e4a7b1c2835f9e6d0a4c7b18f253",
	"MC4CAQAwBQYDK2VwBCIEIJ3v8Zt1q0mVd4pQwXz7yT5rK2nL9sB6cF8gH1jM3oPe",
}

// places are where a secret may be in what people paste.
var places = []string{
	"%s", "trade:read %s", "%s trade:read", `{"access_token":"%s","scope":"trade:read"}`, `{"scope":"trade:read %s"}`,
	`{"result":{"scope":"%s"}}`, `{"scope":"trade:read","refresh_token":"%s`, "session:%s trade:read", "name:%s trade:read", "trade:%s", "%s:read",
	"scope=%s", "connection,%s,trade:read", "Authorization: Bearer %s", "curl -H 'Authorization: bearer %s' https://test.deribit.com/api/v2/private/buy",
	"client_secret = '%s'\nprivate/get_positions", "private/%s", "private/buy/%s", "user.orders.%s.raw", "user.portfolio.%s", "public/%s", "[\"%s\"]", "ip:%s", "expires:%s", "app_id:%s", "wallets:%s", "\u200b%s", "(%s)",
}

// leaked returns the longest part of a secret, of twelve characters or more,
// that's in an answer.
func leaked(answer, secret string) string {
	for i := 0; i+12 <= len(secret); i++ {
		if strings.Contains(answer, secret[i:i+12]) {
			return secret[i : i+12]
		}
	}
	return ""
}

// payloads puts a text into every parameter of every operation.
func payloads(text string) [][2]string {
	e := url.QueryEscape(text)
	return [][2]string{
		{"predict", "ask=" + e}, {"predict", "key=" + e}, {"predict", "grant=refresh_token&held=" + e}, {"predict", "key_name=" + e},
		{"predict", "grant=fork_token&held=session:a&session_name=" + e}, {"predict", e + "=1"}, {"predict", "grant=" + e},
		{"predict", "key=trade:read&reply=" + e}, {"predict", "key=trade:read&need=" + e}, {"predict", "reply=trade:read+" + e + "&need=buy+" + e},
		{"read", "key=trade:read&into=key\n" + text}, {"read", "reply=" + e + "&need=" + e + "\nprivate/buy"},
		{"grants", "key=trade:read&ask=" + e}, {"least", "text=" + e}, {"least", "methods=" + e}, {"verify", "answer=" + e}, {"read", "\n" + text}, {"scan", "\n" + text}, {"least", "methods=buy&at_most=" + e}, {"read", "\n{\"scope\":\"trade:read\",\"name\":\"" + text + "\"}"}, {"least", "\n" + text},
		{"verify", "key=trade:read&ask=trade:read&answer=" + e}, {"verify", "answer=wallet:read&key=&ask=" + e}, {"compare", "a=" + url.QueryEscape("ask="+e) + "&b=" + e},
		{"check", "want=trade:read&scope=" + e}, {"check", "scope=trade:read&want=" + e}, {"check", "want=trade:read&query=" + url.QueryEscape("ask="+e)},
		{"predict", "grant=refresh_token&from=" + e}, {"predict", "from=" + url.QueryEscape("ask="+e)}, {"grants", "grant=fork_token&from=" + url.QueryEscape("grant=refresh_token&held="+e+";key="+e)},
		{"predict", "grant=exchange_token&from=" + url.QueryEscape("grant=refresh_token&from="+url.QueryEscape("key="+e+"&"+e+"=1"))},
		{"explain", "rule=" + e}, {"explain", "token=" + e}, {"explain", "error=" + e}, {"catalog", e}, {e, e},
	}
}

// name reports whether the part of a text at a place is the name of a session
// or a key: up to 64 bytes right after session: or name:, or the whole of the
// parameters key_name and session_name. A name is what the user chose and the
// server echoes, however random it looks; masked, the session would be lost and
// the prediction wrong. Text anywhere else isn't a name.
func name(payload, text string, at int) bool {
	of := func(c rune) bool {
		return c < 0x80 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("._-", c))
	}
	start, end := at, at
	for start > 0 && of(rune(text[start-1])) {
		start--
	}
	for end < len(text) && of(rune(text[end])) {
		end++
	}
	if end-start > 64 {
		return false
	}
	for _, param := range []string{"key_name=", "session_name="} {
		if strings.Contains(payload, param) && start == 0 && strings.Trim(text[end:], "=") == "" {
			return true
		}
	}
	before := strings.ToLower(text[:start])
	return !strings.HasPrefix(payload, "methods=") && (strings.HasSuffix(before, "session:") || strings.HasSuffix(before, "name:"))
}

// TestNamesAreNoSecrets predicts and verifies sessions and keys whose names are
// random: they come back whole, and what they're bound to is right.
func TestNamesAreNoSecrets(t *testing.T) {
	for _, name := range []string{
		"mybot_1759999999_4e1a07c9d35b82f6a9c04d7e12b8f35c", "4e1a07c9d35b82f6a9c04d7e12b8f35c", "3f2b8c1e-9d47-4a60-8b15-7ce2d90f4a38",
		"01JB7ZK3QX8M4T9V2C5W6Y0DHN", "V1StGXR8_Z5jdHi6B-myT", "waHCBhVpNio=", "mybot.4e1a07c9d35b82f6a9c04d7e12b8f35c",
	} {
		e := url.QueryEscape(name)
		reply := url.QueryEscape(`{"result":{"scope":"mainaccount session:` + name + ` trade:read","expires_in":900}}`)
		setting := "key=trade:read&ask=session:" + e + "+trade:read"
		var p struct {
			Result struct {
				Scope, Query string
				Lifetime     struct{ Binding, Session string }
				Diagnostics  []struct{ Code string }
			}
		}
		if err := json.Unmarshal([]byte(Handle("predict", setting)), &p); err != nil {
			t.Fatal(err)
		}
		if want := "mainaccount session:" + name + " trade:read"; p.Result.Scope != want || p.Result.Lifetime.Binding != "session" || p.Result.Lifetime.Session != name || len(p.Result.Diagnostics) > 0 {
			t.Errorf("%s: predicted %+v", name, p.Result)
		}
		if !strings.Contains(p.Result.Query, "session:"+e) {
			t.Errorf("%s: the link holds %q", name, p.Result.Query)
		}
		var v struct {
			Result struct {
				Status, Granted string
				Secrets         int
			}
		}
		if err := json.Unmarshal([]byte(Handle("verify", setting+"&answer="+reply)), &v); err != nil {
			t.Fatal(err)
		}
		if v.Result.Status != "predicted" || !strings.Contains(v.Result.Granted, "session:"+name) || v.Result.Secrets != 0 {
			t.Errorf("%s: verified as %+v", name, v.Result)
		}
		fork := Handle("predict", "grant=fork_token&held=session:a+name:"+e+"&session_name="+e)
		for _, part := range []string{`"session:` + name, `"name:` + name, "session_name=" + e} {
			if !strings.Contains(fork, part) {
				t.Errorf("%s: a fork lacks %s", name, part)
			}
		}
		inner := url.QueryEscape("key=trade:read&ask=" + url.QueryEscape("session:"+name+" trade:read"))
		if same := Handle("compare", "a="+inner+"&b="+url.QueryEscape(setting)); !strings.Contains(same, `"same":true`) {
			t.Errorf("%s: two equal settings differ: %s", name, same)
		}
	}
}

// TestNoSecretComesBack puts every shape of secret into every place of every
// operation and checks that no part of it is in any answer.
func TestNoSecretComesBack(t *testing.T) {
	for _, s := range secrets {
		for _, place := range places {
			text := strings.ReplaceAll(place, "%s", s)
			for _, c := range payloads(text) {
				if part := leaked(Handle(c[0], c[1]), s); part != "" && !name(c[1], text, strings.Index(text, s)) {
					t.Errorf("%s of %q: %q comes back", c[0], place, part)
				}
			}
		}
	}
}

// FuzzNoSecretComesBack does the same in texts that the fuzzer makes.
func FuzzNoSecretComesBack(f *testing.F) {
	for i, place := range places {
		before, after, _ := strings.Cut(place, "%s")
		f.Add(before, after, uint8(i))
	}
	f.Fuzz(func(t *testing.T, before, after string, which uint8) {
		s := secrets[int(which)%len(secrets)]
		// Glued to other letters, a secret is another word, which may not look
		// like a secret; people paste it as a separate word.
		glued := func(c byte) bool {
			return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || c == '%'
		}
		if before != "" && glued(before[len(before)-1]) || after != "" && glued(after[0]) {
			return
		}
		for _, c := range payloads(before + s + after) {
			if part := leaked(Handle(c[0], c[1]), s); part != "" && !name(c[1], before+s+after, len(before)) {
				t.Fatalf("%s %q: %q comes back", c[0], c[1], part)
			}
		}
	})
}

// secretForms are the forms in which a short secret is pasted after its name:
// JSON, JSON in JSON, a form body, a header, a shell's environment, curl, a
// flag, keyword arguments, YAML, an address.
var secretForms = []string{
	`{"jsonrpc":"2.0","method":"public/auth","params":{"grant_type":"client_credentials","client_id":"joe","NAME":"VALUE","scope":"session:bot1 trade:read wallet:none"}}`,
	"{\n  \"NAME\": \"VALUE\",\n  \"scope\": \"trade:read\"\n}", `{"NAME":"VALUE`, `{\"result\":{\"NAME\":\"VALUE\",\"scope\":\"trade:read\"}}`, `"{\\\"NAME\\\":\\\"VALUE\\\"}"`,
	"grant_type=client_credentials&NAME=VALUE&scope=trade:read", "scope=trade%3Aread&NAME=VALUE", "%7B%22NAME%22%3A%22VALUE%22%7D", "NAME: VALUE\nscope: trade:read", "NAME: Bearer VALUE\r\n\r\ntrade:read",
	"NAME: Basic VALUE trade:read", "export NAME=VALUE", "NAME=VALUE ./bot\nprivate/buy", "curl -d 'NAME=VALUE' -d scope=trade:read https://test.deribit.com/api/v2/private/buy", "curl -H 'NAME: VALUE' https://x/private/buy",
	"bot --NAME VALUE private/buy", "auth(NAME='VALUE', scope='trade:read')", `NAME = "VALUE"`, "NAME: |\n  VALUE\nprivate/buy: 1", "  - NAME: 'VALUE' # private/buy", "https://x/api/v2/public/auth?NAME=VALUE&scope=trade:read",
	"NAME=VALUE account:read connection trade:read", "account:read trade:read NAME:VALUE", "session:NAME=VALUE trade:read", "name:NAME=VALUE trade:read", `{"scope":"trade:read NAME=VALUE connection"}`, "private/NAME=VALUE user.orders.NAME=VALUE.raw",
}

// secretBearers are names that hold secrets.
var secretBearers = []string{
	"client_secret", "CLIENT_SECRET", "clientSecret", "refresh_token", "access_token", "signature", "password", "passwd", "PASSWORD", "api_key", "apiKey", "X-API-Key",
	"secret", "private_key", "Authorization", "authorization", "DERIBIT_CLIENT_SECRET",
}

// shortSecrets look like any other word.
var shortSecrets = []string{"hunter2", "abcdefgh", "Pa55!", "Hunter22!"}

// TestNoShortSecretComesBack plants them after each name in each form, in each
// parameter of each operation.
func TestNoShortSecretComesBack(t *testing.T) {
	for i, name := range secretBearers {
		for j, form := range secretForms {
			s := shortSecrets[(i+j)%len(shortSecrets)]
			for _, c := range payloads(strings.NewReplacer("NAME", name, "VALUE", s).Replace(form)) {
				if answer := Handle(c[0], c[1]); strings.Contains(answer, s) {
					at := strings.Index(answer, s)
					t.Errorf("%s of %q: %q comes back in …%s", c[0], c[1], s, answer[max(0, at-80):at+len(s)])
				}
			}
		}
	}
	// In words beside a scope, not even a name is needed.
	for _, text := range []string{"hunter2 account:read", "username=hunter2 account:read", "account:read connection hunter2:x ip:hunter2 expires:hunter2", `{"scope":"account:read hunter2 hunter2:hunter2"}`} {
		answer := Handle("verify", "key=trade:read&ask=trade:read&answer="+url.QueryEscape(text))
		if strings.Contains(answer, "hunter2") || !strings.Contains(answer, `"granted":"account:read`) || strings.Contains(answer, `"dropped":0`) {
			t.Errorf("%q: %.2000s", text, answer)
		}
	}
}

// FuzzNoShortSecretComesBack does the same in texts that the fuzzer makes. The
// secret is where a form has it, with anything around it.
func FuzzNoShortSecretComesBack(f *testing.F) {
	for i, form := range secretForms {
		f.Add("", form, "", uint8(i))
		f.Add("trade:read ", form, " private/buy", uint8(i))
	}
	f.Fuzz(func(t *testing.T, before, form, after string, which uint8) {
		name, s := secretBearers[int(which)%len(secretBearers)], shortSecrets[int(which)%len(shortSecrets)]
		known := false
		for _, have := range secretForms {
			known = known || have == form
		}
		// The fuzzer's text may have the secret without its name, and a quote
		// or a backslash before the form changes what it says.
		if !known || strings.Contains(before+after, s) || before != "" && !strings.ContainsAny(before[len(before)-1:], " \n,;&({[") || strings.ContainsAny(before, "\"'`\\%") {
			return
		}
		for _, c := range payloads(before + strings.NewReplacer("NAME", name, "VALUE", s).Replace(form) + after) {
			if answer := Handle(c[0], c[1]); strings.Contains(answer, s) {
				t.Fatalf("%s %q: it comes back", c[0], c[1])
			}
		}
	})
}

// TestJobsAreCallable compares each job with its calls: the answer for the job
// is the answer for them, and a scope exists that allows all of them.
func TestJobsAreCallable(t *testing.T) {
	jobs := catalog.Jobs()
	if len(jobs) < 8 {
		t.Fatalf("only %d jobs", len(jobs))
	}
	for _, job := range jobs {
		got := Handle("least", "job="+job.ID)
		if want := Handle("least", "methods="+strings.Join(job.Methods, "+")); got != want {
			t.Errorf("%s: got %s, want %s", job.ID, got, want)
		}
		var answer struct {
			Result struct {
				Covered               []string
				Undocumented          []string
				Beyond                []struct{ Blocked bool }
				Key, Ask              string
				Alternatives, Because any
			}
		}
		if err := json.Unmarshal([]byte(got), &answer); err != nil {
			t.Fatal(err)
		}
		r := answer.Result
		if !slices.Equal(r.Covered, job.Methods) || len(r.Undocumented) > 0 || r.Key == "" {
			t.Errorf("%s: %+v doesn't cover all of %v", job.ID, r, job.Methods)
		}
		for _, o := range r.Beyond {
			if o.Blocked {
				t.Errorf("%s has a call that can't be made: %+v", job.ID, r.Beyond)
			}
		}
	}
	if answer := Handle("least", "job=astronaut"); !strings.Contains(answer, `"code":"bad-payload"`) {
		t.Errorf("an unknown job: %s", answer)
	}
}

// TestLeastTakesNothingElse hides parameters in the values of those that least
// takes, passes query parameters that it doesn't take, and checks that none of
// them is in the query that comes back.
func TestLeastTakesNothingElse(t *testing.T) {
	queryOf := func(payload string) string {
		var answer struct{ Result struct{ Query string } }
		if err := json.Unmarshal([]byte(Handle("least", payload)), &answer); err != nil || answer.Result.Query == "" {
			t.Fatalf("least %s: no query: %v", payload, err)
		}
		return answer.Result.Query
	}
	plain := queryOf("methods=buy")
	for _, other := range []string{"grant=client_signature", "via=http", "key=wallet:read", "ask=wallet:read", "account=sub", "key_name=evil",
		"key_type=asymmetric", "held=trade:read", "subject=main", "session_name=evil", "sessions=3", "features=block_trade_approval"} {
		for _, taken := range []string{"account=main", "via=ws", "grant=client_credentials", "grant=", "via=x"} {
			payload := "methods=buy&" + taken + url.QueryEscape("&"+other)
			if got := queryOf(payload); got != plain {
				t.Errorf("least %s: %s, want %s", payload, got, plain)
			}
		}
		name, _, _ := strings.Cut(other, "=")
		if got := queryOf("methods=buy&" + other); (got == plain) == (name == "grant" || name == "via" || name == "account" || name == "key_type") {
			t.Errorf("least methods=buy&%s: %s", other, got)
		}
	}
}

// TestExplainReadsWhatIsEncoded asks for every token, rule and error code as
// core.js sends them, in form encoding, and as people write them.
func TestExplainReadsWhatIsEncoded(t *testing.T) {
	type call struct{ kind, id string }
	var calls []call
	for _, tok := range knowledge.Tokens() {
		calls = append(calls, call{"token", tok.Form})
	}
	for _, r := range knowledge.Rules() {
		calls = append(calls, call{"rule", string(r.ID)})
	}
	for _, c := range knowledge.ErrorCodes() {
		calls = append(calls, call{"error", strconv.Itoa(c.Code)})
	}
	for _, c := range calls {
		encoded := url.Values{c.kind: {c.id}}.Encode()
		for _, payload := range []string{encoded, c.kind + "=" + c.id, "more=1&" + encoded} {
			var answer struct {
				OK     bool
				Result struct{ Kind, ID, Text string }
			}
			if err := json.Unmarshal([]byte(Handle("explain", payload)), &answer); err != nil {
				t.Fatal(err)
			}
			if r := answer.Result; !answer.OK || r.Kind != c.kind || r.ID != c.id || r.Text == "" {
				t.Errorf("explain %s: %+v", payload, answer)
			}
		}
	}
}

// BenchmarkHandle answers one call of each operation, JSON and all. predict is
// what a keystroke costs.
func BenchmarkHandle(b *testing.B) {
	const setting = "via=http&key=account:read+trade:read_write+wallet:read&ask=account:read_write+trade:read+wallet:none"
	reply := url.QueryEscape(`{"result":{"access_token":"` + secret + `","scope":"account:read mainaccount session:rest-abcdefgh trade:read","expires_in":900}}`)
	code := url.QueryEscape(strings.Repeat(`await call("private/buy"); subscribe("user.orders.BTC-PERPETUAL.raw"); call("private/get_postions");`+"\n", 20))
	for _, c := range [][2]string{
		{"predict", setting},
		{"grants", setting},
		{"least", "methods=buy+sell+get_positions+user.portfolio.btc+set_mmp_config"},
		{"least", "text=" + code},
		{"verify", setting + "&answer=" + reply},
		{"compare", "a=" + url.QueryEscape(setting) + "&b=" + url.QueryEscape("key=trade:read")},
		{"check", "want=trade:read&scope=" + url.QueryEscape("account:read mainaccount session:rest-abcdefgh trade:read")},
		{"explain", "rule=inherited"},
		{"catalog", ""},
	} {
		name, _, _ := strings.Cut(c[1], "=")
		b.Run(c[0]+"/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Handle(c[0], c[1])
			}
		})
	}
}

// TestTextsUpToAMiB: read, least and verify take a text of 1 MiB after the
// first line, scan takes one of 4, and all say what's too long; the others take
// no more than a query.
func TestTextsUpToAMiB(t *testing.T) {
	most := strings.Repeat("x", MaxText)
	for _, c := range []struct{ op, payload, want string }{
		{"read", "\n" + most, `"ok":true`},
		{"read", "\n" + most + "x", `"too-long"`},
		{"read", "via=http&ask=" + strings.Repeat("x", MaxPayload) + "\ntrade:read", `"too-long"`},
		{"read", "via=http", `"bad-payload"`},
		{"least", "via=http\nprivate/buy " + most[:1000], `"key":"trade:read_write"`},
		{"least", "\n" + most + "x", `"too-long"`},
		{"least", "text=private/buy\nprivate/withdraw", `"key":"trade:read_write wallet:read_write"`},
		{"verify", "key=trade:read&ask=trade:read\nconnection mainaccount trade:read", `"status":"predicted"`},
		{"verify", "\n" + most + "x", `"too-long"`},
		{"scan", "\n" + strings.Repeat("x", MaxScan), `"ok":true`},
		{"scan", "\n" + strings.Repeat("x", MaxScan+1), "longer than 4 MiB"},
		{"scan", "via=http", `"bad-payload"`},
		{"predict", most[:MaxPayload+1], `"too-long"`},
	} {
		if got := Handle(c.op, c.payload); !strings.Contains(got, c.want) {
			t.Errorf("%s %.40q of %d bytes: %.200s, want %s", c.op, c.payload, len(c.payload), got, c.want)
		}
	}
}
