package coding

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
)

// rules are a small lexicon, so that these tests lean on no entry of ours.
const rules = `
class SOLDIERS
words soldier army troop rebel

class TOWN
words town village

class ACT
words attack raid

class FORCE
words police soldier rebel army

class PEOPLE
words government man woman

rule attack
type ASSAULT
cameo 190
verbs attack
recipient obj
yes A man attacked.

rule attack-noun
type ASSAULT
cameo 190
nouns attack
actor nsubj obl:by nmod:poss compound
recipient obl:on obl:against
yes A man attacked.

rule seize
type COERCE seize
cameo 192
verbs seize take_over
recipient obl:from
where obj is TOWN
yes A man attacked.

rule threaten
type THREATEN
cameo 130
verbs threaten
recipient obj
yes A man attacked.

rule urge
type REQUEST
cameo 100
verbs urge
recipient obj
yes A man attacked.

rule call
type REQUEST
cameo 100
verbs call_on
recipient obl:on
yes A man attacked.

rule release
type RETREAT release
cameo 084
verbs release
recipient obj
yes A man attacked.

rule kill
type ASSAULT
cameo 190
verbs kill wound
recipient obj
yes A man attacked.

rule talks
type CONSULT
cameo 046
nouns talk
reciprocal
actor nsubj obl:between
recipient obl:with
yes A man attacked.

status attempted
verbs try

status threatened
verbs threaten

status requested
verbs urge

light agent
words launch hold carry

answers subject for
words claim

answers object with
words charge

answers on
words blame
`

func coder(t testing.TB, text string) *Coder {
	t.Helper()
	ev, err := lexicon.ReadEvents("test.txt", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(&lexicon.Lexicon{Events: ev})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// tree makes a Text of one sentence from rows "form lemma XPOS head relation",
// heads counted from 1 as in CoNLL-U.
func tree(t testing.TB, rows string) *hearsay.Text {
	t.Helper()
	upos := map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "RB": "ADV", "TO": "PART", "CC": "CCONJ",
		"PRP": "PRON", "WP": "PRON", "WDT": "PRON", "MD": "AUX", "POS": "PART", "RP": "ADP", "CD": "NUM", ".": "PUNCT"}
	var b strings.Builder
	var tokens []hearsay.Token
	for _, row := range strings.Split(strings.TrimSpace(rows), "\n") {
		var form, lemma, xpos, rel string
		var head int
		if _, err := fmt.Sscan(row, &form, &lemma, &xpos, &head, &rel); err != nil {
			t.Fatalf("%q: %v", row, err)
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		begin := b.Len()
		b.WriteString(form)
		u := upos[xpos]
		if u == "" {
			u = "VERB"
		}
		if strings.HasPrefix(rel, "aux") || rel == "cop" {
			u = "AUX"
		}
		tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: begin, End: b.Len()}, Lemma: lemma, UPOS: u, XPOS: xpos, Head: head - 1, Relation: rel})
	}
	s := hearsay.Sentence{Span: hearsay.Span{End: b.Len()}, EndToken: len(tokens), Section: hearsay.Body}
	return hearsay.NewText(&hearsay.Report{Text: b.String()}, tokens, []hearsay.Sentence{s})
}

// shown is an event as "TYPE trigger status: actors > recipients".
func shown(t *hearsay.Text, e hearsay.Event) string {
	return fmt.Sprintf("%s %s %s: %s > %s", e.Type, t.Text(e.Trigger[0]), e.Status, strings.Join(spans(t, e.Actors), ", "), strings.Join(spans(t, e.Recipients), ", "))
}

