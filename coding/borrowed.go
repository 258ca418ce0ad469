package coding

import (
	"slices"

	"hearsay"
)

// borrowedActors finds who does an act whose own words do not say so: whoever
// does the act that it is told with ("were killed in a raid by the army"), whoever
// takes part in what the talks are part of ("flew to Cairo for talks").
func (r *reading) borrowedActors(m *match) []int {
	if m.rule.Type == hearsay.Assault && !m.noun {
		for _, a := range m.frame.args {
			if a.function == oblique && within[a.preposition] && r.in(r.acts, a.token) {
				if who := r.behind(a.token, true); who != nil {
					return who
				}
			}
		}
	}
	if !m.noun || m.rule.Type != hearsay.Consult && m.rule.Type != hearsay.Assault {
		return nil
	}
	if m.rule.Type == hearsay.Assault {
		if who := r.answerable(m.frame.head); who != nil {
			return who
		}
	}
	tok := &r.t.Tokens[m.frame.head]
	h := tok.Head
	if h < 0 || (r.t.Tokens[h].UPOS != "VERB" || tok.Relation != "obl") && (tok.Relation != "nmod" || r.t.Child(h, "nsubj") < 0) {
		return nil
	}
	switch p := r.preposition(m.frame.head); {
	case m.rule.Type == hearsay.Assault && (p == "with" || p == "through"):
	case m.rule.Type == hearsay.Consult && (p == "for" || p == "following" || p == "after" || p == "during" || p == "at" || p == "in"):
	default:
		return nil
	}
	if s := r.surfaceSubject(h, 0); s >= 0 && r.canTakePart(s) && r.personal(s) && !r.isPassive(h, 0) {
		return r.conjuncts(s)
	}
	return nil
}

// within are the prepositions of the act that another is part of or comes of.
var within = map[string]bool{"in": true, "by": true, "during": true, "from": true, "due_to": true, "to": true, "of": true}

// answerable are those to whom the words around lay the act that noun i names:
// who claims it ("claimed responsibility for the attack"), who is accused of it,
// on whom it is blamed, who is said to be behind it.
func (r *reading) answerable(i int) []int {
	who := r.answersObject(i)
	if who < 0 {
		who = r.answersPhrase(i)
	}
	if who < 0 || who == i || !r.canTakePart(who) || !r.personal(who) {
		return nil
	}
	return r.conjuncts(who)
}

// answersObject is who answers for the act i as the object of a word that says
// so: "the attack was blamed on the rebels", "attributed it to them".
func (r *reading) answersObject(i int) int {
	verbs := make([]int, 0, 4)
	if h := r.t.Tokens[i].Head; h >= 0 && (r.rel(i) == "obj" || r.rel(i) == "nsubj:pass") {
		verbs = append(verbs, h)
	}
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "acl" && isParticiple(&r.t.Tokens[c]) || r.relativeClause(int(c)) && r.isPassive(int(c), 0) {
			verbs = append(verbs, int(c))
		}
	}
	for _, v := range verbs {
		p, ok := r.answers[answerKey{r.verbLemma(v), ""}]
		if !ok {
			continue
		}
		for _, c := range r.t.Children(v) {
			if r.prepositionOf(v, int(c)) == p && r.personal(int(c)) {
				return int(c)
			}
		}
		// The parser may have hung it on the act or its victims: "blamed the murder of two monks on bandits".
		first, end := r.t.Subtree(i)
		for k := max(first, i+1); k < end; k++ {
			if r.rel(k) == "nmod" && r.preposition(k) == p && p != "of" && r.personal(k) {
				return k
			}
		}
	}
	return -1
}

