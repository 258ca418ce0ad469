package coding

import (
	"fmt"
	"testing"
	"testing/fstest"

	"hearsay"
	"hearsay/coding/dictionary"
	"hearsay/lexicon/petrarch"
)

// TestWithDictionaries shows what the rest of coding adds to an act of a dictionary.
func TestWithDictionaries(t *testing.T) {
	d, err := petrarch.Read(fstest.MapFS{
		"actors.txt": {Data: []byte("KENYA [KEN]\n+KENYAN\nCHILE [CHL]\n+CHILEAN\n")},
		"agents.txt": {Data: []byte("POLICE {} [~COP]\nSTUDENT [~EDU]\n")},
		"verbs.txt": {Data: []byte("--- SAY [010] ---\nSAY {SAID SAYS}\n--- DETAIN [173] ---\nDETAIN\n- * (IN RAID) [1735]\n--- FREE [084] ---\nRELEASE\n" +
			"--- ASK [020] ---\nASK\n--- AID [070] ---\nHELP\n--- VOW [030] ---\nVOW\n--- ODD [345] ---\nGREET\n--- MEET [040:040] ---\nMEET {MET}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	parser, c := shipped(t)
	c = c.WithDictionaries(dictionary.New(d, dictionary.DefaultOptions))
	for _, x := range []struct{ text, want string }{
		{"Kenyan police detained Chilean students.", "COERCE arrest 173 occurred KENCOP>CHLEDU"},
		{"Kenyan police detained Chilean students in a raid.", "COERCE arrest 173 occurred KENCOP>CHLEDU"}, // 1735 is none: the code above it
		{"Kenyan police will detain Chilean students.", "COERCE arrest 173 planned KENCOP>CHLEDU"},
		{"Kenya did not release Chilean students.", "REJECT change 124 occurred KEN>CHLEDU"},          // the code says that it refused
		{"Kenyan police did not detain Chilean students.", "COERCE arrest 173 negated KENCOP>CHLEDU"}, // no code says so: the status does
		{"Kenya vowed to help Chile.", "AGREE  033 occurred KEN>CHL"},
		{"Kenya asked Chile to help.", "REQUEST  023 occurred KEN>CHL"},
		{"Kenya said it liked Chile.", ""},   // PLOVER has no type for statements
		{"Kenya greeted Chile.", ""},         // nor for what is no code of CAMEO
		{"The police detained two men.", ""}, // no dyad
		{"Kenya met Chile.", "CONSULT  040 occurred KEN>CHL; CONSULT  040 occurred CHL>KEN"},
	} {
		got := ""
		for _, e := range c.Code(parser.Parse(&hearsay.Report{Text: x.text}), &hearsay.Annotations{}) {
			if got != "" {
				got += "; "
			}
			got += fmt.Sprintf("%s %s %s %s %s>%s", e.Type, e.Mode, e.CAMEO, e.Status, e.Actors[0].Actor.Code, e.Recipients[0].Actor.Code)
		}
		if got != x.want {
			t.Errorf("%q gives %q, want %q", x.text, got, x.want)
		}
	}
}
