package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// cluster is a set of mentions of one entity while the report is read.
type cluster struct {
	mentions []int
	typ      hearsay.EntityType
	gender   gender
	number   number
	class    string
	named    bool
	roles    []string // lemmas of the nominals and titles that were used of it
	full     []string // the words of its longest name
}

// link puts the mentions into clusters, the surest ways first.
func (r *reader) link() {
	r.clusters = make([]cluster, len(r.mentions))
	for i := range r.mentions {
		m := &r.mentions[i]
		m.cluster = i
		c := &r.clusters[i]
		*c = cluster{
			mentions: []int{i}, typ: m.typ, gender: m.gender, number: m.number, class: m.class,
			named: m.form == hearsay.Name, roles: slices.Clone(m.roles), full: m.words,
		}
		if m.form == hearsay.Nominal {
			c.roles = append(c.roles, m.lemma)
		}
	}
	r.linkTitles()
	r.linkOffices()
	r.linkNames()
	r.linkAppositions()
	r.linkPersons()
	r.linkNominals()
	r.linkLead()
	r.linkPronouns()
	r.dropLoosePronouns()
}

// join makes one cluster of those of mentions a and b.
func (r *reader) join(a, b int) {
	x, y := r.mentions[a].cluster, r.mentions[b].cluster
	if x == y {
		return
	}
	if y < x {
		x, y = y, x
	}
	into, from := &r.clusters[x], &r.clusters[y]
	for _, m := range from.mentions {
		r.mentions[m].cluster = x
	}
	into.mentions = append(into.mentions, from.mentions...)
	from.mentions = nil
	if from.named && !into.named || into.typ == "" || into.typ == hearsay.OtherEntity && from.named && from.typ == hearsay.Person {
		into.typ, into.class = from.typ, from.class
	}
	into.named = into.named || from.named
	if into.gender == unknownGender {
		into.gender = from.gender
	}
	if into.number == unknownNumber || from.named && from.number != unknownNumber && into.number == unknownNumber {
		into.number = from.number
	}
	into.roles = append(into.roles, from.roles...)
	if len(from.full) > len(into.full) {
		into.full = from.full
	}
}

// linkTitles links a name with its titles to the bare name.
func (r *reader) linkTitles() {
	for i := range r.mentions {
		if n := r.mentions[i].titleOf; n > 0 {
			if j := r.mentionAt(n - 1); j >= 0 {
				r.join(j, i)
			}
		}
	}
}

// linkOffices links a name with the office without an article right before it,
// where it is too long for a title or has its branch in brackets: "deputy
// commissioner of police (traffic) R. Menon".
func (r *reader) linkOffices() {
	ending := map[int]int{} // the mention of an office by its last token
	for i := range r.mentions {
		if o := &r.mentions[i]; o.form == hearsay.Nominal && o.typ == hearsay.Person && o.number == singular && o.titleOf == 0 && (o.class == "leader" || o.class == "official") {
			if u := r.t.Tokens[o.first].UPOS; u != "DET" && u != "NUM" && u != "PRON" {
				ending[o.end-1] = i
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name || m.typ != hearsay.Person {
			continue
		}
		k, begin := m.first-1, r.t.Sentences[m.sentence].FirstToken
		if k > begin && len(r.lower[k]) == 1 && r.lower[k] >= "a" && r.lower[k] <= "z" {
			k-- // an initial in small letters: "a k menon"
		}
		if k > begin && r.lower[k] == ")" {
			for n := 0; n < 8 && k > begin && r.lower[k] != "("; n++ {
				k--
			}
			k--
		}
		if j, ok := ending[k]; ok && k > begin && r.mentions[j].sentence == m.sentence {
			r.join(i, j)
		}
	}
}

func (r *reader) clusterOf(m int) *cluster { return &r.clusters[r.mentions[m].cluster] }

// linkNames links equal names, and acronyms and short forms of names of bodies
// to the full ones. Names of persons that differ wait for linkPersons.
func (r *reader) linkNames() {
	first := map[string]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name && m.country == "" {
			continue
		}
		key := m.key
		if m.typ == hearsay.Person {
			if len(m.words) == 1 {
				continue
			}
			key = "person " + key
		} else if strings.HasSuffix(key, "s") && len(key) > 4 && m.typ == hearsay.Group {
			key = strings.TrimSuffix(key, "s")
		}
		if j, ok := first[key]; ok {
			r.join(j, i)
		} else {
			first[key] = i
		}
	}
	// Short forms: the acronym of a name that the report spells out, or its
	// last or first words ("the Observatory"). One mention of each name stands
	// for all of them.
	var long, short []int
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name || m.typ == hearsay.Person || strings.HasPrefix(m.key, "country ") || r.clusterOf(i).mentions[0] != i {
			continue
		}
		if len(m.words) > 1 && len(long) < memory {
			long = append(long, i)
		}
		if len(m.words) < 3 {
			short = append(short, i)
		}
	}
	for _, i := range short {
		m := &r.mentions[i]
		best := -1
		for _, j := range long {
			o := &r.mentions[j]
			if o.cluster == m.cluster || len(o.words) <= len(m.words) || best >= 0 && j > i {
				continue
			}
			if r.isAcronym(m, o) || r.anyShort(m, o) {
				best = j
			}
		}
		if best >= 0 {
			typ := r.mentions[best].typ
			r.join(best, i)
			r.clusterOf(best).typ = typ
		}
	}
}

