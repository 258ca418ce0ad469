// Package actor codes entities by country, sector and group, in the manner of
// CAMEO and PLOVER. It reads an entity's names and the phrases that describe
// it, never the events that it takes part in.
package actor

import (
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// Annotator is safe for concurrent use.
type Annotator struct {
	actors  *lexicon.Actors
	gaz     *gazetteer.Gazetteer
	holders map[string][]*lexicon.Officeholder // by name, alias and surname, in lower case
}

// New makes an Annotator.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) (*Annotator, error) {
	a := &Annotator{actors: lex.Actors, gaz: gaz, holders: map[string][]*lexicon.Officeholder{}}
	for i := range lex.Officeholders {
		o := &lex.Officeholders[i]
		keys := append([]string{o.Name}, o.Aliases...)
		if o.Sector == "GOV" || o.Sector == "REB" { // of others the surname is not enough
			family := surname(o.Name)
			keys = append(keys, family, strings.TrimPrefix(family, "al-"))
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			k = strings.ToLower(k)
			a.holders[k] = append(a.holders[k], o)
		}
	}
	return a, nil
}

// Annotate gives the code of every entity, as of the day of publication; the
// zero Actor where none is known. The result has the length of entities.
//
// A named group or office-holder has the code of the lexicon. Otherwise the
// role nouns of its descriptions give the sector ("police spokesman"), and
// their adjectives, possessors and places the country. A sector without a
// country takes that of most of the report's places, else of the nearest, and
// says so in its Basis.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, places []hearsay.Place, published hearsay.Published) []hearsay.Actor {
	findings := a.read(t, entities, places, published)
	out := make([]hearsay.Actor, len(entities))
	for i := range findings {
		out[i] = findings[i].Actor
	}
	return out
}

// read finds the code of every entity with what it rests on.
func (a *Annotator) read(t *hearsay.Text, entities []hearsay.Entity, places []hearsay.Place, published hearsay.Published) []finding {
	r := reading{Annotator: a, t: t, places: places, on: published.Date, home: home(t, places)}
	for i := range places {
		if places[i].Country != "" {
			r.seen = append(r.seen, places[i].Country)
		}
	}
	out := make([]finding, len(entities))
	for i := range entities {
		out[i] = r.code(hearsay.EntityID(i+1), &entities[i])
	}
	r.inherit(entities, out)
	for i := range out {
		out[i].Code = out[i].Country + out[i].Sector
		if out[i].Group != "" {
			out[i].Code += out[i].letters
			continue
		}
		for _, c := range out[i].countries {
			if c != out[i].Country {
				out[i].Also = strings.TrimLeft(out[i].Also+" "+c+out[i].Sector, " ")
			}
		}
	}
	return out
}

// finding is an actor with what its parts were read from.
type finding struct {
	hearsay.Actor
	letters         string   // of the group
	countries       []string // further ones that the words name
	country, sector ground
}

// ground is what a part of a code rests on: words of the report, an entry of
// the lexicon, and how.
type ground struct {
	text  string
	span  hearsay.Span
	entry hearsay.Entry
}

// reading is the work on one report.
type reading struct {
	*Annotator
	t      *hearsay.Text
	places []hearsay.Place
	on     time.Time
	home   string
	seen   []string // the countries of its places
}

// inherit gives a description what it has of others: the sector of a word like
// "spokesman" and the country of "the Obama administration" are those of whom
// they belong to; a sector that still has no country takes the report's.
func (r *reading) inherit(entities []hearsay.Entity, found []finding) {
	at := map[int]int{} // 1 + index of the entity, by head of mention
	for i, e := range entities {
		for _, m := range e.Mentions {
			at[m.Head] = i + 1
		}
	}
	belong := func() {
		for i := range entities {
			if x := &found[i]; x.Group == "" && (x.Country == "" || x.Sector == "") {
				r.belong(&entities[i], i, at, found)
			}
		}
	}
	belong()
	for i := range entities {
		if x := &found[i]; x.Country == "" && x.Sector != "" && entities[i].Type != hearsay.Location {
			r.borrow(&entities[i], x, at, found)
		}
	}
	belong()
}

