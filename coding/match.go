package coding

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/coding/dictionary"
	"hearsay/lexicon"
)

// match is a rule that holds at a trigger.
type match struct {
	rule       *rule
	frame      *frame
	words      []int // the tokens of the trigger, in order
	actors     []int // head tokens
	recipients []int
	score      float64
	noun       bool
	mode       string          // in place of the rule's
	cameo      string          // in place of the rule's
	also       []int           // heads of matches that tell the same act
	background bool            // told beside another act of its sentence
	place      hearsay.PlaceID // once it is coded
	act        *dictionary.Act // that the dictionaries found, in place of a rule of the lexicon
}

// triggers lists the phrases that may begin at token i.
func (r *reading) triggers(i int) (found []trigger, noun bool) {
	tok := &r.t.Tokens[i]
	lemma := tok.Lemma
	if r.caps && tok.UPOS == "PROPN" {
		lemma = strings.ToLower(lemma)
	}
	if r.predicates(i) {
		if r.verbalNoun(i) {
			return r.index.nouns[r.lower[i]], true
		}
		if i > 1 && r.t.Form(i-1) == "-" && r.t.Tokens[i-2].Span.End == r.t.Tokens[i-1].Span.Begin {
			// "test-fired", taken apart
			if found := r.index.verbs[r.lower[i-2]+"-"+lemma]; found != nil {
				return found, false
			}
		}
		if found := r.index.verbs[lemma]; found != nil {
			return found, false
		}
		return r.index.verbs[r.index.forms[r.lower[i]]], false
	}
	switch tok.UPOS {
	case "NOUN":
		if found := r.index.nouns[lemma]; found != nil {
			return found, true
		}
		return r.index.nouns[singular(strings.ToLower(lemma))], true
	case "PROPN":
		if r.caps {
			return r.index.nouns[singular(lemma)], true
		}
		// "the Gulf War", "the Nuclear Security Summit"
		if lower := r.lower[i]; lower == "war" || lower == "summit" {
			return r.index.nouns[lower], true
		}
	case "ADJ", "ADV", "ADP", "INTJ":
		return r.index.adjectives[lemma], false
	}
	return nil, false
}

// verbalNoun reports whether the parser took a noun in -ing that rules look for
// for a verb: it stands behind a preposition or an article and has no object.
func (r *reading) verbalNoun(i int) bool {
	tok := &r.t.Tokens[i]
	if tok.XPOS != "VBG" || r.index.nouns[r.lower[i]] == nil || r.t.Child(i, "obj", "aux", "ccomp", "xcomp") >= 0 {
		return false
	}
	return r.t.Child(i, "case", "det", "nmod:poss") >= 0 || r.doerBefore(i) >= 0
}

// predicates reports whether token i is a verb, or a word that the parser took
// for something else though it has an auxiliary of a verb: "it will free them".
func (r *reading) predicates(i int) bool {
	switch r.t.Tokens[i].UPOS {
	case "VERB", "AUX":
		return true
	case "ADJ", "NOUN":
		return (r.t.Child(i, "aux") >= 0 || r.t.Child(i, "obj") >= 0 && r.t.Child(i, "nsubj") >= 0) && r.t.Child(i, "cop") < 0
	}
	return false
}

// at is the best match at token i, or nil.
func (r *reading) at(i int) *match {
	found, noun := r.triggers(i)
	if len(found) == 0 || r.excluded(i, noun) {
		return nil
	}
	var f *frame
	var best *match
	for k := range found {
		tr := &found[k]
		words, ok := r.phrase(i, tr.words, noun)
		if !ok {
			continue
		}
		if f == nil {
			f = r.frameOf(i, noun)
		}
		m := r.hold(tr.rule, f)
		if m == nil {
			continue
		}
		m.words, m.noun = words, noun
		m.score = float64(2*(len(tr.words)-1)+len(tr.rule.where)) + required(tr.rule) + tr.rule.Weight/2
		if best == nil || m.score > best.score {
			best = m
		}
	}
	return best
}

