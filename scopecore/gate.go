package scopecore

// Gate is something a call needs besides a scope. Methods name their gates;
// each gate says how sure it is that a token passes, and where to get what it
// wants. To add a gate, add a row here, its words in package knowledge, and its
// id to the gates column of the catalog.
type Gate uint8

// The gates.
const (
	// GateMainAccount lets through the main account's credentials only.
	GateMainAccount Gate = iota
	// GateMainAccountUnclear may do the same: the documentation leaves it open.
	GateMainAccountUnclear
	// GateMainAccountOrCoinbase lets through the main account's credentials,
	// and a subaccount's if the account has a Coinbase wallet.
	GateMainAccountOrCoinbase
	// GateWebSocket lets nothing through over HTTP.
	GateWebSocket
	// GateWebSocketUnclear may do the same: the documentation's pages
	// contradict each other.
	GateWebSocketUnclear
	// GateSecondFactor may ask for a second factor. It keeps no token out.
	GateSecondFactor
	// GateCancelOnDisconnect needs cancel-on-disconnect to be on. Nothing in a
	// token shows whether it is, so the gate keeps no token out.
	GateCancelOnDisconnect
	// GateBlockTradeApproval refuses keys with that feature.
	GateBlockTradeApproval
)

var gates = [...]struct {
	id     string
	open   func(*Access) Verdict
	repair Repair
}{
	GateMainAccount: {"mainaccount", func(a *Access) Verdict {
		switch a.MainAccount {
		case TriYes:
			return Allowed
		case TriNo:
			return Denied
		default:
			return Possible
		}
	}, RepairAccount},
	GateMainAccountUnclear:    {"mainaccount-unclear", mainAccountOrPossible, RepairAccount},
	GateMainAccountOrCoinbase: {"mainaccount-or-coinbase", mainAccountOrPossible, RepairAccount},
	GateWebSocket:             {"websocket", func(a *Access) Verdict { return unless(a.Via == HTTP) }, RepairTransport},
	GateWebSocketUnclear: {"websocket-unclear", func(a *Access) Verdict {
		if a.Via == HTTP {
			return Possible
		}
		return Allowed
	}, RepairTransport},
	GateSecondFactor:       {"second-factor", shutsNobodyOut, RepairNone},
	GateCancelOnDisconnect: {"cancel-on-disconnect", shutsNobodyOut, RepairNone},
	GateBlockTradeApproval: {"block_trade_approval", func(a *Access) Verdict { return unless(a.BlockTradeApproval) }, RepairKey},
}

func shutsNobodyOut(*Access) Verdict { return Allowed }

func mainAccountOrPossible(a *Access) Verdict {
	if a.MainAccount == TriYes {
		return Allowed
	}
	return Possible
}

func unless(shut bool) Verdict {
	if shut {
		return Denied
	}
	return Allowed
}

// Gates lists every gate.
func Gates() []Gate {
	out := make([]Gate, len(gates))
	for i := range out {
		out[i] = Gate(i)
	}
	return out
}

// String returns the gate's id, such as "mainaccount".
func (g Gate) String() string {
	if int(g) < len(gates) {
		return gates[g].id
	}
	return "unknown"
}

// ParseGate reads a gate's id.
func ParseGate(s string) (Gate, bool) {
	for i := range gates {
		if gates[i].id == s {
			return Gate(i), true
		}
	}
	return 0, false
}

// Opens says how sure it is that a token with this access passes the gate:
// Allowed, Possible or Denied. Nothing passes a gate that doesn't exist.
func (g Gate) Opens(a *Access) Verdict {
	if int(g) < len(gates) {
		return gates[g].open(a)
	}
	return Denied
}

// Repair says where to get something that a call lacks.
type Repair uint8

// The places; RepairNone if nothing is missing or no place is known.
const (
	RepairNone Repair = iota
	// RepairAuthentication: log in again.
	RepairAuthentication
	// RepairTransport: call over WebSocket.
	RepairTransport
	// RepairAccount: use the main account's key.
	RepairAccount
	// RepairKey: change the key.
	RepairKey
	// RepairRequest: ask for it.
	RepairRequest
	// RepairVerify: it may be there; the returned scope tells.
	RepairVerify
)

var repairNames = [...]string{"", "authentication", "transport", "account", "key", "request", "verify"}

// Repairs lists every repair, RepairNone first.
func Repairs() []Repair {
	out := make([]Repair, len(repairNames))
	for i := range out {
		out[i] = Repair(i)
	}
	return out
}

// String returns the repair in one word; empty for RepairNone.
func (r Repair) String() string {
	if int(r) < len(repairNames) {
		return repairNames[r]
	}
	return ""
}
