package attribution

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// mend sets right what the order of the words tells more surely than the tree:
// who speaks where a cue stands beside a noun phrase between commas, and how
// far an account goes that a second one follows.
func (v *view) mend(all []found) {
	t := v.t
	for i := range all {
		x := &all[i]
		if x.pattern || v.t.Tokens[x.at].UPOS == "PUNCT" {
			continue
		}
		switch {
		case v.lower[x.at] == "according":
			v.mendAccording(x)
		case v.tellTo(x):
		case t.Tokens[x.at].Lemma == "ask" && t.Tokens[x.at].XPOS == "VBD" && x.at > 0 && v.quoteOf[x.at-1] >= 0 && v.quoteOf[x.at] < 0:
			v.inverted(x) // "“…?” asked a woman in the crowd."
		case v.finite(x.at):
			if !v.closing(x) && !v.inverted(x) {
				v.besideVerb(x)
				v.firstSubject(x)
			}
			v.ownSide(x)
			v.dropOccasion(x)
			v.bareClause(x)
		}
		v.addressee(x)
		v.dangling(x)
		v.owned(x)
		v.beforeRelative(x)
		v.figureBefore(x)
		v.verdict(x)
		v.leaveJoined(x)
	}
	for i := range all {
		v.shared(all, &all[i])
	}
	v.apart(all)
}

// finite reports whether token c is a verb of speech in a tense.
func (v *view) finite(c int) bool {
	tok := &v.t.Tokens[c]
	if tok.UPOS != "VERB" {
		return false
	}
	if tok.XPOS != "VBD" && tok.XPOS != "VBZ" && tok.XPOS != "VBP" && (tok.XPOS != "VBN" || v.t.Child(c, "aux") < 0) || v.t.Child(c, "aux:pass") >= 0 {
		return false
	}
	switch s, ok := v.stance(c); s {
	case hearsay.Asserts, hearsay.Denies, hearsay.Warns, hearsay.Suggests, hearsay.Confirms:
		return ok
	}
	return false
}

// phraseBefore is the first token of the noun phrase that ends right before
// the verb at c and its auxiliaries, and the token behind it; ok is false if
// there is none or it is a time.
func (v *view) phraseBefore(c, first int) (from, end int, ok bool) {
	t := v.t
	end = c
	for end > first && (t.Tokens[end-1].UPOS == "AUX" || t.Tokens[end-1].UPOS == "ADV") {
		end--
	}
	if end <= first {
		return 0, 0, false
	}
	last := end - 1
	switch t.Tokens[last].UPOS {
	case "NOUN", "PROPN", "PRON":
	default:
		return 0, 0, false
	}
	if v.timeWord(last) && t.Child(last, "case") < 0 || relative[v.lower[last]] || day[v.lower[last]] {
		return 0, 0, false
	}
	head := v.top(last, first, end)
	toks := v.clip(head, first, end)
	if len(toks) == 0 {
		return 0, 0, false
	}
	from = int(toks[0])
	for i := last - 1; i >= from; i-- {
		// The parser may join the phrase to one before it: "denied it and the
		// paper reported", "a day after the army said".
		g := t.Tokens[c].Head
		if t.Tokens[i].UPOS == "CCONJ" && t.Tokens[c].Relation != "acl:relcl" && v.marker(c) == "" && g >= 0 && g < from || between[v.lower[i]] {
			from = i + 1
			break
		}
	}
	return from, end, from <= last
}

// between holds words that open a clause of time and may be taken for
// prepositions.
var between = set(`after before since until till while when because although though whereas`)

// day holds words of time that may stand between a source and its cue.
var day = set(`monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later privately also then now`)

