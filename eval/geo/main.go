// Command geo writes the places that hearsay finds in a file of reports, for
// score/geo.py of the project's shared material:
//
//	go run ./eval/geo reports.jsonl.gz > places.jsonl
//	python3 ../shared/score/geo.py reports.jsonl.gz places.jsonl
//
// Each line of the input is an object with id and text. With -entities the
// places are found with the entity annotator, as in the pipeline; without it,
// from the words alone.
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

	"hearsay"
	"hearsay/annotate/entity"
	"hearsay/annotate/place"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/parse"
)

func main() {
	withEntities := flag.Bool("entities", false, "find entities first")
	only := flag.String("id", "", "one report only")
	overlay := flag.String("gazetteer", "", "gazetteer file to lay on top")
	split := flag.String("split", "", "only reports with this split")
	flag.Parse()
	if err := run(os.Stdout, flag.Arg(0), *withEntities, *only, *overlay, *split); err != nil {
		fmt.Fprintln(os.Stderr, "geo: error:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, file string, withEntities bool, only, overlay, split string) error {
	parser, err := parse.New()
	if err != nil {
		return err
	}
	var overlays []string
	if overlay != "" {
		overlays = append(overlays, overlay)
	}
	gaz, err := gazetteer.Open(overlays...)
	if err != nil {
		return err
	}
	annotator, err := place.New(gaz)
	if err != nil {
		return err
	}
	var entities *entity.Annotator
	if withEntities {
		lex, err := lexicon.Load()
		if err != nil {
			return err
		}
		if entities, err = entity.New(lex, gaz); err != nil {
			return err
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	defer out.Flush()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var d struct{ ID, Text, Split string }
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			return err
		}
		if only != "" && d.ID != only || split != "" && d.Split != split {
			continue
		}
		report := &hearsay.Report{ID: d.ID, Text: d.Text}
		report.Sections = intake.Sections(report.Text, "")
		t := parser.Parse(report)
		var es []hearsay.Entity
		if entities != nil {
			es = entities.Annotate(t)
		}
		a := &hearsay.Annotations{Entities: es, Places: annotator.Annotate(t, es)}
		rec := hearsay.NewRecord(hearsay.Coder{}, t, a, nil)
		b, err := json.Marshal(struct {
			ID     string                `json:"id"`
			Places []hearsay.RecordPlace `json:"places"`
		}{rec.ID, rec.Places})
		if err != nil {
			return err
		}
		out.Write(b)
		out.WriteByte('\n')
	}
	return in.Err()
}