// frameOf is the frame of a trigger by what kind of word it is.
func (r *reading) frameOf(i int, noun bool) *frame {
	switch {
	case noun:
		return r.nounFrame(i)
	case r.rel(i) == "aux":
		return r.auxiliaryFrame(i)
	case r.predicates(i):
		return r.verbFrame(i)
	}
	return r.adjectiveFrame(i)
}

// required counts the role slots that must be filled by a word of a class.
func required(r *rule) float64 {
	var n float64
	for _, s := range r.actor {
		if s.is != nil {
			n += 0.5
			break
		}
	}
	for _, s := range r.recipient {
		if s.is != nil {
			n += 0.5
			break
		}
	}
	return n
}

// excluded reports whether token i cannot be a trigger whatever its lemma: part
// of a name, an auxiliary, a modifier of a title.
func (r *reading) excluded(i int, noun bool) bool {
	tok := &r.t.Tokens[i]
	if tok.Relation == "aux" && tok.Lemma == "must" {
		return false
	}
	switch tok.Relation {
	case "aux", "aux:pass", "cop", "case", "mark", "flat", "fixed", "det", "cc":
		return true
	}
	if noun && r.caps && (r.lower[i] == "mar" || r.lower[i] == "march") && i > 0 && r.t.Tokens[i-1].UPOS == "NUM" {
		// "26 MAR 89" is no march.
		return true
	}
	if noun && tok.Relation == "compound" && tok.Head >= 0 && !r.framed(i) {
		// "attack helicopters", "Defense Department": the noun only tells a kind. "peace talks team" too.
		return true
	}
	return false
}

// frameNouns add nothing to the act that the noun before them names: "a
// mediation effort", "the bombing campaign".
var frameNouns = map[string]bool{
	"effort": true, "drive": true, "mission": true, "wave": true, "spree": true, "activity": true, "process": true, "incident": true, "attempt": true, "bid": true,
	"round": true, "session": true, "plan": true, "spate": true, "listing": true, "package": true,
}

// framed reports whether the noun i stands before a noun that adds nothing to it.
func (r *reading) framed(i int) bool {
	tok := &r.t.Tokens[i]
	return tok.Relation == "compound" && tok.Head > i && frameNouns[r.t.Tokens[tok.Head].Lemma]
}

// phrase finds the words of a phrase around its head i.
func (r *reading) phrase(i int, p lexicon.Phrase, noun bool) ([]int, bool) {
	words := []int{i}
	if len(p) == 1 {
		return words, true
	}
	if noun {
		for k := len(p) - 2; k >= 0; k-- {
			j := words[0] - 1
			if j >= 0 && r.t.Form(j) == "-" {
				j--
			}
			if j < 0 || !r.lemmaIs(j, p[k]) {
				return nil, false
			}
			words = append([]int{j}, words...)
		}
		return words, true
	}
	at := i
	for _, w := range p[1:] {
		j := r.below(i, at, w)
		if j < 0 {
			return nil, false
		}
		words = append(words, j)
		at = j
	}
	return words, true
}

func (r *reading) lemmaIs(j int, w string) bool {
	return r.t.Tokens[j].Lemma == w || strings.EqualFold(r.t.Form(j), w)
}

// below finds the word w among the dependents of head (behind it, or the subject
// of a passive before it: "no action was taken"), or the case and mark
// words of these, after the token at. A bare neighbour counts as well, where
// the parser hung it elsewhere.
func (r *reading) below(head, at int, w string) int {
	for _, c32 := range r.t.Children(head) {
		c := int(c32)
		if (c > head && r.rel(c) != "nsubj" || r.rel(c) == "nsubj:pass") && r.lemmaIs(c, w) {
			return c
		}
		for _, g32 := range r.t.Children(c) {
			g := int(g32)
			if g <= head {
				continue
			}
			if rel := r.rel(g); (rel == "case" || rel == "mark" || rel == "amod" || rel == "det" && w == "no") && r.lemmaIs(g, w) {
				return g
			}
			if r.rel(c) == "obj" && r.rel(g) == "nmod" && g > c {
				// "forced the agency out of the country", the phrase hung on the object
				if k := r.t.Child(g, "case"); k > c && r.lemmaIs(k, w) && particles[w] {
					return k
				}
			}
			if rel := r.rel(g); c > head && rel != "nmod" && rel != "acl:relcl" && rel != "conj" && g == head+1 && r.lemmaIs(g, w) {
				return g
			}
		}
	}
	if at+1 < len(r.t.Tokens) && r.lemmaIs(at+1, w) && r.t.SentenceOf(at+1) == r.t.SentenceOf(at) {
		return at + 1
	}
	return -1
}

