package coding

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/coding/dictionary"
	"hearsay/lexicon"
)

// trace notes, while a report is coded, what its events are made of.
type trace struct {
	found []*match // every match, whether or not it gave an event
	told  []telling
}

func (x *trace) find(found []*match) {
	if x != nil {
		x.found = append(x.found, found...)
	}
}

func (x *trace) tell(told []telling) {
	if x != nil {
		x.told = told
	}
}

// Explain gives the events that Code gives, for each what led to it, and the
// words that a rule looks for but that gave no event. Reasons are worked out
// once all is coded, and change nothing.
func (c *Coder) Explain(t *hearsay.Text, a *hearsay.Annotations) ([]hearsay.Event, []hearsay.Why, []hearsay.Rejected) {
	if len(t.Tokens) == 0 || a == nil {
		return nil, nil, nil
	}
	r := c.read(t, a)
	r.trace = &trace{}
	events := r.code()
	told := r.trace.told
	x := explainer{reading: r, masked: r.copy()}
	why := make([]hearsay.Why, len(told))
	for i := range told {
		why[i] = x.why(&told[i])
	}
	return events, why, x.rejected()
}

// copy is a second reading whose words may be changed.
func (r *reading) copy() *reading {
	t, c := *r.t, *r
	t.Tokens = slices.Clone(t.Tokens)
	c.t, c.lower, c.trace = &t, slices.Clone(r.lower), nil
	return &c
}

type explainer struct {
	*reading
	masked *reading
	near   []*match // those of the sentence
}

