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
		family := surname(o.Name)
		keys := append([]string{o.Name, family, strings.TrimPrefix(family, "al-")}, o.Aliases...)
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
// country takes that of most of the report's places, and says so in its Basis.
func (a *Annotator) Annotate(t *hearsay.Text, entities []hearsay.Entity, places []hearsay.Place, published hearsay.Published) []hearsay.Actor {
	out := make([]hearsay.Actor, len(entities))
	r := reading{Annotator: a, t: t, places: places, on: published.Date, home: home(t, places)}
	for i := range entities {
		out[i] = r.code(hearsay.EntityID(i+1), &entities[i])
	}
	r.inherit(entities, out)
	return out
}

// inherit gives a sector without a country that of whom it belongs to ("the
// Obama administration"), else the report's.
func (r *reading) inherit(entities []hearsay.Entity, actors []hearsay.Actor) {
	country := map[int]string{} // by head of mention
	for i, e := range entities {
		for _, m := range e.Mentions {
			country[m.Head] = actors[i].Country
		}
	}
	for i, e := range entities {
		x := &actors[i]
		if x.Country != "" || x.Sector == "" {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == hearsay.Pronoun || x.Country != "" {
				continue
			}
			first, end := r.t.NounPhrase(m.Head)
			for j := first; j < end && x.Country == ""; j++ {
				if j != m.Head && r.modifies(j, m.Head) {
					x.Country = country[j]
				}
			}
		}
		if x.Country == "" && r.home != "" {
			x.Country, x.Basis = r.home, hearsay.BasisInferred
		}
		x.Code = x.Country + x.Sector
	}
}

// reading is the work on one report.
type reading struct {
	*Annotator
	t      *hearsay.Text
	places []hearsay.Place
	on     time.Time
	home   string
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

func (r *reading) code(id hearsay.EntityID, e *hearsay.Entity) hearsay.Actor {
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if n, ok := r.actors.Named(name, r.on); ok {
			return named(n)
		}
	}
	if e.Type == hearsay.Person {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if x, ok := r.holder(name); ok {
				return x
			}
		}
	}
	if x, ok := r.place(id, e); ok {
		return x
	}
	var x hearsay.Actor
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun || m.Head < 0 || m.Head >= len(r.t.Tokens) {
			continue
		}
		d := r.describe(m)
		if d.Group != "" && x.Sector == "" {
			return d
		}
		if x.Country == "" {
			x.Country = d.Country
		}
		if x.Sector == "" {
			x.Sector = d.Sector
		}
	}
	x.Code = x.Country + x.Sector
	return x
}

func named(n lexicon.NamedActor) hearsay.Actor {
	return hearsay.Actor{Code: n.Country + n.Sector + n.Group, Country: n.Country, Sector: n.Sector, Group: n.Name}
}

// holder codes a person who holds an office on the day of the report; one who
// held it before belongs to the elite (ELI). A name that several countries'
// office-holders share decides nothing.
func (r *reading) holder(name string) (hearsay.Actor, bool) {
	var x hearsay.Actor
	for _, o := range r.holders[strings.ToLower(name)] {
		held, past := r.on.IsZero() || o.Held(r.on), !r.on.IsZero() && r.on.After(o.Since)
		if !held && (!past || !strings.EqualFold(name, o.Name)) {
			continue
		}
		y := hearsay.Actor{Country: o.Country, Sector: o.Sector}
		if !held && o.Sector == "GOV" {
			y.Sector = "ELI"
		}
		switch {
		case x.Country == "" || x.Country == y.Country && x.Sector == "ELI":
			x = y
		case x.Country != y.Country:
			return hearsay.Actor{}, false
		}
	}
	x.Code = x.Country + x.Sector
	return x, x.Country != ""
}

