package coding

import (
	"slices"
	"testing"

	"hearsay"
)

// Words that the parser takes for something else, or hangs elsewhere, still fill their slots.
func TestSlotsOfMisreadTrees(t *testing.T) {
	code := coderOf(t)
	for _, row := range []struct {
		sentence           string
		kind               hearsay.EventType
		actors, recipients []string
	}{
		{"Syria said it will free ten prisoners.", hearsay.Retreat, nil, []string{"ten prisoners"}},
		{"The World Bank will lend Ghana $40 million.", hearsay.Aid, []string{"The World Bank"}, []string{"Ghana"}},
		{"The mayor forced the agency out of the country.", hearsay.Sanction, []string{"The mayor"}, []string{"the agency"}},
		{"The pilots are on strike.", hearsay.Protest, []string{"The pilots"}, nil},
		{"The council rejected calls by the mayor for talks.", hearsay.Reject, []string{"The council"}, []string{"the mayor"}},
		{"The general refused to lift the curfew on the students.", hearsay.Reject, []string{"The general"}, []string{"the students"}},
		{"The judge demanded that the army release the editor.", hearsay.Request, []string{"The judge"}, []string{"the army"}},
		{"Officials from Togo began a round of talks with the rebels.", hearsay.Consult, []string{"Officials from Togo", "the rebels"}, nil},
		{"Police prevented the demonstration by the students.", hearsay.Coerce, []string{"Police"}, []string{"the students"}},
		{"The council agreed to send troops to Chad.", hearsay.Agree, []string{"The council"}, []string{"Chad"}},
		{"The kingdom agreed to set up a panel.", hearsay.Agree, []string{"The kingdom"}, nil},
		{"The party issued a declaration demanding a truce.", hearsay.Request, []string{"The party"}, nil},
		{"The mayor was put under investigation.", hearsay.Accuse, nil, []string{"The mayor"}},
		{"The judge is investigating killings by the army.", hearsay.Accuse, []string{"The judge"}, []string{"the army"}},
		{"The minister reiterated his demand that Chad withdraw.", hearsay.Request, []string{"The minister"}, []string{"Chad"}},
	} {
		text, events := code(row.sentence)
		i := slices.IndexFunc(events, func(e hearsay.Event) bool { return e.Type == row.kind })
		if i < 0 {
			t.Errorf("%q: no %s", row.sentence, row.kind)
			continue
		}
		if a, b := spans(text, events[i].Actors), spans(text, events[i].Recipients); !slices.EqualFunc(a, row.actors, begins) || !slices.EqualFunc(b, row.recipients, begins) {
			t.Errorf("%q: actors %q, recipients %q", row.sentence, a, b)
		}
	}
}
