package coding

import (
	"strings"

	"hearsay"
)

// argument is a word that a trigger governs, the passive undone and the
// missing filled in from control, coordination and relative clauses.
type argument struct {
	function    function
	preposition string
	token       int
	from        int // the word that it hangs on in the tree; the trigger, or a verb or noun that lends it
}

// frame is a trigger with its arguments.
type frame struct {
	head    int
	args    []argument
	passive bool
	noun    bool
	carrier int // the light verb whose noun the trigger is, or -1
}

// deepest is how many clauses up a missing subject is looked for.
const deepest = 6

// reading is the analysis of one report.
type reading struct {
	*Coder
	t       *hearsay.Text
	a       *hearsay.Annotations
	mention map[int]hearsay.EntityID // by head token
	name    []int32                  // of each token, how far off the head of the name that it stands in is
	place   []placed
	outward []hearsay.AttributionID   // outermost first
	heard   [][]hearsay.AttributionID // of each sentence, those whose content reaches into it, outermost first
	speaks  []hearsay.AttributionID   // of each token, the account whose source it belongs to; 0 if none
	seen    map[int]*frame
	told    []*match
	lower   []string // forms in lower case

	caps      bool // the sentence is written in capitals
	discarded bool // a phrase of the dictionaries keeps the whole report from being coded

	trace *trace // nil unless the coding is to be explained
}

func (r *reading) rel(i int) string { return r.t.Tokens[i].Relation }

func (r *reading) is(i int, relation string) bool {
	return hearsay.MatchRelation(r.t.Tokens[i].Relation, relation)
}

// preposition is the lemma of the case of i, or "". It may hang on the title
// before a name: "of former president Carter".
func (r *reading) preposition(i int) string {
	p := r.ownPreposition(i)
	if p == "" && r.t.Tokens[i].UPOS == "PROPN" {
		for _, c := range r.t.Children(i) {
			if int(c) < i && (r.rel(int(c)) == "nmod:desc" || r.rel(int(c)) == "compound") {
				if p = r.ownPreposition(int(c)); p != "" {
					break
				}
			}
		}
	}
	return p
}

// prepositionOf is the preposition of the phrase c of the verb v. The parser may
// have taken it for a particle of the verb: "called on all parties to".
func (r *reading) prepositionOf(v, c int) string {
	if p := r.preposition(c); p != "" {
		return p
	}
	first, _ := r.t.Subtree(c)
	if k := first - 1; k > v && r.t.Tokens[k].Head == v && r.rel(k) == "compound:prt" && r.rel(c) == "obl" {
		return strings.ToLower(r.t.Tokens[k].Lemma)
	}
	return ""
}

func (r *reading) ownPreposition(i int) string {
	for _, c := range r.t.Children(i) {
		if r.t.Tokens[c].Relation != "case" {
			continue
		}
		lemma := strings.ToLower(r.t.Tokens[c].Lemma)
		if lemma == "'s" || lemma == "’s" || lemma == "'" {
			continue
		}
		// "because of", "according to", "out of": the words as one.
		for _, f := range r.t.Children(int(c)) {
			if r.t.Tokens[f].Relation == "fixed" {
				lemma += "_" + strings.ToLower(r.t.Tokens[f].Lemma)
			}
		}
		return lemma
	}
	return ""
}

// isRelative reports whether i is "who", "which" or "that" of a relative clause.
func (r *reading) isRelative(i int) bool {
	switch r.t.Tokens[i].UPOS {
	case "PRON", "DET", "SCONJ", "ADV":
	default:
		return false
	}
	switch strings.ToLower(r.t.Tokens[i].Lemma) {
	case "who", "which", "that", "whom":
		return true
	}
	return false
}

// relativeClause reports whether v heads a relative clause with a finite verb.
func (r *reading) relativeClause(v int) bool {
	return r.rel(v) == "acl:relcl" || r.rel(v) == "advcl:relcl"
}

// antecedent is the noun that the relative clause around v modifies, or -1.
func (r *reading) antecedent(v int) int {
	for n := 0; n < deepest && v >= 0; n++ {
		if r.relativeClause(v) {
			return r.t.Tokens[v].Head
		}
		v = r.t.Tokens[v].Head
	}
	return -1
}

