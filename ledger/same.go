package ledger

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"hearsay"
)

// EventMention is a place where a report tells an act, with what helps to say
// whether another place tells the same one. Words are lemmas in small letters.
type EventMention struct {
	Report    int    // index of its report
	Position  int    // in the report: of two mentions, the earlier has the smaller
	Lemma     string // of the word that tells the act
	Noun      bool
	Type      hearsay.EventType // of the coded event that it tells, if any
	Mode      string
	Subjects  []string // words and names of those who do it: sorted
	Objects   []string // of those to whom it is done
	Around    []string // other words and names that hang on it
	Names     []string // in its sentence
	Numbers   []string // in its sentence
	Sentence  []string // content words
	Places    []hearsay.Site
	Days      *hearsay.Days
	FirstLine bool // in the headline or the first sentence
}

// Batch compares the event mentions of reports that are at hand together.
type Batch struct {
	mentions []EventMention
	reports  []vector // by index of the report
	sentence []vector
	has      []map[string]bool // stems in the report
	rarity   map[string]float64
}

// vector is sparse, of length 1, in the order of its terms.
type vector []term

type term struct {
	id     int
	weight float64
}

func (a vector) cosine(b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			sum += a[i].weight * b[j].weight
			i++
			j++
		}
	}
	return sum
}

// NewBatch weighs words by how few of the reports have them. Words are the
// content words (lemmas in small letters) of each report, repeated as often as
// they stand there.
func NewBatch(words [][]string, mentions []EventMention) *Batch {
	b := &Batch{mentions: mentions, rarity: map[string]float64{}}
	in := map[string]int{}
	for _, ws := range words {
		has := map[string]bool{}
		stems := map[string]bool{}
		for _, w := range ws {
			if !has[w] {
				in[w]++
			}
			has[w] = true
			stems[stem(w)] = true
		}
		b.has = append(b.has, stems)
	}
	vocabulary := make([]string, 0, len(in))
	for w := range in {
		vocabulary = append(vocabulary, w)
	}
	sort.Strings(vocabulary)
	ids := make(map[string]int, len(vocabulary))
	for i, w := range vocabulary {
		ids[w] = i
		b.rarity[w] = math.Log(float64(len(words)+1) / float64(in[w]))
	}
	make := func(ws []string, skip string) vector {
		n := map[string]int{}
		for _, w := range ws {
			if w != skip {
				n[w]++
			}
		}
		v := vector{}
		for w, k := range n {
			v = append(v, term{ids[w], (1 + math.Log(float64(k))) * b.rarity[w]})
		}
		slices.SortFunc(v, func(x, y term) int { return x.id - y.id })
		length := 0.0
		for _, t := range v {
			length += t.weight * t.weight
		}
		for i := range v {
			v[i].weight /= math.Sqrt(length)
		}
		return v
	}
	for _, ws := range words {
		b.reports = append(b.reports, make(ws, ""))
	}
	for _, m := range mentions {
		b.sentence = append(b.sentence, make(m.Sentence, m.Lemma))
	}
	return b
}

// Groups parts the reports into those that are alike, each the number of its
// group: the two groups whose reports are most alike on average are joined, as
// long as that likeness is at least alike (0 to 1; ReportsAlike serves best).
func (b *Batch) Groups(alike float64) []int {
	n := len(b.reports)
	return cluster(n, alike, func(i, j int) float64 { return b.reports[i].cosine(b.reports[j]) })
}

