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

// FindErrorCode returns the error code's entry.
func FindErrorCode(code int) (ErrorCode, bool) {
	for _, f := range errorCodes {
		if f.Code == code {
			return f, true
		}
	}
	return ErrorCode{}, false
}

var errorCodes = []ErrorCode{
	{10000, "authorization_required", "The method is private and the request carries no valid token.", "Send `access_token`, or the Authorization header over HTTP, from a `public/auth` that worked.", EvidenceDocumented, []string{"errors"}},
	{10030, "must_be_websocket_request", "The method works over WebSocket only.", "Call it on a WebSocket connection.", EvidenceDocumented, []string{"errors"}},
	{11052, "subscribe_error_unsubscribed", "A subscription failed or was ended.", "Subscribe again; if a channel stays away, the token may not see it.", EvidenceDocumented, []string{"errors"}},
	{12998, "security_key_authorization_over_limit", "Too many attempts with the second factor.", "Wait before the next attempt.", EvidenceDocumented, []string{"errors", "security-keys"}},
	{13004, "invalid_credentials", "The client id, secret or signature was not accepted.", "Check the key, whether it is enabled, and whether it belongs to this environment (test or production).", EvidenceDocumented, []string{"errors"}},
	{13009, "unauthorized", "The token is wrong or has expired, the signature is bad, or a connection's token was used on another connection.", "Authenticate again on this connection, or use `session:NAME` for a token that moves between connections.", EvidenceDocumented, []string{"errors", "connections"}},
	{13012, "unavailable_in_subaccount", "The method is not available to a subaccount.", "Use a key of the main account.", EvidenceDocumented, []string{"errors", "subaccounts"}},
	{13021, "forbidden", "Most likely the token's scope lacks what the method needs.", "Compare the scope that was returned with what the method needs.", EvidenceInferred, []string{"errors"}},
	{13031, "verification_required", "The account has to be verified for this.", "Finish the verification of the account.", EvidenceDocumented, []string{"errors"}},
	{13403, "scope_exceeded", "An API key would get, or has, a wider scope than the caller's own.", "Manage keys with a token at least as wide as the key.", EvidenceDocumented, []string{"errors"}},
	{13668, "security_key_authorization_error", "The second factor was not accepted.", "Try again with a fresh code or the right security key.", EvidenceDocumented, []string{"errors", "security-keys"}},
	{13904, "security_key_setup_required", "The method needs a second factor and none is set up.", "Set up a security key for this kind of action.", EvidenceDocumented, []string{"errors", "security-keys"}},
	{-32602, "Invalid params", "A parameter has the wrong type or value.", "Check the parameters against the method's page. It is not about scopes.", EvidenceDocumented, []string{"errors"}},
	{-32000, "Missing params", "A required parameter is missing.", "Add it. It is not about scopes.", EvidenceDocumented, []string{"errors"}},
}
