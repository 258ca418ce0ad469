package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"sort"
	"strings"

	"hearsay/ledger"
)

// pair is two mentions of one topic, and whether they are of one chain.
type pair struct {
	i, j     int
	features []ledger.Feature
	same     bool
}

// pairs are those that have to be told apart: of one topic.
func (c *corpus) pairs() []pair {
	var ps []pair
	for j := range c.mentions {
		for i := range j {
			if c.topics[c.mentions[i].Report] == c.topics[c.mentions[j].Report] {
				ps = append(ps, pair{i, j, c.batch.Features(i, j), c.gold[i] == c.gold[j]})
			}
		}
	}
	return ps
}

// learn fits a logistic regression with a little L2 by AdaGrad, a sweep at a time in
// a fixed order, and prints its weights.
func (c *corpus) learn(out io.Writer) {
	ps := c.pairs()
	ids := map[string]int{}
	for _, p := range ps {
		for _, f := range p.features {
			number(ids, f.Name)
		}
	}
	n := len(ids)
	w, g2 := make([]float64, n+1), make([]float64, n+1) // the last is the bias
	type value struct {
		id int
		x  float64
	}
	rows := make([][]value, len(ps))
	for k, p := range ps {
		for _, f := range p.features {
			rows[k] = append(rows[k], value{ids[f.Name], f.Value})
		}
		rows[k] = append(rows[k], value{n, 1})
	}
	size := map[int]int{}
	for _, g := range c.gold {
		size[g]++
	}
	// A long chain has many pairs: a pair weighs less the longer the chains of its mentions.
	weight := make([]float64, len(ps))
	for k, p := range ps {
		weight[k] = math.Pow(float64(size[c.gold[p.i]]*size[c.gold[p.j]]), -0.25)
	}
	const step = 7919 // a prime: goes through the pairs in a scattered order
	for range 6 {
		for k := range ps {
			k = int(int64(k) * step % int64(len(ps)))
			sum := 0.0
			for _, v := range rows[k] {
				sum += w[v.id] * v.x
			}
			err := -1 / (1 + math.Exp(-sum))
			if ps[k].same {
				err++
			}
			for _, v := range rows[k] {
				d := weight[k]*err*v.x - 1e-6*w[v.id]
				g2[v.id] += d * d
				w[v.id] += 0.1 * d / (math.Sqrt(g2[v.id]) + 1e-9)
			}
		}
	}
	names := make([]string, 0, n)
	for f := range ids {
		names = append(names, f)
	}
	sort.Strings(names)
	fmt.Fprintf(out, "const sameBias = %.2f\n\nvar sameWeights = map[string]float64{\n", w[n])
	for _, f := range names {
		fmt.Fprintf(out, "\t%q: %.2f,\n", f, w[ids[f]])
	}
	fmt.Fprintln(out, "}")
}

// worst prints the pairs of one topic that are judged worst, half of them missed.
func (c *corpus) worst(out io.Writer, n int) {
	type judged struct {
		pair
		p       float64
		reasons []string
	}
	var js []judged
	for _, p := range c.pairs() {
		x, why := c.batch.SameEvent(p.i, p.j)
		js = append(js, judged{p, x, why})
	}
	for _, same := range []bool{true, false} {
		slices.SortStableFunc(js, func(x, y judged) int {
			if same == (x.p < y.p) {
				return -1
			}
			return 1
		})
		k := 0
		for _, j := range js {
			if j.same != same {
				continue
			}
			if k++; k%7 == 0 { // some of many
				fmt.Fprintf(out, "%v %.2f\n  %s\n  %s\n  %s\n", same, j.p, c.said[j.i], c.said[j.j], strings.Join(j.reasons, ", "))
			}
			if k/7 >= n/2 {
				break
			}
		}
	}
}
