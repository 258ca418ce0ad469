// Package coding turns a parsed and annotated report into events, by the rules
// of the lexicon. A rule is looked up by the lemma of a word; the word's
// arguments are read off the dependency tree, with the passive, coordination,
// control, relative clauses and light verbs undone; the rule then says which
// act it is and who does it to whom. Coding never reads anything but the Text
// and its Annotations, never changes them, and never fails: a tree that makes
// no sense gives fewer events.
package coding

import (
	"slices"
	"sort"

	"hearsay"
	"hearsay/coding/dictionary"
	"hearsay/lexicon"
)

// Coder is safe for concurrent use.
type Coder struct {
	codes                  *lexicon.Codes
	codebooks              []*lexicon.Codebook
	index                  *index
	contexts               map[string][]string // names of contexts by the lemma that tells them
	verbStatus, nounStatus map[string]hearsay.Status
	light                  map[string]lexicon.LightVerb
	happens                map[string]bool
	answers                map[answerKey]string // who answers for an act, as lexicon.Answer has it
	acts                   *lexicon.WordClass   // nouns that act nowhere: a bomb does not do what it is used for
	force                  *lexicon.WordClass   // armed bodies
	making                 *lexicon.WordClass   // verbs whose object is there only when they are done
	yielding               *lexicon.WordClass   // what is asked of who should yield
	assisting              *lexicon.WordClass   // and of who should help
	meeting                *lexicon.WordClass   // and of who should talk
	people                 []*lexicon.WordClass // words for those who can act
	finder                 *dictionary.Finder   // finds acts in place of the rules; nil without dictionaries
}

// answerKey is a word that lays an act on somebody and the preposition before the act.
type answerKey struct{ lemma, at string }

// New makes a Coder of the lexicon's event rules.
func New(lex *lexicon.Lexicon) (*Coder, error) {
	ev := lex.Events
	if ev == nil {
		ev = &lexicon.Events{}
	}
	c := &Coder{
		light: map[string]lexicon.LightVerb{}, happens: map[string]bool{}, answers: map[answerKey]string{}, contexts: map[string][]string{},
		codes: lex.Codes, codebooks: lex.Codebooks, acts: ev.Classes["ACT"], force: ev.Classes["FORCE"],
	}
	if c.codes == nil {
		c.codes = &lexicon.Codes{}
	}
	if c.acts == nil {
		c.acts = &lexicon.WordClass{}
	}
	if c.force == nil {
		c.force = &lexicon.WordClass{}
	}
	for name, class := range map[string]**lexicon.WordClass{"MAKING": &c.making, "YIELDING": &c.yielding, "ASSISTING": &c.assisting, "MEETING": &c.meeting} {
		if *class = ev.Classes[name]; *class == nil {
			*class = &lexicon.WordClass{}
		}
	}
	for _, name := range []string{"PEOPLE", "RULER", "FORCE", "SOMEBODY"} {
		if class := ev.Classes[name]; class != nil {
			c.people = append(c.people, class)
		}
	}
	for _, x := range ev.Contexts {
		for w := range x.Words {
			c.contexts[w] = append(c.contexts[w], x.Name)
		}
	}
	var err error
	if c.index, err = compile(ev); err != nil {
		return nil, err
	}
	c.verbStatus, c.nounStatus = statusOf(ev)
	for _, l := range ev.Light {
		for w := range l.Words {
			if !l.Agent {
				c.happens[w] = true
			}
			if have, ok := c.light[w]; !ok || !have.Agent {
				c.light[w] = l
			}
		}
	}
	for _, x := range ev.Answers {
		for w := range x.Words {
			c.answers[answerKey{w, x.At}] = x.Who
		}
	}
	return c, nil
}

// Code finds the events of t, in the order of their first trigger.
func (c *Coder) Code(t *hearsay.Text, a *hearsay.Annotations) []hearsay.Event {
	if len(t.Tokens) == 0 || a == nil {
		return nil
	}
	return c.read(t, a).code()
}

