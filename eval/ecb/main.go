// Command ecb tells which event mentions of several news reports tell one event,
// and scores that against ECB+ (Cybulska and Vossen 2014):
//
//	go run ./eval/ecb ../shared/data/ecbplus/dev.jsonl
//
// The mentions are given, as is usual there; everything else is read off the text
// by the pipeline. Four ways are scored, with the topics of the corpus given and
// with groups of reports that are found by their likeness: all apart, same lemma of
// the trigger, same lemma in reports alike, and the ledger's own.
//
// With -learn it fits the weights of ledger/sameweights.go to the file (train.jsonl)
// and prints them; with -errors N it prints N pairs that are judged worst.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"

	"hearsay/ledger"
)

func main() {
	learn := flag.Bool("learn", false, "fit the weights to the file and print them as Go")
	sweep := flag.Bool("sweep", false, "score other thresholds, too")
	errors := flag.Int("errors", 0, "print so `many` pairs that are judged worst")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: ecb [-learn | -sweep | -errors N] GOLD")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	c, err := read(flag.Arg(0))
	if err == nil {
		switch {
		case *learn:
			c.learn(out)
		case *errors > 0:
			c.worst(out, *errors)
		case *sweep:
			c.sweep(out)
		default:
			c.report(out)
		}
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "ecb:", err)
		os.Exit(1)
	}
}

// report prints a table of scores.
func (c *corpus) report(out io.Writer) {
	groups := c.batch.Groups(ledger.ReportsAlike)
	one := make([]int, len(c.documents))
	fmt.Fprintf(out, "%d reports, %d mentions; groups of reports against topics: B³ F1 %s, against subtopics %s\n",
		len(c.documents), len(c.mentions), percent(measure(c.topics, groups).b3.f1()), percent(measure(c.subtopics, groups).b3.f1()))
	row := func(name string, p partition) {
		for i, of := range []func(partition) partition{func(p partition) partition { return p }, partition.withoutSingletons} {
			s := measure(of(c.gold), of(p))
			if i == 0 {
				fmt.Fprintf(out, "%-42s", name)
			} else {
				fmt.Fprint(out, "   |")
			}
			fmt.Fprintf(out, " %s %s %s  %s", percent(s.muc.f1()), percent(s.b3.f1()), percent(s.ceafe.f1()), percent(s.conll()))
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "%-42s %5s %5s %5s  %5s   | %s\n", "F1 of", "MUC", "B³", "CEAFe", "CoNLL", "the same, singletons left out")
	row("all apart", c.apart())
	row("same lemma, anywhere", c.lemmas(one))
	row("same lemma, topics given", c.lemmas(c.topics))
	row("same lemma, reports alike", c.lemmas(groups))
	row("same lemma, reports alike in given topics", c.lemmas(cross(groups, c.topics)))
	row("same lemma, subtopics given", c.lemmas(c.subtopics))
	row("ours, topics given", c.batch.SameEvents(c.topics, ledger.EventsSame))
	row("ours, reports alike", c.batch.SameEvents(groups, ledger.EventsSame))
	row("ours, reports alike in given topics", c.batch.SameEvents(cross(groups, c.topics), ledger.EventsSame))
	row("ours, subtopics given", c.batch.SameEvents(c.subtopics, ledger.EventsSame))
}

// sweep prints the CoNLL F1 of other thresholds.
func (c *corpus) sweep(out io.Writer) {
	for _, alike := range []float64{0.05, 0.075, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3} {
		groups := c.batch.Groups(alike)
		fmt.Fprintf(out, "alike %.3f: topics %s subtopics %s lemma %s", alike, percent(measure(c.topics, groups).b3.f1()), percent(measure(c.subtopics, groups).b3.f1()), percent(measure(c.gold, c.lemmas(groups)).conll()))
		for _, least := range []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
			fmt.Fprintf(out, "  %.2f: %s", least, percent(measure(c.gold, c.batch.SameEvents(groups, least)).conll()))
		}
		fmt.Fprintln(out)
	}
	fmt.Fprint(out, "topics given:")
	for _, least := range []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		fmt.Fprintf(out, "  %.2f: %s", least, percent(measure(c.gold, c.batch.SameEvents(c.topics, least)).conll()))
	}
	fmt.Fprintln(out)
}

func percent(x float64) string { return fmt.Sprintf("%5.1f", 100*x) }

func (c *corpus) apart() partition {
	p := make(partition, len(c.mentions))
	for i := range p {
		p[i] = i
	}
	return p
}

// lemmas puts mentions together whose trigger has the same lemma in one group.
func (c *corpus) lemmas(groups []int) partition {
	at := map[string]int{}
	p := make(partition, len(c.mentions))
	for i, m := range c.mentions {
		p[i] = number(at, fmt.Sprintf("%d %s", groups[m.Report], m.Lemma))
	}
	return p
}

// number is the number of a key, a new one if it has none.
func number(at map[string]int, key string) int {
	n, ok := at[key]
	if !ok {
		n = len(at)
		at[key] = n
	}
	return n
}

// cross parts what either partition parts.
func cross(a, b []int) []int {
	at := map[string]int{}
	out := make([]int, len(a))
	for i := range a {
		out[i] = number(at, fmt.Sprintf("%d %d", a[i], b[i]))
	}
	return out
}