// belong gives entity i what its description lacks of whom it belongs to.
func (r *reading) belong(e *hearsay.Entity, i int, at map[int]int, found []finding) {
	x := &found[i]
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun {
			continue
		}
		head := heads[strings.ToLower(r.t.Tokens[m.Head].Lemma)]
		first, end := r.t.NounPhrase(m.Head)
		for j := first; j < end; j++ {
			if j == m.Head || !r.modifies(j, m.Head) {
				continue
			}
			if c, entry := r.lender(j); c != "" && x.Country == "" && x.Sector == "GOV" {
				x.Country, x.country = c, ground{text: "from whose it is,", span: r.t.Tokens[j].Span, entry: entry}
			}
			k := at[j] - 1
			if k < 0 || k == i || others[r.t.Tokens[m.Head].Lemma] && r.t.Tokens[j].Relation == "nmod:poss" {
				continue
			}
			y := &found[k]
			from := ground{text: "from whom it belongs to,", span: r.t.Tokens[j].Span}
			if x.Country == "" && y.Country != "" && (x.Sector != "" || head && y.Sector != "") {
				x.Country, x.Basis, x.country = y.Country, y.Basis, from
			}
			if x.Sector == "" && y.Sector != "" && x.Country == y.Country && head {
				x.Sector, x.sector = y.Sector, from
			}
		}
	}
}

// others are role nouns whose owner is another than they are: "its neighbours".
var others = map[string]bool{
	"neighbor": true, "neighbour": true, "ally": true, "rival": true, "enemy": true, "foe": true, "adversary": true, "counterpart": true, "partner": true,
	"host": true, "guest": true, "patron": true, "opponent": true, "attacker": true, "captor": true, "invader": true,
}

// lender is the country of those in the lexicon who have ever lent a government
// the name at token i: "the Thatcher government".
func (r *reading) lender(i int) (string, hearsay.Entry) {
	if !isName(r.t.Form(i)) {
		return "", hearsay.Entry{}
	}
	country, entry := "", hearsay.Entry{}
	for _, o := range r.holders[r.t.Lower(i)] {
		if o.Sector != "GOV" || country != "" && o.Country != country {
			return "", hearsay.Entry{}
		}
		country, entry = o.Country, o.Entry()
	}
	return country, entry
}

// borrow takes the country of most of the report's places, else of what the
// entity is listed with ("Israeli jets and tanks"), else of the place that stands
// nearest in its sentence.
func (r *reading) borrow(e *hearsay.Entity, x *finding, at map[int]int, found []finding) {
	if r.home != "" {
		x.Country, x.Basis, x.country = r.home, hearsay.BasisInferred, ground{text: "because most places of the report lie there"}
		return
	}
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun {
			continue
		}
		if h := r.t.Tokens[m.Head].Head; h >= 0 && r.t.Tokens[m.Head].Relation == "conj" && at[h] > 0 && found[at[h]-1].Country != "" && found[at[h]-1].Sector == x.Sector {
			x.Country, x.Basis = found[at[h]-1].Country, hearsay.BasisInferred
			x.country = ground{text: "from what it is listed with,", span: r.t.Tokens[h].Span}
			return
		}
		if p := r.nearest(m.Head, weak[x.Sector]); p != nil {
			x.Country, x.Basis, x.country = p.Country, hearsay.BasisInferred, ground{text: "from the nearest place,", span: p.Span}
			return
		}
	}
}

// nearest is the place with a country that stands nearest to token i in its
// sentence; nil if there is none. Civilians are of any country: only for them
// to lie there is not enough, the sentence must tell of no other.
func (r *reading) nearest(i int, only bool) *hearsay.Place {
	at := r.t.Tokens[i].Span
	s := r.t.SentenceAt(at.Begin)
	var best *hearsay.Place
	distance := 0
	for k := range r.places {
		p := &r.places[k]
		if p.Country == "" || p.Use == hearsay.UseModifier || only && p.Use != hearsay.UseLiteral || r.t.SentenceAt(p.Begin) != s {
			continue
		}
		if only && best != nil && best.Country != p.Country {
			return nil
		}
		d := at.Begin - p.Begin
		if d < 0 {
			d = 3 * -d // what stands before is known already
		}
		if best == nil || d < distance {
			best, distance = p, d
		}
	}
	return best
}