// answersPhrase is who answers for the act i behind a preposition: "charged the
// guards with the murder", "those responsible for it", "is behind the attack".
func (r *reading) answersPhrase(i int) int {
	p := r.preposition(i)
	h := r.t.Tokens[i].Head
	if p == "" || h < 0 {
		return -1
	}
	if p == "behind" {
		if who := r.surfaceSubject(i, 0); who >= 0 {
			return who
		}
		return r.surfaceSubject(h, 0)
	}
	if n := &r.t.Tokens[h]; p == "for" && (n.Lemma == "responsibility" || n.Lemma == "credit") && n.Head >= 0 {
		h = n.Head
	}
	switch r.answers[answerKey{r.verbLemma(h), p}] {
	case "subject":
		return r.surfaceSubject(h, 0)
	case "object":
		if r.t.Tokens[h].UPOS != "VERB" {
			return r.surfaceSubject(h, 0)
		}
		for _, a := range r.verbFrame(h).args {
			if a.function == object {
				return a.token
			}
		}
		return -1
	}
	// The act may hang on who answers for it: "blamed | rebels for the murder".
	if v := r.t.Tokens[h].Head; v >= 0 && (r.rel(h) == "obj" || r.rel(h) == "nsubj:pass") && r.answers[answerKey{r.verbLemma(v), p}] == "object" {
		return h
	}
	return -1
}

// promisedTo finds with whom or for whom the content of a promise is to be
// done: "agreed to resume talks with Moscow", "committed to working with them".
func (r *reading) promisedTo(m *match) []int {
	for _, a := range m.frame.args {
		v := a.token
		if a.function != openClause && !(a.function == oblique && r.t.Tokens[v].UPOS == "VERB") {
			continue
		}
		look := []int{v}
		if o := r.t.Child(v, "iobj"); o >= 0 && r.somebody(o) {
			return r.conjuncts(o)
		}
		if o := r.t.Child(v, "obj"); o >= 0 && !r.in(r.making, v) {
			if k := r.lastObject(v); k > o && r.somebody(o) {
				return r.conjuncts(o)
			}
			if r.somebody(o) && !areas[r.t.Tokens[o].Lemma] && !r.instrumental(v, o) {
				return r.conjuncts(o)
			}
			look = append(look, o)
		}
		for _, h := range look {
			for _, c := range r.t.Children(h) {
				if rel := r.rel(int(c)); rel != "obl" && rel != "nmod" {
					continue
				}
				switch r.preposition(int(c)) {
				case "with", "to", "for", "against":
					if r.somebody(int(c)) {
						return r.conjuncts(r.refer(int(c)))
					}
				}
			}
		}
	}
	return nil
}

// somebody reports whether the word, or the noun that it counts, names somebody
// who can take part.
func (r *reading) somebody(i int) bool {
	return r.personal(i) && r.personal(r.content(i)) && r.canTakePart(i)
}

// instrumental reports whether o, the object of the verb v, is what an act is
// done with and not to whom: "offered to send troops".
func (r *reading) instrumental(v, o int) bool {
	for _, m := range r.told {
		if m.frame.head == v && !m.rule.Reciprocal {
			return !slices.Contains(m.recipients, o)
		}
	}
	return false
}

// otherSide finds who stands on the other side of the act that is the content
// of m: who suffers what is promised, refused or threatened ("refused to lift
// the curfew on the students"), with whom it is to be done ("agreed to a truce
// with the rebels"), whose demand is refused ("refused to answer a demand from
// the judge"), who is to do what is demanded.
func (r *reading) otherSide(m *match) []int {
	var own []int
	for _, i := range m.actors {
		own = append(own, r.conjuncts(i)...)
	}
	other := func(tokens []int) []int {
		var out []int
		for _, i := range tokens {
			if !slices.Contains(own, i) && r.personal(i) && r.canTakePart(i) && r.t.Tokens[i].XPOS != "PRP$" {
				out = append(out, r.conjuncts(i)...)
			}
		}
		return out
	}
	for _, o := range r.told {
		if o == m || !r.contentOf(o.frame.head, m) {
			continue
		}
		var who []int
		asks := o.rule.Type == hearsay.Request || o.rule.Type == hearsay.Agree && !o.rule.Reciprocal
		switch {
		case o.rule.Reciprocal:
			who = append(other(o.actors), other(o.recipients)...)
		case m.rule.Type == hearsay.Request:
			who = other(o.actors)
		case m.rule.Type == hearsay.Reject && asks:
			who = other(o.actors)
		default:
			who = other(o.recipients)
		}
		if len(who) > 0 {
			return who
		}
	}
	return nil
}