// surname is the last word of a name.
func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// place codes countries and cities that act: a capital that stands for its
// government has its sector, any other place the country alone.
func (r *reading) place(id hearsay.EntityID, e *hearsay.Entity) (hearsay.Actor, bool) {
	if e.Type != hearsay.Location && e.Type != hearsay.Facility {
		return hearsay.Actor{}, false
	}
	if c, ok := r.gaz.Country(e.Name); ok {
		return hearsay.Actor{Code: c.ISO3, Country: c.ISO3}, true
	}
	var x hearsay.Actor
	for _, p := range r.places {
		if p.Entity != id || p.Country == "" {
			continue
		}
		if x.Country == "" {
			x.Country, x.Basis = p.Country, p.Basis
		}
		if _, capital := r.gaz.Capital(p.Name); capital && p.Use == hearsay.UseMetonym {
			x.Sector = "GOV"
		}
	}
	x.Code = x.Country + x.Sector
	return x, x.Country != ""
}

// heads are role nouns that belong to whatever they speak for or belong to:
// the words beside them decide first.
var heads = map[string]bool{
	"spokesman": true, "spokeswoman": true, "spokesperson": true, "leader": true, "chief": true, "head": true, "member": true,
	"official": true, "representative": true, "group": true, "force": true, "source": true, "commander": true, "officer": true,
	"supporter": true, "sympathizer": true, "candidate": true, "leadership": true, "unit": true, "aide": true, "adviser": true,
	"advisor": true, "president": true, "chairman": true, "secretary": true, "director": true, "chairwoman": true, "deputy": true,
	"delegation": true, "faction": true, "agent": true, "worker": true, "employee": true, "station": true, "commissioner": true,
	"inspector": true, "general": true, "personnel": true, "team": true, "squad": true, "superintendent": true,
}

// describe reads the country and the sector off one mention: "Afghan police
// spokesman" is AFG COP.
func (r *reading) describe(m hearsay.Mention) hearsay.Actor {
	first, end := r.t.NounPhrase(m.Head)
	if f, e := r.t.TokensIn(m.Span); f <= m.Head && m.Head < e {
		first, end = min(first, f), max(end, e)
	}
	if s := r.named(m.Head, end); s > end {
		end = s
	}
	var x hearsay.Actor
	beside := ""
	for i := first; i < end; i++ {
		if !r.modifies(i, m.Head) {
			continue
		}
		for n := min(4, end-i); n >= 1; n-- {
			words := r.t.Text(r.t.SpanOf(i, i+n))
			if g, ok := r.actors.Named(words, r.on); ok && isName(words) {
				return named(g)
			}
			if x.Country != "" {
				continue
			}
			if c, ok := r.gaz.Demonym(words); ok {
				x.Country = c.ISO3
			} else if c, ok := r.gaz.Country(words); ok && isCountryName(words) {
				x.Country = c.ISO3
			}
		}
		if i != m.Head {
			if s := r.agent(i, first); s != "" {
				beside = s
			}
		}
	}
	if x.Country == "" {
		span := r.t.SpanOf(first, end)
		for _, p := range r.places {
			if p.Country != "" && span.Contains(p.Span) {
				x.Country, x.Basis = p.Country, p.Basis
				break
			}
		}
	}
	x.Sector = r.agent(m.Head, first)
	if beside != "" && (x.Sector == "" || heads[strings.ToLower(r.t.Tokens[m.Head].Lemma)]) {
		x.Sector = beside
	}
	x.Code = x.Country + x.Sector
	return x
}

// isName reports whether the words begin with a capital letter: "Amal" may
// name a movement, "us" no country.
func isName(words string) bool { return words != "" && strings.ToLower(words[:1]) != words[:1] }

// isCountryName reports whether words that name a country do so in running
// text: two letters are an ISO code, or the "de" of a surname, but for a few.
func isCountryName(words string) bool {
	if len(words) <= 3 {
		switch words {
		case "US", "UK", "UAE", "USA", "DRC", "PRC", "UAR":
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
	return c
}

// named is the end of the words that follow head with "of" right behind the
// token before end, where the parser has taken a name into them.
func (r *reading) named(head, end int) int {
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
// not begin before first.
func (r *reading) agent(i, first int) string {
	for n := min(r.actors.LongestAgent(), i-first+1); n >= 1; n-- {
		var b strings.Builder
		for j := i - n + 1; j <= i; j++ {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.ToLower(r.t.Tokens[j].Lemma))
		}
		if s := r.actors.Agent(b.String()); s != "" {
			return s
		}
	}
	return ""
}