// home is the country that most of the report's toponyms lie in; "" if no
// country has more than half of them.
func home(t *hearsay.Text, places []hearsay.Place) string {
	count, total := map[string]int{}, 0
	best := ""
	for _, p := range places {
		if p.Country == "" {
			continue
		}
		n := 1
		if s := t.SentenceAt(p.Begin); s >= 0 && (t.Sentences[s].Section == hearsay.Headline || t.Sentences[s].Section == hearsay.Dateline) {
			n = 2
		}
		total += n
		count[p.Country] += n
		if c := count[p.Country]; best == "" || c > count[best] || c == count[best] && p.Country < best {
			best = p.Country
		}
	}
	if 2*count[best] > total {
		return best
	}
	return ""
}

// code finds what an entity's own names and descriptions say.
func (r *reading) code(id hearsay.EntityID, e *hearsay.Entity) finding {
	var said finding // by the descriptions
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun || m.Head < 0 || m.Head >= len(r.t.Tokens) {
			continue
		}
		d := r.describe(m, e)
		if d.Group != "" && said.Sector == "" {
			said = d
			break
		}
		if said.Country == "" {
			said.Country, said.Basis, said.country, said.countries = d.Country, d.Basis, d.country, d.countries
		}
		if said.Sector == "" || weak[said.Sector] && d.Sector != "" && !weak[d.Sector] {
			said.Sector, said.sector = d.Sector, d.sector
		}
	}
	if x, ok := r.nameOf(e, said.Country); ok {
		return x
	}
	if x, ok := r.place(id, e); ok {
		return x
	}
	if said.Group != "" {
		return said
	}
	if e.Type == hearsay.Person {
		if x, ok := r.person(e, &said); ok {
			return x
		}
	}
	return said
}

// weak are sectors that any other description of the same entity goes before.
var weak = map[string]bool{"CVL": true, "UNK": true}

// nameOf codes an entity by its names. A name that bodies of several countries
// bear is that of the country that the entity's descriptions name, else of the
// report's.
func (r *reading) nameOf(e *hearsay.Entity, country string) (finding, bool) {
	for k := -1; k < len(e.Aliases); k++ {
		name := e.Name
		if k >= 0 {
			name = e.Aliases[k]
		}
		if n, ok := r.choose(name, country); ok && (e.Type != hearsay.Person || strings.Contains(name, " ") || n.Sector == "REB") {
			return named(n, country, ground{text: "“" + name + "” is named in the lexicon", entry: n.Entry()}), true
		}
	}
	return finding{}, false
}

// choose picks among actors of one name: the one of the country named beside
// it, of the report, of any place in it, else the only one that bears it as its
// first name. Where all that fails, only a sector that they share is sure. An
// abbreviation of a body without a code of its own, which the main ones have, is
// found only where the report names the country.
func (r *reading) choose(name, country string) (lexicon.NamedActor, bool) {
	actors := r.actors.Named(name, r.on)
	if len(name) <= 6 && name == strings.ToUpper(name) {
		actors = slices.DeleteFunc(actors, func(n lexicon.NamedActor) bool {
			return n.Group == "" && !n.International() && n.Country != country && n.Country != r.home && !slices.Contains(r.seen, n.Country)
		})
	}
	if len(actors) < 2 {
		if len(actors) == 0 {
			return lexicon.NamedActor{}, false
		}
		return actors[0], true
	}
	for _, want := range append([]string{country, r.home}, r.seen...) {
		for _, n := range actors {
			if n.Country == want && want != "" {
				return n, true
			}
		}
	}
	own, shared := -1, true
	for i, n := range actors {
		shared = shared && n.Sector == actors[0].Sector
		if strings.EqualFold(n.Name, name) {
			if own >= 0 {
				own = len(actors)
			} else {
				own = i
			}
		}
	}
	if own >= 0 && own < len(actors) {
		return actors[own], true
	}
	if !shared {
		return lexicon.NamedActor{}, false
	}
	n := actors[0]
	n.Country = ""
	return n, true
}