// contentOf reports whether the word i lies in what the verb or noun of m
// governs as its content: its object or its clause.
func (r *reading) contentOf(i int, m *match) bool {
	for n := 0; n < deepest; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			return false
		}
		if h == m.frame.head || h == m.frame.carrier {
			switch r.rel(i) {
			case "obj", "xcomp", "ccomp", "acl", "nsubj:pass":
				return true
			case "obl", "nmod":
				switch r.preposition(i) {
				case "to", "on", "for", "of", "with":
					return true
				}
			case "advcl":
				return r.infinitive(i)
			}
			return false
		}
		if rel := r.rel(i); rel == "advcl" || rel == "acl:relcl" || rel == "parataxis" {
			return false
		}
		i = h
	}
	return false
}

// asked finds of whom something is wanted: the subject of what is to be done
// ("calls for Israel to withdraw"), who does what is to end ("called for an end
// to the regime's attacks").
func (r *reading) asked(m *match) []int {
	for _, c := range r.t.Children(m.frame.head) {
		if v := int(c); m.noun && r.rel(v) == "acl:relcl" && r.marked("base", v) {
			// "his demand that the army withdraw", read as a relative clause
			if s := r.t.Child(v, "nsubj"); s >= 0 && r.somebody(s) {
				return r.conjuncts(s)
			}
		}
	}
	for _, a := range m.frame.args {
		switch {
		case a.function == subject, a.function == possessor, a.function == modifier,
			a.function == oblique && a.preposition != "for" && a.preposition != "on" && a.preposition != "to" && a.preposition != "that":
			continue
		}
		t := a.token
		if r.t.Tokens[t].UPOS == "VERB" {
			if s := r.t.Child(t, "nsubj", "nsubj:pass"); s >= 0 && (r.infinitive(t) || a.preposition == "for" || a.preposition == "that" || a.function == fullClause) && r.personal(s) && r.canTakePart(s) && !r.isPassive(t, 0) {
				return r.conjuncts(s)
			}
			continue
		}
		if a.function == oblique && a.preposition == "for" || a.function == object {
			for _, c := range r.t.Children(t) {
				if r.rel(int(c)) == "acl" && r.infinitive(int(c)) && r.personal(t) && a.function == oblique {
					return r.conjuncts(t)
				}
			}
			if r.t.Tokens[t].UPOS != "NOUN" || r.personal(t) {
				continue
			}
			if who := r.behind(t, true); who != nil {
				return who
			}
			for _, c := range r.t.Children(t) {
				if p := r.preposition(int(c)); r.rel(int(c)) == "nmod" && (p == "to" || p == "of") {
					if who := r.behind(int(c), true); who != nil {
						return who
					}
				}
			}
		}
	}
	return nil
}

// protestedAgainst finds against whom a protest is from what it demands:
// "marched to demand the minister's resignation".
func (r *reading) protestedAgainst(m *match) []int {
	look := []int{}
	for _, a := range m.frame.args {
		if r.t.Tokens[a.token].UPOS == "VERB" && a.function != subject {
			look = append(look, a.token)
		}
	}
	for _, c := range r.t.Children(m.frame.head) {
		switch r.rel(int(c)) {
		case "acl", "advcl", "acl:relcl":
			look = append(look, int(c))
		}
	}
	for _, v := range look {
		switch r.verbLemma(v) {
		case "demand", "protest", "oppose", "condemn", "denounce", "oust", "topple", "force", "urge":
		default:
			continue
		}
		o := r.t.Child(v, "obj")
		switch {
		case o < 0:
			if k := r.t.Child(v, "ccomp"); k >= 0 {
				if s := r.surfaceSubject(k, 0); s >= 0 && r.personal(s) && r.canTakePart(s) {
					return r.conjuncts(s)
				}
			}
		case r.personal(o) && r.canTakePart(o):
			return r.conjuncts(o)
		default:
			if p := r.t.Child(o, "nmod:poss"); p >= 0 && r.personal(p) {
				return r.conjuncts(p)
			}
		}
	}
	return nil
}

