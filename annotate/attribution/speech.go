package attribution

import (
	"slices"

	"hearsay"
)

// wordCount is how many tokens of quotation q are no marks.
func (v *view) wordCount(q int) int {
	first, end := v.t.TokensIn(v.quotes[q].Span)
	n := 0
	for i := first; i < end; i++ {
		if v.t.Tokens[i].UPOS != "PUNCT" {
			n++
		}
	}
	return n
}

// growQuotations gives an attribution whose content holds the greater part of
// a quotation in the cue's sentence all of it, over as many sentences as it
// goes on.
func (v *view) growQuotations(all []found) {
	for k := range all {
		x := &all[k]
		add := []int32(nil)
		for from := 0; from < len(x.content); {
			q := v.quoteOf[x.content[from]]
			to := from + 1
			for to < len(x.content) && v.quoteOf[x.content[to]] == q {
				to++
			}
			n := to - from
			from = to
			if q < 0 || q == v.quoteOf[x.at] {
				continue
			}
			first, end := v.t.TokensIn(v.quotes[q].Span)
			inSentence := 0
			for i := first; i < end; i++ {
				if v.t.SentenceOf(i) == v.t.SentenceOf(x.at) {
					inSentence++
				}
			}
			if n*2 >= inSentence || n > 15 {
				add = append(add, indices(first, end)...)
			}
		}
		if len(add) > 0 {
			x.content = minus(minus(sorted(append(x.content, add...)), x.source), x.cue)
		}
	}
}

// joinQuotations gives quoted sentences without a cue of their own to the
// speaker of the quotation before them in the paragraph, or of the one that
// they continue from the paragraph before, else of the one right after.
func (v *view) joinQuotations(all []found) {
	if len(v.quotes) == 0 {
		return
	}
	owner := make([]int, len(v.quotes))
	for q := range owner {
		owner[q] = -1
	}
	for k := range all {
		x := &all[k]
		for _, i := range x.content {
			q := v.quoteOf[i]
			if q < 0 || q == v.quoteOf[x.at] {
				continue
			}
			if o := owner[q]; o < 0 || len(all[o].content) < len(x.content) {
				owner[q] = k
			}
		}
	}
	join := func(q, k int) {
		first, end := v.t.TokensIn(v.quotes[q].Span)
		x := &all[k]
		x.content = minus(minus(sorted(append(x.content, indices(first, end)...)), x.source), x.cue)
		owner[q] = k
	}
	for q := range v.quotes {
		if owner[q] >= 0 || q == 0 || !v.ownSentence(q) {
			continue
		}
		before := &v.quotes[q-1]
		if k := owner[q-1]; k >= 0 && (before.paragraph == v.quotes[q].paragraph && v.near(q-1, q) || v.quotes[q].resumes) {
			join(q, k)
		}
	}
	for q := len(v.quotes) - 2; q >= 0; q-- {
		if owner[q] >= 0 || !v.ownSentence(q) {
			continue
		}
		if k := owner[q+1]; k >= 0 && (v.quotes[q].paragraph == v.quotes[q+1].paragraph && v.near(q, q+1) || v.quotes[q].goesOn) {
			join(q, k)
		}
	}
}

// joinStatement gives a speaker whose cue ends its paragraph with a colon
// ("The minister said:") the paragraphs that follow, if they are not quoted,
// up to the next one with a speaker of its own.
func (v *view) joinStatement(all []found) {
	t := v.t
	var speakers map[int][]int // by sentence
	for k := range all {
		x := &all[k]
		n := t.SentenceOf(x.at)
		s := t.Sentences[n]
		if s.EndToken == s.FirstToken || v.lower[s.EndToken-1] != ":" || v.quoteOf[x.at] >= 0 || n+1 >= len(t.Sentences) ||
			t.Sentences[n+1].Section != s.Section || s.EndToken-x.at > 12 {
			continue
		}
		if next := t.Sentences[n+1]; v.quoteOf[next.FirstToken] >= 0 {
			q := int(v.quoteOf[next.FirstToken])
			first, end := t.TokensIn(v.quotes[q].Span)
			x.content = minus(minus(sorted(append(x.content, indices(first, end)...)), x.source), x.cue)
			continue
		}
		if speakers == nil {
			speakers = map[int][]int{}
			for j := range all {
				if all[j].sourceHead >= 0 && all[j].stance == hearsay.Asserts {
					m := t.SentenceOf(all[j].at)
					speakers[m] = append(speakers[m], all[j].sourceHead)
				}
			}
		}
		last := n
		for m := n + 1; m < len(t.Sentences) && m < n+longestStatement && t.Sentences[m].Section == s.Section; m++ {
			if t.Sentences[m].Paragraph != t.Sentences[m-1].Paragraph && m > n+1 && v.spokenFor(speakers, m) {
				break
			}
			last = m
		}
		if last > n {
			toks := indices(s.EndToken, t.Sentences[last].EndToken)
			x.content = minus(minus(sorted(toks), x.source), x.cue)
		}
	}
}

