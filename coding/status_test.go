package coding

import (
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/parse"
)

// TestStatusOfTelling: what verbs of telling say of their clause.
func TestStatusOfTelling(t *testing.T) {
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
	for _, tt := range []struct {
		sentence string
		trigger  string
		want     hearsay.Status
	}{
		{"The envoy warned that militias had killed 200 civilians in the east.", "killed", hearsay.Occurred},
		{"The army insisted that rebels attacked the convoy.", "attacked", hearsay.Occurred},
		{"The report suggested that soldiers shot the protesters.", "shot", hearsay.Occurred},
		{"The minister told them that the rebels had seized the town.", "seized", hearsay.Occurred},
		{"The army tried to seize the town.", "seize", hearsay.Attempted},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		found := false
		for _, e := range coder.Code(text, &hearsay.Annotations{}) {
			if text.Text(e.Trigger[0]) == tt.trigger {
				found = true
				if e.Status != tt.want {
					t.Errorf("%s: %s, want %s", tt.sentence, e.Status, tt.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at %q", tt.sentence, tt.trigger)
		}
	}
}