func TestConstructions(t *testing.T) {
	c := coder(t, rules)
	for _, test := range []struct{ name, rows, want string }{
		{"active", `
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj`, "ASSAULT attacked occurred: Rebels > soldiers"},
		{"passive", `
Soldiers soldier NNS 3 nsubj:pass
were be VBD 3 aux:pass
attacked attack VBN 0 root
by by IN 5 case
rebels rebel NNS 3 obl:agent`, "ASSAULT attacked occurred: rebels > Soldiers"},
		{"reduced relative", `
Soldiers soldier NNS 5 nsubj
attacked attack VBN 1 acl
by by IN 4 case
rebels rebel NNS 2 obl:agent
slept sleep VBD 0 root`, "ASSAULT attacked occurred: rebels > Soldiers"},
		{"relative clause", `
Rebels rebel NNS 5 nsubj
who who WP 3 nsubj
attacked attack VBD 1 acl:relcl
soldiers soldier NNS 3 obj
slept sleep VBD 0 root`, "ASSAULT attacked occurred: Rebels > soldiers"},
		{"relative clause without a pronoun", `
Soldiers soldier NNS 4 nsubj
rebels rebel NNS 3 nsubj
attacked attack VBD 1 acl:relcl
slept sleep VBD 0 root`, "ASSAULT attacked occurred: rebels > Soldiers"},
		{"control", `
Rebels rebel NNS 2 nsubj
tried try VBD 0 root
to to TO 4 mark
attack attack VB 2 xcomp
soldiers soldier NNS 4 obj`, "ASSAULT attack attempted: Rebels > soldiers"},
		{"object control", `
They they PRP 2 nsubj
urged urge VBD 0 root
rebels rebel NNS 2 obj
to to TO 5 mark
attack attack VB 2 xcomp`, "REQUEST urged occurred: They > rebels; ASSAULT attack requested: rebels > "},
		{"one's own threat is one act", `
Rebels rebel NNS 2 nsubj
threatened threaten VBD 0 root
to to TO 4 mark
attack attack VB 2 xcomp`, "THREATEN threatened occurred: Rebels > "},
		{"coordinated verbs share the subject", `
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj
and and CC 5 cc
seized seize VBD 2 conj
towns town NNS 5 obj`, "ASSAULT attacked occurred: Rebels > soldiers; COERCE seized occurred: Rebels > "},
		{"coordinated participants", `
Rebels rebel NNS 4 nsubj
and and CC 3 cc
police police NNS 1 conj
attacked attack VBD 0 root
soldiers soldier NNS 4 obj`, "ASSAULT attacked occurred: Rebels, police > soldiers"},
		{"light verb", `
Rebels rebel NNS 2 nsubj
launched launch VBD 0 root
an a DT 4 det
attack attack NN 2 obj
on on IN 6 case
soldiers soldier NNS 4 nmod`, "ASSAULT attack occurred: Rebels > soldiers"},
		{"light verb in the passive", `
Attacks attack NNS 3 nsubj:pass
were be VBD 3 aux:pass
launched launch VBN 0 root
by by IN 5 case
rebels rebel NNS 3 obl:agent`, "ASSAULT Attacks occurred: rebels > "},
		{"owner and modifier of a nominal event", `
Police police NN 2 compound
attack attack NN 0 root
on on IN 4 case
rebels rebel NNS 2 nmod`, "ASSAULT attack occurred: Police > rebels"},
		{"particle", `
Rebels rebel NNS 2 nsubj
took take VBD 0 root
over over RP 2 compound:prt
towns town NNS 2 obj
from from IN 6 case
soldiers soldier NNS 2 obl`, "COERCE took over occurred: Rebels > soldiers"},
		{"a class that is not met", `
Rebels rebel NNS 2 nsubj
seized seize VBD 0 root
chances chance NNS 2 obj`, ""},
		{"reciprocal", `
Rebels rebel NNS 2 nsubj
held hold VBD 0 root
talks talk NNS 2 obj
with with IN 5 case
police police NNS 3 nmod`, "CONSULT talks occurred: Rebels, police > "},
		{"negation", `
Rebels rebel NNS 4 nsubj
did do VBD 4 aux
not not RB 4 advmod
attack attack VB 0 root`, "ASSAULT attack negated: Rebels > "},
		{"future", `
Rebels rebel NNS 3 nsubj
will will MD 3 aux
attack attack VB 0 root`, "ASSAULT attack planned: Rebels > "},
		{"progressive", `
Rebels rebel NNS 3 nsubj
are be VBP 3 aux
attacking attack VBG 0 root`, "ASSAULT attacking ongoing: Rebels > "},
		{"a wish about those whom an act befell", `
They they PRP 2 nsubj
urged urge VBD 0 root
help help NN 2 obj
for for IN 5 case
men man NNS 3 nmod
after after IN 8 case
the the DT 8 det
attack attack NN 5 nmod`, "REQUEST urged occurred: They > ; ASSAULT attack occurred:  > "},
		{"a regret tells what was done", `
Rebels rebel NNS 5 nsubj
should should MD 5 aux
not not RB 5 advmod
have have VB 5 aux
attacked attack VBN 0 root`, "ASSAULT attacked occurred: Rebels > "},
		{"a headline's infinitive", `
Rebels rebel NNS 3 nsubj
to to TO 3 mark
attack attack VB 0 root
soldiers soldier NNS 3 obj`, "ASSAULT attack planned: Rebels > soldiers"},
		{"a clause with a preposition has the object for its subject", `
They they PRP 2 nsubj
blamed blame VBD 0 root
rebels rebel NNS 2 obj
for for IN 5 mark
attacking attack VBG 2 advcl
soldiers soldier NNS 5 obj`, "ASSAULT attacking occurred: rebels > soldiers"},
		{"on whom an attack is blamed, hung on the attack", `
Police police NNS 2 nsubj
blamed blame VBD 0 root
the the DT 4 det
attack attack NN 2 obj
on on IN 6 case
soldiers soldier NNS 4 nmod`, "ASSAULT attack occurred: soldiers > "},
		{"who is charged with an attack did it", `
Police police NNS 2 nsubj
charged charge VBD 0 root
soldiers soldier NNS 2 obj
with with IN 6 case
the the DT 6 det
attack attack NN 2 obl`, "ASSAULT attack occurred: soldiers > "},
		{"who answers for an attack, the attack hung on him", `
Police police NNS 2 nsubj
charged charge VBD 0 root
soldiers soldier NNS 2 obj
with with IN 6 case
the the DT 6 det
attack attack NN 3 nmod`, "ASSAULT attack occurred: soldiers > "},
		{"who claims an attack did it", `
Men man NNS 2 nsubj
claimed claim VBD 0 root
responsibility responsibility NN 2 obj
for for IN 6 case
the the DT 6 det
attack attack NN 3 nmod`, "ASSAULT attack occurred: Men > "},
		{"a light verb with a series of acts", `
Rebels rebel NNS 2 nsubj
launched launch VBD 0 root
a a DT 4 det
series series NN 2 obj
of of IN 6 case
attacks attack NNS 4 nmod`, "ASSAULT attacks occurred: Rebels > "},
		{"of whom something is asked for", `
They they PRP 2 nsubj
urged urge VBD 0 root
for for IN 4 case
rebels rebel NNS 2 obl
to to TO 6 mark
sleep sleep VB 4 acl`, "REQUEST urged occurred: They > rebels"},
		{"condition", `
If if IN 3 mark
rebels rebel NNS 3 nsubj
attack attack VBP 5 advcl
we we PRP 5 nsubj
sleep sleep VBP 0 root`, "ASSAULT attack hypothetical: rebels > "},
		{"whom a clause is told is indirect", `
They they PRP 2 nsubj
urged urge VBD 0 root
rebels rebel NNS 2 iobj
to to TO 5 mark
sleep sleep VB 2 xcomp`, "REQUEST urged occurred: They > rebels"},
		{"the doer of a noun, hung on the verb above", `
They they PRP 2 nsubj
condemned condemn VBD 0 root
the the DT 4 det
attack attack NN 2 obj
by by IN 6 case
rebels rebel NNS 2 obl`, "ASSAULT attack occurred: rebels > "},
		{"a preposition taken for a particle", `
They they PRP 2 nsubj
called call VBD 0 root
on on RP 2 compound:prt
rebels rebel NNS 2 obl
to to TO 6 mark
sleep sleep VB 2 advcl`, "REQUEST called on occurred: They > rebels"},
		{"the doer behind how it was done", `
Men man NNS 3 nsubj:pass
were be VBD 3 aux:pass
released release VBN 0 root
unharmed unharmed JJ 3 xcomp
by by IN 6 case
rebels rebel NNS 4 obl:agent`, "RETREAT released occurred: rebels > Men"},
		{"a headline drops the auxiliary", `
Soldiers soldier NNS 2 nsubj
released release VBD 0 root
in in IN 4 case
May May NNP 2 obl`, "RETREAT released occurred:  > Soldiers"},
		{"a clause about a noun with a subject of its own", `
Claims claim NNS 4 nsubj
rebels rebel NNS 3 nsubj
attacked attack VBD 1 acl
spread spread VBD 0 root`, "ASSAULT attacked occurred: rebels > "},
		{"a noun in front of one that adds nothing", `
Rebels rebel NNS 2 nsubj
launched launch VBD 0 root
attack attack NN 4 compound
missions mission NNS 2 obj
against against IN 6 case
soldiers soldier NNS 4 nmod`, "ASSAULT attack occurred: Rebels > soldiers"},
		{"what the act itself carries", `
Rebels rebel NNS 2 nsubj
launched launch VBD 0 root
attacks attack NNS 2 obj
carrying carry VBG 3 acl
bombs bomb NNS 4 obj`, "ASSAULT attacks occurred: Rebels > "},
		{"one act during another", `
Rebels rebel NNS 2 nsubj
attacked attack VBD 0 root
soldiers soldier NNS 2 obj
during during IN 6 case
the the DT 6 det
raid attack NN 2 obl`, "ASSAULT attacked occurred: Rebels > soldiers; ASSAULT raid occurred:  > "},
		{"the infinitive on the last of two", `
They they PRP 2 nsubj
urged urge VBD 0 root
rebels rebel NNS 2 obj
and and CC 5 cc
soldiers soldier NNS 3 conj
to to TO 7 mark
attack attack VB 5 acl`, "REQUEST urged occurred: They > rebels, soldiers; ASSAULT attack planned: soldiers > "},
		{"a figure taken for part of a name", `
Blast blast NN 2 nsubj
wounds wound VBZ 0 root
three three CD 2 flat`, "ASSAULT wounds occurred:  > three"},
		{"two harms, the second taken for an adjective", `
Rebels rebel NNS 2 nsubj
killed kill VBD 0 root
men man NNS 2 obj
and and CC 6 cc
wounded wound VBN 6 amod
dozens dozen NNS 3 conj`, "ASSAULT killed occurred: Rebels > men, dozens"},
	} {
		text := tree(t, test.rows)
		var got []string
		for _, e := range c.Code(text, &hearsay.Annotations{}) {
			got = append(got, shown(text, e))
		}
		if g := strings.Join(got, "; "); g != test.want {
			t.Errorf("%s: %q\n got %s\nwant %s", test.name, text.Report.Text, g, test.want)
		}
	}
}

