package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/gazetteer"
)

// kind tells how a toponym came to be found.
type kind byte

const (
	named   kind = iota // a name that the gazetteer has
	people              // an adjective or people of a country or region
	unknown             // a name that it has not
)

// toponym is a name of a place in the text on its way to being resolved.
type toponym struct {
	first, end int // tokens of the name proper
	span       hearsay.Span
	name       string // as it is looked up
	key        string // folded
	kind       kind
	level      level
	class      string // the class noun, singular, lower case
	feature    bool   // the class noun is part of the name: "Helmand Valley"
	found      []gazetteer.Place
	sentence   int
	strong     bool // its surroundings tell that it is a place
	weak       bool // nothing does
	compass    bool // a compass adjective stands before it
	container  int  // index of the toponym that it is said to lie in, or -1
	stated     bool // the words of containment leave no doubt
	entity     hearsay.EntityID
	choice     *gazetteer.Place
	inferred   bool
	dropped    bool
}

// reader works on one report.
type reader struct {
	*Annotator
	t        *hearsay.Text
	person   []bool             // tokens of names of persons
	other    []bool             // tokens of names of bodies and publications
	entity   []hearsay.EntityID // of the place mention that begins at the token
	mention  []int              // its end
	location []bool             // the mention is of a place and no facility
	casing   byte
	toponyms []toponym
	seen     map[string][]gazetteer.Place // what the gazetteer said
	persons  map[string]bool              // last names of persons, lower case
}

// The casings of a sentence.
const (
	ordinary byte = iota
	capitals
	titled
)

func newReader(a *Annotator, t *hearsay.Text, entities []hearsay.Entity) *reader {
	n := len(t.Tokens)
	r := &reader{
		Annotator: a, t: t, person: make([]bool, n), other: make([]bool, n), entity: make([]hearsay.EntityID, n), mention: make([]int, n), location: make([]bool, n),
		seen: map[string][]gazetteer.Place{}, persons: map[string]bool{},
	}
	for e := range entities {
		for _, m := range entities[e].Mentions {
			if m.Form != hearsay.Name {
				continue
			}
			first, end := t.TokensIn(m.Span)
			if first >= end || end > n {
				continue
			}
			switch entities[e].Type {
			case hearsay.Person:
				for i := first; i < end; i++ {
					r.person[i] = true
				}
			case hearsay.Location, hearsay.Facility:
				r.entity[first], r.mention[first] = hearsay.EntityID(e+1), end
				r.location[first] = entities[e].Type == hearsay.Location
			case hearsay.Publication:
				for i := first; i < end; i++ {
					r.other[i] = true
				}
			}
		}
	}
	return r
}

// lookup keeps what the gazetteer said about a name for the rest of the report.
func (r *reader) lookup(name string) []gazetteer.Place {
	ps, ok := r.seen[name]
	if !ok {
		ps = r.gaz.Lookup(name)
		r.seen[name] = ps
	}
	return ps
}

func capitalised(s string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'‘’`ʿ"))
	return unicode.IsUpper(c)
}

func isHyphen(s string) bool { return s == "-" || s == "–" || s == "‐" || s == "‑" }

func (r *reader) scan() {
	r.findPersons()
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		if sentence.Section == hearsay.Boilerplate {
			continue
		}
		r.casing = r.casingOf(sentence)
		for i := sentence.FirstToken; i < sentence.EndToken; {
			i = r.at(i, s)
		}
	}
}

// casingOf tells whether the capitals of a sentence say anything.
func (r *reader) casingOf(s *hearsay.Sentence) byte {
	var letters, upper, title int
	for i := s.FirstToken; i < s.EndToken; i++ {
		f := r.t.Form(i)
		if len(f) < 4 || isPunct(f) || r.t.Tokens[i].UPOS == "ADP" || r.t.Tokens[i].UPOS == "SCONJ" {
			continue
		}
		letters++
		if capitalised(f) {
			title++
			if f == strings.ToUpper(f) {
				upper++
			}
		}
	}
	switch {
	case letters >= 3 && upper*10 >= letters*7:
		return capitals
	case letters >= 4 && (title*10 >= letters*9 || letters > 6 && title*10 >= letters*8):
		return titled
	}
	return ordinary
}

