package coding

import (
	"slices"
	"strings"

	"hearsay"
)

// participants makes Participants of head tokens, leaving out those named
// before.
func (r *reading) participants(tokens []int, before []hearsay.Participant) []hearsay.Participant {
	var out []hearsay.Participant
	seen := func(p hearsay.Participant) bool {
		for _, o := range slices.Concat(before, out) {
			if o.Span.Overlaps(p.Span) || o.Entity != 0 && o.Entity == p.Entity {
				return true
			}
		}
		return false
	}
	for _, i := range tokens {
		if p := r.participant(i); !p.Span.Empty() && !seen(p) {
			out = append(out, p)
		}
	}
	return out
}

// parties are the heads of those that the words name: the words with what is
// coordinated with them; for an act or a thing that cannot take part, those who
// do it or own it ("condemned the policy of the regime": the regime).
func (r *reading) parties(tokens []int, acting bool, m *match) []int {
	var out []int
	add := func(i int) {
		i = r.nameHead(i)
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	for _, i := range tokens {
		for _, c := range r.conjuncts(i) {
			switch {
			case slices.Contains(m.words, c):
			case !r.canTakePart(c) || (acting || spoken(m.rule)) && !r.personal(c):
				// "condemned the shelling of the camp by the army" blames the army.
				judged := m.rule.Type == hearsay.Accuse && r.in(r.acts, c)
				for _, o := range r.behind(c, acting || judged) {
					add(o)
				}
			default:
				add(c)
			}
		}
	}
	if len(out) > 1 && acting {
		// "the regime must end its attacks": the pronoun is the regime.
		for k, i := range out {
			if r.rel(i) == "nmod:poss" && r.t.Tokens[i].UPOS == "PRON" && r.t.Tokens[i].XPOS == "PRP$" {
				return slices.Delete(out, k, k+1)
			}
		}
	}
	return out
}

// spoken reports whether the act of the rule is done to people only, not to
// things.
func spoken(rl *rule) bool {
	switch rl.Type {
	case hearsay.Sanction:
		return false
	case hearsay.Protest:
		return rl.Mode != "vandalize"
	case hearsay.Threaten:
		return rl.Mode != "violence"
	}
	return verbal(rl.Type)
}

// nameHead is the head of the name that token i stands in, where the parser has
// hung its words on something else one by one ("expel Sinn | Fein"), or i.
func (r *reading) nameHead(i int) int {
	h := i + int(r.name[i])
	if h == i || r.t.Tokens[i].Head != r.t.Tokens[h].Head {
		return i
	}
	return h
}

// conjuncts lists i and what is coordinated with it, in order. What is hung on
// the name right behind i is coordinated with both: "agent Peter Kovac and his
// daughter". Who tells of i is not: "the town fell to gunmen, residents and an
// officer said".
func (r *reading) conjuncts(i int) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) < 40; k++ {
		at := []int{out[k]}
		n := out[k] + 1
		if n < len(r.t.Tokens) && r.t.Tokens[out[k]].UPOS == "NOUN" && r.t.Tokens[n].UPOS == "PROPN" && r.t.Tokens[n].Head == out[k] && r.t.SentenceOf(n) == r.t.SentenceOf(i) {
			for h := n + int(r.name[n]); n < len(r.t.Tokens) && r.t.Tokens[n].UPOS == "PROPN" && n+int(r.name[n]) == h; n++ {
				at = append(at, n)
			}
		}
		for _, v := range at {
			for _, c := range r.t.Children(v) {
				if tok := &r.t.Tokens[c]; tok.Relation == "conj" && tok.UPOS != "VERB" && tok.UPOS != "ADV" && !r.harmed(int(c)) && (r.speaks[c] == 0 || r.speaks[c] == r.speaks[i]) {
					out = append(out, int(c))
				}
			}
		}
	}
	return out
}

// harmed reports whether the noun i, after "and", has a verb of harm for a
// modifier: in "killed 16 people and wounded dozens" that is no second object.
func (r *reading) harmed(i int) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "amod" && r.t.Tokens[c].UPOS == "VERB" && r.harms(int(c)) {
			return true
		}
	}
	return false
}