// anyShort reports whether any mention of m's name so far is a short form of o.
func (r *reader) anyShort(m, o *mention) bool {
	for n, k := range r.clusters[m.cluster].mentions {
		if n == 20 {
			break
		}
		if r.mentions[k].form == hearsay.Name && len(r.mentions[k].words) < 3 && r.isShort(&r.mentions[k], o) {
			return true
		}
	}
	return false
}

// isAcronym reports whether name m is made of the first letters of name o.
func (r *reader) isAcronym(m, o *mention) bool {
	if len(m.words) != 1 || m.end-m.first != 1 || !acronym(r.t.Form(m.first)) {
		return false
	}
	letters := strings.ReplaceAll(strings.ReplaceAll(m.words[0], ".", ""), "-", "")
	if len(letters) < 2 || len(o.words) < 2 {
		return false
	}
	strict, loose := "", ""
	for _, w := range o.words {
		first, size := utf8.DecodeRuneInString(w)
		if size == 0 {
			continue
		}
		loose += string(first)
		switch w {
		case "of", "the", "for", "and", "in", "de", "del", "la", "on", "to":
		default:
			strict += string(first)
		}
	}
	return letters == strict || letters == loose
}

// isShort reports whether name m is a part of name o that can stand for it:
// its kind word ("the Observatory") or its first word before a kind word
// ("Likud" of "Likud Party").
func (r *reader) isShort(m, o *mention) bool {
	if m.typ == hearsay.Location || o.typ == hearsay.Location {
		if o.typ != m.typ {
			return false
		}
		// "Helmand" and "Helmand Province" are one, "Helmand River" is another place.
		if len(m.words)+1 == len(o.words) && slices.Equal(m.words, o.words[:len(m.words)]) {
			switch o.words[len(o.words)-1] {
			case "province", "city", "district", "region", "governorate", "state", "county", "republic", "prefecture", "oblast", "town", "village":
				return true
			}
		}
		return false
	}
	if m.typ == hearsay.Publication != (o.typ == hearsay.Publication) {
		return false
	}
	if len(m.words) == 1 {
		if _, kind := r.names.TypeWord(m.words[0]); kind {
			return slices.Contains(o.words, m.words[0]) && m.first > o.first &&
				(m.words[0] == o.words[0] || m.words[0] == o.words[len(o.words)-1] || slices.Contains(o.words, "of") || slices.Contains(o.words, "for")) && m.first > 0 && r.lower[m.first-1] == "the"
		}
	}
	if len(o.words) == len(m.words)+1 && len(m.words) > 1 && slices.Equal(m.words, o.words[1:]) && m.first > 0 && r.lower[m.first-1] == "the" {
		if _, ok := r.gaz.Demonym(r.t.Form(o.first)); ok {
			return true // "the Foreign Ministry" of the one country whose ministry is named
		}
	}
	if len(o.words) == len(m.words)+1 && slices.Equal(m.words, o.words[:len(m.words)]) {
		_, kind := r.names.TypeWord(o.words[len(o.words)-1])
		return kind
	}
	return false
}

