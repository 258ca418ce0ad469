package ledger

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// BenchmarkDisputes lists the disputes of reports of which each two are about one incident.
func BenchmarkDisputes(b *testing.B) {
	for _, n := range []int{100, 1000} {
		var claims []hearsay.Claim
		for i := range n {
			toll := int64(10 + 20*(i%2))
			day := fmt.Sprintf("%d-%02d-%02d", 1990+i/2%30, 1+i/60%12, 1+i/2%28)
			claims = append(claims, hearsay.Claim{
				ID: fmt.Sprint("c", i), Report: fmt.Sprint("r", i), Kind: hearsay.QuantityClaim, Published: day,
				About: hearsay.Subject{
					Role: killed, Unit: "person", Act: "killed", Places: []hearsay.Site{{Name: "Mora", Country: "XXX"}},
					Date: &hearsay.Days{Start: day, End: day, Basis: hearsay.BasisTime},
				},
				Value: hearsay.Value{Min: &toll, Max: &toll}, Evidence: []hearsay.RecordSpan{{Begin: 0, End: 5}},
				Claimants: []hearsay.Claimant{{Name: strings.Repeat("x", i%3+1)}},
			})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Disputes(claims)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/claim")
		})
	}
}
