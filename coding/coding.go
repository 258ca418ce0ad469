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
	"strings"

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

// prune takes out what tells again an act that another match tells: the noun
// beside the verb of the same act, the verb that only carries a noun, and the
// content of one's own promise, threat or refusal.
func (r *reading) prune(found []*match) []*match {
	at := map[int]*match{}
	for _, m := range found {
		at[m.frame.head] = m
	}
	drop := map[*match]bool{}
	into := map[*match]*match{} // what tells again, and what it was taken into
	for _, m := range found {
		for _, w := range m.words[1:] {
			// "lodged a protest": the phrase is the act, not its noun.
			if o := at[w]; o != nil && o != m && m.score >= o.score {
				drop[o] = true
			}
		}
	}
	for _, m := range found {
		if drop[m] {
			continue
		}
		if c := m.frame.carrier; c >= 0 && at[c] != nil && !drop[at[c]] {
			// "carried out the killing", "called a strike": the noun tells more; but a speech verb is the act.
			if o := at[c]; o.rule.Type == hearsay.Aid && m.rule.Type == hearsay.Support {
				// "provided support to the rebels"
				drop[m] = true
			} else if verbal(o.rule.Type) && !verbal(m.rule.Type) && o.rule.Type != hearsay.Sanction {
				drop[m] = ownAct(o.rule.Type)
			} else if o.rule.Type == m.rule.Type || !o.rule.particular() {
				drop[o] = true
			}
			continue
		}
		o := r.tellsAgain(m, at)
		if into[o] != nil {
			o = into[o] // "exploded, killing three and wounding a guard"
		}
		if o != nil && !drop[o] {
			drop[m], into[m] = true, o
			r.lendToVerb(o, m)
			continue
		}
		if r.insideOwnAct(m, at) {
			drop[m] = true
		}
	}
	out := found[:0]
	for _, m := range found {
		if !drop[m] {
			out = append(out, m)
		}
	}
	return out
}

func verbal(t hearsay.EventType) bool {
	q := t.Quad()
	return q == "verbal-cooperation" || q == "verbal-conflict"
}

// ownAct reports whether an act of the type swallows what it announces.
func ownAct(t hearsay.EventType) bool {
	switch t {
	case hearsay.Agree, hearsay.Threaten, hearsay.Reject:
		return true
	}
	return false
}

// insideOwnAct reports whether m is the content of the actor's own promise,
// threat or refusal: "threatened to attack", "refused to withdraw", "rejected
// talks".
func (r *reading) insideOwnAct(m *match, at map[int]*match) bool {
	i := m.frame.head
	for n := 0; n < 3; n++ {
		tok := &r.t.Tokens[i]
		h := tok.Head
		if h < 0 {
			return false
		}
		o := at[h]
		own := o != nil && o != m && ownAct(o.rule.Type)
		switch {
		case tok.Relation == "conj":
			i = h
			continue
		case tok.Relation == "xcomp" || tok.Relation == "acl" && r.infinitive(i) || tok.Relation == "advcl" && r.infinitive(i):
			if o != nil && o.noun && o.rule.Type == hearsay.Assault && m.rule.Mode == "seize" {
				// "the campaign to liberate the city": the campaign is what is told.
				return true
			}
			if o != nil && o.rule.Type == hearsay.Protest && (m.rule.Type == hearsay.Request || m.rule.Type == hearsay.Protest) {
				// "took to the streets to demand": the march is the demand.
				return true
			}
			if own && !(o.rule.Type == hearsay.Reject && r.t.Child(h, "obj") >= 0 && tok.Relation != "acl") {
				return true
			}
			if o != nil {
				return false
			}
			i = h
			continue
		case tok.Relation == "advcl":
			return own && (r.clauseMark(i) == "to" || r.clauseMark(i) == "on" || r.clauseMark(i) == "against" || r.clauseMark(i) == "with")
		case tok.Relation == "obj", tok.Relation == "nsubj:pass":
			return own
		case tok.Relation == "obl" || tok.Relation == "nmod":
			switch r.preposition(i) {
			case "to", "on", "with", "for", "of", "at":
				return own && m.noun
			}
			return false
		default:
			return false
		}
	}
	return false
}

// tellsAgain is the match of a verb in the same clause whose act the noun match
// m only names: "a bomb blast killed three", "were killed in an attack".
func (r *reading) tellsAgain(m *match, at map[int]*match) *match {
	if r.t.Tokens[m.frame.head].XPOS == "VBG" && m.noun {
		// "were killed in police firing", read as a clause
		h := r.t.Tokens[m.frame.head].Head
		if h >= 0 && at[h] == nil && r.t.Tokens[h].UPOS != "VERB" {
			h = r.t.Tokens[h].Head
		}
		if o := at[h]; o != nil && o != m && o.rule.Type == m.rule.Type && (r.rel(m.frame.head) == "advcl" || r.rel(m.frame.head) == "acl") && m.frame.head-o.frame.head < 6 {
			return o
		}
	}
	if !m.noun {
		// "killed 12 people and wounded 30": one act with both counts.
		tok := &r.t.Tokens[m.frame.head]
		if o := at[tok.Head]; tok.Relation == "conj" && o != nil && o.rule.Type == m.rule.Type && r.harms(m.frame.head) && r.harms(tok.Head) {
			return o
		}
		if o := r.consequence(m, at); o != nil {
			return o
		}
		// "killed 12 people and wounded dozens", the second verb taken for an adjective
		if tok.Relation == "amod" && r.harms(m.frame.head) && tok.Head > m.frame.head && r.rel(tok.Head) == "conj" {
			n := r.t.Tokens[tok.Head].Head
			if o := at[r.t.Tokens[n].Head]; r.rel(n) == "obj" && o != nil && o.rule.Type == m.rule.Type && r.harms(o.frame.head) {
				return o
			}
		}
		return nil
	}
	tok := &r.t.Tokens[m.frame.head]
	h := tok.Head
	if tok.Relation == "nmod" && h >= 0 {
		// "in a wave of attacks"
		if quantifiers[r.t.Tokens[h].Lemma] {
			tok = &r.t.Tokens[h]
			h = tok.Head
		}
	}
	if h < 0 || at[h] == nil || at[h].rule.Type != m.rule.Type || at[h] == m {
		return nil
	}
	switch tok.Relation {
	case "obl":
		if circumstances[r.preposition(m.frame.head)] {
			// "laid the mines during the war": one is not the other.
			return nil
		}
		return at[h]
	case "nsubj", "obl:agent", "nsubj:pass", "obj":
		return at[h]
	}
	return nil
}

