package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

// document is a line of the gold file.
type document struct {
	ID       string
	Topic    int
	Subtopic string
	Tokens   []string
	Mentions []struct {
		Tokens []int
		Head   string
		Lemma  string
		Chain  string
	}
}

// corpus is a gold file as the pipeline reads it. Partitions are of its mentions
// (gold) or of its documents.
type corpus struct {
	documents         []document
	mentions          []ledger.EventMention
	said              []string // each mention in its sentence
	gold              partition
	topics, subtopics partition
	batch             *ledger.Batch
}

func read(path string) (*corpus, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	pipe, err := pipeline.New("eval", lex, gaz)
	if err != nil {
		return nil, err
	}
	file, err := intake.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	c := &corpus{}
	var words [][]string
	chains, topics, subtopics := map[string]int{}, map[string]int{}, map[string]int{}
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		var d document
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		text, spans := written(d.Tokens)
		t, a, events := pipe.Steps(&hearsay.Report{ID: d.ID, Text: text})
		words = append(words, content(t, 0, len(t.Tokens)))
		r := reading{t, a, events}
		for _, m := range d.Mentions {
			at := m.Tokens[len(m.Tokens)-1]
			for _, i := range m.Tokens {
				if d.Tokens[i] == m.Head {
					at = i
				}
			}
			em := r.mention(tokenAt(t, spans[at]))
			em.Report, em.Position = len(c.documents), spans[at].Begin
			c.mentions = append(c.mentions, em)
			s := t.Sentences[t.SentenceOf(tokenAt(t, spans[at]))]
			c.said = append(c.said, fmt.Sprintf("%s %s: %s[%s]%s", d.ID, em.Lemma, text[s.Begin:spans[at].Begin], text[spans[at].Begin:spans[at].End], text[spans[at].End:max(s.End, spans[at].End)]))
			c.gold = append(c.gold, number(chains, fmt.Sprintf("%d %s", d.Topic, m.Chain)))
		}
		c.documents = append(c.documents, d)
		c.topics = append(c.topics, number(topics, fmt.Sprint(d.Topic)))
		c.subtopics = append(c.subtopics, number(subtopics, fmt.Sprint(d.Topic, d.Subtopic)))
	}
	c.batch = ledger.NewBatch(words, c.mentions)
	return c, sc.Err()
}

// written puts tokens together as they are written, a sentence a line, and gives
// the span of each. The corpus does not tell where sentences end: one ends at a
// full stop, question or exclamation mark and the quotation mark after it.
func written(tokens []string) (string, []hearsay.Span) {
	var b strings.Builder
	spans := make([]hearsay.Span, len(tokens))
	open := false // a straight quotation mark
	glue := true  // no space before the next
	ended := false
	for i, w := range tokens {
		closing := w == "''" || w == `"` && open
		switch {
		case ended && !closing && w != ")":
			b.WriteByte('\n')
		case glue, closing, strings.HasPrefix(w, "'") && len(w) <= 3 && w != "'", w == "n't",
			slices.Contains([]string{".", ",", ":", ";", "?", "!", ")", "%", "]"}, w):
		default:
			b.WriteByte(' ')
		}
		ended = w == "." || w == "?" || w == "!" || ended && closing
		glue = w == "(" || w == "[" || w == "$" || w == "``" || w == `"` && !open
		if w == `"` {
			open = !open
		}
		form := w
		if w == "``" || w == "''" {
			form = `"`
		}
		spans[i] = hearsay.Span{Begin: b.Len(), End: b.Len() + len(form)}
		b.WriteString(form)
	}
	b.WriteByte('\n')
	return b.String(), spans
}

// tokenAt is the token that shares the most with the span.
func tokenAt(t *hearsay.Text, s hearsay.Span) int {
	i := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].End > s.Begin })
	return min(i, len(t.Tokens)-1)
}

// content are the lemmas of the content words among tokens.
func content(t *hearsay.Text, from, to int) []string {
	var ws []string
	for i := from; i < to; i++ {
		switch t.Tokens[i].UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			ws = append(ws, strings.ToLower(t.Tokens[i].Lemma))
		}
	}
	return ws
}

// reading is a report as the pipeline reads it.
type reading struct {
	t      *hearsay.Text
	a      *hearsay.Annotations
	events []hearsay.Event
}

