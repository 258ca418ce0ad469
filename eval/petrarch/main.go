// Command petrarch codes PETRARCH's unit tests and validation records from their
// plain text, with the dictionaries and settings that each record names, and
// writes what the scorer reads:
//
//	go run ./eval/petrarch -dictionaries ../shared/data/petrarch/dictionaries ../shared/data/petrarch/unit2.jsonl > unit2.sys.jsonl
//	python3 ../shared/score/petrarch.py ../shared/data/petrarch/unit2.jsonl unit2.sys.jsonl
//
// A record's date is its day of publication. Acts of which one side has no code
// are written with "---", as the scorer drops them itself where they count as
// none; acts that are told as not done and have no code for that are left out.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"hearsay"
	"hearsay/annotate"
	"hearsay/coding/dictionary"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/lexicon/petrarch"
	"hearsay/parse"
)

type record struct {
	ID           string            `json:"id"`
	Date         string            `json:"date"`
	Text         string            `json:"text"`
	Config       map[string]string `json:"config"`
	Dictionaries struct {
		Verbs    string   `json:"verbs"`
		Actors   []string `json:"actors"`
		Agents   string   `json:"agents"`
		Discards string   `json:"discards"`
	} `json:"dictionaries"`
}

type result struct {
	ID     string  `json:"id"`
	Events []event `json:"events"`
}

type event struct {
	CAMEO  string   `json:"cameo"`
	Source []string `json:"source"`
	Target []string `json:"target"`
	Rule   string   `json:"rule"`
}

func main() {
	folder := flag.String("dictionaries", "", "the `folder` with the dictionaries that the records name")
	flag.Parse()
	if err := run(*folder, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "petrarch: error: %v\n", err)
		os.Exit(1)
	}
}

func run(folder string, files []string) error {
	if folder == "" || len(files) == 0 {
		return fmt.Errorf("no dictionaries or no records: petrarch -dictionaries FOLDER GOLD")
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return err
	}
	annotator, err := annotate.New(lex, gaz)
	if err != nil {
		return err
	}
	parser, err := parse.New()
	if err != nil {
		return err
	}
	finders := map[string]*dictionary.Finder{}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in := json.NewDecoder(f)
		for {
			var rec record
			if err := in.Decode(&rec); err == io.EOF {
				break
			} else if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			finder, err := finderFor(folder, &rec, finders)
			if err != nil {
				return fmt.Errorf("%s: record %s: %w", name, rec.ID, err)
			}
			text := parser.Parse(report(&rec))
			if err := json.NewEncoder(out).Encode(result{rec.ID, code(finder, text, annotator.Annotate(text))}); err != nil {
				return err
			}
		}
	}
	return nil
}

// finderFor is the Finder of the record's dictionaries and settings.
func finderFor(folder string, rec *record, finders map[string]*dictionary.Finder) (*dictionary.Finder, error) {
	d := rec.Dictionaries
	var names []string
	for _, n := range append([]string{d.Verbs, d.Agents, d.Discards}, d.Actors...) {
		if n != "" {
			names = append(names, n)
		}
	}
	options, err := settings(rec.Config)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprint(names, options)
	if f := finders[key]; f != nil {
		return f, nil
	}
	dictionaries, err := petrarch.Read(os.DirFS(folder), names...)
	if err != nil {
		return nil, err
	}
	finders[key] = dictionary.New(dictionaries, options)
	return finders[key], nil
}

// settings are the options of a record over those that PETRARCH has by itself.
func settings(config map[string]string) (dictionary.Options, error) {
	o := dictionary.DefaultOptions
	for _, name := range dictionary.Settings() {
		if v, ok := config[name]; ok {
			if err := o.Set(name, v); err != nil {
				return o, err
			}
		}
	}
	o.RequireDyad = false
	return o, nil
}

func report(rec *record) *hearsay.Report {
	r := &hearsay.Report{ID: rec.ID, Text: rec.Text, Language: "en", Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(rec.Text)}}}}
	if day, err := petrarch.Date(strings.TrimSpace(rec.Date)); err == nil {
		r.Published = hearsay.Published{Date: day.In(time.UTC), Basis: hearsay.BasisGiven}
	}
	return r
}

func code(f *dictionary.Finder, t *hearsay.Text, a *hearsay.Annotations) []event {
	out := []event{}
	if _, discarded := f.Discards(t); discarded {
		return out
	}
	codes := func(parties []dictionary.Party) []string {
		list := []string{}
		for _, p := range parties {
			list = append(list, p.Code)
		}
		if len(list) == 0 {
			list = append(list, dictionary.Nobody)
		}
		return list
	}
	for s := range t.Sentences {
		for _, x := range f.Find(t, a, s) {
			if !x.Undone {
				out = append(out, event{x.Code, codes(x.Sources), codes(x.Targets), x.Rule.String()})
			}
		}
	}
	return out
}