// longestStatement is how many sentences a statement goes on at most.
const longestStatement = 80

// spokenFor reports whether an account with a source in the third person has
// its cue in the paragraph that begins with sentence m, or whether that
// paragraph is a heading or quoted.
func (v *view) spokenFor(speakers map[int][]int, m int) bool {
	t := v.t
	s := t.Sentences[m]
	if s.FirstToken < s.EndToken && v.quoteOf[s.FirstToken] >= 0 {
		return true
	}
	if s.EndToken-s.FirstToken < 6 {
		return true
	}
	for n := m; n < len(t.Sentences) && t.Sentences[n].Paragraph == s.Paragraph; n++ {
		for _, source := range speakers[n] {
			switch v.lower[source] {
			case "i", "we", "our", "my", "you":
			default:
				return true
			}
		}
	}
	return false
}

// ownSentence reports whether quotation q begins a sentence and is no mere
// phrase in quotation marks.
func (v *view) ownSentence(q int) bool {
	first, end := v.t.TokensIn(v.quotes[q].Span)
	if end <= first {
		return false
	}
	s := v.t.Sentences[v.t.SentenceOf(first)]
	if v.quotes[q].Begin > s.Begin {
		return false
	}
	// Nothing but the quotation stands in its last sentence.
	last := v.t.Sentences[v.t.SentenceOf(end-1)]
	for i := end; i < last.EndToken; i++ {
		if v.t.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	if n := v.wordCount(q); n < 1 || n > 2 {
		return n > 2
	}
	// “They lost.”: short, but a sentence by its end.
	for i := end - 1; i > first; i-- {
		switch v.lower[i] {
		case ".", "!", "?", "…":
			return true
		}
		if v.t.Tokens[i].UPOS != "PUNCT" {
			break
		}
	}
	return false
}

// near reports whether at most one sentence stands between two quotations.
func (v *view) near(q, r int) bool {
	_, end := v.t.TokensIn(v.quotes[q].Span)
	first, _ := v.t.TokensIn(v.quotes[r].Span)
	if end == 0 || first >= len(v.t.Tokens) {
		return false
	}
	return v.t.SentenceOf(first)-v.t.SentenceOf(end-1) <= 1
}

// quotedAs reads "X was quoted as saying … by Y" and "Y quoted X as saying …"
// with the "saying" at c: the account of Y, without source if there is none,
// and that of X.
func (v *view) quotedAs(c int) (carrier, speaker found, ok bool) {
	t := v.t
	if c < 2 || v.lower[c-1] != "as" || t.Tokens[c].Lemma != "say" && t.Tokens[c].Lemma != "tell" {
		return carrier, speaker, false
	}
	q := c - 2
	first := t.Sentences[t.SentenceOf(c)].FirstToken
	for q >= first && c-q < 14 && t.Tokens[q].Lemma != "quote" && t.Tokens[q].Lemma != "cite" {
		q--
	}
	if q < first || c-q >= 14 {
		return carrier, speaker, false
	}
	speaker = found{at: c, score: 1, pattern: true, sourceHead: -1, parent: -1, cue: []int32{int32(q), int32(c - 1), int32(c)}, stance: hearsay.Asserts}
	carrier = found{at: q, score: 1, pattern: true, sourceHead: -1, parent: -1, cue: []int32{int32(q)}, stance: hearsay.Asserts}
	name := func(x *found, head int) {
		if head >= 0 {
			x.sourceHead = head
			x.source = minus(v.trimSource(head, v.subtree(head, q)), speaker.cue)
		}
	}
	between := indices(q+1, c-1)
	switch {
	case v.hasWord(between) && v.lower[q+1] != "by" && t.Tokens[q+1].UPOS != "ADV" && !v.timeWord(q+1):
		name(&carrier, t.Child(q, "nsubj"))
		speaker.sourceHead = v.top(c-2, q+1, c-1)
		speaker.source = between
	default:
		subject := t.Child(q, "nsubj:pass", "nsubj")
		if subject < 0 && t.Tokens[q].Relation == "acl" {
			subject = t.Tokens[q].Head
		}
		name(&speaker, subject)
		agent := t.Child(q, "obl:agent")
		if agent < 0 {
			agent = t.Child(c, "obl:agent", "obl")
			if agent >= 0 && v.marker(agent) != "by" {
				agent = -1
			}
		}
		name(&carrier, agent)
	}
	s := t.Sentences[t.SentenceOf(c)]
	var content []int32
	switch k := v.borderBefore(c, s); {
	case c+1 < s.EndToken && v.lower[c+1] != "by" && s.EndToken-c > 3:
		content = indices(c+1, s.EndToken)
	case k > s.FirstToken:
		content = indices(s.FirstToken, k)
	}
	content = minus(minus(content, speaker.cue), carrier.source)
	speaker.content = minus(content, speaker.source)
	if !v.hasWord(speaker.content) || len(speaker.source) == 0 {
		return carrier, speaker, false
	}
	carrier.content = minus(sorted(slices.Concat(speaker.source, []int32{int32(c)}, speaker.content)), carrier.source)
	return carrier, speaker, true
}

// timeWord reports whether token i is a day of the week or like it.
func (v *view) timeWord(i int) bool {
	switch v.t.Tokens[i].Relation {
	case "obl:unmarked", "obl", "nmod:unmarked":
		return true
	}
	return false
}

// carriers adds the account of the medium or person that passes another
// account on: "officials, quoted by Interfax, said …" is Interfax's account
// that officials say so, and "AFP, citing officials, said …" AFP's.
func (v *view) carriers(all []found) []found {
	t := v.t
	for n := range t.Sentences {
		s := &t.Sentences[n]
		if s.Section == hearsay.Boilerplate {
			continue
		}
		for q := s.FirstToken; q+1 < s.EndToken; q++ {
			switch v.lower[q] {
			case "by":
				if q > s.FirstToken+1 && (v.lower[q-1] == "quoted" || v.lower[q-1] == "cited") {
					all = v.quotedBy(all, q, s)
				}
			case "citing", "quoting":
				all = v.citing(all, q)
			}
		}
	}
	return all
}

// agentEnd is the token behind the noun phrase that begins at i: up to the next
// comma if one opened the aside, else as far as its words go.
func (v *view) agentEnd(i, end int, comma bool) int {
	t := v.t
	for k := i; k < end; k++ {
		u := t.Tokens[k].UPOS
		switch {
		case v.lower[k] == "," || u == "PUNCT" && v.lower[k] != "-":
			return k
		case comma && k-i < 12 && u != "VERB", inPhrase[u], v.lower[k] == "of", v.lower[k] == "-":
		default:
			return k
		}
	}
	return end
}

// quotedBy reads "officials, quoted by Interfax, said", "a witness cited by the
// channel said" and "…, said officials quoted by Interfax", with the "by" at q.
func (v *view) quotedBy(all []found, q int, s *hearsay.Sentence) []found {
	t := v.t
	nameEnd := q - 1
	comma := nameEnd > s.FirstToken && v.lower[nameEnd-1] == ","
	if comma {
		nameEnd--
	}
	end := v.agentEnd(q+1, s.EndToken, comma)
	if end == q+1 || nameEnd <= s.FirstToken || end < s.EndToken && v.lower[end] == "as" {
		return all
	}
	cue := end
	if comma && cue < s.EndToken && v.lower[cue] == "," {
		cue++
	}
	for cue < s.EndToken && (t.Tokens[cue].UPOS == "AUX" || t.Tokens[cue].UPOS == "ADV" || day[v.lower[cue]]) {
		cue++
	}
	k := slices.IndexFunc(all, func(x found) bool { return x.at == cue && !x.pattern && t.Tokens[x.at].UPOS == "VERB" })
	if k >= 0 {
		from := s.FirstToken
		for i := nameEnd - 1; i > from; i-- {
			if v.lower[i] == "," || t.Tokens[i].UPOS == "VERB" {
				from = i + 1
			}
		}
		x := &all[k]
		x.sourceHead = v.top(v.phraseHead(from, nameEnd), from, nameEnd)
		x.source = v.clip(x.sourceHead, from, nameEnd)
	} else {
		// The cue stands before its source.
		k = slices.IndexFunc(all, func(x found) bool {
			return x.at < nameEnd && nameEnd-x.at < 10 && !x.pattern && x.sourceHead > x.at && x.sourceHead < nameEnd && t.Tokens[x.at].UPOS == "VERB"
		})
		if k < 0 {
			return all
		}
		x := &all[k]
		at, _ := slices.BinarySearch(x.source, int32(nameEnd))
		if at == 0 {
			return all
		}
		x.source = x.source[:at]
	}
	x := &all[k]
	x.content = minus(minus(x.content, indices(q-2, min(end+1, s.EndToken))), x.source)
	if !v.hasWord(x.content) {
		x.content = v.rest(x.at)
	}
	y := found{
		at: q - 1, score: x.score, pattern: true, sourceHead: v.top(end-1, q+1, end), parent: -1,
		source: indices(q+1, end), cue: indices(q-1, q+1), stance: hearsay.Asserts,
	}
	y.content = sorted(slices.Concat(x.source, x.cue, x.content))
	if at := slices.IndexFunc(all, func(z found) bool { return z.at == q-1 }); at >= 0 {
		all[at], x.parent = y, at
		return all
	}
	x.parent = len(all)
	return append(all, y)
}

// citing reads "the channel, citing a witness, reported that …" with the
// participle at q: what the channel reports is the witness's account.
func (v *view) citing(all []found, q int) []found {
	t := v.t
	o := t.Child(q, "obj")
	if o < 0 || t.Tokens[q].UPOS != "VERB" {
		return all
	}
	h := t.Tokens[q].Head
	k := slices.IndexFunc(all, func(x found) bool {
		return x.at != q && h >= 0 && (x.at == h || x.sourceHead == h) && (x.stance == hearsay.Asserts || x.stance == hearsay.Confirms) &&
			!x.pattern && t.SentenceOf(x.at) == t.SentenceOf(q)
	})
	if k < 0 || !v.human(o) && t.Tokens[o].UPOS != "PROPN" {
		return all
	}
	end := v.agentEnd(q+1, t.Sentences[t.SentenceOf(q)].EndToken, false)
	if v.quoteOf[q] >= 0 || all[k].at >= q && all[k].at < end || o >= end {
		return all
	}
	source := v.clip(o, q+1, end)
	aside := indices(q, end)
	content := minus(all[k].content, aside)
	for len(content) > 0 && t.Tokens[content[0]].UPOS == "PUNCT" && v.quoteOf[content[0]] < 0 {
		content = content[1:]
	}
	if !v.hasWord(content) {
		return all
	}
	all[k].source = minus(all[k].source, aside)
	all[k].content = sorted(slices.Concat(content, source, []int32{int32(q)}))
	y := found{
		at: q, score: 1, pattern: true, sourceHead: o, parent: k, source: source, cue: []int32{int32(q)}, content: content, stance: hearsay.Asserts,
	}
	if at := slices.IndexFunc(all, func(z found) bool { return z.at == q }); at >= 0 {
		all[at] = y
		return all
	}
	return append(all, y)
}

// charges holds nouns that sum an account up: "…, a charge that Iran denies".
var charges = set(`charge claim allegation accusation report assertion suggestion contention accusations charges claims allegations reports`)

// rejoinders reads the answers that hang on an account as relative clauses:
// "accused Iran of arming them, which Iran denied". Their content is the
// account that they answer, and they are no part of it.
func (v *view) rejoinders(all []found) []found {
	t := v.t
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if s.Section == hearsay.Boilerplate {
			continue
		}
		for c := s.FirstToken; c < s.EndToken; c++ {
			tok := &t.Tokens[c]
			if tok.UPOS != "VERB" || tok.Relation != "acl:relcl" || v.quoteOf[c] >= 0 {
				continue
			}
			if st, ok := v.stance(c); !ok || st != hearsay.Denies && st != hearsay.Confirms {
				continue
			}
			source := t.Child(c, "nsubj")
			if source < 0 || relative[v.lower[source]] || t.Child(c, "ccomp") >= 0 {
				continue
			}
			// The clause begins with its pronoun or with the noun it explains.
			from, _ := t.Subtree(c)
			if v.lower[from] == "," {
				from++
			}
			if g := tok.Head; !relative[v.lower[from]] || charges[v.lower[g]] {
				if !charges[v.lower[g]] || t.Child(g, "det") < 0 {
					continue
				}
				from, _ = t.Subtree(g)
			}
			for from > s.FirstToken && from > c-8 && v.lower[from] != "," && v.lower[from-1] != "," {
				from--
			}
			if from <= s.FirstToken || v.lower[from] != "," && v.lower[from-1] != "," {
				continue
			}
			x := found{at: c, score: 1, sourceHead: source, parent: -1, source: v.trimSource(source, v.subtree(source, -1))}
			x.cue = []int32{int32(c)}
			for _, d := range t.Children(c) {
				if rel := t.Tokens[d].Relation; rel == "aux" {
					x.cue = append(x.cue, d)
				}
			}
			slices.Sort(x.cue)
			x.stance = v.stanceOf(&x)
			answered := -1
			for k := range all {
				in := minus(all[k].content, indices(from, s.EndToken))
				if all[k].at < from && t.SentenceOf(all[k].at) == i && len(in) > 0 && (answered < 0 || len(all[k].content) > len(all[answered].content)) {
					answered = k
				}
			}
			if answered >= 0 {
				y := &all[answered]
				y.content = minus(y.content, indices(from, s.EndToken))
				x.content = y.content
			} else {
				x.content = indices(s.FirstToken, from)
			}
			x.content = minus(minus(slices.Clone(x.content), x.source), x.cue)
			if !v.hasWord(x.content) || len(x.source) == 0 {
				continue
			}
			if at := slices.IndexFunc(all, func(z found) bool { return z.at == c }); at >= 0 {
				all[at] = x
			} else {
				all = append(all, x)
			}
		}
	}
	return all
}