// mention is the event mention whose word is token i.
func (r *reading) mention(i int) ledger.EventMention {
	t := r.t
	s := t.Sentences[t.SentenceOf(i)]
	m := ledger.EventMention{
		Lemma:     strings.ToLower(t.Tokens[i].Lemma),
		Noun:      t.Tokens[i].UPOS != "VERB",
		Sentence:  content(t, s.FirstToken, s.EndToken),
		FirstLine: t.SentenceOf(i) == 0,
	}
	for _, c := range t.Children(i) {
		rel := t.Tokens[c].Relation
		ws := r.named(int(c))
		switch {
		case rel == "nsubj":
			m.Subjects = append(m.Subjects, ws...)
		case hearsay.MatchRelation(rel, "obl:agent"):
			m.Subjects = append(m.Subjects, ws...)
		case rel == "obj", rel == "nsubj:pass", rel == "iobj":
			m.Objects = append(m.Objects, ws...)
		case hearsay.MatchRelation(rel, "obl"), hearsay.MatchRelation(rel, "nmod"), rel == "compound", rel == "amod":
			m.Around = append(m.Around, ws...)
		}
	}
	if len(m.Subjects) == 0 && t.Tokens[i].UPOS == "VERB" && t.Tokens[i].Head >= 0 {
		// "police arrested him and charged him": who does the first does the second.
		if rel := t.Tokens[i].Relation; rel == "conj" || rel == "xcomp" || rel == "advcl" {
			for _, c := range t.Children(t.Tokens[i].Head) {
				if t.Tokens[c].Relation == "nsubj" {
					m.Subjects = append(m.Subjects, r.named(int(c))...)
				}
			}
		}
	}
	for e := range r.events {
		ev := &r.events[e]
		if !slices.ContainsFunc(ev.Trigger, t.Tokens[i].Span.Overlaps) {
			continue
		}
		m.Type, m.Mode = ev.Type, ev.Mode
		for _, p := range ev.Actors {
			m.Subjects = append(m.Subjects, r.entity(p.Entity)...)
		}
		for _, p := range ev.Recipients {
			m.Objects = append(m.Objects, r.entity(p.Entity)...)
		}
		if ev.Date != nil && ev.Date.Basis == hearsay.BasisTime {
			m.Days = days(ev.Date.Interval)
		}
		if ev.Place > 0 {
			m.Places = append(m.Places, site(&r.a.Places[ev.Place-1]))
		}
		break
	}
	for k := s.FirstToken; k < s.EndToken; k++ {
		switch t.Tokens[k].UPOS {
		case "PROPN":
			m.Names = append(m.Names, strings.ToLower(t.Tokens[k].Lemma))
		case "NUM":
			m.Numbers = append(m.Numbers, t.Lower(k))
		}
	}
	for p := range r.a.Places {
		if pl := &r.a.Places[p]; len(m.Places) == 0 && pl.Use == hearsay.UseLiteral && s.Contains(pl.Span) {
			m.Places = []hearsay.Site{site(pl)}
		}
	}
	for x := range r.a.Times {
		if tx := &r.a.Times[x]; m.Days == nil && tx.Days != nil && s.Contains(tx.Span) {
			m.Days = days(*tx.Days)
		}
	}
	for _, ws := range []*[]string{&m.Subjects, &m.Objects, &m.Around, &m.Names, &m.Numbers} {
		slices.Sort(*ws)
		*ws = slices.Compact(*ws)
	}
	return m
}

// named are the words that tell who or what token i is: its lemma and, if it is
// a mention of an entity, the entity's.
func (r *reading) named(i int) []string {
	for e := range r.a.Entities {
		for _, m := range r.a.Entities[e].Mentions {
			if m.Head == i {
				ws := r.entity(hearsay.EntityID(e + 1))
				if m.Form != hearsay.Pronoun {
					ws = append(ws, strings.ToLower(r.t.Tokens[i].Lemma))
				}
				return ws
			}
		}
	}
	if r.t.Tokens[i].UPOS == "PRON" {
		return nil
	}
	return []string{strings.ToLower(r.t.Tokens[i].Lemma)}
}

// entity are the heads of what an entity is called.
func (r *reading) entity(id hearsay.EntityID) []string {
	if id == 0 {
		return nil
	}
	var ws []string
	for _, m := range r.a.Entities[id-1].Mentions {
		if m.Form != hearsay.Pronoun {
			ws = append(ws, strings.ToLower(r.t.Tokens[m.Head].Lemma))
		}
	}
	slices.Sort(ws)
	return slices.Compact(ws)
}

func site(p *hearsay.Place) hearsay.Site {
	s := hearsay.Site{Name: p.Name, Country: p.Country, Admin1: p.Admin1, Precision: p.Precision}
	if p.Point != nil {
		s.Lat, s.Lon = &p.Point.Lat, &p.Point.Lon
	}
	return s
}

func days(i hearsay.Interval) *hearsay.Days {
	return &hearsay.Days{Start: i.Start.Format(time.DateOnly), End: i.End.Format(time.DateOnly), Basis: hearsay.BasisTime}
}