// particles say with a verb where somebody is moved, behind its object.
var particles = map[string]bool{"out": true, "off": true, "away": true, "back": true}

// auxiliaryFrame is the frame of a modal that tells an act of its own: the
// subject of its verb, whatever the voice.
func (r *reading) auxiliaryFrame(i int) *frame {
	f := &frame{head: i, carrier: -1}
	if s := r.surfaceSubject(r.t.Tokens[i].Head, 0); s >= 0 {
		f.add(subject, "", s, i)
	}
	return f
}

// adjectiveFrame is the frame of an adjective: its subject if it is said of
// somebody, the noun that it modifies, and what stands behind a preposition.
func (r *reading) adjectiveFrame(i int) *frame {
	if f := r.seen[i]; f != nil {
		return f
	}
	f := &frame{head: i, carrier: -1}
	r.seen[i] = f
	r.own(f, i, false)
	if !f.has(subject) {
		if r.rel(i) == "amod" {
			f.add(subject, "", r.t.Tokens[i].Head, i)
		} else if s := r.surfaceSubject(i, 0); s >= 0 && s != i {
			f.add(subject, "", s, i)
		}
	}
	return f
}

// fill lists the tokens of f that stand in slot s, whatever their class.
func (r *reading) fill(s *slot, f *frame, visit func(tok int)) {
	if s.function == self {
		visit(f.head)
		return
	}
	for _, a := range f.args {
		if a.function != s.function || s.function == oblique && a.preposition != s.preposition {
			continue
		}
		if a.function == modifier && s.is == nil && s.not == nil && !r.sidelike(a.token) {
			continue
		}
		visit(a.token)
	}
	if s.function == oblique {
		found := false
		for _, a := range f.args {
			found = found || a.function == oblique && a.preposition == s.preposition
		}
		if !found && (s.preposition == "to" || carried(s.preposition)) {
			r.beneath(s, f, visit)
		}
		// "seized districts from the Taliban", "the seizure of the town by the rebels": the phrase may hang on what stands between.
		for _, a := range f.args {
			if a.function != object && !(a.function == oblique && s.preposition != a.preposition && carried(s.preposition)) {
				continue
			}
			for _, c := range r.t.Children(a.token) {
				if r.rel(int(c)) == "nmod" && r.preposition(int(c)) == s.preposition {
					visit(r.refer(int(c)))
				}
			}
		}
	}
}

// beneath visits the phrases with the preposition of s that hang deeper than on
// the trigger: on its infinitive ("vowed not to surrender to the army"), or
// where the parser lost them ("seized districts two days ago from the rebels").
func (r *reading) beneath(s *slot, f *frame, visit func(tok int)) {
	for _, a := range f.args {
		if a.function != openClause {
			continue
		}
		for _, c := range r.t.Children(a.token) {
			if (r.rel(int(c)) == "obl" || r.rel(int(c)) == "nmod") && r.preposition(int(c)) == s.preposition && r.personal(int(c)) {
				visit(r.refer(int(c)))
				return
			}
		}
	}
	if f.noun || s.preposition != "from" {
		return
	}
	end := r.t.Sentences[r.t.SentenceOf(f.head)].EndToken
	for i := f.head + 1; i < end; i++ {
		tok := &r.t.Tokens[i]
		if tok.UPOS == "VERB" && tok.Relation != "amod" {
			return
		}
		if tok.Relation == "case" && tok.Lemma == "from" && tok.Head > i && r.personal(tok.Head) && r.placeAt(tok.Head) == 0 {
			visit(tok.Head)
			return
		}
	}
}

// carried are the prepositions that tell a side of an act wherever they hang.
func carried(p string) bool { return p == "by" || p == "against" || p == "with" || p == "from" }

