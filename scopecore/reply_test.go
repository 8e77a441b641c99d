package scopecore

import "testing"

// TestReadReply reads what people paste as the server's answer.
func TestReadReply(t *testing.T) {
	for _, c := range []struct {
		text string
		want Reply
	}{
		{`{"jsonrpc":"2.0","result":{"scope":"trade:read connection","expires_in":900}}`, Reply{Scope: "trade:read connection", Found: true, ExpiresIn: Known(900)}},
		{`"trade:read connection"`, Reply{Scope: "trade:read connection", Found: true}},
		{"trade:read connection\n", Reply{Scope: "trade:read connection", Found: true}},
		{`{'scope': 'trade:read mainaccount', 'expires_in': 31536000, 'sid': 'x'}`, Reply{Scope: "trade:read mainaccount", Found: true, ExpiresIn: Known(31536000), HasSID: true}},
		{`2026-01-01 INFO recv {\"result\":{\"scope\":\"trade:read connection\"}}`, Reply{Scope: "trade:read connection", Found: true}},
		{`{"scope":"account:read trade:read_write wal`, Reply{Scope: "account:read trade:read_write", Found: true, Truncated: true}},
		{`{"scope":"account:read_write trade:read`, Reply{Scope: "account:read_write", Found: true, Truncated: true}},
		{`{"scope":"account:read session:rest-a`, Reply{Scope: "account:read", Found: true, Truncated: true}},
		{`{"scope":"account:read trade:read...`, Reply{Scope: "account:read", Found: true, Truncated: true}},
		{`{"scope":"account:read trade:read_write..."}`, Reply{Scope: "account:read trade:read_write", Found: true, Truncated: true}},
		{`{"scope":"trade:read \u0063onnection"}`, Reply{Scope: "trade:read connection", Found: true}},
		{`{"error":{"code":13004,"message":"invalid_credentials"}}`, Reply{ErrorCode: 13004}},
		{`{"error":{"code":13021,"message":"forbidden","data":{"reason":"required scope account:read_write"}}}`, Reply{ErrorCode: 13021, Missing: "account:read_write"}},
		{`failed: code=13021 message=forbidden data={'reason': 'required scope account:read'}`, Reply{ErrorCode: 13021, Missing: "account:read"}},
		{`{"error":{"message":"forbidden","data":{"reason":"required scope wallets:read_write"},"code":13021}}`, Reply{ErrorCode: 13021, Missing: "wallet:read_write"}},
		{`{"error":{"code":13021,"data":{"reason":"required scope mainaccount and trade:read"}}}`, Reply{ErrorCode: 13021, Missing: "mainaccount trade:read"}},
		{`{"error":{"code":13021,"data":{"reason":"required scope hunter2 session:hunter2 trade:none"}}}`, Reply{ErrorCode: 13021}},
		{`{"error":{"code":-32602,"message":"Invalid params","data":{"reason":"Not allowed","param":"subaccount_id"}}}`, Reply{ErrorCode: -32602, Reason: "Not allowed"}},
		{`{"error":{"code":13668,"data":{"reason":"tfa_code_is_required"}}}`, Reply{ErrorCode: 13668, Reason: "tfa_code_is_required"}},
		{`{"error":{"code":13668,"data":{"reason":"hunter2"}}}`, Reply{ErrorCode: 13668}},
		{`status code: 200, reason: "Not allowed"`, Reply{}},
		{`{"scope":`, Reply{Found: true, Truncated: true}},
		{`{"scope":null}`, Reply{}},
		{`the scope is: unknown`, Reply{}},
		{"hello", Reply{}},
		{"", Reply{}},
		{`{"max_scope":"trade:read"}`, Reply{}},
		// What stands beside a scope may be a secret, whatever it looks like.
		{"username=joe password=Hunter22! account:read connection mainaccount trade:read", Reply{Scope: "account:read connection mainaccount trade:read", Found: true, Secrets: 1, Dropped: 1}},
		{"hunter2 account:read", Reply{Scope: "account:read", Found: true, Dropped: 1}},
		{"account:read ip:hunter2 expires:hunter2 app_id:7 ip:203.0.113.7", Reply{Scope: "account:read app_id:7 ip:203.0.113.7", Found: true, Dropped: 2}},
		{`{"client_secret":"hunter2","scope":"trade:read hunter2 options:read x:readwrite"}`, Reply{Scope: "trade:read options:read", Found: true, Secrets: 1, Unknown: 2}},
		{`{"scope":"trade:read session:client_secret=hunter2"}`, Reply{Scope: "trade:read", Found: true, Secrets: 1}},
		{`{"scope":"session:4e1a07c9d35b82f6a9c04d7e12b8f35c trade:read"}`, Reply{Scope: "session:4e1a07c9d35b82f6a9c04d7e12b8f35c trade:read", Found: true}},
	} {
		if got := ReadReply(c.text); got != c.want {
			t.Errorf("%s\nread as %+v\nwant    %+v", c.text, got, c.want)
		}
	}
}

// TestMask tells secrets from the words of this field.
func TestMask(t *testing.T) {
	for _, plain := range []string{
		"account:read trade:read_write", "session:apiconsole-jrbedpbe16e", "session:rest-waHCBhVpNio=", "session:MyTradingBot-2024-Main",
		"user.orders.BTC-25DEC26-100000-C.raw", "user.orders.XRP_USDC-30AUG24-0d5-C.100ms", "private/get_user_trades_by_instrument_and_time",
		"https://test.deribit.com/api/v2/private/get_positions?currency=BTC&instrument_name=BTC-PERPETUAL", "restricted_block_trades block_trade_approval",
		"client_credentials", "name:example_key", "key=account:read+trade:read_write&ask=account:read_write", "",
	} {
		if got := Mask(plain); got != plain {
			t.Errorf("%q is masked as %q", plain, got)
		}
	}
	for _, secret := range []string{
		"1700000000000.Qx7-kL2p.Zt9_mVb4NcR7wKdY2hJ-s5GfA1uEo8PiTqX3lBz6nHyM0rCv9WjS4kQd7UeF2aLg",
		"Q7X2MZ9KD4WB6TR1HJ8PC3VN5LY0GFSE", "Kd4tQ9zzWm2baHSNYpvRfJ-XG6cneLT15DUO-iVMoer",
		"4e1a07c9d35b82f6a9c04d7e12b8f35c6d90e4a7b1c2835f9e6d0a4c7b18f253",
		"abc/DEF1+ghi2/JKL3mno+PQR4stu/VWX5yza+BCD6efg=",
	} {
		if got := Mask("x " + secret + " y"); got != "x "+string(make0(len(secret)))+" y" {
			t.Errorf("%q comes through as %q", secret, got)
		}
	}
}

func make0(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = maskByte
	}
	return b
}
