package attribution

import "slices"

// told reads "…, a witness told AFP.": the noun phrase between the comma and
// the verb is the source, who it tells follows, and what is told stands before
// the comma. It gives the comma and whether token c is such a verb; the parser
// may take it for a participle.
func (v *view) told(c int) (comma int, ok bool) {
	t := v.t
	switch v.lower[c] {
	case "told", "tells", "tell":
	default:
		return 0, false
	}
	s := t.Sentences[t.SentenceOf(c)]
	k := c - 1
	for k > s.FirstToken && c-k < 16 && v.lower[k] != "," {
		switch t.Tokens[k].UPOS {
		case "DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADP", "PART":
		default:
			return 0, false
		}
		if relative[v.lower[k]] || v.quoteOf[k] >= 0 {
			return 0, false
		}
		k--
	}
	if k <= s.FirstToken || k+1 >= c || v.lower[k] != "," || v.quoteOf[k-1] >= 0 {
		return 0, false
	}
	if u := t.Tokens[k+1].UPOS; u == "ADP" || u == "PART" {
		return 0, false
	}
	switch t.Tokens[c-1].UPOS {
	case "NOUN", "PROPN", "PRON":
	default:
		return 0, false
	}
	if day[v.lower[c-1]] {
		return 0, false
	}
	heard := false
	end := c + 1
	for ; end < s.EndToken && v.lower[end] != "," && v.lower[end] != ";"; end++ {
		switch u := t.Tokens[end].UPOS; u {
		case "VERB", "AUX", "SCONJ", "CCONJ":
			return 0, false
		case "NOUN", "PROPN", "PRON":
			if relative[v.lower[end]] || tale[t.Tokens[end].Lemma] {
				return 0, false
			}
			heard = true
		}
		if v.quoteOf[end] >= 0 || v.lower[end] == ":" {
			return 0, false
		}
	}
	if !heard {
		return 0, false
	}
	begin := v.clauseStart(k)
	// What is told is a clause of its own: "Asked about it, he told the paper"
	// and "When it was over, he told the paper" are none.
	verb, inner := false, false
	for i := begin; i < k; i++ {
		tok := &t.Tokens[i]
		verb = verb || tok.UPOS == "AUX" || tok.UPOS == "VERB" && (tok.XPOS == "VBD" || tok.XPOS == "VBZ" || tok.XPOS == "VBP")
		inner = inner || v.lower[i] == ","
	}
	if !verb || !inner && (t.Tokens[begin].UPOS == "SCONJ" || between[v.lower[begin]]) {
		return 0, false
	}
	return k, true
}

// tale holds what is told, not whom it is told to.
var tale = set(`story truth lie tale secret joke difference time`)

// clauseStart is the token behind the last semicolon before token i of its
// sentence, or the sentence's first.
func (v *view) clauseStart(i int) int {
	first := v.t.Sentences[v.t.SentenceOf(i)].FirstToken
	for j := i - 1; j >= first; j-- {
		if v.lower[j] == ";" {
			return j + 1
		}
	}
	return first
}

// tellTo sets the roles of "…, a witness told AFP." right.
func (v *view) tellTo(x *found) bool {
	t := v.t
	k, ok := v.told(x.at)
	if !ok {
		return false
	}
	source := indices(k+1, x.at)
	var before, after []int32
	for _, i := range x.content {
		switch {
		case int(i) < k:
			before = append(before, i)
		case int(i) > x.at:
			after = append(after, i)
		}
	}
	if x.sourceHead <= k || x.sourceHead >= x.at || !v.hasWord(before) {
		before = indices(v.clauseStart(k), k)
	}
	// Whom it is told to is no part of it.
	end, s := x.at+1, t.Sentences[t.SentenceOf(x.at)]
	for end < s.EndToken && v.lower[end] != "," && v.lower[end] != ";" {
		end++
	}
	after = minus(after, indices(x.at+1, end))
	x.source, x.sourceHead = source, v.top(x.at-1, k+1, x.at)
	x.cue = []int32{int32(x.at)}
	x.content = before
	for len(after) > 0 && t.Tokens[after[0]].UPOS == "PUNCT" {
		after = after[1:]
	}
	// How it is told is no part either: "…, asking not to be named".
	if v.hasWord(after) && t.Tokens[after[0]].XPOS != "VBG" {
		x.content = append(x.content, after...)
	}
	return true
}

// apart keeps two accounts that stand beside each other in a sentence out of
// each other: "The rebels said they had shot it down; the army said it had
// crashed". Each has a source and a cue on its own side of the border.
func (v *view) apart(all []found) {
	for i := range all {
		x := &all[i]
		v.beforeSemicolon(x)
		for k := range all {
			y := &all[k]
			if x.at >= y.at || x.pattern || y.pattern || len(y.source) == 0 || len(x.source) == 0 {
				continue
			}
			v.splice(x, y)
			border, ok := v.border(x, y)
			if !ok {
				continue
			}
			at, _ := slices.BinarySearch(x.content, int32(border))
			if v.hasWord(x.content[:at]) {
				x.content = x.content[:at]
			}
			at, _ = slices.BinarySearch(y.content, int32(border))
			if v.hasWord(y.content[at:]) {
				y.content = y.content[at:]
			}
		}
	}
}

