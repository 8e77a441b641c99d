package scopecore

import "testing"

// TestSessionNameHasNoSpaces: no repair suggests a session name with spaces in
// it, since what follows the space would be another token, and an unknown one.
func TestSessionNameHasNoSpaces(t *testing.T) {
	for _, text := range []string{"scope=session:a%20expires:1h", "Session:a%20b"} {
		for _, d := range Parse(text, RoleRequest).Diagnostics {
			for _, again := range Parse(d.Fix.Value, RoleRequest).Diagnostics {
				t.Errorf("%s: %s, fix %q: %s", text, d.Code, d.Fix.Value, again.Code)
			}
		}
	}
	if ds := Parse("'session:a'", RoleRequest).Diagnostics; len(ds) != 1 || ds[0].Fix.Value != "session:a" {
		t.Errorf("quotes are no longer removed: %+v", ds)
	}
}