// ends are the tokens behind which a name that begins at i could end, the
// longest name first.
func (r *reader) ends(i, limit int) []int {
	var buf [12]int
	ends := buf[:0]
	k := i
	for k < limit && k < i+10 {
		f := r.t.Form(k)
		glued := k > i && r.t.Tokens[k].Begin == r.t.Tokens[k-1].Span.End
		switch {
		case capitalised(f) || glued && !isPunct(f) && isHyphen(r.t.Form(k-1)):
			ends = append(ends, k+1)
		case k > i && glued && (isHyphen(f) || f == "'" || f == "’" || f == "`" || f == "'s" || f == "’s"):
		case k > i && (f == "&" || linkers[strings.ToLower(f)]):
		case k == i:
		case k > i && f == "." && glued:
		default:
			k = limit
		}
		k++
	}
	out := make([]int, len(ends))
	for x := range ends {
		out[len(ends)-1-x] = ends[x]
	}
	return out
}

func isPunct(s string) bool {
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return false
		}
	}
	return true
}

// at reads the toponym that begins at token i, if any, and gives the token to
// go on from.
func (r *reader) at(i, s int) int {
	t := r.t
	form := t.Form(i)
	limit := t.Sentences[s].EndToken
	if !capitalised(form) && !(articles[form] && i+2 < limit && isHyphen(t.Form(i+1)) && capitalised(t.Form(i+2))) {
		return i + 1
	}
	ends := r.ends(i, limit)
	article := form == "The" || form == "THE"
	for _, j := range ends {
		text := t.Text(t.SpanOf(i, j))
		if j == i+1 && (len(text) < 2 || article) || r.cutsWord(j, limit) {
			continue
		}
		if article && !withArticle[gazetteer.Fold(text)] {
			continue
		}
		if p, ok := r.people(i, j, text, s); ok {
			r.toponyms = append(r.toponyms, p)
			return j
		}
		inPerson := r.person[i] && r.person[j-1] && r.casing != capitals
		if inPerson && !r.stateOfPerson(i, j, text) && (r.personLength(i) > j-i || r.persons[strings.ToLower(text)]) {
			continue
		}
		if p, ok := r.abbreviation(i, j, text, s); ok {
			r.toponyms = append(r.toponyms, p)
			return j
		}
		if lead := strings.ToLower(form); j > i+1 && (directions[lead] || lead == "the") && !r.gaz.HasPlace(text) {
			continue
		}
		if j == i+1 && !r.wordLike(text) && !r.theWest(i, limit) {
			continue
		}
		found := r.lookup(text)
		if len(found) == 0 && j > i+2 && articles[strings.ToLower(form)] && isHyphen(t.Form(i+1)) {
			found = r.lookup(t.Text(t.SpanOf(i+2, j))) // "al-Binnish"
		}
		if len(found) == 0 {
			continue
		}
		p := r.toponym(i, j, s)
		if p.found = r.readings(found, &p); len(p.found) == 0 {
			continue
		}
		if sites[p.class] && j < limit && capitalised(t.Form(j)) && leading(p.found).Population < 300000 && (leading(p.found).Class == 'P' || leading(p.found).Feature == "ADM2") {
			break // a square is not the town of its name
		}
		if r.mention[i] > j && r.location[i] && j == i+1 && leading(p.found).Population < 300000 && leading(p.found).Class == 'P' && r.properTail(j, r.mention[i]) {
			break // the name goes on: "Wadi Barada"
		}
		if b, ok := r.names.Body(text); ok && b.Type != hearsay.Location {
			if _, country := r.gaz.Country(text); !country {
				return j
			}
		}
		if !r.plausible(&p) || inPerson && !r.stateOfPerson(i, j, text) && !r.surely(&p, limit) {
			if j > i+1 {
				continue
			}
			break
		}
		r.toponyms = append(r.toponyms, p)
		return max(j, r.endOf(p))
	}
	if p, ok := r.stranger(i, s); ok {
		r.toponyms = append(r.toponyms, p)
		return max(p.end, r.endOf(p))
	}
	return i + 1
}

// properTail reports whether the tokens from j to end are part of a name and no
// class noun.
func (r *reader) properTail(j, end int) bool {
	for k := j; k < end; k++ {
		f := r.t.Form(k)
		if _, class := classNoun(strings.ToLower(f)); class || !capitalised(f) && !isHyphen(f) && !articles[f] {
			return false
		}
	}
	return true
}

