package scopecore

// RuleID names a rule of the model, such as "clipped-to-key". Ids are stable:
// they stand in links, tests and other people's notes.
type RuleID string

// Rule is one statement about how the server treats a scope, with what backs
// it. All wording that a user reads about a rule stands in the one table of
// rules and nowhere else.
type Rule struct {
	ID       RuleID
	Evidence Evidence
	// Title is the rule in a few words.
	Title string
	// Says is the sentence for one case, with {domain}, {key}, {held},
	// {asked}, {likely} and {value} standing for that case's own.
	Says string
	// SaysOpen is the sentence where the key's level is not known; empty where
	// Says fits that too.
	SaysOpen string
	// Why is the rule in full.
	Why string
	// Disagreement tells where documentation and published answers differ, and
	// which of them the prediction follows; empty where they do not.
	Disagreement string
	// Settle is what would settle an open question; empty where none is open.
	Settle string
	// Sources are ids of [Source].
	Sources []string
}

// Rules returns the table of rules, as a copy.
func Rules() []Rule { return append([]Rule(nil), rules...) }

// FindRule returns the rule with that id.
func FindRule(id RuleID) (Rule, bool) {
	for i := range rules {
		if rules[i].ID == id {
			return rules[i], true
		}
	}
	return Rule{}, false
}

// The ids that code refers to.
const (
	// What a key's domain becomes.
	ruleScopeOmitted    RuleID = "scope-omitted"
	ruleClipped         RuleID = "clipped-to-key"
	ruleAsAsked         RuleID = "as-asked"
	ruleKeyUnknown      RuleID = "key-unknown"
	ruleWalletNarrowing RuleID = "wallet-narrowing"
	ruleDenied          RuleID = "denied"
	ruleInherited       RuleID = "inherited"
	ruleConflict        RuleID = "conflict"
	ruleNotOnKey        RuleID = "not-on-key"
	ruleUnreadable      RuleID = "unreadable"
	ruleUnknownToken    RuleID = "unknown-token"

	// What a held token's domain becomes.
	ruleNotHeld         RuleID = "not-held"
	ruleHeldClipped     RuleID = "held-clipped-to-key"
	ruleRefreshKeeps    RuleID = "refresh-keeps"
	ruleRefreshScope    RuleID = "refresh-with-scope"
	ruleExchangeKeeps   RuleID = "exchange-keeps"
	ruleExchangeNarrows RuleID = "exchange-narrows"
	ruleExchangeUnnamed RuleID = "exchange-unnamed"
	ruleForkKeeps       RuleID = "fork-keeps"

	// Tokens that are no domains.
	ruleConnection      RuleID = "connection-default"
	ruleRestSession     RuleID = "rest-session"
	ruleSession         RuleID = "session-named"
	ruleConnectionHTTP  RuleID = "connection-over-http"
	ruleBothBindings    RuleID = "connection-and-session"
	ruleMainAccount     RuleID = "mainaccount"
	ruleMainAsked       RuleID = "mainaccount-asked"
	ruleMainHeld        RuleID = "mainaccount-held"
	ruleExchangeMain    RuleID = "exchange-to-subaccount"
	ruleExchangeScope   RuleID = "exchange-scope-no-mainaccount"
	ruleExchangeToMain  RuleID = "exchange-to-main"
	ruleKeyName         RuleID = "key-name"
	ruleExpires         RuleID = "expires-echoed"
	ruleIP              RuleID = "ip-restriction"
	ruleServerOnly      RuleID = "server-only"
	ruleRefreshBinding  RuleID = "refresh-binding"
	ruleRefreshConn     RuleID = "refresh-connection"
	ruleExchangeBinding RuleID = "exchange-binding"
	ruleForkBinding     RuleID = "fork-binding"
	ruleBindingUnknown  RuleID = "binding-unknown"

	// Sessions.
	ruleNoSlot         RuleID = "connection-takes-no-slot"
	ruleNewSlot        RuleID = "session-takes-slot"
	ruleSlotKept       RuleID = "refresh-keeps-slot"
	ruleSeventeenth    RuleID = "seventeenth-session"
	ruleSlotUnknown    RuleID = "slot-unknown"
	ruleExchangeDrops  RuleID = "exchange-ends-old"
	ruleForkBothLive   RuleID = "fork-both-live"
	ruleHTTPNewSession RuleID = "http-new-session"

	// No token at all.
	ruleAsymmetric  RuleID = "asymmetric-needs-signature"
	ruleNoHeld      RuleID = "no-held-token"
	ruleForkSession RuleID = "fork-needs-session"
	ruleForkName    RuleID = "fork-needs-name"
)

