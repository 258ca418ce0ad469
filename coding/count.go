package coding

import (
	"slices"
	"sort"

	"hearsay"
)

// How many took part or suffered, and in which role.

// counts are the numbers of those that took part in the act of m or suffered
// it: actors and recipients are the heads of those that its words name.
func (r *reading) counts(m *match, actors, recipients []int) []hearsay.Count {
	x := tally{used: map[hearsay.QuantityID]bool{}}
	for _, i := range recipients {
		what := r.suffered(i, m)
		if id := r.quantityOf(i); id != 0 {
			x.add(what, "recipient", id)
		} else if what != "" && r.single(i) {
			x.out = append(x.out, hearsay.Count{What: what, Who: "recipient"})
		}
	}
	switch m.rule.Type {
	case hearsay.Protest:
		for _, i := range actors {
			x.add("participants", "actor", r.quantityOf(i))
		}
		if len(x.out) == 0 {
			r.turnout(m, &x)
		}
	case hearsay.Mobilize:
		for _, i := range slices.Concat(actors, recipients) {
			x.add("participants", "actor", r.quantityOf(i))
		}
		for _, a := range m.frame.args {
			// "5,000 troops were deployed"
			if (a.function == object || a.function == subject) && len(x.out) == 0 && r.personal(a.token) {
				x.add("participants", "actor", r.quantityOf(a.token))
			}
		}
	}
	if what := r.counted(m.frame.head, m); len(x.out) == 0 && what != "" {
		// "two killings", "the 20 killed"
		n := m.frame.head
		if k := r.t.Child(n, "nummod"); m.noun && k >= 0 && sufferings[r.t.Tokens[n].Lemma] != "" && r.t.Tokens[n].XPOS == "NNS" {
			x.add(what, "recipient", r.quantityOf(n))
		} else if n > 0 && !m.noun && r.t.Tokens[n].XPOS == "VBN" && r.t.Tokens[n-1].UPOS == "NUM" && r.t.Child(n, "aux:pass") < 0 {
			x.add(what, "recipient", r.quantityOf(n-1))
		}
	}
	if m.rule.Type == hearsay.Assault || m.rule.Type == hearsay.Protest {
		r.toll(m, &x)
	}
	return x.out
}

// tally gathers counts, none of them twice.
type tally struct {
	out  []hearsay.Count
	used map[hearsay.QuantityID]bool
}

func (x *tally) add(what, who string, id hearsay.QuantityID) {
	if what != "" && id != 0 && !x.used[id] {
		x.used[id] = true
		x.out = append(x.out, hearsay.Count{What: what, Who: who, Quantity: id})
	}
}

// suffered says what a number of the recipients whose head is i counts: what
// the verb above does to them, if it tells the act of m ("killed 12 people and
// wounded 30"), else what m does.
func (r *reading) suffered(i int, m *match) string {
	if r.harmed(i) && r.rel(i) == "conj" {
		// "killed 12 people and wounded dozens", the second verb taken for an adjective
		for _, c := range r.t.Children(i) {
			if r.rel(int(c)) == "amod" && r.harms(int(c)) {
				return r.counted(int(c), m)
			}
		}
	}
	for n := 0; n < deepest; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			break
		}
		if slices.Contains(m.also, h) && r.t.Tokens[h].UPOS == "VERB" {
			return r.counted(h, m)
		}
		if r.rel(i) != "conj" && r.rel(i) != "nmod" {
			break
		}
		i = h
	}
	return r.counted(m.frame.head, m)
}

// counted says what a number of those who suffer the act told at token i counts.
func (r *reading) counted(i int, m *match) string {
	if c := sufferings[r.verbLemma(i)]; c != "" {
		return c
	}
	switch {
	case m.rule.Type == hearsay.Coerce && m.rule.Mode == "arrest":
		return "arrested"
	case m.rule.Type == hearsay.Assault && m.rule.Mode == "abduct":
		return "abducted"
	}
	return ""
}

