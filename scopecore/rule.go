package scopecore

// RuleID names a rule of the model, such as "clipped-to-key". Ids are stable:
// they're used in links, tests and other people's notes.
type RuleID string

// String returns the id.
func (id RuleID) String() string { return string(id) }

// The rules. Package knowledge says what each means and what backs it; a test
// there checks that every one is described.
const (
	// What a key's domain becomes.
	RuleScopeOmitted    RuleID = "scope-omitted"
	RuleClipped         RuleID = "clipped-to-key"
	RuleAsAsked         RuleID = "as-asked"
	RuleKeyUnknown      RuleID = "key-unknown"
	RuleWalletNarrowing RuleID = "wallet-narrowing"
	RuleWalletWarning   RuleID = "wallet-narrowing-general"
	RuleDenied          RuleID = "denied"
	RuleDeniedSeen      RuleID = "denied-observed"
	RuleInherited       RuleID = "inherited"
	RuleConflict        RuleID = "conflict"
	RuleNotOnKey        RuleID = "not-on-key"
	RuleUnreadable      RuleID = "unreadable"
	RuleUnknownToken    RuleID = "unknown-token"

	// What a held token's domain becomes.
	RuleNotHeld         RuleID = "not-held"
	RuleHeldClipped     RuleID = "held-clipped-to-key"
	RuleHeldKeyUnknown  RuleID = "held-key-unknown"
	RuleRefreshKeeps    RuleID = "refresh-keeps"
	RuleRefreshScope    RuleID = "refresh-with-scope"
	RuleExchangeKeeps   RuleID = "exchange-keeps"
	RuleExchangeNarrows RuleID = "exchange-narrows"
	RuleExchangeMore    RuleID = "exchange-asks-more"
	RuleExchangeUnnamed RuleID = "exchange-unnamed"
	RuleExchangeNone    RuleID = "exchange-names-nothing"
	RuleForkKeeps       RuleID = "fork-keeps"

	// Tokens that aren't domains.
	RuleConnection      RuleID = "connection-default"
	RuleRestSession     RuleID = "rest-session"
	RuleSession         RuleID = "session-named"
	RuleConnectionHTTP  RuleID = "connection-over-http"
	RuleBothBindings    RuleID = "connection-and-session"
	RuleMainAccount     RuleID = "mainaccount"
	RuleMainAsked       RuleID = "mainaccount-asked"
	RuleMainHeld        RuleID = "mainaccount-held"
	RuleExchangeMain    RuleID = "exchange-to-subaccount"
	RuleExchangeScope   RuleID = "exchange-scope-no-mainaccount"
	RuleExchangeToMain  RuleID = "exchange-to-main"
	RuleKeyName         RuleID = "key-name"
	RuleExpires         RuleID = "expires-echoed"
	RuleIP              RuleID = "ip-restriction"
	RuleServerOnly      RuleID = "server-only"
	RuleRefreshBinding  RuleID = "refresh-binding"
	RuleRefreshConn     RuleID = "refresh-connection"
	RuleExchangeBinding RuleID = "exchange-binding"
	RuleForkBinding     RuleID = "fork-binding"
	RuleBindingUnknown  RuleID = "binding-unknown"
	RuleOtherBinding    RuleID = "other-binding-asked"

	// Sessions.
	RuleNoSlot         RuleID = "connection-takes-no-slot"
	RuleNewSlot        RuleID = "session-takes-slot"
	RuleSlotKept       RuleID = "refresh-keeps-slot"
	RuleSeventeenth    RuleID = "seventeenth-session"
	RuleSlotUnknown    RuleID = "slot-unknown"
	RuleExchangeDrops  RuleID = "exchange-ends-old"
	RuleForkBothLive   RuleID = "fork-both-live"
	RuleHTTPNewSession RuleID = "http-new-session"

	// No token at all.
	RuleAsymmetric  RuleID = "asymmetric-needs-signature"
	RuleNoHeld      RuleID = "no-held-token"
	RuleForkSession RuleID = "fork-needs-session"
	RuleForkName    RuleID = "fork-needs-name"
	RuleApplication RuleID = "no-registered-application"
)
