package attribution

import (
	"slices"

	"hearsay"
)

// mentionIndex finds the entity that words refer to.
type mentionIndex struct {
	t        *hearsay.Text
	entities []hearsay.Entity
	byHead   []mentionRef // in the order of the heads
}

type mentionRef struct {
	head   int
	entity int
	hearsay.Mention
}

func newMentionIndex(t *hearsay.Text, entities []hearsay.Entity) *mentionIndex {
	m := &mentionIndex{t: t, entities: entities}
	for e := range entities {
		for _, x := range entities[e].Mentions {
			m.byHead = append(m.byHead, mentionRef{head: x.Head, entity: e, Mention: x})
		}
	}
	slices.SortStableFunc(m.byHead, func(a, b mentionRef) int { return a.head - b.head })
	return m
}

// at is the mention whose head is token i, or nil.
func (m *mentionIndex) at(i int) *mentionRef {
	k, ok := slices.BinarySearchFunc(m.byHead, i, func(x mentionRef, i int) int { return x.head - i })
	if !ok {
		return nil
	}
	return &m.byHead[k]
}

// source is the entity of the source of x: of the mention with the same head,
// else of an apposition to it or the name it is a title of, else of the first
// name inside the source.
func (m *mentionIndex) source(x *found) hearsay.EntityID {
	if x.sourceHead < 0 {
		return 0
	}
	if r := m.at(x.sourceHead); r != nil {
		return hearsay.EntityID(r.entity + 1)
	}
	if relative[m.t.Lower(x.sourceHead)] {
		// "The aide, who said": the pronoun is the noun that its clause is of.
		for i, n := m.t.Tokens[x.sourceHead].Head, 0; i >= 0 && n < 4; i, n = m.t.Tokens[i].Head, n+1 {
			if rel := m.t.Tokens[i].Relation; rel == "acl:relcl" && m.t.Tokens[i].Head >= 0 {
				if r := m.at(m.t.Tokens[i].Head); r != nil {
					return hearsay.EntityID(r.entity + 1)
				}
			}
		}
	}
	for _, c := range m.t.Children(x.sourceHead) {
		switch m.t.Tokens[c].Relation {
		case "appos", "flat", "compound":
			if r := m.at(int(c)); r != nil && r.Form == hearsay.Name && (m.t.Tokens[c].Relation != "compound" || m.entities[r.entity].Type == hearsay.Person) {
				return hearsay.EntityID(r.entity + 1)
			}
		}
	}
	if written[m.t.Tokens[x.sourceHead].Lemma] {
		// "A statement by the ministry": it speaks through what it wrote.
		for _, c := range m.t.Children(x.sourceHead) {
			from := ""
			for _, d := range m.t.Children(int(c)) {
				if m.t.Tokens[d].Relation == "case" {
					from = m.t.Lower(int(d))
				}
			}
			switch rel := m.t.Tokens[c].Relation; {
			case rel == "nmod:poss", rel == "compound", rel == "nmod" && (from == "by" || from == "of" || from == "from" && m.t.Tokens[x.sourceHead].Lemma != "report"):
				if r := m.at(int(c)); r != nil && slices.Contains(x.source, c) {
					switch m.entities[r.entity].Type {
					case hearsay.Organization, hearsay.Government, hearsay.Publication, hearsay.Group, hearsay.Person:
						return hearsay.EntityID(r.entity + 1)
					}
				}
			}
		}
	}
	// The parser may see another head than the finder of entities: a mention
	// that ends where the bare noun phrase does is the same one.
	_, end := m.t.NounPhrase(x.sourceHead)
	for _, i := range x.source {
		if r := m.at(int(i)); r != nil && int(i) < end && r.Span.Contains(m.t.Tokens[x.sourceHead].Span) {
			return hearsay.EntityID(r.entity + 1)
		}
	}
	return 0
}

// written holds nouns for what somebody speaks through.
var written = set(`statement report letter communique communiqué survey poll study document memo declaration announcement release
message email filing complaint indictment ruling tweet post`)