// TestNamesHungApart: the words of one name are one participant, and what is
// joined to a name is joined to the noun before it.
func TestNamesHungApart(t *testing.T) {
	for _, test := range []struct{ rows, name, want string }{
		{"They they PRP 2 nsubj\nattacked attack VBD 0 root\nPeter Peter NNP 2 obj\nKovac Kovac NNP 2 obj", "Peter Kovac", "ASSAULT attacked occurred: They > Peter Kovac"},
		{`They they PRP 2 nsubj
attacked attack VBD 0 root
soldier soldier NN 2 obj
Peter Peter NNP 3 appos
Kovac Kovac NNP 2 obl
and and CC 7 cc
men man NNS 5 conj`, "Peter Kovac", "ASSAULT attacked occurred: They > soldier Peter Kovac, men"},
	} {
		text := tree(t, test.rows)
		begin := strings.Index(text.Report.Text, test.name)
		first, _ := text.TokensIn(hearsay.Span{Begin: begin, End: begin + len(test.name)})
		a := &hearsay.Annotations{Entities: []hearsay.Entity{{Type: hearsay.Person, Name: test.name, Mentions: []hearsay.Mention{
			{Span: hearsay.Span{Begin: begin, End: begin + len(test.name)}, Form: hearsay.Name, Head: first},
		}}}}
		events := coder(t, rules).Code(text, a)
		if len(events) != 1 || shown(text, events[0]) != test.want {
			t.Errorf("%q: %d events, want %s", text.Report.Text, len(events), test.want)
			for _, e := range events {
				t.Log(shown(text, e))
			}
		}
	}
}

