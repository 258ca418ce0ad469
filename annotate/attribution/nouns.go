package attribution

import (
	"slices"
)

// The nouns that sum an account up, by what may introduce it.
var (
	nounThat = set(`claim allegation accusation fear report rumour rumor hope concern warning suggestion assertion complaint belief
promise assurance insistence contention vow pledge threat speculation suspicion prediction denial`)
	nounOf  = set(`fear accusation allegation report claim rumour rumor complaint suspicion assertion denial warning`)
	nounTo  = set(`promise vow pledge threat claim offer refusal`)
	nounFor = set(`call demand appeal plea request`)
)

// nounAccount reads the account that the noun at c sums up: "claims by residents
// that …", "fears of a new attack", "the rebels' promise to leave". The source is
// whose it is, or by whom; it may be missing. The parser may take "claims" for a
// verb.
func (v *view) nounAccount(c int) (found, bool) {
	t := v.t
	tok := &t.Tokens[c]
	lemma := tok.Lemma
	s := t.Sentences[t.SentenceOf(c)]
	owner := t.Child(c, "nmod:poss")
	possessed := owner >= 0 && owner < c
	if tok.UPOS != "NOUN" && !(tok.UPOS == "VERB" && possessed && c > s.FirstToken && v.possessive(c-1)) && !v.objectTaken(c) {
		return found{}, false
	}
	if !nounThat[lemma] && !nounOf[lemma] && !nounTo[lemma] && !nounFor[lemma] {
		return found{}, false
	}
	x := found{at: c, sourceHead: -1, parent: -1, cue: []int32{int32(c)}}
	if possessed {
		x.sourceHead = owner
		x.source = v.subtree(owner, -1)
	}
	if c > s.FirstToken && !possessed && t.Tokens[c-1].Relation == "compound" && t.Tokens[c-1].Head == c && v.human(c-1) {
		x.source, x.sourceHead = []int32{int32(c - 1)}, c-1 // "opposition claims"
	}
	for k := c - 1; k > s.FirstToken && t.Tokens[k].Relation == "amod" && t.Tokens[k].Head == c; k-- {
		x.cue = append([]int32{int32(k)}, x.cue...) // "their repeated claims"
	}
	next := c + 1
	if w := v.lowerAt(next); (w == "by" || (w == "among" || w == "of" || w == "from") && v.ownedBy(next)) && next+1 < s.EndToken {
		// By whom: the noun phrase up to what follows.
		end := next + 1
		for end < s.EndToken && (inPhrase[t.Tokens[end].UPOS] && v.lower[end] != "that" && t.Tokens[end].XPOS != "TO" || v.lower[end] == "and") {
			end++
		}
		if end == next+1 || t.Tokens[end-1].UPOS != "NOUN" && t.Tokens[end-1].UPOS != "PROPN" {
			return found{}, false
		}
		x.source, x.sourceHead = indices(next+1, end), v.top(end-1, next+1, end)
		next = end
	}
	if next+1 >= s.EndToken {
		return found{}, false
	}
	switch w := v.lower[next]; {
	case w == "that" && nounThat[lemma]:
		x.content = v.clauseAt(next, c, next > c+1)
	case w == "for" && nounFor[lemma] && len(x.source) > 0:
		if h := t.Tokens[next].Head; h > next && t.Tokens[next].Relation == "case" {
			x.cue = append(x.cue, int32(next))
			x.content = v.from(h, next+1)
		}
	case w == "to" && nounTo[lemma] && t.Tokens[next].UPOS == "PART":
		if h := t.Tokens[next].Head; h > next && t.Tokens[h].UPOS == "VERB" || h > next && t.Tokens[h].Relation == "acl" {
			x.content = v.from(h, next)
		}
	case w == "of" && nounOf[lemma]:
		h := t.Tokens[next].Head
		if h <= next || h >= s.EndToken {
			return found{}, false
		}
		if v.human(h) || t.Tokens[h].Lemma == "responsibility" {
			return found{}, false // "the fears of residents": theirs, or of them
		}
		x.cue = append(x.cue, int32(next))
		x.content = v.from(h, next+1)
		// "Accusations of fraud by the opposition."
		if len(x.source) == 0 {
			for _, d := range append(slices.Clone(t.Children(h)), t.Children(c)...) {
				if v.marker(int(d)) == "by" && int(d) > h && t.Tokens[d].UPOS != "VERB" && v.human(int(d)) {
					x.sourceHead = int(d)
					x.source = v.trimSource(int(d), v.subtree(int(d), -1))
					first, end := t.Subtree(int(d))
					x.content = minus(x.content, indices(first, end))
					break
				}
			}
		}
	}
	if len(x.source) > 0 {
		x.source = minus(x.source, x.cue)
	}
	x.content = minus(minus(v.beforeUnverified(x.content), x.source), x.cue)
	if !v.hasWord(x.content) {
		return found{}, false
	}
	if len(x.source) == 0 {
		x.sourceHead = -1
		if g := tok.Head; g >= 0 && g < c && tok.Relation == "obj" && lightVerb[t.Tokens[g].Lemma] {
			return found{}, false // "made accusations of fraud": the verb is the cue
		}
	}
	x.stance = v.stanceOf(&x)
	return x, true
}

