// Package parse makes a Text of a Report: sentences, tokens, tags, lemmas and
// dependency arcs. It never fails: garbled text gives a poorer reading.
package parse

import (
	"sync"

	"hearsay"
	"hearsay/model"
)

// Parser parses reports in English. It is safe for concurrent use.
type Parser struct {
	version string
	tagger  *tagger
	morph   *morphology
	arcs    *arcParser
	pool    sync.Pool
}

// New loads the models inside the binary.
func New() (*Parser, error) { return Load(model.English) }

func newParser(m *Model, version string) *Parser {
	return &Parser{
		version: version,
		tagger:  newTagger(m.tagger, m.tags, m.classes, m.cluster),
		morph:   m.morph,
		arcs:    &arcParser{actions: m.actions, labels: m.labels, relations: m.relations, root: m.root},
		pool:    sync.Pool{New: func() any { return &scratch{} }},
	}
}

// Version names the models.
func (p *Parser) Version() string { return p.version }

// Parse reads the report's text section by section.
func (p *Parser) Parse(r *hearsay.Report) *hearsay.Text {
	tokens, sentences := split(r)
	return p.read(r, tokens, sentences)
}

// ParseTokens reads t anew, but keeps its sentences and tokens.
func (p *Parser) ParseTokens(t *hearsay.Text) *hearsay.Text {
	tokens := make([]hearsay.Token, len(t.Tokens))
	for i, tok := range t.Tokens {
		tokens[i] = hearsay.Token{Span: tok.Span, Joined: tok.Joined}
	}
	return p.read(t.Report, tokens, append([]hearsay.Sentence(nil), t.Sentences...))
}

// read tags and parses each sentence.
func (p *Parser) read(r *hearsay.Report, tokens []hearsay.Token, sentences []hearsay.Sentence) *hearsay.Text {
	s := p.pool.Get().(*scratch)
	defer p.pool.Put(s)
	for _, sentence := range sentences {
		first := sentence.FirstToken
		own := tokens[first:sentence.EndToken]
		s.forms = s.forms[:0]
		for i := range own {
			s.forms = append(s.forms, r.Text[own[i].Begin:own[i].End])
		}
		c := casingOf(s.forms)
		s.words = p.tagger.prepare(s.words[:0], s.forms, c)
		p.tagger.tag(s.words, s)
		p.arcs.parse(s.words, s)
		for i := range own {
			tok, w, n := &own[i], &s.words[i], &s.state.nodes[i]
			x := p.tagger.tags[w.tag]
			tok.UPOS, tok.XPOS = x.UPOS, x.XPOS
			tok.Lemma = p.morph.lemmaOf(s.forms[i], w, c)
			tok.Feats = p.morph.featsOf(w)
			tok.Head, tok.Relation = first+int(n.head), p.arcs.relations[n.rel]
			if int(n.head) == len(own) {
				tok.Head = -1
			}
		}
	}
	return hearsay.NewText(r, tokens, sentences)
}
