import { url, type Call, type Value } from "./call.js";
import { BASE64URL, harmless, HARMLESS, WANTED } from "./check.js";
import { literal, literals } from "./literal.js";

/** A Go program, formatted as by gofmt. */
export function go(call: Call): string {
  const width = Math.max(...call.params.map(([name]) => name.length)) + '"": '.length;
  const params = call.params.map(([name, v]) => `\t\t${`"${name}":`.padEnd(width)}${value(v)},\n`);
  return `package main

${imports(call)}
// ${WANTED}
var wanted = []string{${literals(call.wanted, true)}}

// ${HARMLESS}
var harmless = regexp.MustCompile(\`^${harmless(call.wanted)}$\`)
${check}
func main() {
	url := os.Getenv("DERIBIT_URL")
	if url == "" {
		url = "${url(call.ws)}"
	}
${signing[call.signature]}	message := map[string]any{"jsonrpc": "2.0", "id": 1, "method": "${call.method}", "params": map[string]any{
${params.join("")}	}}
	var answer reply
${call.ws ? overWebSocket : overHttp(call.method)}	if err := answer.check(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Result.Scope)
	// ${call.ws ? "This connection is logged in, with the scope you want: continue here." : "answer.Result.AccessToken has the scope you want: continue here."}
}
`;
}

function value(v: Value): string {
  if ("text" in v) return literal(v.text, true);
  if ("local" in v) return v.local;
  return v.number ? `json.Number(os.Getenv("${v.env}"))` : `os.Getenv("${v.env}")`;
}

/** The standard library in order, then what you have to fetch. */
function imports(call: Call): string {
  const signs = {
    "": [],
    hmac: ["crypto/hmac", "crypto/rand", "crypto/sha256", "encoding/hex"],
    ed25519: ["crypto/ed25519", "crypto/rand", "crypto/x509", "encoding/base64", "encoding/pem"],
  }[call.signature];
  const standard = ["encoding/json", "fmt", "log", "os", "regexp", "slices", "strings",
    ...call.ws ? ["context"] : ["bytes", "net/http"], ...call.ws || call.signature ? ["time"] : [], ...signs];
  const others = call.ws ? ["", "github.com/coder/websocket", "github.com/coder/websocket/wsjson"] : [];
  const lines = [...standard.sort(), ...others].map((name) => name && `\t"${name}"`);
  return `import (
${lines.join("\n")}
)
`;
}

const fatal = `	if err != nil {
		log.Fatal(err)
	}
`;

const nonce = `	timestamp := time.Now().UnixMilli()
	nonce := rand.Text()
	text := fmt.Appendf(nil, "%d\\n%s\\n", timestamp, nonce)
`;

const signing = {
  "": "",
  hmac: `${nonce}	mac := hmac.New(sha256.New, []byte(os.Getenv("DERIBIT_CLIENT_SECRET")))
	mac.Write(text)
	signature := hex.EncodeToString(mac.Sum(nil))
`,
  ed25519: `${nonce}	file, err := os.ReadFile(os.Getenv("DERIBIT_PRIVATE_KEY_FILE"))
${fatal}	block, _ := pem.Decode(file)
	if block == nil {
		log.Fatal("the private key isn't a PEM file")
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
${fatal}	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		log.Fatal("this isn't an Ed25519 key")
	}
	// ${BASE64URL}
	signature := base64.RawURLEncoding.EncodeToString(ed25519.Sign(private, text))
`,
};

const check = `
type reply struct {
	Result *struct {
		AccessToken string \`json:"access_token"\`
		Scope       string
	}
	Error json.RawMessage
}

func (r reply) check() error {
	if r.Result == nil {
		return fmt.Errorf("no token: %s", r.Error)
	}
	granted := strings.Split(r.Result.Scope, " ")
	var extra, missing []string
	for _, token := range granted {
		if !slices.Contains(wanted, token) && !harmless.MatchString(token) {
			extra = append(extra, token)
		}
	}
	for _, token := range wanted {
		if !slices.Contains(granted, token) {
			missing = append(missing, token)
		}
	}
	if len(extra)+len(missing) > 0 {
		return fmt.Errorf("scope refused: too many %v, missing %v", extra, missing)
	}
	return nil
}
`;

const overWebSocket = `	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	socket, _, err := websocket.Dial(ctx, url, nil)
${fatal}	defer socket.CloseNow()
	if err := wsjson.Write(ctx, socket, message); err != nil {
		log.Fatal(err)
	}
	if err := wsjson.Read(ctx, socket, &answer); err != nil {
		log.Fatal(err)
	}
`;

const overHttp = (method: string) => `	body, err := json.Marshal(message)
${fatal}	response, err := http.Post(url+"/${method}", "application/json", bytes.NewReader(body))
${fatal}	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
`;