// suits reports whether the word is of the classes of s.
func (r *reading) suits(s *slot, tok int) bool {
	if s.is != nil && !r.inAny(s.is, tok) {
		return false
	}
	return s.not == nil || !r.inAny(s.not, tok)
}

// holds reports whether some word in the slot suits it.
func (r *reading) holds(s *slot, f *frame) bool {
	ok := false
	r.fill(s, f, func(tok int) { ok = ok || r.suits(s, tok) })
	return ok
}

// vetoes reports whether some word in the slot of an unless line suits it. A
// pronoun says too little to be kept out by a class that it is not in.
func (r *reading) vetoes(s *slot, f *frame) bool {
	ok := false
	r.fill(s, f, func(tok int) {
		ok = ok || r.suits(s, tok) && !(s.not != nil && r.t.Tokens[tok].UPOS == "PRON")
	})
	return ok
}

// hold is the match of rl on f, or nil. A role whose slot says "is" must be
// filled so; one whose slot says "not" must not be filled with that.
func (r *reading) hold(rl *rule, f *frame) *match {
	if rl.intransitive && f.passive && !f.has(subject) && r.t.Child(f.head, "aux:pass") < 0 {
		// "protesters rallied in": no reduced relative, whatever the parser says.
		active := *f
		active.args = slices.Clone(f.args)
		for i := range active.args {
			if active.args[i].function == object {
				active.args[i].function = subject
			}
		}
		f = &active
	}
	for _, group := range rl.where {
		if !r.any(group, f) {
			return nil
		}
	}
	for i := range rl.unless {
		if r.vetoes(&rl.unless[i], f) {
			return nil
		}
	}
	actor, recipient := rl.actor, rl.recipient
	if actor == nil {
		actor = usualActor
		switch {
		case rl.bySubject:
			actor = usualActor[1:]
		case !f.noun && f.has(subject):
			// "rejected calls by the mayor": who does something else.
			actor = usualActor[:1]
		}
	}
	if recipient == nil && f.noun {
		recipient = usualRecipient
	}
	m := &match{rule: rl, frame: f}
	var ok bool
	if m.actors, ok = r.role(actor, f); !ok {
		return nil
	}
	if m.recipients, ok = r.role(recipient, f); !ok {
		return nil
	}
	if len(m.recipients) == 0 && !f.noun {
		m.recipients = r.owners(recipient, f)
	}
	return m
}

// owners are those whose the object of a verb is, if the slots ask for an
// owner: "revoked their licence".
func (r *reading) owners(slots []slot, f *frame) []int {
	for i := range slots {
		if slots[i].function != possessor {
			continue
		}
		for _, a := range f.args {
			if a.function == object {
				if p := r.t.Child(a.token, "nmod:poss"); p >= 0 && r.suits(&slots[i], r.refer(p)) {
					return []int{r.refer(p)}
				}
			}
		}
	}
	return nil
}

// usualActor and usualRecipient fill the roles of rules that do not say who
// fills them; a verb without a recipient line has none.
var (
	usualActor = []slot{
		{function: subject}, {function: oblique, preposition: "by"}, {function: possessor}, {function: modifier},
	}
	usualRecipient = []slot{{function: oblique, preposition: "against"}, {function: oblique, preposition: "on"}}
)

func (r *reading) any(slots []slot, f *frame) bool {
	for i := range slots {
		if r.holds(&slots[i], f) {
			return true
		}
	}
	return false
}

// role fills a role from its slots: the first slot that holds anything gives
// the words.
func (r *reading) role(slots []slot, f *frame) (tokens []int, ok bool) {
	need := false
	for i := range slots {
		s := &slots[i]
		need = need || s.is != nil
		var here []int
		bad := false
		r.fill(s, f, func(tok int) {
			if r.suits(s, tok) {
				here = append(here, tok)
			} else if s.not != nil && r.inAny(s.not, tok) {
				bad = true
			}
		})
		if bad && here == nil {
			return nil, false
		}
		tokens = append(tokens, here...)
	}
	return tokens, !need || len(tokens) > 0
}

