package ledger

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// linker says of two claims of one kind, in order, whether they are about one
// thing and whether they then exclude each other.
type linker struct {
	link  func(a, b *hearsay.Claim) (proposal, bool)
	clash func(a, b *hearsay.Claim) bool
}

var linkers = map[hearsay.ClaimKind]linker{
	hearsay.QuantityClaim:       {linkCounts, func(a, b *hearsay.Claim) bool { return !compatible(a.Value, b.Value) }},
	hearsay.ResponsibilityClaim: {linkBlame, rivals},
	hearsay.OccurrenceClaim:     {linkOccurrence, func(a, b *hearsay.Claim) bool { return *a.Value.Occurred != *b.Value.Occurred }},
	hearsay.TimeClaim:           {linkDeath, func(a, b *hearsay.Claim) bool { return sameDays(a.About.Date, b.About.Date, night) == excluded }},
	hearsay.PlaceClaim:          {linkDeath, func(a, b *hearsay.Claim) bool { return samePlaces(a.About.Places, b.About.Places) == excluded }},
}

// Links are the links of the claims with each other and with claims that are
// known already, but not of these among themselves. A link depends on its two
// claims alone: the links of all claims are the same whether they come at once
// or report by report. They come in the order of the claims.
func Links(claims, known []hearsay.Claim) []hearsay.Link {
	fresh := once(claims)
	isNew := map[*hearsay.Claim]bool{}
	for _, c := range fresh {
		isNew[c] = true
	}
	all := fresh
	if len(known) > 0 {
		have := map[string]bool{}
		for _, c := range fresh {
			have[c.ID] = true
		}
		for _, c := range once(known) {
			if !have[c.ID] {
				all = append(all, c)
			}
		}
		slices.SortFunc(all, order)
	}
	all = slices.DeleteFunc(all, func(c *hearsay.Claim) bool { return linkers[c.Kind].link == nil || !disputable(c) })

	var out []hearsay.Link
	for i, a := range all {
		for j := i + 1; j < len(all) && all[j].Report == a.Report; j++ {
			if b := all[j]; a.Kind == b.Kind && (isNew[a] || isNew[b]) {
				out = appendLink(out, a, b)
			}
		}
	}
	blocks := map[string][]int{}
	for i, c := range all {
		for _, k := range Keys(c) {
			blocks[k] = append(blocks[k], i)
		}
	}
	for i, c := range all {
		if !isNew[c] {
			continue
		}
		var met []int
		for _, k := range Probes(c) {
			for _, j := range blocks[k] {
				if o := all[j]; o.Report != c.Report && o.Kind == c.Kind && (j > i || !isNew[o]) {
					met = append(met, j)
				}
			}
		}
		slices.Sort(met)
		for _, j := range slices.Compact(met) {
			out = appendLink(out, all[min(i, j)], all[max(i, j)])
		}
	}
	slices.SortFunc(out, func(x, y hearsay.Link) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// appendLink adds the link of two claims of one kind, in order, if there is one.
func appendLink(links []hearsay.Link, a, b *hearsay.Claim) []hearsay.Link {
	of := linkers[a.Kind]
	p, ok := of.link(a, b)
	if !ok {
		return links
	}
	l := hearsay.Link{A: a.ID, B: b.ID, Kind: a.Kind, Across: a.Report != b.Report, Points: p.score, Reasons: p.reasons}
	if of.clash(a, b) {
		if !l.Across && sameVoice(a, b) {
			return links // one voice, two figures: two things
		}
		l.Clash = true
	}
	if l.A > l.B {
		l.A, l.B = l.B, l.A
	}
	return append(links, l)
}

// Joins reports whether the link makes one incident of the events of its claims.
// More is asked than for a dispute: days in the words must meet without slack,
// lest a chain of days make one incident of many, and counts that merely agree
// must go together well.
func Joins(l hearsay.Link, a, b *hearsay.Claim) bool {
	switch {
	case a.Kind == hearsay.TimeClaim || a.Kind == hearsay.PlaceClaim || a.About.Role == strength:
		return false
	case a.Kind == hearsay.QuantityClaim && !l.Clash && l.Points < 5:
		return false
	}
	if x, y := when(a), when(b); x != nil && y != nil {
		if overlapDays(x, y, 0) == excluded {
			return false
		}
		// A run of weeks holds many incidents.
		return !l.Across || wideDate(x) == wideDate(y)
	}
	return true
}

// bucket is how many days the keys of forces and of the dead stand for.
const bucket = 90

// Keys are the keys under which the claim is kept for claims of other reports to
// find it: the kind, the role and the names of the places with the days, or of the
// force with the quarter, or of the dead.
func Keys(c *hearsay.Claim) []string { return keys(c, false) }

// Probes are the keys under which claims of other reports are kept that may be about the
// same thing.
func Probes(c *hearsay.Claim) []string { return keys(c, true) }

func keys(c *hearsay.Claim, probe bool) []string {
	if linkers[c.Kind].link == nil || !disputable(c) {
		return nil
	}
	var out []string
	add := func(parts ...string) {
		k := strings.Join(parts, "\x00")
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	switch {
	case c.Kind == hearsay.TimeClaim || c.Kind == hearsay.PlaceClaim:
		if voice(c).Report || actOf(c.About.Act) != "kill" {
			return nil
		}
		for _, p := range c.About.Recipients {
			if p.Kind == string(hearsay.Person) && !p.Generic {
				for _, n := range append([]string{p.Name}, p.Names...) {
					add(string(c.Kind), "person", fold(n))
				}
			}
		}
		return out
	case c.About.Role == strength:
		day, err := time.Parse(time.DateOnly, c.Published)
		if o := c.About.Owner; o != nil && err == nil {
			quarter := day.Unix() / (bucket * 24 * 3600)
			from, to := quarter, quarter
			if probe {
				from, to = quarter-1, quarter+1
			}
			for _, n := range append(append([]string{o.Name}, o.Names...), family(o, false)...) {
				for q := from; q <= to; q++ {
					add("force", fold(n), strconv.FormatInt(q, 10))
				}
			}
		}
		return out
	}
	d := when(c)
	if d == nil {
		return nil
	}
	start, err := time.Parse(time.DateOnly, d.Start)
	end, err2 := time.Parse(time.DateOnly, d.End)
	if err != nil || err2 != nil || end.Before(start) {
		return nil
	}
	wide := end.Sub(start) > week*24*time.Hour
	months := []string{d.Start[:7], d.End[:7]}
	for _, s := range places(&c.About) {
		names := []string{placeName(s.Name)}
		if s.Admin1 != "" {
			names = append(names, placeName(s.Admin1))
		}
		for _, n := range names {
			n = string(c.Kind) + "\x00" + c.About.Role + "\x00" + n
			// Days meet days; a run of weeks meets what lies in its first and its last month.
			switch {
			case wide && probe:
				for _, m := range months {
					add("month", n, m)
				}
			case wide:
				for _, m := range months {
					add("month", n, m)
					add("wide", n, m)
				}
			default:
				from, to := start, end
				if probe {
					from, to = start.AddDate(0, 0, -night), end.AddDate(0, 0, night)
				}
				for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
					add("day", n, day.Format(time.DateOnly))
				}
				for _, m := range months {
					if probe {
						add("wide", n, m)
					} else {
						add("month", n, m)
					}
				}
			}
		}
	}
	return out
}
