package main

import "slices"

// partition gives each mention, by its number, the number of its cluster.
// Mentions that are left out of a score have none (-1).
type partition []int

// clusters are the members of each cluster, in the order of the first of them.
func (p partition) clusters() [][]int {
	at := map[int]int{}
	var out [][]int
	for m, c := range p {
		if c < 0 {
			continue
		}
		i, ok := at[c]
		if !ok {
			i = len(out)
			at[c] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}

// withoutSingletons leaves out the clusters of one mention.
func (p partition) withoutSingletons() partition {
	size := map[int]int{}
	for _, c := range p {
		size[c]++
	}
	out := slices.Clone(p)
	for m, c := range p {
		if size[c] == 1 {
			out[m] = -1
		}
	}
	return out
}

// score is recall and precision.
type score struct{ recall, precision float64 }

func (s score) f1() float64 {
	if s.recall+s.precision == 0 {
		return 0
	}
	return 2 * s.recall * s.precision / (s.recall + s.precision)
}

// scores are the three measures whose mean F1 is that of CoNLL 2012.
type scores struct{ muc, b3, ceafe score }

func (s scores) conll() float64 { return (s.muc.f1() + s.b3.f1() + s.ceafe.f1()) / 3 }

func measure(gold, sys partition) scores {
	return scores{
		score{mucOneWay(gold, sys), mucOneWay(sys, gold)},
		score{b3OneWay(gold, sys), b3OneWay(sys, gold)},
		ceafe(gold, sys),
	}
}

// mucOneWay is the recall of MUC (Vilain et al. 1995): of the links that hold
// the clusters of key together, the share that the response keeps.
func mucOneWay(key, response partition) float64 {
	kept, all := 0, 0
	for _, c := range key.clusters() {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if response[m] < 0 {
				alone++
			} else {
				parts[response[m]] = true
			}
		}
		kept += len(c) - len(parts) - alone
		all += len(c) - 1
	}
	return share(float64(kept), all)
}

// b3OneWay is the recall of B³ (Bagga and Baldwin 1998): the mean over the
// mentions of key of the share of their cluster that is with them in the response.
func b3OneWay(key, response partition) float64 {
	sum, n := 0.0, 0
	for _, c := range key.clusters() {
		in := map[int]int{}
		for _, m := range c {
			if response[m] >= 0 {
				in[response[m]]++
			}
		}
		same := 0
		for _, k := range in {
			same += k * k
		}
		sum += float64(same) / float64(len(c))
		n += len(c)
	}
	return share(sum, n)
}

func share(a float64, b int) float64 {
	if b == 0 {
		return 0
	}
	return a / float64(b)
}

// ceafe is the entity-based CEAF (Luo 2005) with φ4: clusters are matched one
// to one so that the sum of 2|K∩R|/(|K|+|R|) is greatest.
func ceafe(key, response partition) score {
	ks, rs := key.clusters(), response.clusters()
	if len(ks) == 0 || len(rs) == 0 {
		return score{}
	}
	at := map[int]int{} // response cluster by its number
	for i, c := range rs {
		at[response[c[0]]] = i
	}
	// Only clusters that share a mention can be matched: each connected part of
	// that graph is matched by itself.
	common := make([]map[int]int, len(ks))
	owners := make([][]int, len(rs))
	for i, c := range ks {
		common[i] = map[int]int{}
		for _, m := range c {
			if response[m] >= 0 {
				j := at[response[m]]
				if common[i][j] == 0 {
					owners[j] = append(owners[j], i)
				}
				common[i][j]++
			}
		}
	}
	total := 0.0
	seenK, seenR := make([]bool, len(ks)), make([]bool, len(rs))
	for i := range ks {
		if seenK[i] {
			continue
		}
		seenK[i] = true
		partK, partR := []int{i}, []int(nil)
		for n := 0; n < len(partK); n++ {
			for j := range rs {
				if common[partK[n]][j] == 0 || seenR[j] {
					continue
				}
				seenR[j] = true
				partR = append(partR, j)
				for _, k := range owners[j] {
					if !seenK[k] {
						seenK[k] = true
						partK = append(partK, k)
					}
				}
			}
		}
		gain := make([][]float64, len(partK))
		for x, k := range partK {
			gain[x] = make([]float64, len(partR))
			for y, r := range partR {
				gain[x][y] = 2 * float64(common[k][r]) / float64(len(ks[k])+len(rs[r]))
			}
		}
		total += assign(gain)
	}
	return score{total / float64(len(ks)), total / float64(len(rs))}
}

// assign is the greatest sum of gains of a matching of rows with columns, by
// the Hungarian method.
func assign(gain [][]float64) float64 {
	rows := len(gain)
	if rows == 0 || len(gain[0]) == 0 {
		return 0
	}
	n := max(rows, len(gain[0]))
	cost := func(i, j int) float64 {
		if i < rows && j < len(gain[0]) {
			return -gain[i][j]
		}
		return 0
	}
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = inf
		}
		for {
			used[j0] = true
			i0, delta, j1 := match[j0], inf, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0-1, j-1) - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
			if match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			match[j0] = match[j1]
			j0 = j1
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= cost(match[j]-1, j-1)
	}
	return sum
}
