package lexicon

import (
	"errors"
	"strings"

	"hearsay"
)

// Names tells what the words in and around names say about their bearers. It is
// read-only once loaded.
type Names struct {
	given  map[string]string
	titles map[string]Title
	agents map[string]Agent
	words  map[string]hearsay.EntityType
	bodies map[string]Body
	folded map[string]Body // by the name in lower case

	longestTitle, longestBody, longestAgent int
}

// Title is a word or phrase that stands before a person's name or tells what
// a person is to a body.
type Title struct {
	Kind     string               // honorific, rank or office
	Relation hearsay.RelationType // of the bearer to the body or state; empty for honorifics
	Gender   string               // m, f or empty
}

// Agent is a noun that can head a mention.
type Agent struct {
	Type   hearsay.EntityType
	Class  string // a coarse kind that the mentions of one entity share: leader, fighter, party, state …
	Gender string // m, f or empty
}

// Body is a well-known body, armed group or news medium.
type Body struct {
	Name    string
	Type    hearsay.EntityType
	Country string // ISO 3166-1 alpha-3, IGO, NGO or empty
}

// loadNames reads the tables of names/.
func loadNames(ls layers) (*Names, error) {
	n := &Names{
		given: make(map[string]string, 2500), titles: make(map[string]Title, 400), agents: make(map[string]Agent, 1200),
		words: make(map[string]hearsay.EntityType, 400), bodies: make(map[string]Body, 2500),
		folded: make(map[string]Body, 2500),
	}
	given := ls.read(table{"names/given.tsv", 1, []string{"name", "gender"}}, func(r row) error {
		switch g := r.get("gender"); g {
		case "m", "f", "u":
			n.given[r.get("name")] = g
		default:
			return r.errorf("unknown gender %q (m, f, u)", g)
		}
		return nil
	})
	titles := ls.read(table{"names/titles.tsv", 1, []string{"title", "kind", "relation", "gender"}}, func(r row) error {
		t := Title{r.get("kind"), hearsay.RelationType(r.get("relation")), r.get("gender")}
		switch t.Kind {
		case "honorific", "rank", "office":
		default:
			return r.errorf("unknown kind %q (honorific, rank, office)", t.Kind)
		}
		switch t.Relation {
		case "", hearsay.LeaderOf, hearsay.DeputyOf, hearsay.SpokespersonFor, hearsay.MemberOf, hearsay.EmployedBy:
		default:
			return r.errorf("unknown relation %q", t.Relation)
		}
		n.titles[r.get("title")] = t
		n.longestTitle = max(n.longestTitle, words(r.get("title")))
		return nil
	})
	agents := ls.read(table{"names/agents.tsv", 1, []string{"noun", "type", "class", "gender"}}, func(r row) error {
		a := Agent{hearsay.EntityType(r.get("type")), r.get("class"), r.get("gender")}
		if !knownType(a.Type) {
			return r.errorf("unknown type %q", a.Type)
		}
		n.agents[r.get("noun")] = a
		n.longestAgent = max(n.longestAgent, words(r.get("noun")))
		return nil
	})
	nametypes := ls.read(table{"names/nametypes.tsv", 1, []string{"word", "type"}}, func(r row) error {
		t := hearsay.EntityType(r.get("type"))
		if !knownType(t) {
			return r.errorf("unknown type %q", t)
		}
		n.words[r.get("word")] = t
		return nil
	})
	of := map[string]int{} // layer of each name of a body
	body := func(r row) error {
		b := Body{r.get("name"), hearsay.EntityType(r.get("type")), r.get("country")}
		if !knownType(b.Type) {
			return r.errorf("unknown type %q", b.Type)
		}
		for _, name := range append([]string{b.Name}, strings.Split(r.get("aliases"), "|")...) {
			if _, taken := n.bodies[name]; name == "" || taken && of[name] >= r.layer {
				continue
			}
			n.bodies[name], of[name] = b, r.layer
			if _, taken := n.folded[strings.ToLower(name)]; !taken || r.layer > 0 {
				n.folded[strings.ToLower(name)] = b
			}
			n.longestBody = max(n.longestBody, words(name))
		}
		return nil
	}
	bodies := []string{"name", "aliases", "type", "country"}
	return n, errors.Join(given, titles, agents, nametypes,
		ls.read(table{"names/organizations.tsv", 1, bodies}, body), ls.read(table{"names/publications.tsv", 1, bodies}, body))
}

func words(s string) int { return strings.Count(s, " ") + 1 }

func knownType(t hearsay.EntityType) bool {
	switch t {
	case hearsay.Person, hearsay.Group, hearsay.Organization, hearsay.Government, hearsay.Location, hearsay.Facility,
		hearsay.Publication, hearsay.OtherEntity:
		return true
	}
	return false
}

// Gender is the gender that a given name, in lower case, is mostly given to: m,
// f, or u where it tells nothing. It is empty if the name is not known.
func (n *Names) Gender(given string) string { return n.given[given] }

// Title finds a title by its words in lower case, one blank apart.
func (n *Names) Title(phrase string) (Title, bool) {
	t, ok := n.titles[phrase]
	return t, ok
}

// LongestTitle is the number of words of the longest title.
func (n *Names) LongestTitle() int { return n.longestTitle }

// Agent finds a noun by its lemma in lower case.
func (n *Names) Agent(noun string) (Agent, bool) {
	a, ok := n.agents[noun]
	return a, ok
}

// TypeWord is the type of thing whose names hold the word, in lower case.
func (n *Names) TypeWord(word string) (hearsay.EntityType, bool) {
	t, ok := n.words[word]
	return t, ok
}

// Body finds a body by a name as it is usually written, without "the" unless
// it belongs to the name.
func (n *Names) Body(name string) (Body, bool) {
	b, ok := n.bodies[name]
	return b, ok
}

// BodyFolded finds a body by a name in lower case, for text in capitals.
func (n *Names) BodyFolded(name string) (Body, bool) {
	b, ok := n.folded[name]
	return b, ok
}

// LongestBody is the number of words of the longest name of a body.
func (n *Names) LongestBody() int { return n.longestBody }