// linkAppositions links a name and a nominal that stand in apposition, or a
// name and the acronym or by-name behind it.
func (r *reader) linkAppositions() {
	for i := range r.mentions {
		m := &r.mentions[i]
		h := r.head(m.head)
		// "the Islamist group al-Shabab": a name right behind its kind.
		if m.form == hearsay.Name && m.first > 0 && m.typ != hearsay.Person && r.lower[m.first-1] != "the" {
			if j := r.mentionAt(m.first - 1); j >= 0 && r.mentions[j].form == hearsay.Nominal && r.mentions[j].number != plural &&
				r.mentions[j].typ != hearsay.Person && r.mentions[j].country == "" && r.mentions[j].class != "" && (h == m.first-1 || r.head(m.first-1) == m.head) && r.mayBeOne(j, i) {
				r.join(j, i)
				continue
			}
		}
		if h < 0 {
			continue
		}
		if r.relation(m.head, "appos") {
			if j := r.mentionAt(h); j >= 0 {
				if m.form == hearsay.Name && r.endsOnPerson(j) {
					continue // linkCommas gives it to the nearer
				}
				r.personalByApposition(j, i)
			}
			if j := r.mentionAt(h); j >= 0 && r.mayBeOne(j, i) && !r.bracketed(j, i) {
				r.join(j, i)
			}
			continue
		}
		// "Workers Front leader Jonas Okello": the noun with modifiers of its own.
		if m.form == hearsay.Nominal && r.relation(m.head, "nmod:desc", "compound", "flat") && h > m.head {
			if j := r.mentionAt(h); j >= 0 && r.mentions[j].form == hearsay.Name && r.mentions[j].typ == hearsay.Person && m.typ == hearsay.Person {
				r.join(j, i)
			}
		}
		// A name may hang on the noun before it: "spokesman Peter Kovac".
		if m.form == hearsay.Name && m.typ == hearsay.Person && r.relation(m.head, "flat", "appos", "nmod:unmarked", "nmod:desc", "compound") {
			if j := r.mentionAt(h); j >= 0 && r.mentions[j].form == hearsay.Nominal && r.mentions[j].typ == hearsay.Person && h == m.first-1 {
				r.join(j, i)
			}
		}
	}
	r.linkByNames()
	r.linkIdentified()
	r.linkCommas()
	r.linkNeighbours()
	r.linkPlaces()
}

// bracketed reports whether one of the two is a place and the other a name in
// brackets that is none: in "COLOMBO (Lanka Wire) -" the agency is no name of the town.
func (r *reader) bracketed(a, b int) bool {
	x, y := &r.mentions[a], &r.mentions[b]
	return x.form == hearsay.Name && y.form == hearsay.Name && (x.typ == hearsay.Location) != (y.typ == hearsay.Location) &&
		y.first > 0 && r.lower[y.first-1] == "("
}

// kindWords are the nouns that tell the kind of a body behind its name.
var kindWords = map[string]bool{
	"group": true, "movement": true, "party": true, "militia": true, "organization": true, "organisation": true, "agency": true,
	"network": true, "newspaper": true, "daily": true, "channel": true, "magazine": true, "broadcaster": true, "station": true,
	"company": true, "firm": true, "airline": true, "bank": true, "website": true, "cartel": true, "gang": true, "charity": true,
}

