package snippets

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"scopecalculator/scopecore"
)

// The credentials the fake server accepts.
const (
	clientID     = "client-1"
	clientSecret = "it's a \"secret\" $(of) `sorts`"
	refreshToken = "refresh-1"
	subjectID    = 10
)

// fake is a stand-in for Deribit's server: it speaks JSON-RPC over HTTP and
// WebSocket, checks the credentials, and grants what the model predicts for its
// key and the scope that's really sent.
type fake struct {
	*httptest.Server
	// account is the setting: key, name, held token, account.
	account scopecore.Query
	public  ed25519.PublicKey
	// change is what this server does differently with the scope, or nil.
	change func(scope string) string

	mu       sync.Mutex
	nonces   map[string]bool
	received []message
}

// message is a JSON-RPC request.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      int             `json:"id"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	params  params
}

// params are the parameters of the three calls together.
type params struct {
	GrantType    string  `json:"grant_type"`
	ClientID     string  `json:"client_id"`
	ClientSecret string  `json:"client_secret"`
	Timestamp    int64   `json:"timestamp"`
	Nonce        string  `json:"nonce"`
	Data         *string `json:"data"`
	Signature    string  `json:"signature"`
	RefreshToken string  `json:"refresh_token"`
	SubjectID    int     `json:"subject_id"`
	SessionName  *string `json:"session_name"`
	Scope        *string `json:"scope"`
}

// serve starts a fake server for the key and account of the query.
func serve(t *testing.T, query string, public ed25519.PublicKey, change func(string) string) *fake {
	account, _ := scopecore.ParseQuery(query)
	f := &fake{account: *account, public: public, change: change, nonces: map[string]bool{}}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

// url is the DERIBIT_URL for a program.
func (f *fake) url(via scopecore.Transport) string {
	if via == scopecore.WebSocket {
		return "ws" + strings.TrimPrefix(f.URL, "http") + "/ws/api/v2"
	}
	return f.URL + "/api/v2"
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/ws/api/v2" {
		f.serveSocket(w, r)
		return
	}
	method, ok := strings.CutPrefix(r.URL.Path, "/api/v2/")
	if !ok || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" {
		http.NotFound(w, r)
		return
	}
	body, _ := io.ReadAll(r.Body)
	reply, failed := f.answer(body, scopecore.HTTP, method)
	w.Header().Set("Content-Type", "application/json")
	if failed {
		w.WriteHeader(http.StatusBadRequest)
	}
	json.NewEncoder(w).Encode(reply)
}

func (f *fake) serveSocket(w http.ResponseWriter, r *http.Request) {
	socket, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	defer socket.CloseNow()
	for {
		_, body, err := socket.Read(r.Context())
		if err != nil {
			return
		}
		reply, _ := f.answer(body, scopecore.WebSocket, "")
		if wsjson.Write(r.Context(), socket, reply) != nil {
			return
		}
	}
}

// answer answers one call; path is the method named in the address, if any.
func (f *fake) answer(body []byte, via scopecore.Transport, path string) (reply map[string]any, failed bool) {
	var m message
	err := json.Unmarshal(body, &m)
	if err == nil {
		err = json.Unmarshal(m.Params, &m.params)
	}
	f.mu.Lock()
	f.received = append(f.received, m)
	f.mu.Unlock()
	reply = map[string]any{"jsonrpc": "2.0", "id": m.ID}
	var scope string
	if err == nil {
		scope, err = f.grant(m, via, path)
	}
	if err != nil {
		reply["error"] = map[string]any{"code": 13004, "message": "invalid_credentials", "data": map[string]string{"reason": err.Error()}}
		return reply, true
	}
	if f.change != nil {
		scope = f.change(scope)
	}
	reply["result"] = map[string]any{"access_token": "access-1", "refresh_token": "refresh-2", "expires_in": 900, "token_type": "bearer", "scope": scope}
	return reply, false
}

// grant checks the call and returns the scope of the token.
func (f *fake) grant(m message, via scopecore.Transport, path string) (string, error) {
	if m.Version != "2.0" || m.ID != 1 || path != "" && path != m.Method {
		return "", fmt.Errorf("no JSON-RPC call of %s", m.Method)
	}
	q, p := f.account, m.params
	q.Via = via
	q.Ask = scopecore.Opt[string]{}
	if p.Scope != nil {
		q.Ask = scopecore.Known(*p.Scope)
	}
	var known bool
	switch m.Method {
	case "public/auth":
		q.Grant, known = scopecore.ParseGrant(p.GrantType)
		known = known && (q.Grant.FromKey() || q.Grant == scopecore.RefreshToken)
	case "public/exchange_token":
		q.Grant, known = scopecore.ExchangeToken, p.SubjectID == subjectID
	case "public/fork_token":
		q.Grant, known = scopecore.ForkToken, p.SessionName != nil && p.Scope == nil
		if known {
			q.SessionName = scopecore.Known(*p.SessionName)
		}
	}
	if !known {
		return "", fmt.Errorf("no such call: %s %s", m.Method, m.Params)
	}
	if err := f.admit(q.Grant, p); err != nil {
		return "", err
	}
	prediction := scopecore.Predict(&q)
	if prediction.Refused != nil {
		return "", fmt.Errorf("refused: %s", prediction.Refused.Code)
	}
	return strings.ReplaceAll(prediction.Scope(), "session:rest-*", "session:rest-c2FtcGxlMTI="), nil
}

// admit checks the credentials.
func (f *fake) admit(grant scopecore.Grant, p params) error {
	switch {
	case !grant.FromKey():
		if p.RefreshToken != refreshToken {
			return fmt.Errorf("wrong refresh token")
		}
		return nil
	case p.ClientID != clientID:
		return fmt.Errorf("wrong client id")
	case grant == scopecore.ClientCredentials:
		if p.ClientSecret != clientSecret {
			return fmt.Errorf("wrong client secret")
		}
		return nil
	case grant != scopecore.ClientSignature:
		return fmt.Errorf("this server doesn't know how to authenticate %v", grant)
	}
	if age := time.Since(time.UnixMilli(p.Timestamp)); age < -time.Second || age > time.Minute {
		return fmt.Errorf("timestamp %d is out of its minute", p.Timestamp)
	}
	f.mu.Lock()
	used := f.nonces[p.Nonce]
	f.nonces[p.Nonce] = true
	f.mu.Unlock()
	if p.Nonce == "" || used || p.Data == nil {
		return fmt.Errorf("nonce or data missing, or nonce used before")
	}
	text := fmt.Appendf(nil, "%d\n%s\n%s", p.Timestamp, p.Nonce, *p.Data)
	if f.account.Asymmetric {
		signature, err := base64.RawURLEncoding.DecodeString(p.Signature)
		if err != nil || !ed25519.Verify(f.public, text, signature) {
			return fmt.Errorf("wrong signature")
		}
		return nil
	}
	mac := hmac.New(sha256.New, []byte(clientSecret))
	mac.Write(text)
	if signature, err := hex.DecodeString(p.Signature); err != nil || !hmac.Equal(signature, mac.Sum(nil)) {
		return fmt.Errorf("wrong signature")
	}
	return nil
}