// refer follows a relative pronoun to the noun it stands for.
func (r *reading) refer(i int) int {
	if r.isRelative(i) {
		if k := i - 1; r.lower[i] == "who" && k >= 0 && r.t.Tokens[k].UPOS == "PROPN" && r.personName(k) >= 0 {
			// "the deputy of President Ali who fled": no comma parts the name from its clause.
			return r.personName(k)
		}
		if n := r.antecedent(r.t.Tokens[i].Head); n >= 0 && n != i {
			for h := r.t.Tokens[n].Head; r.lower[i] == "who" && r.rel(n) == "nmod" && h >= 0 && (r.namesPlace(n) || r.institution(n) && r.personal(h)); h = r.t.Tokens[n].Head {
				// "fighters from the town, who", "a nurse at the clinic, who": a place is no "who".
				n = r.t.Tokens[n].Head
			}
			return n
		}
		if l := r.lower[i]; l == "who" || l == "which" {
			// The clause hangs elsewhere: the noun right before it is meant.
			first := r.t.Sentences[r.t.SentenceOf(i)].FirstToken
			for k := i - 1; k >= first && k >= i-3; k-- {
				if u := r.t.Tokens[k].UPOS; u == "NOUN" || u == "PROPN" {
					return k
				}
			}
		}
	}
	return i
}

// institution reports whether the noun is a body or a building, or none that
// could be "who".
func (r *reading) institution(n int) bool {
	if e := r.mention[n]; e != 0 {
		switch r.a.Entities[e-1].Type {
		case hearsay.Organization, hearsay.Government, hearsay.Facility, hearsay.Location:
			return true
		}
	}
	return !r.personal(n)
}

// namesPlace reports whether token n names a place as such, not those from it.
func (r *reading) namesPlace(n int) bool {
	id := r.placeAt(n)
	return id != 0 && r.a.Places[id-1].Use == hearsay.UseLiteral && r.t.Tokens[n].XPOS != "NNPS"
}

// personName is the head of the name of a person that ends in token k, or -1.
func (r *reading) personName(k int) int {
	for n, i := 0, k; n < 4 && i >= 0 && r.t.Tokens[i].UPOS == "PROPN"; n++ {
		if e := r.mention[i]; e != 0 {
			if r.a.Entities[e-1].Type == hearsay.Person {
				return i
			}
			return -1
		}
		h := r.t.Tokens[i].Head
		if h < 0 || h > k {
			return -1
		}
		i = h
	}
	return -1
}

func isParticiple(tok *hearsay.Token) bool { return tok.XPOS == "VBN" }

// isPassive reports whether the surface subject of v is its object.
func (r *reading) isPassive(v int, depth int) bool {
	if r.squeezed(v) >= 0 {
		return false
	}
	own, subject := false, false
	for _, c := range r.t.Children(v) {
		switch r.t.Tokens[c].Relation {
		case "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass":
			return true
		case "nsubj":
			own, subject = true, true
		case "aux", "obj":
			own = true
		}
	}
	tok := &r.t.Tokens[v]
	if !isParticiple(tok) && !(tok.XPOS == "VBD" && (tok.Relation == "acl" || transitive[r.verbLemma(v)])) {
		return false
	}
	switch {
	case tok.Relation == "acl", tok.Relation == "amod":
		return r.t.Child(v, "obj") < 0 && !subject // "claims it spied on them"
	case tok.Relation == "advcl" && !own:
		return true
	case tok.Relation == "conj" && !own && depth < deepest && tok.Head >= 0:
		return r.isPassive(tok.Head, depth+1)
	case own:
		if transitive[r.verbLemma(v)] {
			// "Tourist killed in attack": headlines drop the auxiliary.
			return r.t.Child(v, "obj") < 0 && r.t.Child(v, "aux") < 0 && r.t.Child(v, "ccomp") < 0
		}
		return false
	}
	// "Eight plotters detained": headlines drop the auxiliary.
	return tok.Relation == "xcomp" || tok.Relation == "root" && r.t.Child(v, "nsubj") < 0
}

// transitive are verbs that have an object wherever they are active.
var transitive = map[string]bool{
	"kill": true, "wound": true, "injure": true, "arrest": true, "detain": true, "kidnap": true, "abduct": true, "assassinate": true, "murder": true, "jail": true,
	"imprison": true, "deport": true, "behead": true, "execute": true, "displace": true, "expel": true, "oust": true, "release": true, "free": true,
	"indict": true, "convict": true, "sentence": true, "hospitalize": true, "acquit": true,
}