// linkNeighbours links what stands side by side whatever the tree says: a
// person's nominal right before the name ("rebel spokesman Col. X"), the name of
// a body before the noun of its kind ("the X news agency"), and a nominal
// between commas behind the name of a body ("X, an Islamist group,").
func (r *reader) linkNeighbours() {
	ends := map[int]int{} // nominal of a person by the token behind it
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form == hearsay.Nominal && m.typ == hearsay.Person && m.number != plural && m.country == "" && !m.complement && m.titleOf == 0 {
			if j, ok := ends[m.end]; !ok || r.mentions[j].first < m.first {
				ends[m.end] = i
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name {
			continue
		}
		if m.typ == hearsay.Person {
			if j, ok := ends[m.end]; ok && r.mentions[j].head < m.first && r.flatTo(r.mentions[j].head, m.first) && r.mayBeOne(j, i) {
				r.join(j, i)
				continue
			}
			from := r.beforeTitles(m.first)
			for k := m.first; k >= from; k-- {
				if j, ok := ends[k]; ok && r.mentions[j].sentence == m.sentence && !r.nested(i, j) && r.mayBeOne(j, i) {
					r.join(j, i)
					break
				}
			}
			continue
		}
		if m.typ == hearsay.Location || m.typ == hearsay.Facility && len(m.words) == 1 {
			continue
		}
		for k := m.end; k < min(m.end+3, len(r.lower)) && (r.t.Tokens[k].UPOS == "NOUN" || r.t.Tokens[k].UPOS == "ADJ"); k++ {
			j := r.mentionAt(k)
			if j < 0 || !kindWords[r.lower[k]] {
				continue
			}
			o := &r.mentions[j]
			if o.form == hearsay.Nominal && o.first <= m.first && !o.complement && o.number != plural && o.sentence == m.sentence &&
				(m.typ == hearsay.OtherEntity || typesAgree(m.typ, o.typ)) && !r.clusterOf(j).named {
				typ := m.typ
				if typ == hearsay.OtherEntity || typ == hearsay.Organization {
					typ = o.typ
				}
				r.join(i, j)
				r.clusterOf(i).typ = typ
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name || m.typ == hearsay.Person || strings.HasPrefix(m.key, "country ") {
			continue
		}
		for j := i + 1; j < len(r.mentions) && r.mentions[j].first <= m.end+6; j++ {
			o := &r.mentions[j]
			if o.form != hearsay.Nominal || o.outer != m.end+1 || r.lower[m.end] != "," || o.sentence != m.sentence || o.typ == hearsay.Person ||
				o.number == plural || o.class == "" || r.relation(o.head, "conj") || o.end >= len(r.lower) || r.lower[o.end] != "," && r.lower[o.end] != "." {
				continue
			}
			if a := r.lower[o.outer]; a != "a" && a != "an" && (a != "the" || !o.complement) {
				continue
			}
			if m.typ == hearsay.Location && o.typ != hearsay.Location || !typesAgree(m.typ, o.typ) || r.clusterOf(j).named {
				continue
			}
			typ := m.typ
			if typ == hearsay.OtherEntity {
				typ = o.typ
			}
			r.join(i, j)
			r.clusterOf(i).typ = typ
		}
		// "the official news agency, X, said"
		if m.typ == hearsay.OtherEntity || m.typ == hearsay.Organization {
			if m.first < 2 || r.lower[m.first-1] != "," || m.end >= len(r.lower) || r.lower[m.end] != "," && r.lower[m.end] != "." {
				continue
			}
			for j := i - 1; j >= 0 && j > i-6; j-- {
				o := &r.mentions[j]
				if o.form == hearsay.Nominal && o.end == m.first-1 && o.sentence == m.sentence && o.definite && o.number != plural && kindWords[r.lower[o.head]] && !r.relation(m.head, "conj") && !r.clusterOf(j).named {
					r.join(j, i)
					r.clusterOf(i).typ = o.typ
					m.typ = o.typ
				}
			}
		}
	}
}

// flatTo reports whether nothing but nouns stands between token i and token j.
func (r *reader) flatTo(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if p := r.t.Tokens[k].UPOS; p != "PROPN" && p != "NOUN" && p != "ADJ" || r.relation(k, "conj") {
			return false
		}
	}
	return true
}

// beforeTitles is the first of the titles that stand right before token i, or i.
func (r *reader) beforeTitles(i int) int {
	for again := true; again; {
		again = false
		for k := min(r.names.LongestTitle(), i); k >= 1; k-- {
			if _, ok := r.names.Title(strings.Join(r.lower[i-k:i], " ")); ok {
				i -= k
				again = true
				break
			}
		}
	}
	return i
}

// personalByApposition makes a person of a name that the tagger took for a
// body, if it stands in apposition to the noun of a person: "their leader, Babu
// Owino".
func (r *reader) personalByApposition(a, b int) {
	x, y := &r.mentions[a], &r.mentions[b]
	if x.form == hearsay.Name {
		x, y, a, b = y, x, b, a
	}
	if x.form != hearsay.Nominal || x.typ != hearsay.Person || y.form != hearsay.Name || y.typ == hearsay.Person || len(r.clusterOf(b).mentions) > 1 {
		return
	}
	if _, known := r.body(r.t.Text(r.spanOf(b)), false); known || len(y.words) > 4 || strings.HasPrefix(y.key, "country ") {
		return
	}
	for _, w := range y.words {
		if _, kind := r.names.TypeWord(w); kind {
			return
		}
	}
	y.typ, y.number, y.gender = hearsay.Person, singular, unknownGender
	r.personalize(y)
	c := r.clusterOf(b)
	c.typ, c.number, c.gender = y.typ, y.number, y.gender
}

// linkIdentified links who is told before with the name given then: "the dead man
// was identified as X", "a man identified as X", "identified the driver as X".
func (r *reader) linkIdentified() {
	for i := range r.mentions {
		m := &r.mentions[i]
		v := r.head(m.head)
		if m.form != hearsay.Name || m.typ != hearsay.Person || v < 0 || r.t.Tokens[v].Lemma != "identify" {
			continue
		}
		as := r.t.Child(m.head, "case", "mark")
		if as < 0 || r.lower[as] != "as" || r.t.Child(m.head, "conj") >= 0 {
			continue
		}
		who := r.t.Child(v, "nsubj:pass", "obj")
		if who < 0 && r.relation(v, "acl") {
			who = r.head(v)
		}
		if who < 0 {
			continue
		}
		if j := r.mentionAt(who); j >= 0 && r.mentions[j].number != plural && r.mentions[j].form != hearsay.Pronoun && r.mayBeOne(j, i) {
			r.join(j, i)
		}
	}
}

// linkByNames links "X, also known as Y", "X, or Y", "X (Y)".
func (r *reader) linkByNames() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name && m.form != hearsay.Nominal || i == 0 {
			continue
		}
		k := m.first - 1
		for k > 0 && (strings.ContainsAny(r.lower[k], "\"“‘'`") && len(r.lower[k]) < 5 || r.lower[k] == "the") {
			k--
		}
		if k < 1 || r.t.SentenceOf(k) != m.sentence {
			continue
		}
		alias := false
		switch r.lower[k] {
		case "as":
			if r.lower[k-1] == "known" || r.lower[k-1] == "nicknamed" || r.lower[k-1] == "dubbed" {
				alias = true
				for k > r.t.Sentences[m.sentence].FirstToken && (r.lower[k] == "as" || r.lower[k] == "known" || r.lower[k] == "also" || r.lower[k] == "better" || r.lower[k] == "commonly" || r.lower[k] == "popularly" || r.lower[k] == "widely") {
					k--
				}
			}
		case "alias", "aka", "nicknamed", "dubbed":
			alias = true
			k--
		case "(":
			if m.form == hearsay.Name && len(m.words) == 1 && m.end < len(r.lower) && r.lower[m.end] == ")" && acronym(r.t.Form(m.first)) &&
				m.typ != hearsay.Publication && m.typ != hearsay.Location {
				alias = true
				k--
			}
		case "or":
			if m.form == hearsay.Name && r.lower[k-1] == "," && acronym(r.t.Form(m.head)) {
				alias = true
				k--
			}
		}
		if !alias {
			continue
		}
		for k > r.t.Sentences[m.sentence].FirstToken && (r.t.Tokens[k].UPOS == "PUNCT" || r.lower[k] == "," || r.lower[k] == "(") {
			k--
		}
		best := -1
		for j := range r.mentions {
			o := &r.mentions[j]
			if j == i || o.sentence != m.sentence || o.form == hearsay.Pronoun || o.end != k+1 {
				continue
			}
			// The innermost name, but "leader of X, also known as" is about the leader.
			if best < 0 || o.form == hearsay.Name && r.mentions[best].form != hearsay.Name {
				best = j
			}
		}
		if best >= 0 {
			o := &r.mentions[best]
			if o.typ == hearsay.Location && (m.typ == hearsay.Organization || m.typ == hearsay.Publication) {
				continue // "MOSCOW (AP)"
			}
			if o.typ == hearsay.Person && m.form != hearsay.Name {
				m.form = hearsay.Name
			}
			typ := o.typ
			r.join(best, i)
			r.clusterOf(best).typ = typ
			r.clusterOf(best).gender = o.gender
		}
	}
}

