package attribution

import (
	"slices"

	"hearsay"
)

// label holds what stands before the colon of a headline and is nobody.
var label = set(`breaking photo photos picture pictures analysis update updated updates watch live video videos audio opinion comment
editorial exclusive explainer factbox fact facts timeline profile review interview feature gallery graphic map maps podcast
transcript correction obituary column blog briefing focus background context urgent alert news latest q&a faq quote quotes note notes
summary highlights key factsheet chronology special insight view letter letters preview recap roundup wrap flash`)

// body holds nouns for who speaks as one: bodies and what they write.
var body = set(`police army navy military government ministry court opposition parliament militia taliban coastguard council commission
committee party union agency embassy palace authority administration office department hospital company team group coalition
alliance church army marine state-tv radio television media newspaper paper report poll study survey inquiry probe document watchdog
regulator tribunal cabinet congress senate un nato eu kremlin pentagon force prosecution defence defense junta regime command`)

// longestSpeaker is how many words of a headline may name who speaks in it.
const longestSpeaker = 6

// headlines reads the forms in which headlines name a speaker: "Rebels: army
// shelled hospital", "Three dead in blast: police", "Three dead – police". They
// stand in a headline, or in a paragraph of one sentence.
func (v *view) headlines(all []found, m *mentionIndex) []found {
	t := v.t
	for n := range t.Sentences {
		s := &t.Sentences[n]
		alone := (n == 0 || t.Sentences[n-1].Paragraph != s.Paragraph) && (n+1 == len(t.Sentences) || t.Sentences[n+1].Paragraph != s.Paragraph)
		if s.Section == hearsay.Boilerplate || s.Section != hearsay.Headline && !alone || s.EndToken-s.FirstToken > 30 {
			continue
		}
		mark := -1
		for c := s.FirstToken; c < s.EndToken; c++ {
			if u := t.Tokens[c].UPOS; (u == "PUNCT" || u == "SYM") && (v.lower[c] == ":" || v.lower[c] == "–" || v.lower[c] == "—" || v.lower[c] == "-") && v.quoteOf[c] < 0 {
				if x, ok := v.headline(c, s, m); ok {
					all = slices.DeleteFunc(all, func(y found) bool {
						return t.SentenceOf(y.at) == n && (slices.Contains(x.cue, int32(y.at)) || slices.Contains(x.source, int32(y.at)))
					})
					all = append(all, x)
					mark = -1
					break
				}
				if v.lower[c] == ":" && mark < 0 {
					mark = c
				}
			}
		}
		if mark > s.FirstToken && mark-s.FirstToken <= 2 && label[v.lower[mark-1]] {
			all = slices.DeleteFunc(all, func(y found) bool { return y.at == mark })
		}
	}
	return all
}

// headline reads the headline s with a colon or dash at c.
func (v *view) headline(c int, s *hearsay.Sentence, m *mentionIndex) (found, bool) {
	t := v.t
	end := s.EndToken
	for end > c && t.Tokens[end-1].UPOS == "PUNCT" && v.quoteOf[end-1] < 0 {
		end--
	}
	x := found{at: c, score: 1, pattern: true, parent: -1, cue: []int32{int32(c)}, stance: hearsay.Asserts}
	if v.lower[c] == ":" && v.speaker(s.FirstToken, c, m) && end-c > 2 {
		x.source, x.content = indices(s.FirstToken, c), indices(c+1, end)
		x.sourceHead = v.phraseHead(s.FirstToken, c)
		return x, true
	}
	if end == s.EndToken && c-s.FirstToken > 2 && v.speaker(c+1, end, m) && (s.Section == hearsay.Headline || v.lower[c] == ":") {
		x.source, x.content = indices(c+1, end), indices(s.FirstToken, c)
		x.sourceHead = v.phraseHead(c+1, end)
		return x, true
	}
	return found{}, false
}

// phraseHead is the token that heads the noun phrase [first, end) by the order
// of its words: the last before a preposition.
func (v *view) phraseHead(first, end int) int {
	t := v.t
	for i := first + 1; i < end; i++ {
		if t.Tokens[i].UPOS == "ADP" {
			end = i
			break
		}
	}
	return end - 1
}

// speaker reports whether the words of [first, end) are a short phrase for a
// person, group or body, or for something written.
func (v *view) speaker(first, end int, m *mentionIndex) bool {
	t := v.t
	if end <= first || end-first > longestSpeaker {
		return false
	}
	for i := first; i < end; i++ {
		switch t.Tokens[i].UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM":
		case "ADP":
			if v.lower[i] != "of" && v.lower[i] != "for" || i == first {
				return false
			}
		case "VERB", "PART":
			// "Rebels" before a colon may be taken for a verb; "army's chief".
			if i != end-1 && t.Tokens[i].UPOS == "VERB" {
				return false
			}
		default:
			return false
		}
		if label[v.lower[i]] && i == first || v.quoteOf[i] >= 0 {
			return false
		}
	}
	h := v.phraseHead(first, end)
	if label[v.lower[h]] {
		return false
	}
	return v.human(h) || m.speaks(h)
}

// human reports whether token i is a noun for a person, a group or a body, or
// for what such write.
func (v *view) human(i int) bool {
	tok := &v.t.Tokens[i]
	for _, w := range [...]string{tok.Lemma, v.lower[i]} {
		if persons[w] || body[w] {
			return true
		}
	}
	for _, end := range [...]string{"s", "es"} {
		if n := len(v.lower[i]) - len(end); n > 2 && v.lower[i][n:] == end && (persons[v.lower[i][:n]] || body[v.lower[i][:n]]) {
			return true
		}
	}
	return false
}

// speaks reports whether the token i heads a mention of somebody who can speak.
func (m *mentionIndex) speaks(i int) bool {
	r := m.at(i)
	if r == nil {
		for k := range m.byHead {
			if x := &m.byHead[k]; x.Span.Contains(m.t.Tokens[i].Span) && x.Span.End == m.t.Tokens[i].Span.End {
				r = x
			}
		}
	}
	if r == nil {
		return false
	}
	switch m.entities[r.entity].Type {
	case hearsay.Person, hearsay.Group, hearsay.Organization, hearsay.Government, hearsay.Publication:
		return r.Form != hearsay.Pronoun
	}
	return false
}