func (x *explainer) why(w *telling) hearsay.Why {
	rl := w.m.rule
	out := hearsay.Why{
		Rule: entryOf(rl), Status: x.status(w), Actors: x.sides(w.m, w.e.Actors), Recipients: x.sides(w.m, w.e.Recipients),
		Confidence: []hearsay.Reason{{Text: decimal(rl.Weight) + ", the weight of the rule"}},
	}
	if act := w.m.act; act != nil {
		out.Rule.Name = act.Entry
		out.Actors, out.Recipients = x.entries(act.Sources, w.e.Actors), x.entries(act.Targets, w.e.Recipients)
		out.Confidence[0].Text = decimal(rl.Weight) + ", as for every entry of a dictionary"
	}
	for _, i := range w.m.also {
		out.Also = append(out.Also, x.t.Tokens[i].Span)
	}
	for _, f := range lowered(rl, &w.e) {
		out.Confidence = append(out.Confidence, hearsay.Reason{Text: "× " + decimal(f.factor) + ", " + f.why})
	}
	return out
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func entryOf(rl *rule) hearsay.Entry {
	return hearsay.Entry{Name: rl.Name, File: rl.File, Line: rl.Line}
}

// reach is how many words on either side of a trigger are tried; it holds all
// of any sentence but garbled ones, which would take for ever.
const reach = 150

// status finds the words without which the status would be another, by taking
// each word of the sentence away in turn.
func (x *explainer) status(w *telling) []hearsay.Reason {
	m := w.m
	if m.rule.Status != "" && w.e.Status == m.rule.Status {
		entry := entryOf(m.rule)
		return []hearsay.Reason{{Text: "the rule gives it, whatever the words", Entry: &entry}}
	}
	x.caps = shouted(x.t.Text(x.t.Sentences[w.s].Span))
	x.masked.caps = x.caps
	own := x.reading.status(m)
	if own != w.e.Status {
		return x.later(w)
	}
	var out []hearsay.Reason
	sent := &x.t.Sentences[w.s]
	if own != hearsay.Occurred {
		for i := max(sent.FirstToken, m.frame.head-reach); i < min(sent.EndToken, m.frame.head+reach); i++ {
			if x.t.Tokens[i].UPOS == "PUNCT" {
				continue
			}
			if other := x.without(i, m); other != own {
				out = append(out, hearsay.Reason{Text: "it would be " + string(other) + " without", Words: []hearsay.Span{x.t.Tokens[i].Span}})
			}
		}
	}
	switch {
	case out != nil:
	case own == hearsay.Occurred:
		out = []hearsay.Reason{{Text: "no word around says otherwise"}}
	default:
		out = []hearsay.Reason{{Text: "several words say so, or the build of the clause; no word decides alone"}}
	}
	return out
}

// without is the status of m with token i blotted out.
func (x *explainer) without(i int, m *match) hearsay.Status {
	r := x.masked
	tok, lower := r.t.Tokens[i], r.lower[i]
	r.t.Tokens[i] = hearsay.Token{Span: tok.Span, Lemma: "_", UPOS: "X", Head: tok.Head, Relation: tok.Relation}
	r.lower[i] = "_"
	r.seen = map[int]*frame{}
	s := r.status(m)
	r.t.Tokens[i], r.lower[i] = tok, lower
	return s
}

// later gives the reasons of a status that is not of the words around the
// trigger.
func (x *explainer) later(w *telling) []hearsay.Reason {
	e := &w.e
	if e.Status == hearsay.Denied {
		for _, id := range e.Attributions {
			if at := &x.a.Attributions[id-1]; at.Stance == hearsay.Denies {
				return []hearsay.Reason{{Text: fmt.Sprintf("account a%d denies it:", id), Words: at.Cue}}
			}
		}
	}
	if e.Status == hearsay.Planned && e.Time > 0 {
		return []hearsay.Reason{{Text: "its day comes after the day of publication:", Words: []hearsay.Span{x.a.Times[e.Time-1].Span}}}
	}
	return []hearsay.Reason{{Text: "read once the rest of the event was known"}}
}

// sides says of each participant what it is to the trigger.
func (x *explainer) sides(m *match, ps []hearsay.Participant) []hearsay.Reason {
	out := make([]hearsay.Reason, len(ps))
	for i, p := range ps {
		out[i] = x.side(m, p)
	}
	return out
}

func (x *explainer) side(m *match, p hearsay.Participant) hearsay.Reason {
	frames := []*frame{m.frame}
	for _, h := range m.also {
		if f := x.seen[h]; f != nil {
			frames = append(frames, f)
		}
	}
	names := func(i int) bool { return x.participant(i).Span == p.Span }
	// The word itself, then what is joined to it, then what stands behind it.
	for _, f := range frames {
		for _, a := range f.args {
			if names(a.token) {
				return x.argument(f, a, "")
			}
		}
	}
	for _, f := range frames {
		for _, a := range f.args {
			for _, c := range x.conjuncts(a.token)[1:] {
				if names(c) {
					return x.argument(f, a, "joined by “and” or “or” to "+x.quoted(a.token)+", ")
				}
			}
		}
	}
	for _, f := range frames {
		for _, a := range f.args {
			for _, c := range x.conjuncts(a.token) {
				for _, acting := range []bool{true, false} {
					for _, o := range x.behind(c, acting) {
						if names(o) {
							return x.argument(f, a, "does it or has it in "+x.quoted(c)+", ")
						}
					}
				}
			}
		}
	}
	return hearsay.Reason{Text: "no argument of the trigger itself, read from the words around it", Words: []hearsay.Span{p.Span}}
}

// entries names the entry of the dictionaries that gave each participant its code.
func (x *explainer) entries(parties []dictionary.Party, ps []hearsay.Participant) []hearsay.Reason {
	out := make([]hearsay.Reason, len(ps))
	for i, p := range ps {
		out[i] = hearsay.Reason{Text: "in no dictionary, so its own words are its code", Words: []hearsay.Span{p.Span}}
		for _, q := range parties {
			if q.Code == p.Actor.Code && q.Span == p.Span && q.Where.File != "" {
				out[i] = hearsay.Reason{
					Text: "by the entry " + q.Where.String(), Words: []hearsay.Span{p.Span}, Entry: &hearsay.Entry{Name: "entry", File: q.Where.File, Line: q.Where.Line},
				}
			}
		}
	}
	return out
}

func (x *explainer) quoted(i int) string { return "“" + x.t.Form(i) + "”" }

// argument says in words what a is to the head of f.
func (x *explainer) argument(f *frame, a argument, before string) hearsay.Reason {
	of := x.quoted(f.head)
	var what string
	switch a.function {
	case subject:
		what = "subject of " + of
		if x.rel(a.token) == "obl:agent" {
			what = "agent of " + of + ", which is passive"
		}
	case object:
		what = "object of " + of
		if f.passive {
			what = "object of " + of + ", which is passive"
		}
	case indirect:
		what = "indirect object of " + of
	case possessor:
		what = "possessor before " + of
	case modifier:
		what = "modifier of " + of
	case openClause, fullClause:
		what = "clause under " + of
	case self:
		what = of + " itself"
	case oblique:
		what = "with “" + strings.ReplaceAll(a.preposition, "_", " ") + "” at " + of
	}
	if a.from >= 0 && a.from < len(x.t.Tokens) && a.from != f.head {
		what += ", lent by " + x.quoted(a.from)
	}
	return hearsay.Reason{Text: before + what, Words: []hearsay.Span{x.t.Tokens[a.token].Span}}
}

// rejected lists the words that a rule looks for and that gave no event, with
// each rule that was tried.
func (x *explainer) rejected() []hearsay.Rejected {
	if x.finder != nil {
		return x.unused()
	}
	at, used := map[int]*match{}, map[int]bool{}
	found := make([][]*match, len(x.t.Sentences))
	for _, m := range x.trace.found {
		s := x.t.SentenceOf(m.frame.head)
		at[m.frame.head], found[s] = m, append(found[s], m)
	}
	for _, w := range x.trace.told {
		for _, i := range append([]int{w.m.frame.head}, w.m.also...) {
			used[i] = true
		}
	}
	var out []hearsay.Rejected
	for s := range x.t.Sentences {
		sent := &x.t.Sentences[s]
		if sent.Section == hearsay.Boilerplate {
			continue
		}
		x.caps, x.near = shouted(x.t.Text(sent.Span)), found[s]
		for i := sent.FirstToken; i < sent.EndToken; i++ {
			if !used[i] {
				out = append(out, x.reject(i, at)...)
			}
		}
	}
	return out
}

// unused lists the acts of the dictionaries that gave no event, and the phrases
// that kept sentences from being coded.
func (x *explainer) unused() []hearsay.Rejected {
	if where, ok := x.finder.Discards(x.t); ok {
		entry := hearsay.Entry{Name: "discard", File: where.File, Line: where.Line}
		return []hearsay.Rejected{{Words: []hearsay.Span{x.t.Sentences[0].Span}, Rule: &entry, Text: "a phrase of the report keeps all of it from being coded"}}
	}
	var out []hearsay.Rejected
	for s := range x.t.Sentences {
		sent := &x.t.Sentences[s]
		if where, ok := x.finder.DiscardsSentence(x.t, s); ok {
			entry := hearsay.Entry{Name: "discard", File: where.File, Line: where.Line}
			out = append(out, hearsay.Rejected{Words: []hearsay.Span{sent.Span}, Rule: &entry, Text: "a phrase keeps the sentence from being coded"})
			continue
		}
		if sent.Section == hearsay.Boilerplate {
			continue
		}
		for _, act := range x.finder.Find(x.t, x.a, s) {
			if _, ok := x.cameoOf(act.Code); !ok {
				entry := hearsay.Entry{Name: act.Entry, File: act.Rule.File, Line: act.Rule.Line}
				out = append(out, hearsay.Rejected{Words: x.triggerSpans(&match{words: headFirst(act.Words, act.Head)}), Rule: &entry, Text: "PLOVER has no type for " + act.Code})
			}
		}
	}
	return out
}

func (x *explainer) reject(i int, at map[int]*match) []hearsay.Rejected {
	found, noun := x.triggers(i)
	if len(found) == 0 {
		return nil
	}
	if m := at[i]; m != nil {
		entry := entryOf(m.rule)
		return []hearsay.Rejected{{Words: x.triggerSpans(m), Rule: &entry, Text: x.dropped(m, at)}}
	}
	if x.excluded(i, noun) {
		switch x.rel(i) {
		case "flat", "fixed":
			return []hearsay.Rejected{{Words: []hearsay.Span{x.t.Tokens[i].Span}, Text: "only a part of a name or a set phrase"}}
		case "compound":
			return []hearsay.Rejected{{Words: []hearsay.Span{x.t.Tokens[i].Span}, Text: "only tells the kind of " + x.quoted(x.t.Tokens[i].Head)}}
		}
		return nil // an auxiliary or a preposition is no candidate
	}
	var out []hearsay.Rejected
	for _, tr := range found {
		words, ok := x.phrase(i, tr.words, noun)
		if !ok {
			continue // the other words of its phrase are not there
		}
		entry := entryOf(tr.rule)
		m := &match{words: words}
		out = append(out, hearsay.Rejected{Words: x.triggerSpans(m), Rule: &entry, Text: x.unmet(tr.rule, x.frameOf(i, noun))})
	}
	return out
}

// dropped says why the match m gave no event.
func (x *explainer) dropped(m *match, at map[int]*match) string {
	for _, o := range x.near {
		if o != m && slices.Contains(o.words[1:], m.frame.head) {
			return "a part of the phrase “" + x.phraseText(o) + "”"
		}
	}
	for _, o := range x.near {
		if o != m && o.frame.carrier == m.frame.head {
			return "only carries " + x.quoted(o.frame.head) + ", which tells more"
		}
	}
	if c := m.frame.carrier; c >= 0 && at[c] != nil {
		return x.quoted(c) + " tells the act already"
	}
	if o := x.tellsAgain(m, at); o != nil {
		return "tells again what " + x.quoted(o.frame.head) + " tells"
	}
	if x.insideOwnAct(m, at) {
		return "what a promise, threat, refusal, campaign or protest is about, not an act of its own"
	}
	if m.rule.Bare {
		return "the rule wants a participant, and nobody is named"
	}
	return "another reading of the same words was taken"
}

// phraseText is the words of a trigger in the order of the text.
func (x *explainer) phraseText(m *match) string {
	words := slices.Sorted(slices.Values(m.words))
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = x.t.Form(w)
	}
	return strings.Join(forms, " ")
}

