package lexicon

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// TimeClass is the part that a word plays in time expressions.
type TimeClass string

// The classes of times/words.tsv. A plural has the class of its singular with
// an "s".
const (
	TimeMonth       TimeClass = "month"
	TimeMonthAbbr   TimeClass = "month-abbreviation"
	TimeWeekday     TimeClass = "weekday"
	TimeWeekdays    TimeClass = "weekdays"
	TimeWeekdayAbbr TimeClass = "weekday-abbreviation"
	TimeSeason      TimeClass = "season"
	TimeUnit        TimeClass = "unit"
	TimeUnits       TimeClass = "units"
	TimeDayPart     TimeClass = "part"    // of the day: "morning"
	TimeClock       TimeClass = "clock"   // "noon"
	TimeZone        TimeClass = "zone"    // "GMT"
	TimeDecade      TimeClass = "decade"  // "nineties"
	TimeSet         TimeClass = "set"     // "daily"
	TimePartOf      TimeClass = "part-of" // "early"
	TimeEdge        TimeClass = "edge"    // "beginning"
)

var timeClasses = []TimeClass{
	TimeMonth, TimeMonthAbbr, TimeWeekday, TimeWeekdays, TimeWeekdayAbbr, TimeSeason, TimeUnit, TimeUnits, TimeDayPart,
	TimeClock, TimeZone, TimeDecade, TimeSet, TimePartOf, TimeEdge,
}

// TimeWord is one reading of a word in time expressions.
type TimeWord struct {
	Class  TimeClass
	Value  string
	Number int // Value, where it is a number
}

// TimeReference is an expression of the present, past or future.
type TimeReference struct{ Phrase, Value string }

// NamedDay is a day with a name, or an event with a date. Date is written as
// times/days.tsv says.
type NamedDay struct{ Name, Date, Kind string }

// Times are the words of time expressions.
type Times struct {
	Words      map[string][]TimeWord // by form in lower case
	References []TimeReference
	Days       []NamedDay
}

// loadTimes reads words.tsv, references.tsv and days.tsv.
func loadTimes(ls layers) (*Times, error) {
	t := &Times{Words: map[string][]TimeWord{}}
	words := ls.read(table{"times/words.tsv", 1, []string{"form", "class", "value"}}, func(r row) error {
		w := TimeWord{Class: TimeClass(r.get("class")), Value: r.get("value")}
		known := false
		for _, c := range timeClasses {
			known = known || c == w.Class
		}
		if !known {
			return r.errorf("unknown class %q", w.Class)
		}
		w.Number, _ = strconv.Atoi(w.Value)
		form := strings.ToLower(r.get("form"))
		t.Words[form] = append(t.Words[form], w)
		return nil
	})
	references := ls.read(table{"times/references.tsv", 1, []string{"phrase", "value"}}, func(r row) error {
		switch v := r.get("value"); v {
		case "PRESENT_REF", "PAST_REF", "FUTURE_REF":
			t.References = append(t.References, TimeReference{r.get("phrase"), v})
		default:
			return r.errorf("unknown value %q (values: PRESENT_REF PAST_REF FUTURE_REF)", v)
		}
		return nil
	})
	days := ls.read(table{"times/days.tsv", 1, []string{"name", "date", "kind"}}, func(r row) error {
		d := NamedDay{r.get("name"), r.get("date"), r.get("kind")}
		bad := false
		switch d.Kind {
		case "once", "event":
			_, err := time.Parse("2006-01-02", d.Date)
			bad = err != nil
		case "day":
			_, err := time.Parse("XXXX-01-02", d.Date)
			bad = err != nil
		case "easter":
			_, err := strconv.Atoi(d.Date)
			bad = err != nil
		case "weekday":
			bad = strings.Count(d.Date, "/") != 2
		case "movable":
			bad = d.Date != ""
		default:
			return r.errorf("unknown kind %q (kinds: day weekday easter movable once event)", d.Kind)
		}
		if bad {
			return r.errorf("date %q does not fit kind %q", d.Date, d.Kind)
		}
		t.Days = append(t.Days, d)
		return nil
	})
	return t, errors.Join(words, references, days)
}