// sites are class nouns of places within towns.
var sites = set("square", "street", "road", "bridge", "mosque", "park", "avenue", "boulevard")

// withArticle are names that the article belongs to.
var withArticle = set("hague", "gambia", "bahamas", "bronx", "woodlands", "dalles", "villages", "valley")

// cutsWord reports whether a name that ends before token j would end inside a
// hyphenated name: "Al" in "Al-Hedoud", but not "Kabul" in "Kabul-based".
func (r *reader) cutsWord(j, limit int) bool {
	t := r.t
	if j+1 >= limit || !isHyphen(t.Form(j)) || t.Tokens[j].Begin != t.Tokens[j-1].Span.End || t.Tokens[j+1].Begin != t.Tokens[j].Span.End {
		return false
	}
	next := t.Form(j + 1)
	if capitalised(next) {
		name := t.Form(j - 1)
		if articles[strings.ToLower(name)] || len(name) <= 3 {
			return true
		}
		_, country := r.gaz.Country(name)
		return !country && !r.gaz.HasPlace(next)
	}
	return linkers[next] || articles[next]
}

// theWest reports whether token i is "West" in "the West".
func (r *reader) theWest(i, limit int) bool {
	t := r.t
	return r.casing == ordinary && t.Form(i) == "West" && i > 0 && t.Lower(i-1) == "the" && t.Tokens[i].UPOS == "PROPN" &&
		(i+1 >= limit || !capitalised(t.Form(i+1)) && !classWord(t.Lower(i+1)))
}

// wordLike reports whether a single word could be a name: abbreviations are
// none, unless a country is called so.
func (r *reader) wordLike(text string) bool {
	if directions[strings.ToLower(text)] {
		return false
	}
	letters, upper := 0, 0
	for _, c := range text {
		if unicode.IsLetter(c) {
			letters++
			if unicode.IsUpper(c) {
				upper++
			}
		}
	}
	if letters < len([]rune(text)) && strings.ContainsAny(text, "$/@#0123456789") {
		return false
	}
	if upper < 2 || upper < letters {
		return letters > 2 || upper < letters && letters > 1
	}
	if letters > 4 || letters > 2 && r.casing == capitals {
		return true
	}
	c, ok := r.gaz.Country(text)
	return ok && (gazetteer.Fold(c.Name) == gazetteer.Fold(text) || slices.Contains(c.Names, text))
}