// unmet says which line of the rule f does not meet.
func (x *explainer) unmet(rl *rule, f *frame) string {
	for i, group := range rl.where {
		if !x.any(group, f) {
			return "nothing fits the line “where " + slotText(rl.Where[i]) + "”"
		}
	}
	for i := range rl.unless {
		if x.vetoes(&rl.unless[i], f) {
			text := "kept out by the line “unless " + slotText(rl.Unless[i:i+1]) + "”"
			x.fill(&rl.unless[i], f, func(tok int) {
				if x.suits(&rl.unless[i], tok) && !strings.Contains(text, "”: ") {
					text += ": " + x.quoted(tok)
				}
			})
			return text
		}
	}
	for _, role := range []struct {
		name  string
		slots []slot
		lines []lexicon.Slot
	}{{"actor", rl.actor, rl.EventRule.Actor}, {"recipient", rl.recipient, rl.EventRule.Recipient}} {
		if role.slots == nil {
			continue
		}
		if _, ok := x.role(role.slots, f); !ok {
			return "nothing fits the line “" + role.name + " " + slotText(role.lines) + "”"
		}
	}
	return "another reading of the same words was taken"
}

// slotText writes slots as the lexicon does.
func slotText(slots []lexicon.Slot) string {
	var out []string
	for i, s := range slots {
		out = append(out, s.Relation)
		if i+1 < len(slots) && slices.Equal(s.Is, slots[i+1].Is) && slices.Equal(s.Not, slots[i+1].Not) {
			continue
		}
		if s.Is != nil {
			out = append(append(out, "is"), s.Is...)
		}
		if s.Not != nil {
			out = append(append(out, "not"), s.Not...)
		}
	}
	return strings.Join(out, " ")
}