// quantifiers are nouns that count or group the noun behind their "of".
var quantifiers = map[string]bool{
	"dozen": true, "hundred": true, "thousand": true, "ten": true, "score": true, "million": true, "number": true, "group": true, "majority": true, "handful": true,
	"couple": true, "lot": true, "some": true, "many": true, "most": true, "all": true, "several": true, "one": true, "two": true, "three": true, "each": true,
	"band": true, "series": true, "wave": true, "type": true, "kind": true, "part": true, "half": true, "member": true, "more": true, "crowd": true, "unit": true, "element": true, "faction": true,
	"column": true, "gang": true, "remnant": true, "contingent": true, "squad": true, "detachment": true, "remains": true, "remain": true, "corpse": true,
	"segment": true, "section": true, "stretch": true, "portion": true,
}

// content is the noun that i counts, or i.
func (r *reading) content(i int) int {
	tok := &r.t.Tokens[i]
	if tok.UPOS == "NUM" || quantifiers[tok.Lemma] {
		for _, c := range r.t.Children(i) {
			if r.rel(int(c)) == "nmod" && r.preposition(int(c)) == "of" {
				return int(c)
			}
		}
	}
	if vessels[tok.Lemma] {
		if k := i - 1; k >= 0 && r.t.Tokens[k].Head == i && r.rel(k) == "compound" && r.t.Tokens[k].UPOS == "NOUN" {
			return k
		}
	}
	return i
}

// vessels are nouns that say in what the thing before them comes: "gas shell".
var vessels = map[string]bool{"shell": true, "canister": true, "cartridge": true, "grenade": true, "round": true, "can": true, "cylinder": true}

// inAny reports whether the word, or the noun that it counts, is of one of the
// classes.
func (r *reading) inAny(classes []*lexicon.WordClass, i int) bool {
	n := r.content(i)
	for _, c := range classes {
		if r.in(c, i) || n != i && r.in(c, n) {
			return true
		}
	}
	return false
}

func (r *reading) in(c *lexicon.WordClass, i int) bool {
	tok := &r.t.Tokens[i]
	if c.Words[tok.Lemma] {
		return true
	}
	// Names of bodies hold their nouns ("Army"); some nouns keep their plural as lemma ("troops"); some lemmas are wrong.
	if lower := r.lower[i]; c.Words[lower] || c.Words[singular(lower)] {
		return true
	}
	for _, m := range c.Marks {
		if r.marked(m, i) {
			return true
		}
	}
	return false
}

// singular is the noun without the ending of its plural.
func singular(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "ies"); ok && len(stem) > 2 {
		return stem + "y"
	}
	if n := len(noun); n > 3 && noun[n-1] == 's' && noun[n-2] != 's' {
		return noun[:n-1]
	}
	return noun
}

// marked reports whether token i is what "@mark" stands for.
func (r *reading) marked(mark string, i int) bool {
	tok := &r.t.Tokens[i]
	if kind, ok := strings.CutPrefix(mark, "kind_"); ok {
		for _, c := range r.t.Children(i) {
			if int(c) < i && (r.rel(int(c)) == "compound" || r.rel(int(c)) == "amod") && r.lemmaIs(int(c), kind) {
				return true
			}
		}
		return false
	}
	switch mark {
	case "any":
		return true
	case "demonym":
		return tok.UPOS == "ADJ" && isUpper(r.t.Form(i)) && !r.caps
	case "passive":
		return r.isPassive(i, 0)
	case "should":
		for _, c := range r.t.Children(i) {
			if tok := &r.t.Tokens[c]; tok.UPOS == "AUX" && (tok.Lemma == "should" || tok.Lemma == "must" || tok.Lemma == "ought") {
				return true
			}
		}
		return false
	case "plural":
		return tok.XPOS == "NNS" || tok.XPOS == "NNPS"
	case "peoples":
		return tok.XPOS == "NNPS"
	case "several":
		// "Norway and Denmark", "French and Egyptian warships"
		if r.t.Child(i, "conj") >= 0 {
			return true
		}
		for _, c := range r.t.Children(i) {
			if r.rel(int(c)) == "amod" && r.t.Child(int(c), "conj") >= 0 && r.sidelike(int(c)) {
				return true
			}
		}
		return false
	case "base":
		// "insisted that Iraq admit inspectors"
		return tok.UPOS == "VERB" && (tok.XPOS == "VB" || tok.XPOS == "VBP") && r.lower[i] == tok.Lemma && r.t.Child(i, "aux") < 0 && !r.infinitive(i)
	case "quoted":
		first, _ := r.t.Subtree(i)
		return first > 0 && strings.Contains("\"“‘``'", r.t.Form(first-1)) || strings.Contains("\"“``", r.t.Form(first))
	case "negated":
		return r.auxiliaries(i) == mark || r.nothing(i)
	case "will", "willnot":
		return r.auxiliaries(i) == mark
	case "name":
		return tok.UPOS == "PROPN"
	case "pronoun":
		return tok.UPOS == "PRON" && (tok.XPOS == "PRP" || tok.XPOS == "PRP$") && tok.Lemma != "it"
	case "number":
		return tok.UPOS == "NUM"
	case "place":
		return r.placeAt(i) != 0
	}
	e := r.mention[i]
	if e == 0 {
		return false
	}
	switch mark {
	case "person", "group", "organization", "government", "publication":
		return string(r.a.Entities[e-1].Type) == mark
	}
	return int(e) <= len(r.a.Actors) && r.a.Actors[e-1].Sector == mark
}