// squeezed is the subject of a finite verb that the parser took for a
// participle before its object ("rebels fired rockets"), or -1. An adjective
// does not follow right behind a noun.
func (r *reading) squeezed(v int) int {
	tok := &r.t.Tokens[v]
	if tok.Relation != "amod" || tok.Head < v || v == 0 || !(isParticiple(tok) || tok.XPOS == "VBD") {
		return -1
	}
	switch before := &r.t.Tokens[v-1]; before.UPOS {
	case "NOUN", "PROPN", "PRON":
		if before.XPOS == "PRP$" || r.t.SentenceOf(v-1) != r.t.SentenceOf(v) {
			return -1
		}
		return r.refer(v - 1)
	case "VERB", "AUX":
		if before.Lemma == "have" && r.rel(tok.Head) == "obj" && r.t.Tokens[tok.Head].Head == v-1 {
			// "have tortured scores of prisoners"
			if s := r.t.Child(v-1, "nsubj"); s >= 0 {
				return r.refer(s)
			}
		}
	}
	return -1
}

// mainVerb is the verb whose subject the participle v shares that the parser
// hung on h. What came of it, behind a comma, belongs to the main verb and not
// to one inside a noun phrase: "shells hit a crowd waiting for a bus, killing 11".
func (r *reading) mainVerb(v, h int) int {
	if r.t.Tokens[v].XPOS != "VBG" || v == 0 || r.t.Form(v-1) != "," {
		return h
	}
	for n := 0; n < deepest && r.rel(h) == "acl"; n++ {
		g := r.t.Tokens[h].Head
		for g >= 0 && r.t.Tokens[g].UPOS != "VERB" {
			g = r.t.Tokens[g].Head
		}
		if g < 0 {
			break
		}
		h = g
	}
	return h
}

// surfaceSubject is the word that stands or is understood as the subject of v,
// or -1.
func (r *reading) surfaceSubject(v, depth int) int {
	if depth > deepest || v < 0 {
		return -1
	}
	tok := &r.t.Tokens[v]
	for _, c := range r.t.Children(v) {
		switch r.t.Tokens[c].Relation {
		case "nsubj", "nsubj:pass", "nsubj:outer":
			if n := r.refer(int(c)); n != v {
				return n
			}
		}
	}
	h := tok.Head
	if h < 0 {
		return -1
	}
	switch {
	case tok.Relation == "conj":
		// A verb hung on a noun as its conjunct belongs to the verb above that noun.
		for h >= 0 && (r.t.Tokens[h].UPOS == "NOUN" || r.t.Tokens[h].UPOS == "PROPN") && r.t.Child(h, "nsubj") < 0 {
			h = r.t.Tokens[h].Head
		}
		if h >= 0 && r.t.Child(v, "cc") < 0 {
			h = r.mainVerb(v, h)
		}
		return r.surfaceSubject(h, depth+1)
	case tok.Relation == "xcomp":
		// Object control: "forced them to leave"; of a passive the surface subject stays: "was forced to leave".
		if o := r.t.Child(h, "obj", "iobj"); o >= 0 && !promises[r.t.Tokens[h].Lemma] {
			return r.refer(o)
		}
		return r.surfaceSubject(h, depth+1)
	case tok.Relation == "advcl":
		if n := r.doerBefore(v); n >= 0 {
			return n
		}
		if p := r.clauseMark(v); tok.XPOS == "VBG" && (p == "of" || p == "for" || p == "from" || p == "with") {
			// "accused the army of shelling the town"
			if o := r.t.Child(h, "obj"); o >= 0 && o < v && r.personal(o) {
				return r.refer(o)
			}
		}
		if r.infinitive(v) && controllers[r.t.Tokens[h].Lemma] {
			if o := r.t.Child(h, "obj", "iobj"); o >= 0 {
				return r.refer(o)
			}
			// "pleaded with the council to send troops"
			for _, c := range r.t.Children(h) {
				if p := r.prepositionOf(h, int(c)); r.rel(int(c)) == "obl" && (p == "on" || p == "upon" || p == "to" || p == "with") && r.personal(int(c)) {
					return int(c)
				}
			}
		}
		return r.surfaceSubject(r.mainVerb(v, h), depth+1)
	case tok.Relation == "ccomp" && r.infinitive(v):
		// An infinitive does not hang on "said": it belongs to the verb before it.
		for k := len(r.t.Children(h)) - 1; k >= 0; k-- {
			c := int(r.t.Children(h)[k])
			if c < v && r.t.Tokens[c].UPOS == "VERB" {
				return r.surfaceSubject(c, depth+1)
			}
		}
		return r.surfaceSubject(h, depth+1)
	case tok.Relation == "ccomp":
		// "reports indicated eight people were killed", the subject taken for an object
		first := v
		for _, c := range r.t.Children(v) {
			if r.is(int(c), "aux") && int(c) < first {
				first = int(c)
			}
		}
		if k := first - 1; first < v && k > h && r.t.Tokens[k].Head == h && r.rel(k) == "obj" {
			return k
		}
	case tok.Relation == "parataxis":
		return r.surfaceSubject(h, depth+1)
	case tok.Relation == "acl":
		if tok.XPOS == "VBG" || isParticiple(tok) || tok.XPOS == "VBD" {
			return h
		}
		if g := r.t.Tokens[h].Head; g >= 0 && (r.rel(h) == "obj" || r.rel(h) == "obl" || r.rel(h) == "iobj") && controllers[r.t.Tokens[g].Lemma] {
			return h
		}
		// "their plan to attack", "made a decision to withdraw", "orders to withdraw"
		if p := r.t.Child(h, "nmod:poss"); p >= 0 {
			return p
		}
		for _, c := range r.t.Children(h) {
			if r.rel(int(c)) == "compound" && r.t.Tokens[c].UPOS == "PROPN" {
				return int(c)
			}
		}
		if r.infinitive(v) && personal(r.t.Tokens[h].Lemma) {
			return h
		}
		if g := r.t.Tokens[h].Head; g >= 0 && (r.rel(h) == "obj" || r.rel(h) == "obl") {
			return r.surfaceSubject(g, depth+1)
		}
	case r.relativeClause(v):
		// "the man held hostage": a relative clause without its pronoun lacks an object, unless it has one.
		if r.t.Child(v, "nsubj") < 0 {
			return h
		}
	case tok.Relation == "amod" && tok.XPOS == "VBG":
		return h
	case tok.Relation == "amod":
		return h
	}
	return -1
}

