package worker

import (
	"context"
	"maps"
	"slices"

	"hearsay"
	"hearsay/ledger"
	"hearsay/store"
)

// page is how many claims a view looks at in one go, at least.
const page = 200

// Disputes are the disputes in which a claim takes part that the filter asks for, as of
// the filter's day, in the order in which disputes are listed; with a limit, the first of them.
func Disputes(ctx context.Context, s *store.Store, f store.Filter) ([]hearsay.Dispute, error) {
	limit := f.Limit
	f.Limit = 2000
	if limit > 0 {
		f.Limit = max(page, 2*limit)
	}
	f.Ranks = nil
	for _, k := range f.Kinds {
		f.Ranks = append(f.Ranks, ledger.Rank(k))
	}
	var out []hearsay.Dispute
	listed := map[string]bool{}
	var last *store.Kept
	for {
		found, err := s.Disputed(ctx, f, last)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			fresh, err := disputesOf(ctx, s, found, f.AsOf)
			if err != nil {
				return nil, err
			}
			for _, d := range fresh {
				if !listed[d.ID] {
					listed[d.ID] = true
					out = append(out, d)
				}
			}
			last = &found[len(found)-1]
		}
		if len(found) < f.Limit || limit > 0 && sure(out, last) >= limit {
			break
		}
	}
	ledger.SortDisputes(out)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// sure counts the disputes before which no other can come when the listing of claims has
// come to the last one.
func sure(ds []hearsay.Dispute, last *store.Kept) int {
	n := 0
	for _, d := range ds {
		if a, b := ledger.Rank(d.Kind), ledger.Rank(last.Kind); a < b || a == b && d.About.Reports[0] < last.Report {
			n++
		}
	}
	return n
}

// DisputesOf are the disputes that claims take part in, as of the day: those of an incident reach to others,
// as when two reports differ on the strength of one force.
func DisputesOf(ctx context.Context, s *store.Store, claims []store.Kept, asOf string) ([]hearsay.Dispute, error) {
	if !slices.ContainsFunc(claims, func(k store.Kept) bool { return k.Disputed > 0 }) {
		return nil, nil
	}
	return disputesOf(ctx, s, claims, asOf)
}

func disputesOf(ctx context.Context, s *store.Store, of []store.Kept, asOf string) ([]hearsay.Dispute, error) {
	kept, links, err := s.Matter(ctx, of)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, k := range of {
		asked[k.ID] = true
	}
	return slices.DeleteFunc(ledger.DisputesOf(ledger.AsOf(claimsOf(kept), asOf), links), func(d hearsay.Dispute) bool {
		for _, p := range d.Positions {
			for _, c := range p.Claims {
				if asked[c.Claim] {
					return false
				}
			}
		}
		return true
	}), nil
}

// familiesOf tells which reports of the claims reprint one another.
func familiesOf(ctx context.Context, s *store.Store, claims []hearsay.Claim) (map[string]string, error) {
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.Report)
	}
	slices.Sort(ids)
	kept, err := s.Prints(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	var prints []ledger.Print
	for _, id := range slices.Sorted(maps.Keys(kept)) {
		if p, ok := ledger.UnpackPrint(id, kept[id]); ok {
			prints = append(prints, p)
		}
	}
	return ledger.Families(prints), nil
}

func claimsOf(kept []store.Kept) []hearsay.Claim {
	out := make([]hearsay.Claim, len(kept))
	for i := range kept {
		out[i] = kept[i].Claim
	}
	return out
}

