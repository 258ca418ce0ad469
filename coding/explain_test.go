package coding

import (
	"strings"
	"testing"

	"hearsay"
)

// told writes reasons as "text “words”".
func told(t *hearsay.Text, rs []hearsay.Reason) string {
	var out []string
	for _, r := range rs {
		s := r.Text
		for _, w := range r.Words {
			s += " “" + t.Text(w) + "”"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestExplainParticipants(t *testing.T) {
	c := coder(t, rules)
	for _, test := range []struct{ name, rows, actors, recipients string }{
		{"the passive", `
Soldiers soldier NNS 3 nsubj:pass
were be VBD 3 aux:pass
attacked attack VBN 0 root
by by IN 5 case
rebels rebel NNS 3 obl:agent`, "agent of “attacked”, which is passive “rebels”", "object of “attacked”, which is passive “Soldiers”"},
		{"lent by the verb that controls", `
Rebels rebel NNS 2 nsubj
tried try VBD 0 root
to to TO 4 mark
attack attack VB 2 xcomp
soldiers soldier NNS 4 obj`, "subject of “attack” “Rebels”", "object of “attack” “soldiers”"},
		{"coordinated", `
Rebels rebel NNS 4 nsubj
and and CC 3 cc
police police NNS 1 conj
attacked attack VBD 0 root
soldiers soldier NNS 4 obj`, "subject of “attacked” “Rebels”; joined by “and” or “or” to “Rebels”, subject of “attacked” “Rebels”", "object of “attacked” “soldiers”"},
		{"lent by a light verb", `
Rebels rebel NNS 2 nsubj
launched launch VBD 0 root
an a DT 4 det
attack attack NN 2 obj
on on IN 6 case
soldiers soldier NNS 4 nmod`, "subject of “attack”, lent by “launched” “Rebels”", "with “on” at “attack” “soldiers”"},
		{"behind a phrase", `
Police police NN 2 compound
attack attack NN 0 root
on on IN 4 case
rebels rebel NNS 2 nmod`, "modifier of “attack” “Police”", "with “on” at “attack” “rebels”"},
	} {
		text := tree(t, test.rows)
		_, why, _ := c.Explain(text, &hearsay.Annotations{})
		if len(why) != 1 {
			t.Errorf("%s: %d events", test.name, len(why))
			continue
		}
		if got := told(text, why[0].Actors); got != test.actors {
			t.Errorf("%s: actors %s\nwant %s", test.name, got, test.actors)
		}
		if got := told(text, why[0].Recipients); got != test.recipients {
			t.Errorf("%s: recipients %s\nwant %s", test.name, got, test.recipients)
		}
	}
}

func TestExplainStatus(t *testing.T) {
	c := coder(t, rules)
	for _, test := range []struct{ name, rows, want string }{
		{"as told", `
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root`, "no word around says otherwise"},
		{"negation", `
Rebels rebel NNS 4 nsubj
did do VBD 4 aux
not not RB 4 advmod
attack attack VB 0 root`, "it would be occurred without “not”"},
		{"a modal", `
Rebels rebel NNS 3 nsubj
will will MD 3 aux
attack attack VB 0 root`, "it would be occurred without “will”"},
		{"a verb above", `
Rebels rebel NNS 2 nsubj
tried try VBD 0 root
to to TO 4 mark
attack attack VB 2 xcomp`, "it would be occurred without “tried”"},
		{"two that say the same", `
Rebels rebel NNS 4 nsubj
never never RB 4 advmod
not not RB 4 advmod
attack attack VB 0 root`, "several words say so, or the build of the clause; no word decides alone"},
	} {
		text := tree(t, test.rows)
		_, why, _ := c.Explain(text, &hearsay.Annotations{})
		if len(why) != 1 {
			t.Errorf("%s: %d events", test.name, len(why))
		} else if got := told(text, why[0].Status); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestExplainRuleAndConfidence(t *testing.T) {
	c := coder(t, rules)
	text := tree(t, `
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root`)
	_, why, rejected := c.Explain(text, &hearsay.Annotations{})
	line := strings.Count(rules[:strings.Index(rules, "rule attack\n")], "\n") + 1
	if want := (hearsay.Entry{Name: "attack", File: "test.txt", Line: line}); len(why) != 1 || why[0].Rule != want {
		t.Errorf("%+v, want rule %+v", why, want)
	}
	if got, want := told(text, why[0].Confidence), "0.8, the weight of the rule; × 0.9, only one side is named"; got != want {
		t.Errorf("confidence %s, want %s", got, want)
	}
	if rejected != nil {
		t.Errorf("rejected %v", rejected)
	}
}

func TestExplainRejected(t *testing.T) {
	c := coder(t, rules)
	for _, test := range []struct{ name, rows, want string }{
		{"a class that is not met", `
Rebels rebel NNS 2 nsubj
seized seize VBD 0 root
chances chance NNS 2 obj`, "seized seize nothing fits the line “where obj is TOWN”"},
		{"a phrase whose words are not there", `
Rebels rebel NNS 2 nsubj
took take VBD 0 root
chances chance NNS 2 obj`, ""},
		{"one's own threat", `
Rebels rebel NNS 2 nsubj
threatened threaten VBD 0 root
to to TO 4 mark
attack attack VB 2 xcomp`, "attack attack what a promise, threat, refusal, campaign or protest is about, not an act of its own"},
		{"the kind of a thing", `
The the DT 3 det
attack attack NN 3 compound
helicopters helicopter NNS 4 nsubj
slept sleep VBD 0 root`, "attack only tells the kind of “helicopters”"},
		{"told twice, shown once", `
Soldiers soldier NNS 3 nsubj:pass
were be VBD 3 aux:pass
attacked attack VBN 0 root
in in IN 5 case
attack attack NN 3 obl`, ""},
	} {
		text := tree(t, test.rows)
		_, _, rejected := c.Explain(text, &hearsay.Annotations{})
		var got []string
		for _, x := range rejected {
			s := text.Text(x.Words[0])
			if x.Rule != nil {
				s += " " + x.Rule.Name
			}
			got = append(got, s+" "+x.Text)
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, s, test.want)
		}
	}
}