// consequence is the assault that the harm of m is said to come of, in the same
// clause: "a bomb exploded, killing three", "an attack in which three were
// killed". They are one act.
func (r *reading) consequence(m *match, at map[int]*match) *match {
	v := m.frame.head
	tok := &r.t.Tokens[v]
	if m.rule.Type != hearsay.Assault || !r.harms(v) && !(tok.Lemma == "leave" && len(m.words) > 1) || tok.Head < 0 {
		return nil
	}
	o := at[tok.Head]
	if h := &r.t.Tokens[tok.Head]; o == nil && tok.Relation == "acl:relcl" && h.Relation == "nmod" {
		o = at[h.Head] // "an attack on a convoy in which three were killed"
	}
	if o == nil {
		// "carried out an attack, killing three"
		for _, x := range at {
			if x.noun && x.frame.carrier == tok.Head {
				o = x
			}
		}
	}
	if o == nil || o.rule.Type != hearsay.Assault || o.frame.head > v {
		return nil
	}
	switch tok.Relation {
	case "advcl":
		if tok.XPOS != "VBG" || r.clauseMark(v) != "" || r.t.Child(v, "nsubj") >= 0 {
			return nil
		}
	case "acl":
		if tok.XPOS != "VBG" {
			return nil
		}
	case "acl:relcl":
		inside := false
		for _, c := range r.t.Children(v) {
			inside = inside || r.lower[c] == "where" || r.lower[c] == "which" && r.preposition(int(c)) == "in"
		}
		if !inside {
			return nil
		}
	default:
		return nil
	}
	return o
}

// circumstances are the prepositions that set one act beside another.
var circumstances = map[string]bool{
	"during": true, "after": true, "before": true, "since": true, "until": true, "despite": true, "following": true, "amid": true, "ahead_of": true,
}

// harms reports whether the verb counts victims.
func (r *reading) harms(v int) bool {
	switch r.verbLemma(v) {
	case "kill", "wound", "injure", "hurt", "maim":
		return true
	}
	return false
}

// lendToVerb gives the participants, the mode and the place of a noun that was
// taken out to the verb that tells the same act.
func (r *reading) lendToVerb(o, m *match) {
	if !m.noun {
		o.recipients = append(o.recipients, m.recipients...)
		o.also = append(o.also, m.frame.head)
		return
	}
	if len(o.actors) == 0 || r.onlyActs(o.actors) {
		o.actors = m.actors
	}
	if len(o.recipients) == 0 {
		o.recipients = m.recipients
	}
	if o.mode == "" && o.rule.Mode == "" {
		o.mode = m.rule.Mode
	}
	if m.rule.CAMEO > o.rule.CAMEO && len(m.rule.CAMEO) >= len(o.rule.CAMEO) {
		o.cameo = m.rule.CAMEO
	}
	o.also = append(o.also, m.frame.head)
}

func (r *reading) onlyActs(tokens []int) bool {
	for _, t := range tokens {
		if !r.in(r.acts, t) {
			return false
		}
	}
	return true
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

// participants makes Participants of head tokens, leaving out those named
// before.
func (r *reading) participants(tokens []int, before []hearsay.Participant) []hearsay.Participant {
	var out []hearsay.Participant
	seen := func(p hearsay.Participant) bool {
		for _, o := range slices.Concat(before, out) {
			if o.Span.Overlaps(p.Span) || o.Entity != 0 && o.Entity == p.Entity {
				return true
			}
		}
		return false
	}
	for _, i := range tokens {
		if p := r.participant(i); !p.Span.Empty() && !seen(p) {
			out = append(out, p)
		}
	}
	return out
}

// parties are the heads of those that the words name: the words with what is
// coordinated with them; for an act or a thing that cannot take part, those who
// do it or own it ("condemned the policy of the regime": the regime).
func (r *reading) parties(tokens []int, acting bool, m *match) []int {
	var out []int
	add := func(i int) {
		i = r.nameHead(i)
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	for _, i := range tokens {
		for _, c := range r.conjuncts(i) {
			switch {
			case slices.Contains(m.words, c):
			case !r.canTakePart(c) || (acting || spoken(m.rule)) && !r.personal(c):
				// "condemned the shelling of the camp by the army" blames the army.
				judged := m.rule.Type == hearsay.Accuse && r.in(r.acts, c)
				for _, o := range r.behind(c, acting || judged) {
					add(o)
				}
			default:
				add(c)
			}
		}
	}
	if len(out) > 1 && acting {
		// "the regime must end its attacks": the pronoun is the regime.
		for k, i := range out {
			if r.rel(i) == "nmod:poss" && r.t.Tokens[i].UPOS == "PRON" && r.t.Tokens[i].XPOS == "PRP$" {
				return slices.Delete(out, k, k+1)
			}
		}
	}
	return out
}

// spoken reports whether the act of the rule is done to people only, not to
// things.
func spoken(rl *rule) bool {
	switch rl.Type {
	case hearsay.Sanction:
		return false
	case hearsay.Protest:
		return rl.Mode != "vandalize"
	case hearsay.Threaten:
		return rl.Mode != "violence"
	}
	return verbal(rl.Type)
}

// nameHead is the head of the name that token i stands in, where the parser has
// hung its words on something else one by one ("expel Sinn | Fein"), or i.
func (r *reading) nameHead(i int) int {
	h := i + int(r.name[i])
	if h == i || r.t.Tokens[i].Head != r.t.Tokens[h].Head {
		return i
	}
	return h
}

// conjuncts lists i and what is coordinated with it, in order. What is hung on
// the name right behind i is coordinated with both: "agent Peter Kovac and his
// daughter". Who tells of i is not: "the town fell to gunmen, residents and an
// officer said".
func (r *reading) conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) < 40; k++ {
		at := []int{out[k]}
		n := out[k] + 1
		if n < len(r.t.Tokens) && r.t.Tokens[out[k]].UPOS == "NOUN" && r.t.Tokens[n].UPOS == "PROPN" && r.t.Tokens[n].Head == out[k] && r.t.SentenceOf(n) == r.t.SentenceOf(i) {
			for h := n + int(r.name[n]); n < len(r.t.Tokens) && r.t.Tokens[n].UPOS == "PROPN" && n+int(r.name[n]) == h; n++ {
				at = append(at, n)
			}
		}
		for _, v := range at {
			for _, c := range r.t.Children(v) {
				if tok := &r.t.Tokens[c]; tok.Relation == "conj" && tok.UPOS != "VERB" && tok.UPOS != "ADV" && !r.harmed(int(c)) && (r.speaks[c] == 0 || r.speaks[c] == r.speaks[i]) {
					out = append(out, int(c))
				}
			}
		}
	}
	return out
}

