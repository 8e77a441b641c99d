package scopecore

// Level is how far a functional domain is open. Levels form a chain,
// None < Read < ReadWrite, so they compare with the ordinary operators.
//
// That ReadWrite includes Read is inferred: the documentation calls it full
// access, and every published reply shows one token per domain.
type Level uint8

// The three levels, lowest first.
const (
	None Level = iota
	Read
	ReadWrite
)

// Levels lists every level, lowest first.
func Levels() [3]Level { return [3]Level{None, Read, ReadWrite} }

// String returns the level as it's written in a scope: none, read or
// read_write.
func (l Level) String() string {
	switch l {
	case Read:
		return "read"
	case ReadWrite:
		return "read_write"
	default:
		return "none"
	}
}

// ParseLevel reads a level spelled exactly as in a scope.
func ParseLevel(s string) (Level, bool) {
	switch s {
	case "none":
		return None, true
	case "read":
		return Read, true
	case "read_write":
		return ReadWrite, true
	}
	return None, false
}

// Domain is a functional domain: a part of the API that a scope opens to a
// level. No domain implies another; block_trade and block_rfq aren't part of
// trade.
type Domain uint8

// The domains, in the alphabetical order used everywhere.
const (
	Account Domain = iota
	BlockRFQ
	BlockTrade
	Custody
	Trade
	Wallet
)

// domains is the one table of domains. To add a domain, add a row here and its
// meaning in package knowledge.
var domains = [...]struct {
	name string
	// spellings are other words that can only mean this domain.
	spellings []string
	// denied is the rule for none in a request: for some domains that token is
	// documented, for the others it was only seen.
	denied RuleID
}{
	Account:    {"account", []string{"accounts"}, RuleDenied},
	BlockRFQ:   {"block_rfq", []string{"blockrfq", "block_rfqs"}, RuleDeniedSeen},
	BlockTrade: {"block_trade", []string{"blocktrade", "block_trades"}, RuleDeniedSeen},
	Custody:    {"custody", nil, RuleDeniedSeen},
	Trade:      {"trade", []string{"trades", "trading"}, RuleDenied},
	Wallet:     {"wallet", []string{"wallets"}, RuleDenied},
}

// NumDomains is how many functional domains there are.
const NumDomains = len(domains)

// Domains lists every domain, alphabetically.
func Domains() [NumDomains]Domain {
	var out [NumDomains]Domain
	for i := range out {
		out[i] = Domain(i)
	}
	return out
}

// String returns the domain's name as it's written in a scope.
func (d Domain) String() string {
	if int(d) < NumDomains {
		return domains[d].name
	}
	return "unknown"
}

// ParseDomain reads a domain spelled exactly as in a scope.
func ParseDomain(s string) (Domain, bool) {
	for i := range domains {
		if domains[i].name == s {
			return Domain(i), true
		}
	}
	return 0, false
}

// Token returns the scope token that opens the domain to the level, such as
// "trade:read".
func (d Domain) Token(l Level) string {
	if int(d) < NumDomains && l <= ReadWrite {
		return domainTokens[d][l]
	}
	return d.String() + ":" + l.String()
}

// domainTokens holds every token ready-made: verdicts on all methods name about
// a hundred, and shouldn't allocate for them.
var domainTokens = func() (out [NumDomains][3]string) {
	for d := range out {
		for _, l := range Levels() {
			out[d][l] = domains[d].name + ":" + l.String()
		}
	}
	return out
}()
