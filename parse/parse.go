// Package parse makes a Text of a Report: sentences, tokens, tags, lemmas and
// dependency arcs. It never fails: garbled text gives a poorer reading.
package parse

import (
	"slices"
	"sync"

	"hearsay"
	"hearsay/model"
)

// Parser parses reports in English. It is safe for concurrent use.
type Parser struct {
	version  string
	model    *learned
	boundary *boundary
	pool     sync.Pool
}

// New loads the models inside the binary.
func New() (*Parser, error) { return Load(model.English, model.Boundaries) }

// Version names the model.
func (p *Parser) Version() string { return p.version }

// Parse reads the report's text section by section.
func (p *Parser) Parse(r *hearsay.Report) *hearsay.Text {
	tokens, sentences := split(r, p.boundary)
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

// scratch is the memory of one reading, used again for every batch.
type scratch struct {
	batch batch
	order []int // the sentences of the batch, longest first
	forms []string
	words []word   // of the batch
	cases []casing // of its sentences, in their order
}

// read tags and parses the sentences, several at a time. How they are put
// together changes nothing.
func (p *Parser) read(r *hearsay.Report, tokens []hearsay.Token, sentences []hearsay.Sentence) *hearsay.Text {
	s := p.pool.Get().(*scratch)
	defer func() {
		clear(s.forms) // they point into the report
		p.pool.Put(s)
	}()
	for first := 0; first < len(sentences); {
		end, words := first, 0
		for end < len(sentences) && (end == first || words+length(&sentences[end]) <= batchWords) {
			words += length(&sentences[end])
			end++
		}
		s.order = s.order[:0]
		for i := first; i < end; i++ {
			s.order = append(s.order, i)
		}
		slices.SortStableFunc(s.order, func(a, b int) int { return length(&sentences[b]) - length(&sentences[a]) })
		p.readBatch(r, tokens, sentences, s)
		first = end
	}
	return hearsay.NewText(r, tokens, sentences)
}

func length(s *hearsay.Sentence) int { return s.EndToken - s.FirstToken }

func (p *Parser) readBatch(r *hearsay.Report, tokens []hearsay.Token, sentences []hearsay.Sentence, s *scratch) {
	m, b := p.model, &s.batch
	b.lengths, b.starts, b.rows = b.lengths[:0], b.starts[:0], 0
	s.words, s.cases = s.words[:0], s.cases[:0]
	for _, i := range s.order {
		own := tokens[sentences[i].FirstToken:sentences[i].EndToken]
		s.forms = s.forms[:0]
		for k := range own {
			s.forms = append(s.forms, r.Text[own[k].Begin:own[k].End])
		}
		c := casingOf(s.forms)
		for k, f := range s.forms {
			s.words = append(s.words, word{})
			s.words[len(s.words)-1].fill(f, c, k == 0)
		}
		s.cases = append(s.cases, c)
		b.starts, b.lengths = append(b.starts, b.rows), append(b.lengths, len(own))
		b.rows += len(own)
	}
	width := m.net.wordWidth + m.net.affixWidth
	stride := m.net.layers[0].forward.input.m.InStride()
	b.in = grow(b.in, b.rows*stride)
	for i := range s.words {
		m.net.describe(b.in[i*stride:i*stride+width], &s.words[i])
	}
	m.net.read(b, uint8(m.root))
	m.joinNames(b)
	for k, i := range s.order {
		first := sentences[i].FirstToken
		for row := b.starts[k]; row < b.starts[k]+b.lengths[k]; row++ {
			tok := &tokens[first+row-b.starts[k]]
			tag, feats, rules := m.net.classes(b, row)
			tok.UPOS, tok.XPOS = m.tags[tag].UPOS, m.tags[tag].XPOS
			tok.Feats = m.morph.feats[feats]
			tok.Lemma = m.morph.lemmaOf(r.Text[tok.Begin:tok.End], &s.words[row], s.cases[k], tag, m.tags[tag], rules, m.net.words)
			tok.Head, tok.Relation = first+int(b.heads[row]), m.relations[b.rels[row]]
			if int(b.heads[row]) == b.lengths[k] {
				tok.Head = -1
			}
		}
	}
}

// joinNames hangs the second of two names side by side on the first if both are
// read as the same part of one word, as in "to expel Sinn Fein": no word has
// two objects.
func (m *learned) joinNames(b *batch) {
	for s, n := range b.lengths {
		first := b.starts[s]
		for i := first; i+1 < first+n; i++ {
			if b.heads[i] != b.heads[i+1] || !m.part[b.rels[i]] || b.rels[i+1] != b.rels[i] && b.rels[i+1] != m.flat {
				continue
			}
			a, _, _ := m.net.classes(b, i)
			c, _, _ := m.net.classes(b, i+1)
			if m.tags[a].UPOS == "PROPN" && m.tags[c].UPOS == "PROPN" {
				b.heads[i+1], b.rels[i+1] = int32(i-first), m.flat
			}
		}
	}
}
