package knowledge

// Home is the address of this project's public repository, such as
// https://github.com/OWNER/NAME; empty until it has one. It is the only place
// that has it: `go run ./scripts/home` sets it, and the module path with it.
const Home = ""

// RecordSays says what to do with the record of a reply that contradicts the
// prediction. home is where it can be reported, or empty.
func RecordSays(home string) string {
	const check = "Check that the setting describes the call that was made. If it does, a rule is wrong: "
	if home == "" {
		return check + "keep this line for the maintainers of the page you are on. It holds no secret, but names of keys and sessions are in it as they came."
	}
	return check + "please report it. The link opens a form that is filled in from this line, with key names, session names and IP addresses replaced."
}