// doerBefore is the armed body right before the verbal noun v, behind a
// preposition, that does what v says: "were killed in | army shelling". Parsers
// read such a pair in many ways, so only its words count. Otherwise -1.
func (r *reading) doerBefore(v int) int {
	n := v - 1
	if n < 1 || r.t.Tokens[v].XPOS != "VBG" || r.index.nouns[r.lower[v]] == nil || !r.in(r.force, n) || r.t.Child(v, "obj", "ccomp") >= 0 {
		return -1
	}
	k, first := n-1, r.t.Sentences[r.t.SentenceOf(v)].FirstToken
	for n-k < 4 && k > first && r.t.Tokens[k].UPOS != "ADP" && r.t.Tokens[k].Head == n {
		k--
	}
	if k < first || r.t.Tokens[k].UPOS != "ADP" {
		return -1
	}
	return n
}

// promises are verbs whose subject does what their infinitive says though they
// have an object: "promised them to leave".
var promises = map[string]bool{"promise": true, "threaten": true, "vow": true, "use": true}

// controllers are verbs whose object does what a clause tagged as adverbial says.
var controllers = map[string]bool{
	"urge": true, "ask": true, "tell": true, "order": true, "force": true, "allow": true, "compel": true, "press": true, "pressure": true,
	"call": true, "invite": true, "encourage": true, "persuade": true, "send": true, "dispatch": true, "deploy": true, "request": true, "warn": true,
	"require": true, "command": true, "instruct": true, "permit": true, "oblige": true, "enable": true, "appeal": true, "beg": true, "push": true,
	"challenge": true, "lobby": true, "implore": true, "plead": true, "petition": true, "entreat": true, "beseech": true, "exhort": true, "advise": true, "help": true, "lead": true,
}

// personal nouns do what their infinitive says: "troops to fight", "a team to inspect".
func personal(lemma string) bool {
	switch lemma {
	case "troop", "force", "soldier", "team", "police", "delegation", "envoy", "army", "unit", "peacekeeper":
		return true
	}
	return false
}