// closing reads "…, officials said." and "…, officials said, …": what stands
// between the comma and the cue is the source, and what stands before it is
// told. It reports whether it found that.
func (v *view) closing(x *found) bool {
	t := v.t
	c := x.at
	s := t.Sentences[t.SentenceOf(c)]
	if len(x.source) == 0 && v.afterQuotation(x, s) {
		return true
	}
	if v.apposed(x, s) {
		return true
	}
	k := v.borderBefore(c, s)
	if k <= s.FirstToken+1 || t.Child(c, "ccomp") > c {
		return false
	}
	for i := c + 1; i < s.EndToken; i++ {
		if v.lower[i] == "," || i > c+3 {
			break
		}
		if u := t.Tokens[i].UPOS; u != "PUNCT" && u != "ADP" && u != "PROPN" && u != "NOUN" && u != "DET" && u != "NUM" && u != "ADV" {
			return false
		}
	}
	from, end, ok := v.phraseBefore(c, k+1)
	if ok && from > k+1 && v.joined(k+1, from) {
		from = k + 1
	}
	if !ok || from != k+1 {
		return false
	}
	for i := from; i < end; i++ {
		if u := t.Tokens[i].UPOS; u == "VERB" || u == "ADP" && v.lower[i] != "of" && v.lower[i] != "for" || v.quoteOf[i] != v.quoteOf[c] {
			return false
		}
	}
	if n := len(x.content); n > 0 && int(x.content[n-1]) < from {
		// The words at the head of the sentence belong to what is told.
		if at := int(x.content[0]); at > s.FirstToken && at <= s.FirstToken+3 && v.quoteOf[at] < 0 && t.Tokens[s.FirstToken].UPOS != "CCONJ" && t.Tokens[s.FirstToken].UPOS != "ADV" {
			x.content = append(indices(s.FirstToken, at), x.content...)
		}
	}
	if x.sourceHead >= from && x.sourceHead < end {
		return true
	}
	content := append(slices.Clone(x.content), x.source...)
	x.source = indices(from, end)
	x.sourceHead = v.top(end-1, from, end)
	x.content = minus(minus(sorted(content), x.source), x.cue)
	return true
}

// joined reports whether the tokens are a noun phrase and a conjunction, so that
// it speaks together with the phrase behind: "fell to gunmen, residents and an
// officer said".
func (v *view) joined(from, end int) bool {
	for i := from; i < end-1; i++ {
		if u := v.t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" && u != "DET" && u != "ADJ" && u != "NUM" {
			return false
		}
	}
	return end-from >= 2 && v.lower[end-1] == "and" && (v.t.Tokens[end-2].UPOS == "NOUN" || v.t.Tokens[end-2].UPOS == "PROPN")
}

// apposed reads "…, the spokesman, Ann Lee, said." where the tree gives the cue
// no subject.
func (v *view) apposed(x *found, s hearsay.Sentence) bool {
	t := v.t
	c := x.at
	if c-1 <= s.FirstToken || v.lower[c-1] != "," || len(x.source) > 0 && x.sourceHead > 0 && isSubject(t.Tokens[x.sourceHead].Relation) {
		return false
	}
	from := c - 2
	commas := 0
	for from > s.FirstToken && commas < 2 {
		switch u := t.Tokens[from].UPOS; {
		case v.lower[from] == ",":
			commas++
		case u == "NOUN" || u == "PROPN" || u == "ADJ" || u == "DET" || u == "NUM" || v.lower[from] == "of" || v.lower[from] == "for":
		default:
			return false
		}
		from--
	}
	from += 2
	if commas < 2 || c-from > 14 || t.Tokens[from].UPOS != "DET" && t.Tokens[from].UPOS != "PROPN" {
		return false
	}
	i := from
	for i+1 < c && (t.Tokens[i].UPOS == "DET" || t.Tokens[i].UPOS == "ADJ") {
		i++
	}
	content := append(slices.Clone(x.content), x.source...)
	x.source, x.sourceHead = indices(from, c-1), i
	x.content = minus(minus(sorted(content), x.source), x.cue)
	return true
}

// afterQuotation takes what stands between the end of a quotation and the cue
// for the source: "…,” Ann Lee, a nurse, said Tuesday."
func (v *view) afterQuotation(x *found, s hearsay.Sentence) bool {
	t := v.t
	c := x.at
	k := c - 1
	for k >= s.FirstToken && c-k < 16 && v.quoteOf[k] < 0 && t.Tokens[k].UPOS != "VERB" {
		k--
	}
	if k > s.FirstToken && c-k < 16 && t.Tokens[k].UPOS == "VERB" {
		return v.relativeAfterQuotation(x, s)
	}
	if k < s.FirstToken || c-k >= 16 || v.quoteOf[k] < 0 || v.quoteOf[k] == v.quoteOf[c] {
		return false
	}
	from, end := k+1, c
	for end > from && (t.Tokens[end-1].UPOS == "PUNCT" || t.Tokens[end-1].UPOS == "AUX" || t.Tokens[end-1].UPOS == "ADV") {
		end--
	}
	for from < end && t.Tokens[from].UPOS == "PUNCT" {
		from++
	}
	if from >= end || t.Tokens[from].UPOS != "PROPN" && t.Tokens[from].UPOS != "DET" && t.Tokens[from].UPOS != "NOUN" && t.Tokens[from].UPOS != "PRON" {
		return false
	}
	x.source = indices(from, end)
	i := from
	for i+1 < end && t.Tokens[i].UPOS == "DET" {
		i++
	}
	x.sourceHead = v.top(i, from, end)
	x.content = minus(x.content, x.source)
	return true
}

