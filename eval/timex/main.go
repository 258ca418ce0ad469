// Command timex reads time expressions of the corpora of dated texts and
// writes them for the scorer:
//
//	go run ./eval/timex -split dev /work/shared/data/timex/timebank.jsonl.gz > timebank.dev.jsonl
//	/work/shared/score/timex.py --split dev /work/shared/data/timex/timebank.jsonl.gz timebank.dev.jsonl
//
// The day of publication is that of the corpus ("dct"); with -infer it is
// withheld, and each line says what was inferred instead.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/annotate/timex"
	"hearsay/lexicon"
	"hearsay/parse"
)

type document struct {
	ID    string `json:"id"`
	Split string `json:"split"`
	DCT   string `json:"dct"`
	Text  string `json:"text"`
}

type result struct {
	ID       string     `json:"id"`
	Times    []timeSpan `json:"times"`
	Inferred string     `json:"inferred,omitempty"`
}

type timeSpan struct {
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
}

func main() {
	split := flag.String("split", "", "read only documents of this `split`")
	infer := flag.Bool("infer", false, "withhold the day of publication")
	flag.Parse()
	for _, name := range flag.Args() {
		if err := run(name, *split, *infer); err != nil {
			fmt.Fprintf(os.Stderr, "timex: error: %v\n", err)
			os.Exit(1)
		}
	}
}

func run(name, split string, infer bool) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	parser, err := parse.New()
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	annotator, err := timex.New(lex)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	dec, enc := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var d document
		if err := dec.Decode(&d); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if split != "" && d.Split != split {
			continue
		}
		report := &hearsay.Report{
			ID: d.ID, Text: d.Text, Language: "en",
			Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(d.Text)}}},
		}
		t := parser.Parse(report)
		r := result{ID: d.ID, Times: []timeSpan{}}
		var published hearsay.Published
		if infer {
			published = annotator.InferPublished(t)
			if published.Known() {
				r.Inferred = published.Date.Format(time.DateOnly)
			}
		} else if day, err := time.Parse(time.DateOnly, d.DCT); err == nil {
			published = hearsay.Published{Date: day, Basis: hearsay.BasisGiven}
		}
		for _, x := range annotator.Annotate(t, published) {
			begin := utf8.RuneCountInString(d.Text[:x.Begin])
			r.Times = append(r.Times, timeSpan{begin, begin + utf8.RuneCountInString(d.Text[x.Begin:x.End]), x.Type, x.Value, x.Mod})
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
}
