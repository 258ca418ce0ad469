package coding

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// function is what an argument is to its trigger, the passive undone.
type function uint8

const (
	subject function = iota
	object
	indirect
	possessor
	modifier
	openClause
	fullClause
	self    // the trigger
	oblique // with a preposition
)

var functions = map[string]function{
	"nsubj": subject, "obj": object, "iobj": indirect, "nmod:poss": possessor, "compound": modifier,
	"xcomp": openClause, "ccomp": fullClause, "self": self,
}

// slot is a Slot of the lexicon, its names resolved.
type slot struct {
	function    function
	preposition string
	is, not     []*lexicon.WordClass
}

// rule is an EventRule, its names resolved.
type rule struct {
	*lexicon.EventRule
	actor, recipient, where, unless []slot
}

// trigger is one phrase of a rule, found by the lemma of its head word.
type trigger struct {
	rule  *rule
	words lexicon.Phrase // the head word first
}

// index finds triggers by lemma.
type index struct {
	verbs, nouns, adjectives map[string][]trigger
}

func compile(ev *lexicon.Events) (*index, error) {
	x := &index{map[string][]trigger{}, map[string][]trigger{}, map[string][]trigger{}}
	for i := range ev.Rules {
		er := &ev.Rules[i]
		r := &rule{EventRule: er}
		var err error
		for _, p := range []struct {
			to   *[]slot
			from []lexicon.Slot
		}{{&r.actor, er.Actor}, {&r.recipient, er.Recipient}, {&r.where, er.Where}, {&r.unless, er.Unless}} {
			if *p.to, err = resolve(ev, p.from); err != nil {
				return nil, fmt.Errorf("%s:%d: rule %q: %w", er.File, er.Line, er.Name, err)
			}
		}
		for _, p := range er.Verbs {
			x.verbs[p[0]] = append(x.verbs[p[0]], trigger{r, p})
		}
		for _, p := range er.Nouns {
			x.nouns[p[len(p)-1]] = append(x.nouns[p[len(p)-1]], trigger{r, p})
		}
		for _, p := range er.Adjectives {
			x.adjectives[p[0]] = append(x.adjectives[p[0]], trigger{r, p})
		}
	}
	return x, nil
}

func resolve(ev *lexicon.Events, from []lexicon.Slot) ([]slot, error) {
	var out []slot
	for _, s := range from {
		f, ok := functions[s.Relation]
		var preposition string
		if p, isOblique := strings.CutPrefix(s.Relation, "obl:"); isOblique {
			f, preposition = oblique, p
		} else if !ok {
			return nil, fmt.Errorf("unknown relation %q", s.Relation)
		}
		sl := slot{function: f, preposition: preposition}
		for _, c := range s.Is {
			sl.is = append(sl.is, ev.Classes[c])
		}
		for _, c := range s.Not {
			sl.not = append(sl.not, ev.Classes[c])
		}
		out = append(out, sl)
	}
	return out, nil
}

// statusOf is the status that each lemma gives to the acts it governs.
func statusOf(ev *lexicon.Events) (verbs, nouns map[string]hearsay.Status) {
	verbs, nouns = map[string]hearsay.Status{}, map[string]hearsay.Status{}
	for _, s := range ev.Statuses {
		for w := range s.Words {
			if _, ok := verbs[w]; !ok {
				verbs[w] = s.Status
			}
		}
		for w := range s.Nouns {
			if _, ok := nouns[w]; !ok {
				nouns[w] = s.Status
			}
		}
	}
	return verbs, nouns
}
