package ledger

import (
	"slices"
	"sort"

	"hearsay"
)

// maxChains bounds how many ways of an account are followed.
const maxChains = 200

// Chains follows who has an account from whom: a report that names another
// outlet as its source has it from there. Each chain begins with an outlet that no
// other has it from, or in a circle. They come sorted.
func Chains(claims []*hearsay.Claim) []hearsay.Hands {
	from := map[string]map[string]bool{}
	name := map[string]string{}
	for _, c := range claims {
		if c.Publisher == "" {
			continue
		}
		me := fold(c.Publisher)
		name[me] = c.Publisher
		for _, x := range c.Claimants {
			for _, n := range append([]string{x.Name}, x.Names...) {
				if k := fold(n); k != me && !x.Report {
					if from[me] == nil {
						from[me] = map[string]bool{}
					}
					from[me][k] = true
				}
			}
		}
	}
	cited := map[string]bool{}
	for me, list := range from {
		for k := range list {
			if name[k] == "" {
				delete(from[me], k) // no outlet of the ledger
			} else {
				cited[k] = true
			}
		}
	}
	var starts []string
	for me := range from {
		if len(from[me]) > 0 {
			starts = append(starts, me)
		}
	}
	sort.Slice(starts, func(i, j int) bool {
		if cited[starts[i]] != cited[starts[j]] {
			return !cited[starts[i]]
		}
		return starts[i] < starts[j]
	})
	var out []hearsay.Hands
	shown := map[string]bool{}
	var walk func(path []string)
	walk = func(path []string) {
		last := path[len(path)-1]
		shown[last] = true
		if len(out) >= maxChains {
			return
		}
		var next []string
		for k := range from[last] {
			next = append(next, k)
		}
		sort.Strings(next)
		for _, k := range next {
			if at := slices.Index(path, k); at >= 0 {
				out = append(out, hands(append(path[at:len(path):len(path)], k), name, true))
				continue
			}
			walk(append(path[:len(path):len(path)], k))
		}
		if len(next) == 0 && len(path) > 1 {
			out = append(out, hands(path, name, false))
		}
	}
	for _, s := range starts {
		if !shown[s] {
			walk([]string{s})
		}
	}
	slices.SortFunc(out, func(a, b hearsay.Hands) int { return slices.Compare(a.Outlets, b.Outlets) })
	return slices.CompactFunc(out, func(a, b hearsay.Hands) bool { return slices.Equal(a.Outlets, b.Outlets) })
}

func hands(path []string, name map[string]string, circular bool) hearsay.Hands {
	h := hearsay.Hands{Circular: circular}
	for _, k := range path {
		h.Outlets = append(h.Outlets, name[k])
	}
	return h
}

// voicesOf counts who stands behind claims that say the same. One voice are
// reports that reprint one another, by families; claims of one person or body, whoever
// passes them on; what an outlet tells by itself and what others have from it.
func voicesOf(claims []*hearsay.Claim, families map[string]string) hearsay.Voices {
	parent := make([]int, len(claims))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	reports, publishers := map[string]bool{}, map[string]bool{}
	first := map[string]int{}
	join := func(i int, key string) {
		if j, ok := first[key]; ok {
			a, b := root(i), root(j)
			parent[max(a, b)] = min(a, b)
		} else {
			first[key] = i
		}
	}
	for i := range claims {
		c := claims[i]
		reports[c.Report] = true
		outlet := fold(c.Publisher)
		if outlet == "" {
			outlet = "\x00" + c.Report // of whom nothing is known is one by itself
		}
		publishers[outlet] = true
		family := families[c.Report]
		if family == "" {
			family = c.Report
		}
		v := voice(c)
		switch {
		case v.Report:
			join(i, "name\x00"+outlet)
			join(i, "family\x00"+family+"\x00report")
		case v.Anonymous:
			join(i, "family\x00"+family+"\x00"+fold(v.Name))
		default:
			for _, n := range append([]string{v.Name}, v.Names...) {
				join(i, "name\x00"+fold(n))
			}
			join(i, "family\x00"+family+"\x00"+fold(v.Name))
		}
	}
	voices := map[int]bool{}
	for i := range claims {
		voices[root(i)] = true
	}
	return hearsay.Voices{Reports: len(reports), Publishers: len(publishers), Voices: len(voices)}
}
