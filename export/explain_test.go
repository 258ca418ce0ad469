package export

import (
	"bytes"
	"strings"
	"testing"

	"hearsay"
)

// explanation explains record().
func explanation() *hearsay.Explanation {
	r := record()
	r.Text = strings.Replace(r.Text, "rebels", "re\x1bels", 1)
	r.Events[0].Rule = "kill"
	r.Events[0].Hedges = []hearsay.RecordHedge{{Type: hearsay.HedgeAlleged, RecordSpan: at(r, "he said")}}
	r.Attributions[1].Cue = []hearsay.RecordSpan{at(r, "told")}
	token := func(id int, words string, head int) hearsay.ExplainedToken {
		return hearsay.ExplainedToken{ID: id, RecordSpan: at(r, words), UPOS: "NOUN", Head: head, Relation: "dep"}
	}
	lex := &hearsay.Entry{Name: "tell, verb", File: "lexicon/cues/cues.tsv", Line: 7}
	return &hearsay.Explanation{Schema: hearsay.ExplainSchema, Record: r, Sentences: []hearsay.ExplainedSentence{
		{Number: 1, RecordSpan: r.Sentences[0], Section: hearsay.Body, Tokens: []hearsay.ExplainedToken{token(1, "No", 2), token(2, "said", 0)},
			Rejected: []hearsay.RecordRejected{{Words: []hearsay.RecordSpan{at(r, "No")}, Rule: &hearsay.Entry{Name: "refuse", File: "lexicon/events/x.txt", Line: 3}, Text: "nothing fits"}}},
		{
			Number: 2, RecordSpan: r.Sentences[1], Section: hearsay.Body, Tokens: []hearsay.ExplainedToken{token(1, "re\x1bels", 0)},
			Entities: []hearsay.ExplainedEntity{{ID: "e1"}, {ID: "e2", Actor: []hearsay.RecordReason{{Text: "the lexicon names", Words: []hearsay.RecordSpan{at(r, "Army")}}}}},
			Places:   []string{"p1"}, Quantities: []string{"q1"},
			Attributions: []hearsay.ExplainedAttribution{{ID: "a1", Stance: hearsay.RecordReason{Text: "the entry of the cue", Words: []hearsay.RecordSpan{at(r, "told")}, Entry: lex}}, {ID: "a2"}},
			Events: []hearsay.ExplainedEvent{{
				ID: "v1", Rule: hearsay.Entry{Name: "kill", File: "lexicon/events/assault.txt", Line: 12}, Actor: []hearsay.RecordReason{{Text: "subject of “killed”"}},
				Status: []hearsay.RecordReason{{Text: "it would be occurred without", Words: []hearsay.RecordSpan{at(r, "No")}}}, Confidence: []hearsay.RecordReason{{Text: "0.5, the weight of the rule"}},
			}},
		},
		{Number: 3, Section: hearsay.Boilerplate},
		{Number: 4, Section: hearsay.Body},
	}}
}

func explained1(t *testing.T, x *hearsay.Explanation) string {
	t.Helper()
	var b bytes.Buffer
	if err := NewExplain(&b, Style{Width: 100}, meanings{}).Write(x); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExplain(t *testing.T) {
	r := record()
	r.Entities[1].Actor = &hearsay.RecordActor{Code: "COLMIL"}
	x := explanation()
	x.Record.Entities[1].Actor = r.Entities[1].Actor
	out := explained1(t, x)
	for _, want := range []string{
		"Sentence 2 of 2 · body · characters 15 to", "    2 said  NOUN  dep\n    └─ 1 No  NOUN  dep\n", "    1 reels  NOUN",
		"NOTHING CODED\n    Rules look for these words, but none holds here:\n    “No”\n       refuse (lexicon/events/x.txt:3): nothing fits\n",
		"e1 Luis Ruiz · person · “Mayor Ruiz” (name)\n       no actor code is known\n", "code COLMIL (Colombia, military): the lexicon names “Army”\n",
		"p1 “Tibú” · Tibú · COL · -8.5, 72.25 · precision point · from its own name", "q1 “12 re",
		"a1 “Mayor Ruiz” = e1 Luis Ruiz · asserts", "stance asserts: the entry of the cue “told”, tell, verb (lexicon/cues/cues.tsv:7)\n",
		"said to or in e3 Radio Sur\n", "a2 nobody named · denies", "told inside the account of Luis Ruiz (a1 asserts)\n",
		"v1 ASSAULT firearms · planned · “killed”\n       rule: kill (lexicon/events/assault.txt:12)\n",
		"actor: “the Army’s men” = e2, COLMIL: subject of “killed”\n", "date: 1999-05-01 – 1999-05-02 (basis time)\n",
		"count: 12 killed, of the recipient, q1", "status planned: it would be occurred without “No”\n", "said by: Luis Ruiz (a1 asserts) › (unnamed) (a2 denies)\n",
		"hedge: “he said” (alleged)\n", "confidence 0.5: 0.5, the weight of the rule\n",
		"This sentence is boilerplate: nothing is read or coded from it.\n", "No word of this sentence begins a rule of the lexicon.\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Errorf("control characters reach the terminal: %q", out)
	}
	for range 3 {
		if again := explained1(t, x); again != out {
			t.Fatalf("shown otherwise the second time:\n%s", again)
		}
	}
}

func TestExplainOnly(t *testing.T) {
	x := explanation()
	for n, want := range map[int]string{0: "no sentence 0: the report has 4 sentences", 5: "no sentence 5: the report has 4 sentences"} {
		if err := x.Only(n); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if err := x.Only(2); err != nil {
		t.Fatal(err)
	}
	if out := explained1(t, x); strings.Contains(out, "Sentence 1 ") || !strings.Contains(out, "Sentence 2 of 2") || !strings.Contains(out, "v1 ASSAULT") {
		t.Error(out)
	}
}
