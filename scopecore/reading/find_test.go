package reading_test

import (
	"strings"
	"testing"

	"scopecalculator/scopecore"
)

// TestFind finds calls in code, logs and prose.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		text, methods, others string
	}{
		{`ws.send({"jsonrpc":"2.0","method":"private/buy","params":{}})`, "private/buy", ""},
		{"GET https://test.deribit.com/api/v2/private/get_positions?currency=BTC", "private/get_positions", ""},
		{"client.request('private/pme/simulate')", "private/pme/simulate", ""},
		{"call private/sell, then private/cancel_all.", "private/cancel_all private/sell", ""},
		{`channels = ["user.orders.BTC-PERPETUAL.raw", "user.portfolio.btc"]`, "user.orders.(instrument_name).raw user.portfolio.(currency)", ""},
		{"user.orders.BTC-PERPETUAL.100ms", "user.orders.(instrument_name).(interval)", ""},
		{"user.orders.option.any.raw user.changes.future.BTC.100ms", "user.changes.(kind).(currency).(interval) user.orders.(kind).(currency).raw", ""},
		{"f\"user.trades.{instrument}.raw\"", "user.trades.(instrument_name).(interval)", ""},
		{"`user.orders.${name}.raw`", "user.orders.(instrument_name).raw", ""},
		{"user.name = x; user.email.lower(); if user.orders: pass", "", ""},
		{"private/get_pending_block_trades and public/ticker", "", "private/get_pending_block_trades removed, public/ticker public"},
		{"private/toggle_portfolio_margin private/cancel_quote", "", "private/toggle_portfolio_margin removed (private/change_margin_model), private/cancel_quote removed (private/cancel_quotes)"},
		{"private/get_stop_order_histroy", "", "private/get_stop_order_histroy removed private/get_stop_order_history"},
		{"private/toggle_deposit_address private/Send_RFQ", "", "private/toggle_deposit_address removed private/toggle_deposit_address_creation, private/Send_RFQ removed private/send_rfq"},
		{"private/cancel_quots", "", "private/cancel_quots unknown (private/cancel_quotes)"},
		{"private/get_postions", "", "private/get_postions unknown (private/get_position private/get_positions)"},
		{"private/get_order_history", "", "private/get_order_history unknown (private/get_order_history_by_currency private/get_order_history_by_instrument)"},
		{"private/positions", "", "private/positions unknown (private/close_position private/get_position private/get_positions)"},
		{"private/place_orders", "", "private/place_orders unknown (private/buy private/sell)"},
		{"private/frobnicate private/is", "", "private/frobnicate unknown, private/is unknown"},
		{"myprivate/buy xprivate/sell", "", ""},
		{"", "", ""},
		{"private/", "", ""},
		{"private/buy private/buy private/buy", "private/buy", ""},
		{"buy, sell\n- 'edit'", "private/buy private/edit private/sell", ""},
		{"[\"buy\", \"private/sell\"]", "private/buy private/sell", ""},
		{"buy low, sell high", "", ""},
		{"buy and private/sell", "private/sell", ""},
		{"bûy sell", "", ""},
	} {
		got := words.Find("", c.text)
		var others []string
		for _, o := range got.Others {
			s := o.Name + " " + o.Reason.String()
			if o.Removed != nil && o.Removed.Name != o.Name {
				s += " " + o.Removed.Name
			}
			if len(o.Near) > 0 {
				s += " (" + strings.Join(o.Near, " ") + ")"
			}
			others = append(others, s)
		}
		if methods := strings.Join(names(got.Methods), " "); methods != c.methods || strings.Join(others, ", ") != c.others {
			t.Errorf("%s\nfound %q and %q\nwant  %q and %q", c.text, methods, strings.Join(others, ", "), c.methods, c.others)
		}
	}
}

// TestFindByWay: a list may say which way a method is called, and one method
// may be called in two ways.
func TestFindByWay(t *testing.T) {
	for _, c := range []struct{ list, text, want string }{
		{"set_mmp_config?block_rfq=true", "", "private/set_mmp_config with block_rfq=true"},
		{"private/set_mmp_config?block_rfq=true private/set_mmp_config", "", "private/set_mmp_config with block_rfq=true, private/set_mmp_config"},
		{"set_mmp_config?index_name=btc_usd&block_rfq=true", "", "private/set_mmp_config with block_rfq=true"},
		{"enable_cancel_on_disconnect?scope=account", "", "private/enable_cancel_on_disconnect with scope=account"},
		{"buy?block_rfq=true", "", "private/buy"},
		{"set_mmp_config?no=such", "", "private/set_mmp_config"},
		{"", "rpc('private/set_mmp_config', {block_rfq: true})", "private/set_mmp_config with block_rfq=true"},
	} {
		var got []string
		for _, m := range words.Find(c.list, c.text).Methods {
			got = append(got, m.Called())
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q %q: %q, want %q", c.list, c.text, got, c.want)
		}
	}
}

