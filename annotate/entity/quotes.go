package entity

import "hearsay"

// quote is a stretch between quotation marks.
type quote struct {
	first, end int // tokens, without the marks
	speaker    int // mention, or -1
}

// openers and closers of quotations; '"' is both.
const (
	neutralMark = iota + 1
	openMark
	closeMark
)

func markOf(form string) int {
	switch form {
	case "\"":
		return neutralMark
	case "“", "``", "«", "„":
		return openMark
	case "”", "''", "»":
		return closeMark
	}
	return 0
}

// findQuotes finds the quotations of each section and who speaks in them. A
// quotation that is not closed ends with its paragraph; it goes on if the next
// paragraph opens with a mark.
func (r *reader) findQuotes() {
	n := len(r.t.Tokens)
	r.quoteOf = make([]int32, n)
	open := -1
	paragraph := -1
	closeAt := func(end int) {
		if open >= 0 && end > open {
			r.quotes = append(r.quotes, quote{open, end, -1})
			for i := open; i < end; i++ {
				r.quoteOf[i] = int32(len(r.quotes))
			}
		}
		open = -1
	}
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		if sentence.Section == hearsay.Boilerplate {
			closeAt(sentence.FirstToken)
			continue
		}
		if sentence.Paragraph != paragraph {
			closeAt(sentence.FirstToken)
			paragraph = sentence.Paragraph
		}
		for i := sentence.FirstToken; i < sentence.EndToken; i++ {
			switch markOf(r.t.Form(i)) {
			case neutralMark:
				if open >= 0 {
					closeAt(i)
				} else {
					open = i + 1
				}
			case openMark:
				closeAt(i)
				open = i + 1
			case closeMark:
				closeAt(i)
			default:
				if k := r.singleQuoted(i, sentence.Paragraph); open < 0 && k > 0 {
					r.quotes = append(r.quotes, quote{i + 1, k, -1})
					for j := i + 1; j < k; j++ {
						r.quoteOf[j] = int32(len(r.quotes))
					}
				}
			}
		}
	}
	closeAt(n)
	for q := range r.quotes {
		r.quotes[q].speaker = r.speakerOf(q)
	}
}

// singleQuoted is the token that closes the quotation which a single mark at
// token i opens, or 0. A few words in single marks are no speech but a name or
// a doubt.
func (r *reader) singleQuoted(i, paragraph int) int {
	const few, many = 4, 120
	if r.lower[i] != "‘" || r.quoteOf[i] != 0 {
		return 0
	}
	for k := i + 1; k < len(r.lower) && k < i+many; k++ {
		if r.t.Sentences[r.t.SentenceOf(k)].Paragraph != paragraph {
			return 0
		}
		// An apostrophe stands inside a word or before a blank after "s".
		if r.lower[k] == "’" && r.t.Tokens[k].Begin == r.t.Tokens[k-1].Span.End && r.t.Tokens[k-1].UPOS == "PUNCT" {
			if k-i <= few {
				return 0
			}
			return k
		}
	}
	return 0
}

// speakerOf finds the mention of who speaks in a quotation: the subject of the
// nearest verb of speech outside it, in the sentences that it begins and ends
// in.
func (r *reader) speakerOf(q int) int {
	first, last := r.t.SentenceOf(r.quotes[q].first), r.t.SentenceOf(r.quotes[q].end-1)
	best, distance := -1, 1<<30
	look := func(s int, from, to int) {
		for i := from; i < to; i++ {
			if r.quoteOf[i] != 0 || r.t.Tokens[i].UPOS != "VERB" && r.lower[i] != "according" {
				continue
			}
			m := -1
			if r.lower[i] == "according" {
				if h := r.head(i); h >= 0 && r.relation(i, "case") {
					m = r.mentionAt(h)
				}
			} else if r.cues.Known(r.t.Tokens[i].Lemma, "verb") {
				if subject := r.t.Child(i, "nsubj"); subject >= 0 && r.quoteOf[subject] == 0 {
					m = r.mentionAt(subject)
				}
			}
			if m < 0 {
				continue
			}
			d := r.quotes[q].first - i
			if i >= r.quotes[q].end {
				d = i - r.quotes[q].end
			}
			if d < distance {
				best, distance = m, d
			}
		}
	}
	for _, s := range [...]int{first, last} {
		look(s, r.t.Sentences[s].FirstToken, r.t.Sentences[s].EndToken)
	}
	if best < 0 && first > 0 && r.t.Sentences[first-1].Paragraph == r.t.Sentences[first].Paragraph {
		// "He told reporters: ..." whose quotation is a sentence of its own.
		look(first-1, r.t.Sentences[first-1].FirstToken, r.t.Sentences[first-1].EndToken)
	}
	if best < 0 && last+1 < len(r.t.Sentences) && r.t.Sentences[last+1].Paragraph == r.t.Sentences[last].Paragraph {
		look(last+1, r.t.Sentences[last+1].FirstToken, r.t.Sentences[last+1].EndToken)
	}
	return best
}
