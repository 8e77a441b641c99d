package main

import (
	"strings"
	"testing"
)

func TestReadNeed(t *testing.T) {
	for _, test := range []struct{ what, text, want, respelled string }{
		{"plain", "Does things.\n\n**Scope:** `trade:read`\n", "trade:read", ""},
		{"colon outside the bold", "**Scope**: `trade:read`", "trade:read", ""},
		{"underscores for bold", "__Scope:__ trade:read_write", "trade:read_write", ""},
		{"no markup", "Scope: trade:read", "trade:read", ""},
		{"plural and capitals", "SCOPES: `Trade:Read`", "trade:read", ""},
		{"required scope", "Required scope: wallet:read.", "wallet:read", ""},
		{"code around all", "`Scope: wallet:read`", "wallet:read", ""},
		{"list item", "- **Scope:** `wallet:read`", "wallet:read", ""},
		{"HTML", "Text.<br><b>Scope:</b> <code>wallet:read</code><br/>More text.", "wallet:read", ""},
		{"line break behind the colon", "**Scope:**<br />`wallet:read`", "wallet:read", ""},
		{"heading", "### Scope\n\n`account:read`", "account:read", ""},
		{"escapes and entities", `**Scope:**&nbsp;account:read\_write`, "account:read_write", ""},
		{"link", "**[Scope](https://example.com/a:b):** `account:read`", "account:read", ""},
		{"space in the token", "**Scope:** account: read", "account:read", ""},
		{"Windows line ends", "**Scope:** `account:read`\r\nText.\r\n", "account:read", ""},
		{"no colon", "**Scope** `account:read`", "account:read", ""},

		{"main account", "**Scope:** `account:read_write` and mainaccount", "account:read_write & mainaccount", ""},
		{"main account in code", "**Scope:** `account:read_write` & `mainaccount`", "account:read_write & mainaccount", ""},
		{"main account first", "**Scope:** mainaccount and account:read", "account:read & mainaccount", ""},
		{"main account behind a comma", "**Scope:** account:read, mainaccount", "account:read & mainaccount", ""},
		{"main account in words", "**Scope:** `account:read` (main account only)", "account:read & mainaccount", ""},
		{"wallets", "**Scope:** `wallets:read_write`", "wallet:read_write", "wallets:read_write"},
		{"alternatives", "**Scope:** `account:read` or `trade:read`", "account:read | trade:read", ""},
		{"condition", "**Scope:** `trade:read` or `block_rfq:read` (when `block_rfq` = `true`)", "trade:read | block_rfq:read when block_rfq=true", ""},
		{"condition in words", "**Scope:** trade:read, or block_rfq:read if block_rfq is set to true", "trade:read | block_rfq:read when block_rfq=true", ""},
		{"condition with two signs", "**Scope:** trade:read | block_rfq:read [when block_rfq==true]", "trade:read | block_rfq:read when block_rfq=true", ""},
		{"said twice", "Scope: trade:read\n\nScope: `trade:read`", "trade:read", ""},
		{"same alternative twice", "Scope: trade:read or trade:read", "trade:read", ""},

		{"nothing", "Does things.", "undocumented", ""},
		{"prose", "Scope decides what a key can do.\nscopes are listed elsewhere", "undocumented", ""},
		{"prose with a token", "Scope trade:read is not enough for everything.", "undocumented", ""},
		{"another label", "**Access Scope** is a page.", "undocumented", ""},

		{"both needed", "Scope: account:read and trade:read", "unclear: account:read and trade:read", ""},
		{"comma", "Scope: account:read, trade:read", "unclear: account:read, trade:read", ""},
		{"two lines that differ", "Scope: trade:read\nScope: wallet:read", "unclear: trade:read / wallet:read", ""},
		{"unknown level", "Scope: trade:write", "unclear: trade:write", ""},
		{"none", "Scope: trade:none", "unclear: trade:none", ""},
		{"unknown domain", "Scope: orders:read", "unclear: orders:read", ""},
		{"or mainaccount", "Scope: trade:read or mainaccount", "unclear: trade:read or mainaccount", ""},
		{"mainaccount alone", "Scope: mainaccount", "unclear: mainaccount", ""},
		{"no sign between", "Scope: trade:read wallet:read", "unclear: trade:read wallet:read", ""},
		{"open end", "Scope: trade:read or", "unclear: trade:read or", ""},
		{"remark", "**Scope:** `trade:read` for most callers", "unclear: trade:read for most callers", ""},
		{"condition of nothing", "Scope: when a=b trade:read", "unclear: when a=b trade:read", ""},
		{"words only", "Scope: see the article", "unclear: see the article", ""},
		{"empty at the end", "**Scope:**", "unclear: ", ""},
	} {
		got := readNeed(test.text)
		if s := strings.TrimSuffix(got.scope+mainText(got), " "); s != strings.TrimSuffix(test.want, " ") || got.respelled != test.respelled {
			t.Errorf("%s: %q: got %q, respelled %q; want %q, %q", test.what, test.text, s, got.respelled, test.want, test.respelled)
		}
	}
}

func mainText(n need) string {
	if n.main {
		return " & mainaccount"
	}
	return ""
}

func TestUnclearIsShort(t *testing.T) {
	if got := readNeed("Scope: " + strings.Repeat("words ", 1000)).scope; len(got) > 100 {
		t.Errorf("%d bytes: %s", len(got), got)
	}
}
