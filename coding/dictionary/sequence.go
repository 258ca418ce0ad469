package dictionary

import "hearsay/lexicon/petrarch"

// sequence matches a pattern of PETRARCH-1: words in the order of the text on
// either side of the verb, with others between them unless they are joined.
func (r *reading) sequence(v *verb, p *petrarch.Pattern) *matchOf {
	m := &matchOf{source: -1, target: -1}
	at := v.tok
	for _, w := range v.words {
		at = min(at, w)
	}
	for k := len(p.Before) - 1; k >= 0; k-- {
		if at = r.step(&p.Before[k], at, -1, p.Before[k].Tight, m); at < 0 {
			return nil
		}
	}
	at = v.tok
	for _, w := range v.words {
		at = max(at, w)
	}
	tight := false
	for k := range p.After {
		it := &p.After[k]
		if it.Symbol == 0 && len(it.Words) == 0 {
			tight = it.Tight
			continue
		}
		if at = r.step(it, at, 1, tight, m); at < 0 {
			return nil
		}
		tight = it.Tight
	}
	return m
}

// step finds the next element of a pattern from a token on, to the right or left.
// It returns the last token that the element takes, or -1.
func (r *reading) step(it *petrarch.Item, from, by int, tight bool, m *matchOf) int {
	for i := from + by; i >= r.first && i < r.end; i += by {
		if r.left(i) {
			continue
		}
		if it.Symbol != 0 {
			n := r.at[i-r.first]
			if n == 0 {
				continue
			}
			h := r.phraseHead(i)
			if it.Symbol == '%' && len(r.parties(h)) < 2 {
				continue
			}
			m.score += symbolWeight
			switch it.Symbol {
			case '$':
				m.source = h
			case '+':
				m.target = h
			case '%':
				m.pair = true
			}
			if by > 0 {
				return r.hits[n-1].end - 1
			}
			return r.hits[n-1].first
		}
		before := len(m.words)
		if at := r.wordFrom(&it.Words[0], i, by, m); at >= 0 {
			m.score += wordWeight
			return at
		}
		m.words = m.words[:before]
		if tight {
			if r.t.Tokens[i].UPOS == "PUNCT" {
				continue
			}
			return -1
		}
	}
	return -1
}

// wordFrom matches a word or a member of a set at token i, on to the right or left.
func (r *reading) wordFrom(w *petrarch.Word, i, by int, m *matchOf) int {
	if w.Set == nil {
		if !r.is(i, w.Text) {
			return -1
		}
		m.words = append(m.words, i)
		return i
	}
	for _, word := range r.words(i) {
		members := w.Set.Beginning(word)
		if by < 0 {
			members = w.Set.Ending(word)
		}
		for _, member := range members {
			at, ok := i, true
			for k := 1; k < len(member) && ok; k++ {
				at += by
				if by > 0 {
					ok = r.is(at, member[k])
				} else {
					ok = r.is(at, member[len(member)-1-k])
				}
			}
			if !ok {
				continue
			}
			for j := min(i, at); j <= max(i, at); j++ {
				m.words = append(m.words, j)
			}
			return at
		}
	}
	return -1
}
