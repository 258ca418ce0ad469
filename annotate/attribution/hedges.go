package attribution

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// hedgeWord gives the type of the words that make a reservation by themselves.
var hedgeWord = map[string]hearsay.HedgeType{
	"alleged": hearsay.HedgeAlleged, "allegedly": hearsay.HedgeAlleged, "purported": hearsay.HedgeAlleged, "purportedly": hearsay.HedgeAlleged,
	"reportedly": hearsay.HedgeAlleged, "reported": hearsay.HedgeAlleged, "supposed": hearsay.HedgeAlleged, "supposedly": hearsay.HedgeAlleged,
	"so-called": hearsay.HedgeAlleged, "self-styled": hearsay.HedgeAlleged, "self-proclaimed": hearsay.HedgeAlleged, "would-be": hearsay.HedgeAlleged,
	"rumored": hearsay.HedgeAlleged, "rumoured": hearsay.HedgeAlleged, "suspected": hearsay.HedgeAlleged,
	"apparent": hearsay.HedgeApparent, "apparently": hearsay.HedgeApparent, "seemingly": hearsay.HedgeApparent, "ostensibly": hearsay.HedgeApparent,
	"evidently": hearsay.HedgeApparent, "presumably": hearsay.HedgeApparent, "presumed": hearsay.HedgeApparent,
	"probable": hearsay.HedgeProbable, "probably": hearsay.HedgeProbable, "likely": hearsay.HedgeProbable,
	"possible": hearsay.HedgePossible, "possibly": hearsay.HedgePossible, "perhaps": hearsay.HedgePossible, "maybe": hearsay.HedgePossible,
	"conceivably": hearsay.HedgePossible, "potential": hearsay.HedgePossible, "potentially": hearsay.HedgePossible,
	"unconfirmed": hearsay.HedgeUnconfirmed, "unsubstantiated": hearsay.HedgeUnconfirmed, "uncorroborated": hearsay.HedgeUnconfirmed,
	"unverified": hearsay.HedgeUnverified, "unverifiable": hearsay.HedgeUnverified,
}

// approximator holds the words and pairs of words before a number that leave
// it open.
var approximator = map[string]bool{
	"about": true, "around": true, "approximately": true, "roughly": true, "nearly": true, "almost": true, "some": true, "over": true,
	"under": true, "estimated": true, "circa": true, "barely": true, "at least": true, "at most": true, "more than": true, "less than": true,
	"fewer than": true, "up to": true, "as many as": true, "as few as": true, "close to": true, "no more than": true, "no fewer than": true,
	"upwards of": true, "in excess of": true, "an estimated": true, "well over": true, "or more": true, "or so": true,
}

// checkVerb holds the verbs of checking, whose failure makes an account
// unverified.
var checkVerb = set(`verify confirm corroborate authenticate substantiate check ascertain establish determine`)

// Hedges finds the reservations of t, in the order of the text.
func (a *Annotator) Hedges(t *hearsay.Text) []hearsay.Hedge {
	var out []hearsay.Hedge
	if len(t.Tokens) == 0 {
		return nil
	}
	v := &view{reading: read(t), cues: a.cues}
	for n := range t.Sentences {
		s := &t.Sentences[n]
		if s.Section == hearsay.Boilerplate {
			continue
		}
		for i := s.FirstToken; i < s.EndToken; i++ {
			if h, ok := v.hedge(i, s); ok {
				out = append(out, h)
			}
		}
	}
	for q := range v.quotes {
		if h, ok := v.scare(q); ok {
			out = append(out, h)
		}
	}
	slices.SortStableFunc(out, func(a, b hearsay.Hedge) int { return a.Begin - b.Begin })
	return slices.CompactFunc(out, func(a, b hearsay.Hedge) bool { return a.Span == b.Span })
}

