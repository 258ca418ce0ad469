package actor

import (
	"strings"

	"hearsay"
)

// Explain says of each entity what its code in actors, as Annotate gave it, was
// read from; nothing of an entity without one.
func (a *Annotator) Explain(t *hearsay.Text, entities []hearsay.Entity, places []hearsay.Place, published hearsay.Published, actors []hearsay.Actor) [][]hearsay.Reason {
	out := make([][]hearsay.Reason, len(entities))
	r := reading{Annotator: a, t: t, places: places, on: published.Date, home: home(t, places)}
	country := map[int]string{} // by head of mention
	for i, e := range entities {
		for _, m := range e.Mentions {
			country[m.Head] = actors[i].Country
		}
	}
	for i := range entities {
		if actors[i] != (hearsay.Actor{}) {
			out[i] = r.reasons(hearsay.EntityID(i+1), &entities[i], actors[i], country)
		}
	}
	return out
}

func (r *reading) reasons(id hearsay.EntityID, e *hearsay.Entity, x hearsay.Actor, country map[int]string) []hearsay.Reason {
	names := append([]string{e.Name}, e.Aliases...)
	for _, name := range names {
		if n, ok := r.actors.Named(name, r.on); ok && named(n) == x {
			entry := n.Entry()
			return []hearsay.Reason{{Text: "“" + name + "” is named in the lexicon", Entry: &entry}}
		}
	}
	if e.Type == hearsay.Person {
		for _, name := range names {
			if y, ok := r.holder(name); ok && y == x {
				return r.office(name, x)
			}
		}
	}
	if y, ok := r.place(id, e); ok && y == x {
		if _, ok := r.gaz.Country(e.Name); ok {
			return []hearsay.Reason{{Text: "“" + e.Name + "” is a country"}}
		}
		return r.lies(id, x)
	}
	var out []hearsay.Reason
	if x.Group != "" {
		for _, m := range e.Mentions {
			if reason, ok := r.groupIn(m, x); ok {
				return []hearsay.Reason{reason}
			}
		}
	}
	if x.Country != "" {
		out = append(out, r.countryReason(e, x, country))
	}
	if x.Sector != "" {
		out = append(out, r.sectorReason(e, x))
	}
	return out
}

// office is the term in the lexicon that gives a person the code.
func (r *reading) office(name string, x hearsay.Actor) []hearsay.Reason {
	for _, o := range r.holders[strings.ToLower(name)] {
		held := r.on.IsZero() || o.Held(r.on)
		if o.Country != x.Country || held && o.Sector != x.Sector {
			continue
		}
		entry, text := o.Entry(), "held this office when the report appeared"
		switch {
		case r.on.IsZero():
			text = "held this office; the day of the report is not known"
		case !held:
			text = "held this office before the report appeared"
		}
		return []hearsay.Reason{{Text: text, Entry: &entry}}
	}
	return nil
}

// lies says in which country the place of an entity lies.
func (r *reading) lies(id hearsay.EntityID, x hearsay.Actor) []hearsay.Reason {
	for _, p := range r.places {
		if p.Entity != id || p.Country != x.Country {
			continue
		}
		out := []hearsay.Reason{{Text: p.Country + " is the country of the place", Words: []hearsay.Span{p.Span}}}
		if x.Sector != "" {
			out = append(out, hearsay.Reason{Text: x.Sector + " because the capital stands for its government"})
		}
		return out
	}
	return nil
}

// groupIn finds the named group among the words of a mention.
func (r *reading) groupIn(m hearsay.Mention, x hearsay.Actor) (hearsay.Reason, bool) {
	first, end := r.t.NounPhrase(m.Head)
	for i := first; i < end; i++ {
		for n := min(4, end-i); n >= 1; n-- {
			span := r.t.SpanOf(i, i+n)
			if g, ok := r.actors.Named(r.t.Text(span), r.on); ok && named(g) == x {
				entry := g.Entry()
				return hearsay.Reason{Text: "the lexicon names", Words: []hearsay.Span{span}, Entry: &entry}, true
			}
		}
	}
	return hearsay.Reason{}, false
}

