package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// date is a place in the calendar: a year (0 unknown; negative before Christ),
// perhaps a month, a day, or a part of the year ("Q3", "SP", "W33", "H1").
// span is the length in years of a decade (10) or century (100) that y begins.
type date struct {
	y, m, d int
	part    string
	span    int
}

func dateOf(t time.Time) date { return date{y: t.Year(), m: int(t.Month()), d: t.Day()} }

func (d date) day() bool { return d.y != 0 && d.m != 0 && d.d != 0 }

// time is midnight of the first day.
func (d date) time() time.Time {
	return time.Date(d.y, time.Month(max(d.m, 1)), max(d.d, 1), 0, 0, 0, 0, time.UTC)
}

// value is the date as TIMEX3 writes it.
func (d date) value() string {
	year := "XXXX"
	switch {
	case d.span == 10:
		return fmt.Sprintf("%03d", d.y/10)
	case d.span == 100:
		return fmt.Sprintf("%02d", d.y/100)
	case d.y < 0:
		year = fmt.Sprintf("BC%04d", -d.y)
	case d.y > 0:
		year = fmt.Sprintf("%04d", d.y)
	}
	switch {
	case d.part != "":
		return year + "-" + d.part
	case d.d != 0 && d.m == 0:
		return fmt.Sprintf("%s-XX-%02d", year, d.d)
	case d.d != 0:
		return fmt.Sprintf("%s-%02d-%02d", year, d.m, d.d)
	case d.m != 0:
		return fmt.Sprintf("%s-%02d", year, d.m)
	}
	return year
}

// weekOf is the ISO week that holds the day.
func weekOf(t time.Time) date {
	y, w := t.ISOWeek()
	return date{y: y, part: fmt.Sprintf("W%02d", w)}
}

// weekendOf is the weekend of the ISO week that holds the day.
func weekendOf(t time.Time) date {
	d := weekOf(t)
	d.part += "-WE"
	return d
}

func quarterOf(t time.Time) int { return (int(t.Month())-1)/3 + 1 }

// addMonths moves t by months and keeps inside the month it reaches: a month
// before 31 March is 28 February.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// easter is Western Easter Sunday of a year after 1582.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// Days is the run of days that a value denotes: one day for "2021-08-22" or a
// time on it, seven for a week, all days of a month, year, season, decade. It
// is nil for values that denote no days ("P3D", "PAST_REF", "XXXX-05").
// Winter begins in December of its year.
func Days(value string) *hearsay.Interval {
	if a, b, ok := strings.Cut(value, "/"); ok {
		x, y := Days(a), Days(b)
		if x == nil || y == nil || y.End.Before(x.Start) {
			return nil
		}
		return &hearsay.Interval{Start: x.Start, End: y.End}
	}
	value, _, _ = strings.Cut(value, "T")
	number := func(s string) (int, bool) {
		n, err := strconv.Atoi(s)
		return n, err == nil && n >= 0 && s[0] != '+' && s[0] != '-'
	}
	run := func(start time.Time, years, months, days int) *hearsay.Interval {
		return &hearsay.Interval{Start: start, End: start.AddDate(years, months, days-1)}
	}
	first := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	f := strings.Split(value, "-")
	y, ok := number(f[0])
	if !ok {
		return nil
	}
	switch {
	case len(f) == 1 && len(f[0]) == 2:
		return run(first(y*100, 1, 1), 100, 0, 0)
	case len(f) == 1 && len(f[0]) == 3:
		return run(first(y*10, 1, 1), 10, 0, 0)
	case len(f[0]) != 4:
		return nil
	case len(f) == 1:
		return run(first(y, 1, 1), 1, 0, 0)
	}
	switch p := f[1]; {
	case len(p) == 3 && p[0] == 'W':
		w, ok := number(p[1:])
		if !ok || w < 1 || w > 53 {
			return nil
		}
		jan4 := first(y, 1, 4)
		monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
		switch {
		case len(f) == 2:
			return run(monday, 0, 0, 7)
		case f[2] == "WE":
			return run(monday.AddDate(0, 0, 5), 0, 0, 2)
		}
		return nil
	case len(p) == 2 && p[0] == 'Q' && p[1] >= '1' && p[1] <= '4':
		return run(first(y, int(p[1]-'1')*3+1, 1), 0, 3, 0)
	case len(p) == 2 && p[0] == 'H' && p[1] >= '1' && p[1] <= '2':
		return run(first(y, int(p[1]-'1')*6+1, 1), 0, 6, 0)
	case p == "SP":
		return run(first(y, 3, 1), 0, 3, 0)
	case p == "SU":
		return run(first(y, 6, 1), 0, 3, 0)
	case p == "FA":
		return run(first(y, 9, 1), 0, 3, 0)
	case p == "WI":
		return run(first(y, 12, 1), 0, 3, 0)
	}
	m, ok := number(f[1])
	if !ok || m < 1 || m > 12 {
		return nil
	}
	if len(f) == 2 {
		return run(first(y, m, 1), 0, 1, 0)
	}
	d, ok := number(f[2])
	if !ok || d < 1 || d > daysIn(y, m) {
		return nil
	}
	return run(first(y, m, d), 0, 0, 1)
}