// harmed reports whether the noun i, after "and", has a verb of harm for a
// modifier: in "killed 16 people and wounded dozens" that is no second object.
func (r *reading) harmed(i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "amod" && r.t.Tokens[c].UPOS == "VERB" && r.harms(int(c)) {
			return true
		}
	}
	return false
}

// behind are those who do the act or own the thing that the noun i names.
func (r *reading) behind(i int, acting bool) []int {
	tok := &r.t.Tokens[i]
	if tok.UPOS != "NOUN" && tok.XPOS != "VBG" || r.timed(i) {
		return nil
	}
	var out []int
	if d := r.doerBefore(i); d >= 0 {
		out = append(out, r.conjuncts(d)...)
	}
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		take := false
		switch rel := r.rel(c); rel {
		case "nmod:poss":
			take = true
		case "nmod", "obl:agent", "obl":
			switch p := r.preposition(c); p {
			case "by":
				take = true
			case "of", "between", "from":
				take = !acting || p == "between"
			}
		case "compound", "amod":
			take = acting && r.in(r.acts, i) && r.sidelike(c)
		case "acl", "acl:relcl":
			// "the rally called by the opposition", "the steps that were taken by the cabinet"
			if a := r.t.Child(c, "obl:agent"); a >= 0 {
				c, take = a, true
			}
		}
		if !take {
			continue
		}
		for _, x := range r.conjuncts(r.refer(c)) {
			if r.canTakePart(x) && (r.personal(x) || r.rel(x) == "compound" || r.rel(x) == "amod") {
				out = append(out, x)
			}
		}
	}
	if h := tok.Head; out == nil && acting && r.rel(i) == "obj" && r.isLight(h) && !r.isPassive(h, 0) && r.t.Child(i, "acl", "acl:relcl") >= 0 {
		// "issued a declaration demanding a truce"
		if s := r.surfaceSubject(h, 0); s >= 0 && r.somebody(s) {
			return r.conjuncts(s)
		}
	}
	if h := tok.Head; out == nil && r.rel(i) == "obj" && !r.isPassive(h, 0) {
		// "is investigating killings by the army", the phrase hung on the verb
		for _, c := range r.t.Children(h) {
			if x := int(c); x > i && r.preposition(x) == "by" && r.personal(x) && r.canTakePart(x) && r.t.Tokens[x].UPOS != "VERB" {
				out = append(out, r.conjuncts(x)...)
			}
		}
	}
	return out
}

// personal reports whether the word names people, a body of people, or a name
// of any kind.
func (r *reading) personal(i int) bool {
	tok := &r.t.Tokens[i]
	switch tok.UPOS {
	case "PROPN", "PRON", "NUM":
		return !r.timed(i)
	case "ADJ":
		return r.sidelike(i) || r.mention[i] != 0
	}
	if e := r.mention[i]; e != 0 {
		switch r.a.Entities[e-1].Type {
		case hearsay.Person, hearsay.Group, hearsay.Organization, hearsay.Government:
			return true
		}
	}
	n := r.content(i)
	for _, c := range r.people {
		if r.in(c, n) || r.in(c, i) {
			return true
		}
	}
	return tok.UPOS == "DET"
}

// borrowedActors finds who does an act whose own words do not say so: whoever
// does the act that it is told with ("were killed in a raid by the army"), whoever
// takes part in what the talks are part of ("flew to Cairo for talks").
func (r *reading) borrowedActors(m *match) []int {
	if m.rule.Type == hearsay.Assault && !m.noun {
		for _, a := range m.frame.args {
			if a.function == oblique && within[a.preposition] && r.in(r.acts, a.token) {
				if who := r.behind(a.token, true); who != nil {
					return who
				}
			}
		}
	}
	if !m.noun || m.rule.Type != hearsay.Consult && m.rule.Type != hearsay.Assault {
		return nil
	}
	if m.rule.Type == hearsay.Assault {
		if who := r.answerable(m.frame.head); who != nil {
			return who
		}
	}
	tok := &r.t.Tokens[m.frame.head]
	h := tok.Head
	if h < 0 || (r.t.Tokens[h].UPOS != "VERB" || tok.Relation != "obl") && (tok.Relation != "nmod" || r.t.Child(h, "nsubj") < 0) {
		return nil
	}
	switch p := r.preposition(m.frame.head); {
	case m.rule.Type == hearsay.Assault && (p == "with" || p == "through"):
	case m.rule.Type == hearsay.Consult && (p == "for" || p == "following" || p == "after" || p == "during" || p == "at" || p == "in"):
	default:
		return nil
	}
	if s := r.surfaceSubject(h, 0); s >= 0 && r.canTakePart(s) && r.personal(s) && !r.isPassive(h, 0) {
		return r.conjuncts(s)
	}
	return nil
}

