package muc4

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/perceptron"
)

// The templates of features. A change to them, or to their order, asks for new
// weights.
const (
	fBias = iota
	fText
	fLemma
	fClass
	fType
	fSector
	fForm
	fShape
	fPath
	fPathType
	fPath2
	fSeed
	fSeedRule
	fSeedStatus
	fNear
	fNearType
	fWords
	fFirst
	fCut
	fCutType
	fLength
	fPosition
	fCount
	fRelevance
	fRelevanceType
	fModifier
	fEntitySeed
	fEntityText
	fInside
	fDocWord
	fDocEvent
	fDocSeed
	fDocPlace
	fDocCount
	fNearWord
	fLemmaSeed
	fNeighbour
	fEntityPath
	fAge
)

type featureSet struct {
	seen map[uint64]bool
	list []uint64
}

func (s *featureSet) add(f uint64) {
	if !s.seen[f] {
		s.seen[f] = true
		s.list = append(s.list, f)
	}
}

func (s *featureSet) str(template int, parts ...string) {
	s.add(perceptron.Feature1(template, perceptron.Hash(strings.Join(parts, "|"))))
}

func newFeatureSet() *featureSet { return &featureSet{seen: map[uint64]bool{}} }

// reading is a report with what the features are made of.
type reading struct {
	*Report
	incidents  []incident
	seeds      seeds
	inSentence [][]*incident
	candidates []*candidate
	document   []uint64 // features of the whole
}

func (r *Reader) read(d *Report) *reading {
	x := &reading{Report: d, incidents: r.incidents(d), candidates: r.candidates(d)}
	x.seeds = r.seed(d, x.incidents)
	x.inSentence = make([][]*incident, len(d.Sentences))
	for i := range x.incidents {
		in := &x.incidents[i]
		x.inSentence[in.sentence] = append(x.inSentence[in.sentence], in)
	}
	x.document = r.documentFeatures(x)
	for _, c := range x.candidates {
		c.features = r.features(x, c)
	}
	return x
}

// documentFeatures tell whether a report is of a relevant incident, and of
// which kinds.
func (r *Reader) documentFeatures(x *reading) []uint64 {
	s := newFeatureSet()
	s.str(fBias, "document")
	for i := range x.Tokens {
		switch tok := &x.Tokens[i]; tok.UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN":
			s.str(fDocWord, strings.ToLower(tok.Lemma))
		}
	}
	told := 0
	for i := range x.incidents {
		in := &x.incidents[i]
		kind := strconv.Itoa(in.kind) + flag("t", in.told) + flag("f", in.fight)
		s.str(fDocEvent, kind)
		s.str(fDocEvent, kind, in.event.Rule)
		s.str(fAge, "document", kind, x.age(in))
		s.str(fDocEvent, "place", kind, flag("p", in.event.Place > 0), flag("d", in.event.Date != nil))
		for _, p := range in.event.Recipients {
			s.str(fDocSeed, kind, "r", p.Actor.Sector)
			if p.Entity > 0 {
				s.str(fDocSeed, kind, "rt", string(x.Entities[p.Entity-1].Type))
			}
		}
		for _, p := range in.event.Actors {
			s.str(fDocSeed, kind, "a", p.Actor.Sector)
		}
		if in.told && !in.fight {
			told++
		}
	}
	s.str(fDocCount, strconv.Itoa(min(told, 8)))
	for _, p := range x.Places {
		if p.Country != "" {
			s.str(fDocPlace, p.Country)
		}
	}
	return s.list
}

// age says in words how long before the report an incident happened.
func (x *reading) age(in *incident) string {
	if in.event.Date == nil || !x.Published.Known() {
		return "unknown"
	}
	switch days := x.Published.Date.Sub(in.event.Date.Start).Hours() / 24; {
	case days < 3:
		return "now"
	case days < 20:
		return "weeks"
	case days < 70:
		return "months"
	case days < 400:
		return "year"
	}
	return "old"
}