func (r *reading) countryReason(e *hearsay.Entity, x hearsay.Actor, country map[int]string) hearsay.Reason {
	text := x.Country + " from the word"
	if r.borrowed(x) {
		return hearsay.Reason{Text: x.Country + " because most places of the report lie there"}
	}
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun {
			continue
		}
		first, end := r.t.NounPhrase(m.Head)
		for i := first; i < end; i++ {
			for n := min(4, end-i); n >= 1; n-- {
				span := r.t.SpanOf(i, i+n)
				words := r.t.Text(span)
				if c, ok := r.gaz.Demonym(words); ok && c.ISO3 == x.Country {
					return hearsay.Reason{Text: text, Words: []hearsay.Span{span}}
				}
				if c, ok := r.gaz.Country(words); ok && c.ISO3 == x.Country && isCountryName(words) {
					return hearsay.Reason{Text: text, Words: []hearsay.Span{span}}
				}
			}
		}
		phrase := r.t.SpanOf(first, end)
		for _, p := range r.places {
			if p.Country == x.Country && phrase.Contains(p.Span) {
				return hearsay.Reason{Text: x.Country + " from the place beside it,", Words: []hearsay.Span{p.Span}}
			}
		}
		for j := first; j < end; j++ {
			if j != m.Head && r.modifies(j, m.Head) && country[j] == x.Country {
				return hearsay.Reason{Text: x.Country + " from whom it belongs to,", Words: []hearsay.Span{r.t.Tokens[j].Span}}
			}
		}
	}
	if r.home == x.Country {
		return hearsay.Reason{Text: x.Country + " because most places of the report lie there"}
	}
	return hearsay.Reason{Text: x.Country + " from words that cannot be told apart here"}
}

// borrowed reports whether the country is the report's and not in the words: an
// inferred one of an entity none of whose own places is inferred.
func (r *reading) borrowed(x hearsay.Actor) bool {
	if x.Basis != hearsay.BasisInferred || x.Country != r.home {
		return false
	}
	for _, p := range r.places {
		if p.Country == x.Country && p.Basis == hearsay.BasisInferred {
			return false
		}
	}
	return true
}

func (r *reading) sectorReason(e *hearsay.Entity, x hearsay.Actor) hearsay.Reason {
	for _, m := range e.Mentions {
		if m.Form == hearsay.Pronoun {
			continue
		}
		first, end := r.t.NounPhrase(m.Head)
		// The words beside a head like "spokesman" decide before it.
		for _, own := range []bool{false, true} {
			for i := first; i < end; i++ {
				if own != (i == m.Head) || !r.modifies(i, m.Head) || r.agent(i, first) != x.Sector {
					continue
				}
				if !own && r.agent(m.Head, first) == x.Sector && !heads[r.t.Tokens[m.Head].Lemma] {
					continue
				}
				span, lemmas := r.agentWords(i, first)
				entry := r.actors.AgentEntry(lemmas)
				return hearsay.Reason{Text: x.Sector + " from the role", Words: []hearsay.Span{span}, Entry: &entry}
			}
		}
	}
	return hearsay.Reason{Text: x.Sector + " from words that cannot be told apart here"}
}

// agentWords are the words of the role noun that agent finds.
func (r *reading) agentWords(i, first int) (hearsay.Span, string) {
	for n := min(r.actors.LongestAgent(), i-first+1); n >= 1; n-- {
		var lemmas []string
		for j := i - n + 1; j <= i; j++ {
			lemmas = append(lemmas, strings.ToLower(r.t.Tokens[j].Lemma))
		}
		if words := strings.Join(lemmas, " "); r.actors.Agent(words) != "" {
			return r.t.SpanOf(i-n+1, i+1), words
		}
	}
	return hearsay.Span{}, ""
}