// border is the token that parts the account x from y, whose cue comes later: a
// semicolon, or a comma with a conjunction right before the source of y.
func (v *view) border(x, y *found) (int, bool) {
	t := v.t
	from := min(int(y.source[0]), int(y.cue[0]))
	last := int(x.source[len(x.source)-1])
	if t.SentenceOf(y.at) != t.SentenceOf(x.at) || last >= from || relative[v.lower[y.source[0]]] {
		return 0, false
	}
	// A word or two may stand before the source: "; at night, the army said".
	for k := from - 1; k > max(x.at, from-6) && v.quoteOf[k] < 0 && t.Tokens[k].UPOS != "VERB"; k-- {
		if v.lower[k] == ";" {
			// A list of what x tells goes on with "that" or "and that".
			next := k + 1
			if t.Tokens[next].UPOS == "CCONJ" {
				next++
			}
			return k, v.lowerAt(next) != "that" && last < k
		}
	}
	k := from - 1
	if k <= x.at+2 || last >= k || v.lower[k-1] != "," || !parting[v.lower[k]] || v.quoteOf[k] >= 0 || int(y.source[0]) != from || !v.finite(y.at) {
		return 0, false
	}
	// Of a deed ("but the judge declined") and of one who is known already
	// ("but he said") x may tell.
	return k - 1, y.sourceHead >= 0 && t.Tokens[y.sourceHead].UPOS != "PRON"
}

// parting holds the words that, behind a comma, begin an account beside another.
var parting = set(`and but while whereas`)

// beforeSemicolon reads "…, the army said; …": what is told stands before.
func (v *view) beforeSemicolon(x *found) {
	n := len(x.source)
	if v.lowerAt(x.at+1) != ";" || n == 0 || int(x.source[n-1]) != x.at-1 || len(x.content) == 0 || int(x.content[0]) < x.at || !v.finite(x.at) {
		return
	}
	comma := int(x.source[0]) - 1
	if comma < 0 || v.lower[comma] != "," || v.quoteOf[comma] >= 0 {
		return
	}
	if before := indices(v.clauseStart(comma), comma); v.hasWord(before) {
		x.content = before
	}
}

// splice keeps what x tells out of an account y that a comma sets beside it:
// "The army said seven died, residents said twenty had" and "Though the army
// said seven died, residents said twenty had".
func (v *view) splice(x, y *found) {
	t := v.t
	comma := int(y.source[0]) - 1
	if !v.finite(x.at) || !v.finite(y.at) || comma <= x.at+2 || v.lower[comma] != "," || v.lowerAt(y.at+1) == "," || t.SentenceOf(x.at) != t.SentenceOf(y.at) ||
		int(y.source[len(y.source)-1]) >= y.at || int(x.source[len(x.source)-1]) >= comma || v.quoteOf[x.at] >= 0 || v.quoteOf[comma] >= 0 || relative[v.lower[comma+1]] {
		return
	}
	at, _ := slices.BinarySearch(y.content, int32(comma))
	after := y.content[at:]
	if !v.hasWord(after) || int(after[0]) < y.at {
		return
	}
	if before := y.content[:at]; slices.Contains(before, int32(x.at)) || slices.Contains(before, x.source[0]) {
		y.content = after
	}
	if n := len(x.content); n > 0 && int(x.content[0]) > comma && v.lowerAt(x.at+1) != "," && slices.Contains(x.content, int32(y.at)) {
		x.content = minus(indices(x.at+1, comma), x.cue)
	}
}

