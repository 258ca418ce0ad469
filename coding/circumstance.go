package coding

import (
	"slices"
	"sort"

	"hearsay"
)

// placed is a place with the tokens of its words.
type placed struct {
	first, end int
	head       int // the token whose governor lies outside
	id         hearsay.PlaceID
}

// locate finds the tokens of the places.
func (r *reading) locate() {
	for i, p := range r.a.Places {
		first, end := r.t.TokensIn(p.Span)
		if first >= end {
			continue
		}
		head := end - 1
		for k := first; k < end; k++ {
			if h := r.t.Tokens[k].Head; h < first || h >= end {
				head = k
				break
			}
		}
		r.place = append(r.place, placed{first, end, head, hearsay.PlaceID(i + 1)})
	}
	sort.SliceStable(r.place, func(i, j int) bool { return r.place[i].first < r.place[j].first })
}

// placeAt is the place whose words hold token i, or 0.
func (r *reading) placeAt(i int) hearsay.PlaceID {
	k := sort.Search(len(r.place), func(k int) bool { return r.place[k].end > i })
	if k < len(r.place) && r.place[k].first <= i {
		return r.place[k].id
	}
	return 0
}

// clause is the run of tokens that tells m: from the leftmost to the rightmost
// word that depends on it, without relative clauses, reports and the clauses
// coordinated with it.
func (r *reading) clause(m *match) (first, end int) {
	top := m.frame.head
	if m.frame.carrier >= 0 {
		top = m.frame.carrier
	} else if m.noun {
		// a noun without a verb of its own stands in the clause of the verb above
		for n := 0; n < deepest; n++ {
			tok := &r.t.Tokens[top]
			if tok.Head < 0 || tok.UPOS == "VERB" {
				break
			}
			top = tok.Head
		}
	}
	first, end = r.cut(top, 0)
	for _, w := range m.words {
		first, end = min(first, w), max(end, w+1)
	}
	for end > first+1 && r.t.Tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	for first < end-1 && r.t.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	return first, end
}