// sufferings say what happens to those who suffer an act, by its lemma.
var sufferings = map[string]string{
	"kill": "killed", "slay": "killed", "murder": "killed", "assassinate": "killed", "massacre": "killed", "execute": "killed", "slaughter": "killed", "die": "killed",
	"behead": "killed", "hang": "killed", "eliminate": "killed", "gun": "killed", "butcher": "killed", "lynch": "killed", "decapitate": "killed", "perish": "killed",
	"exterminate": "killed", "electrocute": "killed", "strangle": "killed",
	"killing": "killed", "death": "killed", "slaying": "killed", "slaughtering": "killed", "assassination": "killed", "execution": "killed", "beheading": "killed", "hanging": "killed",
	"lynching": "killed", "genocide": "killed", "extermination": "killed", "lose": "killed",
	"wound": "wounded", "injure": "wounded", "hurt": "wounded", "maim": "wounded", "injuring": "wounded", "wounding": "wounded",
	"arrest": "arrested", "detain": "arrested", "capture": "arrested", "apprehend": "arrested", "nab": "arrested",
	"jail": "held", "imprison": "held", "hold": "held", "hostage": "held", "custody": "held", "detention": "held", "imprisonment": "held", "captivity": "held", "incarcerate": "held",
	"kidnap": "abducted", "abduct": "abducted", "kidnapping": "abducted", "abduction": "abducted",
	"displace": "displaced", "uproot": "displaced", "evacuate": "displaced", "evacuation": "displaced", "displacement": "displaced", "exodus": "displaced", "flee": "displaced",
	"flight": "displaced", "evict": "displaced", "eviction": "displaced",
}

// single reports whether token i names one person: a name, "he", "a student".
func (r *reading) single(i int) bool {
	tok := &r.t.Tokens[i]
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "conj" || r.rel(int(c)) == "nummod" && r.lower[c] != "one" || r.t.Tokens[c].Lemma == "no" || r.t.Tokens[c].Lemma == "any" || r.t.Tokens[c].Lemma == "every" || r.t.Tokens[c].Lemma == "each" {
			return false
		}
	}
	if tok.Relation == "conj" {
		return false
	}
	switch tok.UPOS {
	case "PRON":
		switch r.lower[i] {
		case "he", "him", "she", "her", "himself", "herself":
			return true
		}
	case "PROPN":
		e := r.mention[i]
		return tok.XPOS == "NNP" && e != 0 && r.a.Entities[e-1].Type == hearsay.Person
	case "NOUN":
		return tok.XPOS == "NN" && r.persons(i) && !quantifiers[tok.Lemma] && !collectives[tok.Lemma] && r.t.Child(i, "det", "nmod:poss", "nummod") >= 0
	}
	return false
}

// collectives name many in the singular.
var collectives = map[string]bool{
	"people": true, "population": true, "family": true, "community": true, "government": true, "opposition": true, "public": true, "leadership": true, "minority": true, "majority": true,
	"crowd": true, "team": true, "staff": true, "crew": true, "militia": true, "group": true, "party": true, "police": true, "army": true, "regime": true, "nation": true, "tribe": true,
	"media": true, "press": true, "council": true, "committee": true, "parliament": true, "enemy": true, "faction": true, "organization": true, "organisation": true, "company": true,
	"patrol": true, "convoy": true, "unit": true, "movement": true, "network": true, "couple": true, "side": true, "country": true, "audience": true, "cell": true,
	"force": true, "troop": true, "military": true, "navy": true, "battalion": true, "brigade": true, "regiment": true, "platoon": true, "squadron": true, "garrison": true,
	"gendarmerie": true, "mob": true, "gang": true, "band": true, "column": true, "contingent": true, "detachment": true, "coalition": true, "alliance": true, "squad": true,
	"household": true, "ministry": true, "court": true, "union": true, "federation": true, "wing": true, "corps": true, "division": true, "personnel": true,
}

