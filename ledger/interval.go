package ledger

import (
	"math"

	"hearsay"
)

// interval holds the numbers that a person who gives a figure may well mean.
type interval struct{ low, high float64 }

func (a interval) overlaps(b interval) bool { return a.low <= b.high && b.low <= a.high }

// How far a figure may be off before it is another figure. docs/formats/disputes.md
// gives the reasons.
const (
	aroundSlack  = 0.15 // "around 9,000": 15 in 100 either way
	openSlack    = 0.25 // "more than 6,000", "at least 30": a quarter above, no further
	roundedSlack = 0.05 // "9,000": round thousands are rounded
	vagueFactor  = 10   // "dozens" ends where "hundreds" begin
)

// plausible is the interval of numbers that a value stands for. It reports
// false for a value without a number.
func plausible(v hearsay.Value) (interval, bool) {
	switch {
	case v.Min == nil && v.Max == nil:
		return interval{}, false
	case v.Min == nil || *v.Min <= 1 && v.Max != nil && *v.Max > 10: // "no more than 3,500"
		high := float64(*v.Max)
		return interval{math.Floor(high / 2), high * (1 + slack(v, *v.Max))}, true
	}
	low := float64(*v.Min)
	if v.Vague {
		high := low * vagueFactor
		if v.Max != nil {
			high = max(float64(*v.Max), low)
		}
		return interval{math.Floor(low / 2), high}, true
	}
	if v.Max == nil {
		return interval{low * (1 - slack(v, *v.Min)), math.Ceil(low * (1 + openSlack))}, true
	}
	high := max(float64(*v.Max), low)
	return interval{math.Floor(low * (1 - slack(v, *v.Min))), math.Ceil(high * (1 + slack(v, *v.Max)))}, true
}

// slack is the share by which a stated bound may be off.
func slack(v hearsay.Value, n int64) float64 {
	switch {
	case v.Approx:
		return aroundSlack
	case n >= 1000 && n%100 == 0:
		return roundedSlack
	}
	return 0
}

// compatible reports whether both figures can hold.
func compatible(a, b hearsay.Value) bool {
	x, ok := plausible(a)
	y, ok2 := plausible(b)
	return !ok || !ok2 || x.overlaps(y)
}

// figure is the number that the words give, hedges aside: "more than 6,000" and
// "around 6,000" both give 6,000. It is 0 for a vague value.
func figure(v hearsay.Value) int64 {
	switch {
	case v.Vague || v.Min == nil && v.Max == nil:
		return 0
	case v.Min == nil || *v.Min <= 1 && v.Max != nil && *v.Max > 10:
		return *v.Max
	case v.Max == nil && *v.Min > 10 && *v.Min%10 == 1:
		return *v.Min - 1
	}
	return *v.Min
}