func flag(s string, on bool) string {
	if on {
		return s
	}
	return ""
}

// kindOf is the coarse kind of thing that an occurrence names.
func (r *Reader) kindOf(x *reading, o occurrence) string {
	if o.entity >= 0 {
		e := &x.Entities[o.entity]
		return string(e.Type) + "-" + string(e.Mentions[o.mention].Form)
	}
	if x.Tokens[o.head].UPOS == "PROPN" {
		return "proper"
	}
	if r.weapons[x.Tokens[o.head].Lemma] {
		return "weapon"
	}
	return "thing"
}

func (r *Reader) features(x *reading, c *candidate) []uint64 {
	s := newFeatureSet()
	s.str(fBias)
	s.str(fText, c.text)
	words := strings.Fields(c.text)
	s.str(fFirst, words[0])
	s.str(fLength, strconv.Itoa(min(len(words), 7)))
	s.str(fCount, strconv.Itoa(min(len(c.found), 5)))
	for k, o := range c.found {
		r.occurrence(x, s, c, o, k == 0)
	}
	return s.list
}

func (r *Reader) occurrence(x *reading, s *featureSet, c *candidate, o occurrence, first bool) {
	t := x.Text
	head := &t.Tokens[o.head]
	lemma := strings.ToLower(head.Lemma)
	kind := r.kindOf(x, o)
	s.str(fType, kind)
	s.str(fLemma, lemma)
	for _, c := range r.classes[lemma] {
		s.str(fClass, c)
	}
	if o.entity >= 0 {
		a := x.Actors[o.entity]
		s.str(fSector, a.Sector)
		s.str(fSector, a.Sector, kind)
		s.str(fSector, "group", a.Group)
		s.str(fForm, kind, flag("plural", x.Entities[o.entity].Plural))
		s.str(fEntityText, kind, flag("name", plain(x.Entities[o.entity].Name) == c.text))
		hasName := slices.ContainsFunc(x.Entities[o.entity].Mentions, func(m hearsay.Mention) bool { return m.Form == hearsay.Name })
		s.str(fEntityText, kind, "named", flag("y", hasName))
	}
	s.str(fShape, head.XPOS, t.Tokens[o.first].XPOS)
	// How the phrase is cut.
	cut := "whole"
	if o.first > o.longest {
		p := &t.Tokens[o.first-1]
		cut = p.XPOS + ">" + t.Tokens[o.first].XPOS
		s.str(fModifier, "cut", strings.ToLower(p.Lemma))
	} else if o.first > 0 && dropped(&t.Tokens[o.first-1]) {
		cut = "after " + t.Tokens[o.first-1].XPOS
	}
	s.str(fCut, cut)
	s.str(fCutType, cut, kind)
	tail := "short"
	if o.end > o.head+1 {
		tail = t.Tokens[o.head+1].Relation + t.Lower(o.head+1)
	}
	s.str(fInside, tail, kind)
	if o.end < len(t.Tokens) {
		s.str(fInside, "next", t.Tokens[o.end].XPOS, tail)
	}
	for k := o.first; k < o.head; k++ {
		s.str(fModifier, strings.ToLower(t.Tokens[k].Lemma))
	}
	s.str(fNeighbour, "-1", word(t, o.first-1))
	s.str(fNeighbour, "+1", word(t, o.end))
	// The path to what governs it.
	path, gov := r.path(x, o.head)
	s.str(fPath, path)
	s.str(fPathType, path, kind)
	if gov >= 0 {
		s.str(fPath2, "lemma", path, lemma)
		if g := &t.Tokens[gov]; g.Relation != "root" && g.Head >= 0 {
			p2, _ := r.path(x, gov)
			s.str(fPath2, path, p2)
			s.str(fPath2, p2, kind)
		}
	}
	// What the events make of it, here and elsewhere.
	seeded := false
	for _, sd := range x.seeds[o.head] {
		seeded = true
		r.seedFeatures(s, fSeed, sd, kind, lemma)
		s.str(fAge, sd.role.String(), x.age(sd.in))
	}
	if !seeded {
		s.str(fSeed, "none", kind)
	}
	if o.entity >= 0 {
		for k, m := range x.Entities[o.entity].Mentions {
			if k == o.mention {
				continue
			}
			if k < 12 {
				p, _ := r.path(x, m.Head)
				s.str(fEntityPath, p)
			}
			for _, sd := range x.seeds[m.Head] {
				s.str(fEntitySeed, sd.role.String(), flag("told", sd.in.told), kind)
				s.str(fEntitySeed, sd.role.String(), flag("told", sd.in.told), flag("fight", sd.in.fight), strconv.Itoa(sd.in.kind))
			}
		}
	}
	// What else the sentence and its neighbours tell.
	n := t.SentenceOf(o.head)
	near := "none"
	for _, in := range x.inSentence[n] {
		k := strconv.Itoa(in.kind) + flag("t", in.told) + flag("f", in.fight)
		s.str(fNear, k)
		s.str(fAge, "near", kind, x.age(in))
		s.str(fNearType, k, kind)
		s.str(fNear, "rule", in.event.Rule)
		s.str(fNearType, "rule", in.event.Rule, kind)
		near = "some"
	}
	s.str(fNear, near, kind)
	for _, d := range []int{-1, 1} {
		if n+d >= 0 && n+d < len(x.inSentence) {
			for _, in := range x.inSentence[n+d] {
				s.str(fNear, strconv.Itoa(d), strconv.Itoa(in.kind)+flag("t", in.told)+flag("f", in.fight), kind)
			}
		}
	}
	sent := t.Sentences[n]
	for i := sent.FirstToken; i < sent.EndToken; i++ {
		if u := t.Tokens[i].UPOS; i != o.head && (u == "VERB" || u == "NOUN") {
			s.str(fNearWord, strings.ToLower(t.Tokens[i].Lemma), kind)
		}
	}
	if first {
		s.str(fPosition, strconv.Itoa(min(n, 12)/2))
		s.str(fPosition, strconv.Itoa(min(n, 12)/2), kind)
	}
}

