package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadDocumentRefuses(t *testing.T) {
	for _, test := range []struct{ what, text, want string }{
		{"empty", " \n", "is empty"},
		{"not JSON", "openapi: 3.0.0\n", "isn't JSON: line 1"},
		{"error on a later line", "{\n\"paths\": {\n]}", "isn't JSON: line 3"},
		{"cut off", `{"paths": {"/private/buy": {"get": {"desc`, "is JSON that is cut off"},
		{"other JSON", `[1, 2]`, "isn't an OpenAPI document: it is a JSON array"},
		{"no paths", `{"openapi": "3.0.0"}`, "has no paths"},
		{"paths of another kind", `{"paths": []}`, "isn't an OpenAPI document: paths is a JSON array"},
		{"another API", `{"paths": {"/pets": {"get": {}}}}`, "has no path of a private method"},
		{"only public", `{"paths": {"/public/auth": {"get": {}}}}`, "has no path of a private method"},
		{"no operation", `{"paths": {"/private/buy": {"parameters": []}}}`, "path /private/buy: has no operation"},
		{"text of another kind", `{"paths": {"/private/buy": {"get": {"description": 5}}}}`, "path /private/buy: isn't an OpenAPI document"},
		{"same method twice", `{"paths": {"/private/buy": {"get": {}}, "/api/v2/private/buy": {"get": {}}}}`, "has private/buy under two paths"},
		{"huge", strings.Repeat(" ", maxDocument+1), "is longer than 32 MB"},
	} {
		file := filepath.Join(t.TempDir(), "spec.json")
		if err := os.WriteFile(file, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readDocument(file)
		if err == nil || !strings.HasPrefix(err.Error(), file+": "+test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %s…", test.what, err, test.want)
		}
	}
}

func TestReadOperations(t *testing.T) {
	for _, test := range []struct{ what, item, want string }{
		{"tags", `{"get": {"tags": ["Private", "Block RFQ", "Matching Engine"], "description": "Scope: trade:read"}}`, "trade:read, matching engine"},
		{"WebSocket tag", `{"get": {"tags": ["WebSocket Only"]}}`, "undocumented, websocket only"},
		{"WebSocket tag, spelled otherwise", `{"post": {"tags": ["web socket-only"]}}`, "undocumented, websocket only"},
		{"WebSocket mark", `{"get": {"description": "**WebSocket Only:** not for HTTP"}}`, "undocumented, websocket only"},
		{"WebSocket in prose", `{"get": {"description": "The WebSocket only way is better. Not WebSocket only."}}`, "undocumented"},
		{"TFA as a link", `{"get": {"description": "**[TFA required](https://example.com)**"}}`, "undocumented, second factor"},
		{"TFA plain", `{"get": {"summary": "2FA is required."}}`, "undocumented, second factor"},
		{"TFA not", `{"get": {"description": "TFA not required. No TFA required."}}`, "undocumented"},
		{"TFA at times", `{"get": {"description": "TFA required when a key is deleted"}}`, "undocumented, second factor conditional"},
		{"get and post agree", `{"get": {"description": "Scope: trade:read"}, "post": {"description": "**Scope:** ` + "`trade:read`" + `"}}`, "trade:read"},
		{"post is silent", `{"get": {"description": "Scope: trade:read"}, "post": {}}`, "trade:read"},
		{"get is silent", `{"get": {}, "post": {"tags": ["Matching Engine"], "description": "Scope: trade:read and mainaccount"}}`, "trade:read, main account, matching engine"},
		{"get and post differ", `{"get": {"description": "Scope: trade:read"}, "post": {"description": "Scope: trade:read_write"}}`, "unclear: trade:read / trade:read_write"},
	} {
		doc, err := parseDocument([]byte(`{"paths": {"/private/a": ` + test.item + `}}`))
		if err != nil {
			t.Errorf("%s: %v", test.what, err)
		} else if got := doc.methods["private/a"].String(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
}

func TestPaths(t *testing.T) {
	doc, err := parseDocument([]byte(`{"info": {"version": "9"}, "paths": {
		"/api/v2/private/buy": {"get": {}}, "/private/pme/simulate": {"parameters": [], "get": {}},
		"private/sell": {"get": {}}, "/public/auth": {"get": {}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(doc.names(), " "); got != "private/buy private/pme/simulate private/sell" || doc.version != "9" || doc.paths != 4 {
		t.Errorf("%s; %+v", got, doc)
	}
}
