// Command quantity checks how often the counts of the annotated conflict
// reports are among the quantities that are read near their trigger:
//
//	go run ./eval/quantity /work/shared/data/events/*.jsonl
//
// A count is found if a quantity with the same least and most stands in the
// sentence of the trigger; counts of one are left out, since "the driver" needs
// no number. With -misses each count that is not found is printed.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"hearsay"
	"hearsay/annotate/quantity"
	"hearsay/annotate/timex"
	"hearsay/lexicon"
	"hearsay/parse"
)

type document struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Events []struct {
		Trigger struct{ Begin, End int } `json:"trigger"`
		Counts  []struct {
			What string
			Min  *int64
			Max  *int64
		} `json:"counts"`
	} `json:"events"`
}

func main() {
	misses := flag.Bool("misses", false, "print the counts that are not found")
	flag.Parse()
	if err := run(flag.Args(), *misses); err != nil {
		fmt.Fprintf(os.Stderr, "quantity: error: %v\n", err)
		os.Exit(1)
	}
}

func run(names []string, misses bool) error {
	parser, err := parse.New()
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	times, err := timex.New(lex)
	if err != nil {
		return err
	}
	annotator := quantity.New()
	counts, found, read := 0, 0, 0
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<26)
		for lines.Scan() {
			var d document
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			t := parser.Parse(&hearsay.Report{Text: d.Text, Language: "en", Sections: []hearsay.Section{
				{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(d.Text)}}}})
			quantities := annotator.Annotate(t, nil, times.Annotate(t, hearsay.Published{}))
			read += len(quantities)
			var offsets []int
			for i := range d.Text {
				offsets = append(offsets, i)
			}
			for _, e := range d.Events {
				s := t.SentenceAt(offsets[e.Trigger.Begin])
				for _, c := range e.Counts {
					if s < 0 || c.Min != nil && c.Max != nil && *c.Min == 1 && *c.Max == 1 {
						continue
					}
					counts++
					var near []string
					hit := false
					for _, q := range quantities {
						if q.Overlaps(t.Sentences[s].Span) {
							hit = hit || same(q.Min, c.Min) && same(q.Max, c.Max)
							near = append(near, fmt.Sprintf("%q %s-%s", t.Text(q.Span), bound(q.Min), bound(q.Max)))
						}
					}
					if hit {
						found++
					} else if misses {
						fmt.Printf("%s: %s %s-%s not in %s\n\t%q\n", d.ID, c.What, bound(c.Min), bound(c.Max), near, t.Text(t.Sentences[s].Span))
					}
				}
			}
		}
		if err := lines.Err(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		f.Close()
	}
	fmt.Printf("counts %d, found in the sentence of their trigger %d (%.3f); quantities read %d\n", counts, found, float64(found)/float64(max(counts, 1)), read)
	return nil
}

func same(a, b *int64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func bound(p *int64) string {
	if p == nil {
		return ""
	}
	return fmt.Sprint(*p)
}
