package coding

import (
	"slices"
	"testing"

	"hearsay"
)

// What is asked for, refused, threatened or promised gives the act its mode and its code.
func TestBearing(t *testing.T) {
	code := coderOf(t)
	for _, row := range []struct {
		sentence    string
		kind        hearsay.EventType
		mode, cameo string
	}{
		{"The mayor demanded the release of two hostages.", hearsay.Request, "yield", "1053"},
		{"The minister asked the rebels to negotiate with the army.", hearsay.Request, "meet", "106"},
		{"The general asked the king to help the refugees.", hearsay.Request, "assist", "103"},
		{"The students urged the ministry to lower the fees.", hearsay.Request, "change", "100"},
		{"The rebels refused to withdraw from the town.", hearsay.Reject, "yield", "1246"},
		{"The militia threatened to attack the port.", hearsay.Threaten, "violence", "138"},
		{"The council agreed to release the hostages.", hearsay.Agree, "", "0353"},
	} {
		_, events := code(row.sentence)
		i := slices.IndexFunc(events, func(e hearsay.Event) bool { return e.Type == row.kind })
		if i < 0 || events[i].Mode != row.mode || events[i].CAMEO != row.cameo {
			t.Errorf("%q: %+v", row.sentence, events)
		}
	}
}
