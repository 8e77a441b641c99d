package scopecore

import "testing"

// TestMask checks that secrets are told apart from ordinary words.
func TestMask(t *testing.T) {
	for _, plain := range []string{
		"account:read trade:read_write", "session:apiconsole-jrbedpbe16e", "session:rest-waHCBhVpNio=", "session:MyTradingBot-2024-Main",
		"user.orders.BTC-25DEC26-100000-C.raw", "user.orders.XRP_USDC-30AUG24-0d5-C.100ms", "private/get_user_trades_by_instrument_and_time",
		"https://test.deribit.com/api/v2/private/get_positions?currency=BTC&instrument_name=BTC-PERPETUAL", "restricted_block_trades block_trade_approval",
		"client_credentials", "name:example_key", "this.privateGetGetUserTradesByInstrumentAndTime(x)", "| token_type | bearer |\n| scope | trade:read |", "key=account:read+trade:read_write&ask=account:read_write", "",
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
