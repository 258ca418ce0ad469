// Command parse measures package parse on a gold treebank:
//
//	go run ./eval/parse ../shared/data/ud-ewt/dev.conllu.gz
//
// It prints the accuracies from gold tokens and the speed. With -out it writes
// the reading as CoNLL-U for score/conllu.py, with -raw that of the raw text.
// With -case upper or -case lower the text loses its capitals before it is read;
// what is written has them again.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"syscall"
	"time"

	"hearsay"
	"hearsay/intake"
	"hearsay/model"
	"hearsay/parse"
)

func main() {
	file := flag.String("model", "", "model file instead of the embedded one")
	out := flag.String("out", "", "file for the reading")
	raw := flag.Bool("raw", false, "from raw text")
	letters := flag.String("case", "", "read the text all in upper or all in lower case")
	errors := flag.Int("errors", 0, "print that many of the most frequent errors")
	flag.Parse()
	p, err := parse.New()
	if *file != "" {
		var b []byte
		if b, err = os.ReadFile(*file); err == nil {
			p, err = parse.Load(b, model.Boundaries)
		}
	}
	if err != nil {
		log.Fatal(err)
	}
	docs, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	if *letters != "" && *letters != "upper" && *letters != "lower" {
		log.Fatalf("-case %q: neither upper nor lower", *letters)
	}
	var w io.Writer = io.Discard
	if *out != "" {
		f, err := os.Create(*out)
		if err != nil {
			log.Fatal(err)
		}
		defer f.Close()
		w = f
	}
	var t tally
	t.errors = map[string]int{}
	var took time.Duration
	for _, d := range docs {
		written := d.Report
		d.Text.Report = recased(written, *letters)
		begin := processTime()
		got := p.ParseTokens
		if *raw {
			got = func(t *hearsay.Text) *hearsay.Text { return p.Parse(t.Report) }
		}
		text := got(d.Text)
		took += processTime() - begin
		d.Text.Report, text.Report = written, written
		t.words += len(text.Tokens)
		if err := parse.WriteCoNLLU(w, text, nil); err != nil {
			log.Fatal(err)
		}
		if !*raw {
			t.compare(d.Text, text)
		}
	}
	fmt.Printf("%d words, %.0f words a CPU second\n", t.words, float64(t.words)/took.Seconds())
	if !*raw {
		t.print(*errors)
	}
}

// recased is r with its ASCII letters in upper or lower case, so that offsets
// stay.
func recased(r *hearsay.Report, letters string) *hearsay.Report {
	if letters == "" {
		return r
	}
	b := []byte(r.Text)
	for i, c := range b {
		if letters == "upper" && 'a' <= c && c <= 'z' || letters == "lower" && 'A' <= c && c <= 'Z' {
			b[i] ^= 0x20
		}
	}
	out := *r
	out.Text = string(b)
	return &out
}

// processTime is the CPU time that the process has used: the machine may be
// busy with other work.
func processTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

type tally struct {
	words, upos, xpos, feats, lemma, heads, rels, full int
	errors                                             map[string]int
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

func (t *tally) compare(gold, got *hearsay.Text) {
	for i, g := range gold.Tokens {
		x := got.Tokens[i]
		if g.UPOS == x.UPOS {
			t.upos++
		} else {
			t.errors["upos "+g.UPOS+" as "+x.UPOS]++
		}
		if g.XPOS == x.XPOS {
			t.xpos++
		}
		if g.Feats == x.Feats {
			t.feats++
		}
		if g.Lemma == x.Lemma || g.Lemma == "" {
			t.lemma++
		} else {
			t.errors["lemma "+g.XPOS+"/"+x.XPOS+" "+gold.Form(i)+" "+g.Lemma+" as "+x.Lemma]++
		}
		if g.Head != x.Head {
			t.errors["head of "+g.Relation]++
			continue
		}
		t.heads++
		if universal(g.Relation) == universal(x.Relation) {
			t.rels++
		} else {
			t.errors["rel "+g.Relation+" as "+x.Relation]++
		}
		if g.Relation == x.Relation {
			t.full++
		}
	}
}

func (t *tally) print(errors int) {
	percent := func(n int) float64 { return 100 * float64(n) / float64(t.words) }
	fmt.Printf("UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f with subtypes %.2f\n", percent(t.upos), percent(t.xpos),
		percent(t.feats), percent(t.lemma), percent(t.heads), percent(t.rels), percent(t.full))
	for range errors {
		worst := ""
		for k, n := range t.errors {
			if n > t.errors[worst] || n == t.errors[worst] && k < worst {
				worst = k
			}
		}
		fmt.Printf("%5d %s\n", t.errors[worst], worst)
		delete(t.errors, worst)
	}
}

func read(path string) ([]*parse.Document, error) {
	f, err := intake.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer f.Close()
	return parse.ReadCoNLLU(f)
}