// within are the prepositions of the act that another is part of or comes of.
var within = map[string]bool{"in": true, "by": true, "during": true, "from": true, "due_to": true, "to": true, "of": true}

// answerable are those to whom the words around lay the act that noun i names:
// who claims it ("claimed responsibility for the attack"), who is accused of it,
// on whom it is blamed, who is said to be behind it.
func (r *reading) answerable(i int) []int {
	who := r.answersObject(i)
	if who < 0 {
		who = r.answersPhrase(i)
	}
	if who < 0 || who == i || !r.canTakePart(who) || !r.personal(who) {
		return nil
	}
	return r.conjuncts(who)
}

// answersObject is who answers for the act i as the object of a word that says
// so: "the attack was blamed on the rebels", "attributed it to them".
func (r *reading) answersObject(i int) int {
	verbs := make([]int, 0, 4)
	if h := r.t.Tokens[i].Head; h >= 0 && (r.rel(i) == "obj" || r.rel(i) == "nsubj:pass") {
		verbs = append(verbs, h)
	}
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "acl" && isParticiple(&r.t.Tokens[c]) || r.relativeClause(int(c)) && r.isPassive(int(c), 0) {
			verbs = append(verbs, int(c))
		}
	}
	for _, v := range verbs {
		p, ok := r.answers[answerKey{r.verbLemma(v), ""}]
		if !ok {
			continue
		}
		for _, c := range r.t.Children(v) {
			if r.prepositionOf(v, int(c)) == p && r.personal(int(c)) {
				return int(c)
			}
		}
		// The parser may have hung it on the act or its victims: "blamed the murder of two monks on bandits".
		first, end := r.t.Subtree(i)
		for k := max(first, i+1); k < end; k++ {
			if r.rel(k) == "nmod" && r.preposition(k) == p && p != "of" && r.personal(k) {
				return k
			}
		}
	}
	return -1
}

// answersPhrase is who answers for the act i behind a preposition: "charged the
// guards with the murder", "those responsible for it", "is behind the attack".
func (r *reading) answersPhrase(i int) int {
	p := r.preposition(i)
	h := r.t.Tokens[i].Head
	if p == "" || h < 0 {
		return -1
	}
	if p == "behind" {
		if who := r.surfaceSubject(i, 0); who >= 0 {
			return who
		}
		return r.surfaceSubject(h, 0)
	}
	if n := &r.t.Tokens[h]; p == "for" && (n.Lemma == "responsibility" || n.Lemma == "credit") && n.Head >= 0 {
		h = n.Head
	}
	switch r.answers[answerKey{r.verbLemma(h), p}] {
	case "subject":
		return r.surfaceSubject(h, 0)
	case "object":
		if r.t.Tokens[h].UPOS != "VERB" {
			return r.surfaceSubject(h, 0)
		}
		for _, a := range r.verbFrame(h).args {
			if a.function == object {
				return a.token
			}
		}
		return -1
	}
	// The act may hang on who answers for it: "blamed | rebels for the murder".
	if v := r.t.Tokens[h].Head; v >= 0 && (r.rel(h) == "obj" || r.rel(h) == "nsubj:pass") && r.answers[answerKey{r.verbLemma(v), p}] == "object" {
		return h
	}
	return -1
}

// promisedTo finds with whom or for whom the content of a promise is to be
// done: "agreed to resume talks with Moscow", "committed to working with them".
func (r *reading) promisedTo(m *match) []int {
	for _, a := range m.frame.args {
		v := a.token
		if a.function != openClause && !(a.function == oblique && r.t.Tokens[v].UPOS == "VERB") {
			continue
		}
		look := []int{v}
		if o := r.t.Child(v, "iobj"); o >= 0 && r.somebody(o) {
			return r.conjuncts(o)
		}
		if o := r.t.Child(v, "obj"); o >= 0 && !r.in(r.making, v) {
			if k := r.lastObject(v); k > o && r.somebody(o) {
				return r.conjuncts(o)
			}
			if r.somebody(o) && !areas[r.t.Tokens[o].Lemma] && !r.instrumental(v, o) {
				return r.conjuncts(o)
			}
			look = append(look, o)
		}
		for _, h := range look {
			for _, c := range r.t.Children(h) {
				if rel := r.rel(int(c)); rel != "obl" && rel != "nmod" {
					continue
				}
				switch r.preposition(int(c)) {
				case "with", "to", "for", "against":
					if r.somebody(int(c)) {
						return r.conjuncts(r.refer(int(c)))
					}
				}
			}
		}
	}
	return nil
}

// somebody reports whether the word, or the noun that it counts, names somebody
// who can take part.
func (r *reading) somebody(i int) bool {
	return r.personal(i) && r.personal(r.content(i)) && r.canTakePart(i)
}

// instrumental reports whether o, the object of the verb v, is what an act is
// done with and not to whom: "offered to send troops".
func (r *reading) instrumental(v, o int) bool {
	for _, m := range r.told {
		if m.frame.head == v && !m.rule.Reciprocal {
			return !slices.Contains(m.recipients, o)
		}
	}
	return false
}