// linkLead links whom the first sentence of a report tells by his office only
// to the name that opens the next one: "A rebel spokesman says … . Juma Oris
// says". Agencies write their leads so.
func (r *reader) linkLead() {
	speaker := func(s int) int {
		for i := r.t.Sentences[s].FirstToken; i < r.t.Sentences[s].EndToken; i++ {
			if j := r.mentionAt(i); j >= 0 && r.mentions[j].form != hearsay.Pronoun && r.relation(i, "nsubj") && r.mentions[j].typ == hearsay.Person {
				if h := r.head(i); h >= 0 && r.cues.Known(r.t.Tokens[h].Lemma, "verb") {
					return j
				}
				return -1
			}
		}
		return -1
	}
	for s := 0; s+1 < len(r.t.Sentences); s++ {
		if r.t.Sentences[s].Section != hearsay.Body {
			continue
		}
		a, b := speaker(s), speaker(s+1)
		if a < 0 || b < 0 || r.t.Sentences[s+1].Section != hearsay.Body {
			return
		}
		x, y := &r.mentions[a], &r.mentions[b]
		if x.form != hearsay.Nominal || x.number == plural || x.class != "spokesperson" && x.class != "leader" && x.class != "official" || x.titleOf > 0 ||
			r.clusterOf(a).named || !r.clusterOf(b).named || y.outer != r.t.Sentences[s+1].FirstToken || len(r.clusterOf(b).full) < 2 {
			return
		}
		for _, k := range r.clusterOf(b).mentions {
			if r.mentions[k].sentence <= s {
				return
			}
		}
		if r.mayBeOne(a, b) {
			r.join(a, b)
		}
		return
	}
}

