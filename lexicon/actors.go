package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// Actors holds named actors and role nouns with their codes.
type Actors struct {
	parts   []CodePart
	groups  map[string][]named      // by folded name
	codes   map[string][]NamedActor // by code of the group
	agents  map[string]agentEntry   // by lemma or lemmas
	peoples map[string]People       // by folded word
	longest int                     // words of the longest agent
}

// NamedActor is the code of a named group or body from Since to Until.
type NamedActor struct {
	Name    string
	Country string // ISO 3166-1 alpha-3, or IGO, NGO, IMG
	Sector  string // PLOVER sector; may be empty
	Group   string // three letters that tell it from others of its sector; may be empty
	Since   time.Time
	Until   time.Time // the last day; zero: still so
	File    string    // that has the row
	Line    int
}

// named is an actor under one of its names.
type named struct {
	NamedActor
	acronym bool // the name is written in capitals: "PAN" is a party and "Pan" is not
	layer   int
}

type agentEntry struct {
	sector, file string
	line         int
}

// People is a people or religious community that no country's adjective names.
type People struct {
	Name      string
	Countries []string // ISO 3166-1 alpha-3 of those where news tells of them; none if they are many
	File      string
	Line      int
}

// CodePart is a part of an actor code with its meaning: a sector (GOV), or a
// prefix that stands where a country would (IGO).
type CodePart struct {
	Code        string
	Name        string // "government"
	Description string // whom it takes in
	Prefix      bool
	Line        int // in actors/sectors.tsv
}

// namedTables are the files that name actors, all of one format.
var namedTables = []string{"actors/groups.tsv", "actors/parties.tsv", "actors/bodies.tsv", "actors/international.tsv"}

// loadActors reads the files of actors/.
func loadActors(ls layers) (*Actors, error) {
	a := &Actors{groups: map[string][]named{}, codes: map[string][]NamedActor{}, agents: map[string]agentEntry{}, peoples: map[string]People{}}
	if err := a.loadParts(ls); err != nil {
		return nil, err
	}
	var errs []error
	var rows []row
	for _, name := range namedTables {
		t := table{name, 1, []string{"name", "aliases", "country", "sector", "group", "since", "until"}}
		errs = append(errs, ls.read(t, func(r row) error {
			rows = append(rows, r)
			return nil
		}))
	}
	slices.SortStableFunc(rows, func(a, b row) int { return a.layer - b.layer })
	for _, r := range rows {
		errs = append(errs, a.addNamed(r))
	}
	errs = append(errs, ls.read(table{"actors/peoples.tsv", 1, []string{"people", "words", "countries"}}, a.addPeople))
	agents := table{"actors/agents.tsv", 1, []string{"agent", "sector"}}
	errs = append(errs, ls.read(agents, func(r row) error {
		if _, ok := a.Sector(r.get("sector")); !ok {
			return r.errorf("unknown sector %q (actors/sectors.tsv has them)", r.get("sector"))
		}
		a.agents[r.get("agent")] = agentEntry{r.get("sector"), r.file, r.line}
		a.longest = max(a.longest, len(strings.Fields(r.get("agent"))))
		return nil
	}))
	return a, errors.Join(errs...)
}

// addNamed enters a row that names an actor under all its names. A row hides
// those of lower layers about the actor, whichever their file, and each of its
// names theirs.
func (a *Actors) addNamed(r row) (err error) {
	n := NamedActor{Name: r.get("name"), Country: r.get("country"), Sector: r.get("sector"), Group: r.get("group"), File: r.file, Line: r.line}
	if !isCode(n.Country) {
		return r.errorf("country %q is no code of three capital letters", n.Country)
	}
	if _, ok := a.Sector(n.Sector); n.Sector != "" && !ok {
		return r.errorf("unknown sector %q (actors/sectors.tsv has them)", n.Sector)
	}
	if n.Group != "" && !isCode(n.Group) {
		return r.errorf("group %q is no code of three capital letters", n.Group)
	}
	if n.Since, err = partialDate(r.get("since"), false); err == nil {
		n.Until, err = partialDate(r.get("until"), true)
	}
	if err != nil {
		return r.errorf("%v", err)
	}
	names := []string{n.Name}
	if r.get("aliases") != "" {
		names = append(names, strings.Split(r.get("aliases"), "|")...)
	}
	if r.layer > 0 {
		for key, entries := range a.groups {
			a.groups[key] = slices.DeleteFunc(entries, func(x named) bool { return x.layer < r.layer && strings.EqualFold(x.Name, n.Name) })
		}
	}
	for _, name := range names {
		key := foldName(name)
		a.groups[key] = slices.DeleteFunc(a.groups[key], func(x named) bool { return x.layer < r.layer })
		a.groups[key] = append(a.groups[key], named{n, isAcronym(name), r.layer})
	}
	if n.Group != "" {
		a.codes[n.Group] = append(a.codes[n.Group], n)
	}
	return nil
}

// addPeople enters a row of peoples.tsv under all its words.
func (a *Actors) addPeople(r row) error {
	p := People{Name: r.get("people"), File: r.file, Line: r.line}
	if p.Name == "" {
		return r.errorf("people is missing")
	}
	if c := r.get("countries"); c != "" {
		p.Countries = strings.Split(c, "|")
	}
	for _, c := range p.Countries {
		if !isCode(c) {
			return r.errorf("country %q is no code of three capital letters", c)
		}
	}
	for _, w := range append([]string{p.Name}, strings.Split(r.get("words"), "|")...) {
		if w != "" {
			a.peoples[foldName(w)] = p
		}
	}
	return nil
}