// relativeAfterQuotation reads "…,” a student who gave only her first name
// said.": the source stands between the quotation and the relative pronoun.
func (v *view) relativeAfterQuotation(x *found, s hearsay.Sentence) bool {
	t := v.t
	c := x.at
	from := c - 1
	for from > s.FirstToken && v.quoteOf[from-1] < 0 {
		from--
	}
	if from == s.FirstToken || c-from > 24 || v.quoteOf[from-1] == v.quoteOf[c] || s.EndToken-c > 4 {
		return false
	}
	end := from
	for end < c && inPhrase[t.Tokens[end].UPOS] {
		end++
	}
	if end == from || t.Tokens[end-1].UPOS != "NOUN" && t.Tokens[end-1].UPOS != "PROPN" {
		return false
	}
	who := end
	if v.lower[who] == "," {
		who++
	}
	if !relative[v.lowerAt(who)] {
		return false
	}
	x.source, x.sourceHead = indices(from, end), v.top(end-1, from, end)
	x.content = minus(x.content, indices(from, c))
	return true
}

// inverted reads "…, said a spokesman": the noun phrase after the cue is the
// source. It reports whether it found that.
func (v *view) inverted(x *found) bool {
	t := v.t
	c := x.at
	s := t.Sentences[t.SentenceOf(c)]
	if c <= s.FirstToken+2 || c+1 >= s.EndToken || !inverting[t.Tokens[c].Lemma] || v.lower[c-1] != "," && (v.quoteOf[c-1] < 0 || v.quoteOf[c] >= 0) {
		return false
	}
	switch t.Tokens[c+1].UPOS {
	case "DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM":
	default:
		return false
	}
	if end := v.parenthesis(c, s); end > 0 {
		close := s.EndToken
		for close > end && t.Tokens[close-1].UPOS == "PUNCT" && v.quoteOf[close-1] < 0 {
			close--
		}
		x.source, x.sourceHead = indices(c+1, end), v.top(v.phraseHead(c+1, end), c+1, end)
		x.content = minus(minus(indices(s.FirstToken, close), x.source), x.cue)
		return true
	}
	if x.sourceHead > c {
		return true
	}
	clause := slices.ContainsFunc(x.source, func(i int32) bool { return t.Tokens[i].UPOS == "VERB" })
	if x.sourceHead >= 0 && t.Tokens[x.sourceHead].Head == c && isSubject(t.Tokens[x.sourceHead].Relation) && v.quoteOf[c-1] < 0 && !clause {
		return false
	}
	after := c + 1
	for after < s.EndToken && (t.Tokens[after].UPOS == "DET" || t.Tokens[after].UPOS == "ADJ" || t.Tokens[after].UPOS == "NUM") {
		after++
	}
	if after >= s.EndToken {
		return false
	}
	switch t.Tokens[after].UPOS {
	case "NOUN", "PROPN", "PRON":
	default:
		return false
	}
	if day[v.lower[after]] {
		return false
	}
	head := v.top(after, c+1, s.EndToken)
	// A verb behind the phrase would make a clause of it.
	toks := v.clip(head, c+1, s.EndToken)
	if r := t.Tokens[head].Relation; isSubject(r) && t.Tokens[head].Head > head {
		return false
	}
	content := append(slices.Clone(x.content), x.source...)
	x.source = v.trimSource(head, toks)
	x.sourceHead = head
	x.content = minus(minus(sorted(content), x.source), x.cue)
	return true
}

