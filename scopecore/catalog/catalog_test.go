package catalog_test

import (
	_ "embed"
	"go/format"
	"reflect"
	"slices"
	"strings"
	"testing"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/catalog/internal/source"
)

// Embedded, so the tests run without a file system.
var (
	//go:embed methods.tsv
	methodsTSV string
	//go:embed removed.tsv
	removedTSV string
	//go:embed consequences.tsv
	consequencesTSV string
	//go:embed tasks.tsv
	tasksTSV string
	//go:embed unified.tsv
	unifiedTSV string
	//go:embed jobs.tsv
	jobsTSV string
	//go:embed catalog_gen.go
	generated string
)

func tables(t *testing.T) source.Tables {
	t.Helper()
	tables, err := source.Read(methodsTSV, removedTSV, consequencesTSV, jobsTSV, tasksTSV, unifiedTSV)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestGeneratedFileIsUpToDate(t *testing.T) {
	want := source.Generate(tables(t))
	if generated != want {
		t.Error("catalog_gen.go differs from the .tsv files: run go generate ./scopecore/catalog")
	}
	formatted, err := format.Source([]byte(want))
	if err != nil || string(formatted) != want {
		t.Errorf("the generated file is not formatted: %v", err)
	}
}

func TestShippedTableIsTheEditedOne(t *testing.T) {
	want := tables(t)
	got := source.Tables{Methods: catalog.Methods(), Removed: catalog.RemovedMethods(), Consequences: catalog.Consequences(), Jobs: catalog.Jobs(), Tasks: catalog.Tasks(), Unified: catalog.Unified()}
	for i := range min(len(got.Methods), len(want.Methods)) {
		if !reflect.DeepEqual(got.Methods[i], want.Methods[i]) {
			t.Fatalf("method %d\n got %+v\nwant %+v", i, got.Methods[i], want.Methods[i])
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("shipped and edited tables differ")
	}
}

// names lists the methods that pass, without "private/".
func names(pass func(scopecore.Method) bool) []string {
	var out []string
	for _, m := range catalog.Methods() {
		if pass(m) {
			out = append(out, strings.TrimPrefix(m.Name, "private/"))
		}
	}
	return out
}

// TestFacts checks what's easy to get wrong: where the category, scope line and
// plain text of the documentation point different ways. How many calls there
// are is in the changelog, where TestFiguresOutsideThePages checks it.
func TestFacts(t *testing.T) {
	for _, test := range []struct {
		what string
		pass func(scopecore.Method) bool
		want string
	}{
		{"methods without a documented scope",
			func(m scopecore.Method) bool { return !m.Channel && m.Ways[0].AnyOf == nil },
			"get_currencies get_leg_prices get_reward_eligibility list_custody_accounts logout subscribe unsubscribe unsubscribe_all"},
		{"channels with a documented scope",
			func(m scopecore.Method) bool { return m.Channel && m.Ways[0].AnyOf != nil },
			"block_rfq.maker.(currency) user.portfolio.(currency)"},
		{"more than one way",
			func(m scopecore.Method) bool { return len(m.Ways) > 1 },
			"disable_cancel_on_disconnect enable_cancel_on_disconnect get_mmp_config get_mmp_status reset_mmp set_mmp_config"},
		{"either of several scopes",
			func(m scopecore.Method) bool {
				return slices.ContainsFunc(m.Ways, func(w scopecore.Way) bool { return len(w.AnyOf) > 1 })
			},
			"user.portfolio.(currency)"},
		{"account management that takes trade",
			func(m scopecore.Method) bool {
				return m.Category == "account-management" && slices.Contains(m.Ways[0].AnyOf, scopecore.Need{Domain: scopecore.Trade, Level: scopecore.Read})
			},
			"get_position get_positions"},
		{"main account",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateMainAccount) },
			"change_subaccount_name create_subaccount delete_member get_lsp_participants get_lsp_participants_usage move_positions " +
				"remove_subaccount set_coinbase_subaccount_withdrawals_allowed " +
				"set_disabled_trading_products set_email_for_subaccount set_member submit_transfer_between_subaccounts submit_transfer_to_subaccount " +
				"submit_transfer_to_user toggle_notifications_from_subaccount toggle_subaccount_login user.isolated.liquidation"},
		{"main account, or a Coinbase wallet",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateMainAccountOrCoinbase) },
			"set_address_requires_security_key withdraw"},
		{"main account not settled",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateMainAccountUnclear) },
			"cancel_transfer_by_id"},
		{"methods over WebSocket only",
			func(m scopecore.Method) bool { return !m.Channel && m.Has(scopecore.GateWebSocket) },
			"logout subscribe unsubscribe unsubscribe_all"},
		{"over WebSocket only, by a parameter",
			func(m scopecore.Method) bool {
				return slices.ContainsFunc(m.Ways, func(w scopecore.Way) bool { return slices.Contains(w.Gates, scopecore.GateWebSocket) })
			},
			"disable_cancel_on_disconnect enable_cancel_on_disconnect"},
		{"needs cancel-on-disconnect",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateCancelOnDisconnect) },
			"mass_quote"},
		{"channels that HTTP could carry",
			func(m scopecore.Method) bool { return m.Channel && !m.Has(scopecore.GateWebSocket) }, ""},
		{"second factor",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateSecondFactor) },
			"add_to_address_book change_scope_in_api_key create_api_key disable_api_key edit_api_key list_api_keys " +
				"remove_from_address_book remove_subaccount set_disabled_trading_products set_email_for_subaccount " +
				"toggle_notifications_from_subaccount toggle_subaccount_login update_in_address_book withdraw"},
		{"refused to keys whose block trades need approval",
			func(m scopecore.Method) bool { return m.Has(scopecore.GateBlockTradeApproval) },
			"approve_block_trade reject_block_trade"},
		{"the plural the documentation uses",
			func(m scopecore.Method) bool { return strings.Contains(m.Note, "wallets:read_write") },
			"submit_transfer_between_subaccounts submit_transfer_to_subaccount"},
	} {
		if got := strings.Join(names(test.pass), " "); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.what, got, test.want)
		}
	}
	if n := len(names(func(m scopecore.Method) bool { return m.MatchingEngine })); n != 23 {
		t.Errorf("%d methods of the matching engine, want 23", n)
	}
}