// otherSide finds who stands on the other side of the act that is the content
// of m: who suffers what is promised, refused or threatened ("refused to lift
// the curfew on the students"), with whom it is to be done ("agreed to a truce
// with the rebels"), whose demand is refused ("refused to answer a demand from
// the judge"), who is to do what is demanded.
func (r *reading) otherSide(m *match) []int {
	var own []int
	for _, i := range m.actors {
		own = append(own, r.conjuncts(i)...)
	}
	other := func(tokens []int) []int {
		var out []int
		for _, i := range tokens {
			if !slices.Contains(own, i) && r.personal(i) && r.canTakePart(i) && r.t.Tokens[i].XPOS != "PRP$" {
				out = append(out, r.conjuncts(i)...)
			}
		}
		return out
	}
	for _, o := range r.told {
		if o == m || !r.contentOf(o.frame.head, m) {
			continue
		}
		var who []int
		asks := o.rule.Type == hearsay.Request || o.rule.Type == hearsay.Agree && !o.rule.Reciprocal
		switch {
		case o.rule.Reciprocal:
			who = append(other(o.actors), other(o.recipients)...)
		case m.rule.Type == hearsay.Request:
			who = other(o.actors)
		case m.rule.Type == hearsay.Reject && asks:
			who = other(o.actors)
		default:
			who = other(o.recipients)
		}
		if len(who) > 0 {
			return who
		}
	}
	return nil
}

// contentOf reports whether the word i lies in what the verb or noun of m
// governs as its content: its object or its clause.
func (r *reading) contentOf(i int, m *match) bool {
	for n := 0; n < deepest; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			return false
		}
		if h == m.frame.head || h == m.frame.carrier {
			switch r.rel(i) {
			case "obj", "xcomp", "ccomp", "acl", "nsubj:pass":
				return true
			case "obl", "nmod":
				switch r.preposition(i) {
				case "to", "on", "for", "of", "with":
					return true
				}
			case "advcl":
				return r.infinitive(i)
			}
			return false
		}
		if rel := r.rel(i); rel == "advcl" || rel == "acl:relcl" || rel == "parataxis" {
			return false
		}
		i = h
	}
	return false
}

// asked finds of whom something is wanted: the subject of what is to be done
// ("calls for Israel to withdraw"), who does what is to end ("called for an end
// to the regime's attacks").
func (r *reading) asked(m *match) []int {
	for _, c := range r.t.Children(m.frame.head) {
		if v := int(c); m.noun && r.rel(v) == "acl:relcl" && r.marked("base", v) {
			// "his demand that the army withdraw", read as a relative clause
			if s := r.t.Child(v, "nsubj"); s >= 0 && r.somebody(s) {
				return r.conjuncts(s)
			}
		}
	}
	for _, a := range m.frame.args {
		switch {
		case a.function == subject, a.function == possessor, a.function == modifier,
			a.function == oblique && a.preposition != "for" && a.preposition != "on" && a.preposition != "to" && a.preposition != "that":
			continue
		}
		t := a.token
		if r.t.Tokens[t].UPOS == "VERB" {
			if s := r.t.Child(t, "nsubj", "nsubj:pass"); s >= 0 && (r.infinitive(t) || a.preposition == "for" || a.preposition == "that" || a.function == fullClause) && r.personal(s) && r.canTakePart(s) && !r.isPassive(t, 0) {
				return r.conjuncts(s)
			}
			continue
		}
		if a.function == oblique && a.preposition == "for" || a.function == object {
			for _, c := range r.t.Children(t) {
				if r.rel(int(c)) == "acl" && r.infinitive(int(c)) && r.personal(t) && a.function == oblique {
					return r.conjuncts(t)
				}
			}
			if r.t.Tokens[t].UPOS != "NOUN" || r.personal(t) {
				continue
			}
			if who := r.behind(t, true); who != nil {
				return who
			}
			for _, c := range r.t.Children(t) {
				if p := r.preposition(int(c)); r.rel(int(c)) == "nmod" && (p == "to" || p == "of") {
					if who := r.behind(int(c), true); who != nil {
						return who
					}
				}
			}
		}
	}
	return nil
}

// protestedAgainst finds against whom a protest is from what it demands:
// "marched to demand the minister's resignation".
func (r *reading) protestedAgainst(m *match) []int {
	look := []int{}
	for _, a := range m.frame.args {
		if r.t.Tokens[a.token].UPOS == "VERB" && a.function != subject {
			look = append(look, a.token)
		}
	}
	for _, c := range r.t.Children(m.frame.head) {
		switch r.rel(int(c)) {
		case "acl", "advcl", "acl:relcl":
			look = append(look, int(c))
		}
	}
	for _, v := range look {
		switch r.verbLemma(v) {
		case "demand", "protest", "oppose", "condemn", "denounce", "oust", "topple", "force", "urge":
		default:
			continue
		}
		o := r.t.Child(v, "obj")
		switch {
		case o < 0:
			if k := r.t.Child(v, "ccomp"); k >= 0 {
				if s := r.surfaceSubject(k, 0); s >= 0 && r.personal(s) && r.canTakePart(s) {
					return r.conjuncts(s)
				}
			}
		case r.personal(o) && r.canTakePart(o):
			return r.conjuncts(o)
		default:
			if p := r.t.Child(o, "nmod:poss"); p >= 0 && r.personal(p) {
				return r.conjuncts(p)
			}
		}
	}
	return nil
}

// charged finds of whom a charge that is told in a clause tells: "alleged that
// the attacks were plotted by the group".
func (r *reading) charged(m *match) []int {
	for _, a := range m.frame.args {
		if a.function != fullClause {
			continue
		}
		if r.t.Tokens[a.token].UPOS != "VERB" {
			if s := r.surfaceSubject(a.token, 0); s >= 0 && r.personal(s) && r.canTakePart(s) {
				return r.conjuncts(s)
			}
			continue
		}
		for _, b := range r.verbFrame(a.token).args {
			if b.function == subject && r.personal(b.token) && r.canTakePart(b.token) {
				return r.conjuncts(b.token)
			}
		}
	}
	return nil
}

