package knowledge

import "slices"

// ErrorCode is an error of the API that has to do with scopes and tokens.
type ErrorCode struct {
	Code int
	// Name is the message the server sends with it.
	Name string
	// Text says what it means, Repair what to do about it.
	Text, Repair string
	Evidence     Evidence
	Sources      []string
}

// ErrorCodes returns the table of error codes, as a copy.
func ErrorCodes() []ErrorCode { return slices.Clone(errorCodes) }

// FindErrorCode returns the error code's entry; nil if there is none. Don't
// change it.
func FindErrorCode(code int) *ErrorCode {
	for i := range errorCodes {
		if errorCodes[i].Code == code {
			return &errorCodes[i]
		}
	}
	return nil
}

var errorCodes = []ErrorCode{
	{10000, "authorization_required", "The method is private, and the request carries no valid token; or it's signed, and the signature is missing or wrong.", "Send `access_token`, or the Authorization header over HTTP, from a `public/auth` that worked. If you sign each request, check the signature.", EvidenceDocumented, []string{"errors", "authentication"}},
	{10009, "not_enough_funds", "The account doesn't have the funds for this.", "It isn't about scopes.", EvidenceDocumented, []string{"errors"}},
	{10028, "too_many_requests", "You've used up a rate limit. It has nothing to do with scopes.", "Wait, then send fewer requests.", EvidenceDocumented, []string{"errors"}},
	{10030, "must_be_websocket_request", "The method works over WebSocket only.", "Call it on a WebSocket connection.", EvidenceDocumented, []string{"errors"}},
	{11052, "subscribe_error_unsubscribed", "A subscription failed or was ended.", "Subscribe again; if a channel is still missing, the token may not see it.", EvidenceDocumented, []string{"errors"}},
	{12998, "security_key_authorization_over_limit", "Too many attempts with the second factor.", "Wait before the next attempt.", EvidenceDocumented, []string{"errors", "security-keys"}},
	{13004, "invalid_credentials", "The client id, secret or signature wasn't accepted. Over HTTP it came with status 400.", "Check the key, whether it's enabled, and whether it belongs to this environment (test or production).", EvidenceDocumented, []string{"errors", "e03"}},
	{13009, "unauthorized", "The token is wrong or has expired, the signature is bad, or a connection's token was used on another connection.", "Authenticate again on this connection, or use `session:NAME` for a token that moves between connections.", EvidenceDocumented, []string{"errors", "connections"}},
	{13012, "unavailable_in_subaccount", "The method isn't available to a subaccount.", "Use a key of the main account.", EvidenceDocumented, []string{"errors", "subaccounts"}},
	{13021, "forbidden", "The token's scope lacks what the method needs, or the method needs the main account. If a scope is missing, `data.reason` names it: `required scope account:read_write`. The list of errors says only that permissions are missing; two projects saw the reason.", "Compare the scope in the reason with the scope you got.", EvidenceObserved, []string{"errors", "coinbase-withdrawals", "e01", "e02"}},
	{13031, "verification_required", "The account has to be verified for this.", "Finish verifying the account.", EvidenceDocumented, []string{"errors"}},
	{13042, "cod_not_enabled", "Cancel-on-disconnect is off for the connection, and `private/mass_quote` needs it on.", "Turn it on with `private/enable_cancel_on_disconnect`, which takes `account:read_write`. With `scope=account` it stays on for new connections.", EvidenceDocumented, []string{"errors", "mass-quote", "connections"}},
	{13403, "scope_exceeded", "An API key would get, or has, a wider scope than the caller's own.", "Manage keys with a token at least as wide as the key.", EvidenceDocumented, []string{"errors"}},
	{13668, "security_key_authorization_error", "The second factor is missing or wasn't accepted. `data.reason` says which: `tfa_code_is_required`, `tfa_code_not_matched`, `used_tfa_code` or `challenge_timeout`. The Security Keys article first shows a challenge, which isn't an error.", "Send the call without `authorization_data` for a new challenge, then again with a fresh code.", EvidenceDocumented, []string{"authentication", "security-keys"}},
	{13904, "security_key_setup_required", "The method needs a second factor and none is set up.", "Set up a security key for this kind of action.", EvidenceDocumented, []string{"errors", "security-keys"}},
	{-32602, "Invalid params", "A parameter has the wrong type or value. With the reason `Not allowed` for `subaccount_id`, the token isn't the main account's.", "Check the parameters against the method's page. For `subaccount_id`, use the main account's token, or exchange it for one of the subaccount.", EvidenceDocumented, []string{"errors", "e04"}},
	{-32000, "Missing params", "A required parameter is missing.", "Add it. It isn't about scopes.", EvidenceDocumented, []string{"errors"}},
}
