// Package muc4 maps a coded report to the templates of the Message
// Understanding Conferences 3 and 4 (1991-92): incidents of terrorism with the
// individuals and organizations that did them, physical targets, human victims
// and weapons.
//
// What an event is and who takes part in it comes from hearsay's own coding. This
// package only knows the conventions of MUC-4: which events are incidents, which
// words name a role's filler, and (Model) what the readers of 1991 held relevant.
package muc4

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// Report is a report with all that hearsay reads off it.
type Report struct {
	*hearsay.Text
	*hearsay.Annotations
	Events []hearsay.Event
}

// Role is a part that somebody or something plays in an incident.
type Role int

// The roles.
const (
	PerpInd Role = iota // who did it: people
	PerpOrg             // the body behind them
	Target              // things that were hit
	Victim              // people who were hit, by name
	Weapon
	Roles int = iota
)

var roleNames = [Roles]string{"perpInd", "perpOrg", "target", "victim", "weapon"}

func (r Role) String() string { return roleNames[r] }

// Kinds are the types of incident.
var Kinds = [...]string{"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"}

const (
	attack = iota
	bombing
	kidnapping
	arson
	robbery
)

// incident is an event that MUC-4 would want a template for, if its document is
// relevant.
type incident struct {
	event    *hearsay.Event
	kind     int // index in Kinds
	sentence int
	told     bool // as something that happened or was tried
	fight    bool // armed sides fighting one another
}

// Reader turns reports into candidates for the roles. It is safe for concurrent
// use.
type Reader struct {
	weapons map[string]bool
	classes map[string][]string // those of the lexicon that hold a lemma, sorted
}

// NewReader makes a Reader that takes the words for weapons from the lexicon.
func NewReader(lex *lexicon.Lexicon) *Reader {
	r := &Reader{classes: map[string][]string{}}
	for name, c := range lex.Events.Classes {
		for w := range c.Words {
			r.classes[w] = append(r.classes[w], name)
		}
	}
	for _, c := range r.classes {
		slices.Sort(c)
	}
	if c := lex.Events.Classes["INSTRUMENT"]; c != nil {
		r.weapons = c.Words
	}
	return r
}

// armed are the sectors whose fights among themselves are no incidents.
var armed = map[string]bool{"MIL": true, "REB": true, "COP": true, "PRM": true, "SPY": true}

func (r *Reader) incidents(d *Report) []incident {
	var found []incident
	for i := range d.Events {
		e := &d.Events[i]
		in := incident{event: e, sentence: -1}
		switch {
		case e.Type == hearsay.Assault && e.Mode == "abduct":
			in.kind = kidnapping
		case e.Type == hearsay.Assault && (e.Mode == "explosives" || e.Mode == "suicide-attack"):
			in.kind = bombing
		case e.Type == hearsay.Assault && e.Rule == "burn":
			in.kind = arson
		case e.Type == hearsay.Assault && e.Mode != "sexual" && e.Rule != "war-noun":
			in.kind = attack
		case e.Type == hearsay.Coerce && e.Mode == "seize":
			in.kind = robbery
		default:
			continue
		}
		if len(e.Trigger) > 0 {
			in.sentence = d.SentenceAt(e.Trigger[0].Begin)
		}
		if in.sentence < 0 {
			continue
		}
		switch e.Status {
		case hearsay.Occurred, hearsay.Ongoing, hearsay.Attempted:
			in.told = true
		}
		in.fight = r.amongArmed(e)
		found = append(found, in)
	}
	return found
}

// amongArmed reports whether an event is a fight of armed bodies.
func (r *Reader) amongArmed(e *hearsay.Event) bool {
	n := 0
	for _, p := range e.Recipients {
		if !armed[p.Actor.Sector] {
			return false
		}
		n++
	}
	if n > 0 {
		return true
	}
	for _, p := range e.Actors {
		if armed[p.Actor.Sector] {
			n++
		}
	}
	return n > 1
}

// candidate is a string that may fill roles, with its occurrences.
type candidate struct {
	text     string // lower case, one space between words, no article in front
	found    []occurrence
	features []uint64 // what Model judges it by
}

// occurrence is one noun phrase, cut somewhere on its left.
type occurrence struct {
	head, first, end int // tokens
	longest          int // where the phrase begins before it is cut
	entity           int // index in Entities, or -1
	mention          int // index in its Mentions, or -1
}

// dropped reports whether token i may not begin a filler.
func dropped(tok *hearsay.Token) bool {
	return tok.UPOS == "DET" || tok.UPOS == "PUNCT" || tok.UPOS == "CCONJ" || tok.UPOS == "ADP" || tok.XPOS == "PRP$" || tok.XPOS == "POS"
}

// candidates gives every noun phrase of the report, cut at each of its
// modifiers, in the order of the text.
func (r *Reader) candidates(d *Report) []*candidate {
	type at struct{ entity, mention int }
	heads := map[int]at{}
	for i := range d.Entities {
		for k, m := range d.Entities[i].Mentions {
			heads[m.Head] = at{i, k}
		}
	}
	byText := map[string]*candidate{}
	var all []*candidate
	add := func(o occurrence) {
		text := plain(d.Text.Text(d.SpanOf(o.first, o.end)))
		if text == "" || len(text) > 100 {
			return
		}
		c := byText[text]
		if c == nil {
			c = &candidate{text: text}
			byText[text] = c
			all = append(all, c)
		}
		c.found = append(c.found, o)
	}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && tok.UPOS != "NUM" && tok.UPOS != "ADJ" {
			continue
		}
		a, named := heads[i]
		if !named {
			a = at{-1, -1}
			if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || tok.Relation == "compound" && tok.UPOS == "NOUN" {
				continue
			}
		}
		first, end := d.NounPhrase(i)
		right := i + 1
		for right < end && (d.Tokens[right].Relation == "flat" || d.Tokens[right].Relation == "flat:name") {
			right++
		}
		if named {
			m := d.Entities[a.entity].Mentions[a.mention]
			f, e := d.TokensIn(m.Span)
			first = min(first, f)
			if e > right && m.Form == hearsay.Name {
				right = e
			}
		}
		for k := i - 1; k >= first; k-- {
			// No phrase crosses a bracket or a comma on its left, except inside a name.
			if d.Tokens[k].UPOS == "PUNCT" && !strings.ContainsAny(d.Form(k), "-\"'`./") {
				first = k + 1
				break
			}
		}
		longest := first
		for longest < i && dropped(&d.Tokens[longest]) {
			longest++
		}
		for k := longest; k <= i; k++ {
			if dropped(&d.Tokens[k]) || k > longest && d.Tokens[k].Joined {
				continue
			}
			add(occurrence{i, k, right, longest, a.entity, a.mention})
		}
		if end > right && end-longest < 14 {
			add(occurrence{i, longest, end, longest, a.entity, a.mention})
		}
	}
	return all
}

// plain writes a phrase as fillers are compared: lower case, single spaces, no
// quotation marks.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”[]()", r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}