// struck finds who suffers an assault that a noun names from the words that it
// stands with: "civilians face shelling", "the victims of the attack".
func (r *reading) struck(m *match) []int {
	i := m.frame.head
	h := r.t.Tokens[i].Head
	if h < 0 {
		return nil
	}
	switch r.rel(i) {
	case "obj":
		switch r.verbLemma(h) {
		case "face", "suffer", "endure", "undergo", "survive", "withstand", "escape", "flee", "experience":
			if s := r.surfaceSubject(h, 0); s >= 0 && r.canTakePart(s) && r.personal(s) {
				return r.conjuncts(s)
			}
		}
	case "nmod", "obl", "obl:agent":
		switch r.t.Tokens[h].Lemma {
		case "victim", "survivor", "casualty":
			if s := r.t.Child(h, "nsubj"); s >= 0 && r.canTakePart(s) && r.personal(s) {
				return r.conjuncts(r.refer(s)) // "the senator was the victim of an attack"
			}
			return []int{h}
		}
	}
	return nil
}

// borrowedRecipients finds who suffers what a noun of law names: "was held on
// charges of fraud", "faces trial".
func (r *reading) borrowedRecipients(m *match) []int {
	switch m.rule.Type {
	case hearsay.Mobilize:
		return r.aimedAt(m)
	case hearsay.Agree, hearsay.Reject:
		if who := r.promisedTo(m); who != nil {
			return who
		}
		return r.otherSide(m)
	case hearsay.Request:
		if who := r.asked(m); who != nil {
			return who
		}
		return r.otherSide(m)
	case hearsay.Protest:
		return r.protestedAgainst(m)
	case hearsay.Coerce:
		// "prevented the march of the students"
		for _, o := range r.told {
			if o.rule.Type == hearsay.Protest && r.rel(o.frame.head) == "obj" && r.t.Tokens[o.frame.head].Head == m.frame.head {
				return r.parties(o.actors, true, o)
			}
		}
	case hearsay.Assault:
		return r.struck(m)
	case hearsay.Accuse:
		if !m.noun {
			return r.charged(m)
		}
	case hearsay.Threaten:
		// "threatened to kill ten judges"
		for _, a := range m.frame.args {
			if a.function == openClause {
				if o := r.t.Child(a.token, "obj"); o >= 0 && r.personal(o) {
					return []int{o}
				}
			}
		}
		if who := r.promisedTo(m); who != nil {
			return who
		}
		return r.otherSide(m)
	}
	switch m.rule.Mode {
	case "allege", "convict", "arrest":
	default:
		return nil
	}
	i := m.frame.head
	if who := r.confined(m); who != nil {
		return who
	}
	for n := 0; n < 3; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			return nil
		}
		if r.t.Tokens[h].UPOS != "VERB" {
			i = h
			continue
		}
		f := r.verbFrame(h)
		var who []int
		for _, a := range f.args {
			suffers := a.function == object && a.token != m.frame.head && a.token != i
			if r.rel(i) == "obj" {
				switch r.verbLemma(h) {
				case "face", "serve", "receive", "await", "deny", "get", "have":
					suffers = a.function == subject
				}
			}
			if suffers && r.canTakePart(a.token) && r.personal(a.token) {
				who = append(who, a.token)
			}
		}
		return who
	}
	return nil
}

// confined finds who is in custody, detention or the like: "ten are in custody",
// "should remain in custody", "the suspects in custody".
func (r *reading) confined(m *match) []int {
	i := m.frame.head
	if m.rule.Mode != "arrest" || !m.noun || r.preposition(i) != "in" {
		return nil
	}
	who := -1
	switch h := r.t.Tokens[i].Head; {
	case r.t.Child(i, "cop") >= 0:
		who = r.surfaceSubject(i, 0)
	case h < 0:
	case r.rel(i) == "nmod":
		who = h
	case r.rel(i) == "obl":
		switch r.verbLemma(h) {
		case "remain", "stay", "be", "languish", "sit":
			who = r.surfaceSubject(h, 0)
		case "keep", "hold", "place", "put":
			for _, a := range r.verbFrame(h).args {
				if a.function == object {
					who = a.token
				}
			}
		}
	}
	if who < 0 || !r.canTakePart(who) || !r.personal(who) {
		return nil
	}
	return r.conjuncts(who)
}

// aimedAt finds against whom forces are raised: "assembled a force to counter
// the rebels".
func (r *reading) aimedAt(m *match) []int {
	look := []int{m.frame.head}
	for _, a := range m.frame.args {
		if a.function == object || a.function == openClause || a.function == subject {
			look = append(look, a.token)
		}
	}
	for k := 0; k < len(look) && k < 12; k++ {
		i := look[k]
		if hostile[r.verbLemma(i)] && r.t.Tokens[i].UPOS == "VERB" {
			if o := r.t.Child(i, "obj"); o >= 0 && r.personal(o) {
				return []int{o}
			}
		}
		for _, c := range r.t.Children(i) {
			if (r.rel(int(c)) == "acl" || r.rel(int(c)) == "advcl" || r.rel(int(c)) == "xcomp") && r.infinitive(int(c)) && k == 0 || r.rel(int(c)) == "acl" || r.rel(int(c)) == "nmod" && k > 0 {
				look = append(look, int(c))
			}
		}
	}
	return nil
}

// hostile are verbs whose object is the enemy.
var hostile = map[string]bool{
	"counter": true, "fight": true, "combat": true, "defeat": true, "confront": true, "resist": true, "repel": true, "stop": true, "oppose": true, "attack": true,
	"battle": true, "crush": true, "quell": true, "block": true, "contain": true, "oust": true, "dislodge": true, "invade": true, "eliminate": true,
}

