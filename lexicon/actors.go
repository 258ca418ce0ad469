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
	groups  map[string][]NamedActor // by folded name
	codes   map[string][]NamedActor // by code of the group
	agents  map[string]agentEntry   // by lemma or lemmas
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

type agentEntry struct {
	sector, file string
	line         int
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

// loadActors reads actors/sectors.tsv, actors/groups.tsv and actors/agents.tsv.
func loadActors(ls layers) (*Actors, error) {
	a := &Actors{groups: map[string][]NamedActor{}, codes: map[string][]NamedActor{}, agents: map[string]agentEntry{}}
	if err := a.loadParts(ls); err != nil {
		return nil, err
	}
	of := map[string]int{} // layer of each name
	groups := table{"actors/groups.tsv", 1, []string{"name", "aliases", "country", "sector", "group", "since", "until"}}
	err := ls.read(groups, func(r row) (err error) {
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
		for _, name := range names {
			key := foldName(name)
			if of[key] < r.layer {
				of[key], a.groups[key] = r.layer, nil
			}
			a.groups[key] = append(a.groups[key], n)
		}
		if n.Group != "" {
			a.codes[n.Group] = append(a.codes[n.Group], n)
		}
		return nil
	})
	agents := table{"actors/agents.tsv", 1, []string{"agent", "sector"}}
	return a, errors.Join(err, ls.read(agents, func(r row) error {
		if _, ok := a.Sector(r.get("sector")); !ok {
			return r.errorf("unknown sector %q (actors/sectors.tsv has them)", r.get("sector"))
		}
		a.agents[r.get("agent")] = agentEntry{r.get("sector"), r.file, r.line}
		a.longest = max(a.longest, len(strings.Fields(r.get("agent"))))
		return nil
	}))
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

// Named finds the actor of that name as of the day; the zero day asks for the
// latest. It reports false if no entry of the name holds on that day.
func (a *Actors) Named(name string, on time.Time) (NamedActor, bool) {
	entries := a.groups[foldName(name)]
	if len(entries) == 0 {
		return NamedActor{}, false
	}
	if on.IsZero() {
		return entries[len(entries)-1], true
	}
	for _, e := range entries {
		if !on.Before(e.Since) && (e.Until.IsZero() || !on.After(e.Until)) {
			return e, true
		}
	}
	return NamedActor{}, false
}

// Agent is the sector of a role noun, given as its lemmas in lower case
// ("police officer"); "" if it is none.
func (a *Actors) Agent(lemmas string) string { return a.agents[lemmas].sector }

// AgentEntry is where the lexicon gives a role noun its sector.
func (a *Actors) AgentEntry(lemmas string) hearsay.Entry {
	return hearsay.Entry{Name: lemmas, File: a.agents[lemmas].file, Line: a.agents[lemmas].line}
}

// Entry is where the lexicon names n.
func (n NamedActor) Entry() hearsay.Entry {
	return hearsay.Entry{Name: n.Name, File: n.File, Line: n.Line}
}

// LongestAgent is the number of words of the longest role noun.
func (a *Actors) LongestAgent() int { return a.longest }

var nameFolder = strings.NewReplacer("’", "'", "‘", "'", "-", " ", "–", " ")

// foldName brings the spellings of a name together: case, hyphens, apostrophes
// and the article.
func foldName(name string) string {
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
