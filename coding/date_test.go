package coding

import (
	"strings"
	"testing"
	"time"

	"hearsay"
)

// TestDateUndated: what day the rest of a report gives to an act that its own
// clause does not date. The reports are of 13 June 2019; "Tuesday" is the 11th,
// "May 4" of that year, "2012" that year.
func TestDateUndated(t *testing.T) {
	parser, coder := shipped(t)
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	one := func(d time.Time) *hearsay.Interval { return &hearsay.Interval{Start: d, End: d} }
	times := map[string]*hearsay.Interval{
		"Tuesday": one(day(2019, 6, 11)), "May 4": one(day(2019, 5, 4)), "2012": {Start: day(2012, 1, 1), End: day(2012, 12, 31)},
	}
	for _, tt := range []struct {
		text, trigger string
		want          string // first day and basis
	}{
		// a participle goes with its clause
		{"On May 4 the judge freed the editor, rejecting the charges.", "rejecting", "2019-05-04 time"},
		{"The bombing on May 4 that killed two guards in Duvno shook the town.", "killed", "2019-05-04 time"},
		// what is told again
		{"Gunmen attacked a convoy near Duvno on May 4. The governor visited the town in the evening. He blamed smugglers for the attack.", "attack.", "2019-05-04 inferred"},
		{"The attack shocked the town. Gunmen had attacked a convoy on May 4.", "attack ", "2019-05-04 inferred"},
		// a tale goes on
		{"Police raided a hostel on May 4.\n\nThey arrested two students.", "arrested", "2019-05-04 inferred"},
		{"Police raided a hostel on May 4. They had arrested two students before.", "arrested", ""},
		// statements and leads are of the day of the story
		{"The envoy met the rebels in Duvno on Tuesday.\n\nFarmers complain of the drought.\n\nThe minister condemned the rebels.", "condemned", "2019-06-11 inferred"},
		{"The minister has accused the rebels of theft.", "accused", "2019-06-13 published"},
		{"Soldiers clashed with herders near Duvno.", "clashed", "2019-06-13 published"},
		// but not what happened before it
		{"The minister met the herders' leader on Tuesday. The leader was jailed in 2012. The army had expelled the herders.", "expelled", ""},
		// a time that belongs to another act
		{"In 2012 the deputies issued a report on the Duvno bombing.", "bombing", ""},
		{"The council condemned the raid on Tuesday.", "condemned", "2019-06-11 time"},
		{"The council condemned the raid on Tuesday.", "raid", ""},
	} {
		text := parser.Parse(&hearsay.Report{Text: tt.text})
		a := &hearsay.Annotations{Published: hearsay.Published{Date: day(2019, 6, 13), Basis: hearsay.BasisGiven}}
		for _, w := range []string{"May 4", "2012", "Tuesday"} {
			if at := strings.Index(tt.text, w); at >= 0 {
				a.Times = append(a.Times, hearsay.Timex{Span: hearsay.Span{Begin: at, End: at + len(w)}, Type: "DATE", Days: times[w]})
			}
		}
		if len(a.Times) == 2 && a.Times[0].Begin > a.Times[1].Begin {
			a.Times[0], a.Times[1] = a.Times[1], a.Times[0]
		}
		got, found := "", false
		for _, e := range coder.Code(text, a) {
			if e.Trigger[0].Begin != strings.LastIndex(tt.text, tt.trigger) {
				continue
			}
			if found = true; e.Date != nil {
				got = e.Date.Start.Format(time.DateOnly) + " " + string(e.Date.Basis)
			}
		}
		if !found || got != tt.want {
			t.Errorf("%s: %q (found %v), want %q for %q", tt.text, got, found, tt.want, tt.trigger)
		}
	}
}
