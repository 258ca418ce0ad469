// Package entity finds mentions (names, nominals, pronouns) and links those
// that refer to the same thing. It gives entities with their types and chains;
// it never resolves a place to coordinates nor codes an actor.
package entity

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/model"
)

// Annotator is safe for concurrent use.
type Annotator struct {
	names  *lexicon.Names
	cues   *lexicon.Cues
	gaz    *gazetteer.Gazetteer
	tagger *nameTagger
}

// unpackNames unpacks the model inside the binary, once.
var unpackNames = sync.OnceValues(func() ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := r.DecodeAll(model.Names, nil)
	if err != nil {
		return nil, fmt.Errorf("model/en.ner.zst: %w", err)
	}
	return b, nil
})

// New makes an Annotator of the model inside the binary.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) (*Annotator, error) {
	a := &Annotator{gaz: gaz, names: lex.Names, cues: lex.Cues}
	b, err := unpackNames()
	if err != nil {
		return nil, err
	}
	if a.tagger, err = readNameTagger(NewNameFeatures(a.names, gaz, nil), b); err != nil {
		return nil, err
	}
	return a, nil
}

// Annotate finds the entities of t, in the order of their first mentions.
func (a *Annotator) Annotate(t *hearsay.Text) []hearsay.Entity {
	r := &reader{Annotator: a, t: t}
	r.findMentions()
	if len(r.mentions) == 0 {
		return nil
	}
	r.findQuotes()
	r.link()
	return r.entities()
}

// reader holds what is known of one report while it is read.
type reader struct {
	*Annotator
	t        *hearsay.Text
	lower    []string  // of each token
	inName   []int32   // of each token: 1 + index of the name that holds it, or 0
	mentions []mention // in the order of their heads
	byHead   []int32   // of each token: 1 + index of the mention that it heads, or 0
	quoteOf  []int32   // of each token: 1 + index of the quotation that holds it, or 0
	quotes   []quote
	clusters []cluster
}

func (r *reader) head(i int) int { return r.t.Tokens[i].Head }

func (r *reader) relation(i int, want ...string) bool {
	have := r.t.Tokens[i].Relation
	for _, w := range want {
		if hearsay.MatchRelation(have, w) {
			return true
		}
	}
	return false
}

// mentionAt is the index of the mention that token i heads, or -1.
func (r *reader) mentionAt(i int) int {
	if i < 0 {
		return -1
	}
	return int(r.byHead[i]) - 1
}

// entities turns the clusters into entities.
func (r *reader) entities() []hearsay.Entity {
	order := make([]int, 0, len(r.clusters))
	for c := range r.clusters {
		if len(r.clusters[c].mentions) > 0 {
			slices.SortFunc(r.clusters[c].mentions, r.byPlace)
			order = append(order, c)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return r.byPlace(r.clusters[a].mentions[0], r.clusters[b].mentions[0]) })
	out := make([]hearsay.Entity, 0, len(order))
	for _, c := range order {
		out = append(out, r.entity(&r.clusters[c]))
	}
	return out
}

// byPlace orders mentions as they stand in the text, the wider of two first.
func (r *reader) byPlace(a, b int) int {
	x, y := &r.mentions[a], &r.mentions[b]
	if x.first != y.first {
		return x.first - y.first
	}
	if x.end != y.end {
		return y.end - x.end
	}
	return x.head - y.head
}

func (r *reader) spanOf(m int) hearsay.Span {
	return r.t.SpanOf(r.mentions[m].first, r.mentions[m].end)
}

func (r *reader) entity(c *cluster) hearsay.Entity {
	e := hearsay.Entity{Type: c.typ, Plural: c.number == plural}
	type spelling struct {
		text         string
		count, words int
	}
	var spellings []spelling
	for _, i := range c.mentions {
		m := &r.mentions[i]
		e.Mentions = append(e.Mentions, hearsay.Mention{Span: r.spanOf(i), Form: m.form, Head: m.head})
		if m.form != hearsay.Name {
			continue
		}
		text := strings.Join(strings.Fields(r.t.Text(r.spanOf(i))), " ")
		if k := slices.IndexFunc(spellings, func(s spelling) bool { return s.text == text }); k >= 0 {
			spellings[k].count++
		} else {
			spellings = append(spellings, spelling{text, 1, len(m.words)})
		}
	}
	best := -1
	for k, s := range spellings {
		if best < 0 || s.words > spellings[best].words || s.words == spellings[best].words && s.count > spellings[best].count {
			best = k
		}
	}
	if best < 0 {
		for _, m := range c.mentions {
			if country := r.mentions[m].country; country != "" {
				e.Name = country
				return e
			}
			if r.mentions[m].form == hearsay.Nominal {
				e.Name = strings.Join(strings.Fields(r.t.Text(r.spanOf(m))), " ")
				return e
			}
		}
		e.Name = r.t.Text(r.spanOf(c.mentions[0]))
		return e
	}
	e.Name = spellings[best].text
	for k, s := range spellings {
		if k != best {
			e.Aliases = append(e.Aliases, s.text)
		}
	}
	slices.Sort(e.Aliases)
	return e
}