// cluster joins the two clusters with the highest mean of the likeness of their
// members, while it is at least least. It returns the number of the cluster of
// each, counted in the order of their first members.
func cluster(n int, least float64, like func(i, j int) float64) []int {
	sum := make([][]float64, n)
	size := make([]float64, n)
	of := make([]int, n)
	for i := range sum {
		sum[i] = make([]float64, n)
		size[i] = 1
		of[i] = i
	}
	for i := range sum {
		for j := range i {
			sum[i][j] = like(j, i)
			sum[j][i] = sum[i][j]
		}
	}
	live := make([]int, n)
	best := make([]int, n) // the nearest of each
	for i := range live {
		live[i] = i
	}
	mean := func(i, j int) float64 { return sum[i][j] / (size[i] * size[j]) }
	nearest := func(i int) {
		best[i] = -1
		for _, j := range live {
			if j != i && (best[i] < 0 || mean(i, j) > mean(i, best[i])) {
				best[i] = j
			}
		}
	}
	for i := range n {
		nearest(i)
	}
	for len(live) > 1 {
		a := -1
		for _, i := range live {
			if a < 0 || mean(i, best[i]) > mean(a, best[a]) {
				a = i
			}
		}
		c := best[a]
		if mean(a, c) < least {
			break
		}
		if c < a {
			a, c = c, a
		}
		size[a] += size[c]
		live = slices.DeleteFunc(live, func(i int) bool { return i == c })
		for _, j := range live {
			sum[a][j] += sum[c][j]
			sum[j][a] = sum[a][j]
		}
		for i, o := range of {
			if o == c {
				of[i] = a
			}
		}
		for _, i := range live {
			if i == a || best[i] == a || best[i] == c {
				nearest(i)
			} else if mean(i, a) > mean(i, best[i]) {
				best[i] = a
			}
		}
	}
	number := map[int]int{}
	out := make([]int, n)
	for i, o := range of {
		k, ok := number[o]
		if !ok {
			k = len(number)
			number[o] = k
		}
		out[i] = k
	}
	return out
}

// Feature is what speaks for or against two mentions telling one act.
type Feature struct {
	Name  string
	Value float64 // 0 to 1
}

// Features compares two mentions.
func (b *Batch) Features(i, j int) []Feature {
	x, y := &b.mentions[i], &b.mentions[j]
	var f []Feature
	add := func(name string, value float64) {
		if value != 0 {
			f = append(f, Feature{name, value})
		}
	}
	is := func(name string, yes bool) {
		if yes {
			f = append(f, Feature{name, 1})
		}
	}
	within := x.Report == y.Report
	kind := "" // how the words stand to each other
	switch {
	case x.Lemma == y.Lemma:
		kind = "same word"
		add("same word: rare", math.Min(1, b.rarity[x.Lemma]/6))
	case sameStem(x.Lemma, y.Lemma):
		kind = "same stem"
	case sameKin(x.Lemma, y.Lemma):
		kind = "word of one family"
	default:
		kind = "other word"
		sx, sy := stem(x.Lemma), stem(y.Lemma)
		is("each report has the other's word", !within && b.has[x.Report][sy] && b.has[y.Report][sx])
		is("neither report has the other's word", !within && !b.has[x.Report][sy] && !b.has[y.Report][sx])
	}
	is(kind, true)
	is(kind+", in one report", within)
	// What counts for much counts apart for the same word, related and other ones.
	of := kind + ": "
	if kind == "same stem" || kind == "word of one family" {
		of = "related word: "
	}
	if !within {
		likeness := b.reports[x.Report].cosine(b.reports[y.Report])
		add(of+"likeness of the reports", likeness)
		is(of+"reports hardly alike", likeness < 0.1)
		is(of+"reports much alike", likeness > 0.3)
	}
	switch {
	case x.Type == "" || y.Type == "":
		is(of+"only one is a coded act", x.Type != y.Type)
	case x.Type != y.Type:
		is(of+"acts of two types", true)
	default:
		is(of+"acts of one type", true)
		is("acts of one mode", x.Mode != "" && x.Mode == y.Mode)
		is("acts of two modes", x.Mode != "" && y.Mode != "" && x.Mode != y.Mode)
	}
	add(of+"likeness of the sentences", b.sentence[i].cosine(b.sentence[j]))
	sides := func(name string, p, q []string) {
		if len(p) == 0 || len(q) == 0 {
			return
		}
		is(of+"same "+name, meet(p, q))
		is(of+"other "+name, !meet(p, q))
	}
	sides("doer", x.Subjects, y.Subjects)
	sides("object", x.Objects, y.Objects)
	sides("words beside it", x.Around, y.Around)
	is(of+"doer of one is object of the other", meet(x.Subjects, y.Objects) || meet(x.Objects, y.Subjects))
	all := func(m *EventMention) []string { return slices.Concat(m.Subjects, m.Objects, m.Around) }
	p, q := all(x), all(y)
	if len(p) > 0 && len(q) > 0 {
		add(of+"shared participants", b.overlap(p, q))
	}
	is(of+"word of one stands beside the other", slices.Contains(p, y.Lemma) || slices.Contains(q, x.Lemma))
	if len(x.Names) > 0 && len(y.Names) > 0 {
		add(of+"shared names", b.overlap(x.Names, y.Names))
		is(of+"no shared name", !meet(x.Names, y.Names))
	}
	if len(x.Numbers) > 0 && len(y.Numbers) > 0 {
		is("same number", meet(x.Numbers, y.Numbers))
		is("other numbers", !meet(x.Numbers, y.Numbers))
	}
	switch samePlaces(x.Places, y.Places) {
	case agrees:
		is("same place", true)
	case excluded:
		is("other place", true)
	}
	switch sameDays(x.Days, y.Days, night) {
	case agrees:
		is("same days", true)
	case excluded:
		is("other days", true)
	}
	is("one sentence", within && slices.Equal(x.Sentence, y.Sentence))
	is(of+"both in the first line", x.FirstLine && y.FirstLine && !within)
	is(of+"noun and noun", x.Noun && y.Noun)
	is(of+"verb and verb", !x.Noun && !y.Noun)
	return f
}