// ownedBy reports whether the preposition at i introduces those whose account the
// noun before it is, with the account behind: "fears among residents that".
func (v *view) ownedBy(i int) bool {
	t := v.t
	h := t.Tokens[i].Head
	if h <= i || !v.human(h) && t.Tokens[h].UPOS != "PROPN" {
		return false
	}
	switch v.lowerAt(h + 1) {
	case "that", "to", "for", "of":
		return true
	}
	return false
}

// objectTaken reports whether the parser took the object at c for the verb of
// the sentence and the verb before it for its subject: "the army denied claims
// that …".
func (v *view) objectTaken(c int) bool {
	t := v.t
	if t.Tokens[c].XPOS != "VBZ" || c == 0 || t.Tokens[c-1].Relation != "csubj" || t.Tokens[c-1].Head != c || t.Child(c-1, "nsubj") < 0 {
		return false
	}
	_, ok := v.stance(c - 1)
	return ok && t.Tokens[c-1].UPOS == "VERB"
}

// verbBefore is the account of the verb before the noun at c, of which
// objectTaken holds.
func (v *view) verbBefore(c int) found {
	t := v.t
	verb := c - 1
	head := t.Child(verb, "nsubj")
	s := t.Sentences[t.SentenceOf(c)]
	x := found{at: verb, score: 1, parent: -1, sourceHead: head, source: v.trimSource(head, v.subtree(head, -1)), cue: []int32{int32(verb)}}
	end := s.EndToken
	for end > c+1 && t.Tokens[end-1].UPOS == "PUNCT" && v.quoteOf[end-1] < 0 {
		end--
	}
	x.content = indices(c, end)
	x.stance = v.stanceOf(&x)
	return x
}

// relativeNoun reports whether the noun at c, which may sum an account up, does
// not: what follows is told of it, "claims that shook the party".
func (v *view) relativeNoun(c int) bool {
	t := v.t
	tok := &t.Tokens[c]
	if tok.UPOS != "NOUN" || !nounThat[tok.Lemma] || v.lowerAt(c+1) != "that" || !isSubject(t.Tokens[c+1].Relation) {
		return false
	}
	h := t.Tokens[c+1].Head
	return h > c+1 && t.Tokens[h].Head == c
}

// possessive reports whether token i ends a possessor: "residents'", "its".
func (v *view) possessive(i int) bool {
	tok := &v.t.Tokens[i]
	return tok.XPOS == "POS" || tok.XPOS == "PRP$"
}

// clauseAt is the clause that the "that" at i begins, which tells what the noun
// at c sums up, with its owner between them if owned is true; nil if it tells of
// the noun ("claims that shook the town").
func (v *view) clauseAt(i, c int, owned bool) []int32 {
	t := v.t
	h := t.Tokens[i].Head
	if h <= i || t.Tokens[c].Head == h {
		return nil
	}
	if published[t.Tokens[h].Lemma] && t.Child(h, "obj") < 0 && t.Child(h, "nsubj:pass") < 0 {
		return nil // "a report that the agency released"
	}
	switch rel := t.Tokens[i].Relation; {
	case rel == "mark":
	case isSubject(rel):
		return nil
	default:
		// "By a guard that prisoners were beaten": the clause lacks nothing.
		if !owned && t.Child(h, "nsubj:pass") < 0 && t.Child(h, "obj") == i && !slices.ContainsFunc(t.Children(h), func(d int32) bool {
			return int(d) != i && t.Tokens[d].Relation == "obj"
		}) {
			return nil
		}
	}
	return v.from(h, i)
}

