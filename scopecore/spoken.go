package scopecore

// Spoken says a prediction in a few sentences, as a screen reader would read
// it after a change. The counts are those of Count; remarks is how many
// diagnostics the query got.
func Spoken(p Prediction, counts [5]int, remarks int) string {
	if p.Refused != nil {
		return "No token. " + p.Refused.Text
	}
	s := "Predicted scope: " + p.Scope()
	if p.Scope() == "" {
		s += "empty"
	}
	s += "."
	var changes []string
	for _, effect := range []Effect{Narrowed, Dropped, Inherited} {
		n := 0
		for i := range p.Tokens {
			if p.Tokens[i].Effect == effect {
				n++
			}
		}
		if n > 0 {
			changes = append(changes, itoa(n)+" "+effect.String())
		}
	}
	if len(changes) > 0 {
		s += " " + list(changes) + "."
	}
	if open := p.Undetermined(); len(open) > 0 {
		s += " " + names(open) + ": not known."
	}
	if remarks > 0 {
		s += " " + itoa(remarks) + plural(remarks, " remark", " remarks") + " on the text."
	}
	return s + " " + itoa(counts[Allowed]) + plural(counts[Allowed], " call", " calls") + " allowed, " + itoa(counts[Denied]) + " denied."
}