// named is the code of n where the words beside the name say country: that of
// another country than the lexicon's keeps the sector alone ("the Peruvian
// Congress").
func named(n lexicon.NamedActor, country string, g ground) finding {
	x := finding{Actor: hearsay.Actor{Country: n.Country, Sector: n.Sector, Group: n.Name}, letters: n.Group, country: g, sector: g}
	if n.Country == "" || country != "" && country != n.Country && !n.International() && n.Sector != "" && n.Sector != "REB" {
		x.Country, x.Group, x.letters = country, "", ""
		x.country = ground{text: "from the words beside"}
	}
	return x
}

// person codes who holds an office, as far as the lexicon knows and as the
// report says: whom the report gives an office has it, and whom it calls former
// has it no more (ELI).
func (r *reading) person(e *hearsay.Entity, said *finding) (finding, bool) {
	for k := -1; k < len(e.Aliases); k++ {
		name := e.Name
		if k >= 0 {
			name = e.Aliases[k]
		}
		x, ok := r.holder(name, e.Name, said)
		if !ok {
			continue
		}
		if said.Sector != "" && !weak[said.Sector] && (x.Sector == "ELI" || said.Sector == "ELI") {
			x.Sector, x.sector = said.Sector, said.sector
		}
		return x, true
	}
	return finding{}, false
}

// holder codes a person who holds an office on the day of the report; one who
// held it before belongs to the elite (ELI). A name that several countries'
// office-holders share decides nothing, nor does one whom the report gives
// another country. A surname decides nothing where the person's longest name has
// another given name with it.
func (r *reading) holder(name, longest string, said *finding) (finding, bool) {
	var best *lexicon.Officeholder
	var bestHeld, several bool
	for _, o := range r.holders[strings.ToLower(name)] {
		if !strings.Contains(name, " ") && otherThan(longest, o) {
			continue
		}
		held, past := r.on.IsZero() || o.Held(r.on), !r.on.IsZero() && r.on.After(o.Since)
		full := strings.EqualFold(name, o.Name) || slices.ContainsFunc(o.Aliases, func(a string) bool { return strings.EqualFold(name, a) })
		office := said.Sector == o.Sector || past && said.Sector == "ELI"
		if !held && (!past || !full) && !office || said.Country != "" && said.Country != o.Country {
			continue
		}
		switch {
		case best == nil || held && !bestHeld:
			best, bestHeld, several = o, held, false
		case held != bestHeld:
		case o.Country != best.Country:
			several = true
		case o.Since.After(best.Since):
			best = o
		}
	}
	if best == nil || several {
		return finding{}, false
	}
	x := finding{Actor: hearsay.Actor{Country: best.Country, Sector: best.Sector}}
	x.country = ground{text: "held this office when the report appeared", entry: best.Entry()}
	switch {
	case r.on.IsZero():
		x.country.text = "held this office; the day of the report is not known"
	case !bestHeld:
		x.country.text = "held this office at another time than the report's"
		if best.Sector == "GOV" {
			x.Sector = "ELI"
		}
	}
	x.sector = x.country
	return x, true
}

// otherThan reports whether a full name begins with another letter than those of
// the office-holder.
func otherThan(full string, o *lexicon.Officeholder) bool {
	if !strings.Contains(full, " ") || strings.EqualFold(full[:1], o.Name[:1]) {
		return false
	}
	return !slices.ContainsFunc(o.Aliases, func(n string) bool { return strings.Contains(n, " ") && strings.EqualFold(n[:1], full[:1]) })
}