// EachIncident gives the incidents with a claim that the filter asks for, as of the filter's day and with
// their values in the order of the rule, by the day on which such a claim was first made. It stops at
// the filter's limit or at the first error of yield, which is also handed all claims of the incident.
func EachIncident(ctx context.Context, s *store.Store, f store.Filter, rule ledger.Rule, yield func(hearsay.Incident, []store.Kept) error) error {
	limit, given := f.Limit, 0
	f.Limit = 2000
	if limit > 0 {
		f.Limit = max(page, 2*limit)
	}
	loaded := map[int64]bool{}
	// What was said later may have joined incidents that are apart as of a day.
	apart := map[string]*hearsay.Incident{} // by claim, those not yet given
	of := map[*hearsay.Incident][]store.Kept{}
	var last *store.Kept
	for {
		found, err := s.Claims(ctx, f, last)
		if err != nil || len(found) == 0 {
			return err
		}
		last = &found[len(found)-1]
		var roots []int64
		for _, k := range found {
			if !loaded[k.Incident] {
				loaded[k.Incident] = true
				roots = append(roots, k.Incident)
			}
		}
		kept, links, err := s.Incident(ctx, roots...)
		if err != nil {
			return err
		}
		claims := ledger.AsOf(claimsOf(kept), f.AsOf)
		families, err := familiesOf(ctx, s, claims)
		if err != nil {
			return err
		}
		incidents := ledger.Incidents(claims, links, families)
		rule.Resolve(incidents)
		events := map[hearsay.EventRef]*hearsay.Incident{}
		for i := range incidents {
			for _, c := range claimsIn(&incidents[i]) {
				apart[c] = &incidents[i]
			}
			for _, e := range incidents[i].Events {
				events[e] = &incidents[i]
			}
		}
		said := map[string]bool{}
		for _, c := range claims {
			said[c.ID] = true
		}
		for _, k := range kept {
			in := apart[k.ID]
			if in == nil {
				in = events[hearsay.EventRef{Report: k.Report, Event: k.About.EventID}]
			}
			if in != nil && said[k.ID] {
				of[in] = append(of[in], k)
			}
		}
		for _, k := range found {
			in := apart[k.ID]
			if in == nil {
				continue
			}
			for _, c := range claimsIn(in) {
				delete(apart, c)
			}
			claims := of[in]
			delete(of, in)
			if err := yield(*in, claims); err != nil {
				return err
			}
			if given++; given == limit {
				return nil
			}
		}
		if len(found) < f.Limit {
			return nil
		}
	}
}

// claimsIn are the claims behind the values of an incident.
func claimsIn(in *hearsay.Incident) []string {
	out := []string{in.ID}
	for _, c := range in.Cells {
		for _, v := range c.Values {
			for _, id := range v.Claims {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

// Incidents are those of EachIncident, all at once.
func Incidents(ctx context.Context, s *store.Store, f store.Filter, rule ledger.Rule) ([]hearsay.Incident, error) {
	var out []hearsay.Incident
	err := EachIncident(ctx, s, f, rule, func(in hearsay.Incident, _ []store.Kept) error {
		out = append(out, in)
		return nil
	})
	return out, err
}

// Shown is a claim with all that the ledger holds round it.
type Shown struct {
	Claim    hearsay.Claim     `json:"claim"`
	Incident *hearsay.Incident `json:"incident,omitempty"`
	Disputes []hearsay.Dispute `json:"disputes"`
}

// Show is the claim with that identifier, the incident that it belongs to and the disputes that it takes
// part in, as of the day, or store.ErrNotFound.
func Show(ctx context.Context, s *store.Store, id, asOf string, rule ledger.Rule) (*Shown, error) {
	k, err := s.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Shown{Claim: k.Claim, Disputes: []hearsay.Dispute{}}
	kept, links, err := s.Incident(ctx, k.Incident)
	if err != nil {
		return nil, err
	}
	claims := ledger.AsOf(claimsOf(kept), asOf)
	families, err := familiesOf(ctx, s, claims)
	if err != nil {
		return nil, err
	}
	incidents := ledger.Incidents(claims, links, families)
	rule.Resolve(incidents)
	for i := range incidents {
		if slices.Contains(claimsIn(&incidents[i]), id) {
			out.Incident = &incidents[i]
		}
	}
	if k.Disputed > 0 {
		ds, err := disputesOf(ctx, s, []store.Kept{k}, asOf)
		if err != nil {
			return nil, err
		}
		out.Disputes = append(out.Disputes, ds...)
	}
	return out, nil
}