// parenthesis is the comma that ends the aside which the verb at c opens, its
// source behind it: "the army, says the agency, used gas"; -1 if there is none.
func (v *view) parenthesis(c int, s hearsay.Sentence) int {
	t := v.t
	if v.lower[c-1] != "," || v.quoteOf[c-1] >= 0 || t.Tokens[s.FirstToken].UPOS == "CCONJ" {
		return -1
	}
	i := c + 1
	for i < s.EndToken && i < c+8 && (inPhrase[t.Tokens[i].UPOS] || v.lower[i] == "of") {
		i++
	}
	if i == c+1 || i+2 >= s.EndToken || v.lower[i] != "," || t.Tokens[i-1].UPOS != "NOUN" && t.Tokens[i-1].UPOS != "PROPN" {
		return -1
	}
	// What goes on behind it lacks a subject, and what stands before a verb.
	for k := s.FirstToken; k < c; k++ {
		if u := t.Tokens[k].UPOS; u == "VERB" || u == "AUX" || v.quoteOf[k] >= 0 {
			return -1
		}
	}
	for k := i + 1; k < s.EndToken && k < i+4; k++ {
		switch u := t.Tokens[k].UPOS; u {
		case "VERB", "AUX":
			return i
		case "ADV", "PART":
		default:
			return -1
		}
	}
	return -1
}

// inverting holds the verbs that a source follows.
var inverting = set(`say add report note state declare announce explain claim argue warn insist recall ask shout cry reply
answer write`)

// besideVerb gives a finite cue without a subject of its own in the tree the
// noun phrase right before it: "a day after the army said".
func (v *view) besideVerb(x *found) {
	t := v.t
	c := x.at
	for _, d := range t.Children(c) {
		if isSubject(t.Tokens[d].Relation) {
			return
		}
	}
	if g := t.Tokens[c].Head; len(x.source) == 0 && g >= 0 && g < c && t.Tokens[c].Relation == "conj" {
		// "Confirmed the attack but said": one subject for both.
		if h := t.Child(g, "nsubj"); h >= 0 && h < g {
			x.source, x.sourceHead = v.trimSource(h, v.subtree(h, -1)), h
			x.content = minus(x.content, x.source)
			return
		}
	}
	if t.Child(c, "ccomp") < c {
		return
	}
	s := t.Sentences[t.SentenceOf(c)]
	from, end, ok := v.phraseBefore(c, s.FirstToken)
	if !ok || x.sourceHead >= from && x.sourceHead < end || v.quoteOf[end-1] != v.quoteOf[c] {
		return
	}
	if from > s.FirstToken && t.Tokens[from-1].UPOS == "ADP" && !between[v.lower[from-1]] {
		return
	}
	for i := max(x.sourceHead, s.FirstToken); x.sourceHead >= 0 && i < from; i++ {
		if relative[v.lower[i]] || v.lower[i] == "," {
			return // "officers who had searched for him concluded"
		}
	}
	x.source = indices(from, end)
	x.sourceHead = v.top(end-1, from, end)
	x.content = minus(x.content, x.source)
}

// firstSubject takes the first of two subjects where the parser gave the cue the
// end of a relative clause for a second: "officers who had searched for him
// concluded".
func (v *view) firstSubject(x *found) {
	t := v.t
	first := -1
	for _, d := range t.Children(x.at) {
		if t.Tokens[d].Relation == "nsubj" && int(d) < x.at {
			first = int(d)
			break
		}
	}
	if first >= 0 && x.sourceHead > first && x.sourceHead < x.at && t.Tokens[first].UPOS == "PROPN" {
		// "The Council for | Human Rights | Monitoring group says": one name.
		begin, end := t.Subtree(first)
		for _, d := range t.Children(x.at) {
			if from, to := t.Subtree(int(d)); from == end && to <= x.at && t.Tokens[d].Relation == "nsubj" && (capital(t.Form(from)) || v.lower[from] == "for" || v.lower[from] == "of") {
				end = to
			}
		}
		if x.sourceHead < end {
			x.source, x.sourceHead = indices(begin, end), first
			x.content = minus(x.content, x.source)
			return
		}
	}
	if first < 0 || x.sourceHead <= first || t.Tokens[x.sourceHead].Head != x.at || t.Tokens[x.sourceHead].Relation != "nsubj" || x.sourceHead > x.at {
		return
	}
	if relative[v.lower[first]] || x.sourceHead-first < 3 || v.lower[x.sourceHead-1] == "," {
		return
	}
	for i := first + 1; i < x.sourceHead; i++ {
		if relative[v.lower[i]] && t.Tokens[x.sourceHead-1].UPOS == "ADP" {
			x.source, x.sourceHead = v.trimSource(first, v.subtree(first, -1)), first
			x.content = minus(x.content, x.source)
			return
		}
	}
}