// TestReply reads what people paste as the server's reply.
func TestReply(t *testing.T) {
	for _, c := range []struct {
		text string
		want scopecore.Reply
	}{
		{`{"jsonrpc":"2.0","result":{"scope":"trade:read connection","expires_in":900}}`, scopecore.Reply{Scope: "trade:read connection", Found: true, ExpiresIn: scopecore.Known(int64(900))}},
		{`"trade:read connection"`, scopecore.Reply{Scope: "trade:read connection", Found: true}},
		{"trade:read connection\n", scopecore.Reply{Scope: "trade:read connection", Found: true}},
		{`{'scope': 'trade:read mainaccount', 'expires_in': 31536000, 'sid': 'x'}`, scopecore.Reply{Scope: "trade:read mainaccount", Found: true, ExpiresIn: scopecore.Known(int64(31536000))}},
		{`2026-01-01 INFO recv {\"result\":{\"scope\":\"trade:read connection\"}}`, scopecore.Reply{Scope: "trade:read connection", Found: true}},
		{`{"scope":"account:read trade:read_write wal`, scopecore.Reply{Scope: "account:read trade:read_write", Found: true, Truncated: true}},
		{`{"scope":"account:read_write trade:read`, scopecore.Reply{Scope: "account:read_write", Found: true, Truncated: true}},
		{`{"scope":"account:read session:rest-a`, scopecore.Reply{Scope: "account:read", Found: true, Truncated: true}},
		{`{"scope":"account:read trade:read...`, scopecore.Reply{Scope: "account:read", Found: true, Truncated: true}},
		{`{"scope":"account:read trade:read_write..."}`, scopecore.Reply{Scope: "account:read trade:read_write", Found: true, Truncated: true}},
		{`{"scope":"trade:read \u0063onnection"}`, scopecore.Reply{Scope: "trade:read connection", Found: true}},
		{`{"error":{"code":13004,"message":"invalid_credentials"}}`, scopecore.Reply{ErrorCode: 13004}},
		{`{"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope account:read_write"}}}`, scopecore.Reply{ErrorCode: 13021, Missing: "account:read_write"}},
		{`failed: code=13021 message=forbidden data={'reason': 'required scope account:read'}`, scopecore.Reply{ErrorCode: 13021, Missing: "account:read"}},
		{`{"error":{"message":"forbidden","data":{"reason":"required scope wallets:read_write"},"code":13021}}`, scopecore.Reply{ErrorCode: 13021, Missing: "wallet:read_write"}},
		{`{"error":{"code":13021,"data":{"reason":"required scope mainaccount and trade:read"}}}`, scopecore.Reply{ErrorCode: 13021, Missing: "mainaccount trade:read"}},
		{`{"error":{"code":13021,"data":{"reason":"required scope hunter2 session:hunter2 trade:none"}}}`, scopecore.Reply{ErrorCode: 13021}},
		{`{"error":{"code":-32602,"message":"Invalid params","data":{"reason":"Not allowed","param":"subaccount_id"}}}`, scopecore.Reply{ErrorCode: -32602, Reason: "Not allowed"}},
		{`{"error":{"code":13668,"data":{"reason":"tfa_code_is_required"}}}`, scopecore.Reply{ErrorCode: 13668, Reason: "tfa_code_is_required"}},
		{`{"error":{"code":13668,"data":{"reason":"hunter2"}}}`, scopecore.Reply{ErrorCode: 13668}},
		{`status code: 200, reason: "Not allowed"`, scopecore.Reply{}},
		{`{"scope":`, scopecore.Reply{}},
		{`{"scope":null}`, scopecore.Reply{}},
		{`the scope is: unknown`, scopecore.Reply{}},
		{"hello", scopecore.Reply{}},
		{"", scopecore.Reply{}},
		{`{"max_scope":"trade:read"}`, scopecore.Reply{}},
		// What's beside a scope may be a secret, whatever it looks like.
		{"username=joe password=Hunter22! account:read connection mainaccount trade:read", scopecore.Reply{Scope: "account:read connection mainaccount trade:read", Found: true, Secrets: 1}},
		{"hunter2 account:read", scopecore.Reply{Scope: "account:read", Found: true, Dropped: 1}},
		{"account:read ip:hunter2 expires:hunter2 app_id:7 ip:203.0.113.7", scopecore.Reply{Scope: "account:read app_id:7 ip:203.0.113.7", Found: true, Dropped: 2}},
		{`{"client_secret":"hunter2","scope":"trade:read"}`, scopecore.Reply{Secrets: 1}}, // a request
		{`{"access_token":"hunter2","scope":"trade:read hunter2 options:read x:readwrite"}`, scopecore.Reply{Scope: "trade:read options:read", Found: true, Secrets: 1, Unknown: 2}},
		{`{"scope":"trade:read session:client_secret=hunter2"}`, scopecore.Reply{Scope: "trade:read", Found: true, Secrets: 1}},
		{`{"scope":"session:4e1a07c9d35b82f6a9c04d7e12b8f35c trade:read"}`, scopecore.Reply{Scope: "session:4e1a07c9d35b82f6a9c04d7e12b8f35c trade:read", Found: true}},
	} {
		if got := words.Reply(c.text); *got != c.want {
			t.Errorf("%s\nread as %+v\nwant    %+v", c.text, got, c.want)
		}
	}
}

func names(ms []*scopecore.Method) []string {
	out := make([]string, len(ms))
	for i, m := range ms {
		out[i] = m.Name
	}
	return out
}
