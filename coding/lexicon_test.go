package coding

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/parse"
)

// misread is the share of examples that may fail because the parser misreads
// their sentence: another model misreads others. They are logged.
const misread = 0.02

// TestLexicon runs the examples of every rule: a yes sentence must be coded by
// the rule, with the participants that it gives, a no sentence must not.
func TestLexicon(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	coder, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	code := func(sentence string) (*hearsay.Text, []hearsay.Event) {
		text := parser.Parse(&hearsay.Report{Text: sentence})
		return text, coder.Code(text, &hearsay.Annotations{})
	}
	examples, failed := 0, 0
	fail := func(format string, args ...any) {
		failed++
		t.Logf(format, args...)
	}
	for _, r := range lex.Events.Rules {
		examples += len(r.Yes) + len(r.No)
		for _, x := range r.Yes {
			text, events := code(x.Sentence)
			i := slices.IndexFunc(events, func(e hearsay.Event) bool { return e.Rule == r.Name })
			if i < 0 {
				fail("%s:%d: rule %s codes nothing in %q: %s", r.File, x.Line, r.Name, x.Sentence, summary(text, events))
				continue
			}
			if a, b := spans(text, events[i].Actors), spans(text, events[i].Recipients); x.Checked && (!slices.EqualFunc(a, x.Actors, begins) || !slices.EqualFunc(b, x.Recipients, begins)) {
				fail("%s:%d: rule %s: actors %q, recipients %q in %q", r.File, x.Line, r.Name, a, b, x.Sentence)
			}
		}
		for _, sentence := range r.No {
			text, events := code(sentence)
			for _, e := range events {
				if e.Rule == r.Name {
					fail("%s:%d: rule %s codes %q in %q", r.File, r.Line, r.Name, text.Text(e.Trigger[0]), sentence)
				}
			}
		}
	}
	if float64(failed) > misread*float64(examples) {
		t.Errorf("%d of %d examples fail", failed, examples)
	}
}

// begins reports whether a participant is what the example says: its words may
// go on with a phrase that the parser hung on them ("the rebels in Geneva").
func begins(have, want string) bool {
	rest, ok := strings.CutPrefix(have, want)
	return ok && (rest == "" || rest[0] == ' ')
}

func spans(t *hearsay.Text, ps []hearsay.Participant) []string {
	var out []string
	for _, p := range ps {
		out = append(out, t.Text(p.Span))
	}
	return out
}

func summary(t *hearsay.Text, events []hearsay.Event) []string {
	var out []string
	for _, e := range events {
		out = append(out, e.Rule+" "+t.Text(e.Trigger[0]))
	}
	for _, tok := range t.Tokens {
		out = append(out, t.Text(tok.Span)+"/"+tok.Lemma+"/"+tok.XPOS+"/"+tok.Relation)
	}
	return out
}