// surname is the last word of a name.
func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// place codes countries and cities that act: a capital that stands for its
// government has its sector, any other town stands for its people, and a
// country has its code alone.
func (r *reading) place(id hearsay.EntityID, e *hearsay.Entity) (finding, bool) {
	if e.Type == hearsay.Person && (strings.Contains(e.Name, " ") || len(e.Aliases) > 0) {
		return finding{}, false
	}
	if c, ok := r.gaz.Country(e.Name); ok && isCountryName(e.Name) && e.Type != hearsay.Person {
		g := ground{text: "“" + e.Name + "” is a country"}
		return finding{Actor: hearsay.Actor{Country: c.ISO3}, country: g}, true
	}
	town := e.Type == hearsay.Location || e.Type == hearsay.Facility
	if _, capital := r.gaz.Capital(e.Name); !town && (!capital || e.Type != hearsay.Person && e.Type != hearsay.Organization) {
		return finding{}, false
	}
	var x finding
	for k := range r.places {
		p := &r.places[k]
		if p.Country == "" || p.Entity != id && (town || r.t.Text(p.Span) != e.Name) {
			continue
		}
		if x.Country == "" {
			x.Country, x.Basis, x.country = p.Country, p.Basis, ground{text: "is the country of the place", span: p.Span}
		}
		if _, capital := r.gaz.Capital(p.Name); capital && (p.Use == hearsay.UseMetonym || r.acts(e)) {
			x.Sector, x.sector = "GOV", ground{text: "because the capital stands for its government"}
		} else if x.Sector == "" && strings.HasPrefix(p.Feature, "PPL") {
			x.Sector, x.sector = "CVL", ground{text: "because the town stands for its people"}
		}
	}
	return x, x.Country != ""
}

// acts reports whether an entity stands somewhere as one who acts, or to whom
// something is done, and not as where.
func (r *reading) acts(e *hearsay.Entity) bool {
	for _, m := range e.Mentions {
		switch r.t.Tokens[m.Head].Relation {
		case "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss":
			return true
		case "obl", "nmod":
			if c := r.t.Child(m.Head, "case"); c >= 0 {
				switch r.t.Lower(c) {
				case "with", "by", "against", "between":
					return true
				}
			}
		}
	}
	return false
}

// heads are role nouns that belong to whatever they speak for or belong to:
// the words beside them decide first.
var heads = map[string]bool{
	"spokesman": true, "spokeswoman": true, "spokesperson": true, "leader": true, "chief": true, "head": true, "member": true,
	"official": true, "representative": true, "group": true, "force": true, "source": true, "commander": true, "officer": true,
	"supporter": true, "sympathizer": true, "sympathiser": true, "backer": true, "loyalist": true, "follower": true, "candidate": true, "leadership": true, "unit": true, "aide": true, "adviser": true,
	"advisor": true, "president": true, "chairman": true, "secretary": true, "director": true, "chairwoman": true, "deputy": true,
	"delegation": true, "faction": true, "agent": true, "worker": true, "employee": true, "station": true, "commissioner": true,
	"inspector": true, "general": true, "personnel": true, "team": true, "squad": true, "superintendent": true,
}

// distance are the words that a hyphen ties to a country or group that is not
// whom the phrase is about: "Iranian-backed", "Saudi-born".
var distance = map[string]bool{
	"backed": true, "allied": true, "linked": true, "supported": true, "funded": true, "armed": true, "trained": true, "sponsored": true, "made": true,
	"supplied": true, "born": true, "inspired": true, "aligned": true, "affiliated": true, "financed": true, "friendly": true, "leaning": true, "bound": true,
}

// aside reports whether the words that end before token end are only what the
// phrase stands near to or against.
func (r *reading) aside(first, end int) bool {
	if end+1 < len(r.t.Tokens) && r.t.Form(end) == "-" && distance[r.t.Lower(end+1)] {
		return true
	}
	return first > 1 && r.t.Form(first-1) == "-" && (r.t.Lower(first-2) == "anti" || r.t.Lower(first-2) == "pro" || r.t.Lower(first-2) == "non")
}

// adherents share the side of those whom they hold with, not their office.
var adherents = map[string]bool{
	"supporter": true, "sympathizer": true, "sympathiser": true, "backer": true, "loyalist": true, "follower": true, "adherent": true, "admirer": true,
}

// deputies stand before the office that they are of: a deputy minister is none
// of parliament.
var deputies = map[string]bool{"deputy": true, "vice": true, "assistant": true, "acting": true, "associate": true, "under": true}