// settlements are the nouns that a place's own name follows behind "of".
var settlements = map[string]bool{
	"city": true, "town": true, "village": true, "province": true, "governorate": true, "island": true, "state": true, "hamlet": true,
	"municipality": true, "port": true, "kingdom": true, "republic": true, "peninsula": true,
}

// linkPlaces links "the city of X" to X.
func (r *reader) linkPlaces() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Nominal || m.typ != hearsay.Location || !settlements[m.lemma] || m.number == plural || r.lower[m.outer] != "the" ||
			m.head+2 >= len(r.lower) || r.lower[m.head+1] != "of" {
			continue
		}
		for k := m.head + 2; k < m.end; k++ {
			if j := r.mentionAt(k); j >= 0 {
				if o := &r.mentions[j]; o.form == hearsay.Name && o.typ == hearsay.Location && o.first == m.head+2 {
					r.join(i, j)
				}
				break
			}
		}
	}
}

// linkCommas links "the spokesman, Peter Kovac," and "Peter Kovac, a spokesman
// for X," where the parser missed the apposition.
func (r *reader) linkCommas() {
	for i := 0; i+1 < len(r.mentions); i++ {
		a := &r.mentions[i]
		if a.form == hearsay.Pronoun || a.typ != hearsay.Person || a.number == plural || r.endsOnPerson(i) {
			continue
		}
		for j := i + 1; j < len(r.mentions) && r.mentions[j].first <= a.end+6; j++ {
			b := &r.mentions[j]
			if b.outer == a.end+1 && r.lower[a.end] == "," && (a.class == "leader" || a.class == "spokesperson") && b.sentence == a.sentence && b.end < len(r.lower) && (r.lower[b.end] == "," || r.lower[b.end] == ".") {
				r.personalByApposition(i, j)
			}
			if b.typ != hearsay.Person || b.form == hearsay.Pronoun || b.form == a.form || b.number == plural || b.cluster == a.cluster {
				continue
			}
			if b.outer != a.end+1 || r.lower[a.end] != "," || b.sentence != a.sentence {
				continue
			}
			after := ""
			if b.end < len(r.lower) {
				after = r.lower[b.end]
			}
			if after != "," && after != "." && after != "–" && after != "-" && after != "" {
				continue
			}
			if r.relation(b.head, "conj") && (r.head(b.head) == a.head || r.t.Child(b.head, "cc") >= 0) || !r.mayBeOne(i, j) {
				continue
			}
			r.join(i, j)
		}
	}
}

