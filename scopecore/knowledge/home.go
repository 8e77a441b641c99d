package knowledge

// Home is the address of this project's public repository, such as
// https://github.com/OWNER/NAME; empty until it has one. It is the only place
// that has it: `go run ./scripts/home` sets it, and the module path with it.
const Home = ""

// RecordSays says what to do with the record of a reply that contradicts the
// prediction. home is where to report it, or empty.
func RecordSays(home string) string {
	const check = "Are these the key and request you used? Then our rule is wrong: "
	if home == "" {
		return check + "keep this line for the maintainers of this page. It has no secrets, but key and session names are in it."
	}
	return check + "please report it. The link opens a form filled in from this line, with key names, session names and IP addresses replaced."
}