// from is the part of the subtree of token h that stands at or after i.
func (v *view) from(h, i int) []int32 {
	all := v.subtree(h, -1)
	at, _ := slices.BinarySearch(all, int32(i))
	return all[at:]
}

// beforeUnverified cuts what is told before a predicate that says that nobody
// could check it, which the parser may have joined to it: "claims that the army
// had used gas | could not be independently verified".
func (v *view) beforeUnverified(content []int32) []int32 {
	t := v.t
	for _, i32 := range content {
		i := int(i32)
		if t.Tokens[i].UPOS != "VERB" || !checkVerb[t.Tokens[i].Lemma] || t.Child(i, "nsubj") >= 0 || t.Child(i, "nsubj:pass") >= 0 {
			continue
		}
		first, ok := v.negatedFrom(i)
		if !ok {
			continue
		}
		at, _ := slices.BinarySearch(content, int32(first))
		verb := slices.ContainsFunc(content[:at], func(k int32) bool {
			u := t.Tokens[k].UPOS
			return u == "VERB" || u == "AUX" || u == "NOUN"
		})
		if verb {
			return content[:at]
		}
	}
	return content
}

// verdict cuts what x tells before an apposition that says that nobody could
// check it: "it had retaken the town, a claim that could not be verified".
func (v *view) verdict(x *found) {
	t := v.t
	if v.quoteOf[x.at] < 0 {
		x.content = v.beforeUnverified(x.content)
	}
	for k := 1; k < len(x.content); k++ {
		i := int(x.content[k])
		if t.Tokens[i].UPOS != "VERB" || !checkVerb[t.Tokens[i].Lemma] || t.Tokens[i].Relation != "acl:relcl" {
			continue
		}
		g := t.Tokens[i].Head
		if g < 0 || !charges[v.lower[g]] {
			continue
		}
		if _, ok := v.negatedFrom(i); !ok {
			continue
		}
		first, _ := t.Subtree(g)
		for first < g && t.Tokens[first].UPOS == "PUNCT" {
			first++
		}
		at, _ := slices.BinarySearch(x.content, int32(first))
		if first > 0 && v.lower[first-1] == "," && v.hasWord(x.content[:at]) {
			x.content = x.content[:at]
			return
		}
	}
}

// unchecked reports whether token c is a predicate that says that nobody could
// check what is told. That is a hedge and no account of anybody's.
func (v *view) unchecked(c int) bool {
	t := v.t
	tok := &t.Tokens[c]
	if tok.UPOS != "VERB" || !checkVerb[tok.Lemma] || t.Child(c, "aux:pass") < 0 || t.Child(c, "obl:agent") >= 0 {
		return false
	}
	_, ok := v.negatedFrom(c)
	return ok
}

// nickname reports whether the verb at c names somebody or something: "known as
// the ‘Lion’". A name in quotation marks is nobody's speech.
func (v *view) nickname(c int) bool {
	t := v.t
	switch t.Tokens[c].Lemma {
	case "know", "nickname", "dub", "name", "call":
	default:
		return false
	}
	if t.Tokens[c].XPOS != "VBN" || t.Child(c, "obl:agent", "nsubj") >= 0 || t.Child(c, "aux:pass") >= 0 && v.lowerAt(c+1) != "as" {
		return false
	}
	i := c + 1
	if v.lowerAt(i) == "as" || v.lowerAt(i) == "only" {
		i++
	}
	if w := v.lowerAt(i); w == "the" || w == "a" || w == "an" {
		i++
	}
	return i < len(t.Tokens) && v.quoteOf[i] >= 0
}

// published holds the verbs of making a document known.
var published = set(`release publish issue write post print broadcast air distribute circulate draft sign`)