// behind are those who do the act or own the thing that the noun i names.
func (r *reading) behind(i int, acting bool) []int {
	tok := &r.t.Tokens[i]
	if tok.UPOS != "NOUN" && tok.XPOS != "VBG" || r.timed(i) {
		return nil
	}
	var out []int
	if d := r.doerBefore(i); d >= 0 {
		out = append(out, r.conjuncts(d)...)
	}
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		take := false
		switch rel := r.rel(c); rel {
		case "nmod:poss":
			take = true
		case "nmod", "obl:agent", "obl":
			switch p := r.preposition(c); p {
			case "by":
				take = true
			case "of", "between", "from":
				take = !acting || p == "between"
			}
		case "compound", "amod":
			take = acting && r.in(r.acts, i) && r.sidelike(c)
		case "acl", "acl:relcl":
			// "the rally called by the opposition", "the steps that were taken by the cabinet"
			if a := r.t.Child(c, "obl:agent"); a >= 0 {
				c, take = a, true
			}
		}
		if !take {
			continue
		}
		for _, x := range r.conjuncts(r.refer(c)) {
			if r.canTakePart(x) && (r.personal(x) || r.rel(x) == "compound" || r.rel(x) == "amod") {
				out = append(out, x)
			}
		}
	}
	if h := tok.Head; out == nil && acting && r.rel(i) == "obj" && r.isLight(h) && !r.isPassive(h, 0) && r.t.Child(i, "acl", "acl:relcl") >= 0 {
		// "issued a declaration demanding a truce"
		if s := r.surfaceSubject(h, 0); s >= 0 && r.somebody(s) {
			return r.conjuncts(s)
		}
	}
	if h := tok.Head; out == nil && r.rel(i) == "obj" && !r.isPassive(h, 0) {
		// "is investigating killings by the army", the phrase hung on the verb
		for _, c := range r.t.Children(h) {
			if x := int(c); x > i && r.preposition(x) == "by" && r.personal(x) && r.canTakePart(x) && r.t.Tokens[x].UPOS != "VERB" {
				out = append(out, r.conjuncts(x)...)
			}
		}
	}
	return out
}

// personal reports whether the word names people, a body of people, or a name
// of any kind.
func (r *reading) personal(i int) bool {
	tok := &r.t.Tokens[i]
	switch tok.UPOS {
	case "PROPN", "PRON", "NUM":
		return !r.timed(i)
	case "ADJ":
		return r.sidelike(i) || r.mention[i] != 0
	}
	if e := r.mention[i]; e != 0 {
		switch r.a.Entities[e-1].Type {
		case hearsay.Person, hearsay.Group, hearsay.Organization, hearsay.Government:
			return true
		}
	}
	n := r.content(i)
	for _, c := range r.people {
		if r.in(c, n) || r.in(c, i) {
			return true
		}
	}
	return tok.UPOS == "DET"
}

// canTakePart reports whether the word may name somebody or something that an
// event does something to.
func (r *reading) canTakePart(i int) bool {
	tok := &r.t.Tokens[i]
	if r.timed(i) || r.none(i) {
		return false
	}
	switch tok.UPOS {
	case "NOUN":
		return !r.in(r.acts, i) || r.mention[i] != 0 && !r.index.hasNoun(tok.Lemma)
	case "PROPN", "NUM":
		return true
	case "PRON":
		switch tok.Lemma {
		case "what", "that", "this", "which", "there", "nothing", "something", "anything", "everything", "it":
			return tok.Lemma == "it" && r.mention[i] != 0
		}
		return true
	case "ADJ", "DET":
		return r.mention[i] != 0 || tok.XPOS == "JJ" && isUpper(r.t.Form(i)) || tok.UPOS == "DET" && (tok.Relation != "det")
	}
	return false
}

// timed reports whether token i tells a time: "Saturday's attack" is nobody's.
func (r *reading) timed(i int) bool {
	s := r.t.Tokens[i].Span
	if k := r.firstTime(s.Begin); k < len(r.a.Times) && r.a.Times[k].Span.Overlaps(s) {
		return true
	}
	return days[strings.ToLower(r.t.Tokens[i].Lemma)]
}

var days = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "yesterday": true, "today": true,
	"tomorrow": true, "tonight": true, "year": true, "month": true, "week": true, "day": true, "january": true, "february": true, "march": true, "april": true,
	"june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true, "decade": true,
}

func isUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func (x *index) hasNoun(lemma string) bool { return x.nouns[lemma] != nil }