// readings leaves out what a name does not mean by itself: nobody says "Clark"
// for Clark County.
func (r *reader) readings(found []gazetteer.Place, p *toponym) []gazetteer.Place {
	if p.level == district {
		return found
	}
	_, country := r.gaz.Country(p.name)
	out := make([]gazetteer.Place, 0, len(found))
	for _, c := range found {
		if country && c.Class != 'L' && c.Feature != "PCLI" && gazetteer.Fold(c.Name) != p.key && c.Feature != "ADM1" {
			continue // "Mexico" is a by-name of its capital
		}
		if c.Feature == "ADM2" && gazetteer.Fold(c.Name) != p.key && classWord(lastWord(gazetteer.Fold(c.Name))) && !classWord(lastWord(p.key)) {
			continue
		}
		out = append(out, c)
	}
	return out
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// endOf is the token behind the span of p.
func (r *reader) endOf(p toponym) int {
	_, end := r.t.TokensIn(p.span)
	return end
}

// toponym makes a toponym of tokens and reads the class noun beside it.
func (r *reader) toponym(i, j, s int) toponym {
	t := r.t
	p := toponym{first: i, end: j, span: t.SpanOf(i, j), sentence: s, container: -1}
	p.name = t.Text(p.span)
	p.key = gazetteer.Fold(p.name)
	limit := t.Sentences[s].EndToken
	if j < limit {
		w := t.Lower(j)
		if l, ok := classNoun(w); ok {
			p.level, p.class = l, singular(w)
			if capitalised(t.Form(j)) && r.casing == ordinary && l != directory && l != facility {
				p.span.End = t.Tokens[j].Span.End
				p.feature = l == natural
			}
		}
	}
	if p.level == anyLevel && i-1 >= t.Sentences[s].FirstToken {
		w := t.Lower(i - 1)
		if l, ok := classNoun(w); ok && l == natural && capitalised(t.Form(i-1)) && (w == "lake" || w == "mount" || w == "river") {
			p.level, p.class, p.feature = l, w, true
			p.span.Begin = t.Tokens[i-1].Begin
		} else if w == "of" && i-2 >= t.Sentences[s].FirstToken {
			kind := t.Lower(i - 2)
			plural := singular(kind) != kind
			list := j+1 < limit && (t.Form(j) == "," || t.Lower(j) == "and") && capitalised(t.Form(j+1))
			// "the districts of Helmand" lie in it, "the villages of A and B" are they.
			if l, ok := classNoun(kind); ok && l != facility && l != directory && (!plural || list) {
				p.level, p.class = l, singular(kind)
			}
		} else if ok && (l == town || l == state || l == district) && !capitalised(t.Form(i-1)) {
			p.level, p.class = l, singular(w)
		}
	}
	if r.mention[i] >= j {
		p.entity = r.entity[i]
	}
	return p
}

func singular(w string) string {
	if _, ok := classNouns[w]; ok {
		return w
	}
	if strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	return strings.TrimSuffix(w, "s")
}

// people reads an adjective or the name of a people.
func (r *reader) people(i, j int, text string, s int) (toponym, bool) {
	if j > i+4 {
		return toponym{}, false
	}
	p := toponym{first: i, end: j, span: r.t.SpanOf(i, j), sentence: s, container: -1, kind: people, name: text, key: gazetteer.Fold(text), strong: true}
	if c, ok := r.gaz.Demonym(text); ok {
		if _, name := r.gaz.Country(text); name {
			return p, false
		}
		place := c.Place()
		p.choice = &place
	} else if region, ok := r.gaz.RegionDemonym(text); ok {
		if r.gaz.HasPlace(text) && r.t.Tokens[i].UPOS == "PROPN" {
			return p, false
		}
		p.choice = &region
	} else {
		return p, false
	}
	if r.person[i] && !r.adjectival(i, j) {
		return p, false
	}
	return p, true
}

// adjectival reports whether the words stand before the name that they are
// taken to be part of, as in "Afghan President Ashraf Ghani".
func (r *reader) adjectival(i, j int) bool {
	return j < len(r.t.Tokens) && (i == 0 || !r.person[i-1])
}

// stateOfPerson reports whether a country stands before the name of its
// official inside one mention: "US President".
func (r *reader) stateOfPerson(i, j int, text string) bool {
	_, ok := r.gaz.Country(text)
	return ok && r.adjectival(i, j)
}

// personLength is the number of tokens of the person's name around token i.
func (r *reader) personLength(i int) int {
	first, end := i, i+1
	for first > 0 && r.person[first-1] {
		first--
	}
	for end < len(r.person) && r.person[end] {
		end++
	}
	return end - first
}

// surely reports whether a name that was taken for a person's is a place all
// the same: the words around it or its fame say so.
func (r *reader) surely(p *toponym, limit int) bool {
	if r.names.Gender(strings.ToLower(p.name)) != "" {
		return false
	}
	top := leading(p.found)
	site := p.end > p.first+1 && top.GeonameID == 0 && (top.Class == 'S' || top.Class == 'T' || top.Class == 'L')
	return site || p.strong && p.level != anyLevel || r.beforeState(p, limit) || top.Feature == "PCLI" || top.Feature == "PPLC" || top.Population >= 500000 ||
		p.first > 0 && locative[r.t.Lower(p.first-1)]
}

// abbreviation reads "Ky." behind a name and a comma.
func (r *reader) abbreviation(i, j int, text string, s int) (toponym, bool) {
	if len(text) > 8 || j > i+4 {
		return toponym{}, false
	}
	u, ok := r.gaz.Abbreviation(text)
	end := j
	if !ok && j < r.t.Sentences[s].EndToken && r.t.Form(j) == "." && r.t.Tokens[j].Begin == r.t.Tokens[j-1].Span.End {
		u, ok = r.gaz.Abbreviation(text + ".")
	}
	if !ok {
		return toponym{}, false
	}
	first := r.t.Sentences[s].FirstToken
	comma := i-2 >= first && r.t.Form(i-1) == "," && capitalised(r.t.Form(i-2))
	plain := len(text) >= 2 && text == strings.ToUpper(text) && i-1 >= first && (r.t.Lower(i-1) == "in" || r.t.Lower(i-1) == "from" || r.t.Lower(i-1) == "near") && !notStates[text]
	bare := (strings.Contains(text, ".") || plain) && i-1 >= first && (locative[r.t.Lower(i-1)] || directional[r.t.Lower(i-1)] || r.t.Lower(i-1) == "the")
	beside := i-1 >= first && len(text) == 2 && text == strings.ToUpper(text) && r.casing == ordinary && capitalised(r.t.Form(i-1)) && r.gaz.HasPlace(r.t.Form(i-1)) && r.t.Tokens[i-1].UPOS == "PROPN"
	if !comma && !bare && !beside || comma && text == "US" {
		return toponym{}, false
	}
	p := toponym{first: i, end: end, span: r.t.SpanOf(i, j), sentence: s, container: -1, name: text, key: gazetteer.Fold(u.Name), strong: true}
	p.found = []gazetteer.Place{u}
	return p, true
}

// localBodies follow the name of the town or county that they belong to.
var localBodies = set("police", "mayor", "city", "fire", "high", "sheriff", "council", "county", "township", "school", "schools", "airport", "government", "community",
	"municipal", "town", "district", "hospital", "university", "college", "court", "state")

// notStates are postal codes that are words or names of something else.
var notStates = set("IN", "OR", "ME", "OK", "HI", "OH", "PA", "MA", "LA", "AL", "DE", "ID", "MS", "MD", "PR", "SA", "NT", "ACT", "CA", "SC", "MO", "WA", "AR", "CO", "NE", "MI", "ON", "AB", "NB", "PE", "US")

// plausible weighs what stands around a name that the gazetteer has, and
// reports whether it may be a place at all.
func (r *reader) plausible(p *toponym) bool {
	t := r.t
	first, limit := t.Sentences[p.sentence].FirstToken, t.Sentences[p.sentence].EndToken
	i, j := p.first, p.end
	single := j == i+1
	lower := strings.ToLower(p.name)
	_, country := r.gaz.Country(p.name)
	top := leading(p.found)
	big := country || top.Class == 'L' || top.Feature == "ADM1" || top.Population >= 100000

	prev, prevForm := "", ""
	if i > first {
		prevForm = t.Form(i - 1)
		prev = strings.ToLower(prevForm)
	}
	next, nextForm := "", ""
	if j < limit {
		nextForm = t.Form(j)
		next = strings.ToLower(nextForm)
	}
	if r.other[i] || r.other[j-1] {
		return false
	}
	if r.ambiguous.never[strings.TrimSuffix(lower, ".")] {
		return false
	}
	// "The Washington Post", "New York Times"
	if capitalised(nextForm) && publications[next] && r.casing == ordinary && p.level == anyLevel {
		return false
	}
	located := r.inList(p) || locative[prev] || (prev == "the" || directions[prev]) && i-2 >= first && locative[t.Lower(i-2)]
	if p.entity != 0 && r.location[i] && !r.ambiguous.word[lower] || located || p.level != anyLevel && p.level != directory && p.level != facility {
		p.strong = true
	}
	if r.casing == ordinary && single && !p.strong {
		switch t.Tokens[i].UPOS {
		case "PROPN":
		case "NOUN", "ADJ", "X":
			if !country && (i == first || r.ambiguous.word[lower]) {
				return false
			}
		default:
			if !country {
				return false
			}
		}
	}
	if single && r.ambiguous.word[lower] && !country && (!p.strong || prev == "the" || t.Tokens[i].UPOS != "PROPN") {
		return false
	}
	if r.casing != ordinary && single && !country && !p.strong {
		if t.Tokens[i].UPOS != "PROPN" || r.casing == capitals && gazetteer.Fold(top.Name) != p.key {
			return false
		}
		p.weak = true
	}
	if r.casing != ordinary && single && r.ambiguous.word[lower] && (t.Tokens[i].UPOS != "PROPN" || !country) {
		return false
	}
	if single && r.persons[lower] && !country && p.level == anyLevel && !(locative[prev] && r.casing != titled) && !r.beforeState(p, limit) {
		return false
	}
	// Names of persons: "Jack London", "Paris Hilton", "Mr. Jackson".
	if r.casing != capitals {
		if single && r.isTitle(prev, prevForm, i, first) && !country {
			return false
		}
		given := r.names.Gender(lower) != ""
		if i > first && capitalised(prevForm) && t.Tokens[i-1].UPOS == "PROPN" && !directions[prev] && !r.coveredBefore(i) && r.casing == ordinary {
			if _, class := classNoun(prev); !class && prev != "the" {
				g := r.names.Gender(prev) != ""
				rel := t.Tokens[i].Relation
				if g || len(prevForm) == 2 && prevForm[1] == '.' || rel == "flat" && t.Tokens[i].Head < i && t.Tokens[i].Head >= i-3 {
					return false
				}
				if !big && !p.strong {
					return false
				}
			}
		}
		if capitalised(nextForm) && j < limit && t.Tokens[j].UPOS == "PROPN" && single && r.casing == ordinary {
			if _, class := classNoun(next); !class {
				rel := t.Tokens[j].Relation
				typeWord, known := r.names.TypeWord(next)
				if known && typeWord == hearsay.Person {
					known = false
				}
				if given && !known && (rel == "flat" || !country) {
					return false
				}
				if known && localBodies[next] {
					p.strong = true
				}
				own := country || top.Class == 'L' || top.Feature == "ADM1" || top.Population >= 100000 && gazetteer.Fold(top.Name) == p.key
				if t.Tokens[j].Head == i && (rel == "flat" || rel == "compound") && !known && !own || !known && !own && t.Tokens[i].Head == j {
					return false
				}
				if !big && !p.strong && !known {
					return false
				}
			}
		}
		if single && given && !p.strong && !country && top.Class != 'L' && !directional[prev] {
			p.weak = true
		}
	}
	if country || top.Class == 'L' || top.Feature == "ADM1" {
		if !p.weak {
			p.strong = true
		}
		return true
	}
	if !single && !p.strong {
		p.strong = true
	}
	if !p.strong && !(directional[prev] && t.Tokens[i].UPOS == "PROPN") && top.Population < 100000 {
		p.weak = true
	}
	if !p.strong && top.Population < 1000000 && !directional[prev] {
		p.weak = true
	}
	return true
}

// inList reports whether p follows a sure name of a place, joined to it by a
// comma or "and" alone.
func (r *reader) inList(p *toponym) bool {
	n := len(r.toponyms)
	if n == 0 {
		return false
	}
	m := &r.toponyms[n-1]
	return m.kind == named && m.strong && r.casing == capitals && r.listed(m, p)
}

// leading is the best known of the places of a name: a region before a town.
func leading(found []gazetteer.Place) gazetteer.Place {
	for _, c := range found {
		if c.Class == 'L' || c.Feature == "PCLI" {
			return c
		}
	}
	return found[0]
}

// coveredBefore reports whether the token before i belongs to a toponym.
func (r *reader) coveredBefore(i int) bool {
	n := len(r.toponyms)
	return n > 0 && r.endOf(r.toponyms[n-1]) == i
}

// beforeState reports whether a comma and a first-level unit or country follow.
func (r *reader) beforeState(p *toponym, limit int) bool {
	t := r.t
	if p.end+1 >= limit || t.Form(p.end) != "," {
		return false
	}
	next := t.Form(p.end + 1)
	if _, ok := r.gaz.Abbreviation(next); ok {
		return true
	}
	if _, ok := r.gaz.Abbreviation(next + "."); ok {
		return true
	}
	for _, u := range r.lookup(next) {
		if u.Feature == "ADM1" || u.Feature == "PCLI" {
			for _, c := range p.found {
				if lies(&c, &u) {
					return true
				}
			}
		}
	}
	return false
}

// findPersons collects the last names of the persons whom the report names with
// a given name or a title, so that "Jackson" in it is not the city.
func (r *reader) findPersons() {
	t := r.t
	for s := range t.Sentences {
		sentence := &t.Sentences[s]
		if sentence.Section == hearsay.Boilerplate || r.casingOf(sentence) != ordinary {
			continue
		}
		for i := sentence.FirstToken; i < sentence.EndToken; i++ {
			if !capitalised(t.Form(i)) {
				continue
			}
			lower := t.Lower(i)
			_, title := r.names.Title(strings.TrimSuffix(lower, "."))
			given := r.names.Gender(lower) != "" && t.Tokens[i].UPOS == "PROPN"
			if !title && !given || given && i > sentence.FirstToken && locative[t.Lower(i-1)] {
				continue
			}
			j := i + 1
			if j < sentence.EndToken && t.Form(j) == "." {
				j++
			}
			k := j
			for k < sentence.EndToken && k < j+4 && t.Tokens[k].UPOS == "PROPN" && (capitalised(t.Form(k)) || isHyphen(t.Form(k))) {
				if _, class := classNoun(t.Lower(k)); class {
					break
				}
				if kind, ok := r.names.TypeWord(t.Lower(k)); ok && kind != hearsay.Person {
					break
				}
				k++
			}
			if k == j || k < sentence.EndToken && capitalised(t.Form(k)) && t.Tokens[k].UPOS == "PROPN" {
				continue
			}
			last := t.Lower(k - 1)
			if _, country := r.gaz.Country(t.Form(k - 1)); country {
				continue
			}
			if given || title {
				r.persons[last] = true
				if given {
					r.persons[lower] = true
				}
			}
		}
	}
}

// isTitle reports whether a title stands right before token i.
func (r *reader) isTitle(prev, prevForm string, i, first int) bool {
	if prev == "" || !capitalised(prevForm) {
		return false
	}
	if _, ok := r.names.Title(prev); ok {
		return true
	}
	if strings.HasSuffix(prev, ".") {
		_, ok := r.names.Title(strings.TrimSuffix(prev, "."))
		return ok
	}
	if i-2 >= first && prev == "." {
		_, ok := r.names.Title(r.t.Lower(i - 2))
		return ok
	}
	return false
}

// stranger reads a name that the gazetteer lacks and that its surroundings tell
// to be a place: a mention of a place, "Sorkh district", "the village of
// Sar-e-Khumar", "the Andar Valley".
func (r *reader) stranger(i, s int) (toponym, bool) {
	t := r.t
	sentence := &t.Sentences[s]
	if e := r.mention[i]; e > i && e <= sentence.EndToken && !isPunct(t.Form(i)) {
		for b := i; b < e; b++ { // "the town of X" is a mention of X here
			if t.Lower(b) == "of" && b+1 < e {
				return toponym{}, false
			}
		}
		if directions[t.Lower(i)] && e > i+1 && r.gaz.HasPlace(t.Text(t.SpanOf(i+1, e))) {
			return toponym{}, false
		}
		if last := t.Form(e - 1); strings.ContainsAny(last, "0123456789") {
			return toponym{}, false
		}
		end := e
		if _, class := classNoun(t.Lower(end - 1)); class && end-1 > i {
			end--
		}
		p := r.toponym(i, end, s)
		p.kind, p.strong, p.entity = unknown, true, r.entity[i]
		if p.span.End < t.Tokens[e-1].Span.End {
			p.span.End = t.Tokens[e-1].Span.End
		}
		if r.placed(&p, sentence.FirstToken) {
			return p, true
		}
	}
	if r.casing != ordinary || t.Tokens[i].UPOS != "PROPN" {
		return toponym{}, false
	}
	if r.ambiguous.word[t.Lower(i)] || r.ambiguous.never[t.Lower(i)] || directions[t.Lower(i)] {
		return toponym{}, false
	}
	if _, class := classNoun(t.Lower(i)); class {
		return toponym{}, false
	}
	if _, title := r.names.Title(t.Lower(i)); title {
		return toponym{}, false
	}
	// the whole run of proper nouns, hyphens included
	j := i + 1
	for j < sentence.EndToken && j < i+8 {
		f := t.Form(j)
		glued := t.Tokens[j].Begin == t.Tokens[j-1].Span.End
		_, class := classNoun(strings.ToLower(f))
		if class || !(t.Tokens[j].UPOS != "VERB" && t.Tokens[j].UPOS != "AUX" && capitalised(f) || glued && (isHyphen(f) || j > i+1 && isHyphen(t.Form(j-1)) && !isPunct(f))) {
			break
		}
		j++
	}
	if isHyphen(t.Form(j - 1)) {
		return toponym{}, false
	}
	p := r.toponym(i, j, s)
	p.kind, p.strong = unknown, true
	if p.level == anyLevel && i-2 >= sentence.FirstToken && compass[t.Lower(i-1)] && (locative[t.Lower(i-2)] || t.Lower(i-2) == "of" || t.Lower(i-2) == "from" || t.Lower(i-2) == "to") {
		p.compass = true
		return p, true // "parts of eastern Ghouta"
	}
	if p.level == anyLevel && !r.persons[t.Lower(j-1)] && r.names.Gender(t.Lower(i)) == "" {
		if p.level, p.class = r.listLevel(i, sentence.FirstToken); p.level == anyLevel {
			p.level, p.class = r.listLevelAhead(j, sentence.EndToken)
		}
		if p.level != anyLevel {
			return p, true
		}
	}
	if r.person[i] {
		return toponym{}, false
	}
	if sites[p.class] && capitalised(t.Form(j)) && i-1 >= sentence.FirstToken && (locative[t.Lower(i-1)] || t.Lower(i-1) == "on" || t.Lower(i-1) == "the" || t.Lower(i-1) == "from" || t.Lower(i-1) == "to") {
		p.span.End = t.Tokens[j].Span.End
		return p, true
	}
	if p.level == anyLevel || p.level == facility || p.level == directory {
		return toponym{}, false
	}
	if b, ok := r.names.Body(p.name); ok && b.Type != hearsay.Location {
		return toponym{}, false
	}
	if p.class == "department" || p.class == "region" && p.first > 0 && t.Lower(p.first-1) == "of" {
		return toponym{}, false
	}
	after := j < sentence.EndToken && p.class != "" && singular(t.Lower(j)) == p.class
	if after && (p.class == "state" || p.class == "department" || p.class == "community" || p.class == "camp" || p.class == "capital" || p.class == "base" || p.class == "quarter" || p.class == "republic" || p.class == "stronghold") {
		return toponym{}, false
	}
	return p, true
}

// listLevel reads the class noun in the plural before a list that token i
// stands in: "three villages, A, B and C".
func (r *reader) listLevel(i, first int) (level, string) {
	t := r.t
	n := len(r.toponyms)
	listed := false
	for k := i - 1; k >= first; k-- {
		for n > 0 && r.toponyms[n-1].first > k {
			n--
		}
		if n > 0 && r.toponyms[n-1].first <= k && k < r.toponyms[n-1].end {
			if r.toponyms[n-1].kind == people {
				return anyLevel, ""
			}
			k = r.toponyms[n-1].first
			continue
		}
		switch w := t.Lower(k); w {
		case ",", ":", "including", "of", "and", "namely", "-", "–", "—":
			listed = true
		default:
			if l, ok := classNoun(w); ok && listed && singular(w) != w && (l == town || l == district || l == state) {
				return l, singular(w)
			}
			return anyLevel, ""
		}
	}
	return anyLevel, ""
}

// listLevelAhead reads the class noun in the plural behind a list whose member
// ends before token j: "A, B and C districts".
func (r *reader) listLevelAhead(j, limit int) (level, string) {
	t := r.t
	members := 0
	for k := j; k < limit && k < j+24; k++ {
		switch f := t.Form(k); {
		case f == "," || f == "and":
			if k+1 < limit && capitalised(t.Form(k+1)) {
				members++
			}
		case capitalised(f) || isHyphen(f) || k > j && isHyphen(t.Form(k-1)):
			if k == j {
				return anyLevel, ""
			}
		default:
			w := strings.ToLower(f)
			if l, ok := classNoun(w); ok && members > 0 && singular(w) != w && (l == town || l == district || l == state) {
				return l, singular(w)
			}
			return anyLevel, ""
		}
	}
	return anyLevel, ""
}

// placed reports whether the words around a mention of a place that the
// gazetteer lacks bear out that it is one.
func (r *reader) placed(p *toponym, first int) bool {
	t := r.t
	lower := strings.ToLower(p.name)
	if r.ambiguous.never[lower] || r.ambiguous.word[lower] || !capitalised(t.Form(p.first)) || p.end == p.first+1 && !r.wordLike(p.name) {
		return false
	}
	if b, ok := r.names.Body(p.name); ok && b.Type != hearsay.Location {
		return false
	}
	if p.level != anyLevel && p.level != directory {
		return true
	}
	i := p.first - 1
	for i >= first && (t.Lower(i) == "the" || directions[t.Lower(i)]) {
		i--
	}
	if i < first || !locative[t.Lower(i)] && t.Lower(i) != "to" && t.Lower(i) != "from" {
		return false
	}
	return r.location[p.first]
}