// describe reads the country and the sector off one mention and the title
// before it: "Afghan police spokesman" is AFG COP.
func (r *reading) describe(m hearsay.Mention, e *hearsay.Entity) finding {
	typ := e.Type
	first, end := r.t.NounPhrase(m.Head)
	if f, e := r.t.TokensIn(m.Span); f <= m.Head && m.Head < e {
		first, end = min(first, f), max(end, e) // the parser may have hung a modifier elsewhere
	}
	if e := r.behind(m.Head, end); e > end {
		end = e
	}
	title := first
	if typ == hearsay.Person {
		title = r.title(first)
	}
	var x, beside finding
	former, ethnic := false, false
	own := func(i int) bool {
		return i < first || r.modifies(i, m.Head) || i < m.Head && m.Contains(r.t.Tokens[i].Span)
	}
	for i := title; i < end; i++ {
		if !own(i) || typ == hearsay.Person && i >= first && r.inName(e, i) {
			continue // Michael Jordan is no country's
		}
		for n := min(5, end-i); n >= 1; n-- {
			c, ok := r.countryAt(i, i+n)
			if !ok || r.aside(i, i+n) {
				continue
			}
			switch {
			case x.Country == "" || i < first && typ == hearsay.Person:
				x.Country, x.country = c, ground{text: "from the word", span: r.t.SpanOf(i, i+n)}
			case c != x.Country && i < m.Head && r.listed(x.country.span, i):
				x.countries = append(x.countries, c)
			}
			break
		}
	}
	for i := title; i < end; i++ {
		if !own(i) {
			continue
		}
		switch r.t.Lower(i) {
		case "former", "ex", "ousted", "deposed", "onetime", "toppled", "exiled", "disgraced":
			former = former || i < m.Head
		case "ethnic":
			ethnic = true
		}
		for n := min(5, end-i); n >= 1; n-- {
			span := r.t.SpanOf(i, i+n)
			words := r.t.Text(span)
			if !isName(words) || r.t.Lower(i) == "the" || r.aside(i, i+n) {
				continue
			}
			if _, ok := r.countryAt(i, i+n); ok && n == 1 {
				continue // "FRG" is a country before it is a party
			}
			if typ == hearsay.Person && i >= first && m.Form == hearsay.Name {
				continue // a name that holds the name of a group is a person's all the same
			}
			if g, ok := r.choose(words, x.Country); ok && r.mayName(i, n) {
				country := x.Country
				if span.Contains(x.country.span) {
					country = "" // "the Korean People's Army" is not of South Korea
				}
				return named(g, country, ground{text: "the lexicon names", span: span, entry: g.Entry()})
			}
		}
		if i != m.Head && !(i < m.Head && deputies[r.t.Lower(i)]) {
			if s, span, entry := r.agent(i, title); s != "" && !(weak[s] && i < m.Head && (r.t.Tokens[i].UPOS == "ADJ" || !heads[strings.ToLower(r.t.Tokens[m.Head].Lemma)])) {
				beside.Sector, beside.sector = s, ground{text: "from the role", span: span, entry: entry}
			}
		}
	}
	folk := false
	for i := first; i < end; i++ {
		if !own(i) || typ == hearsay.Person && r.inName(e, i) || r.aside(i, i+1) {
			continue
		}
		if c, g, ok := r.people(i); ok {
			folk = folk || i == m.Head
			if x.Country == "" && c != "" {
				x.Country, x.Basis, x.country = c, hearsay.BasisInferred, g
			}
		}
	}
	if x.Country == "" {
		span := r.t.SpanOf(title, end)
		for k := range r.places {
			if p := &r.places[k]; p.Country != "" && span.Contains(p.Span) && !(typ == hearsay.Person && m.Form == hearsay.Name && m.Span != p.Span && m.Contains(p.Span)) {
				x.Country, x.Basis, x.country = p.Country, p.Basis, ground{text: "from the place beside it,", span: p.Span}
				break
			}
		}
	}
	if s, span, entry := r.agent(m.Head, title); s != "" {
		x.Sector, x.sector = s, ground{text: "from the role", span: span, entry: entry}
	}
	if beside.Sector != "" && adherents[strings.ToLower(r.t.Tokens[m.Head].Lemma)] {
		switch beside.Sector {
		case "ELI", "OPP":
			beside.Sector = "OPP"
		case "GOV", "MIL", "COP", "LEG", "JUD":
			beside.Sector = "CVL"
		}
	}
	if beside.Sector != "" && (x.Sector == "" || heads[strings.ToLower(r.t.Tokens[m.Head].Lemma)]) {
		x.Sector, x.sector = beside.Sector, beside.sector
	}
	if former && (x.Sector == "GOV" || x.Sector == "LEG" || x.Sector == "JUD") {
		x.Sector = "ELI"
	}
	if ethnic {
		x.Country, x.Basis = "", ""
	}
	if x.Sector == "" && (folk || r.native(m.Head)) {
		x.Sector, x.sector = "CVL", ground{text: "because it names people", span: r.t.Tokens[m.Head].Span}
	}
	return x
}

