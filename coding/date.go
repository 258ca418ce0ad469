package coding

import (
	"sort"
	"time"

	"hearsay"
)

// date sets Time and Date from a time expression in the clause, else the only
// or nearest one in the sentence that hangs on a governor of the trigger.
func (r *reading) date(e *hearsay.Event, m *match, s, first, end int) {
	sent := &r.t.Sentences[s]
	best, bestScore := -1, 0
	for i := r.firstTime(sent.Begin); i < len(r.a.Times) && r.a.Times[i].Begin < sent.End; i++ {
		x := &r.a.Times[i]
		if x.Begin < sent.Begin || x.End > sent.End || (x.Type != "DATE" && x.Type != "TIME") {
			continue
		}
		f, en := r.t.TokensIn(x.Span)
		if f >= en {
			continue
		}
		head := en - 1
		for k := f; k < en; k++ {
			if h := r.t.Tokens[k].Head; h < f || h >= en {
				head = k
				break
			}
		}
		score := 0
		switch d := r.depthBelow(head, m); {
		case d >= 0:
			score = 50 - d
		case r.datesOther(head, m):
			continue
		case f >= first && en <= end:
			score = 30
		case r.above(head, m.frame.head):
			score = 20
		default:
			continue
		}
		if x.Days == nil {
			score -= 15
		}
		switch r.preposition(head) {
		case "since", "until", "till", "before", "after", "by":
			score -= 10
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return
	}
	e.Time = hearsay.TimexID(best + 1)
	if d := r.a.Times[best].Days; d != nil {
		e.Date = &hearsay.EventDate{Interval: *d, Basis: hearsay.BasisTime}
		// "since Friday" runs to the day of the report.
		if first, _ := r.t.TokensIn(r.a.Times[best].Span); first > 0 && r.t.Lower(first-1) == "since" {
			if p := r.a.Published; p.Known() && p.Date.After(d.Start) {
				e.Date.End = p.Date
			}
		}
	}
}

// datesOther reports whether the time expression with the head dates another
// act than that of m: it hangs on a verb that m is only mentioned beside ("in
// June they issued a report on the attacks", "condemned the raid on Monday"),
// or m is told by a participle inside a noun phrase ("on Monday the fired judge").
func (r *reading) datesOther(head int, m *match) bool {
	if r.modifies(m) {
		return true
	}
	if !m.noun || m.frame.carrier >= 0 {
		return false
	}
	v := r.t.Tokens[head].Head
	if v < 0 || r.t.Tokens[v].UPOS != "VERB" {
		return false
	}
	i := m.frame.head
	if r.t.Tokens[i].Head != v {
		return r.definite(i)
	}
	for _, o := range r.told {
		if o != m && o.frame.head == v {
			return true
		}
	}
	return false
}

// firstTime is the first time expression that ends behind the offset.
func (r *reading) firstTime(offset int) int {
	return sort.Search(len(r.a.Times), func(i int) bool { return r.a.Times[i].End > offset })
}

// above reports whether the word at head hangs on a verb that governs i, no
// report verb with a finite clause between them.
func (r *reading) above(head, i int) bool {
	h := r.t.Tokens[head].Head
	for n := 0; n < deepest && i >= 0; n++ {
		if i == h {
			return true
		}
		switch r.rel(i) {
		case "ccomp", "acl:relcl", "parataxis":
			return false
		}
		i = r.t.Tokens[i].Head
	}
	return false
}

// past reports whether the verb stands in the simple past.
func (r *reading) past(v int) bool {
	if r.t.Tokens[v].XPOS == "VBD" {
		return true
	}
	for _, c := range r.t.Children(v) {
		if tok := &r.t.Tokens[c]; (tok.Relation == "aux:pass" || tok.Relation == "aux") && tok.XPOS == "VBD" && tok.Lemma == "be" {
			return true
		}
	}
	return false
}

// tense is what the form of a verb says about when.
type tense int

const (
	timeless   tense = iota // a noun, an infinitive, a clause with a modal
	dependent               // a participle or gerund: the time of its clause
	past                    // "attacked", "was attacked", "were attacking"
	perfect                 // "has attacked"
	pluperfect              // "had attacked"
	present                 // "attacks", "is attacking"
)

// tense is that of the verb of m, or of the verb that carries its noun.
func (r *reading) tense(m *match) tense {
	v := m.frame.head
	if m.frame.carrier >= 0 {
		v = m.frame.carrier
	}
	for n := 0; n < deepest; n++ {
		tok := &r.t.Tokens[v]
		if tok.UPOS != "VERB" && r.t.Child(v, "cop") < 0 {
			return timeless
		}
		found := timeless
		for _, c := range r.t.Children(v) {
			if rel := r.t.Tokens[c].Relation; rel != "aux" && rel != "aux:pass" && rel != "cop" {
				continue
			}
			aux := &r.t.Tokens[c]
			switch {
			case aux.XPOS == "MD" || aux.XPOS == "VB" && found == timeless:
				return timeless
			case r.lower[c] == "had" && aux.Relation == "aux":
				return pluperfect
			case aux.Lemma == "have" && aux.Relation == "aux":
				found = perfect
			case found == perfect:
			case aux.XPOS == "VBD" || r.lower[c] == "was" || r.lower[c] == "were":
				found = past
			default:
				found = present
			}
		}
		switch {
		case found != timeless:
			return found
		case tok.XPOS == "VBD":
			return past
		case tok.XPOS == "VBZ" || tok.XPOS == "VBP":
			return present
		case tok.Relation == "conj":
			v = tok.Head // "was caught and hanged"
		case tok.XPOS == "VBG" || tok.XPOS == "VBN":
			return dependent
		default:
			return timeless
		}
	}
	return timeless
}

// dateUndated gives a day to what no time expression of its clause dates, from
// the rest of the report: told is all that the report tells, in its order.
//
//   - A participle has the day of its clause ("ruled in 2014 that …, rejecting"),
//     a relative clause that of the act it speaks of ("the bombing on Sunday that killed three").
//   - What is told again has the day that it has where it is dated: "the attack".
//   - The simple past goes on from what was told just before:
//     "Police raided a flat on Sunday. They arrested two men."
//   - What is said, and what the headline and the lead tell, is of the day that
//     the report is about, or of its day of publication.
//
// Only what is told as done is dated so.
func (r *reading) dateUndated(told []telling) {
	var last *telling // dated, in the order of the text
	story := r.storyDay(told)
	for k := range told {
		x := &told[k]
		if x.e.Date == nil && x.e.Status == hearsay.Occurred {
			x.e.Date = r.inferDate(told, k, last, story)
		}
		if x.e.Date != nil && x.e.Status == hearsay.Occurred && short(x.e.Date.Interval) && x.e.Date.Basis != hearsay.BasisPublished {
			last = x
		}
	}
}

// short reports whether the interval is a week at most.
func short(x hearsay.Interval) bool { return x.End.Sub(x.Start) <= 7*24*time.Hour }

// leading is how many sentences from the first the headline and the lead of a
// report take at most.
const leading = 3

// storyDay is the day that the report is about: that of a time expression of
// its first sentences which lies in the days up to publication, or, where that
// is not known, of the first act that is dated there; else the day of
// publication. It is nil if none is known.
func (r *reading) storyDay(told []telling) *hearsay.EventDate {
	pub := r.a.Published
	for _, x := range told {
		if x.s >= leading+1 {
			break
		}
		if d := x.e.Date; d != nil && x.e.Status == hearsay.Occurred && d.Start.Equal(d.End) &&
			(!pub.Known() || !d.Start.After(pub.Date) && pub.Date.Sub(d.Start) <= 3*24*time.Hour) {
			return &hearsay.EventDate{Interval: d.Interval, Basis: hearsay.BasisInferred}
		}
	}
	if pub.Known() {
		return &hearsay.EventDate{Interval: hearsay.Interval{Start: pub.Date, End: pub.Date}, Basis: hearsay.BasisPublished}
	}
	return nil
}

// inferDate is the day of told[k], or nil. last is what was told last with a
// day, story the day that the report is about.
func (r *reading) inferDate(told []telling, k int, last *telling, story *hearsay.EventDate) *hearsay.EventDate {
	x := &told[k]
	inferred := func(days hearsay.Interval) *hearsay.EventDate {
		return &hearsay.EventDate{Interval: days, Basis: hearsay.BasisInferred}
	}
	t := r.tense(x.m)
	if t == dependent || t == past {
		if g := r.clauseAbove(told, k); g != nil {
			return inferred(g.e.Date.Interval)
		}
	}
	if r.modifies(x.m) {
		t = timeless // "the fired judge": not when the sentence is about
	}
	days, timed := r.dayOf(x.s)
	if (t == past || t == dependent) && days != nil && short(*days) {
		return inferred(*days)
	}
	if o := r.toldElsewhere(told, k); o != nil {
		return inferred(o.e.Date.Interval)
	}
	if timed || t == pluperfect || t == timeless {
		return nil
	}
	if t == past && last != nil && r.follows(last, x) {
		return inferred(last.e.Date.Interval)
	}
	if t == past && x.s > 0 {
		if days, _ := r.dayOf(x.s - 1); days != nil && short(*days) {
			return inferred(*days)
		}
	}
	if story != nil && r.mainClause(x.m) && (x.s < leading && t != dependent || said(x.m.rule) && !(t == present && x.m.frame.passive)) {
		return story
	}
	return nil
}

// mainClause reports whether m is told by a verb of the sentence's own or of
// what it reports, not by one that tells about a person, a thing or a time.
func (r *reading) mainClause(m *match) bool {
	i := m.frame.head
	if m.frame.carrier >= 0 {
		i = m.frame.carrier
	}
	for n := 0; n < deepest; n++ {
		switch r.t.Tokens[i].Relation {
		case "root":
			return true
		case "conj", "ccomp", "parataxis":
			i = r.t.Tokens[i].Head
		default:
			return false
		}
	}
	return false
}

// modifies reports whether the trigger of m is a participle inside a noun
// phrase: "the fired judge", "all those arrested".
func (r *reading) modifies(m *match) bool {
	switch r.rel(m.frame.head) {
	case "amod", "acl", "compound":
		return !m.noun
	}
	return false
}

// clauseAbove is the dated event whose verb governs the participle of told[k],
// or whose noun its relative clause is about.
func (r *reading) clauseAbove(told []telling, k int) *telling {
	i, first := told[k].m.frame.head, k
	for first > 0 && told[first-1].s == told[k].s {
		first--
	}
	for n := 0; n < deepest; n++ {
		switch r.t.Tokens[i].Relation {
		case "advcl", "conj", "xcomp":
			if t := r.tense(told[k].m); t != dependent {
				return nil
			}
		case "acl:relcl":
		default:
			return nil
		}
		relative := r.t.Tokens[i].Relation == "acl:relcl"
		i = r.t.Tokens[i].Head
		for j := first; j < len(told) && told[j].s == told[k].s; j++ {
			if o := &told[j]; o.m.frame.head == i && o.e.Date != nil && o.e.Status == hearsay.Occurred && o.m.noun == relative &&
				(!relative || o.e.Type == told[k].e.Type) {
				return o
			}
		}
		if relative {
			return nil
		}
	}
	return nil
}

// dayOf is the one interval that the time expressions of the sentence, but for
// a dateline, denote, or nil, and whether it has any.
func (r *reading) dayOf(s int) (days *hearsay.Interval, timed bool) {
	sent := &r.t.Sentences[s]
	for i := r.firstTime(sent.Begin); i < len(r.a.Times) && r.a.Times[i].Begin < sent.End; i++ {
		x := &r.a.Times[i]
		if x.Begin < sent.Begin || x.End > sent.End || x.Type == "DURATION" || x.Type == "SET" || x.Value == "PRESENT_REF" {
			continue
		}
		if x.Days == nil || timed && (days == nil || *days != *x.Days) {
			days = nil
		} else {
			days = x.Days
		}
		timed = true
	}
	return days, timed
}

// follows reports whether x goes on from last: it stands in its paragraph, in
// the sentence behind it, or tells an act of its kind soon after.
func (r *reading) follows(last, x *telling) bool {
	return r.t.Sentences[last.s].Paragraph == r.t.Sentences[x.s].Paragraph || x.s == last.s+1 || x.s <= last.s+3 && x.e.Type == last.e.Type
}

// memory is how many events before and behind are looked through for the same act.
const memory = 60

// toldElsewhere is the dated telling of the act that told[k] tells again, or
// nil: the nearest before it, else the first behind it.
func (r *reading) toldElsewhere(told []telling, k int) *telling {
	for j := k - 1; j >= max(0, k-memory); j-- {
		if r.sameAct(&told[j], &told[k]) {
			return &told[j]
		}
	}
	for j := k + 1; j < min(len(told), k+memory); j++ {
		if r.sameAct(&told[j], &told[k]) {
			return &told[j]
		}
	}
	return nil
}

// sameAct reports whether x, which has no day, may tell again what o tells with
// one.
func (r *reading) sameAct(o, x *telling) bool {
	if o.e.Type != x.e.Type || o.e.Date == nil || o.e.Date.Basis == hearsay.BasisPublished || o.e.Status != hearsay.Occurred && o.e.Status != hearsay.Ongoing {
		return false
	}
	if x.e.Type != hearsay.Assault && o.e.Mode != x.e.Mode && o.e.Mode != "" && x.e.Mode != "" {
		return false
	}
	same := r.t.Tokens[o.m.frame.head].Lemma == r.t.Tokens[x.m.frame.head].Lemma
	if x.m.noun && r.definite(x.m.frame.head) {
		return same || short(o.e.Date.Interval)
	}
	return (same || x.m.noun) && (shared(o.e.Recipients, x.e.Recipients) || shared(o.e.Actors, x.e.Actors))
}

// shared reports whether the two name one entity.
func shared(a, b []hearsay.Participant) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Entity != 0 && p.Entity == q.Entity {
				return true
			}
		}
	}
	return false
}