func (r *Reader) seedFeatures(s *featureSet, template int, sd seed, kind, lemma string) {
	role := sd.role.String()
	k := strconv.Itoa(sd.in.kind) + flag("t", sd.in.told) + flag("f", sd.in.fight)
	s.str(template, role, k)
	s.str(template, role, k, kind)
	s.str(template, role, flag("t", sd.in.told))
	s.str(fSeedRule, role, sd.in.event.Rule)
	s.str(fSeedRule, role, sd.in.event.Rule, kind)
	s.str(fSeedStatus, role, string(sd.in.event.Status))
	s.str(fLemmaSeed, role, lemma)
	for _, p := range sd.in.event.Actors {
		s.str(fSeedStatus, role, "a", p.Actor.Sector)
	}
	for _, p := range sd.in.event.Recipients {
		s.str(fSeedStatus, role, "r", p.Actor.Sector)
	}
}

func word(t *hearsay.Text, i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return "-"
	}
	return t.Lower(i)
}

// path writes the relation of token i to the word that governs it, through
// coordination and apposition, and gives that word (-1: none).
func (r *Reader) path(x *reading, i int) (string, int) {
	t := x.Text
	via := ""
	h := i
	for n := 0; n < 6; n++ {
		rel := t.Tokens[h].Relation
		if t.Tokens[h].Head < 0 || rel != "conj" && rel != "appos" && rel != "flat" {
			break
		}
		via = rel + "/"
		h = t.Tokens[h].Head
	}
	tok := &t.Tokens[h]
	if tok.Head < 0 {
		return via + "root", -1
	}
	preposition := ""
	if c := t.Child(h, "case"); c >= 0 {
		preposition = t.Lower(c)
	}
	return via + tok.Relation + ":" + preposition + "<" + strings.ToLower(t.Tokens[tok.Head].Lemma), tok.Head
}
