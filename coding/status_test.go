package coding

import (
	"testing"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/parse"
)

// coderOf codes raw sentences.
func coderOf(t *testing.T) func(sentence string) (*hearsay.Text, []hearsay.Event) {
	t.Helper()
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
	return func(sentence string) (*hearsay.Text, []hearsay.Event) {
		text := parser.Parse(&hearsay.Report{Text: sentence})
		return text, coder.Code(text, &hearsay.Annotations{})
	}
}

// What came of an attack, told behind a comma, has no doer in the phrase before it.
func TestResultClause(t *testing.T) {
	code := coderOf(t)
	text, events := code("Three mortar shells crashed into a crowd waiting for a bus on Thursday, killing 11 people.")
	for _, e := range events {
		if text.Text(e.Trigger[0]) != "killing" {
			continue
		}
		for _, p := range e.Actors {
			t.Errorf("actor %q", text.Text(p.Span))
		}
		return
	}
	t.Error("no event at \"killing\"")
}

// TestStatusOfTelling: what verbs of telling say of their clause.
func TestStatusOfTelling(t *testing.T) {
	code := coderOf(t)
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
		text, events := code(tt.sentence)
		found := false
		for _, e := range events {
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

// TestStatusSince: a perfect with "since" lasts, but what kills or arrests is
// done each time.
func TestStatusSince(t *testing.T) {
	code := coderOf(t)
	for _, tt := range []struct {
		sentence, trigger string
		want              hearsay.Status
	}{
		{"Rebels have besieged the town since March.", "besieged", hearsay.Ongoing},
		{"Twenty civilians have been killed since Saturday.", "killed", hearsay.Occurred},
	} {
		text, events := code(tt.sentence)
		if len(events) != 1 || text.Text(events[0].Trigger[0]) != tt.trigger || events[0].Status != tt.want {
			t.Errorf("%s: %+v, want %s", tt.sentence, events, tt.want)
		}
	}
}
