package relation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// read makes a Text of one sentence and its entities. A token is
// form/UPOS/head/relation, heads counted from 1; a lemma may follow. An entity
// is its type and its mentions, each "first-last:head" in tokens from 1, "n"
// behind it if nominal or pronoun.
func read(t *testing.T, sentence string, entities ...string) (*hearsay.Text, []hearsay.Entity) {
	t.Helper()
	var tokens []hearsay.Token
	var b strings.Builder
	for i, field := range strings.Fields(sentence) {
		f := strings.Split(field, "/")
		if i > 0 {
			b.WriteByte(' ')
		}
		tok := hearsay.Token{Lemma: strings.ToLower(f[0]), UPOS: f[1], Relation: f[3]}
		if _, err := fmt.Sscan(f[2], &tok.Head); err != nil {
			t.Fatal(err)
		}
		tok.Head--
		if len(f) > 4 {
			tok.Lemma = f[4]
		}
		if len(f) > 5 {
			tok.XPOS = f[5]
		}
		tok.Begin = b.Len()
		b.WriteString(f[0])
		tok.Span.End = b.Len()
		tokens = append(tokens, tok)
	}
	s := hearsay.Sentence{EndToken: len(tokens), Section: hearsay.Body, Span: hearsay.Span{End: b.Len()}}
	tx := hearsay.NewText(&hearsay.Report{Text: b.String()}, tokens, []hearsay.Sentence{s})
	var es []hearsay.Entity
	for _, line := range entities {
		fields := strings.Fields(line)
		e := hearsay.Entity{Type: hearsay.EntityType(fields[0])}
		for _, f := range fields[1:] {
			m := hearsay.Mention{Form: hearsay.Name}
			if strings.HasSuffix(f, "n") {
				m.Form = hearsay.Nominal
				f = strings.TrimSuffix(f, "n")
			}
			var first, last, head int
			if _, err := fmt.Sscanf(f, "%d-%d:%d", &first, &last, &head); err != nil {
				t.Fatal(err)
			}
			m.Span, m.Head = tx.SpanOf(first-1, last), head-1
			e.Mentions = append(e.Mentions, m)
		}
		es = append(es, e)
	}
	return tx, es
}