// people finds the people that token i names, and the country that it is of
// here: the only one where it lives, or the one of them that the report leads
// with or names.
func (r *reading) people(i int) (string, ground, bool) {
	if !isName(r.t.Form(i)) {
		return "", ground{}, false
	}
	p, ok := r.actors.People(r.t.Form(i))
	if !ok {
		return "", ground{}, false
	}
	g := ground{text: "as the country of the people", span: r.t.Tokens[i].Span, entry: p.Entry()}
	if len(p.Countries) == 1 {
		return p.Countries[0], g, true
	}
	near := ""
	if place := r.nearest(i, false); place != nil {
		near = place.Country
	}
	for _, c := range append([]string{r.home, near}, r.seen...) {
		if slices.Contains(p.Countries, c) {
			return c, g, true
		}
	}
	return "", g, true
}

// native reports whether token i names people of a country, and not the country
// as one ("the Russians"): "Kenyans", "40 Peruvians", "a Dane".
func (r *reading) native(i int) bool {
	tok := &r.t.Tokens[i]
	if tok.UPOS == "ADJ" || !isName(r.t.Form(i)) {
		return false
	}
	if _, ok := r.gaz.Demonym(r.t.Form(i)); !ok {
		return false
	}
	if _, ok := r.gaz.Country(r.t.Form(i)); ok {
		return false
	}
	first, end := r.t.NounPhrase(i)
	return r.t.Lower(first) != "the" || first+1 < i || end > i+1
}

// countryAt is the country that the tokens name, or that their adjective belongs
// to. What the place annotator took the words for goes before their country: a
// "Georgia" may be no state.
func (r *reading) countryAt(first, end int) (string, bool) {
	if r.t.Lower(first) == "the" || r.t.Tokens[first].UPOS == "PUNCT" || r.t.Tokens[end-1].UPOS == "PUNCT" {
		return "", false
	}
	span := r.t.SpanOf(first, end)
	words := r.t.Text(span)
	if !isName(words) {
		return "", false
	}
	c, ok := r.gaz.Demonym(words)
	if !ok && isCountryName(words) {
		c, ok = r.gaz.Country(words)
	}
	if !ok {
		return "", false
	}
	for k := range r.places {
		if p := &r.places[k]; p.Span == span && p.Country != "" && p.Country != c.ISO3 {
			return p.Country, true
		}
	}
	// "Congolese" belongs to two countries; the report's own goes before the larger.
	if home, ok := r.gaz.Country(r.home); ok && r.home != "" && (slices.Contains(home.Adjectives, words) || slices.Contains(home.Peoples, words)) {
		return home.ISO3, true
	}
	return c.ISO3, true
}

// listed reports whether between the span and token i stand only names of
// countries, commas and "and".
func (r *reading) listed(span hearsay.Span, i int) bool {
	for j := i - 1; j >= 0 && r.t.Tokens[j].Begin >= span.End; j-- {
		switch r.t.Lower(j) {
		case "and", ",", "or", "&":
			continue
		}
		if _, ok := r.countryAt(j, j+1); !ok {
			return false
		}
	}
	return true
}

// inName reports whether token i is part of a name of e of several words.
func (r *reading) inName(e *hearsay.Entity, i int) bool {
	return slices.ContainsFunc(e.Mentions, func(m hearsay.Mention) bool {
		return m.Form == hearsay.Name && m.Contains(r.t.Tokens[i].Span) && m.Span != r.t.Tokens[i].Span
	})
}

// mayName reports whether n tokens from i may be a name: a single word in
// capitals may be a common one in a line of capitals ("WHO WERE KIDNAPPED").
func (r *reading) mayName(i, n int) bool {
	if n > 1 {
		return true
	}
	if form := r.t.Form(i); len(form) > 5 && form == strings.ToUpper(form) {
		return r.t.Tokens[i].UPOS == "PROPN"
	}
	switch r.t.Tokens[i].UPOS {
	case "PROPN", "NOUN", "ADJ", "X":
		return true
	}
	return false
}