func (r *reading) infinitive(v int) bool {
	for _, c := range r.t.Children(v) {
		if r.t.Tokens[c].Relation == "mark" && r.t.Tokens[c].XPOS == "TO" {
			return true
		}
	}
	return false
}

func (f *frame) add(fn function, preposition string, token, from int) {
	for _, a := range f.args {
		if a.token == token && a.function == fn && a.preposition == preposition {
			return
		}
	}
	f.args = append(f.args, argument{fn, preposition, token, from})
}

func (f *frame) has(fn function) bool {
	for _, a := range f.args {
		if a.function == fn {
			return true
		}
	}
	return false
}

// own adds the dependents of the verb v to f.
func (r *reading) own(f *frame, v int, passive bool) {
	for _, c32 := range r.t.Children(v) {
		c := int(c32)
		switch rel := r.rel(c); {
		case rel == "nsubj" && !passive, rel == "obl:agent":
			f.add(subject, "", r.refer(c), v)
		case rel == "nsubj:pass", rel == "nsubj" && passive:
			f.add(object, "", r.refer(c), v)
		case rel == "obj":
			if passive && f.has(object) {
				// "was granted asylum"
				f.add(indirect, "", c, v)
				continue
			}
			if k := r.lastObject(v); k > c && r.personal(c) {
				f.add(indirect, "", r.refer(c), v) // "lend Ghana a million", both taken for objects
				continue
			}
			f.add(object, "", r.refer(c), v)
		case rel == "flat" && c == v+1 && r.t.Tokens[c].UPOS == "NUM":
			f.add(object, "", c, v) // "Blast injures three", the figure taken for part of a name
		case rel == "iobj":
			f.add(indirect, "", r.refer(c), v)
			if !passive && r.t.Child(v, "obj") < 0 {
				// "allowed the inspectors to enter", "told reporters that": UD marks whom a clause is told or allowed as indirect.
				f.add(object, "", r.refer(c), v)
			}
		case rel == "xcomp" && r.infinitive(c) && r.t.Tokens[c].UPOS == "NOUN" && r.t.Child(c, "cop") < 0:
			f.add(oblique, "to", c, v) // "invited the rebels to talks", the noun taken for a verb
		case rel == "xcomp":
			f.add(openClause, "", c, v)
			if a := r.t.Child(c, "obl:agent"); a >= 0 && passive && r.t.Tokens[c].UPOS == "ADJ" {
				f.add(subject, "", r.refer(a), v) // "was released unharmed by the rebels"
			}
		case rel == "ccomp":
			f.add(fullClause, "", c, v)
		case rel == "obl" && !passive && r.harms(v) && r.hedgedNumber(c) && !f.has(object):
			f.add(object, "", c, v)
		case rel == "obl" || rel == "nmod" || strings.HasPrefix(rel, "obl:") && rel != "obl:unmarked":
			p := r.prepositionOf(v, c)
			if p == "by" && passive {
				f.add(subject, "", r.refer(c), v)
				continue
			}
			if p != "" {
				f.add(oblique, p, r.refer(c), v)
				if c+1 < len(r.t.Tokens) && r.doerBefore(c+1) == c {
					f.add(oblique, p, c+1, v)
				}
			}
			if n := r.t.Child(c, "nmod"); p == "in" && n >= 0 && r.t.Tokens[c].Lemma == "front" && r.preposition(n) == "of" {
				f.add(oblique, "in_front_of", r.refer(n), v)
			}
		case rel == "advcl":
			if p := r.clauseMark(c); p != "" {
				f.add(oblique, p, c, v)
			} else if r.infinitive(c) {
				f.add(openClause, "", c, v)
			}
		case rel == "acl" && r.infinitive(c):
			f.add(openClause, "", c, v)
		}
		if o := r.rel(c); (o == "obj" || o == "iobj" || o == "nsubj:pass" || o == "obl") && controllers[r.t.Tokens[v].Lemma] {
			// "urged the rebels and their friends to stop", the infinitive hung on the noun
			for _, g := range r.t.Children(c) {
				if r.rel(int(g)) == "acl" && r.infinitive(int(g)) {
					f.add(openClause, "", int(g), v)
				}
				if r.rel(int(g)) != "conj" {
					continue
				}
				for _, k := range r.t.Children(int(g)) {
					if r.rel(int(k)) == "acl" && r.infinitive(int(k)) {
						f.add(openClause, "", int(k), v)
					}
				}
			}
		}
	}
}

