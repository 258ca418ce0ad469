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
	actor, recipient, unless []slot
	where                    [][]slot
	intransitive             bool // no line of it asks for an object
	bySubject                bool // the subject suffers the act
}

// particular reports whether the rule asks for objects or subjects of a class, so that its
// verb tells an act of its own though it is a light verb elsewhere.
func (r *rule) particular() bool {
	for _, group := range r.where {
		for _, s := range group {
			if (s.function == object || s.function == subject) && s.is != nil {
				return true
			}
		}
	}
	return false
}

// trigger is one phrase of a rule, found by the lemma of its head word.
type trigger struct {
	rule  *rule
	words lexicon.Phrase // the head word first
}

// index finds triggers by lemma.
type index struct {
	verbs, nouns, adjectives map[string][]trigger
	forms                    map[string]string // inflected form to lemma of a verb
}

func compile(ev *lexicon.Events) (*index, error) {
	x := &index{map[string][]trigger{}, map[string][]trigger{}, map[string][]trigger{}, map[string]string{}}
	for i := range ev.Rules {
		er := &ev.Rules[i]
		r := &rule{EventRule: er}
		var err error
		for _, p := range []struct {
			to   *[]slot
			from []lexicon.Slot
		}{{&r.actor, er.Actor}, {&r.recipient, er.Recipient}, {&r.unless, er.Unless}} {
			if *p.to, err = resolve(ev, p.from); err != nil {
				return nil, fmt.Errorf("%s:%d: rule %q: %w", er.File, er.Line, er.Name, err)
			}
		}
		for _, group := range er.Where {
			g, err := resolve(ev, group)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: rule %q: %w", er.File, er.Line, er.Name, err)
			}
			r.where = append(r.where, g)
		}
		for _, s := range r.recipient {
			r.bySubject = r.bySubject || s.function == subject && !er.Reciprocal
		}
		r.intransitive = true
		for _, group := range append([][]slot{r.actor, r.recipient, r.unless}, r.where...) {
			for _, s := range group {
				r.intransitive = r.intransitive && s.function != object
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
	x.inflect()
	return x, nil
}

// inflect fills forms with the inflected forms of the verbs, so that a verb is
// found where the lemma of its token is wrong.
func (x *index) inflect() {
	for lemma := range x.verbs {
		for _, form := range inflections(lemma) {
			if have, ok := x.forms[form]; !ok || lemma < have {
				x.forms[form] = lemma
			}
		}
	}
	for form, lemma := range irregular {
		if x.verbs[lemma] != nil {
			x.forms[form] = lemma
		}
	}
}

// inflections are the regular forms of a verb.
func inflections(lemma string) []string {
	n := len(lemma)
	last := lemma[n-1]
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	switch {
	case n < 3:
		return nil
	case last == 'e':
		stem := lemma[:n-1]
		return []string{lemma + "s", lemma + "d", stem + "ing"}
	case last == 'y' && !vowel(lemma[n-2]):
		stem := lemma[:n-1]
		return []string{stem + "ies", stem + "ied", lemma + "ing"}
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "ch"), last == 'x':
		return []string{lemma + "es", lemma + "ed", lemma + "ing"}
	}
	forms := []string{lemma + "s", lemma + "ed", lemma + "ing"}
	if !vowel(last) && vowel(lemma[n-2]) && !vowel(lemma[n-3]) && last != 'w' && last != 'y' {
		forms = append(forms, lemma+lemma[n-1:]+"ed", lemma+lemma[n-1:]+"ing")
	}
	return forms
}

// irregular forms of verbs that tell acts.
var irregular = map[string]string{
	"shot": "shoot", "fought": "fight", "slew": "slay", "slain": "slay", "struck": "strike", "stricken": "strike", "fled": "flee", "beat": "beat", "beaten": "beat",
	"withdrew": "withdraw", "withdrawn": "withdraw", "withheld": "withhold", "took": "take", "taken": "take", "seized": "seize", "threw": "throw", "thrown": "throw",
	"hung": "hang", "hanged": "hang", "blew": "blow", "blown": "blow", "hit": "hit", "burnt": "burn", "overthrew": "overthrow", "overthrown": "overthrow",
	"overran": "overrun", "fell": "fall", "fallen": "fall", "met": "meet", "spoke": "speak", "spoken": "speak", "flew": "fly", "flown": "fly", "gave": "give",
	"given": "give", "sent": "send", "held": "hold", "kept": "keep", "led": "lead", "left": "leave", "quit": "quit", "broke": "break", "broken": "break", "cut": "cut",
	"lost": "lose", "rose": "rise", "risen": "rise", "swore": "swear", "sworn": "swear", "sought": "seek", "brought": "bring", "set": "set", "shut": "shut",
	"went": "go", "gone": "go", "came": "come", "told": "tell", "drove": "drive", "driven": "drive", "wrested": "wrest", "retook": "retake", "retaken": "retake",
	"froze": "freeze", "frozen": "freeze", "laid": "lay", "made": "make", "stood": "stand", "wounded": "wound", "shelled": "shell", "backed": "back",
	"said": "say", "reneged": "renege", "forbade": "forbid", "forbidden": "forbid",
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
