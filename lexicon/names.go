package lexicon

import (
	"io/fs"
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
func loadNames(files fs.FS) (*Names, error) {
	n := &Names{
		given: make(map[string]string, 2500), titles: make(map[string]Title, 400), agents: make(map[string]Agent, 1200),
		words: make(map[string]hearsay.EntityType, 400), bodies: make(map[string]Body, 2500),
		folded: make(map[string]Body, 2500),
	}
	rows, err := readTSV(files, "names/given.tsv", "name", "gender")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		switch g := r.get("gender"); g {
		case "m", "f", "u":
			n.given[r.get("name")] = g
		default:
			return nil, r.errorf("unknown gender %q (m, f, u)", g)
		}
	}
	if rows, err = readTSV(files, "names/titles.tsv", "title", "kind", "relation", "gender"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		t := Title{r.get("kind"), hearsay.RelationType(r.get("relation")), r.get("gender")}
		switch t.Kind {
		case "honorific", "rank", "office":
		default:
			return nil, r.errorf("unknown kind %q (honorific, rank, office)", t.Kind)
		}
		switch t.Relation {
		case "", hearsay.LeaderOf, hearsay.DeputyOf, hearsay.SpokespersonFor, hearsay.MemberOf, hearsay.EmployedBy:
		default:
			return nil, r.errorf("unknown relation %q", t.Relation)
		}
		n.titles[r.get("title")] = t
		n.longestTitle = max(n.longestTitle, words(r.get("title")))
	}
	if rows, err = readTSV(files, "names/agents.tsv", "noun", "type", "class", "gender"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		a := Agent{hearsay.EntityType(r.get("type")), r.get("class"), r.get("gender")}
		if !knownType(a.Type) {
			return nil, r.errorf("unknown type %q", a.Type)
		}
		n.agents[r.get("noun")] = a
		n.longestAgent = max(n.longestAgent, words(r.get("noun")))
	}
	if rows, err = readTSV(files, "names/nametypes.tsv", "word", "type"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		t := hearsay.EntityType(r.get("type"))
		if !knownType(t) {
			return nil, r.errorf("unknown type %q", t)
		}
		n.words[r.get("word")] = t
	}
	for _, file := range []string{"names/organizations.tsv", "names/publications.tsv"} {
		if rows, err = readTSV(files, file, "name", "aliases", "type", "country"); err != nil {
			return nil, err
		}
		for _, r := range rows {
			b := Body{r.get("name"), hearsay.EntityType(r.get("type")), r.get("country")}
			if !knownType(b.Type) {
				return nil, r.errorf("unknown type %q", b.Type)
			}
			for _, name := range append([]string{b.Name}, strings.Split(r.get("aliases"), "|")...) {
				if _, taken := n.bodies[name]; name != "" && !taken {
					n.bodies[name] = b
					if _, taken := n.folded[strings.ToLower(name)]; !taken {
						n.folded[strings.ToLower(name)] = b
					}
					n.longestBody = max(n.longestBody, words(name))
				}
			}
		}
	}
	return n, nil
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