// addressee leaves whom it is told to out of what "told" tells: "told parliament
// that", "told the agency the talks".
func (v *view) addressee(x *found) {
	t := v.t
	if t.Tokens[x.at].Lemma != "tell" || len(x.content) == 0 || int(x.content[0]) <= x.at || v.quoteOf[x.content[0]] >= 0 {
		return
	}
	s := t.Sentences[t.SentenceOf(x.at)]
	if i := v.toldThat(x.at); i >= 0 {
		if at, ok := slices.BinarySearch(x.content, int32(i)); ok && v.hasWord(x.content[at+1:]) {
			x.content = x.content[at:]
		}
		return
	}
	// The phrase that hears: an article and names, or a name.
	i := x.at + 1
	for i < s.EndToken && (t.Tokens[i].UPOS == "DET" || t.Tokens[i].UPOS == "ADJ") {
		i++
	}
	name := i
	for i < s.EndToken && (t.Tokens[i].UPOS == "PROPN" || t.Tokens[i].UPOS == "NOUN" && t.Tokens[name].UPOS != "PROPN") {
		i++
	}
	for k := i; k < s.EndToken && k < i+3 && t.Tokens[k].UPOS == "NOUN" && t.Tokens[name].UPOS == "PROPN"; k++ {
		if medium[v.lower[k]] {
			i = k + 1 // "told the Tass news agency"
		}
	}
	if i == name || i+2 >= s.EndToken {
		return
	}
	first := int(x.content[0])
	switch t.Tokens[i].UPOS {
	case "DET", "PRON", "NUM", "NOUN":
	default:
		return
	}
	switch {
	case relative[v.lower[i]] || v.lower[i] == "of":
	case first < i:
		if at, ok := slices.BinarySearch(x.content, int32(i)); ok && v.hasWord(x.content[at:]) {
			x.content = x.content[at:]
		}
	case t.Tokens[name].UPOS == "PROPN" && first == i+1 && t.Tokens[first].UPOS == "VERB":
		// "Told AFP soldiers fired": the parser took the subject for the name's.
		x.content = append([]int32{int32(i)}, x.content...)
	}
}

// toldThat is the "that" which begins what the verb at c, "told", tells; -1 if
// there is none. The parser may take it for a relative pronoun: "told the agency
// by telephone that troops had come".
func (v *view) toldThat(c int) int {
	t := v.t
	s := t.Sentences[t.SentenceOf(c)]
	if w := v.lower[c]; w != "told" && w != "tells" && w != "tell" || v.quoteOf[c] >= 0 {
		return -1
	}
	for i := c + 1; i+2 < s.EndToken && i < c+10; i++ {
		if v.lower[i] == "that" && i > c+1 {
			switch t.Tokens[i+1].UPOS {
			case "DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ":
				return i
			}
			if t.Tokens[i].UPOS == "SCONJ" {
				return i
			}
			return -1
		}
		if u := t.Tokens[i].UPOS; u == "VERB" || u == "AUX" || u == "PUNCT" || tale[t.Tokens[i].Lemma] {
			return -1
		}
	}
	return -1
}

// occasionThat is the "that" which begins what the verb of saying at c tells,
// where it was told on an occasion or through a medium in between, which the
// parser may take the clause to be of: "wrote on its page that it had won". It
// is -1 if there is none.
func (v *view) occasionThat(c int) int {
	t := v.t
	if !v.finite(c) || v.quoteOf[c] >= 0 {
		return -1
	}
	s := t.Sentences[t.SentenceOf(c)]
	if c+1 < s.EndToken && v.lower[c+1] == "," {
		// "Said, without giving evidence, that".
		for i := c + 3; i+3 < s.EndToken && i < c+14; i++ {
			if v.lower[i] == "," {
				if v.lower[i+1] == "that" && !isSubject(t.Tokens[i+1].Relation) {
					return i + 1
				}
				return -1
			}
		}
		return -1
	}
	if c+3 >= s.EndToken || t.Tokens[c+1].UPOS != "ADP" {
		return -1
	}
	for i := c + 2; i+2 < s.EndToken && i < c+12; i++ {
		if v.lower[i] == "that" {
			last := t.Tokens[i-1]
			if !occasion[last.Lemma] && !medium[last.Lemma] && !medium[v.lower[i-1]] || t.Tokens[i].XPOS == "WDT" && isSubject(t.Tokens[i].Relation) {
				return -1
			}
			switch t.Tokens[i+1].UPOS {
			case "DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ":
				return i
			}
			return -1
		}
		if u := t.Tokens[i].UPOS; u == "AUX" || u == "PUNCT" || u == "VERB" && t.Tokens[i].Relation != "amod" {
			return -1
		}
	}
	return -1
}

// accordingBegins reads "; according to the army, …": the noun phrase up to the
// comma is the source, and what follows is told.
func (v *view) accordingBegins(x *found) bool {
	t := v.t
	if v.lowerAt(x.at-1) != ";" || v.lowerAt(x.at+1) != "to" || v.quoteOf[x.at] >= 0 {
		return false
	}
	s := t.Sentences[t.SentenceOf(x.at)]
	comma := x.at + 2
	for comma < s.EndToken && comma < x.at+10 && v.lower[comma] != "," {
		if u := t.Tokens[comma].UPOS; u == "VERB" || u == "AUX" || u == "PUNCT" {
			return false
		}
		comma++
	}
	if comma == x.at+2 || comma+2 >= s.EndToken || v.lower[comma] != "," {
		return false
	}
	end := comma + 1
	for end < s.EndToken && v.lower[end] != ";" && (end+1 < s.EndToken || t.Tokens[end].UPOS != "PUNCT") {
		end++
	}
	if end-comma < 3 {
		return false
	}
	x.source, x.sourceHead = indices(x.at+2, comma), v.top(comma-1, x.at+2, comma)
	x.content = indices(comma+1, end)
	return true
}
