package coding

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/lexicon"
	"hearsay/parse"
)

// An act told "since Friday" runs to the day of the report.
func TestDateSince(t *testing.T) {
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
	friday, wednesday := time.Date(2020, 2, 28, 0, 0, 0, 0, time.UTC), time.Date(2020, 3, 4, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		sentence string
		end      time.Time
	}{
		{"Rebels have attacked two villages since Friday.", wednesday},
		{"Rebels attacked two villages on Friday.", friday},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.sentence})
		at := strings.Index(tt.sentence, "Friday")
		events := coder.Code(text, &hearsay.Annotations{
			Published: hearsay.Published{Date: wednesday, Basis: hearsay.BasisGiven},
			Times: []hearsay.Timex{{
				Span: hearsay.Span{Begin: at, End: at + len("Friday")}, Type: "DATE", Value: "2020-02-28",
				Days: &hearsay.Interval{Start: friday, End: friday},
			}},
		})
		if len(events) == 0 || events[0].Date == nil {
			t.Errorf("%s: no dated event", tt.sentence)
		} else if d := events[0].Date; !d.Start.Equal(friday) || !d.End.Equal(tt.end) {
			t.Errorf("%s: %s to %s, want %s to %s", tt.sentence, d.Start.Format(time.DateOnly), d.End.Format(time.DateOnly),
				friday.Format(time.DateOnly), tt.end.Format(time.DateOnly))
		}
	}
}
