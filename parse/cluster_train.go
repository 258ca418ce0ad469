package parse

import (
	"math"
	"sort"

	"hearsay"
)

// Clusters sorts the words of raw texts into classes, so that words which
// stand between like words share one: the exchange algorithm for the bigram
// class model (Martin, Liermann and Ney 1998). Words seen less than least
// times get none. The result is deterministic.
func Clusters(texts []string, classes, least, rounds int, log func(string, ...any)) map[string]uint16 {
	const (
		border = 0 // of a sentence
		other  = 1 // words too rare to be sorted
		fixed  = 2
	)
	ids, count := map[string]int{}, map[string]int{}
	var sentences [][]string
	for _, text := range texts {
		tokens, list := split(&hearsay.Report{Text: text})
		for _, s := range list {
			var words []string
			for _, tok := range tokens[s.FirstToken:s.EndToken] {
				w := string(lowerForm(nil, text[tok.Begin:tok.End]))
				words = append(words, w)
				count[w]++
			}
			sentences = append(sentences, words)
		}
	}
	var vocabulary []string
	total := 0
	for w, n := range count {
		total += n
		if n >= least {
			vocabulary = append(vocabulary, w)
		}
	}
	sort.Slice(vocabulary, func(i, j int) bool {
		a, b := vocabulary[i], vocabulary[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	for i, w := range vocabulary {
		ids[w] = i + fixed
	}
	size := len(vocabulary) + fixed
	log("clusters: %d words, %d of them different, %d frequent enough", total, len(count), len(vocabulary))
	type pair struct{ a, b int32 }
	bigrams := map[pair]int32{}
	for _, s := range sentences {
		previous := int32(border)
		for _, w := range s {
			id, ok := ids[w]
			if !ok {
				id = other
			}
			bigrams[pair{previous, int32(id)}]++
			previous = int32(id)
		}
		bigrams[pair{previous, border}]++
	}
	type neighbour struct{ word, n int32 }
	next, before := make([][]neighbour, size), make([][]neighbour, size)
	unigram := make([]int64, size)
	class := make([]int32, size)
	for i := range class {
		class[i] = int32(i)
		if i >= fixed {
			class[i] = int32(fixed + (i-fixed)%(classes-fixed))
		}
	}
	n := make([]int64, classes*classes)
	sum := make([]int64, classes)
	for p, k := range bigrams {
		unigram[p.b] += int64(k)
		n[int(class[p.a])*classes+int(class[p.b])] += int64(k)
		sum[class[p.b]] += int64(k)
		if p.a != p.b {
			next[p.a] = append(next[p.a], neighbour{p.b, k})
			before[p.b] = append(before[p.b], neighbour{p.a, k})
		}
	}
	table := make([]float64, 1<<16)
	for i := 1; i < len(table); i++ {
		table[i] = float64(i) * math.Log(float64(i))
	}
	f := func(x int64) float64 {
		if x < int64(len(table)) {
			return table[x]
		}
		return float64(x) * math.Log(float64(x))
	}
	right, left := make([]int64, classes), make([]int64, classes)
	var rights, lefts []int32
	for round := range rounds {
		moved := 0
		for w := fixed; w < size; w++ {
			rights, lefts = rights[:0], lefts[:0]
			for _, x := range next[w] {
				c := class[x.word]
				if right[c] == 0 {
					rights = append(rights, c)
				}
				right[c] += int64(x.n)
			}
			for _, x := range before[w] {
				c := class[x.word]
				if left[c] == 0 {
					lefts = append(lefts, c)
				}
				left[c] += int64(x.n)
			}
			a := int(class[w])
			change := func(c int, sign int64) {
				for _, d := range rights {
					n[c*classes+int(d)] += sign * right[d]
				}
				for _, d := range lefts {
					n[int(d)*classes+c] += sign * left[d]
				}
				sum[c] += sign * unigram[w]
			}
			change(a, -1)
			best, top := a, math.Inf(-1)
			for b := fixed; b < classes; b++ {
				gain := -2 * (f(sum[b]+unigram[w]) - f(sum[b]))
				row := n[b*classes : (b+1)*classes]
				for _, d := range rights {
					x := row[d]
					k := right[d]
					if int(d) == b {
						k += left[b]
					}
					gain += f(x+k) - f(x)
				}
				for _, d := range lefts {
					if int(d) == b {
						if right[b] == 0 {
							gain += f(row[b]+left[b]) - f(row[b])
						}
						continue
					}
					x := n[int(d)*classes+b]
					gain += f(x+left[d]) - f(x)
				}
				if gain > top+1e-9 {
					best, top = b, gain
				}
			}
			change(best, 1)
			if best != a {
				class[w] = int32(best)
				moved++
			}
			for _, c := range rights {
				right[c] = 0
			}
			for _, c := range lefts {
				left[c] = 0
			}
		}
		log("clusters round %d: %d words moved", round+1, moved)
	}
	out := make(map[string]uint16, len(vocabulary))
	for i, w := range vocabulary {
		out[w] = uint16(class[i+fixed])
	}
	return out
}
