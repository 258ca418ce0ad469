// Command events codes reports and writes their records, for the scorers of
// event coding: shared/score/events.py and plover.py read what it writes.
//
//	go run ./eval/events < reports.jsonl > records.jsonl
//
// A report is a line {"id","text","published"?}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "events: error:", err)
		os.Exit(1)
	}
}

func run() error {
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return err
	}
	p, err := pipeline.New("eval", lex, gaz)
	if err != nil {
		return err
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var line struct{ ID, Text, Published string }
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return err
		}
		r := &hearsay.Report{ID: line.ID, Text: line.Text, Language: "en"}
		if day, err := time.Parse("2006-01-02", line.Published); err == nil {
			r.Published = hearsay.Published{Date: day, Basis: hearsay.BasisGiven}
		}
		if err := out.Encode(p.Code(r)); err != nil {
			return err
		}
	}
	return in.Err()
}