// endsOnPerson reports whether a nominal ends on the phrase of another person, to
// whom what follows belongs: "the brother of the minister, X".
func (r *reader) endsOnPerson(i int) bool {
	m := &r.mentions[i]
	for k := i + 1; k < len(r.mentions) && r.mentions[k].head < m.end; k++ {
		if o := &r.mentions[k]; o.end == m.end && o.form == hearsay.Nominal && o.typ == hearsay.Person && m.form == hearsay.Nominal {
			return true
		}
	}
	return false
}

// mayBeOne reports whether two mentions agree in type, number and gender.
func (r *reader) mayBeOne(a, b int) bool {
	x, y := r.clusterOf(a), r.clusterOf(b)
	if x == y {
		return false
	}
	if x.gender != y.gender && x.gender != unknownGender && y.gender != unknownGender {
		return false
	}
	if x.number != y.number && x.number != unknownNumber && y.number != unknownNumber {
		return false
	}
	if !typesAgree(x.typ, y.typ) {
		return false
	}
	if x.typ == hearsay.Person && len(x.full) > 1 && len(y.full) > 1 && !slices.Equal(x.full, y.full) {
		return false
	}
	if x.named && y.named && x.typ == hearsay.Location && y.typ == hearsay.Location {
		return false
	}
	return true
}

// typesAgree reports whether mentions of the two types can be of one thing.
func typesAgree(a, b hearsay.EntityType) bool {
	if a == b || a == hearsay.OtherEntity || b == hearsay.OtherEntity {
		return true
	}
	body := func(t hearsay.EntityType) bool {
		return t == hearsay.Group || t == hearsay.Organization || t == hearsay.Government || t == hearsay.Publication
	}
	spot := func(t hearsay.EntityType) bool { return t == hearsay.Location || t == hearsay.Facility }
	return body(a) && body(b) || spot(a) && spot(b)
}