func TestBoilerplateIsNotCoded(t *testing.T) {
	text := tree(t, "Rebels rebel NNS 2 nsubj\nattacked attack VBD 0 root")
	text.Sentences[0].Section = hearsay.Boilerplate
	if events := coder(t, rules).Code(text, &hearsay.Annotations{}); len(events) != 0 {
		t.Errorf("coded %d events of boilerplate", len(events))
	}
}

// TestAttributions: the chain goes from the outermost account inwards, and a
// denial gives the status.
func TestAttributions(t *testing.T) {
	text := tree(t, "Rebels rebel NNS 2 nsubj\nattacked attack VBD 0 root\nsoldiers soldier NNS 2 obj")
	all := []hearsay.Span{{Begin: 0, End: len(text.Report.Text)}}
	a := &hearsay.Annotations{Attributions: []hearsay.Attribution{
		{Content: all, Stance: hearsay.Denies, Parent: 2},
		{Content: all, Stance: hearsay.Asserts},
		{Content: []hearsay.Span{{Begin: 0, End: 3}}, Stance: hearsay.Asserts},
	}}
	events := coder(t, rules).Code(text, a)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	if got := fmt.Sprint(events[0].Attributions); got != "[2 1]" {
		t.Errorf("attributions %s, want [2 1]", got)
	}
	if events[0].Status != hearsay.Denied {
		t.Errorf("status %s, want denied", events[0].Status)
	}
}

// TestWhoTellsIsNoParty: the source of the account, which the tree joins to the
// last word of what is told, takes no part in it.
func TestWhoTellsIsNoParty(t *testing.T) {
	text := tree(t, "Rebels rebel NNS 2 nsubj\nattacked attack VBD 7 ccomp\nsoldiers soldier NNS 2 obj\n, , , 5 punct\nresidents resident NNS 3 conj\nalso also RB 7 advmod\nsaid say VBD 0 root")
	source := text.Tokens[4].Span
	a := &hearsay.Annotations{Attributions: []hearsay.Attribution{{Source: []hearsay.Span{source}, Content: []hearsay.Span{{Begin: 0, End: text.Tokens[2].End}}, Stance: hearsay.Asserts}}}
	for _, x := range []struct {
		a    *hearsay.Annotations
		want int
	}{{&hearsay.Annotations{}, 2}, {a, 1}} {
		events := coder(t, rules).Code(text, x.a)
		if len(events) != 1 || len(events[0].Recipients) != x.want {
			t.Errorf("%d accounts: %+v, want %d recipients", len(x.a.Attributions), events, x.want)
		}
	}
}