// cut is the range of the dependents of top that belong to its own clause.
func (r *reading) cut(top, depth int) (first, end int) {
	first, end = top, top+1
	if depth > 40 {
		return first, end
	}
	for _, c32 := range r.t.Children(top) {
		c := int(c32)
		switch rel := r.rel(c); rel {
		case "parataxis", "acl:relcl", "advcl:relcl", "punct", "ccomp", "discourse", "vocative":
			continue
		case "conj":
			if r.t.Tokens[c].UPOS == "VERB" {
				continue
			}
		}
		f, e := r.cut(c, depth+1)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// locative are the prepositions that say where.
func locative(p string) bool {
	switch p {
	case "in", "at", "near", "on", "inside", "outside", "around", "across", "throughout", "over", "off", "within", "along", "between", "from_inside", "into", "to", "of":
		return true
	}
	return false
}

// placeOf is the place where the act of m took place, as its sentence says.
func (r *reading) placeOf(m *match, s, first, end int) hearsay.PlaceID {
	sent := &r.t.Sentences[s]
	taken := map[int]bool{} // words that stand for a side
	for _, i := range slices.Concat(m.actors, m.recipients) {
		taken[i] = true
	}
	where := r.where(m)
	best, bestScore := hearsay.PlaceID(0), 0
	from := sort.Search(len(r.place), func(k int) bool { return r.place[k].first >= sent.FirstToken })
	for _, p := range r.place[from:] {
		if p.end > sent.EndToken {
			break
		}
		if r.beyond(p.first) {
			continue
		}
		use := r.a.Places[p.id-1].Use
		score := 0
		at := r.areaOf(p.head)
		prep := r.preposition(at)
		target := use != hearsay.UseModifier && (m.rule.Type == hearsay.Coerce || m.rule.Type == hearsay.Assault || m.rule.Type == hearsay.Mobilize || m.rule.Mode == "visit") && r.reached(m, p.head)
		depth := r.depthBelow(at, m)
		switch {
		case target:
			score = 60
		case where > 0 && p.end <= where && p.end >= where-4:
			score = 48
		case taken[p.head] || use == hearsay.UseMetonym:
			continue
		case at != p.head && !taken[at] && depth >= 0 && locative(prep):
			// "inside Syrian territory", "to the Mexico border"
			score = 50 - 3*depth
		case at == p.head && r.t.Tokens[p.head].UPOS == "ADJ" || r.t.Tokens[p.head].XPOS == "NNPS" || r.t.Tokens[p.head].XPOS == "NNS":
			// "Serb police", "two Palestinians": people, not a place
			continue
		case depth >= 0 && verbal(m.rule.Type) && r.topic(at, m):
			// "talks on the situation in Aleppo" are held elsewhere.
			continue
		case r.ofAnother(at, m):
			continue
		case (prep == "of" || prep == "from") && r.rel(at) == "nmod" && r.persons(r.t.Tokens[at].Head) && !areas[r.t.Tokens[r.t.Tokens[at].Head].Lemma]:
			// "the mayor of Duvno", "fighters from Chad"
			continue
		case r.rel(p.head) == "compound" && r.opening(p.first, p.head, sent.FirstToken):
			score = 30
		case use == hearsay.UseModifier || r.rel(p.head) == "compound" || r.rel(p.head) == "nmod:poss":
			// "the Mosul offensive", but not "US forces"
			if r.t.Tokens[p.head].Head != m.frame.head || !m.noun || r.a.Places[p.id-1].Precision == hearsay.PrecisionCountry {
				continue
			}
			score = 40
		case depth >= 0 && (locative(prep) || r.locates(prep, m)):
			score = 50 - 3*depth
			if prep == "to" || prep == "of" || prep == "into" {
				score -= 8
				if m.rule.Type == hearsay.Mobilize || m.rule.Type == hearsay.Consult {
					score += 6
				}
			}
		case depth >= 0 && r.a.Places[p.id-1].Precision == hearsay.PrecisionRelative:
			score = 50 - 3*depth // "took place 20 km north of Kitwe"
		case depth >= 0 && prep == "":
			score = 30 - 3*depth
		case p.first >= first && p.end <= end && locative(prep) && prep != "of" && prep != "to":
			score = 22
		case locative(prep) && prep != "of" && prep != "to" && prep != "into":
			score = 10
		case prep == "to" && (m.rule.Type == hearsay.Consult || m.rule.Type == hearsay.Protest) && r.infinitive(m.frame.head) && r.t.Tokens[at].Head == r.t.Tokens[m.frame.head].Head:
			// "flew to Murmansk to meet officials"
			score = 20
		default:
			continue
		}
		score = 4*score + specific[r.a.Places[p.id-1].Precision]
		if score > bestScore {
			best, bestScore = p.id, score
		}
	}
	if top := r.shares(m); best != 0 && top < m.frame.head && r.a.Places[best-1].Begin < r.t.Tokens[m.frame.head].Begin {
		// "attacked a garrison at Kitwe, in Copperbelt, and blew up the exchange"
		for _, o := range r.told {
			if (o.frame.head == top || o.frame.carrier == top) && o.place != 0 {
				best = o.place
			}
		}
	}
	m.place = best
	return best
}

// specific ranks places that are told alike: "in Kitwe in Copperbelt Province".
var specific = map[hearsay.Precision]int{
	hearsay.PrecisionPoint: 3, hearsay.PrecisionRelative: 3, hearsay.PrecisionAdmin2: 2, hearsay.PrecisionAdmin1: 1,
}

// opening reports whether the place whose words begin at first opens its sentence
// behind a preposition, and the parser joined it to the person named next: "In
// Turkey Minister Kovac met".
func (r *reading) opening(first, head, begin int) bool {
	h := r.t.Tokens[head].Head
	return first == begin+1 && locative(r.lower[begin]) && h > head && r.t.Tokens[h].UPOS == "PROPN" && r.mention[h] != 0 &&
		r.a.Entities[r.mention[h]-1].Type == hearsay.Person
}

// beyond reports whether the name at i stands behind that of a place and
// "bordering": what is told took place on this side.
func (r *reading) beyond(i int) bool {
	if i < 2 || r.t.Tokens[i-2].UPOS != "PROPN" {
		return false
	}
	switch r.lower[i-1] {
	case "bordering", "adjoining", "abutting":
		return true
	}
	return false
}

// areaOf is the noun of an area that the name at i modifies ("the Mexico
// border", "Syrian territory"), or i.
func (r *reading) areaOf(i int) int {
	h := r.t.Tokens[i].Head
	if h > i && r.rel(i) == "compound" && r.beyond(h) && i == h-2 {
		return h // "districts of Helmand bordering Kandahar", the border taken for part of a name
	}
	if h < 0 || r.t.Tokens[h].UPOS != "NOUN" {
		return i
	}
	switch r.rel(i) {
	case "nmod":
		if r.preposition(i) == "of" && h < i && areas[r.t.Tokens[h].Lemma] {
			return h // "in the towns of X"
		}
	case "compound", "amod", "nmod:poss", "nmod:desc", "appos", "flat":
		switch lemma := r.t.Tokens[h].Lemma; {
		case areas[lemma]:
			return h
		}
	}
	return i
}

// areas are nouns of ground that a name before them tells apart.
var areas = map[string]bool{
	"area": true, "border": true, "coast": true, "district": true, "province": true, "region": true, "suburb": true, "territory": true, "valley": true,
	"airport": true, "airfield": true, "frontier": true, "outskirts": true, "outskirt": true, "countryside": true, "soil": true, "peninsula": true, "island": true,
	"neighborhood": true, "neighbourhood": true, "city": true, "town": true, "village": true, "capital": true, "port": true, "side": true, "county": true,
	"state": true, "department": true, "governorate": true, "mountain": true, "desert": true, "highway": true, "enclave": true, "camp": true, "prison": true,
	"bastion": true, "heartland": true, "hub": true, "outpost": true, "resort": true, "quarter": true, "municipality": true, "hamlet": true, "crossing": true, "harbor": true,
	"harbour": true, "base": true, "barracks": true, "junction": true, "oasis": true, "plain": true, "forest": true, "slum": true, "market": true, "court": true, "courtroom": true, "hills": true, "hill": true,
	"square": true, "street": true, "waters": true, "water": true, "airspace": true, "sector": true, "zone": true, "stronghold": true,
}

// locates reports whether the preposition says where for the kind of act: the
// battle for a town, the withdrawal from it.
func (r *reading) locates(p string, m *match) bool {
	switch p {
	case "for":
		return m.rule.Type == hearsay.Assault && m.noun
	case "from":
		return m.rule.Type == hearsay.Retreat || m.rule.Mode == "abduct" || m.rule.Mode == "expel" || m.rule.Mode == "deport"
	}
	return false
}

// topic reports whether the words between token i and the trigger of m make i
// part of what is spoken about.
func (r *reading) topic(i int, m *match) bool {
	for n := 0; n < 8 && i >= 0 && i != m.frame.head && i != m.frame.carrier; n++ {
		if l := r.t.Tokens[i].Lemma; (r.rel(i) == "nmod" || r.rel(i) == "obl") && l != "margin" && l != "sideline" && l != "eve" {
			switch r.preposition(i) {
			case "on", "about", "over", "concerning", "regarding", "against":
				return true
			}
		}
		i = r.t.Tokens[i].Head
	}
	return false
}

// where is the token "where" that opens the clause of m, or 0: "the district,
// where civilians face shelling".
func (r *reading) where(m *match) int {
	i := m.frame.head
	for n := 0; n < 4 && i >= 0; n++ {
		for _, c := range r.t.Children(i) {
			if r.lower[c] == "where" && int(c) < i {
				return int(c)
			}
		}
		if tok := &r.t.Tokens[i]; tok.UPOS == "VERB" && tok.Relation != "xcomp" && tok.Relation != "conj" {
			return 0
		}
		i = r.t.Tokens[i].Head
	}
	return 0
}

// reached reports whether the word is what the act of m is done to or goes to.
func (r *reading) reached(m *match, i int) bool {
	if slices.Contains(m.recipients, i) {
		return true
	}
	for _, a := range m.frame.args {
		if a.function == object && (a.token == i || r.t.Tokens[i].Head == a.token && (r.preposition(i) == "of" && (areas[r.t.Tokens[a.token].Lemma] || !r.persons(a.token)) || r.rel(i) == "compound" || r.rel(i) == "appos")) {
			return true
		}
	}
	return false
}

// depthBelow is how many arcs lie between token i and the trigger or light verb
// of m above it, or -1. Finite clauses are not crossed.
func (r *reading) depthBelow(i int, m *match) int {
	raised := r.shares(m)
	for d := 0; d < 8 && i >= 0; d++ {
		if i == m.frame.head || i == m.frame.carrier {
			return d
		}
		if i == raised && d <= 1 {
			return d + 1
		}
		if r.tellingSubject(i, m) {
			// "a series of strikes in the province killed": where the strikes were.
			return d + 1
		}
		switch r.rel(i) {
		case "acl:relcl", "advcl:relcl", "ccomp", "parataxis":
			return -1
		case "conj":
			if r.t.Tokens[i].UPOS == "VERB" {
				return -1
			}
		}
		i = r.t.Tokens[i].Head
	}
	return -1
}

// shares is the highest verb that m shares its circumstances with: "in the east
// they continue to shell towns", "raided a farm near Duvno and arrested two",
// "deployed in Lagos to break up a rally"; the verb of m if there is none.
func (r *reading) shares(m *match) int {
	i := m.frame.head
	if m.frame.carrier >= 0 {
		i = m.frame.carrier
	}
	for n := 0; n < 4; n++ {
		h := r.t.Tokens[i].Head
		if h < 0 || r.t.Tokens[i].UPOS != "VERB" || r.t.Tokens[h].UPOS != "VERB" {
			break
		}
		switch rel := r.rel(i); {
		case rel == "xcomp", rel == "advcl" && r.infinitive(i), rel == "conj" && r.t.Child(i, "nsubj", "nsubj:pass") < 0:
			i = h
		default:
			return i
		}
	}
	return i
}

// ofAnother reports whether the place at token i is that of another act of the
// sentence, which it stands nearer to than to m: "condemned the attack in
// Mosul", "closed the port of Duvno and expelled the envoy". Acts of doing share
// their place with what is told of those in them ("clashed in Lagos with men who
// were protesting") and with what they are for ("the campaign to free Mosul").
func (r *reading) ofAnother(i int, m *match) bool {
	var owner *match
	if r.t.Tokens[i].Head == r.shares(m) && r.rel(i) == "obl" {
		return false
	}
	for n, k := 0, i; n < 8 && k >= 0 && owner == nil; n++ {
		if k == m.frame.head || k == m.frame.carrier || slices.Contains(m.also, k) {
			return false
		}
		for _, o := range r.told {
			if o != m && (o.frame.head == k || o.frame.carrier == k) {
				owner = o
			}
		}
		k = r.t.Tokens[k].Head
	}
	if owner == nil || owner.rule.Type == m.rule.Type {
		return false
	}
	if r.partOf(owner, m) {
		return verbal(m.rule.Type)
	}
	if verbal(owner.rule.Type) {
		// "condemns attacks today in Jabla": what is judged is there.
		return r.t.Tokens[m.frame.head].Head != owner.frame.head || !r.is(m.frame.head, "obj") || i < m.frame.head
	}
	return !r.partOf(m, owner)
}

// partOf reports whether the act of m is told inside the clause of o, not in one
// of its own beside it.
func (r *reading) partOf(m, o *match) bool {
	i := m.frame.head
	if m.frame.carrier >= 0 {
		i = m.frame.carrier
	}
	for n := 0; n < deepest && i >= 0; n++ {
		if i == o.frame.head || i == o.frame.carrier {
			return true
		}
		switch rel := r.rel(i); {
		case rel == "conj", rel == "ccomp", rel == "parataxis", rel == "advcl" && !r.infinitive(i), (rel == "obl" || rel == "nmod") && circumstances[r.preposition(i)]:
			return false
		}
		i = r.t.Tokens[i].Head
	}
	return false
}

// tellingSubject reports whether token i is an act that does what m tells.
func (r *reading) tellingSubject(i int, m *match) bool {
	if m.noun {
		return false
	}
	for _, a := range m.frame.args {
		if a.function == subject && a.token == i {
			return r.in(r.acts, i) || quantifiers[r.t.Tokens[i].Lemma] && r.in(r.acts, r.content(i))
		}
	}
	return false
}

// accounts orders the attributions from the outermost inwards.
func (r *reading) accounts() {
	depth := func(id hearsay.AttributionID) int {
		n := 0
		for id > 0 && int(id) <= len(r.a.Attributions) && n < 20 {
			id = r.a.Attributions[id-1].Parent
			n++
		}
		return n
	}
	width := func(i int) int {
		n := 0
		for _, s := range r.a.Attributions[i].Content {
			n += s.Len()
		}
		return n
	}
	for i := range r.a.Attributions {
		r.outward = append(r.outward, hearsay.AttributionID(i+1))
	}
	sort.SliceStable(r.outward, func(i, j int) bool {
		a, b := r.outward[i], r.outward[j]
		if da, db := depth(a), depth(b); da != db {
			return da < db
		}
		return width(int(a-1)) > width(int(b-1))
	})
	r.speaks = make([]hearsay.AttributionID, len(r.t.Tokens))
	for i, a := range r.a.Attributions {
		for _, s := range a.Source {
			for k, end := r.t.TokensIn(s); k < end; k++ {
				r.speaks[k] = hearsay.AttributionID(i + 1)
			}
		}
	}
	r.heard = make([][]hearsay.AttributionID, len(r.t.Sentences))
	for _, id := range r.outward {
		for _, c := range r.a.Attributions[id-1].Content {
			first, end := r.t.TokensIn(c)
			for i := first; i < end; {
				s := r.t.SentenceOf(i)
				if l := r.heard[s]; len(l) == 0 || l[len(l)-1] != id {
					r.heard[s] = append(l, id)
				}
				i = r.t.Sentences[s].EndToken
			}
		}
	}
}

func (r *reading) within(content []hearsay.Span, s hearsay.Span) bool {
	for _, c := range content {
		if c.Contains(s) {
			return true
		}
	}
	return false
}

// attributions are the accounts whose content tells e, outermost first. The
// account that e itself gives ("vowed", "accused") is not one of them.
func (r *reading) attributions(m *match, status hearsay.Status) []hearsay.AttributionID {
	head := r.t.Tokens[m.frame.head].Span
	var out []hearsay.AttributionID
	for _, id := range r.heard[r.t.SentenceOf(m.frame.head)] {
		at := &r.a.Attributions[id-1]
		cue := wanted(at.Stance) && (status == hearsay.Occurred || status == hearsay.Ongoing)
		for _, c := range at.Cue {
			cue = cue || c.Overlaps(head)
			for _, o := range r.told {
				// "condemned the attack" judges the attack and does not tell it.
				cue = cue || o != m && judges(o.rule) && c.Overlaps(r.t.Tokens[o.frame.head].Span)
			}
		}
		if at.Stance == hearsay.Denies && m.noun && m.rule.Type == hearsay.Accuse {
			// Who denies a charge does not tell of it.
			continue
		}
		if len(at.Source) == 0 && at.Stance != hearsay.Asserts && at.Stance != hearsay.Denies {
			// "fears of violence", "talks are expected": that is no account, but what the report itself says.
			continue
		}
		if !cue && r.within(at.Content, head) && !r.mentioned(m, at) {
			out = append(out, id)
		}
	}
	return out
}

// mentioned reports whether the account only speaks of the act of m, which its
// cue has for an object: "commented on the bombing", "declared a ceasefire". Who
// reports or claims an act tells it.
func (r *reading) mentioned(m *match, at *hearsay.Attribution) bool {
	if !m.noun || len(at.Cue) == 0 || len(at.Source) == 0 {
		return false
	}
	if c := m.frame.carrier; c >= 0 {
		return at.Cue[0].Overlaps(r.t.Tokens[c].Span) && speaksOf[r.verbLemma(c)]
	}
	for i, n := m.frame.head, 0; n < 5 && i >= 0; n++ {
		h := r.t.Tokens[i].Head
		switch r.rel(i) {
		case "obj", "obl", "nmod", "compound", "conj":
		default:
			return false
		}
		if h >= 0 && at.Cue[0].Overlaps(r.t.Tokens[h].Span) {
			return speaksOf[r.verbLemma(h)] || speaksOf[r.t.Tokens[h].Lemma]
		}
		if h < 0 || r.t.Tokens[h].UPOS == "VERB" {
			return false
		}
		i = h
	}
	return false
}

// speaksOf are words for speaking about what is known, or for doing by speaking.
var speaksOf = map[string]bool{
	"comment": true, "address": true, "praise": true, "declare": true, "discuss": true, "mark": true, "react": true, "reaction": true, "respond": true, "response": true,
	"speak": true, "talk": true, "underscore": true, "render": true, "file": true, "debate": true, "reaffirm": true, "criticism": true,
}

// judges reports whether the act of the rule takes what it speaks of for known.
func judges(rl *rule) bool {
	return rl.Type == hearsay.Support || rl.Type == hearsay.Reject || rl.Type == hearsay.Accuse && rl.Mode != "allege" || rl.Type == hearsay.Protest
}

// wanted reports whether the stance is one of wish or will, which vouches for
// no fact: "agreed to talks after the attacks" does not say who tells the attacks.
func wanted(s hearsay.Stance) bool {
	switch s {
	case hearsay.Intends, hearsay.Promises, hearsay.Agrees, hearsay.Demands, hearsay.AsksFor, hearsay.Refuses, hearsay.Suggests, hearsay.Threatens:
		return true
	}
	return false
}

// hedges are the reservations that hold for what is told in span of sentence s:
// those inside it, and whether it could be verified wherever the sentence says
// so. Of what somebody is said to have told, the next sentence may say it too:
// "The claim could not be verified."
func (r *reading) hedges(s int, span hearsay.Span, told bool) []hearsay.Hedge {
	var out []hearsay.Hedge
	whole := r.t.Sentences[s].Span
	from := sort.Search(len(r.a.Hedges), func(i int) bool { return r.a.Hedges[i].End > whole.Begin })
	for _, h := range r.a.Hedges[from:] {
		checked := h.Type == hearsay.HedgeUnverified || h.Type == hearsay.HedgeUnconfirmed
		switch {
		case h.Begin < whole.End:
			if h.Type != hearsay.HedgeApproximate && span.Overlaps(h.Span) || checked {
				out = append(out, h)
			}
		case checked && told && s+1 < len(r.t.Sentences) && r.t.Sentences[s+1].Overlaps(h.Span) && r.takesUp(s+1):
			out = append(out, h)
		default:
			return out
		}
	}
	return out
}

// accountNouns name what has been told before.
var accountNouns = map[string]bool{
	"account": true, "allegation": true, "assertion": true, "claim": true, "figure": true, "information": true, "number": true, "report": true,
	"statement": true, "toll": true, "version": true,
}

// takesUp reports whether sentence s begins with what the one before has told:
// "The claim …", "Neither account …", "This …".
func (r *reading) takesUp(s int) bool {
	first := r.t.Sentences[s].FirstToken
	for i := first; i < min(first+4, r.t.Sentences[s].EndToken); i++ {
		switch tok := &r.t.Tokens[i]; {
		case accountNouns[tok.Lemma]:
			return i > first
		case i == first && tok.UPOS == "PRON" && (r.lower[i] == "it" || r.lower[i] == "this" || r.lower[i] == "that"):
			return tok.Relation != "expl"
		case tok.UPOS != "DET" && tok.UPOS != "PRON" && tok.UPOS != "ADJ" && tok.UPOS != "NUM":
			return false
		}
	}
	return false
}
