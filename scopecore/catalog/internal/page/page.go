// Package page knows where Deribit's documentation describes a method or a
// channel. The generator leaves an address out of the shipped table if this
// rule gives it, so both sides of the table share the rule.
package page

import "strings"

const site = "https://docs.deribit.com/"

// URL returns the usual address of the page about a method ("private/buy") or
// a channel ("user.lock"), by the category it is filed under.
func URL(name, category string) string {
	if method, ok := strings.CutPrefix(name, "private/"); ok {
		return site + "api-reference/" + category + "/private-" + method
	}
	return site + "subscriptions/" + category + "/" + strings.Map(letter, name)
}

// letter drops the characters of a channel's name that its address leaves out.
func letter(r rune) rune {
	if r == '.' || r == '(' || r == ')' {
		return -1
	}
	return r
}