// read prepares the analysis of a report.
func (c *Coder) read(t *hearsay.Text, a *hearsay.Annotations) *reading {
	r := &reading{Coder: c, t: t, a: a, mention: map[int]hearsay.EntityID{}, seen: map[int]*frame{}}
	r.name = make([]int32, len(t.Tokens))
	for i, e := range a.Entities {
		for _, m := range e.Mentions {
			r.mention[m.Head] = hearsay.EntityID(i + 1)
			if first, end := t.TokensIn(m.Span); m.Form == hearsay.Name && m.Head >= first && m.Head < end {
				for k := first; k < end; k++ {
					r.name[k] = int32(m.Head - k)
				}
			}
		}
	}
	r.lower = make([]string, len(t.Tokens))
	for i := range t.Tokens {
		r.lower[i] = t.Lower(i)
	}
	r.locate()
	r.accounts()
	if c.finder != nil {
		_, r.discarded = c.finder.Discards(t)
	}
	return r
}

// telling is an event with the match that it was made of and its sentence.
type telling struct {
	m *match
	s int
	e hearsay.Event
}

func (r *reading) code() []hearsay.Event {
	var told []telling
	for s := range r.t.Sentences {
		if r.t.Sentences[s].Section == hearsay.Boilerplate {
			continue
		}
		told = append(told, r.sentence(s)...)
	}
	r.dateUndated(told)
	sort.SliceStable(told, func(i, j int) bool { return told[i].e.Trigger[0].Begin < told[j].e.Trigger[0].Begin })
	r.link(told)
	r.trace.tell(told)
	events := make([]hearsay.Event, len(told))
	for k, x := range told {
		events[k] = x.e
	}
	for i := range events {
		r.grade(&events[i], r.a)
	}
	return events
}

// sentence codes one sentence.
func (r *reading) sentence(s int) []telling {
	sent := &r.t.Sentences[s]
	r.caps = shouted(r.t.Text(sent.Span))
	if r.finder != nil {
		return r.byDictionary(s)
	}
	var found []*match
	covered := -1
	for i := sent.FirstToken; i < sent.EndToken; i++ {
		if i <= covered {
			continue
		}
		m := r.at(i)
		if m == nil {
			continue
		}
		for _, w := range m.words {
			if len(found) > 0 && slices.Contains(found[len(found)-1].words, w) && found[len(found)-1].score < m.score {
				found = found[:len(found)-1]
			}
		}
		found = append(found, m)
	}
	r.told = slices.Clone(found)
	r.trace.find(found)
	var told []telling
	left := r.prune(found)
	r.background(left)
	for _, m := range left {
		if e, ok := r.event(m, s); ok {
			told = append(told, telling{m, s, e})
		}
		if again := r.retold(m); again != nil && !slices.ContainsFunc(found, func(o *match) bool { return o.frame.head == again.frame.head }) {
			if e, ok := r.event(again, s); ok {
				told = append(told, telling{again, s, e})
			}
		}
	}
	return told
}

// byDictionary codes one sentence by the acts that the dictionaries find in it.
func (r *reading) byDictionary(s int) []telling {
	found := r.looked(s)
	r.told = found
	r.trace.find(found)
	if len(found) == 0 {
		return nil
	}
	issues := r.finder.Issues(r.t, s)
	var told []telling
	for _, m := range found {
		if e, ok := r.event(m, s); ok {
			e.Issues = issues
			told = append(told, telling{m, s, e})
		}
	}
	return told
}

// shouted reports whether a text is written in capitals throughout.
func shouted(s string) bool {
	lower, upper := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		}
	}
	return upper > 10 && lower*10 < upper
}

