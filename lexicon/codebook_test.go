package lexicon

import (
	"os"
	"strings"
	"testing"
)

func TestReadCodebook(t *testing.T) {
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../testdata/codebooks/violence.codebook")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	book, err := lex.ReadCodebook("violence.codebook", f)
	if err != nil {
		t.Fatal(err)
	}
	k := book.Categories[2]
	if book.Name != "violence" || book.ByWeight || len(book.Version) != 8 || k.Type != "Battle" || len(k.When) != 3 || len(k.Unless) != 1 || k.Line == 0 || len(k.No) != 1 {
		t.Errorf("%+v", book)
	}
	for _, test := range []struct{ text, want string }{
		{"codebook a\ntie weight\n\ntype T\nwhen event AID\nweight 2", ""},
		{"type T\nwhen event AID", "f:1: no name"},
		{"codebook a", "f: no type"},
		{"codebook a b\n\ntype T\nwhen event AID", `f:1: name "a b"`},
		{"codebook a\ncodebook b\n\ntype T\nwhen event AID", `f:2: the codebook is named "a" already`},
		{"codebook a\ntie luck\n\ntype T\nwhen event AID", `f:2: tie "luck"`},
		{"codebook a\nmode x\n\ntype T\nwhen event AID", `f:2: unknown word "mode"`},
		{"codebook a\n\ntype T\nmode x", `f:3: type "T" takes in every event`},
		{"codebook a\n\ntype T\nwhen colour red", `f:4: unknown field "colour"`},
		{"codebook a\n\ntype T\nwhen event", "f:4: when event names no value"},
		{"codebook a\n\ntype T\nwhen event PARTY", `f:4: unknown event "PARTY"`},
		{"codebook a\n\ntype T\nwhen mode wild", `f:4: unknown mode "wild"`},
		{"codebook a\n\ntype T\nwhen actor rebels", `f:4: unknown actor "rebels"`},
		{"codebook a\n\ntype T\nwhen rule nowhere", `f:4: unknown rule "nowhere"`},
		{"codebook a\n\ntype T\nwhen cameo 99", `f:4: unknown cameo "99"`},
		{"codebook a\n\ntype T\nwhen event AID\nweight much", `f:5: weight "much"`},
		{"codebook a\n\ntype T\nwhen event AID\ncolour red", `f:5: unknown word "colour"`},
		{"codebook a\n\ntype T\nwhen event AID\nmode", `f:5: "mode" says nothing`},
		{"codebook \xff", "f: is not UTF-8"},
	} {
		_, err := lex.ReadCodebook("f", strings.NewReader(test.text))
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%q: %v", test.text, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}

func FuzzReadCodebook(f *testing.F) {
	f.Add("codebook a\ntie weight\n\ntype T\nmode m\nabout x\nwhen event AID\nunless actor none\nweight 2\nyes A b.\nno C d.\n")
	lex, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		book, err := lex.ReadCodebook("f", strings.NewReader(s))
		if err != nil {
			return
		}
		for _, k := range book.Categories {
			if book.Name == "" || k.Type == "" || len(k.When) == 0 || k.Weight <= 0 || k.Line < 1 {
				t.Errorf("%+v", k)
			}
		}
	})
}