// hedge is the reservation that token i makes, if it makes one.
func (v *view) hedge(i int, s *hearsay.Sentence) (hearsay.Hedge, bool) {
	t := v.t
	w, tok := v.lower[i], &t.Tokens[i]
	one := func(k hearsay.HedgeType) (hearsay.Hedge, bool) { return hearsay.Hedge{Type: k, Span: tok.Span}, true }
	if n := v.approximates(i, s); n > 0 {
		return hearsay.Hedge{Type: hearsay.HedgeApproximate, Span: t.SpanOf(i, i+n)}, true
	}
	if k, ok := hedgeWord[w]; ok {
		switch w {
		case "reported", "supposed", "suspected", "presumed", "alleged":
			if tok.Relation != "amod" {
				return hearsay.Hedge{}, false
			}
		case "likely":
			if tok.UPOS == "ADV" && i > s.FirstToken && v.lower[i-1] == "as" {
				return hearsay.Hedge{}, false
			}
		}
		return one(k)
	}
	if w == "so" && i+2 < s.EndToken && v.lower[i+1] == "-" && v.lower[i+2] == "called" {
		return hearsay.Hedge{Type: hearsay.HedgeAlleged, Span: t.SpanOf(i, i+3)}, true
	}
	if w == "conflicting" || w == "contradictory" {
		if i+1 < s.EndToken {
			switch t.Tokens[i+1].Lemma {
			case "report", "account", "claim", "version", "statement":
				return hearsay.Hedge{Type: hearsay.HedgeUnconfirmed, Span: t.SpanOf(i, i+2)}, true
			}
		}
	}
	switch tok.Lemma {
	case "appear", "seem":
		if tok.UPOS == "VERB" && (t.Child(i, "xcomp", "ccomp") >= 0 || i+1 < s.EndToken && v.lower[i+1] == "to") {
			return one(hearsay.HedgeApparent)
		}
	case "may", "might", "could":
		if tok.UPOS == "AUX" && tok.Relation == "aux" && !v.checking(tok.Head) {
			return one(hearsay.HedgePossible)
		}
	}
	if tok.UPOS == "VERB" && checkVerb[tok.Lemma] {
		if first, ok := v.negatedFrom(i); ok {
			k := hearsay.HedgeUnverified
			if tok.Lemma == "confirm" {
				k = hearsay.HedgeUnconfirmed
				if v.independently(i) {
					k = hearsay.HedgeUnverified
				}
			}
			return hearsay.Hedge{Type: k, Span: t.SpanOf(first, i+1)}, true
		}
	}
	if (tok.Lemma == "respond" || tok.Lemma == "reply" || tok.Lemma == "comment") && tok.UPOS == "VERB" {
		if first, ok := v.negatedFrom(i); ok {
			return hearsay.Hedge{Type: hearsay.HedgeUnconfirmed, Span: t.SpanOf(first, i+1)}, true
		}
	}
	if tok.Lemma == "confirmation" || tok.Lemma == "verification" {
		if d := t.Child(i, "det"); d >= 0 && v.lower[d] == "no" {
			k := hearsay.HedgeUnconfirmed
			if tok.Lemma == "verification" {
				k = hearsay.HedgeUnverified
			}
			return hearsay.Hedge{Type: k, Span: t.SpanOf(d, i+1)}, true
		}
	}
	return hearsay.Hedge{}, false
}

func (v *view) checking(i int) bool {
	return i >= 0 && checkVerb[v.t.Tokens[i].Lemma]
}

func (v *view) independently(i int) bool {
	for _, c := range v.t.Children(i) {
		if v.lower[c] == "independently" {
			return true
		}
	}
	return false
}