// overlap is the share of the weight of the words of two sets that both have.
func (b *Batch) overlap(p, q []string) float64 {
	both, all := 0.0, 0.0
	weigh := func(ws, other []string) {
		seen := map[string]bool{}
		for _, w := range ws {
			if seen[w] {
				continue
			}
			seen[w] = true
			all += b.rarity[w]
			if slices.Contains(other, w) {
				both += b.rarity[w]
			}
		}
	}
	weigh(p, q)
	weigh(q, p)
	if all == 0 {
		return 0
	}
	return both / all
}

func meet(p, q []string) bool {
	return slices.ContainsFunc(p, func(w string) bool { return slices.Contains(q, w) })
}

// SameEvent is how sure it is, from 0 to 1, that two mentions tell one act, with
// the reasons, the weightiest first.
func (b *Batch) SameEvent(i, j int) (float64, []string) {
	f := b.Features(i, j)
	sum := sameBias
	for _, x := range f {
		sum += sameWeights[x.Name] * x.Value
	}
	slices.SortStableFunc(f, func(x, y Feature) int {
		return -compareSize(sameWeights[x.Name]*x.Value, sameWeights[y.Name]*y.Value)
	})
	var reasons []string
	for _, x := range f {
		if w := sameWeights[x.Name] * x.Value; math.Abs(w) >= 0.05 {
			reasons = append(reasons, x.Name+" ("+signed(w)+")")
		}
	}
	return 1 / (1 + math.Exp(-sum)), reasons
}

func compareSize(a, b float64) int {
	switch a, b = math.Abs(a), math.Abs(b); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func signed(w float64) string {
	s := strconv.FormatFloat(w, 'f', 1, 64)
	if !strings.HasPrefix(s, "-") {
		s = "+" + s
	}
	return s
}

// SameEvents clusters the mentions that tell one act: those of one group of
// reports, by the mean of how sure each pair is, while it is at least least
// (EventsSame is what serves best). Groups gives each report the number of its
// group. It returns the number of the cluster of each mention.
func (b *Batch) SameEvents(groups []int, least float64) []int {
	byGroup := map[int][]int{}
	var order []int
	for i, m := range b.mentions {
		g := groups[m.Report]
		if byGroup[g] == nil {
			order = append(order, g)
		}
		byGroup[g] = append(byGroup[g], i)
	}
	out := make([]int, len(b.mentions))
	next := 0
	for _, g := range order {
		ms := byGroup[g]
		of := cluster(len(ms), least, func(i, j int) float64 {
			p, _ := b.SameEvent(ms[i], ms[j])
			return p
		})
		top := 0
		for i, c := range of {
			out[ms[i]] = next + c
			top = max(top, c+1)
		}
		next += top
	}
	return out
}
