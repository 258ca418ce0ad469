package coding

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/lexicon"
)

// TestAnyTree: whatever the tree, the events point into the text, name only
// what exists, and come out the same twice.
func TestAnyTree(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("rebel attack soldier seize town by on not will who launch talk with police kill and urge threaten the of Kabul charge must")
	relations := strings.Fields("nsubj obj nsubj:pass obl obl:agent nmod conj xcomp ccomp acl acl:relcl advcl aux aux:pass case mark compound amod nmod:poss advmod det parataxis cop")
	tags := strings.Fields("NN NNS NNP VBD VBN VBG VB VBZ IN TO PRP WP MD JJ RB CD")
	upos := map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "TO": "PART", "PRP": "PRON", "WP": "PRON", "MD": "AUX", "JJ": "ADJ", "RB": "ADV", "CD": "NUM"}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 14).Draw(rt, "n")
		var b strings.Builder
		tokens := make([]hearsay.Token, n)
		for i := range tokens {
			if i > 0 {
				b.WriteByte(' ')
			}
			w := rapid.SampledFrom(words).Draw(rt, "word")
			begin := b.Len()
			b.WriteString(w)
			tag := rapid.SampledFrom(tags).Draw(rt, "tag")
			u := upos[tag]
			if u == "" {
				u = "VERB"
			}
			// Heads before the token keep it a tree.
			head := -1
			if i > 0 {
				head = rapid.IntRange(0, i-1).Draw(rt, "head")
			}
			tokens[i] = hearsay.Token{Span: hearsay.Span{Begin: begin, End: b.Len()}, Lemma: w, XPOS: tag, UPOS: u, Head: head, Relation: rapid.SampledFrom(relations).Draw(rt, "relation")}
		}
		var sentences []hearsay.Sentence
		if n > 0 {
			tokens[0].Relation = "root"
			sentences = []hearsay.Sentence{{Span: hearsay.Span{End: b.Len()}, EndToken: n, Section: hearsay.Body}}
		}
		text := hearsay.NewText(&hearsay.Report{Text: b.String()}, tokens, sentences)
		a := &hearsay.Annotations{}
		events := c.Code(text, a)
		for _, e := range events {
			if e.Type.Quad() == "" || e.Status == "" || len(e.Trigger) == 0 || e.Confidence <= 0 || e.Confidence > 1 {
				rt.Fatalf("event is not whole: %+v", e)
			}
			spans := append(append([]hearsay.Span{}, e.Trigger...), e.Evidence...)
			for _, p := range append(append([]hearsay.Participant{}, e.Actors...), e.Recipients...) {
				spans = append(spans, p.Span)
			}
			for _, s := range spans {
				if s.Empty() || s.Begin < 0 || s.End > len(text.Report.Text) {
					rt.Fatalf("span %v outside the text", s)
				}
			}
		}
		explained, why, rejected := c.Explain(text, a)
		if !reflect.DeepEqual(events, explained) || len(why) != len(events) {
			rt.Fatalf("coded %v, explained %d reasons of %v", events, len(why), explained)
		}
		for i, w := range why {
			if w.Rule.Name != events[i].Rule || w.Rule.Line == 0 || len(w.Status) == 0 || len(w.Actors) != len(events[i].Actors) || len(w.Recipients) != len(events[i].Recipients) {
				rt.Fatalf("%+v does not explain %+v", w, events[i])
			}
		}
		for _, x := range rejected {
			if len(x.Words) == 0 || x.Words[0].Empty() || x.Text == "" {
				rt.Fatalf("rejected without words or a reason: %+v", x)
			}
		}
		if again := c.Code(text, a); !reflect.DeepEqual(events, again) {
			rt.Fatalf("coded twice, %v and %v", events, again)
		}
	})
}