// quantityOf is the quantity that counts token i, or the noun behind it
// ("dozens of students"), or 0.
func (r *reading) quantityOf(i int) hearsay.QuantityID {
	noun := r.content(i)
	s := r.t.Sentences[r.t.SentenceOf(i)].Span
	from := sort.Search(len(r.a.Quantities), func(k int) bool { return r.a.Quantities[k].End > s.Begin })
	at := r.t.Tokens[i].Span
	for k := from; k < len(r.a.Quantities) && r.a.Quantities[k].Begin < s.End; k++ {
		if q := &r.a.Quantities[k]; q.Head == i || q.Head == noun || q.Span.Contains(at) && r.t.Tokens[i].UPOS != "PROPN" && q.Head >= i {
			return hearsay.QuantityID(k + 1)
		}
	}
	return 0
}

// quantitiesIn calls visit for the quantities of the tokens from first to end.
func (r *reading) quantitiesIn(first, end int, visit func(q *hearsay.Quantity, id hearsay.QuantityID) bool) {
	from := sort.Search(len(r.a.Quantities), func(k int) bool { return r.a.Quantities[k].End >= r.t.Tokens[first].Begin })
	for k := from; k < len(r.a.Quantities) && r.a.Quantities[k].Begin < r.t.Tokens[end-1].Span.End; k++ {
		if visit(&r.a.Quantities[k], hearsay.QuantityID(k+1)) {
			return
		}
	}
}

// toll finds the dead and wounded that a clause tells without a verb of its
// own: "left 12 people dead and 30 wounded", "12 dead".
func (r *reading) toll(m *match, x *tally) {
	first, end := r.clause(m)
	for i := first; i < end; i++ {
		what := tolls[r.t.Tokens[i].Lemma]
		if what == "" || r.t.Tokens[i].UPOS == "VERB" && slices.Contains(m.words, i) {
			continue
		}
		tok := &r.t.Tokens[i]
		r.quantitiesIn(first, end, func(q *hearsay.Quantity, id hearsay.QuantityID) bool {
			subject := q.Head < len(r.t.Tokens) && r.t.Tokens[q.Head].Head == i && r.is(q.Head, "nsubj")
			if !x.used[id] && (subject || q.Head == i || tok.Head >= 0 && q.Head == tok.Head && tok.Relation == "xcomp" || q.Span.End <= tok.Begin && tok.Begin-q.Span.End <= 1) {
				x.add(what, "recipient", id)
				return true
			}
			return false
		})
	}
}

// tolls are the words that say what has become of those counted before them.
var tolls = map[string]string{
	"dead": "killed", "death": "killed", "fatality": "killed", "wounded": "wounded", "injured": "wounded", "injury": "wounded", "hurt": "wounded",
}

// turnout finds how many took part in a rally whose words name nobody: "a rally
// of 2,000 people", "a march that drew 2,000", "2,000 workers turned out for the
// rally".
func (r *reading) turnout(m *match, x *tally) {
	if !m.noun {
		return
	}
	n := m.frame.head
	look := []int{}
	for _, c := range r.t.Children(n) {
		switch r.rel(int(c)) {
		case "nmod":
			if p := r.preposition(int(c)); p == "of" || p == "by" {
				look = append(look, int(c))
			}
		case "acl", "acl:relcl":
			look = append(look, r.t.Child(int(c), "obj"), r.t.Child(int(c), "obl:agent"))
		}
	}
	if h := r.t.Tokens[n].Head; h >= 0 && r.t.Tokens[h].UPOS == "VERB" {
		switch r.rel(n) {
		case "nsubj":
			look = append(look, r.t.Child(h, "obj"))
		case "obl", "obj":
			if attends[r.t.Tokens[h].Lemma] {
				look = append(look, r.surfaceSubject(h, 0))
			}
		}
	}
	for _, i := range look {
		if i >= 0 && r.personal(i) {
			x.add("participants", "actor", r.quantityOf(i))
		}
	}
}

// attends are verbs whose subject takes part in what they speak of.
var attends = map[string]bool{
	"attend": true, "join": true, "gather": true, "take": true, "participate": true, "turn": true, "march": true, "rally": true, "stage": true, "hold": true, "pay": true,
	"show": true, "come": true, "demonstrate": true, "flock": true, "pour": true, "assemble": true, "converge": true, "stream": true, "pack": true, "throng": true, "chant": true,
}