// linkPersons links the names of persons: full names that differ by initials
// or a middle name, then surnames and given names alone.
func (r *reader) linkPersons() {
	var persons []int // one mention of each cluster with a name of several words
	seen := map[int]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form == hearsay.Name && m.typ == hearsay.Person && len(m.words) > 1 && !seen[m.cluster] {
			seen[m.cluster] = true
			persons = append(persons, i)
		}
	}
	for x := range persons {
		for y := 0; y < x; y++ {
			a, b := persons[y], persons[x]
			if r.mentions[a].cluster != r.mentions[b].cluster && sameFullName(r.mentions[a].words, r.mentions[b].words) && !r.told(a, b) {
				r.join(a, b)
			}
		}
	}
	// Single names go to a person whose surname or given name they are.
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name || len(m.words) != 1 || m.typ != hearsay.Person && m.typ != hearsay.OtherEntity {
			continue
		}
		best, bestScore := -1, -1
		for _, p := range persons {
			c := r.clusterOf(p)
			if !genderFits(m.gender, c.gender) {
				continue
			}
			part := partOf(m.words[0], r.mentions[p].words)
			if part == noPart || part == givenName && !r.namedBefore(c, m) {
				continue
			}
			score := r.salience(c, m)
			if part == surname {
				score += 1000
			}
			if score > bestScore {
				best, bestScore = p, score
			}
		}
		if best >= 0 {
			c := r.clusterOf(best)
			r.join(best, i)
			c.typ = hearsay.Person
		}
	}
	// What single names are left are one by one name.
	first := map[string]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Name || m.typ != hearsay.Person || len(m.words) != 1 {
			continue
		}
		if j, ok := first[m.words[0]]; ok {
			if genderFits(r.clusterOf(j).gender, m.gender) {
				r.join(j, i)
			}
		} else {
			first[m.words[0]] = i
		}
	}
}

// namedBefore reports whether the full name of a person stands before m, or
// close behind it, as under a headline.
func (r *reader) namedBefore(c *cluster, m *mention) bool {
	for _, k := range c.mentions {
		o := &r.mentions[k]
		if o.form == hearsay.Name && len(o.words) > 1 && o.sentence <= m.sentence+1 {
			return true
		}
	}
	return false
}

func genderFits(a, b gender) bool { return a == b || a == unknownGender || b == unknownGender }

const (
	noPart = iota
	givenName
	surname
)

// partOf tells what part of a full name a single word is.
func partOf(w string, full []string) int {
	last := full[len(full)-1]
	switch {
	case w == last, strings.TrimPrefix(last, "al-") == strings.TrimPrefix(w, "al-") && len(w) > 3:
		return surname
	case w == full[0] && len(w) > 2:
		return givenName
	case len(full) > 2 && w == full[len(full)-2] && len(w) > 2:
		// Spanish surnames: "Salinas" of "Carlos Salinas Gortari".
		return givenName
	}
	return noPart
}

// sameFullName reports whether two full names can be one person's: all words
// of the shorter are in the longer in order, the last among them or the first
// two.
func sameFullName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return false
	}
	k := 0
	for _, w := range b {
		if k < len(a) && sameWord(a[k], w) {
			k++
		}
	}
	if k < len(a) {
		return false
	}
	return sameWord(a[len(a)-1], b[len(b)-1]) && sameWord(a[0], b[0]) || slices.Equal(a, b[len(b)-len(a):]) && len(a) > 1 || slices.Equal(a, b[:len(a)])
}

func sameWord(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// told reports whether the report tells two persons with like names apart: it
// names both in one sentence.
func (r *reader) told(a, b int) bool {
	for _, x := range r.clusterOf(a).mentions {
		for _, y := range r.clusterOf(b).mentions {
			mx, my := &r.mentions[x], &r.mentions[y]
			if mx.form == hearsay.Name && my.form == hearsay.Name && mx.sentence == my.sentence &&
				!slices.Equal(mx.words, my.words) {
				return true
			}
		}
	}
	return false
}

// salience weighs how much a report is about the person of a cluster by the
// full names in it, those near m most.
func (r *reader) salience(c *cluster, m *mention) int {
	score := 0
	for _, k := range c.mentions {
		o := &r.mentions[k]
		if o.form != hearsay.Name || len(o.words) < 2 {
			continue
		}
		score += 2
		if r.relation(o.head, "nsubj") {
			score += 2
		}
		if o.head < m.head {
			switch m.sentence - o.sentence {
			case 0:
				score += 6
			case 1:
				score += 4
			case 2:
				score += 2
			}
		}
	}
	return score
}
