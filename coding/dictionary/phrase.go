package dictionary

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon/petrarch"
)

// locate finds the actors and agents of the sentence.
func (r *reading) locate() {
	r.hits = r.scan(&r.tries)
	r.at = make([]int32, r.end-r.first)
	for n := range r.hits {
		for i := r.hits[n].first; i < r.hits[n].end; i++ {
			r.at[i-r.first] = int32(n) + 1
		}
	}
	r.memo = map[int][]Party{}
}

// named reports whether party p has an actor and is no mere agent.
func (p *Party) named() bool { return !strings.HasPrefix(p.Code, Nobody) && p.Code[0] != '"' }

// parties are those whom the noun phrase headed by h names: the phrase itself and
// what is coordinated with it. A phrase without a code gives none, unless its own
// text is to be its code.
func (r *reading) parties(h int) []Party {
	if p, ok := r.memo[h]; ok {
		return p
	}
	r.memo[h] = nil // a tree has no circle, but a governor may be asked for from below
	p := r.coordinated(h)
	r.memo[h] = p
	return p
}

// piece is one conjunct of a phrase: its actors and agents apart.
type piece struct {
	head    int
	actors  []hit // in the phrase itself
	agents  []hit
	beneath []Party // named in a phrase beneath
	shared  bool    // the actor stands before the head, so that what is coordinated may share it
}

