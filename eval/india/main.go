// Command india turns what hearsay codes into the labels of IndiaPoliceEvents,
// which ask of each sentence what the police did:
//
//	go run ./eval/india ../shared/data/india-police/dev.jsonl > india.dev.jsonl
//	../shared/score/india.py ../shared/data/india-police/dev.jsonl india.dev.jsonl
//
// The sentences of a document are read as one report; label.go says which
// events give which label. With -half 0 or -half 1 only the documents are read
// whose SHA-1 of the identifier is even or odd, so that errors can be studied in
// one half and totals be read in the other; with -gold it writes the documents
// of that half as they are, for the scorer. With -errors KILL it prints where
// that label is wrong, and with -every each sentence, instead of the labels.
package main

import (
	"bufio"
	"crypto/sha1"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

// document is a line of the gold file.
type document struct {
	ID, Date  string
	Sentences []sentence
}

type sentence struct {
	ID     int
	Text   string
	Labels []string
}

// result is a line for the scorer.
type result struct {
	ID        string              `json:"id"`
	Sentences map[string][]string `json:"sentences"`
	Scores    map[string]float64  `json:"scores"`
}

type options struct {
	half   int
	gold   bool
	errors string
	every  bool
}

func main() {
	var o options
	flag.IntVar(&o.half, "half", -1, "read only the documents of this half, 0 or 1")
	flag.BoolVar(&o.gold, "gold", false, "write the documents as they are")
	flag.StringVar(&o.errors, "errors", "", "print where this `label` is wrong")
	flag.BoolVar(&o.every, "every", false, "with -errors, print where it is right, too")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: india [-half N] [-gold | -errors LABEL [-every]] GOLD")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	err := run(flag.Arg(0), o, out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "india:", err)
		os.Exit(1)
	}
}

func run(path string, o options, out io.Writer) error {
	l, err := newLabeller()
	if err != nil {
		return err
	}
	file, err := intake.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		var d document
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if sum := sha1.Sum([]byte(d.ID)); o.half >= 0 && int(sum[len(sum)-1])%2 != o.half {
			continue
		}
		if o.gold {
			if _, err := fmt.Fprintf(out, "%s\n", sc.Bytes()); err != nil {
				return err
			}
			continue
		}
		labels, hints := l.document(&d)
		if o.errors != "" {
			show(out, &d, labels, o)
			continue
		}
		b, err := json.Marshal(newResult(&d, labels, hints))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s\n", b); err != nil {
			return err
		}
	}
	return sc.Err()
}

// newResult gives a document as score for a label how many of its sentences
// have it, as a part between one half and one: the more tell of it, the surer
// it is. Without any, its hints make a part of one half.
func newResult(d *document, found []map[string][]string, hints map[string]float64) result {
	r := result{ID: d.ID, Sentences: map[string][]string{}, Scores: map[string]float64{}}
	for i, labels := range found {
		var names []string
		for _, l := range allLabels {
			if labels[l] != nil {
				names = append(names, l)
				r.Scores[l]++
			}
		}
		if names != nil {
			r.Sentences[fmt.Sprint(d.Sentences[i].ID)] = names
		}
	}
	for _, l := range allLabels {
		hinted := 0.5 * (1 - 1/(1+hints[l]))
		if n := r.Scores[l]; n > 0 {
			r.Scores[l] = 1 - (1-0.4*hinted)/(1+n)
		} else if hinted > 0 {
			r.Scores[l] = hinted
		}
	}
	return r
}

func show(out io.Writer, d *document, found []map[string][]string, o options) {
	for i, s := range d.Sentences {
		gold, ours := slices.Contains(s.Labels, o.errors), found[i][o.errors] != nil
		kind := "miss"
		switch {
		case gold && ours:
			kind = "right"
		case ours:
			kind = "wrong"
		case !gold:
			continue
		}
		if kind != "right" || o.every {
			fmt.Fprintf(out, "%s %s/%d %v: %s\n", kind, d.ID, s.ID, found[i][o.errors], strings.Join(strings.Fields(s.Text), " "))
		}
	}
}

// labeller codes documents and labels their sentences.
type labeller struct{ pipeline *pipeline.Pipeline }

func newLabeller() (*labeller, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New("eval", lex, gaz)
	return &labeller{p}, err
}

// document labels each sentence of d; a label comes with its reasons. Hints are
// counted for the document.
func (l *labeller) document(d *document) (found []map[string][]string, hints map[string]float64) {
	var b strings.Builder
	var ends []int
	for _, s := range d.Sentences {
		b.WriteString(s.Text)
		b.WriteString("\n")
		ends = append(ends, b.Len())
	}
	text := b.String()
	body := hearsay.Section{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(text)}}
	r := &hearsay.Report{ID: d.ID, Text: text, Sections: []hearsay.Section{body}}
	if day, err := time.Parse(time.DateOnly, d.Date); err == nil {
		r.Published = hearsay.Published{Date: day, Basis: hearsay.BasisGiven}
	}
	t, a, events := l.pipeline.Steps(r)
	found, hints = make([]map[string][]string, len(d.Sentences)), map[string]float64{}
	for i := range found {
		found[i] = map[string][]string{}
	}
	for _, f := range l.facts(t, a, events) {
		if f.hint {
			hints[f.label]++
			continue
		}
		i, _ := slices.BinarySearch(ends, f.at+1)
		found[i][f.label] = append(found[i][f.label], f.why)
	}
	for _, labels := range found {
		// Whose failure to act is told is there, but does nothing.
		if labels[fail] != nil && !slices.ContainsFunc(labels[anyAction], func(why string) bool { return strings.HasPrefix(why, "rule") }) {
			delete(labels, anyAction)
		}
	}
	return found, hints
}
