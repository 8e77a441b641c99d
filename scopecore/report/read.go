package report

import (
	"sync"

	"scopecalculator/scopecore"
	"scopecalculator/scopecore/catalog"
	"scopecalculator/scopecore/knowledge"
	"scopecalculator/scopecore/reading"
)

// Vocabulary is what texts are searched for: the catalog, the calls of
// libraries, and the names of errors. Every call returns the same one.
var Vocabulary = sync.OnceValue(func() *reading.Vocabulary {
	var codes []reading.Code
	for _, c := range knowledge.ErrorCodes() {
		codes = append(codes, reading.Code{Code: c.Code, Name: c.Name})
	}
	return reading.NewVocabulary(catalog.Load(), catalog.RemovedMethods(), catalog.Unified(), codes)
})

// Read reports what a text contains and what follows from it. setting is what
// else is known about the call; nil if nothing is. into is the parameter of the
// field it was pasted into (the key's, the request's or the held token's
// scope), or empty.
func Read(text string, setting *scopecore.Query, into string) *Reading {
	r := Vocabulary().Read(text, setting)
	out := &Reading{
		WillFail: make([]WillFail, len(r.WillFail)), LeftOut: r.LeftOut, Excess: r.Excess,
		Secrets: r.Secrets, Exit: r.Exit(), Query: r.Query(), More: r.More,
	}
	if h := r.Held; h != nil {
		out.Held = &Held{Scope: h.Scope, Complete: h.Complete, ExpiresIn: Seconds(h.ExpiresIn), Replies: len(r.Tokens), Offset: h.From, Line: h.Line}
	}
	if a := r.Asked; a != nil {
		out.Asked = &Asked{Grant: a.Grant, Via: a.Via, Scope: Text(a.Scope), Offset: a.From, Line: a.Line}
	}
	for _, a := range r.AgainstRequest {
		out.AgainstRequest = append(out.AgainstRequest, AgainstRequest{a.Domain, a.Asked, a.Granted, a.Status()})
	}
	if v := r.Verified; v != nil {
		out.AgainstPrediction = &AgainstPrediction{Status: v.Status}
		for _, list := range [][]scopecore.Finding{v.Tokens, v.Missing} {
			for _, f := range list {
				if f.Status != scopecore.StatusPredicted {
					out.AgainstPrediction.Tokens = append(out.AgainstPrediction.Tokens, f.Token)
				}
			}
		}
		if v.Status == scopecore.StatusContradicts {
			o := record(&r.Setting, &r.Reply)
			out.AgainstPrediction.Record, out.AgainstPrediction.RecordSays, out.AgainstPrediction.ReportURL = o, recordSays(o), reportURL(knowledge.Home, o)
		}
	}
	for i := range r.Calls {
		c := r.Calls[i]
		call := ReadCall{
			Method: c.Name, Offset: c.From, Line: c.Line, Count: c.Count, Outcome: c.Outcome.String(), Code: c.Code, Message: c.Message,
			Missing: c.Missing, From: c.Known.String(),
		}
		if c.Repair.Where != scopecore.RepairNone {
			call.Repair = &ReadRepair{c.Repair.Where, c.Repair.Set}
		}
		out.Calls = append(out.Calls, call)
	}
	for i := range r.WillFail {
		f := &r.WillFail[i]
		out.WillFail[i] = WillFail{f.Name, f.Missing}
	}
	for i := range r.Keys {
		k := &r.Keys[i]
		out.Keys = append(out.Keys, ReadKey{k.Scope, k.Name, k.Asymmetric, k.From, k.Line})
	}
	for i := range r.Bare {
		b := &r.Bare[i]
		out.Scopes = append(out.Scopes, ReadScope{b.Scope, b.From, b.Line})
	}
	if len(r.Needs) > 0 {
		out.Least = &ReadLeast{r.Least.Key(), r.Least.Ask()}
	}
	out.Unread = unread(r.Unread, r.Others)
	for i := range r.Conclusions {
		c := &r.Conclusions[i]
		out.Conclusions = append(out.Conclusions, Conclusion{c.Code, c.Severity, knowledge.ConclusionSays(r, c)})
	}
	out.Receipt = receipt(text, r, setting, into)
	return out
}

// ScanText reports every place of a text that makes a call or may make one.
func ScanText(text string) Scan {
	s := Vocabulary().Scan(text)
	return Scan{Calls: scanPlaces(s.Calls), More: s.More, Unread: scanPlaces(s.Unread), MoreUnread: s.MoreUnread, Sign: s.Sign}
}

func scanPlaces(places []*reading.Place) []ScanPlace {
	out := make([]ScanPlace, len(places))
	for i, p := range places {
		o := &out[i]
		o.Line, o.Column, o.Text, o.Near, o.Doubt = p.Line, p.Column, p.Text, p.Likely, p.Doubt
		switch m := p.Method; {
		case m != nil:
			o.Method, o.Text = m.Name, m.Called()
			if o.Text != o.Method {
				o.Way = m.Ways[0].When
			}
			continue
		case p.Name != nil:
			o.Why = knowledge.MentionSays(p.Name)
		default:
			o.Why = knowledge.ReadWhy(p.Why)
		}
		o.Code = p.Why.String()
	}
	return out
}

// unread lists the places that could not be read, with the names that may have
// been meant.
func unread(places []reading.Unread, names []reading.Mention) []Unread {
	var out []Unread
	for i := range places {
		u := &places[i]
		entry := Unread{Offset: u.From, Line: u.Line, Code: u.Why.String(), Why: knowledge.ReadWhy(u.Why), Text: u.Text, Near: u.Likely}
		for i := range names {
			if m := &names[i]; m.Name == u.Text && m.From == u.From {
				entry.Why, entry.Near = knowledge.MentionSays(m), m.Near
			}
		}
		out = append(out, entry)
	}
	return out
}