// retold finds a clause about a nominal act that tells it again with a doer of
// its own: "the raid, which he said had been carried out by local gangs".
func (r *reading) retold(m *match) *match {
	if !m.noun {
		return nil
	}
	end := r.t.Sentences[r.t.SentenceOf(m.frame.head)].EndToken
	for v := m.frame.head + 1; v < end; v++ {
		if r.t.Tokens[v].UPOS == "NOUN" && r.index.hasNoun(r.t.Tokens[v].Lemma) {
			return nil // what follows may be about that act
		}
		if !r.isLight(v) || v == m.frame.carrier || !r.isPassive(v, 0) || !r.hasWhich(v) && (r.rel(v) != "ccomp" || !r.hasWhich(r.t.Tokens[v].Head)) {
			continue
		}
		for _, g := range r.t.Children(v) {
			if r.rel(int(g)) == "obl:agent" || r.rel(int(g)) == "obl" && r.preposition(int(g)) == "by" {
				f := &frame{head: v, carrier: -1, passive: true}
				return &match{rule: m.rule, frame: f, words: []int{v}, actors: []int{r.refer(int(g))}, recipients: m.recipients, score: m.score, mode: m.mode, cameo: m.cameo, background: true}
			}
		}
	}
	return nil
}

// hasWhich reports whether the verb has "which" or "that" for an argument.
func (r *reading) hasWhich(v int) bool {
	for _, c := range r.t.Children(v) {
		if (r.lower[c] == "which" || r.lower[c] == "that") && (r.is(int(c), "nsubj") || r.is(int(c), "obj")) {
			return true
		}
	}
	return false
}

// canTakePart reports whether the word may name somebody or something that an
// event does something to.
func (r *reading) canTakePart(i int) bool {
	tok := &r.t.Tokens[i]
	if r.timed(i) || r.none(i) {
		return false
	}
	switch tok.UPOS {
	case "NOUN":
		return !r.in(r.acts, i) || r.mention[i] != 0 && !r.index.hasNoun(tok.Lemma)
	case "PROPN", "NUM":
		return true
	case "PRON":
		switch tok.Lemma {
		case "what", "that", "this", "which", "there", "nothing", "something", "anything", "everything", "it":
			return tok.Lemma == "it" && r.mention[i] != 0
		}
		return true
	case "ADJ", "DET":
		return r.mention[i] != 0 || tok.XPOS == "JJ" && isUpper(r.t.Form(i)) || tok.UPOS == "DET" && (tok.Relation != "det")
	}
	return false
}

// timed reports whether token i tells a time: "Saturday's attack" is nobody's.
func (r *reading) timed(i int) bool {
	s := r.t.Tokens[i].Span
	if k := r.firstTime(s.Begin); k < len(r.a.Times) && r.a.Times[k].Span.Overlaps(s) {
		return true
	}
	return days[strings.ToLower(r.t.Tokens[i].Lemma)]
}

var days = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "yesterday": true, "today": true,
	"tomorrow": true, "tonight": true, "year": true, "month": true, "week": true, "day": true, "january": true, "february": true, "march": true, "april": true,
	"june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true, "decade": true,
}

func isUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func (x *index) hasNoun(lemma string) bool { return x.nouns[lemma] != nil }

func (r *reading) participant(i int) hearsay.Participant {
	var p hearsay.Participant
	first, end := r.phraseOf(i)
	for end < len(r.name) && r.name[i] == 0 && end+int(r.name[end]) == i && end > i {
		end++ // the rest of a name that the parser hung elsewhere
	}
	if k := r.titled(i, end); k > end {
		end = k
	}
	p.Span = r.t.SpanOf(first, end)
	p.Entity = r.mention[i]
	if p.Entity == 0 {
		// Another word of the name may head its mention: "SENATOR PAULO | MEDEIROS".
		if h := i + int(r.name[i]); first <= h && h < end {
			p.Entity = r.mention[h]
		}
	}
	if p.Entity == 0 {
		// The head may lie inside a mention whose own head the entity step chose otherwise.
		best := 0
		for k := first; k < end; k++ {
			if e := r.mention[k]; e != 0 && r.t.Tokens[k].Head == i && (r.rel(k) == "flat" || r.rel(k) == "appos") {
				best = int(e)
				break
			}
		}
		if best == 0 {
			if c := r.content(i); c != i && r.mention[c] != 0 {
				best = int(r.mention[c])
			}
		}
		p.Entity = hearsay.EntityID(best)
	}
	if p.Entity > 0 && int(p.Entity) <= len(r.a.Actors) {
		p.Actor = r.a.Actors[p.Entity-1]
	}
	return p
}

// titled is where the name ends that stands right behind the phrase of i, which
// ends with token end, and is its apposition without a comma ("police chief |
// Tomas Varga"), or end.
func (r *reading) titled(i, end int) int {
	for _, c := range r.t.Children(i) {
		h := int(c)
		e := r.mention[h]
		if h < end || e == 0 || r.rel(h) != "appos" && r.rel(h) != "flat" || r.t.Tokens[h].UPOS != "PROPN" || r.a.Entities[e-1].Type != hearsay.Person {
			continue
		}
		if first, _ := r.t.Subtree(h); first != end || r.t.Tokens[first].UPOS == "PUNCT" {
			continue
		}
		k := h + 1
		for k < len(r.name) && r.name[k] != 0 && k+int(r.name[k]) == h {
			k++
		}
		return k
	}
	return end
}

