package knowledge

import (
	"slices"
	"strings"
)

// Source is where a statement comes from: a page of the documentation, a
// standard, or a published reply of the server.
type Source struct {
	// ID is an id such as "access-scope" or "o05".
	ID    string `json:"id"`
	Title string `json:"title"`
	// URL is empty if the source has no address we can name.
	URL string `json:"url"`
}

// Name is the title without whose page it is.
func (s Source) Name() string {
	for _, of := range []string{ofDocs, ofReference, ofDeribit} {
		if name, ok := strings.CutSuffix(s.Title, of); ok {
			return name
		}
	}
	return s.Title
}

// Whose pages they are, as the titles end.
const (
	ofDocs      = ", Deribit documentation"
	ofReference = ", Deribit API reference"
	ofDeribit   = ", Deribit"
)

const docs = "https://docs.deribit.com/"

// sources is the table that the rules refer to by id. Ids o… and d… are those
// of the corpus: observed replies, and the documentation's examples.
var sources = []Source{
	{"access-scope", "Access Scope" + ofDocs, docs + "articles/access-scope"},
	{"asymmetric-keys", "Asymmetric API Keys" + ofDocs, docs + "articles/asymmetric-api-keys"},
	{"authentication", "Authentication" + ofDocs, docs + "articles/authentication"},
	{"change-scope", "private/change_scope_in_api_key" + ofReference, docs + "api-reference/account-management/private-change_scope_in_api_key"},
	{"changelog", "JSON-RPC API changelog" + ofDeribit, docs + "changelogs/jsonrpc"},
	{"coinbase-withdrawals", "Withdrawals from subaccounts with a Coinbase wallet" + ofReference, docs + "api-reference/wallet/private-set_coinbase_subaccount_withdrawals_allowed"},
	{"connections", "Connection Management Best Practices" + ofDocs, docs + "articles/connection-management-best-practices"},
	{"creating-api-key", "Creating API Key" + ofDocs, docs + "articles/creating-api-key"},
	{"errors", "Errors" + ofDocs, docs + "articles/errors"},
	{"exchange-token", "public/exchange_token" + ofReference, docs + "api-reference/authentication/public-exchange_token"},
	{"fork-token", "public/fork_token" + ofReference, docs + "api-reference/authentication/public-fork_token"},
	{"mass-quote", "private/mass_quote" + ofReference, docs + "api-reference/trading/private-mass_quote"},
	{"nautilus", "nautilus_trader, a public client of Deribit", "https://github.com/nautechsystems/nautilus_trader"},
	{"old-reference", "Single-page API reference of Deribit, copies of 2019 to 2025", ""},
	{"public-auth", "public/auth" + ofReference, docs + "api-reference/authentication/public-auth"},
	{"reference-2025", "API reference of October 2025, as pg_deribit keeps it", "https://github.com/rosssaunders/pg_deribit"},
	{"rfc6749", "RFC 6749 section 6, refreshing an access token", "https://www.rfc-editor.org/rfc/rfc6749#section-6"},
	{"security-keys", "Security Keys" + ofDocs, docs + "articles/security-keys"},
	{"subaccounts", "Managing Subaccounts" + ofDocs, docs + "articles/managing-subaccounts-api"},
	{"transfers", "Managing Transfers" + ofDocs, docs + "articles/managing-transfers-api"},
	{"d01", "Example reply of public/auth (documentation)", docs + "api-reference/authentication/public-auth"},
	{"d02", "Example reply over HTTP (documentation)", docs + "articles/authentication"},
	{"d03", "Example reply of public/exchange_token (documentation)", docs + "api-reference/authentication/public-exchange_token"},
	{"d05", "Clipping example for account:read (documentation)", docs + "articles/creating-api-key"},
	{"d06", "Narrowing example for wallet:read_write (documentation, since 2019)", docs + "articles/access-scope"},
	{"e01", "Missing scope named in an error, test net, January 2026", "https://github.com/rosssaunders/pg_deribit"},
	{"e02", "Missing scope named in an error, May 2026", "https://github.com/DegenYM/deribit-options-strategy-engine"},
	{"e03", "Bad signature over HTTP, test net, July 2026", "https://github.com/ZenHive/bourse"},
	{"e04", "subaccount_id refused, July 2026", "https://github.com/AI-Isaiah/Quantalyze"},
	{"o01", "Published reply, WebSocket, August 2019 (C# client)", ""},
	{"o04", "Published reply, session and expires asked, March 2021 (Python bot)", ""},
	{"o05", "Published reply, HTTP, October 2021", "https://github.com/donsasikumar/deribit"},
	{"o09", "Published reply, WebSocket, February 2022", "https://github.com/ExpiringFrog/deribingo"},
	{"o11", "Published reply, console session, about 2021", "https://github.com/diadata-org/diadata"},
	{"o13", "Published reply, HTTP", "https://github.com/Mera-Capital/cryptoapi"},
	{"o14", "Published reply, HTTP, August 2025", "https://github.com/joaquinbejar/deribit-http"},
	{"o18", "Published reply, HTTP, July 2026", "https://github.com/AI-Isaiah/Quantalyze"},
	{"o19", "Published reply, HTTP, July 2026 (second account)", "https://github.com/AI-Isaiah/Quantalyze"},
	{"o20", "Published reply with none levels asked, HTTP, 2026", "https://github.com/loganleegithub/Optimatrix"},
}

// Sources returns the table of sources, as a copy.
func Sources() []Source { return slices.Clone(sources) }

// FindSource returns the source with that id.
func FindSource(id string) (Source, bool) {
	for _, s := range sources {
		if s.ID == id {
			return s, true
		}
	}
	return Source{}, false
}