// ownSide drops what stands before the source from an account whose words
// follow the cue, unless a comma or a quotation sets the two apart: "confirmed
// the attack but said reports indicated that".
func (v *view) ownSide(x *found) {
	if len(x.source) == 0 || len(x.content) == 0 || int(x.source[len(x.source)-1]) > x.at {
		return
	}
	from := int(x.source[0])
	s := v.t.Sentences[v.t.SentenceOf(x.at)]
	last := int(x.content[len(x.content)-1])
	if int(x.content[0]) >= from || last < x.at+2 || from <= s.FirstToken || int(x.content[0]) < s.FirstToken {
		return
	}
	if before := v.lower[from-1]; before == "," || v.t.Tokens[from-1].UPOS == "PUNCT" || relative[before] {
		return
	}
	k, _ := slices.BinarySearch(x.content, int32(from))
	if after := x.content[k:]; v.hasWord(after) && int(after[0]) <= x.at+3 && v.quoteOf[x.content[0]] < 0 {
		x.content = after
	}
}

// mendAccording finds the source of "according to" where the parser took what
// is told for a clause about it: "According to the police the bomb went off".
func (v *view) mendAccording(x *found) {
	t := v.t
	h := t.Tokens[x.at].Head
	if v.accordingBegins(x) {
		return
	}
	if v.lowerAt(x.at+1) != "to" || h <= x.at+1 {
		return
	}
	if g := t.Tokens[h].Head; g > h && isSubject(t.Tokens[h].Relation) {
		toks := v.subtree(h, -1)
		x.source = minus(toks, indices(x.at, x.at+2))
		for len(x.source) > 1 && t.Tokens[x.source[0]].UPOS == "PUNCT" {
			x.source = x.source[1:]
		}
		x.sourceHead = h
		x.content = minus(minus(v.subtree(g, -1), toks), x.cue)
		return
	}
	if len(x.source) > 0 {
		return
	}
	for _, d := range t.Children(h) {
		first, end := t.Subtree(int(d))
		rel := t.Tokens[d].Relation
		if int(d) < h || rel != "acl:relcl" && rel != "parataxis" && rel != "acl" && rel != "ccomp" || relative[v.lower[first]] || t.Tokens[first].UPOS == "VERB" {
			continue
		}
		x.source = indices(x.at+2, first)
		x.sourceHead = h
		x.content = minus(indices(first, end), x.source)
		for len(x.source) > 1 && t.Tokens[x.source[len(x.source)-1]].UPOS == "PUNCT" {
			x.source = x.source[:len(x.source)-1]
		}
		return
	}
}

// inPhrase holds the parts of speech of a plain noun phrase.
var inPhrase = map[string]bool{"DET": true, "ADJ": true, "NOUN": true, "PROPN": true, "NUM": true, "PART": true}

// owned gives a source of no more than a possessor the noun phrase that it
// opens, and the name behind that: "according to his adviser, Ann Lee".
func (v *view) owned(x *found) {
	t := v.t
	if len(x.source) != 1 || t.Tokens[x.source[0]].XPOS != "PRP$" {
		return
	}
	first := int(x.source[0])
	s := t.Sentences[t.SentenceOf(first)]
	end := first + 1
	for end < s.EndToken && inPhrase[t.Tokens[end].UPOS] {
		end++
	}
	if end == first+1 || t.Tokens[end-1].UPOS != "NOUN" && t.Tokens[end-1].UPOS != "PROPN" {
		return
	}
	x.sourceHead = end - 1
	if end+1 < s.EndToken && v.lower[end] == "," && t.Tokens[end+1].UPOS == "PROPN" {
		name := end + 1
		for name < s.EndToken && (t.Tokens[name].UPOS == "PROPN" || v.lower[name] == "-") {
			name++
		}
		if name == s.EndToken || t.Tokens[name].UPOS == "PUNCT" || name == x.at {
			end = name
		}
	}
	x.source = minus(indices(first, end), x.cue)
	x.content = minus(x.content, x.source)
}