// hedgedNumber reports whether i is a number, or counted by one, whose hedge was
// taken for a preposition: "killing as many as 30 people", "wounded over 4,000".
func (r *reading) hedgedNumber(i int) bool {
	n := i
	if r.t.Tokens[i].UPOS != "NUM" {
		if n = r.t.Child(i, "nummod"); n < 1 {
			return false
		}
	}
	if n < 1 {
		return false
	}
	switch r.lower[n-1] {
	case "as":
		return n > 2 && (r.lower[n-2] == "many" || r.lower[n-2] == "few")
	case "over", "about", "around", "under":
		return r.t.Tokens[i].UPOS == "NUM" || r.persons(i)
	case "to":
		return n > 1 && (r.lower[n-2] == "up" || r.lower[n-2] == "close")
	}
	return false
}

// lastObject is the last object of the verb v, or -1.
func (r *reading) lastObject(v int) int {
	last := -1
	for _, c := range r.t.Children(v) {
		if r.rel(int(c)) == "obj" {
			last = int(c)
		}
	}
	return last
}

// clauseMark is the preposition that opens a clause: "accused of shelling".
func (r *reading) clauseMark(v int) string {
	for _, c := range r.t.Children(v) {
		if tok := &r.t.Tokens[c]; (tok.Relation == "mark" || tok.Relation == "case") && (tok.XPOS == "IN" || tok.UPOS == "ADP" || tok.UPOS == "SCONJ") {
			return strings.ToLower(tok.Lemma)
		}
	}
	return ""
}

// verbFrame is the frame of a verb.
func (r *reading) verbFrame(v int) *frame {
	if f := r.seen[v]; f != nil {
		return f
	}
	f := &frame{head: v, carrier: -1}
	r.seen[v] = f
	tok := &r.t.Tokens[v]
	f.passive = r.isPassive(v, 0)
	if s := r.squeezed(v); s >= 0 {
		f.add(subject, "", s, v)
		f.add(object, "", tok.Head, v)
	}
	r.own(f, v, f.passive)
	if f.passive && !f.has(object) || !f.passive && !f.has(subject) {
		if s := r.surfaceSubject(v, 0); s >= 0 && s != v {
			if f.passive {
				f.add(object, "", s, v)
			} else {
				f.add(subject, "", s, v)
			}
		}
	}
	// "the town that the rebels seized", "the town the rebels seized"
	if r.relativeClause(v) && !f.passive && !f.has(object) && r.t.Child(v, "nsubj") >= 0 {
		if h := tok.Head; h >= 0 {
			taken := false
			for _, a := range f.args {
				taken = taken || a.token == h
			}
			if !taken {
				f.add(object, "", h, v)
			}
		}
	}
	// "attacked and destroyed the village": an object for both.
	if !f.passive && !f.has(object) {
		for _, c := range r.t.Children(v) {
			if r.rel(int(c)) == "conj" && r.t.Tokens[c].UPOS == "VERB" && int(c)-v <= 3 {
				if o := r.t.Child(int(c), "obj"); o >= 0 {
					f.add(object, "", r.refer(o), int(c))
				}
			}
		}
	}
	// "was arrested and charged by police", "by" hanging on the last of them
	if f.passive && !f.has(subject) {
		for _, c := range r.t.Children(v) {
			if r.rel(int(c)) == "conj" && r.isPassive(int(c), 0) {
				if o := r.t.Child(int(c), "obl:agent"); o >= 0 {
					f.add(subject, "", r.refer(o), int(c))
				}
			}
		}
	}
	return f
}

