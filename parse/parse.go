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
	arcs    *ensemble
	grammar grammar
	pool    sync.Pool
}

// New loads the models inside the binary.
func New() (*Parser, error) { return Load(model.English) }

func newParser(m *Model, version string) *Parser {
	return &Parser{
		version: version,
		tagger:  newTagger(m.forward, m.back, m.tags, m.classes, m.cluster),
		morph:   m.morph,
		arcs:    m.ensemble(),
		grammar: newGrammar(m.tags, m.relations),
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
		s.tree.measure()
		for i := range own {
			tok, w := &own[i], &s.words[i]
			x := p.tagger.tags[w.tag]
			tok.UPOS, tok.XPOS = x.UPOS, x.XPOS
			tok.Lemma = p.morph.lemmaOf(s.forms[i], w, c)
			tok.Feats = p.morph.featsOf(w)
			if p.grammar.verb(w) {
				if f := verbFeats(&s.tree, s.words, p.grammar, s.forms, i); f != "" {
					tok.Feats = f
				}
			}
			head := int(s.tree.heads[i])
			tok.Head, tok.Relation = first+head, p.arcs.relations[s.tree.rels[i]]
			if head == len(own) {
				tok.Head = -1
			}
		}
	}
	return hearsay.NewText(r, tokens, sentences)
}