// beforeRelative finds the source before a relative clause whose last word, a
// time, the parser took for it: "Kovac, who led the unit until May, told".
func (v *view) beforeRelative(x *found) {
	t := v.t
	if len(x.source) == 0 || x.sourceHead < 0 || !v.timeWord(x.sourceHead) {
		return
	}
	s := t.Sentences[t.SentenceOf(x.at)]
	end := s.FirstToken
	for end < x.at && inPhrase[t.Tokens[end].UPOS] {
		end++
	}
	if end == s.FirstToken || end+1 >= x.at || v.lower[end] != "," || !relative[v.lower[end+1]] {
		return
	}
	x.source, x.sourceHead = indices(s.FirstToken, end), v.top(end-1, s.FirstToken, end)
	x.content = minus(x.content, x.source)
}

// figureBefore gives back to what is told a figure that the parser joined to
// the source behind it: "wounding 26, hospital officials said".
func (v *view) figureBefore(x *found) {
	t := v.t
	if len(x.source) < 3 || int(x.source[0]) > x.at || t.Tokens[x.source[0]].UPOS != "NUM" || v.lower[x.source[1]] != "," {
		return
	}
	figure := int(x.source[0])
	x.source = x.source[2:]
	if len(x.content) > 0 && int(x.content[0]) < figure {
		x.content = sorted(append(x.content, indices(figure, figure+1)...))
	}
}

// leaveJoined leaves out of an account that stands before its cue the clause that is
// joined to the cue: "“…,” the captain said, and the crew agreed".
func (v *view) leaveJoined(x *found) {
	t := v.t
	if len(x.content) == 0 || int(x.content[0]) > x.at {
		return
	}
	for _, d := range t.Children(x.at) {
		if t.Tokens[d].Relation != "conj" || int(d) < x.at || t.Child(int(d), "nsubj") < 0 {
			continue
		}
		first, end := t.Subtree(int(d))
		if first <= x.at || slices.ContainsFunc(v.quoteOf[first:end], func(q int32) bool { return q >= 0 }) {
			continue
		}
		if rest := minus(x.content, indices(first, end)); v.hasWord(rest) {
			x.content = rest
		}
	}
	v.toWhom(x)
	// The parser may join it to what is told.
	at, _ := slices.BinarySearch(x.content, int32(x.at))
	if at == 0 || at == len(x.content) || v.lowerAt(x.at+1) != "," || x.at+2 >= len(t.Tokens) || t.Tokens[x.at+2].UPOS != "CCONJ" || v.kind(x.content[:at]) != hearsay.Direct {
		return
	}
	for _, i := range x.content[at:] {
		if v.quoteOf[i] >= 0 {
			return
		}
	}
	x.content = x.content[:at]
}

// toWhom leaves a phrase of where or to whom out of quoted speech that stands
// before its cue: "“They took my son,” she told the radio from the camp. “…”".
func (v *view) toWhom(x *found) {
	t := v.t
	at, _ := slices.BinarySearch(x.content, int32(x.at))
	s := t.Sentences[t.SentenceOf(x.at)]
	end := at
	for end < len(x.content) && int(x.content[end]) < s.EndToken && v.quoteOf[x.content[end]] < 0 {
		if u := t.Tokens[x.content[end]].UPOS; u == "VERB" || u == "AUX" || u == "SCONJ" {
			return
		}
		end++
	}
	if at == 0 || end == at || end-at > 8 || v.kind(x.content[:at]) != hearsay.Direct {
		return
	}
	x.content = slices.Concat(x.content[:at], x.content[end:])
}

// dangling goes on with an account that breaks off behind a preposition, up to
// the next comma: "accused the rebels of … kidnapping thirty men".
func (v *view) dangling(x *found) {
	t := v.t
	if len(x.content) < 2 {
		return
	}
	last := int(x.content[len(x.content)-1])
	if u := t.Tokens[last].UPOS; u != "ADP" && u != "SCONJ" && u != "DET" && u != "PART" || last < x.at || t.Tokens[last].Relation == "compound:prt" {
		return
	}
	s := t.Sentences[t.SentenceOf(last)]
	end := last + 1
	for end < s.EndToken && v.lower[end] != "," && v.lower[end] != ";" && (t.Tokens[end].UPOS != "PUNCT" || v.lower[end] == "-") {
		end++
	}
	if end-last < 2 {
		return
	}
	x.content = minus(minus(sorted(append(x.content, indices(last+1, end)...)), x.source), x.cue)
}

