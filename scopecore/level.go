package scopecore

// Level is how far a functional domain is open. Levels form a chain,
// None < Read < ReadWrite, so they compare with the ordinary operators.
//
// That ReadWrite includes Read is inferred: the documentation calls it full
// access, and every published answer shows one token a domain.
type Level uint8

// The three levels, lowest first.
const (
	None Level = iota
	Read
	ReadWrite
)

// Levels lists every level, lowest first.
func Levels() [3]Level { return [3]Level{None, Read, ReadWrite} }

// String returns the level as it stands in a scope: none, read or read_write.
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
// level. No domain implies another; block_trade and block_rfq are no part of
// trade.
type Domain uint8

// The six domains, in the alphabetical order used everywhere.
const (
	Account Domain = iota
	BlockRFQ
	BlockTrade
	Custody
	Trade
	Wallet
)

// NumDomains is how many functional domains there are.
const NumDomains = 6

var domainNames = [NumDomains]string{"account", "block_rfq", "block_trade", "custody", "trade", "wallet"}

// Domains lists every domain, alphabetically.
func Domains() [NumDomains]Domain {
	return [NumDomains]Domain{Account, BlockRFQ, BlockTrade, Custody, Trade, Wallet}
}

// String returns the domain's name as it stands in a scope.
func (d Domain) String() string {
	if int(d) < NumDomains {
		return domainNames[d]
	}
	return "unknown"
}

// ParseDomain reads a domain spelled exactly as in a scope.
func ParseDomain(s string) (Domain, bool) {
	for i, name := range domainNames {
		if name == s {
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

// domainTokens holds every token ready made: verdicts on all methods name some
// hundred of them, and should not allocate for it.
var domainTokens = [NumDomains][3]string{
	{"account:none", "account:read", "account:read_write"},
	{"block_rfq:none", "block_rfq:read", "block_rfq:read_write"},
	{"block_trade:none", "block_trade:read", "block_trade:read_write"},
	{"custody:none", "custody:read", "custody:read_write"},
	{"trade:none", "trade:read", "trade:read_write"},
	{"wallet:none", "wallet:read", "wallet:read_write"},
}