// event makes the event of m in sentence s. It reports false if the rule asks
// for participants and none is named.
func (r *reading) event(m *match, s int) (hearsay.Event, bool) {
	rl := m.rule
	e := hearsay.Event{
		Type: rl.Type, Mode: rl.Mode, CAMEO: rl.CAMEO, Rule: rl.Name, Trigger: r.triggerSpans(m), Status: spareStatus(m, r.status(m)), Background: m.background,
	}
	if m.mode != "" {
		e.Mode = m.mode
	}
	if m.cameo != "" {
		e.CAMEO = m.cameo
	}
	actors, recipients := m.actors, m.recipients
	if m.act == nil {
		actors, recipients = r.parties(m.actors, true, m), r.parties(m.recipients, false, m)
	}
	if len(actors) == 0 && m.act == nil {
		actors = r.borrowedActors(m)
	}
	oneSided := false
	if len(recipients) == 0 && m.act == nil && (m.noun || borrows(rl.Type)) && (!rl.Reciprocal || rl.Type == hearsay.Agree && !m.noun && len(actors) == 1) {
		recipients = r.borrowedRecipients(m)
		oneSided = rl.Reciprocal // "agreed to release the editor"
	}
	if m.act != nil {
		e.Actors = r.given(m.act.Sources, nil)
		e.Recipients = r.given(m.act.Targets, nil)
	} else {
		e.Actors = r.participants(actors, nil)
		e.Recipients = r.participants(recipients, e.Actors)
	}
	if rl.Reciprocal && e.Status != hearsay.Hoped && !oneSided {
		// A meeting hoped for has one side that hopes.
		e.Actors, e.Recipients = append(e.Actors, e.Recipients...), nil
	}
	if rl.Bare && len(e.Actors)+len(e.Recipients) == 0 {
		return e, false
	}
	first, end := r.clause(m)
	span := r.t.SpanOf(first, end)
	e.Evidence = []hearsay.Span{span}
	e.Context = r.contextsOf(rl, first, end)
	if rl.Mode == "" && m.mode == "" {
		e.Mode = r.modeOf(rl.Type, m)
	}
	r.bears(&e, m)
	e.Place = r.placeOf(m, s, first, end)
	r.date(&e, m, s, first, end)
	if e.Status == hearsay.Occurred && e.Date != nil && e.Date.Basis == hearsay.BasisTime && r.a.Published.Known() && e.Date.Start.After(r.a.Published.Date) {
		// "protests next month"
		e.Status = hearsay.Planned
	}
	e.Attributions = r.attributions(m, e.Status)
	e.Status = r.accounted(m, e.Status, e.Attributions)
	e.Counts = r.counts(m, actors, recipients)
	e.Hedges = r.hedges(s, span, len(e.Attributions) > 0)
	e.Confidence = confidence(rl, &e)
	return e, true
}

// borrows reports whether verbs of the type may find their recipients deeper
// than in their own slots.
func borrows(t hearsay.EventType) bool {
	switch t {
	case hearsay.Mobilize, hearsay.Threaten, hearsay.Agree, hearsay.Accuse, hearsay.Reject, hearsay.Request, hearsay.Protest, hearsay.Coerce:
		return true
	}
	return false
}

// confidence is the rule's own weight, lowered for what is missing: no
// participant at all, only one side, a status that the rule had to guess from
// the words around.
func confidence(rl *rule, e *hearsay.Event) float64 {
	c := rl.Weight
	for _, x := range lowered(rl, e) {
		c *= x.factor
	}
	return float64(int(c*1000+0.5)) / 1000
}

// factor lowers a confidence, and says why.
type factor struct {
	factor float64
	why    string
}

func lowered(rl *rule, e *hearsay.Event) (out []factor) {
	switch {
	case len(e.Actors) == 0 && len(e.Recipients) == 0:
		out = append(out, factor{0.7, "nobody is named on either side"})
	case len(e.Actors) == 0 || len(e.Recipients) == 0:
		out = append(out, factor{0.9, "only one side is named"})
	}
	if e.Status != hearsay.Occurred && rl.Status == "" {
		out = append(out, factor{0.95, "the status is read from the words around"})
	}
	return out
}