// negatedFrom is the first token of the negated verb phrase that token i
// heads: "could not be independently verified", "was unable to confirm". It
// reports false if the verb is not negated.
func (v *view) negatedFrom(i int) (int, bool) {
	t := v.t
	first, negated := i, false
	for _, c32 := range t.Children(i) {
		c := int(c32)
		if c > i || i-c > 8 {
			continue
		}
		switch t.Tokens[c].Relation {
		case "aux", "aux:pass", "advmod":
			first = min(first, c)
			switch v.lower[c] {
			case "not", "n't", "n’t", "never", "cannot":
				negated = true
			}
		}
	}
	if negated {
		return first, true
	}
	// "Neither claim could be verified", "no account could be confirmed".
	if sub := t.Child(i, "nsubj:pass", "nsubj"); sub >= 0 && sub < i {
		d := t.Child(sub, "det")
		for _, k := range [...]int{sub, d} {
			if k < 0 || k >= i {
				continue
			}
			switch v.lower[k] {
			case "neither", "none", "no", "nothing", "nobody":
				return k, i-k < 12
			}
		}
	}
	// "Was unable to verify", "has been impossible to confirm", "failed to".
	if h := t.Tokens[i].Head; h >= 0 && h < i && i-h < 5 {
		switch t.Tokens[h].Lemma {
		case "unable", "impossible", "difficult", "hard", "fail", "decline", "refuse":
			return h, true
		case "able", "possible":
			return v.negatedFrom(h)
		}
	}
	return 0, false
}

// approximates is how many tokens from i leave the number after them open; 0
// if they do not.
func (v *view) approximates(i int, s *hearsay.Sentence) int {
	for n := 3; n > 0; n-- {
		if i+n >= s.EndToken || !v.numeral(i+n) {
			continue
		}
		phrase := v.lower[i]
		for k := 1; k < n; k++ {
			phrase += " " + v.lower[i+k]
		}
		if approximator[phrase] {
			return n
		}
	}
	return 0
}

// numeral reports whether token i begins a number: "9,000", "a dozen", "$5".
func (v *view) numeral(i int) bool {
	t := v.t
	if t.Tokens[i].UPOS == "NUM" {
		return true
	}
	if t.Tokens[i].UPOS == "SYM" || v.lower[i] == "a" || v.lower[i] == "half" {
		if i+1 < len(t.Tokens) && t.Tokens[i+1].UPOS == "NUM" {
			return true
		}
		if v.lower[i] == "half" {
			return true
		}
		if i+1 < len(t.Tokens) {
			switch v.lower[i+1] {
			case "dozen", "hundred", "thousand", "million", "third", "quarter", "score":
				return true
			}
		}
	}
	return false
}

// manyOf holds round numbers, which a capital at the head of a sentence makes
// no names.
var manyOf = set(`dozens scores tens hundreds thousands millions`)

// scare reports whether quotation q holds words that the report keeps at arm's
// length, and not speech, a title or a nickname: ‘Hundreds’ of fighters.
func (v *view) scare(q int) (hearsay.Hedge, bool) {
	t := v.t
	x := v.quotes[q]
	first, end := t.TokensIn(x.Span)
	if end <= first {
		return hearsay.Hedge{}, false
	}
	s := t.Sentences[t.SentenceOf(first)]
	if s.Section == hearsay.Boilerplate || t.SentenceOf(end-1) != t.SentenceOf(first) {
		return hearsay.Hedge{}, false
	}
	words, capitals := 0, 0
	for i := first; i < end; i++ {
		tok := &t.Tokens[i]
		if tok.UPOS == "PUNCT" {
			if i > first && i < end-1 {
				return hearsay.Hedge{}, false
			}
			continue
		}
		r, _ := utf8.DecodeRuneInString(t.Form(i))
		if unicode.IsUpper(r) && words > 0 || tok.UPOS == "PROPN" && !(words == 0 && manyOf[v.lower[i]]) {
			capitals++
		}
		words++
	}
	if words == 0 || words > 4 || capitals > 0 {
		return hearsay.Hedge{}, false
	}
	if first > s.FirstToken && v.lower[first-1] == ":" {
		return hearsay.Hedge{}, false // "Mayor: “No talks”"
	}
	// Words that somebody is told to have said are speech, in part.
	for i := s.FirstToken; i < s.EndToken; i++ {
		if t.Tokens[i].UPOS != "VERB" {
			continue
		}
		if _, ok := v.stance(i); ok && i != first {
			return hearsay.Hedge{}, false
		}
		switch t.Tokens[i].Lemma {
		case "call", "dub", "know", "nickname", "name", "title", "entitle", "term":
			return hearsay.Hedge{}, false
		}
	}
	return hearsay.Hedge{Type: hearsay.HedgeAlleged, Span: x.Span}, true
}