// dropOccasion leaves out of an account where it was given: "said in an
// interview with the agency that".
func (v *view) dropOccasion(x *found) {
	t := v.t
	for _, d := range t.Children(x.at) {
		rel := t.Tokens[d].Relation
		if int(d) < x.at || int(d) > x.at+6 || !hearsay.MatchRelation(rel, "obl") && rel != "nmod" || !occasion[t.Tokens[d].Lemma] && !medium[t.Tokens[d].Lemma] && !medium[v.lower[d]] {
			continue
		}
		first, end := t.Subtree(int(d))
		for i := first; i < end; i++ {
			if v.lower[i] == "that" || t.Tokens[i].UPOS == "VERB" && t.Tokens[i].Relation != "acl" && t.Tokens[i].Relation != "amod" {
				end = i
				break
			}
		}
		if v.lowerAt(end) == "that" && !isSubject(t.Tokens[end].Relation) && end > first && slices.Contains(x.content, int32(end)) && int(x.content[0]) < end {
			if at, _ := slices.BinarySearch(x.content, int32(end)); v.hasWord(x.content[at:]) {
				x.content = x.content[at:]
			}
		}
		content := minus(x.content, indices(first, end))
		if v.hasWord(content) {
			x.content = content
			continue
		}
	}
}

// bareClause goes on with what a verb of saying tells, where the parser took
// the subject of the clause for all of it: "said preliminary reports …".
func (v *view) bareClause(x *found) {
	t := v.t
	n := len(x.content)
	if n == 0 || t.Tokens[x.at].Lemma != "say" || int(x.content[0]) != x.at+1 || int(x.content[n-1]) != x.at+n || v.quoteOf[x.at+1] >= 0 {
		return
	}
	next := x.at + n + 1
	s := t.Sentences[t.SentenceOf(x.at)]
	if next >= s.EndToken || t.Tokens[next].UPOS != "VERB" && t.Tokens[next].UPOS != "AUX" {
		return
	}
	for _, i := range x.content {
		if t.Tokens[i].UPOS == "VERB" {
			return
		}
	}
	x.content = minus(v.rest(x.at), x.source)
}

// shared ends the account of x before a second one that is joined to it: "said that a mine went off and suggested that rebels laid it".
func (v *view) shared(all []found, x *found) {
	t := v.t
	if len(x.source) == 0 {
		return
	}
	for k := range all {
		y := &all[k]
		if n := len(y.source); n > 0 && y.at > x.at && int(y.source[0]) > x.at+1 && int(y.source[n-1]) < y.at && int(y.source[n-1]) > y.at-4 &&
			t.Tokens[y.source[0]-1].UPOS == "CCONJ" {
			// "Denied it and the paper reported that": the paper is not denied.
			at, in := slices.BinarySearch(x.content, y.source[0]-1)
			if _, cue := slices.BinarySearch(x.content, int32(y.at)); in && !cue && v.hasWord(x.content[:at]) && slices.Contains(x.content, y.source[0]) {
				x.content = x.content[:at]
				continue
			}
		}
		if y.at <= x.at || y.pattern || !slices.Equal(x.source, y.source) || t.Tokens[y.at].UPOS != "VERB" || v.quoteOf[y.at] >= 0 {
			continue
		}
		if n := len(x.content); n == 0 || y.at < int(x.content[0]) || y.at > int(x.content[n-1]) {
			continue
		}
		from := y.at - 1
		for from > x.at+1 && (t.Tokens[from].UPOS == "ADV" || t.Tokens[from].UPOS == "AUX" || t.Tokens[from].UPOS == "PART") {
			from--
		}
		joined := t.Tokens[y.at].Relation == "conj" && t.Tokens[y.at].Head == x.at
		if !joined && (v.complementMark(x.at) != "that" || v.complementMark(y.at) != "that") || t.Tokens[x.at].XPOS != t.Tokens[y.at].XPOS {
			continue
		}
		if t.Tokens[from].UPOS != "CCONJ" {
			continue
		}
		if v.lower[from-1] == "," {
			from--
		}
		at, _ := slices.BinarySearch(x.content, int32(from))
		if v.hasWord(x.content[:at]) {
			x.content = x.content[:at]
		}
	}
}

// complementMark is the word that introduces the clause of what the verb at c
// tells.
func (v *view) complementMark(c int) string {
	if d := v.t.Child(c, "ccomp"); d > c {
		return v.marker(d)
	}
	return ""
}

// capital reports whether a word begins with a capital letter.
func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