// TestEveryDomainAndGateIsUsed finds a call for each domain and gate: without
// one, the methods were forgotten.
func TestEveryDomainAndGateIsUsed(t *testing.T) {
	domains, gates := map[scopecore.Domain]bool{}, map[scopecore.Gate]bool{}
	// The documentation of the custody calls doesn't name a scope.
	domains[scopecore.Custody] = true
	for _, m := range catalog.Methods() {
		for _, w := range m.Ways {
			for _, n := range w.AnyOf {
				domains[n.Domain] = true
			}
			for _, g := range w.Gates {
				gates[g] = true
			}
		}
		for _, g := range m.Gates {
			gates[g] = true
		}
	}
	for _, d := range scopecore.Domains() {
		if !domains[d] {
			t.Errorf("no call in methods.tsv needs %v", d)
		}
	}
	for _, g := range scopecore.Gates() {
		if !gates[g] {
			t.Errorf("no call in methods.tsv has the gate %v", g)
		}
	}
}

func TestNeeds(t *testing.T) {
	need := func(d scopecore.Domain, l scopecore.Level) []scopecore.Need {
		return []scopecore.Need{{Domain: d, Level: l}}
	}
	for name, want := range map[string][]scopecore.Way{
		"get_positions":                       {{AnyOf: need(scopecore.Trade, scopecore.Read)}},
		"get_cancel_on_disconnect":            {{AnyOf: need(scopecore.Account, scopecore.Read)}},
		"submit_transfer_to_subaccount":       {{AnyOf: need(scopecore.Wallet, scopecore.ReadWrite)}},
		"submit_transfer_between_subaccounts": {{AnyOf: need(scopecore.Wallet, scopecore.ReadWrite)}},
		"move_positions":                      {{AnyOf: need(scopecore.Trade, scopecore.ReadWrite)}},
		"verify_block_trade":                  {{AnyOf: need(scopecore.BlockTrade, scopecore.Read)}},
		"get_mmp_status": {{AnyOf: need(scopecore.Trade, scopecore.Read)},
			{When: "block_rfq=true", AnyOf: need(scopecore.BlockRFQ, scopecore.Read)}},
		"set_mmp_config": {{AnyOf: need(scopecore.Trade, scopecore.ReadWrite)},
			{When: "block_rfq=true", AnyOf: need(scopecore.BlockRFQ, scopecore.ReadWrite)}},
		"user.portfolio.(currency)": {{AnyOf: []scopecore.Need{
			{Domain: scopecore.Account, Level: scopecore.Read}, {Domain: scopecore.Trade, Level: scopecore.Read}}}},
		"enable_cancel_on_disconnect": {
			{When: "scope=connection", AnyOf: need(scopecore.Account, scopecore.ReadWrite), Gates: []scopecore.Gate{scopecore.GateWebSocket}},
			{When: "scope=account", AnyOf: need(scopecore.Account, scopecore.ReadWrite), Gates: []scopecore.Gate{scopecore.GateWebSocketUnclear}}},
		"block_rfq.maker.(currency)": {{AnyOf: need(scopecore.BlockRFQ, scopecore.Read)}},
		"list_custody_accounts":      {{}},
	} {
		m, ok := catalog.Find(name)
		if !ok || !reflect.DeepEqual(m.Ways, want) {
			t.Errorf("%s: got %+v, want %+v", name, m.Ways, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for name, want := range map[string]string{
		"buy":                              "https://docs.deribit.com/api-reference/trading/private-buy",
		"pme/simulate":                     "https://docs.deribit.com/api-reference/account-management/private-simulate",
		"coinbase/estimate_withdrawal_fee": "https://docs.deribit.com/api-reference/wallet/private-estimate_withdrawal_fee",
		"execute_broker_trade":             "https://docs.deribit.com/articles/voice-broker-trading-api",
		"broker.trade_requests.(currency)": "https://docs.deribit.com/articles/voice-broker-trading-api",
		"user.orders.(instrument_name).raw": "https://docs.deribit.com/subscriptions/user/" +
			"userordersinstrument_nameraw",
		"block_rfq.maker.quotes.(currency)": "https://docs.deribit.com/subscriptions/block-rfq/block_rfqmakerquotescurrency",
	} {
		if m, _ := catalog.Find(name); m.URL != want {
			t.Errorf("%s: %s, want %s", name, m.URL, want)
		}
	}
	for _, m := range catalog.Methods() {
		if !strings.HasPrefix(m.URL, "https://docs.deribit.com/") {
			t.Errorf("%s: address %q", m.Name, m.URL)
		}
	}
}

func TestConsequences(t *testing.T) {
	order := "move-funds-out move-funds-inside change-withdrawal-addresses place-orders cancel-orders " +
		"conclude-block-trades trade-block-rfqs manage-api-keys manage-subaccounts read-account"
	var ids []string
	var grave []string
	for _, c := range catalog.Consequences() {
		ids = append(ids, c.ID)
		if c.Grave {
			grave = append(grave, c.ID)
		}
		for _, name := range c.Methods {
			m, ok := catalog.Find(name)
			if !ok || m.Name != name {
				t.Errorf("%s names %s, which is not in the catalog", c.ID, name)
			}
			for _, w := range m.Ways {
				for _, n := range w.AnyOf {
					write := n.Level == scopecore.ReadWrite
					if write == (c.ID == "read-account") {
						t.Errorf("%s names %s, which takes %s", c.ID, name, n.Domain.Token(n.Level))
					}
				}
			}
		}
		if c.ID == "cancel-orders" {
			cancels := names(func(m scopecore.Method) bool {
				return m.Category == "trading" && strings.HasPrefix(m.Name, "private/cancel")
			})
			if got := strings.ReplaceAll(strings.Join(c.Methods, " "), "private/", ""); got != strings.Join(cancels, " ") {
				t.Errorf("cancel-orders: got %s, want %s", got, cancels)
			}
		}
	}
	if got, want := strings.Join(grave, " "), "move-funds-out change-withdrawal-addresses manage-api-keys"; got != want {
		t.Errorf("grave: got %s, want %s", got, want)
	}
	if got := strings.Join(ids, " "); got != order {
		t.Errorf("order: got %s", got)
	}
}

func TestFind(t *testing.T) {
	for name, want := range map[string]string{
		"private/buy":               "private/buy",
		"buy":                       "private/buy",
		"user.lock":                 "user.lock",
		"private/user.lock":         "",
		"private/private/buy":       "",
		"BUY":                       "",
		"":                          "",
		"private/get_jwt":           "",
		"block_trade_confirmations": "block_trade_confirmations",
	} {
		if m, ok := catalog.Find(name); m.Name != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v", name, m.Name, ok)
		}
	}
}

func TestCallersCannotDamageTheData(t *testing.T) {
	before := catalog.Methods()
	damaged := catalog.Methods()
	for i := range damaged {
		m := &damaged[i]
		m.Name = "damaged"
		for j := range m.Ways {
			m.Ways[j].When = "damaged"
			m.Ways[j].AnyOf = append(m.Ways[j].AnyOf, scopecore.Need{Domain: scopecore.Custody})
			m.Ways[j].AnyOf[0].Level = scopecore.None
		}
		m.Ways = append(m.Ways, scopecore.Way{When: "damaged"})
		if next := i + 1; next < len(damaged) && !reflect.DeepEqual(damaged[next], before[next]) {
			t.Fatalf("appending to %s changed %s", before[i].Name, before[next].Name)
		}
	}
	found, _ := catalog.Find("buy")
	found.Ways[0].AnyOf[0].Level = scopecore.None
	catalog.Consequences()[0].Methods[0] = "damaged"
	catalog.RemovedMethods()[0].Name = "damaged"
	if !reflect.DeepEqual(catalog.Methods(), before) {
		t.Error("Methods answers with what a caller changed")
	}
	if catalog.Consequences()[0].Methods[0] == "damaged" || catalog.RemovedMethods()[0].Name == "damaged" {
		t.Error("a table answers with what a caller changed")
	}
}

func TestRemoved(t *testing.T) {
	for _, r := range catalog.RemovedMethods() {
		if _, ok := catalog.Find(r.Name); ok {
			t.Errorf("%s is in both tables", r.Name)
		}
		if r.LastSeen == "" || r.Note == "" {
			t.Errorf("%s says too little: %+v", r.Name, r)
		}
	}
}

func BenchmarkMethods(b *testing.B) {
	for b.Loop() {
		catalog.Methods()
	}
}