// nounFrame is the frame of a noun that tells an act, with what a light verb
// beside it lends.
func (r *reading) nounFrame(n int) *frame {
	if f := r.seen[n]; f != nil {
		return f
	}
	f := &frame{head: n, noun: true, carrier: -1}
	r.seen[n] = f
	r.nominal(f, n)
	tok := &r.t.Tokens[n]
	if d := r.doerBefore(n); d >= 0 && !f.has(modifier) {
		f.add(subject, "", d, n)
	}
	if r.framed(n) {
		// "strike missions against the rebels": what the noun behind it governs belongs to the act.
		r.nominal(f, tok.Head)
	}
	if tok.Relation == "conj" && tok.Head >= 0 && r.t.Tokens[tok.Head].UPOS == "NOUN" {
		// "Israel's raids and shelling": what stands before belongs to both.
		for _, c32 := range r.t.Children(tok.Head) {
			c := int(c32)
			if r.rel(c) == "nmod:poss" && !f.has(possessor) {
				f.add(possessor, "", c, tok.Head)
			}
		}
	}
	// "attacks and bombings by rebels": what stands behind belongs to both.
	for _, c := range r.t.Children(n) {
		if r.rel(int(c)) == "conj" && r.t.Tokens[c].UPOS == "NOUN" && !f.has(oblique) {
			for _, m := range r.t.Children(int(c)) {
				if r.rel(int(m)) == "nmod" {
					if p := r.preposition(int(m)); p != "" && p != "of" {
						f.add(oblique, p, r.refer(int(m)), int(c))
					}
				}
			}
		}
	}
	w, passive := r.lightVerb(n)
	if w < 0 {
		at := n
		if r.framed(n) {
			at = tok.Head
		}
		r.borrow(f, at)
		return f
	}
	f.carrier = w
	r.lend(f, w, passive)
	return f
}

// borrow adds to f the phrase of the doer right behind the noun n that the tree
// hangs on the verb above: "condemned the seizure of the town by the rebels",
// "faced criticism from lawyers". An active verb has no phrase with "by" for its doer.
func (r *reading) borrow(f *frame, n int) {
	h := r.t.Tokens[n].Head
	if h < 0 || r.rel(n) != "obj" && r.rel(n) != "obl" || r.t.Tokens[h].UPOS != "VERB" || r.isPassive(h, 0) {
		return
	}
	_, end := r.t.Subtree(n)
	for _, c32 := range r.t.Children(h) {
		c := int(c32)
		if rel := r.rel(c); c < n || rel != "obl" && rel != "obl:agent" && rel != "nmod" {
			continue
		}
		first, after := r.t.Subtree(c)
		p := r.preposition(c)
		doer := (p == "by" || p == "against" || p == "from") && r.personal(c) && r.placeAt(c) == 0
		if first == end && (doer || p == "on" && !r.timed(c) && (r.placeAt(c) != 0 || r.personal(c))) {
			f.add(oblique, p, r.refer(c), h)
			end = after
		}
	}
}

// nominal adds the dependents of the noun n to f.
func (r *reading) nominal(f *frame, n int) {
	for _, c32 := range r.t.Children(n) {
		c := int(c32)
		switch rel := r.rel(c); {
		case rel == "nmod:poss":
			f.add(possessor, "", r.refer(c), n)
		case rel == "nsubj" && n == f.head && r.t.Child(n, "det") < 0:
			// "are on strike", "is under arrest"
			switch r.preposition(n) {
			case "on", "at":
				f.add(subject, "", r.refer(c), n)
			case "under":
				f.add(object, "", r.refer(c), n)
			}
		case c == f.head:
		case rel == "compound", rel == "amod", rel == "nmod:desc", rel == "nmod:unmarked" && c < n, rel == "flat" && c < n:
			f.add(modifier, "", c, n)
		case rel == "nmod" || rel == "obl" || rel == "obl:agent":
			if p := r.preposition(c); p != "" {
				f.add(oblique, p, r.refer(c), n)
			}
		case rel == "acl" && r.infinitive(c):
			f.add(openClause, "", c, n)
		case rel == "acl":
			if r.isLight(c) {
				continue
			}
			if p := r.clauseMark(c); p != "" {
				f.add(oblique, p, c, n)
			} else if r.t.Child(c, "mark") >= 0 {
				f.add(fullClause, "", c, n)
			}
		}
	}
}

func (r *reading) isLight(v int) bool {
	_, ok := r.light[r.t.Tokens[v].Lemma]
	return ok && (r.t.Tokens[v].UPOS == "VERB" || r.t.Tokens[v].UPOS == "AUX")
}

