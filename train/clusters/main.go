// Command clusters groups words that stand between like words, by exchange
// under a class bigram model (Martin, Liermann and Ney 1998), and writes a line
// "word<tab>class" for each. The input is plain text on standard input; case
// does not matter.
//
//	go run ./train/clusters < text > clusters.tsv
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
)

var token = regexp.MustCompile(`\p{L}+(?:\.\p{L})+\.?|\p{L}+|\d+|[^\s\p{L}\d]`)

type pair struct {
	word  int32
	count float64
}

func main() {
	log.SetFlags(0)
	classes := flag.Int("classes", 250, "number of classes")
	least := flag.Int("least", 5, "least number of times that a word is seen")
	rounds := flag.Int("rounds", 8, "rounds of exchange")
	data := flag.String("data", "", "folder of the corpora; empty: read standard input")
	flag.Parse()

	var text [][]string
	count := map[string]int{}
	tokens := 0
	note := func(line string) {
		ws := token.FindAllString(strings.ToLower(line), -1)
		for i, w := range ws {
			if w[0] >= '0' && w[0] <= '9' {
				ws[i] = strings.Repeat("0", min(len(w), 4))
			}
			count[ws[i]]++
		}
		tokens += len(ws)
		text = append(text, ws)
	}
	if *data != "" {
		if err := gather(*data, note); err != nil {
			log.Fatal(err)
		}
	} else {
		scanner := bufio.NewScanner(os.Stdin)
		scanner.Buffer(nil, 1<<26)
		for scanner.Scan() {
			note(scanner.Text())
		}
		if err := scanner.Err(); err != nil {
			log.Fatal(err)
		}
	}
	var vocabulary []string
	for w, n := range count {
		if n >= *least {
			vocabulary = append(vocabulary, w)
		}
	}
	slices.SortFunc(vocabulary, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	// Word 0 is the border of a line, word 1 any rare word; both keep classes of their own.
	id := make(map[string]int32, len(vocabulary))
	for i, w := range vocabulary {
		id[w] = int32(i + 2)
	}
	v, k := len(vocabulary)+2, *classes+2
	bigrams := map[[2]int32]float64{}
	unigrams := make([]float64, v)
	for _, ws := range text {
		last := int32(0)
		for _, w := range append(ws, "") {
			x := int32(1)
			if w == "" {
				x = 0
			} else if y, ok := id[w]; ok {
				x = y
			}
			bigrams[[2]int32{last, x}]++
			unigrams[x]++
			last = x
		}
	}
	successors, predecessors := make([][]pair, v), make([][]pair, v)
	for b, n := range bigrams {
		successors[b[0]] = append(successors[b[0]], pair{b[1], n})
		predecessors[b[1]] = append(predecessors[b[1]], pair{b[0], n})
	}
	for i := range successors {
		byWord := func(a, b pair) int { return int(a.word - b.word) }
		slices.SortFunc(successors[i], byWord)
		slices.SortFunc(predecessors[i], byWord)
	}
	log.Printf("%d tokens, %d words, %d bigrams", tokens, v-2, len(bigrams))

	class := make([]int32, v)
	class[0], class[1] = 0, 1
	for i := 2; i < v; i++ {
		class[i] = int32(2 + (i-2)%*classes)
	}
	table := make([]float64, 4096)
	for i := 1; i < len(table); i++ {
		table[i] = float64(i) * math.Log(float64(i))
	}
	phi := func(x float64) float64 {
		if x < float64(len(table)) {
			return table[int(x)]
		}
		return x * math.Log(x)
	}
	total := make([]float64, k)
	between := make([]float64, k*k)
	transposed := make([]float64, k*k)
	for i := range v {
		total[class[i]] += unigrams[i]
	}
	for b, n := range bigrams {
		between[int(class[b[0]])*k+int(class[b[1]])] += n
	}
	for g := range k {
		for h := range k {
			transposed[h*k+g] = between[g*k+h]
		}
	}
	next, previous := make([]float64, k), make([]float64, k)
	for round := range *rounds {
		moved := 0
		for w := 2; w < v; w++ {
			clear(next)
			clear(previous)
			self := 0.0
			for _, p := range successors[w] {
				if int(p.word) == w {
					self = p.count
				} else {
					next[class[p.word]] += p.count
				}
			}
			for _, p := range predecessors[w] {
				if int(p.word) != w {
					previous[class[p.word]] += p.count
				}
			}
			var ns, ps []int
			for h := range k {
				if next[h] > 0 {
					ns = append(ns, h)
				}
				if previous[h] > 0 {
					ps = append(ps, h)
				}
			}
			shift := func(g int, sign float64) {
				for _, h := range ns {
					between[g*k+h] += sign * next[h]
					transposed[h*k+g] += sign * next[h]
				}
				for _, h := range ps {
					between[h*k+g] += sign * previous[h]
					transposed[g*k+h] += sign * previous[h]
				}
				between[g*k+g] += sign * self
				transposed[g*k+g] += sign * self
				total[g] += sign * unigrams[w]
			}
			old := int(class[w])
			shift(old, -1)
			best, bestGain := old, math.Inf(-1)
			for g := 2; g < k; g++ {
				row, column := between[g*k:(g+1)*k], transposed[g*k:(g+1)*k]
				gain := 0.0
				for _, h := range ns {
					if h != g {
						gain += phi(row[h]+next[h]) - phi(row[h])
					}
				}
				for _, h := range ps {
					if h != g {
						gain += phi(column[h]+previous[h]) - phi(column[h])
					}
				}
				gain += phi(row[g]+next[g]+previous[g]+self) - phi(row[g])
				gain -= 2 * (phi(total[g]+unigrams[w]) - phi(total[g]))
				if gain > bestGain+1e-9 || g == old && gain >= bestGain-1e-9 {
					best, bestGain = g, gain
				}
			}
			shift(best, 1)
			if best != old {
				class[w] = int32(best)
				moved++
			}
		}
		log.Printf("round %d: %d words moved", round+1, moved)
		if moved < v/200 {
			break
		}
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for i, w := range vocabulary {
		fmt.Fprintf(out, "%s\t%d\n", w, class[i+2])
	}
}