func (r *reading) participant(i int) hearsay.Participant {
	var p hearsay.Participant
	first, end := r.phraseOf(i)
	for end < len(r.name) && r.name[i] == 0 && end+int(r.name[end]) == i && end > i {
		end++ // the rest of a name that the parser hung elsewhere
	}
	if k := r.titled(i, end); k > end {
		end = k
	}
	p.Span = r.t.SpanOf(first, end)
	p.Entity = r.mention[i]
	if p.Entity == 0 {
		// Another word of the name may head its mention: "SENATOR PAULO | MEDEIROS".
		if h := i + int(r.name[i]); first <= h && h < end {
			p.Entity = r.mention[h]
		}
	}
	if p.Entity == 0 {
		// The head may lie inside a mention whose own head the entity step chose otherwise.
		best := 0
		for k := first; k < end; k++ {
			if e := r.mention[k]; e != 0 && r.t.Tokens[k].Head == i && (r.rel(k) == "flat" || r.rel(k) == "appos") {
				best = int(e)
				break
			}
		}
		if best == 0 {
			if c := r.content(i); c != i && r.mention[c] != 0 {
				best = int(r.mention[c])
			}
		}
		p.Entity = hearsay.EntityID(best)
	}
	if p.Entity > 0 && int(p.Entity) <= len(r.a.Actors) {
		p.Actor = r.a.Actors[p.Entity-1]
	}
	return p
}

// titled is where the name ends that stands right behind the phrase of i, which
// ends with token end, and is its apposition without a comma ("police chief |
// Tomas Varga"), or end.
func (r *reading) titled(i, end int) int {
	for _, c := range r.t.Children(i) {
		h := int(c)
		e := r.mention[h]
		if h < end || e == 0 || r.rel(h) != "appos" && r.rel(h) != "flat" || r.t.Tokens[h].UPOS != "PROPN" || r.a.Entities[e-1].Type != hearsay.Person {
			continue
		}
		if first, _ := r.t.Subtree(h); first != end || r.t.Tokens[first].UPOS == "PUNCT" {
			continue
		}
		k := h + 1
		for k < len(r.name) && r.name[k] != 0 && k+int(r.name[k]) == h {
			k++
		}
		return k
	}
	return end
}

// phraseOf is the noun phrase of i; of a modifier only its own words.
func (r *reading) phraseOf(i int) (first, end int) {
	switch r.rel(i) {
	case "compound", "amod", "nmod:desc":
		return r.t.Subtree(i)
	}
	first, end = r.t.NounPhrase(i)
	// A possessive ends in its mark, which is no part of the name.
	for end > i+1 && (r.t.Form(end-1) == "'s" || r.t.Form(end-1) == "’s" || r.t.Form(end-1) == "'" || r.t.Form(end-1) == "’") {
		end--
	}
	// "the mayor with a knife", "the embassy by militants": such a phrase says how or by whom, wherever the parser hung it;
	// "the guards responsible for the raid" are the guards.
	for _, c := range r.t.Children(i) {
		if f, e := r.t.Subtree(int(c)); int(c) > i && f > i && f < end && e > f+1 && r.rel(int(c)) == "amod" && r.t.Child(int(c), "obl") >= 0 {
			end = f
		}
		if int(c) > i && r.rel(int(c)) == "nmod" {
			if f, _ := r.t.Subtree(int(c)); f > i && f < end && (circumstantial(r.preposition(int(c))) || r.preposition(int(c)) == "for" && r.index.hasNoun(r.t.Tokens[c].Lemma)) {
				end = f
			}
		}
	}
	// "apparently by rebels": neither the preposition nor what stands before it names them.
	if k := r.t.Child(i, "case"); k > first && k < i && r.t.Tokens[first].Relation == "advmod" {
		first = k
	}
	for _, c := range r.t.Children(i) {
		if int(c) < i && int(c) >= first && r.rel(int(c)) == "amod" && r.squeezed(int(c)) >= 0 {
			first = int(c) + 1 // "the militia intimidated voters", the verb taken for an adjective
		}
	}
	for first < i && r.t.Tokens[first].Head == i && (r.t.Tokens[first].Relation == "case" || r.harmed(i) && r.t.Tokens[first].Relation == "amod" && r.harms(first)) {
		first++
	}
	return first, end
}