// loadParts reads actors/sectors.tsv.
func (a *Actors) loadParts(ls layers) error {
	return ls.read(table{"actors/sectors.tsv", 2, []string{"code", "kind", "name", "description"}}, func(r row) error {
		p := CodePart{Code: r.get("code"), Name: r.get("name"), Description: r.get("description"), Prefix: r.get("kind") == "prefix", Line: r.line}
		switch {
		case !isCode(p.Code):
			return r.errorf("code %q is not three capital letters", p.Code)
		case !p.Prefix && r.get("kind") != "sector":
			return r.errorf("unknown kind %q (kinds: prefix, sector)", r.get("kind"))
		case p.Name == "" || p.Description == "":
			return r.errorf("name or description is missing")
		}
		if q, ok := a.part(p.Code, p.Prefix); ok {
			return r.errorf("%s %s is on line %d already", r.get("kind"), p.Code, q.Line)
		}
		a.parts = append(a.parts, p)
		return nil
	})
}

// isCode reports whether s is three capital letters.
func isCode(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (a *Actors) part(code string, prefix bool) (CodePart, bool) {
	for _, p := range a.parts {
		if p.Code == code && p.Prefix == prefix {
			return p, true
		}
	}
	return CodePart{}, false
}

// Sector finds a sector by its code: GOV. It reports false if there is none.
func (a *Actors) Sector(code string) (CodePart, bool) { return a.part(code, false) }

// Prefix finds what stands where the country would by its code: IGO. It reports
// false if there is none.
func (a *Actors) Prefix(code string) (CodePart, bool) { return a.part(code, true) }

// CodeParts are all prefixes and sectors, in the order of the file.
func (a *Actors) CodeParts() []CodePart { return slices.Clone(a.parts) }

// Groups are the entries with that code of a group (TAL), in the order of the
// file; one group has several if its sector changed, and groups of different
// countries may share a code.
func (a *Actors) Groups(code string) []NamedActor { return slices.Clone(a.codes[code]) }

// Named finds the actors of that name as of the day, one a country, in the order
// of the files; the zero day asks for the latest of each. A name that the
// lexicon writes in capitals throughout is found in capitals only.
func (a *Actors) Named(name string, on time.Time) []NamedActor {
	var out []NamedActor
	caps := isAcronym(name)
	for _, x := range a.groups[foldName(name)] {
		if x.acronym && !caps || !on.IsZero() && (on.Before(x.Since) || !x.Until.IsZero() && on.After(x.Until)) {
			continue
		}
		if k := slices.IndexFunc(out, func(n NamedActor) bool { return n.Country == x.Country }); k < 0 {
			out = append(out, x.NamedActor)
		} else if on.IsZero() {
			out[k] = x.NamedActor
		}
	}
	return out
}

// NamedAll are all entries of that name, of whatever time, in the order of the
// file.
func (a *Actors) NamedAll(name string) []NamedActor {
	var out []NamedActor
	for _, x := range a.groups[foldName(name)] {
		out = append(out, x.NamedActor)
	}
	return out
}

// Agent is the sector of a role noun, given as its lemmas in lower case
// ("police officer"); "" if it is none.
func (a *Actors) Agent(lemmas string) string { return a.agents[lemmas].sector }

// AgentEntry is where the lexicon gives a role noun its sector.
func (a *Actors) AgentEntry(lemmas string) hearsay.Entry {
	return hearsay.Entry{Name: lemmas, File: a.agents[lemmas].file, Line: a.agents[lemmas].line}
}

// People finds a people by one of its words: "Tuaregs", "Kurdish".
func (a *Actors) People(word string) (People, bool) {
	p, ok := a.peoples[foldName(word)]
	return p, ok
}

// Entry is where the lexicon names p.
func (p People) Entry() hearsay.Entry {
	return hearsay.Entry{Name: p.Name, File: p.File, Line: p.Line}
}

// Entry is where the lexicon names n.
func (n NamedActor) Entry() hearsay.Entry {
	return hearsay.Entry{Name: n.Name, File: n.File, Line: n.Line}
}

// International reports whether the actor belongs to no country.
func (n NamedActor) International() bool {
	switch n.Country {
	case "IGO", "NGO", "IMG", "MNC":
		return true
	}
	return false
}

// LongestAgent is the number of words of the longest role noun.
func (a *Actors) LongestAgent() int { return a.longest }

var nameFolder = strings.NewReplacer("’", "'", "‘", "'", "-", " ", "–", " ")

// isAcronym reports whether a name has no small letter.
func isAcronym(name string) bool { return name == strings.ToUpper(name) }

// foldName brings the spellings of a name together: case, hyphens, apostrophes,
// the full stops of an abbreviation and the article.
func foldName(name string) string {
	if isAcronym(name) {
		name = strings.ReplaceAll(name, ".", "")
	}
	name = strings.ToLower(strings.TrimSpace(name))
	name = nameFolder.Replace(name)
	name = strings.TrimPrefix(name, "the ")
	return strings.Join(strings.Fields(name), " ")
}

// partialDate reads a year, a month or a day in ISO form; end asks for its last
// day. The empty string is the zero time.
func partialDate(s string, end bool) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, l := range []struct {
		layout        string
		years, months int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		if len(s) != len(l.layout) {
			continue
		}
		d, err := time.Parse(l.layout, s)
		if err != nil {
			return time.Time{}, fmt.Errorf("date %q: %w", s, err)
		}
		if end && l.years+l.months > 0 {
			d = d.AddDate(l.years, l.months, -1)
		}
		return d, nil
	}
	return time.Time{}, fmt.Errorf("date %q is no ISO day, month or year", s)
}