// triggerSpans are the words of m: one span where they stand side by side,
// else the head's and those of the other words that carry meaning ("found him
// guilty").
func (r *reading) triggerSpans(m *match) []hearsay.Span {
	first, last := m.words[0], m.words[0]
	for _, w := range m.words {
		first, last = min(first, w), max(last, w)
	}
	if last-first+1 == len(m.words) {
		return []hearsay.Span{r.t.SpanOf(first, last+1)}
	}
	out := []hearsay.Span{r.t.Tokens[m.words[0]].Span}
	for _, w := range m.words[1:] {
		switch r.t.Tokens[w].UPOS {
		case "ADP", "PART", "DET", "SCONJ":
		default:
			out = append(out, r.t.Tokens[w].Span)
		}
	}
	// Words of a dictionary's pattern may stand before the verb.
	slices.SortFunc(out, func(a, b hearsay.Span) int { return a.Begin - b.Begin })
	return out
}

// auxiliaries sums up what stands before the verb i: "will", "willnot",
// "negated" or nothing.
func (r *reading) auxiliaries(i int) string {
	will, not, have := false, false, false
	for _, c := range r.t.Children(i) {
		switch strings.ToLower(r.t.Tokens[c].Lemma) {
		case "have":
			have = have || r.t.Tokens[c].UPOS == "AUX" // "would have attacked" announces nothing
		case "will", "would", "shall", "'ll", "wo":
			will = will || r.t.Tokens[c].UPOS == "AUX"
		case "not", "never", "n't":
			not = true
		}
	}
	switch {
	case will && have:
		return ""
	case will && not:
		return "willnot"
	case will:
		return "will"
	case not:
		return "negated"
	}
	return ""
}

// nothing reports whether verb i has an object with "no": "took no action", "no
// action was taken".
func (r *reading) nothing(i int) bool {
	o := r.t.Child(i, "obj", "nsubj:pass")
	if o < 0 {
		return false
	}
	d := r.t.Child(o, "det")
	return d >= 0 && r.lower[d] == "no"
}

// sidelike reports whether a modifier of a noun names a side: "Taliban attack",
// "Israeli raid", "police raid", but not "car bomb" or "Mosul offensive".
func (r *reading) sidelike(i int) bool {
	tok := &r.t.Tokens[i]
	if id := r.placeAt(i); id != 0 {
		p := &r.a.Places[id-1]
		return p.Precision == hearsay.PrecisionCountry || p.Use == hearsay.UseMetonym
	}
	switch {
	case tok.UPOS == "PROPN":
		return true
	case tok.UPOS == "ADJ" && tok.Lemma != "terrorist":
		return isUpper(r.t.Form(i)) && i > 0 && !r.caps && r.t.Tokens[i].Relation == "amod"
	case tok.UPOS == "NOUN":
		return tok.Lemma != "terrorist" && (r.in(r.force, i) || r.mention[i] != 0)
	}
	return false
}
