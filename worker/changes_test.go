package worker

import (
	"fmt"
	"testing"

	"hearsay"
)

func TestChanges(t *testing.T) {
	const text = "Guards shot two miners at Kolo."
	event := func(kind hearsay.EventType, begin, end int, status hearsay.Status, actor bool) hearsay.RecordEvent {
		e := hearsay.RecordEvent{Event: kind, Trigger: []hearsay.RecordSpan{{Begin: begin, End: end}}, Status: status}
		if actor {
			e.Actor = []hearsay.RecordParticipant{{Code: "NERBUS", RecordSpan: hearsay.RecordSpan{Begin: 0, End: 6}}}
		}
		return e
	}
	record := func(events ...hearsay.RecordEvent) *hearsay.Record {
		return &hearsay.Record{ID: "r", Text: text, Events: events}
	}
	shot := event(hearsay.Assault, 7, 11, hearsay.Occurred, true)
	for _, test := range []struct {
		name    string
		was, is *hearsay.Record
		want    string
	}{
		{"nothing", record(shot), record(shot), "[]"},
		{"new", record(), record(shot), "[{r new ASSAULT shot   }]"},
		{"gone", record(shot), record(), "[{r gone ASSAULT shot   }]"},
		{"another type is another event", record(shot), record(event(hearsay.Coerce, 7, 11, hearsay.Occurred, true)), "[{r gone ASSAULT shot   } {r new COERCE shot   }]"},
		{"cells", record(shot), record(event(hearsay.Assault, 7, 11, hearsay.Denied, false)), "[{r changed ASSAULT shot status occurred denied} {r changed ASSAULT shot actor Guards NERBUS }]"},
	} {
		if got := fmt.Sprint(Changes(test.was, test.is)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