// medium holds nouns for what carries an account.
var medium = set(`newspaper daily weekly magazine agency network channel station broadcaster television tv radio outlet site website blog
account twitter facebook telegram instagram youtube whatsapp tiktok weibo page forum podcast programme program show paper tabloid wire service portal journal`)

// occasion holds nouns for what is said to somebody or through a medium.
var occasion = set(`interview conversation statement comment remark letter message briefing broadcast speech address article report email
e-mail call conference text post tweet dispatch`)

// venueMarker holds the prepositions before a venue.
var venueMarker = set(`in on to with via through by for at from`)

// venue is the medium or body to whom, or through which, the account of x was
// given: "told Reuters", "wrote in the Guardian", "in an interview with CNN",
// "on state television".
func (m *mentionIndex) venue(v *view, x *found) hearsay.EntityID {
	t := v.t
	var fallback hearsay.EntityID
	consider := func(i int, addressee bool) hearsay.EntityID {
		r := m.at(i)
		if r == nil || r.Form == hearsay.Pronoun {
			return 0
		}
		switch m.entities[r.entity].Type {
		case hearsay.Publication:
			return hearsay.EntityID(r.entity + 1)
		case hearsay.Organization, hearsay.OtherEntity:
			if fallback == 0 && (addressee || medium[t.Tokens[i].Lemma] || medium[v.lower[i]]) {
				fallback = hearsay.EntityID(r.entity + 1)
			}
		}
		return 0
	}
	seek := func(at int) hearsay.EntityID {
		for _, d32 := range t.Children(at) {
			d := int(d32)
			rel := t.Tokens[d].Relation
			switch {
			case rel == "obj" || rel == "iobj":
			case rel == "obl" || rel == "obl:unmarked" || rel == "nmod" || rel == "obl:agent" && at != x.at:
				if mk := v.marker(d); mk != "" && !venueMarker[mk] {
					continue
				}
			case rel == "advcl" && (t.Tokens[d].Lemma == "speak" || t.Tokens[d].Lemma == "talk" || t.Tokens[d].Lemma == "write" || t.Tokens[d].Lemma == "quote" || t.Tokens[d].Lemma == "cite"):
			default:
				continue
			}
			toks := v.subtree(d, -1)
			if occasion[t.Tokens[d].Lemma] && !slices.Contains(x.content, d32) {
				toks = minus(toks, x.content) // the clause told may hang on the noun
			}
			if overlap(toks, x.content) || overlap(toks, x.source) {
				continue
			}
			for _, i := range toks {
				if e := consider(int(i), int(i) == d && rel != "obl" || occasion[t.Tokens[d].Lemma]); e > 0 {
					return e
				}
			}
		}
		return 0
	}
	if e := seek(x.at); e > 0 {
		return e
	}
	// "The president, speaking on state television, said".
	if x.sourceHead >= 0 {
		for _, d := range t.Children(x.sourceHead) {
			if rel := t.Tokens[d].Relation; (rel == "acl" || rel == "acl:relcl") && manner[t.Tokens[d].Lemma] && int(d) != x.at {
				if e := seek(int(d)); e > 0 {
					return e
				}
			}
		}
	}
	// "Told Reuters his men had come": the parser may take whom for a subject.
	if t.Tokens[x.at].Lemma == "tell" {
		i := x.at + 1
		for i < len(t.Tokens) && (t.Tokens[i].UPOS == "DET" || t.Tokens[i].UPOS == "ADJ") {
			i++
		}
		for i+1 < len(t.Tokens) && t.Tokens[i].UPOS == "PROPN" && t.Tokens[i+1].UPOS == "PROPN" && m.at(i) == nil {
			i++
		}
		if i < len(t.Tokens) && !overlap([]int32{int32(i)}, x.content) {
			if e := consider(i, true); e > 0 {
				return e
			}
		}
	}
	// "Said in comments carried by", "issued a statement to X saying".
	for _, i := range x.cue {
		if int(i) != x.at {
			if e := seek(int(i)); e > 0 {
				return e
			}
		}
	}
	return fallback
}

func overlap(a, b []int32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			return true
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return false
}