// phraseOf is the noun phrase of i; of a modifier only its own words.
func (r *reading) phraseOf(i int) (first, end int) {
	switch r.rel(i) {
	case "compound", "amod", "nmod:desc":
		return r.t.Subtree(i)
	}
	first, end = r.t.NounPhrase(i)
	// A possessive ends in its mark, which is no part of the name.
	for end > i+1 && (r.t.Form(end-1) == "'s" || r.t.Form(end-1) == "’s" || r.t.Form(end-1) == "'" || r.t.Form(end-1) == "’") {
		end--
	}
	// "the mayor with a knife", "the embassy by militants": such a phrase says how or by whom, wherever the parser hung it;
	// "the guards responsible for the raid" are the guards.
	for _, c := range r.t.Children(i) {
		if f, e := r.t.Subtree(int(c)); int(c) > i && f > i && f < end && e > f+1 && r.rel(int(c)) == "amod" && r.t.Child(int(c), "obl") >= 0 {
			end = f
		}
		if int(c) > i && r.rel(int(c)) == "nmod" {
			if f, _ := r.t.Subtree(int(c)); f > i && f < end && (circumstantial(r.preposition(int(c))) || r.preposition(int(c)) == "for" && r.index.hasNoun(r.t.Tokens[c].Lemma)) {
				end = f
			}
		}
	}
	// "apparently by rebels": neither the preposition nor what stands before it names them.
	if k := r.t.Child(i, "case"); k > first && k < i && r.t.Tokens[first].Relation == "advmod" {
		first = k
	}
	for _, c := range r.t.Children(i) {
		if int(c) < i && int(c) >= first && r.rel(int(c)) == "amod" && r.squeezed(int(c)) >= 0 {
			first = int(c) + 1 // "the militia intimidated voters", the verb taken for an adjective
		}
	}
	for first < i && r.t.Tokens[first].Head == i && (r.t.Tokens[first].Relation == "case" || r.harmed(i) && r.t.Tokens[first].Relation == "amod" && r.harms(first)) {
		first++
	}
	return first, end
}

// circumstantial are the prepositions that tell about the act rather than the
// participant.
func circumstantial(p string) bool {
	switch p {
	case "by", "with", "at", "on", "over", "against", "after", "before", "since", "during", "into", "near", "through", "amid", "despite", "until", "as":
		return true
	}
	return false
}

// contextsOf joins the contexts of the rule with those that the words of the
// clause tell.
func (r *reading) contextsOf(rl *rule, first, end int) []string {
	out := slices.Clone(rl.Contexts)
	for i := first; i < end; i++ {
		switch tok := &r.t.Tokens[i]; tok.UPOS {
		case "NOUN", "ADJ", "VERB", "PROPN":
			word := tok.Lemma
			if tok.UPOS == "PROPN" {
				word = r.lower[i]
			}
			for _, c := range r.contexts[word] {
				if !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	sort.Strings(out)
	return out
}

// modeOf reads the mode off the instrument beside the trigger, where the rule
// itself has none.
func (r *reading) modeOf(t hearsay.EventType, m *match) string {
	if t != hearsay.Assault {
		return ""
	}
	mode := ""
	look := func(i int) {
		if mode == "" {
			mode = instruments[strings.ToLower(r.t.Tokens[i].Lemma)]
		}
	}
	for _, a := range m.frame.args {
		switch {
		case a.function == subject || a.function == modifier,
			a.function == oblique && (a.preposition == "with" || a.preposition == "in" || a.preposition == "by"):
			for _, c := range r.t.Children(a.token) {
				if r.rel(int(c)) == "compound" || r.rel(int(c)) == "amod" {
					look(int(c))
				}
			}
			look(a.token)
		case a.function == object:
			if r.t.Tokens[a.token].UPOS == "NOUN" {
				r.before(a.token, func(i int) {
					if m := instruments[strings.ToLower(r.t.Tokens[i].Lemma)]; m == "crowd-control" {
						mode = m // "tear gas shells", "rubber bullets"
					}
				})
				look(a.token)
			}
		}
	}
	return mode
}

// before visits the words before the noun i that tell its kind, and those
// before these: "tear-gas shells".
func (r *reading) before(i int, visit func(int)) {
	for _, c := range r.t.Children(i) {
		if int(c) < i && (r.rel(int(c)) == "compound" || r.rel(int(c)) == "amod") {
			visit(int(c))
			r.before(int(c), visit)
		}
	}
}

// instruments give the mode of an assault by the lemma of the weapon.
var instruments = map[string]string{
	"bomb": "explosives", "mine": "explosives", "landmine": "explosives", "explosive": "explosives", "dynamite": "explosives", "grenade": "explosives",
	"ied": "explosives", "explosion": "explosives", "blast": "explosives", "bombing": "explosives", "car": "explosives",
	"gun": "firearms", "rifle": "firearms", "pistol": "firearms", "bullet": "firearms", "shooting": "firearms", "gunfire": "firearms", "gunman": "firearms",
	"machine-gun": "firearms", "gunshot": "firearms", "sniper": "firearms",
	"mortar": "heavy-weapons", "rocket": "heavy-weapons", "artillery": "heavy-weapons", "shell": "heavy-weapons", "tank": "heavy-weapons",
	"missile": "heavy-weapons", "shelling": "heavy-weapons", "howitzer": "heavy-weapons",
	"air": "aerial", "airstrike": "aerial", "warplane": "aerial", "aircraft": "aerial", "jet": "aerial", "helicopter": "aerial", "plane": "aerial", "aerial": "aerial",
	"bomber": "aerial", "drone": "drone", "suicide": "suicide-attack", "chemical": "unconventional", "gas": "unconventional", "sarin": "unconventional",
	"chlorine": "unconventional", "nuclear": "unconventional", "biological": "unconventional", "napalm": "unconventional", "nerve": "unconventional",
	"knife": "primitive", "machete": "primitive", "stone": "primitive", "rock": "primitive", "arrow": "primitive", "club": "primitive", "axe": "primitive",
	"molotov": "primitive", "teargas": "crowd-control", "tear": "crowd-control", "rubber": "crowd-control", "sexual": "sexual",
}
