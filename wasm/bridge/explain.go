package bridge

import (
	"strconv"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
)

// explain tells all that is known of one rule, token or error code. What was
// typed doesn't come back: the id is the table's own.
func explain(payload string) string {
	if id, ok := scopecore.Form(payload, "rule"); ok {
		r, ok := scopecore.FindRule(scopecore.RuleID(id))
		if !ok {
			return fail("usage", "unknown-rule", "There is no rule with this id.")
		}
		return succeed(2048, func(w *writer) {
			explanation(w, "rule", string(r.ID), r.Title, r.Evidence, r.Why, r.Sources)
			w.str("disagreement", r.Disagreement)
			w.str("settle", r.Settle)
		})
	}
	if token, ok := scopecore.Form(payload, "token"); ok {
		t, ok := scopecore.FindWord(token)
		if !ok {
			return fail("input", "unknown-token", "No source describes this token.")
		}
		return succeed(1024, func(w *writer) {
			explanation(w, "token", t.Token, t.Token+", set by "+t.Setter, t.Evidence, t.Text, t.Sources)
			w.str("disagreement", "")
			w.str("settle", "")
		})
	}
	if text, ok := scopecore.Form(payload, "error"); ok {
		code, err := strconv.Atoi(text)
		f, ok := scopecore.FindFault(code)
		if !ok || err != nil {
			return fail("input", "unknown-error", "This error code has nothing to do with scopes, or is not known.")
		}
		return succeed(1024, func(w *writer) {
			explanation(w, "error", strconv.Itoa(f.Code), f.Name, f.Evidence, f.Text+" "+f.Repair, f.Sources)
			w.str("disagreement", "")
			w.str("settle", "")
		})
	}
	return fail("usage", "bad-payload", "explain takes rule=ID, token=TOKEN or error=CODE.")
}

func explanation(w *writer, kind, id, title string, e scopecore.Evidence, text string, sources []string) {
	w.str("kind", kind)
	w.str("id", id)
	w.str("title", title)
	w.str("evidence", e.String())
	w.str("meaning", e.Text())
	w.str("text", text)
	w.array("sources")
	for _, id := range sources {
		if s, ok := scopecore.FindSource(id); ok {
			source(w, s)
		}
	}
	w.close(']')
}

func source(w *writer, s scopecore.Source) {
	w.open('{')
	w.str("id", s.ID)
	w.str("title", s.Title)
	w.str("url", s.URL)
	w.close('}')
}

// wholeCatalog tells everything that does not depend on a query.
func wholeCatalog() string {
	return succeed(96<<10, func(w *writer) {
		w.str("version", catalog.Version)
		w.array("methods")
		for _, m := range methods() {
			w.open('{')
			w.str("name", m.Name)
			w.flag("channel", m.Channel)
			w.str("category", m.Category)
			w.str("summary", m.Summary)
			w.array("ways")
			for _, way := range m.Ways {
				w.open('{')
				w.str("when", way.When)
				needs(w, "needs", way.AnyOf)
				w.close('}')
			}
			w.close(']')
			w.str("main_account", m.MainAccount.String())
			w.flag("websocket_only", m.WebSocketOnly)
			w.flag("matching_engine", m.MatchingEngine)
			w.flag("second_factor", m.SecondFactor)
			w.str("url", m.URL)
			w.str("note", m.Note)
			w.close('}')
		}
		w.close(']')
		w.array("removed")
		for _, r := range catalog.RemovedMethods() {
			w.open('{')
			w.str("name", r.Name)
			w.str("needs", r.LastNeed)
			w.str("last_seen", r.LastSeen)
			w.str("gone_by", r.GoneBy)
			w.str("note", r.Note)
			w.close('}')
		}
		w.close(']')
		w.array("rules")
		for _, r := range scopecore.Rules() {
			w.open('{')
			w.str("id", string(r.ID))
			w.str("title", r.Title)
			w.str("evidence", r.Evidence.String())
			w.str("text", r.Why)
			w.str("disagreement", r.Disagreement)
			w.str("settle", r.Settle)
			w.close('}')
		}
		w.close(']')
		w.array("sources")
		for _, s := range scopecore.Sources() {
			source(w, s)
		}
		w.close(']')
		w.array("evidence")
		for _, e := range [...]scopecore.Evidence{scopecore.Documented, scopecore.Observed, scopecore.Inferred, scopecore.EvidenceUnknown} {
			w.open('{')
			w.str("id", e.String())
			w.str("text", e.Text())
			w.close('}')
		}
		w.close(']')
	})
}