// charged finds of whom a charge that is told in a clause tells: "alleged that
// the attacks were plotted by the group".
func (r *reading) charged(m *match) []int {
	for _, a := range m.frame.args {
		if a.function != fullClause {
			continue
		}
		if r.t.Tokens[a.token].UPOS != "VERB" {
			if s := r.surfaceSubject(a.token, 0); s >= 0 && r.personal(s) && r.canTakePart(s) {
				return r.conjuncts(s)
			}
			continue
		}
		for _, b := range r.verbFrame(a.token).args {
			if b.function == subject && r.personal(b.token) && r.canTakePart(b.token) {
				return r.conjuncts(b.token)
			}
		}
	}
	return nil
}

// struck finds who suffers an assault that a noun names from the words that it
// stands with: "civilians face shelling", "the victims of the attack".
func (r *reading) struck(m *match) []int {
	i := m.frame.head
	h := r.t.Tokens[i].Head
	if h < 0 {
		return nil
	}
	switch r.rel(i) {
	case "obj":
		switch r.verbLemma(h) {
		case "face", "suffer", "endure", "undergo", "survive", "withstand", "escape", "flee", "experience":
			if s := r.surfaceSubject(h, 0); s >= 0 && r.canTakePart(s) && r.personal(s) {
				return r.conjuncts(s)
			}
		}
	case "nmod", "obl", "obl:agent":
		switch r.t.Tokens[h].Lemma {
		case "victim", "survivor", "casualty":
			if s := r.t.Child(h, "nsubj"); s >= 0 && r.canTakePart(s) && r.personal(s) {
				return r.conjuncts(r.refer(s)) // "the senator was the victim of an attack"
			}
			return []int{h}
		}
	}
	return nil
}

// borrowedRecipients finds who suffers what a noun of law names: "was held on
// charges of fraud", "faces trial".
func (r *reading) borrowedRecipients(m *match) []int {
	switch m.rule.Type {
	case hearsay.Mobilize:
		return r.aimedAt(m)
	case hearsay.Agree, hearsay.Reject:
		if who := r.promisedTo(m); who != nil {
			return who
		}
		return r.otherSide(m)
	case hearsay.Request:
		if who := r.asked(m); who != nil {
			return who
		}
		return r.otherSide(m)
	case hearsay.Protest:
		return r.protestedAgainst(m)
	case hearsay.Coerce:
		// "prevented the march of the students"
		for _, o := range r.told {
			if o.rule.Type == hearsay.Protest && r.rel(o.frame.head) == "obj" && r.t.Tokens[o.frame.head].Head == m.frame.head {
				return r.parties(o.actors, true, o)
			}
		}
	case hearsay.Assault:
		return r.struck(m)
	case hearsay.Accuse:
		if !m.noun {
			return r.charged(m)
		}
	case hearsay.Threaten:
		// "threatened to kill ten judges"
		for _, a := range m.frame.args {
			if a.function == openClause {
				if o := r.t.Child(a.token, "obj"); o >= 0 && r.personal(o) {
					return []int{o}
				}
			}
		}
		if who := r.promisedTo(m); who != nil {
			return who
		}
		return r.otherSide(m)
	}
	switch m.rule.Mode {
	case "allege", "convict", "arrest":
	default:
		return nil
	}
	i := m.frame.head
	if who := r.confined(m); who != nil {
		return who
	}
	for n := 0; n < 3; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			return nil
		}
		if r.t.Tokens[h].UPOS != "VERB" {
			i = h
			continue
		}
		f := r.verbFrame(h)
		var who []int
		for _, a := range f.args {
			suffers := a.function == object && a.token != m.frame.head && a.token != i
			if r.rel(i) == "obj" {
				switch r.verbLemma(h) {
				case "face", "serve", "receive", "await", "deny", "get", "have":
					suffers = a.function == subject
				}
			}
			if suffers && r.canTakePart(a.token) && r.personal(a.token) {
				who = append(who, a.token)
			}
		}
		return who
	}
	return nil
}