func TestRelations(t *testing.T) {
	for _, test := range []struct {
		name, sentence string
		entities       []string
		want           []string
	}{
		{"son in apposition",
			"Karim/PROPN/8/nsubj ,/PUNCT/4/punct the/DET/4/det son/NOUN/1/appos of/ADP/6/case Hassan/PROPN/4/nmod ,/PUNCT/4/punct fled/VERB/0/root/flee",
			[]string{"person 1-1:1 3-6:4n", "person 6-6:6"}, []string{"child-of 1 2"}},
		{"father of",
			"Her/PRON/2/nmod:poss father/NOUN/4/nsubj Hassan/PROPN/2/appos fled/VERB/0/root/flee",
			[]string{"person 1-1:1n", "person 1-2:2n 3-3:3"}, []string{"child-of 1 2"}},
		{"title with the name of the body",
			"Polisario/PROPN/2/compound leader/NOUN/3/nmod:desc Brahim/PROPN/4/nsubj spoke/VERB/0/root/speak",
			[]string{"group 1-1:1", "person 3-3:3"}, []string{"leader-of 2 1"}},
		{"spokesman of a body that is no name",
			"An/DET/3/det army/NOUN/3/compound spokesman/NOUN/4/nsubj spoke/VERB/0/root/speak",
			[]string{"government 2-2:2n", "person 2-3:3n"}, []string{"spokesperson-for 2 1"}},
		{"one of several leaders",
			"One/NUM/7/nsubj of/ADP/4/case its/PRON/4/nmod:poss leaders/NOUN/1/nmod/leader ,/PUNCT/6/punct Karim/PROPN/1/appos fled/VERB/0/root/flee",
			[]string{"group 3-3:3n", "person 6-6:6"}, []string{"leader-of 2 1"}},
		{"and allied",
			"Kenya/PROPN/5/nsubj and/CCONJ/4/cc allied/ADJ/4/amod militias/NOUN/1/conj/militia fought/VERB/0/root/fight",
			[]string{"place 1-1:1", "group 3-4:4n"}, []string{"ally-of 2 1"}},
		{"former",
			"The/DET/3/det former/ADJ/3/amod head/NOUN/6/nsubj of/ADP/5/case UNITA/PROPN/3/nmod left/VERB/0/root/leave",
			[]string{"person 1-5:3n", "group 5-5:5"}, []string{"leader-of 1 2 former"}},
		{"no longer",
			"Okot/PROPN/6/nsubj is/AUX/6/cop/be no/ADV/4/advmod longer/ADV/6/advmod the/DET/6/det leader/NOUN/0/root of/ADP/8/case SWAPO/PROPN/6/nmod",
			[]string{"person 1-1:1", "organization 8-8:8"}, []string{"leader-of 1 2 former"}},
		{"not",
			"Okot/PROPN/5/nsubj is/AUX/5/cop/be not/PART/5/advmod the/DET/5/det leader/NOUN/0/root of/ADP/7/case SWAPO/PROPN/5/nmod",
			[]string{"person 1-1:1", "organization 7-7:7"}, nil},
		{"spokesman for",
			"A/DET/2/det spokesman/NOUN/6/nsubj for/ADP/5/case the/DET/5/det rebels/NOUN/2/nmod/rebel spoke/VERB/0/root/speak",
			[]string{"person 1-5:2n", "group 4-5:5n"}, []string{"spokesperson-for 1 2"}},
		{"headed by",
			"Forces/NOUN/5/nsubj/force headed/VERB/1/acl/head by/ADP/4/case Okot/PROPN/2/obl:agent advanced/VERB/0/root/advance",
			[]string{"group 1-1:1n", "person 4-4:4"}, []string{"leader-of 2 1"}},
		{"supported by",
			"Okot/PROPN/3/nsubj:pass is/AUX/3/aux:pass/be supported/VERB/0/root/support by/ADP/5/case Amin/PROPN/3/obl:agent",
			[]string{"person 1-1:1", "person 5-5:5"}, []string{"ally-of 2 1"}},
		{"loyal to",
			"Militias/NOUN/5/nsubj/militia loyal/ADJ/1/amod to/ADP/4/case Okot/PROPN/2/obl advanced/VERB/0/root/advance",
			[]string{"group 1-4:1n", "person 4-4:4"}, []string{"ally-of 1 2"}},
		{"anti-",
			"Anti-Frelimo/ADJ/2/amod forces/NOUN/3/nsubj/force fought/VERB/0/root/fight Frelimo/PROPN/3/obj",
			[]string{"group 1-2:2n", "organization 4-4:4"}, []string{"opponent-of 1 2"}},
		{"-backed",
			"Libya/PROPN/3/compound -/PUNCT/3/punct backed/VERB/4/amod/back rebels/NOUN/5/nsubj/rebel advanced/VERB/0/root/advance",
			[]string{"place 1-1:1", "group 1-4:4n"}, []string{"ally-of 2 1"}},
		{"fighters of a group",
			"Houthi/PROPN/2/compound fighters/NOUN/3/nsubj/fighter advanced/VERB/0/root/advance",
			[]string{"group 1-1:1", "group 1-2:2n"}, []string{"member-of 2 1"}},
		{"vice president under",
			"Amin/PROPN/0/root ,/PUNCT/4/punct the/DET/4/det vice-president/NOUN/1/appos under/ADP/6/case Okot/PROPN/4/nmod",
			[]string{"person 1-1:1 3-6:4n", "person 6-6:6"}, []string{"deputy-of 1 2"}},
		{"joined a person",
			"Soldiers/NOUN/2/nsubj/soldier joined/VERB/0/root/join/VBD Okot/PROPN/2/obj",
			[]string{"group 1-1:1n", "person 3-3:3"}, []string{"ally-of 1 2"}},
		{"an envoy to a city is not the city's",
			"The/DET/2/det envoy/NOUN/5/nsubj to/ADP/4/case Tunis/PROPN/2/nmod left/VERB/0/root/leave",
			[]string{"person 1-4:2n", "place 4-4:4"}, nil},
		{"told twice, once",
			"Amin/PROPN/2/nsubj backs/VERB/0/root/back/VBZ Okot/PROPN/2/obj and/CCONJ/6/cc Okot/PROPN/6/nsubj backs/VERB/2/conj/back/VBZ Amin/PROPN/6/obj",
			[]string{"person 1-1:1 7-7:7", "person 3-3:3 5-5:5"}, []string{"ally-of 1 2"}},
	} {
		tx, es := read(t, test.sentence, test.entities...)
		var got []string
		for _, x := range New().Annotate(tx, es, nil) {
			s := fmt.Sprintf("%s %d %d", x.Type, x.Subject, x.Object)
			if x.Former {
				s += " former"
			}
			got = append(got, s)
			for _, e := range x.Evidence {
				if e.Empty() || e.Begin < 0 || e.End > len(tx.Report.Text) {
					t.Errorf("%s: evidence %v", test.name, e)
				}
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestAttributions(t *testing.T) {
	tx, es := read(t, "Amin/PROPN/2/nsubj backs/VERB/0/root/back/VBZ Okot/PROPN/2/obj", "person 1-1:1", "person 3-3:3")
	end := len(tx.Report.Text)
	attributions := []hearsay.Attribution{
		{Content: []hearsay.Span{{Begin: 0, End: end}}},
		{Content: []hearsay.Span{{Begin: 0, End: end}, {Begin: end, End: end + 9}}},
		{Content: []hearsay.Span{{Begin: 0, End: 3}}},
	}
	got := New().Annotate(tx, es, attributions)
	if len(got) != 1 || !slices.Equal(got[0].Attributions, []hearsay.AttributionID{2, 1}) {
		t.Errorf("got %+v, want the wider account first", got)
	}
}