func (r *reading) coordinated(h int) []Party {
	var pieces []piece
	for _, x := range r.conjuncts(h) {
		pieces = append(pieces, r.piece(x))
	}
	// "Danish media and government": the second shares the modifier of the first.
	// "lawmakers and officials in Arnor": the first shares the phrase of the last.
	first, last := pieces[0], pieces[len(pieces)-1]
	// "officials and lawmakers in Arnor": all share the phrase behind.
	shared := first.beneath
	if len(last.beneath) > 0 {
		shared = last.beneath
	}
	for i := range pieces {
		p := &pieces[i]
		if len(p.actors) > 0 || len(p.beneath) > 0 || len(p.agents) == 0 {
			continue
		}
		switch {
		case i > 0 && first.shared && len(first.actors) > 0:
			p.actors = first.actors
		case len(shared) > 0 && shared[0].Head > last.head:
			p.beneath = shared
		}
	}
	var out []Party
	for i := range pieces {
		for _, p := range r.compose(&pieces[i]) {
			if !slices.ContainsFunc(out, func(o Party) bool { return o.Code == p.Code }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// conjuncts are h and the nouns coordinated with it.
func (r *reading) conjuncts(h int) []int {
	out := []int{h}
	for _, c := range r.t.Children(h) {
		if r.rel(int(c)) == "conj" && !r.verbal(int(c)) {
			out = append(out, r.conjuncts(int(c))...)
		}
	}
	if head := r.t.Tokens[h].Head; head >= 0 && r.rel(h) == "nsubj" {
		// A second subject behind "and" is a conjunct that the parser lost.
		for _, c := range r.t.Children(head) {
			if int(c) > h && r.t.Tokens[c].Relation == r.t.Tokens[h].Relation && r.coordinates(h, int(c)) {
				out = append(out, int(c))
			}
		}
	}
	return out
}

// coordinates reports whether a conjunction stands between two tokens and no verb.
func (r *reading) coordinates(a, b int) bool {
	found := false
	for i := a + 1; i < b; i++ {
		switch r.t.Tokens[i].UPOS {
		case "CCONJ":
			found = true
		case "VERB", "AUX":
			return false
		}
	}
	return found
}

// verbal reports whether token i heads a clause of its own.
func (r *reading) verbal(i int) bool {
	return r.t.Tokens[i].UPOS == "VERB" && r.at[i-r.first] == 0
}

// inside are the relations of what belongs to the phrase itself.
func inside(rel string) bool {
	switch rel {
	case "det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "goeswith", "fixed", "det:predet", "advmod", "flat:name":
		return true
	}
	return false
}

// core marks the tokens of the phrase headed by h without prepositional phrases,
// clauses and conjuncts, in the order of the text.
func (r *reading) core(h int) []int {
	out := []int{h}
	var add func(i int)
	add = func(i int) {
		out = append(out, i)
		for _, c := range r.t.Children(i) {
			switch r.rel(int(c)) {
			case "acl", "punct", "cc":
			default:
				add(int(c))
			}
		}
	}
	for _, c := range r.t.Children(h) {
		rel := r.t.Tokens[c].Relation
		if inside(rel) || rel == "appos" && int(c) == h+1 || rel == "nmod" && r.caseOf(int(c)) == "" || rel == "dep" && r.at[int(c)-r.first] != 0 {
			add(int(c))
		}
	}
	slices.Sort(out)
	// A name that the parser cut in two: "Bree | Prime Minister Romendacil", both subjects.
	if head := r.t.Tokens[h].Head; head >= 0 && r.t.Tokens[h].UPOS == "PROPN" {
		next := out[len(out)-1] + 1
		for _, c := range r.t.Children(head) {
			first, _ := r.t.Subtree(int(c))
			if int(c) > h && first == next && r.t.Tokens[c].Relation == r.t.Tokens[h].Relation && r.caseOf(int(c)) == "" && r.t.Child(int(c), "det", "cc") < 0 {
				out = append(out, r.core(int(c))...)
				break
			}
		}
	}
	return out
}

func (r *reading) piece(h int) piece {
	p := piece{head: h}
	core := r.core(h)
	var last int32
	for _, i := range core {
		n := r.at[i-r.first]
		if n == 0 || n == last || r.left(i) {
			continue
		}
		last = n
		x := r.hits[n-1]
		if x.actor != 0 {
			p.actors = append(p.actors, x)
			p.shared = p.shared || x.end <= h
		} else {
			p.agents = append(p.agents, x)
		}
	}
	if len(p.actors) > 1 {
		// "Rwanda's Senate": what names both an actor and an agent is the agent beside another actor.
		p.actors = slices.DeleteFunc(p.actors, func(x hit) bool {
			if x.agent == 0 {
				return false
			}
			g := &r.d.Agents[x.agent-1]
			p.agents = append(p.agents, hit{first: x.first, end: x.end, code: g.Code, before: g.Before, entry: entry{agent: x.agent, where: g.Where}})
			return true
		})
	}
	p.actors = r.chosen(p.actors)
	if len(p.actors) > 0 {
		return p
	}
	// Phrases beneath, nearest first; then an apposition; then clauses.
	var agents []Party
	for _, pass := range []string{"nmod", "appos", "acl"} {
		for _, c32 := range r.t.Children(h) {
			c := int(c32)
			if r.rel(c) != pass || r.left(c) || inside(r.t.Tokens[c].Relation) || pass == "nmod" && r.circumstance(c) {
				continue
			}
			if pass == "appos" && len(p.agents) > 0 {
				continue
			}
			var found []Party
			if pass == "acl" {
				if len(p.agents) > 0 {
					continue
				}
				found = r.under(c)
			} else {
				found = r.parties(c)
			}
			if slices.ContainsFunc(found, func(p Party) bool { return p.named() }) {
				p.beneath = found
				return p
			}
			if agents == nil {
				agents = found
			}
		}
	}
	if len(p.agents) == 0 {
		p.beneath = agents
	}
	return p
}

// under are the first that the words of the clause headed by c name.
func (r *reading) under(c int) []Party {
	first, end := r.t.Subtree(c)
	for i := first; i < end; i++ {
		n := r.at[i-r.first]
		if n == 0 || r.left(i) || r.hits[n-1].actor == 0 {
			continue
		}
		return r.parties(r.phraseHead(i))
	}
	return nil
}

// phraseHead is the head of the noun phrase that token i is a word of.
func (r *reading) phraseHead(i int) int {
	for {
		tok := &r.t.Tokens[i]
		if tok.Head < 0 || !inside(tok.Relation) || tok.Relation == "advmod" {
			return i
		}
		i = tok.Head
	}
}

// circumstance reports whether the phrase headed by c tells when or why and not
// who: "after the attack".
func (r *reading) circumstance(c int) bool {
	switch r.caseOf(c) {
	case "AFTER", "BEFORE", "DURING", "SINCE", "UNTIL", "DESPITE":
		return true
	}
	return false
}

// caseOf is the preposition of the phrase headed by i, in capitals, or "".
func (r *reading) caseOf(i int) string {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "case" && r.t.Tokens[c].XPOS != "POS" {
			return r.up(int(c))
		}
	}
	return ""
}

// chosen are the actors that count of those in one phrase: the first, or the
// narrower of two of one country, and those that are coordinated with it inside
// the phrase ("Syrian and Iraqi officials").
func (r *reading) chosen(actors []hit) []hit {
	if len(actors) < 2 {
		return actors
	}
	out := actors[:1:1]
	for i, x := range actors[1:] {
		before := actors[i]
		switch {
		case len(x.code) > len(out[0].code) && strings.HasPrefix(x.code, out[0].code):
			out[0] = x
		case r.joined(before, x):
			out = append(out, x)
		}
	}
	return out
}

// joined reports whether nothing but a comma or conjunction stands between two
// hits.
func (r *reading) joined(a, b hit) bool {
	n := 0
	for i := a.end; i < b.first; i++ {
		switch r.t.Tokens[i].UPOS {
		case "CCONJ", "PUNCT":
			n++
		case "DET":
		default:
			return false
		}
	}
	return n > 0
}

// compose puts the codes of a piece together.
func (r *reading) compose(p *piece) []Party {
	var where petrarch.Where
	if len(p.agents) > 0 {
		where = p.agents[0].where
	}
	person := Party{Head: p.head, Span: r.span(p.head)}
	var out []Party
	switch {
	case len(p.actors) > 0:
		for _, x := range p.actors {
			codes := []string{x.code}
			if r.d.Verbs.Generation == 1 {
				// "[FRA/GBR]": TABARI takes them for several.
				codes = strings.Split(x.code, "/")
			}
			for _, c := range codes {
				q := person
				q.Code, q.Where = mix(c, p.agents), x.where
				out = append(out, q)
			}
		}
	case len(p.beneath) > 0 && len(p.agents) == 0:
		out = p.beneath
	case len(p.beneath) > 0:
		for _, b := range p.beneath {
			q := person
			actor := strings.TrimPrefix(b.Code, Nobody)
			country := actor
			if len(actor) > 3 && !strings.HasPrefix(actor, "\"") {
				country = actor[:3]
			}
			// "exiled leaders of the country's Brotherhood": country, then what they are, then of whom
			q.Code, q.Where = mix(mix(country, p.agents), []hit{{code: actor[len(country):]}}), b.Where
			if !b.named() {
				q.Code = Nobody + q.Code
			}
			out = append(out, q)
		}
	case len(p.agents) > 0:
		person.Code, person.Where = Nobody+mix("", p.agents), where
		out = append(out, person)
	}
	return out
}

// mix adds the codes of agents to an actor's, each once. The general PPL gives way
// to any other.
func mix(actor string, agents []hit) string {
	for _, g := range agents {
		if g.code == "PPL" && len(agents) > 1 || g.code == "" || holds(actor, g.code) {
			continue
		}
		if g.before {
			actor = g.code + actor
		} else {
			actor += g.code
		}
	}
	return actor
}

// holds reports whether a code has another in it, from a border of three letters.
func holds(code, part string) bool {
	for i := 0; i+len(part) <= len(code); i += 3 {
		if code[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

// newActors are the phrases of a coordination of which no dictionary has a word, if
// the settings let their own text be their code.
func (r *reading) newActors(h int) []Party {
	if r.o.NewActorLength <= 0 {
		return nil
	}
	var out []Party
	for _, x := range r.conjuncts(h) {
		if text := r.newActor(x); text != "" {
			out = append(out, Party{Head: x, Span: r.span(x), Code: "\"" + text + "\""})
		}
	}
	return out
}

// newActor is the text of a phrase, if it is short enough and names something.
func (r *reading) newActor(h int) string {
	if u := r.t.Tokens[h].UPOS; u != "NOUN" && u != "PROPN" {
		return ""
	}
	first, end := r.t.NounPhrase(h)
	var words []string
	for i := first; i < end; i++ {
		if tok := &r.t.Tokens[i]; tok.UPOS != "PUNCT" && tok.XPOS != "POS" {
			words = append(words, r.up(i))
		}
	}
	if len(words) == 0 || len(words) > r.o.NewActorLength {
		return ""
	}
	return strings.Join(words, " ")
}

func (r *reading) span(h int) hearsay.Span {
	first, end := r.t.NounPhrase(h)
	return r.t.SpanOf(max(first, r.first), min(end, r.end))
}