// confined finds who is in custody, detention or the like: "ten are in custody",
// "should remain in custody", "the suspects in custody".
func (r *reading) confined(m *match) []int {
	i := m.frame.head
	if m.rule.Mode != "arrest" || !m.noun || r.preposition(i) != "in" {
		return nil
	}
	who := -1
	switch h := r.t.Tokens[i].Head; {
	case r.t.Child(i, "cop") >= 0:
		who = r.surfaceSubject(i, 0)
	case h < 0:
	case r.rel(i) == "nmod":
		who = h
	case r.rel(i) == "obl":
		switch r.verbLemma(h) {
		case "remain", "stay", "be", "languish", "sit":
			who = r.surfaceSubject(h, 0)
		case "keep", "hold", "place", "put":
			for _, a := range r.verbFrame(h).args {
				if a.function == object {
					who = a.token
				}
			}
		}
	}
	if who < 0 || !r.canTakePart(who) || !r.personal(who) {
		return nil
	}
	return r.conjuncts(who)
}

// aimedAt finds against whom forces are raised: "assembled a force to counter
// the rebels".
func (r *reading) aimedAt(m *match) []int {
	look := []int{m.frame.head}
	for _, a := range m.frame.args {
		if a.function == object || a.function == openClause || a.function == subject {
			look = append(look, a.token)
		}
	}
	for k := 0; k < len(look) && k < 12; k++ {
		i := look[k]
		if hostile[r.verbLemma(i)] && r.t.Tokens[i].UPOS == "VERB" {
			if o := r.t.Child(i, "obj"); o >= 0 && r.personal(o) {
				return []int{o}
			}
		}
		for _, c := range r.t.Children(i) {
			if (r.rel(int(c)) == "acl" || r.rel(int(c)) == "advcl" || r.rel(int(c)) == "xcomp") && r.infinitive(int(c)) && k == 0 || r.rel(int(c)) == "acl" || r.rel(int(c)) == "nmod" && k > 0 {
				look = append(look, int(c))
			}
		}
	}
	return nil
}

// hostile are verbs whose object is the enemy.
var hostile = map[string]bool{
	"counter": true, "fight": true, "combat": true, "defeat": true, "confront": true, "resist": true, "repel": true, "stop": true, "oppose": true, "attack": true,
	"battle": true, "crush": true, "quell": true, "block": true, "contain": true, "oust": true, "dislodge": true, "invade": true, "eliminate": true,
}

// retold finds a clause about a nominal act that tells it again with a doer of
// its own: "the raid, which he said had been carried out by local gangs".
func (r *reading) retold(m *match) *match {
	if !m.noun {
		return nil
	}
	end := r.t.Sentences[r.t.SentenceOf(m.frame.head)].EndToken
	for v := m.frame.head + 1; v < end; v++ {
		if r.t.Tokens[v].UPOS == "NOUN" && r.index.hasNoun(r.t.Tokens[v].Lemma) {
			return nil // what follows may be about that act
		}
		if !r.isLight(v) || v == m.frame.carrier || !r.isPassive(v, 0) || !r.hasWhich(v) && (r.rel(v) != "ccomp" || !r.hasWhich(r.t.Tokens[v].Head)) {
			continue
		}
		for _, g := range r.t.Children(v) {
			if r.rel(int(g)) == "obl:agent" || r.rel(int(g)) == "obl" && r.preposition(int(g)) == "by" {
				f := &frame{head: v, carrier: -1, passive: true}
				return &match{rule: m.rule, frame: f, words: []int{v}, actors: []int{r.refer(int(g))}, recipients: m.recipients, score: m.score, mode: m.mode, cameo: m.cameo, background: true}
			}
		}
	}
	return nil
}

// hasWhich reports whether the verb has "which" or "that" for an argument.
func (r *reading) hasWhich(v int) bool {
	for _, c := range r.t.Children(v) {
		if (r.lower[c] == "which" || r.lower[c] == "that") && (r.is(int(c), "nsubj") || r.is(int(c), "obj")) {
			return true
		}
	}
	return false
}
