package coding

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
)

func TestCodebook(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := hearsay.Event{
		Type: hearsay.Assault, Mode: "firearms", CAMEO: "193", Status: hearsay.Planned, Context: []string{"military"}, Rule: "shoot", Place: 1,
		Actors: []hearsay.Participant{{Actor: hearsay.Actor{Code: "NERMIL"}}}, Counts: []hearsay.Count{{What: "killed"}},
	}
	a := &hearsay.Annotations{Places: []hearsay.Place{{Country: "NER"}}}
	for _, test := range []struct{ conditions, want string }{
		{"when event ASSAULT", "T"}, {"when event AID", ""}, {"when event AID ASSAULT", "T"},
		{"when mode firearms\nunless context military", ""}, {"when quad material-conflict", "T"},
		{"when cameo 19", "T"}, {"when cameo 20", ""}, {"when status planned", "T"}, {"when status occurred", ""},
		{"when actor MIL", "T"}, {"when actor NER", "T"}, {"when actor ERM", ""}, {"when actor any\nwhen recipient none", "T"}, {"when recipient any", ""},
		{"when count killed", "T"}, {"when count wounded", ""}, {"when place NER", "T"}, {"when place none", ""},
		{"when event ASSAULT\n\ntype U\nwhen mode firearms\nweight 2", "T"},
	} {
		head := "codebook c\n\ntype T\n"
		book, err := lex.ReadCodebook("f", strings.NewReader(head+test.conditions+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		lex.Codebooks = []*lexicon.Codebook{book}
		c, err := New(lex)
		if err != nil {
			t.Fatal(err)
		}
		c.grade(&e, a)
		got := ""
		if len(e.Codings) > 0 {
			got = e.Codings[0].Type
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.conditions, got, test.want)
		}
		book.ByWeight = true
		if c.grade(&e, a); strings.Contains(test.conditions, "weight 2") && e.Codings[0].Type != "U" {
			t.Errorf("%q by weight: %+v", test.conditions, e.Codings)
		}
	}
	if e.Intensity != -9 || e.Goldstein == nil || *e.Goldstein != -10 {
		t.Errorf("intensity %v, Goldstein %v", e.Intensity, e.Goldstein)
	}
}
