package main

import (
	"encoding/json"
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

// A coder of PLOVER takes what is announced for intent, lets who says "must"
// ask, and finds a target in what the act bears on.
func TestConvert(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New("test", lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ sentence, want string }{
		{"Norway announced that it will release the prisoners from Chad.", `[{"event":"AGREE","source":["NOR"],"target":["TCDCVL"]}]`},
		{"Norway said Chad must release the prisoners.", `[{"event":"REQUEST","source":["NOR"],"target":["TCD"]}]`},
		{"Norway demanded the withdrawal of the army of Chad.", `[{"event":"REQUEST","mode":"yield","source":["NOR"],"target":["TCDMIL"]}]`},
		{"Norway said the army of Chad should leave the town.", `[{"event":"REQUEST","source":["NOR"],"target":["TCDMIL"]}]`},
		{"Norway and Chad signed a treaty.", `[{"event":"SUPPORT","source":["NOR","TCD"],"target":[]}]`},
		{"The foreign ministers of Norway and Chad met in Geneva.", `[{"event":"CONSULT","source":["NORGOV","TCD"],"target":[]}]`},
		{"Norway's nurses went on strike.", `[{"event":"PROTEST","mode":"strike","source":["NORMED"],"target":["NOR"]}]`},
	} {
		got, err := json.Marshal(convert(p.Code(&hearsay.Report{Text: row.sentence})))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != row.want {
			t.Errorf("%q: %s, want %s", row.sentence, got, row.want)
		}
	}
}