// idle reports whether x is no account: a clause about a document ("which the
// agency released"), whom it was sent to ("a statement to the agency"), or how
// its speaker wants to be known ("who asked not to be named").
func (v *view) idle(x *found) bool {
	t := v.t
	lemma := t.Tokens[x.at].Lemma
	var words []int32
	for _, i := range x.content {
		if t.Tokens[i].UPOS != "PUNCT" {
			words = append(words, i)
		}
	}
	if published[lemma] && t.Tokens[x.at].Relation == "acl:relcl" {
		pronoun, verb := false, false
		for _, i := range words {
			pronoun = pronoun || relative[v.lower[i]] && t.Tokens[i].Head == x.at
			u := t.Tokens[i].UPOS
			verb = verb || u == "VERB" || u == "AUX" || v.quoteOf[i] >= 0
		}
		if pronoun && !verb {
			return true
		}
	}
	if t.Tokens[x.at].UPOS == "NOUN" && occasion[lemma] {
		verb := slices.ContainsFunc(words, func(i int32) bool { u := t.Tokens[i].UPOS; return u == "VERB" || u == "AUX" || v.quoteOf[i] >= 0 })
		if w := v.lowerAt(int(words[0]) - 1); !verb && (w == "to" || w == "with" || v.lower[words[0]] == "to" || v.lower[words[0]] == "with") {
			return true
		}
	}
	if perceived[lemma] && t.Child(x.at, "aux:pass") >= 0 && t.Child(x.at, "obl:agent", "xcomp", "ccomp", "csubj") < 0 && len(x.source) == 0 || perceived[lemma] && t.Child(x.at, "aux:pass") >= 0 && x.sourceHead > x.at && v.marker(x.sourceHead) != "by" {
		// "Soldiers were seen at the station."
		as := false
		for _, d := range t.Children(x.at) {
			as = as || v.marker(int(d)) == "as" || v.lower[d] == "guilty"
		}
		if !as {
			return true
		}
	}
	if (lemma == "see" || lemma == "meet" || lemma == "hear") && len(words) == 1 && t.Tokens[words[0]].UPOS == "PRON" && !relative[v.lower[words[0]]] {
		switch v.lower[words[0]] {
		case "him", "her", "them", "us", "me", "you":
			return true // "I have not seen him"
		}
	}
	if t.Tokens[x.at].Relation == "acl:relcl" {
		switch lemma {
		case "name", "identify", "specify", "disclose":
			if len(words) > 0 && t.Tokens[words[len(words)-1]].Lemma == "source" {
				return true
			}
		}
	}
	if t.Tokens[x.at].Relation == "acl:relcl" || t.Tokens[x.at].XPOS == "VBG" || t.Tokens[x.at].Relation == "acl" {
		switch lemma {
		case "ask", "decline", "request", "refuse", "insist", "demand", "wish", "want":
			return len(words) < 8 && slices.ContainsFunc(words, func(i int32) bool { return namelessness[t.Tokens[i].Lemma] })
		}
	}
	return false
}

// perceived holds verbs of finding: in the passive and of things they tell a
// deed.
var perceived = set(`find see spot discover sight notice locate detect`)

// namelessness holds what those ask for who would not be named.
var namelessness = set(`name named identify anonymity anonymous unnamed identity`)

// hearsayPassive reports whether token c tells what is commonly held: "are
// believed to have left", "was reported to be safe".
func (v *view) hearsayPassive(c int) bool {
	t := v.t
	tok := &t.Tokens[c]
	if tok.UPOS != "VERB" || tok.XPOS != "VBN" || t.Child(c, "aux:pass") < 0 {
		return false
	}
	switch tok.Lemma {
	case "believe", "report", "say", "think", "understand", "allege", "fear", "rumour", "rumor", "presume", "suspect":
	default:
		return false
	}
	x := t.Child(c, "xcomp")
	return x > c && v.marker(x) == "to" || v.lowerAt(c+1) == "to" && x > c
}

// reportedly is the verb that the adverb at c makes an account of nobody: "have
// reportedly left"; -1 if it is no such adverb or the verb is no clause's.
func (v *view) reportedly(c int) int {
	t := v.t
	if w := v.lower[c]; w != "reportedly" && w != "allegedly" || t.Tokens[c].Relation != "advmod" {
		return -1
	}
	g := t.Tokens[c].Head
	if g < 0 || t.Tokens[g].UPOS != "VERB" {
		return -1
	}
	switch t.Tokens[g].Relation {
	case "root", "parataxis", "conj", "ccomp":
		return g
	}
	return -1
}