var rules = []Rule{
	{
		ID: ruleScopeOmitted, Evidence: Observed,
		Title:        "No scope asked: the key's own scope comes",
		Says:         "The request names no domain, so the key's {key} comes along.",
		SaysOpen:     "The request names no domain, so whatever the key has comes along.",
		Why:          "A request without scope, or with only a session or a lifetime in it, gets every domain of the key at the key's level.",
		Disagreement: "The documentation's example answer has no domain at all, only connection and mainaccount. Every published real answer carries the key's domains; the prediction follows those.",
		Settle:       "Nothing is open for keys with a known scope.",
		Sources:      []string{"o01", "o04", "o05", "o09", "o13", "o14", "o18", "o19", "d01", "d02"},
	},
	{
		ID: ruleClipped, Evidence: Documented,
		Title:   "Asked for more than the key allows",
		Says:    "The key allows {key}, so {asked} is cut down to it.",
		Why:     "A request never gets more than its key allows. What is above is cut off silently: there is no error, only a smaller scope in the answer.",
		Sources: []string{"d05", "access-scope", "creating-api-key"},
	},
	{
		ID: ruleAsAsked, Evidence: Documented,
		Title:   "Asked within the key",
		Says:    "Granted as asked; the key allows {key}.",
		Why:     "A level at or below the key's own is granted as asked.",
		Sources: []string{"access-scope", "o20"},
	},
	{
		ID: ruleKeyUnknown, Evidence: Inferred,
		Title:   "The key's scope is not known",
		Says:    "Granted as asked if the key allows {asked}; less if it does not.",
		Why:     "What the request asks is the most that can come. Without the key's scope, nothing can be said about the least.",
		Settle:  "The key's scope: Deribit shows it on the API page, and private/list_api_keys returns it as max_scope.",
		Sources: []string{"access-scope", "creating-api-key"},
	},
	{
		ID: ruleWalletNarrowing, Evidence: Documented,
		Title:        "wallet:read_write may come back as wallet:read",
		Says:         "Likely granted as asked, but Deribit warns that it could be cut to wallet:read.",
		Why:          "The documentation's own example of narrowing: wallet:read_write asked with client_credentials could come back as wallet:read. What decides it is not said.",
		Disagreement: "The documentation of 2019 said it is cut; since then it says it could be. Four published answers to client_credentials carry wallet:read_write, none is known to show the cut. The prediction follows the answers for likely, and the warning for the floor.",
		Settle:       "An answer to client_credentials asking wallet:read_write with a key known to allow it.",
		Sources:      []string{"d06", "o04", "o05", "o09", "o13"},
	},
	{
		ID: ruleDenied, Evidence: Documented,
		Title:   "Asked for none",
		Says:    "Left out, as asked. The answer does not show it.",
		Why:     "The level none leaves a domain out of the token. The scope returned carries no token for it, though a key's max_scope does.",
		Sources: []string{"access-scope", "o20"},
	},
	{
		ID: ruleInherited, Evidence: Documented,
		Title:        "Not named, so inherited from the key",
		Says:         "Not asked for, so the key's {key} comes along. Add {domain}:none to leave it out.",
		SaysOpen:     "Not asked for, so whatever the key has comes along. Add {domain}:none to leave it out.",
		Why:          "The documentation says that the request is merged with the key's default: a domain the request does not name keeps the key's level. Leaving a domain out does not drop it.",
		Disagreement: "The merge is documented, but no published pair of request and answer proves it, so the floor is none.",
		Settle:       "A published request that names some domains of its key, with its answer.",
		Sources:      []string{"access-scope"},
	},
	{
		ID: ruleConflict, Evidence: EvidenceUnknown,
		Title:   "One domain asked at two levels",
		Says:    "Asked at two levels; nobody says which one counts. The lower one is assumed.",
		Why:     "What the server makes of two tokens for one domain is not known. The floor and the likely level follow the lowest, the ceiling the highest.",
		Settle:  "An answer to a request such as trade:read trade:read_write.",
		Sources: nil,
	},
	{
		ID: ruleNotOnKey, Evidence: Documented,
		Title:   "Not on the key",
		Says:    "The key has no {domain} access.",
		Why:     "A domain that is left out of a key's max_scope, or is none there, cannot be had with that key.",
		Sources: []string{"creating-api-key", "change-scope"},
	},
	{
		ID: ruleUnreadable, Evidence: EvidenceUnknown,
		Title:   "Named in a form the server may not understand",
		Says:    "The request names {domain} in a form the server may not understand; nobody says what it then grants.",
		Why:     "Whether the server refuses, ignores or guesses a malformed token is not known. No error for a bad scope in public/auth was found anywhere.",
		Settle:  "The server's answer to such a request.",
		Sources: nil,
	},
	{
		ID: ruleUnknownToken, Evidence: EvidenceUnknown,
		Title:   "The request holds something no source describes",
		Says:    "The request holds a token that no source describes; nobody says what the server then grants.",
		Why:     "What the server does with a token it does not know is not documented and was not seen. Nothing in the answer is sure then, so every floor falls to none. The likely levels are those without that token.",
		Settle:  "The server's answer to a request with an unknown token in it.",
		Sources: nil,
	},

	{
		ID: ruleNotHeld, Evidence: Inferred,
		Title:   "The token held has none of it",
		Says:    "The token you hold has no {domain} access.",
		Why:     "A token grant starts from a token, and no source shows one that gains a domain that way.",
		Sources: []string{"rfc6749", "exchange-token", "fork-token"},
	},
	{
		ID: ruleHeldClipped, Evidence: Documented,
		Title:   "The token is wider than its key",
		Says:    "The token you hold shows {held}, but the key allows {key}: the key has been cut down since.",
		Why:     "When a key's scope is changed, access outside the new scope is lost at once, tokens in use included. A held token wider than its key counts as the key.",
		Settle:  "A refresh made after the key was cut down.",
		Sources: []string{"change-scope"},
	},
	{
		ID: ruleRefreshKeeps, Evidence: Inferred,
		Title:    "Refreshing keeps the scope",
		Says:     "Kept: a refresh gives the {held} that the token has.",
		SaysOpen: "Kept: a refresh gives what the token has.",
		Why:      "Without a scope of its own, a refresh gives a new pair of tokens with the scope of the old one.",
		Settle:   "A published refresh with the scope before and after.",
		Sources:  []string{"public-auth", "rfc6749"},
	},
	{
		ID: ruleRefreshScope, Evidence: EvidenceUnknown,
		Title:   "Refreshing with a scope",
		Says:    "The scope parameter of a refresh is accepted, but nobody says what it does. No widening is assumed.",
		Why:     "public/auth takes a scope with every grant type, and its effect on a refresh is not described. RFC 6749 forbids widening, so likely is the lower of what is held and what is asked. Since no Deribit source rules widening out, the ceiling is the wider one, within the key.",
		Settle:  "A published refresh with a scope parameter and its answer.",
		Sources: []string{"public-auth", "rfc6749"},
	},
	{
		ID: ruleExchangeKeeps, Evidence: Inferred,
		Title:    "Exchanging keeps the scope",
		Says:     "Kept: the exchanged token has the caller's {held}.",
		SaysOpen: "Kept: the exchanged token has what the caller's token has.",
		Why:      "Without a scope of its own, an exchanged token has the caller's domains, and never more.",
		Settle:   "A published exchange with the scope before and after.",
		Sources:  []string{"exchange-token", "authentication"},
	},
	{
		ID: ruleExchangeNarrows, Evidence: Documented,
		Title:    "Exchanging with a scope",
		Says:     "Asked {asked} of a token with {held}; an exchange never gives more than the caller has.",
		SaysOpen: "An exchange never gives more than the caller has.",
		Why:      "Since May 2025 public/exchange_token takes a scope, and the documentation says it cannot exceed the caller's. That it is cut down to what is asked is what the parameter is for, but no answer was published, so the ceiling stays at what the caller has.",
		Settle:   "A published exchange with a scope parameter and its answer.",
		Sources:  []string{"exchange-token", "changelog"},
	},
	{
		ID: ruleExchangeUnnamed, Evidence: EvidenceUnknown,
		Title:    "Not named in the scope of an exchange",
		Says:     "Not named. Nobody says whether the caller's {held} then stays; likely it does, as with a key.",
		SaysOpen: "Not named. Nobody says whether it then stays; likely it does, as with a key.",
		Why:      "When public/exchange_token is given a scope, how the domains it leaves out are treated is not said. Likely they stay, as they do when a key's request leaves them out; the floor is none.",
		Settle:   "A published exchange whose scope names only some domains, with its answer.",
		Sources:  []string{"exchange-token"},
	},
	{
		ID: ruleForkKeeps, Evidence: Inferred,
		Title:    "Forking keeps the scope",
		Says:     "Kept: the forked session has the same {held}.",
		SaysOpen: "Kept: the forked session has what the token has.",
		Why:      "public/fork_token takes no scope and makes a further session from a session's token; the domains stay the same.",
		Settle:   "A published fork with the scope before and after.",
		Sources:  []string{"fork-token", "authentication"},
	},

	{
		ID: ruleConnection, Evidence: Documented,
		Title:   "Bound to the connection",
		Says:    "The token lives with this WebSocket connection.",
		Why:     "Over WebSocket, when neither connection nor session: is asked, the server binds the token to the connection. It ends with the connection, or after a year. Used on another connection it fails with error 13009.",
		Sources: []string{"access-scope", "connections", "o01", "o09"},
	},
	{
		ID: ruleRestSession, Evidence: Observed,
		Title:        "Over HTTP the server makes up a session",
		Says:         "Over HTTP the server makes up a session with a name of its own.",
		Why:          "Each authentication over HTTP that names no session makes a new one, called rest- and the base64 of eight bytes. The access token lives 15 minutes, the refresh token a week.",
		Disagreement: "The documentation says that the server sets connection, and shows that for HTTP too. All published answers over HTTP show session:rest-…; the prediction follows them.",
		Settle:       "Nothing is open: four published answers agree.",
		Sources:      []string{"o05", "o13", "o14", "o20", "access-scope", "d02"},
	},
	{
		ID: ruleSession, Evidence: Documented,
		Title:   "Bound to a named session",
		Says:    "The token is bound to the session you name.",
		Why:     "session:NAME makes a session, or joins the one with that name, instead of binding to the connection. Over WebSocket, later requests on the connection may leave access_token out. The lifetimes were seen in published answers.",
		Sources: []string{"access-scope", "connections", "o04", "o11"},
	},
	{
		ID: ruleConnectionHTTP, Evidence: EvidenceUnknown,
		Title:   "connection over HTTP",
		Says:    "Nobody says what connection means over HTTP, where every request is a connection of its own.",
		Why:     "The documentation names connection as the default everywhere, but published answers over HTTP show a session instead. No answer to an explicit connection over HTTP was found.",
		Settle:  "An answer to scope=connection over HTTP.",
		Sources: []string{"access-scope", "d02"},
	},
	{
		ID: ruleBothBindings, Evidence: EvidenceUnknown,
		Title:   "connection beside session:",
		Says:    "connection and session: are both asked; nobody says which one the token gets.",
		Why:     "A token is bound to the connection or to a session. Which one the server takes when both are asked was not found.",
		Settle:  "An answer to a request with both.",
		Sources: nil,
	},
	{
		ID: ruleMainAccount, Evidence: Documented,
		Title:   "The main account's credentials",
		Says:    "The key belongs to the main account.",
		Why:     "The server adds mainaccount if, and only if, the credentials are the main account's. It cannot be asked for.",
		Sources: []string{"access-scope", "o01", "o05", "o09"},
	},
	{
		ID: ruleMainAsked, Evidence: Inferred,
		Title:   "mainaccount cannot be asked for",
		Says:    "Only the server sets mainaccount, and a subaccount's credentials do not get it.",
		Why:     "mainaccount shows whose credentials they are. Asking for it does nothing.",
		Sources: []string{"access-scope"},
	},
	{
		ID: ruleMainHeld, Evidence: Inferred,
		Title:   "mainaccount stays with the token",
		Says:    "The token you hold has it, and it stays.",
		Why:     "A refreshed or forked token belongs to the same account as the token it comes from.",
		Sources: []string{"access-scope"},
	},
	{
		ID: ruleExchangeMain, Evidence: Inferred,
		Title:   "Exchanged to a subaccount",
		Says:    "The token is a subaccount's now.",
		Why:     "mainaccount marks the main account's credentials, and the exchanged token belongs to a subaccount.",
		Settle:  "A published exchange to a subaccount with its answer.",
		Sources: []string{"exchange-token", "access-scope"},
	},
	{
		ID: ruleExchangeScope, Evidence: Documented,
		Title:   "Exchanged with a scope: no mainaccount",
		Says:    "An exchange with a scope of its own gives no mainaccount.",
		Why:     "The changelog of May 2025 says that the new token has no mainaccount when a scope is given.",
		Sources: []string{"changelog"},
	},
	{
		ID: ruleExchangeToMain, Evidence: EvidenceUnknown,
		Title:   "Exchanged to the main account",
		Says:    "Whether a token without mainaccount can be exchanged for one with it is not known.",
		Why:     "public/exchange_token switches between the accounts of one user. No source says whether a subaccount's token may be exchanged for the main account's.",
		Settle:  "An exchange from a subaccount to the main account.",
		Sources: []string{"exchange-token"},
	},
	{
		ID: ruleKeyName, Evidence: Observed,
		Title:   "The key's name",
		Says:    "The name of the key.",
		Why:     "Answers to named keys carry name: and the key's name since October 2021. The documentation does not mention it.",
		Settle:  "Nothing is open for named keys.",
		Sources: []string{"o05", "o18", "o20"},
	},
	{
		ID: ruleExpires, Evidence: Observed,
		Title:   "The lifetime asked for",
		Says:    "Echoed in the answer; the access token lives {value} seconds.",
		Why:     "expires:N sets the lifetime of the access token and comes back in the scope. expires_in is N or N−1. The refresh token keeps its own lifetime. Which limits N has is not known.",
		Sources: []string{"o04", "o20", "access-scope"},
	},
	{
		ID: ruleIP, Evidence: EvidenceUnknown,
		Title:   "Bound to an address",
		Says:    "Documented as a restriction, but never seen in an answer: whether it comes back is not known.",
		Why:     "ip:ADDR restricts the token to an IPv4 address, * to any. No published answer shows the token.",
		Settle:  "An answer to a request with ip: in it.",
		Sources: []string{"public-auth"},
	},
	{
		ID: ruleServerOnly, Evidence: Inferred,
		Title:   "Set by the server only",
		Says:    "Only the server sets this; asking for it does nothing.",
		Why:     "name: and app_id: describe the credentials. No source shows a request that sets them.",
		Sources: []string{"access-scope", "changelog"},
	},
	{
		ID: ruleRefreshBinding, Evidence: Documented,
		Title:   "A refresh keeps the session",
		Says:    "The session of the token you hold goes on.",
		Why:     "Refreshing a session's token gives a new pair in the same session.",
		Sources: []string{"connections", "authentication"},
	},
	{
		ID: ruleRefreshConn, Evidence: Documented,
		Title:   "A refresh of a connection's token",
		Says:    "A new token for the connection; the old one ends.",
		Why:     "Without a session, a refresh makes a new connection token and the old one stops working.",
		Sources: []string{"connections", "authentication"},
	},
	{
		ID: ruleExchangeBinding, Evidence: Inferred,
		Title:   "An exchange without a session of its own",
		Says:    "Bound as the caller's token was.",
		Why:     "Without session: in its scope, an exchange replaces the token it was made with. That the binding stays the same is inferred from that.",
		Settle:  "A published exchange without a scope.",
		Sources: []string{"exchange-token", "changelog"},
	},
	{
		ID: ruleForkBinding, Evidence: Documented,
		Title:   "A fork makes a session",
		Says:    "Bound to the new session that session_name gives.",
		Why:     "public/fork_token makes a further session with the name in session_name.",
		Sources: []string{"fork-token", "authentication"},
	},
	{
		ID: ruleBindingUnknown, Evidence: EvidenceUnknown,
		Title:   "The binding is not known",
		Says:    "The token you hold shows neither connection nor session:, so what the new one is bound to is not known.",
		Why:     "A token of the server carries connection or session: in its scope. The binding can be predicted from the scope as it was returned.",
		Settle:  "The full scope of the token held.",
		Sources: []string{"access-scope"},
	},

	{
		ID: ruleNoSlot, Evidence: Documented,
		Title:   "A connection token takes no session",
		Says:    "No session is used.",
		Why:     "Tokens bound to a connection do not count against the 16 sessions.",
		Sources: []string{"connections"},
	},
	{
		ID: ruleNewSlot, Evidence: Documented,
		Title:        "A session takes one of 16",
		Says:         "One session of 16 is used, unless one of that name is open already.",
		Why:          "At most 16 sessions are open at a time.",
		Disagreement: "One page counts them for each user, another for each API key. The number is the same.",
		Settle:       "A 17th session from a second key.",
		Sources:      []string{"access-scope", "connections"},
	},
	{
		ID: ruleHTTPNewSession, Evidence: Observed,
		Title:        "Each login over HTTP is a new session",
		Says:         "One session of 16 is used, and each login over HTTP makes another.",
		Why:          "Published answers over HTTP each show a session name of their own. With session:NAME in the request, the same session can be used again.",
		Disagreement: "The documentation says connection, which would take no session. The prediction follows the answers.",
		Sources:      []string{"o05", "o13", "o14", "connections"},
	},
	{
		ID: ruleSeventeenth, Evidence: Documented,
		Title:        "The 17th session",
		Says:         "All 16 sessions are taken: another one is dropped without a word.",
		Why:          "A session beyond the 16th is no error. The server drops another one silently, and its owner finds out by error 13009.",
		Disagreement: "The documentation says in one place that the oldest goes, in another that the one with the shortest life does.",
		Settle:       "Opening 17 sessions of different lifetimes.",
		Sources:      []string{"access-scope", "connections"},
	},
	{
		ID: ruleSlotKept, Evidence: Documented,
		Title:   "A refresh keeps its session",
		Says:    "The session and its place among the 16 stay.",
		Why:     "Refreshing a session's token takes no further session.",
		Sources: []string{"connections", "authentication"},
	},
	{
		ID: ruleExchangeDrops, Evidence: Documented,
		Title:   "An exchange without session: ends the old token",
		Says:    "The refresh token that was used ends; add session:NAME to keep both.",
		Why:     "Without session: in the scope of an exchange, the refresh token that was handed in stops working.",
		Sources: []string{"exchange-token", "changelog"},
	},
	{
		ID: ruleForkBothLive, Evidence: Documented,
		Title:   "A fork leaves both alive",
		Says:    "Both sessions live on; one more of 16 is used.",
		Why:     "The session a token is forked from stays as it is.",
		Sources: []string{"fork-token", "authentication"},
	},
	{
		ID: ruleSlotUnknown, Evidence: EvidenceUnknown,
		Title:   "Sessions used: not known",
		Says:    "Whether this takes a session is not known.",
		Why:     "It depends on what the token is bound to, which is not known.",
		Sources: nil,
	},

	{
		ID: ruleAsymmetric, Evidence: Documented,
		Title:   "An asymmetric key has no secret to send",
		Says:    "Refused: an Ed25519 or RSA key works with client_signature only.",
		Why:     "The private half of an asymmetric key never leaves the client, so there is no secret for client_credentials. Sign with client_signature, or use a key with a secret.",
		Sources: []string{"asymmetric-keys", "authentication"},
	},
	{
		ID: ruleNoHeld, Evidence: Documented,
		Title:   "No token to start from",
		Says:    "This grant starts from a token you hold, and the scope the server returned with it isn't given.",
		Why:     "refresh_token, exchange_token and fork_token are called with a refresh token; what comes depends on the scope of that token.",
		Sources: []string{"public-auth", "exchange-token", "fork-token"},
	},
	{
		ID: ruleForkSession, Evidence: Documented,
		Title:   "Only a session's token can be forked",
		Says:    "Refused: a token bound to a connection cannot be forked.",
		Why:     "public/fork_token works with session tokens only. Authenticate with session:NAME first.",
		Sources: []string{"fork-token"},
	},
	{
		ID: ruleForkName, Evidence: Documented,
		Title:   "A fork needs a session name",
		Says:    "Refused: fork_token needs session_name, the name of the new session.",
		Why:     "session_name is a required parameter of public/fork_token.",
		Sources: []string{"fork-token"},
	},
}

// phrase holds the words of one case.
type phrase struct {
	domain, key, held, asked, likely, value string
}

// fill puts the case's own words into a rule's sentence.
func fill(text string, w phrase) string {
	open := 0
	for ; open < len(text) && text[open] != '{'; open++ {
	}
	if open == len(text) {
		return text
	}
	b := make([]byte, 0, len(text)+24)
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			b = append(b, text[i])
			continue
		}
		end := i + 1
		for end < len(text) && text[end] != '}' {
			end++
		}
		if end == len(text) {
			return string(append(b, text[i:]...))
		}
		switch text[i+1 : end] {
		case "domain":
			b = append(b, w.domain...)
		case "key":
			b = append(b, w.key...)
		case "held":
			b = append(b, w.held...)
		case "asked":
			b = append(b, w.asked...)
		case "likely":
			b = append(b, w.likely...)
		case "value":
			b = append(b, w.value...)
		}
		i = end
	}
	return string(b)
}
