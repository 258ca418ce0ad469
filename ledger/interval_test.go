package ledger

import (
	"testing"

	"hearsay"
)

// value reads "9000", "~9000" (around), "6001-" (more than 6,000), "-3500" (no more than), "24-?" (dozens).
func value(low, high int64, hedge string) hearsay.Value {
	v := hearsay.Value{Approx: hedge == "approx", Vague: hedge == "vague"}
	if low >= 0 {
		v.Min = &low
	}
	if high >= 0 {
		v.Max = &high
	}
	return v
}

func TestCompatible(t *testing.T) {
	const none = -1
	rows := []struct {
		name string
		a, b hearsay.Value
		want bool
	}{
		{"around 9,000 and more than 6,000", value(9000, 9000, "approx"), value(6001, none, ""), false},
		{"more than 6,000 and 6,500", value(6001, none, ""), value(6500, 6500, ""), true},
		{"more than 6,000 and 20,000", value(6001, none, ""), value(20000, 20000, ""), false},
		{"dozens and at least 30", value(24, none, "vague"), value(30, none, ""), true},
		{"dozens and 300", value(24, none, "vague"), value(300, 300, ""), false},
		{"hundreds and 12", value(200, none, "vague"), value(12, 12, ""), false},
		{"several and 7", value(3, none, "vague"), value(7, 7, ""), true},
		{"at least 30 and 35", value(30, none, ""), value(35, 35, ""), true},
		{"at least 12 and 20", value(12, none, ""), value(20, 20, ""), false},
		{"12 and 13", value(12, 12, ""), value(13, 13, ""), false},
		{"9,000 and 9,200, a rounded figure", value(9000, 9000, ""), value(9200, 9200, ""), true},
		{"no more than 3,500 and 12,000", value(none, 3500, ""), value(12000, 12000, ""), false},
		{"no more than 3,500 and 3,000", value(0, 3500, ""), value(3000, 3000, ""), true},
		{"up to 200 and 20", value(none, 200, ""), value(20, 20, ""), false},
		{"between 50 and 60, and 55", value(50, 60, ""), value(55, 55, ""), true},
		{"no figure at all", value(none, none, ""), value(55, 55, ""), true},
		{"a range of the wrong way round", value(60, 50, ""), value(60, 60, ""), true},
	}
	for _, r := range rows {
		if got := compatible(r.a, r.b); got != r.want {
			t.Errorf("%s: compatible = %v, want %v", r.name, got, r.want)
		}
		if got := compatible(r.b, r.a); got != r.want {
			t.Errorf("%s, the other way round: compatible = %v, want %v", r.name, got, r.want)
		}
		if _, ok := plausible(r.a); ok && !compatible(r.a, r.a) {
			t.Errorf("%s: the first excludes itself", r.name)
		}
	}
}