// lightVerb is the verb that carries the noun n ("launched an attack", "an
// attack was launched", "the attack launched by", "engaged in talks"), or -1.
func (r *reading) lightVerb(n int) (verb int, passive bool) {
	tok := &r.t.Tokens[n]
	h := tok.Head
	if tok.Relation == "conj" && h >= 0 && r.t.Tokens[h].UPOS == "NOUN" {
		n, tok = h, &r.t.Tokens[h]
		h = tok.Head
	}
	if tok.Relation == "nmod" && h >= 0 && (quantifiers[r.t.Tokens[h].Lemma] || frameNouns[r.t.Tokens[h].Lemma]) && r.preposition(n) == "of" {
		// "launched a series of attacks", "began a round of talks"
		n, tok = h, &r.t.Tokens[h]
		h = tok.Head
	} else if tok.Relation == "nmod" && h >= 0 && units[r.t.Tokens[h].Lemma] && r.preposition(n) == "of" {
		// "began ten days of talks"
		n, tok = h, &r.t.Tokens[h]
		h = tok.Head
	}
	if r.framed(n) {
		// "will fly strike missions"
		n, tok = h, &r.t.Tokens[h]
		h = tok.Head
	}
	for _, c := range r.t.Children(n) {
		if r.rel(int(c)) == "acl" && r.isLight(int(c)) && r.t.Tokens[c].XPOS != "VB" && (r.t.Tokens[c].XPOS != "VBG" || r.t.Child(int(c), "obj") < 0) {
			// But "strikes delivering munitions" deliver those, not themselves.
			return int(c), r.isPassive(int(c), 0)
		}
		if r.relativeClause(int(c)) && r.isLight(int(c)) {
			return int(c), r.isPassive(int(c), 0)
		}
	}
	if h >= 0 && (tok.Relation == "nsubj:pass" || tok.Relation == "nsubj" || tok.Relation == "obj") {
		// "the murder of the judge, | carried out by rebels, was condemned", the participle hung on the verb above
		for _, c := range r.t.Children(h) {
			if v := int(c); v > n && r.rel(v) == "advcl" && (isParticiple(&r.t.Tokens[v]) || r.t.Tokens[v].XPOS == "VBD") && r.isLight(v) && r.byWhom(v) && r.t.Child(v, "nsubj", "nsubj:pass", "obj", "mark") < 0 && (v < h || r.rel(n) == "obj") {
				return v, true
			}
		}
	}
	if h < 0 || !r.isLight(h) {
		return -1, false
	}
	switch tok.Relation {
	case "obj":
		return h, false
	case "nsubj:pass":
		return h, true
	case "nsubj":
		if (r.happens[r.t.Tokens[h].Lemma] || r.byWhom(h)) && r.t.Child(h, "obj") < 0 {
			return h, true // "the offensive launched by the rebels has failed", the participle taken for the main verb
		}
	case "obl":
		p := r.preposition(n)
		if (p == "in" || p == "into" || p == "on" || p == "with") && inside[r.t.Tokens[h].Lemma] {
			return h, false
		}
		if p == "under" && r.isPassive(h, 0) {
			// "was put under arrest"
			return h, true
		}
	}
	return -1, false
}

// byWhom reports whether "by" and somebody stand with the verb v.
func (r *reading) byWhom(v int) bool {
	for _, c := range r.t.Children(v) {
		if r.preposition(int(c)) == "by" && r.personal(int(c)) {
			return true
		}
	}
	return false
}

// inside are the light verbs whose noun stands behind a preposition: "engaged
// in talks", "went on strike".
var inside = map[string]bool{
	"engage": true, "participate": true, "enter": true, "take": true, "involve": true, "join": true, "continue": true, "proceed": true, "go": true,
	"persist": true, "agree": true, "push": true, "press": true, "embark": true,
}

// lend adds the arguments of the light verb w to the noun's frame f.
func (r *reading) lend(f *frame, w int, passive bool) {
	vf := r.verbFrame(w)
	for _, a := range vf.args {
		if a.token == f.head || r.t.Tokens[a.token].Head == f.head {
			continue
		}
		switch a.function {
		case subject:
			if !passive || vf.passive {
				f.add(subject, "", a.token, w)
			}
		case oblique:
			f.add(oblique, a.preposition, a.token, w)
		case indirect:
			f.add(indirect, "", a.token, w)
		case object:
			if vf.passive && r.rel(f.head) == "obj" {
				// "the convoy was given access"
				f.add(oblique, "to", a.token, w)
			} else if r.rel(f.head) == "obl" && r.preposition(f.head) == "under" {
				f.add(object, "", a.token, w)
			}
		}
	}
}