// title is where the words before a person's name begin that say what the
// person is: "Israel's | deputy foreign minister".
func (r *reading) title(first int) int {
	s := r.t.Sentences[r.t.SentenceOf(first)]
	i := first
	for i > s.FirstToken && first-i < 8 {
		tok := &r.t.Tokens[i-1]
		switch tok.UPOS {
		case "NOUN", "PROPN", "ADJ":
		case "PART":
			if r.t.Lower(i-1) != "'s" && r.t.Lower(i-1) != "’s" {
				return i
			}
		case "PUNCT":
			if r.t.Form(i-1) != "-" {
				return i
			}
		case "ADP":
			if r.t.Lower(i-1) != "of" || i == first {
				return i
			}
		default:
			return i
		}
		i--
	}
	return i
}

// isName reports whether the words begin with a capital letter: "Amal" may
// name a movement, "us" no country.
func isName(words string) bool { return words != "" && strings.ToLower(words[:1]) != words[:1] }

// isCountryName reports whether words that name a country do so in running
// text: two letters are an ISO code, or the "de" of a surname, but for a few.
func isCountryName(words string) bool {
	if len(words) <= 3 {
		switch words {
		case "US", "UK", "UAE", "USA", "DRC", "PRC", "UAR", "FRG", "GDR", "ROK", "KSA":
			return true
		}
		return false
	}
	return isName(words)
}

// modifies reports whether token i belongs to the description of head: itself,
// a modifier before it, or what follows it with "of".
func (r *reading) modifies(i, head int) bool {
	for i != head {
		tok := r.t.Tokens[i]
		switch {
		case tok.Head < 0:
			return false
		case tok.Relation == "nmod":
			c := r.caseOf(i)
			if c < 0 || r.t.Tokens[c].Lemma != "of" && r.t.Tokens[c].Lemma != "for" && r.t.Tokens[c].Lemma != "in" && r.t.Tokens[c].Lemma != "from" {
				return false
			}
		}
		i = tok.Head
	}
	return true
}

// caseOf is the preposition of the phrase i, or -1. It may hang on the word
// before a name: "commissioner of police Ana Ruiz".
func (r *reading) caseOf(i int) int {
	c := r.t.Child(i, "case")
	for _, k := range r.t.Children(i) {
		if c < 0 && int(k) < i && r.t.Tokens[k].Relation == "compound" {
			c = r.t.Child(int(k), "case")
		}
	}
	if h := r.t.Tokens[i].Head; c < 0 && h >= 0 && h+1 < i && r.t.Tokens[h+1].UPOS == "ADP" {
		return h + 1 // "secretary of the ruling Congress Party", where "ruling" took the preposition
	}
	return c
}

// behind is the end of the words that follow head with "of" right behind the
// token before end, where the parser has taken a name into them.
func (r *reading) behind(head, end int) int {
	for _, c := range r.t.Children(head) {
		if r.t.Tokens[c].Relation != "nmod" {
			continue
		}
		if k := r.caseOf(int(c)); k == end && r.t.Tokens[k].Lemma == "of" {
			_, after := r.t.Subtree(int(c))
			return after
		}
	}
	return end
}

// agent is the sector of the longest role noun that ends with token i and does
// not begin before first, with its words and entry.
func (r *reading) agent(i, first int) (string, hearsay.Span, hearsay.Entry) {
	for n := min(r.actors.LongestAgent(), i-first+1); n >= 1; n-- {
		var b strings.Builder
		for j := i - n + 1; j < i; j++ {
			b.WriteString(strings.ToLower(r.t.Tokens[j].Lemma))
			b.WriteByte(' ')
		}
		before := b.String()
		for _, last := range [...]string{strings.ToLower(r.t.Tokens[i].Lemma), r.t.Lower(i)} {
			if s := r.actors.Agent(before + last); s != "" {
				return s, r.t.SpanOf(i-n+1, i+1), r.actors.AgentEntry(before + last)
			}
		}
	}
	return "", hearsay.Span{}, hearsay.Entry{}
}
