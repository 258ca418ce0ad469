package ledger

import (
	"testing"

	"hearsay"
)

func TestOverlapDays(t *testing.T) {
	days := func(start, end string) *hearsay.Days { return &hearsay.Days{Start: start, End: end} }
	for _, x := range []struct {
		name string
		a, b *hearsay.Days
		want fit
	}{
		{"one day", days("2014-06-01", "2014-06-01"), days("2014-06-01", "2014-06-01"), agrees},
		{"a day and the night after", days("2014-06-01", "2014-06-01"), days("2014-06-02", "2014-06-02"), agrees},
		{"two days", days("2014-06-01", "2014-06-01"), days("2014-06-05", "2014-06-05"), excluded},
		{"a day and its year", days("2014-06-01", "2014-06-01"), days("2014-01-01", "2014-12-31"), agrees},
		{"a day and what went on for years", days("2014-06-01", "2014-06-01"), days("2009-01-01", "2014-06-03"), excluded},
		{"two that went on for years", days("2008-01-01", "2014-06-03"), days("2009-01-01", "2014-06-03"), agrees},
	} {
		if got := overlapDays(x.a, x.b, night); got != x.want {
			t.Errorf("%s: %d, want %d", x.name, got, x.want)
		}
	}
}

func TestKindredAcrossReports(t *testing.T) {
	force := func(name string, family ...string) *hearsay.Party {
		return &hearsay.Party{Name: name, Family: family}
	}
	for _, x := range []struct {
		name string
		a, b *hearsay.Party
		want bool
	}{
		{"the same leader", force("Bora Deng’s forces", "Bora Deng"), force("Deng’s forces", "Bora Deng"), true},
		{"two leaders of “his command”", force("Bora Deng’s forces", "Bora Deng", "his command", "no more than 3,500 men"), force("Kamau’s forces", "Kamau", "his command", "no more than 3,500 men"), false},
		{"“rebels” of two countries", force("Rebels under Deng", "Deng", "Rebels"), force("Rebels under Kamau", "Kamau", "The rebels", "Rebels"), false},
	} {
		got := kindred(x.a, x.b, false) || shareName(family(x.a, false), family(x.b, false))
		if got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}
