package scopecore

import (
	"strings"
	"testing"
)

// secretForms are the forms in which people paste a name and its secret, as
// NAME and VALUE. keeps is what must be left of it.
var secretForms = []string{
	`{"NAME":"VALUE","scope":"trade:read"}`, `{ "NAME" : "VALUE", "scope": "trade:read" }`, "{\n  \"NAME\": \"VALUE\",\n  \"scope\": \"trade:read\"}",
	`"{\"NAME\":\"VALUE\",\"scope\":\"trade:read\"}"`, `{\\\"NAME\\\":\\\"VALUE\\\",\\\"scope\\\":\\\"trade:read\\\"}`,
	"NAME=VALUE&scope=trade:read", "scope=trade:read&NAME=VALUE", "a%3Db%26NAME%3DVALUE%26scope%3Dtrade:read", "%7B%22NAME%22%3A%22VALUE%22%2C%22scope%22%3A%22trade:read%22%7D",
	"%5C%22NAME%5C%22%3A%5C%22VALUE%5C%22%2C%5C%22scope%5C%22", `body=scope=trade:read\u0026NAME=VALUE\u0026x=1`,
	"NAME: VALUE\r\nscope: trade:read", "x-NAME: VALUE\nscope: trade:read", "NAME : 'VALUE'", "NAME: |\n  VALUE\nscope: trade:read", "  NAME:   VALUE # not for others\n",
	"export NAME=VALUE\nscope=trade:read", "DERIBIT_NAME='VALUE' ./bot trade:read", "NAME=\"VALUE\"; x=trade:read", "$env:NAME = \"VALUE\"",
	`curl -d 'NAME=VALUE' -d scope=trade:read https://test.deribit.com`, `curl --data-urlencode "NAME=VALUE" trade:read`, "bot --NAME VALUE trade:read", "bot --NAME=VALUE trade:read",
	`auth(NAME='VALUE', scope='trade:read')`, `auth(NAME="VALUE")`, `auth(NAME=b"VALUE", scope="trade:read")`, `cfg["NAME"] = "VALUE"`, `{'NAME': 'VALUE', 'scope': 'trade:read'}`,
	"NAME = VALUE", "NAME := `VALUE`", `"NAME" => "VALUE"`, "const NAME = \"VALUE\";", `NAME='''VALUE'''`, `{"NAME":"VALUE`, "session:NAME=VALUE trade:read", "name:NAME:VALUE", "(NAME=VALUE)", "trade:read,NAME=VALUE",
}

// secretBearers are names that hold secrets, in several spellings.
var secretBearers = []string{
	"client_secret", "clientSecret", "CLIENT_SECRET", "Client-Secret", "refresh_token", "access_token", "accessToken", "signature", "password", "PASSWORD",
	"passwd", "api_key", "apikey", "apiKey", "X-Api-Key", "secret", "private_key", "privateKey", "PRIVATE_KEY", "Authorization", "authorization",
}

// TestMaskNamed plants short secrets after each name in each form. They go, the
// length stays, what's beside them stays, and masking again changes nothing.
func TestMaskNamed(t *testing.T) {
	for _, secret := range []string{"hunter2", "abcdefgh", "Pa55!", "x", "äöü"} {
		for _, name := range secretBearers {
			for _, form := range secretForms {
				text := strings.ReplaceAll(strings.ReplaceAll(form, "NAME", name), "VALUE", secret)
				got := Mask(text)
				at := len(strings.ReplaceAll(form[:strings.Index(form, "VALUE")], "NAME", name))
				if strings.Trim(got[at:at+len(secret)], "#") != "" {
					t.Errorf("%q comes through as %q", text, got)
				}
				if len(got) != len(text) || Mask(got) != got {
					t.Errorf("%q: %q, masked again %q", text, got, Mask(got))
				}
				if strings.Count(got, "trade:read") != strings.Count(text, "trade:read") {
					t.Errorf("%q loses its scope: %q", text, got)
				}
			}
		}
	}
	for text, want := range map[string]string{
		"Authorization: Bearer hunter2\nscope: trade:read":                         "Authorization: ##############\nscope: trade:read",
		"curl -H 'Authorization: Basic am9lOmI=' https://x/private/buy":            "curl -H 'Authorization: ##############' https://x/private/buy",
		`{"Authorization": "Bearer hunter2 x"}`:                                    `{"Authorization": "################"}`,
		"bearer hunter2 trade:read":                                                "bearer ####### trade:read",
		"Authorization: deri-hmac-sha256 id=a,ts=1,sig=hunter2,nonce=b trade:read": "Authorization: " + strings.Repeat("#", len("deri-hmac-sha256 id=a,ts=1,sig=hunter2,nonce=b")) + " trade:read",
		`"password":"correct horse \"battery\" staple","x":1`:                      `"password":"################################","x":1`,
		`{\"password\":\"correct horse\",\"x\":1}`:                                 `{\"password\":\"#############\",\"x\":1}`,
	} {
		if got := Mask(text); got != want {
			t.Errorf("%q\ncomes as %q\nnot as   %q", text, got, want)
		}
	}
	// Anything else stays whole, including the words of this field.
	for _, text := range []string{
		"grant_type=client_signature&scope=trade:read", `{"grant_type":"refresh_token","scope":"trade:read"}`, `"token_type":"bearer","scope":"trade:read"`,
		"Access token: trade:read connection", "CLIENT_SECRET=\nscope=trade:read", "key_type=secret", "key=trade:read&ask=session:secret", "session:password trade:read",
		"basic private/buy", `"access_token":"","scope":"x"`, "features of the secret", "key: trade:read", "client_secret",
	} {
		if got := Mask(text); got != text {
			t.Errorf("%q comes as %q", text, got)
		}
	}
}

// FuzzMask checks Mask's promises for any text.
func FuzzMask(f *testing.F) {
	for _, form := range secretForms {
		f.Add(form, "client_secret", "hunter2")
	}
	f.Add("NAME%3A%21", "secret", "0")
	f.Add("NAME:\"\\\x01\\\"", "secret", "0")
	f.Fuzz(func(t *testing.T, form, name, secret string) {
		text := strings.ReplaceAll(strings.ReplaceAll(form, "NAME", name), "VALUE", secret)
		got := Mask(text)
		if len(got) != len(text) {
			t.Fatalf("%q: %d bytes became %d", text, len(text), len(got))
		}
		if again := Mask(got); again != got {
			t.Fatalf("%q: %q, masked again %q", text, got, again)
		}
		for i := range len(got) {
			if got[i] != text[i] && got[i] != maskByte {
				t.Fatalf("%q: %q changes more than it masks", text, got)
			}
		}
	})
}
