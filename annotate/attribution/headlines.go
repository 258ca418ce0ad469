package attribution

import (
	"slices"
	"strings"

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
		mark, done := -1, false
		for c := s.FirstToken; c < s.EndToken; c++ {
			if u := t.Tokens[c].UPOS; (u == "PUNCT" || u == "SYM") && (v.lower[c] == ":" || v.lower[c] == "–" || v.lower[c] == "—" || v.lower[c] == "-" || v.lower[c] == "--") && v.quoteOf[c] < 0 {
				if x, ok := v.headline(c, s, m); ok {
					all = slices.DeleteFunc(all, func(y found) bool {
						return t.SentenceOf(y.at) == n && (slices.Contains(x.cue, int32(y.at)) || slices.Contains(x.source, int32(y.at)))
					})
					all = append(all, x)
					mark, done = -1, true
					break
				}
				if v.lower[c] == ":" && mark < 0 {
					mark = c
				}
			}
		}
		if !done && s.Section == hearsay.Headline || !done && t.Tokens[s.EndToken-1].UPOS != "PUNCT" {
			all = v.headlineVerb(all, s, m)
		}
		if mark > s.FirstToken && mark-s.FirstToken <= 2 && label[v.lower[mark-1]] {
			all = slices.DeleteFunc(all, func(y found) bool { return y.at == mark })
			for k := range all {
				if x := &all[k]; t.SentenceOf(x.at) == n && len(x.content) > 0 && int(x.content[0]) < mark && v.hasWord(minus(x.content, indices(s.FirstToken, mark+1))) {
					x.content = minus(x.content, indices(s.FirstToken, mark+1))
				}
			}
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
	says := s.Section == hearsay.Headline
	for i := c + 1; i < end && !says; i++ {
		u := t.Tokens[i].UPOS
		says = u == "VERB" || u == "AUX" || v.quoteOf[i] >= 0 // "Three groups: rebels, army and police" lists
	}
	if v.lower[c] == ":" && says && v.speaker(s.FirstToken, c, m) && end-c > 2 {
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
		if label[v.lower[i]] && i == first && end-first < 3 || v.quoteOf[i] >= 0 {
			return false
		}
	}
	h := v.phraseHead(first, end)
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

// headlineVerb reads the verb of a headline that the tagger took for a noun, or
// the adverb "reportedly" of one: "Minister denies plan to close border".
func (v *view) headlineVerb(all []found, s *hearsay.Sentence, m *mentionIndex) []found {
	t := v.t
	end := s.EndToken
	for end > s.FirstToken && t.Tokens[end-1].UPOS == "PUNCT" && v.quoteOf[end-1] < 0 {
		end--
	}
	for c := s.FirstToken + 1; c+1 < end; c++ {
		x := found{at: c, score: 1, pattern: true, sourceHead: -1, parent: -1, cue: []int32{int32(c)}, stance: hearsay.Asserts}
		switch w := v.lower[c]; {
		case w == "reportedly" || w == "allegedly":
			if v.reportedly(c) >= 0 {
				return all
			}
			x.content = minus(indices(s.FirstToken, end), x.cue)
			x.stance = v.stanceOf(&x)
		case t.Tokens[c].XPOS == "NNS" && c-s.FirstToken < 4 && v.speaker(s.FirstToken, c, m):
			stance, ok := v.verbStance(w)
			if !ok || t.Tokens[c+1].UPOS == "ADP" && v.cues.Known(t.Tokens[c].Lemma, "noun") {
				continue // "police reports on", "residents' claims of"
			}
			x.stance = stance
			x.source, x.sourceHead = indices(s.FirstToken, c), v.phraseHead(s.FirstToken, c)
			x.content = indices(c+1, end)
		case t.Tokens[c].UPOS == "VERB":
			return all
		default:
			continue
		}
		if !v.hasWord(x.content) {
			return all
		}
		all = slices.DeleteFunc(all, func(y found) bool {
			return y.at >= s.FirstToken && y.at < end && (y.at == c || slices.Contains(y.source, int32(c)))
		})
		return append(all, x)
	}
	return all
}

// verbStance is the stance of the verb whose third person w may be, if it is
// one of speech or will.
func (v *view) verbStance(w string) (hearsay.Stance, bool) {
	none := func(string) bool { return false }
	for _, end := range [...][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		stem, ok := strings.CutSuffix(w, end[0])
		if !ok || !v.cues.Known(stem+end[1], "verb") {
			continue
		}
		switch s, ok := v.cues.Stance(stem+end[1], "verb", none); s {
		case hearsay.Asserts, hearsay.Denies, hearsay.Promises, hearsay.Threatens, hearsay.Warns, hearsay.Accuses, hearsay.AsksFor,
			hearsay.Demands, hearsay.Refuses, hearsay.Confirms, hearsay.Suggests:
			return s, ok
		}
	}
	return "", false
}
