package knowledge

import "scopecalculator/scopecore"

// gates are the words for each gate.
var gates = [...]struct {
	// name is the gate as a mark beside a method; lacks is what a token that
	// doesn't pass lacks.
	name, lacks string
	// maybe says what passing depends on, for credentials that may not pass;
	// empty for a gate that's sure.
	maybe string
	// shut, unsure and open say what the gate means for credentials that don't
	// pass, may not pass, and pass; empty if there's nothing to say.
	shut, unsure, open string
}{
	scopecore.GateMainAccount: {
		name: "main account", lacks: "`mainaccount`",
		maybe:  "only if the token has `mainaccount`",
		shut:   "Needs a main account key, whatever the scope.",
		unsure: "Needs a main account key. Whether this token counts as one is unknown.",
		open:   "Needs a main account key. No request can add that.",
	},
	scopecore.GateMainAccountUnclear: {
		name: "main account?", lacks: "`mainaccount`",
		maybe:  "may need `mainaccount`",
		unsure: "May need a main account key. The documentation isn't clear.",
	},
	scopecore.GateMainAccountOrCoinbase: {
		name: "main account or Coinbase wallet", lacks: "`mainaccount` or a Coinbase wallet",
		maybe:  "only with a Coinbase wallet",
		unsure: "Works for a subaccount only if the account has a Coinbase wallet. All others need a main account key.",
		open:   "Needs a main account key. A subaccount's only works if the account has a Coinbase wallet.",
	},
	scopecore.GateWebSocket: {
		name: "WebSocket", lacks: "WebSocket",
		shut: "Works over WebSocket only.",
		open: "Works over WebSocket only, as chosen.",
	},
	scopecore.GateWebSocketUnclear: {
		name: "WebSocket?", lacks: "WebSocket",
		maybe:  "may need WebSocket",
		unsure: "May need WebSocket: its page says so, the text of its parameter doesn't.",
	},
	scopecore.GateSecondFactor: {
		name: "second factor", lacks: "a second factor",
		open: "May need a second factor each time, depending on how the account is set up.",
	},
	scopecore.GateCancelOnDisconnect: {
		name: "cancel-on-disconnect", lacks: "cancel-on-disconnect",
		open: "Fails with 13042 unless cancel-on-disconnect is on. Turning that on takes `account:read_write`.",
	},
	scopecore.GateBlockTradeApproval: {
		name: "not with `block_trade_approval`", lacks: "a key without `block_trade_approval`",
	},
}

// GateName is the gate in a few words, for a mark beside a method; empty for an
// unknown gate.
func GateName(g scopecore.Gate) string {
	if int(g) < len(gates) {
		return gates[g].name
	}
	return ""
}

// GateLacks is what a token that doesn't pass the gate lacks; empty for an
// unknown gate.
func GateLacks(g scopecore.Gate) string {
	if int(g) < len(gates) {
		return gates[g].lacks
	}
	return ""
}

// gateMaybe says what passing a gate depends on; empty for a gate that's sure
// and for an unknown one.
func gateMaybe(g scopecore.Gate) string {
	if int(g) < len(gates) {
		return gates[g].maybe
	}
	return ""
}

// GateSays says what a gate means for credentials that pass it this surely;
// empty if there's nothing to say.
func GateSays(g scopecore.Gate, opens scopecore.Verdict) string {
	if int(g) >= len(gates) {
		return ""
	}
	switch opens {
	case scopecore.Denied:
		return gates[g].shut
	case scopecore.Allowed:
		return gates[g].open
	default:
		return gates[g].unsure
	}
}

// needText writes a need as a token, set as code.
func needText(n scopecore.Need) string { return Code(n.Domain.Token(n.Level)) }

// Needs says which tokens are enough for a call: "`account:read` or
// `trade:read`".
func Needs(anyOf []scopecore.Need) string {
	return string(appendNeeds(make([]byte, 0, 64), anyOf))
}

func appendNeeds(b []byte, anyOf []scopecore.Need) []byte {
	for i, n := range anyOf {
		if i > 0 {
			b = append(b, " or "...)
		}
		b = append(b, needText(n)...)
	}
	return b
}

// Lacks says what a token lacks for a call: "`trade:read_write`,
// `mainaccount`"; empty if nothing is missing.
func Lacks(l *scopecore.Lack) string { return string(appendLacks(make([]byte, 0, 64), l)) }

// appendLacks writes in place: an answer has this for every kind of call.
func appendLacks(b []byte, l *scopecore.Lack) []byte {
	if l.Token {
		return append(b, "a token"...)
	}
	b = appendNeeds(b, l.AnyOf)
	for i, g := range l.Gates {
		if i > 0 || len(l.AnyOf) > 0 {
			b = append(b, ", "...)
		}
		b = append(b, GateLacks(g)...)
	}
	return b
}

// RepairSays says in two or three words where to get what's missing; empty for
// RepairNone.
func RepairSays(r scopecore.Repair) string {
	switch r {
	case scopecore.RepairAuthentication:
		return "log in again"
	case scopecore.RepairTransport:
		return "use WebSocket"
	case scopecore.RepairAccount:
		return "use a main account key"
	case scopecore.RepairKey:
		return "raise the key"
	case scopecore.RepairRequest:
		return "ask for it"
	case scopecore.RepairVerify:
		return "check the reply"
	}
	return ""
}

// LackSays says what stands between the token and a call with that verdict,
// and what to do about it; either may be empty.
func LackSays(v scopecore.Verdict, l *scopecore.Lack) (lacks, remedy string) {
	switch v {
	case scopecore.Denied:
		const start = "lacks "
		if b := appendLacks(append(make([]byte, 0, 64), start...), l); len(b) > len(start) {
			lacks = string(b)
		}
		return lacks, RepairSays(l.Repair)
	case scopecore.Likely:
		return "likely", ""
	case scopecore.Possible:
		lacks = "only if all goes your way"
		for i, g := range l.Gates {
			if i > 0 || len(l.AnyOf) > 0 {
				lacks += ", and "
			} else {
				lacks = ""
			}
			lacks += gateMaybe(g)
		}
		if len(l.Gates) > 0 {
			remedy = RepairSays(l.Repair)
		}
		return lacks, remedy
	}
	return "", ""
}

// Both writes what's missing and the remedy together: "lacks `trade:read`;
// raise the key". Either may be empty.
func Both(lacks, remedy string) string {
	if lacks != "" && remedy != "" {
		return lacks + "; " + remedy
	}
	return lacks + remedy
}
