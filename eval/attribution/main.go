// Command attribution annotates PolNeAR articles and writes what the scorer of
// attribution reads: one article a line, the outermost attributions only, for
// that corpus nests nothing. On standard error it says how many of the gold
// contents of each kind (direct, mixed, indirect) are found: share half of
// their words with a content of ours.
//
//	go run ./eval/attribution -data ../shared/data/polnear/dev.jsonl.gz > dev.jsonl
//	python3 ../shared/score/attribution.py ../shared/data/polnear/dev.jsonl.gz dev.jsonl
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
	"hearsay/annotate/attribution"
	"hearsay/lexicon"
	"hearsay/parse"
)

func main() {
	data := flag.String("data", "", "PolNeAR articles, gzipped JSON lines")
	weights := flag.String("weights", "", "weights to use instead of those inside the binary")
	least := flag.Float64("least", 0, "least probability of what -weights let stand (0: their own)")
	sure := flag.Float64("sure", 0, "belief in a cue of the lexicon that needs no check (0: the weights' own)")
	only := flag.Int("only", 0, "every n-th article only (0: all)")
	inner := flag.Bool("inner", false, "write nested attributions too")
	flag.Parse()
	if err := run(*data, *weights, *least, *sure, *only, *inner); err != nil {
		fmt.Fprintln(os.Stderr, "attribution:", err)
		os.Exit(1)
	}
}

type codeSpan struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

type written struct {
	Source  []codeSpan `json:"source"`
	Cue     []codeSpan `json:"cue"`
	Content []codeSpan `json:"content"`
	Kind    string     `json:"kind"`
	Stance  string     `json:"stance"`
}

func run(data, weights string, least, sure float64, only int, inner bool) error {
	f, err := os.Open(data)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", data, err)
	}
	p, err := parse.New()
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	var a *attribution.Annotator
	if weights != "" {
		b, err := os.ReadFile(weights)
		if err != nil {
			return err
		}
		w, err := attribution.ReadWeights(b)
		if err != nil {
			return err
		}
		if least > 0 {
			w = w.At(least)
		}
		if sure > 0 {
			w = w.Sure(sure)
		}
		a = attribution.NewWith(lex, w)
	} else if a, err = attribution.New(lex); err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	dec := json.NewDecoder(z)
	var spent time.Duration
	sentences := 0
	kinds := tally{}
	for n := 1; ; n++ {
		var in struct {
			ID, Text     string
			Attributions []struct{ Content []codeSpan }
		}
		if err := dec.Decode(&in); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("%s: article %d: %w", data, n, err)
		}
		if only > 0 && n%only != 0 {
			continue
		}
		body := hearsay.Section{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(in.Text)}}
		t := p.Parse(&hearsay.Report{ID: in.ID, Text: in.Text, Sections: []hearsay.Section{body}})
		from := time.Now()
		found := a.Annotate(t, nil)
		spent += time.Since(from)
		sentences += len(t.Sentences)
		spans := func(in []hearsay.Span) []codeSpan {
			out := []codeSpan{}
			for _, s := range in {
				b := utf8.RuneCountInString(t.Report.Text[:s.Begin])
				out = append(out, codeSpan{b, b + utf8.RuneCountInString(t.Text(s))})
			}
			return out
		}
		at := byteOffsets(in.Text)
		for _, g := range in.Attributions {
			var gold []hearsay.Span
			for _, c := range g.Content {
				gold = append(gold, hearsay.Span{Begin: at[c.Begin], End: at[c.End]})
			}
			kinds.count(t, gold, found)
		}
		line := struct {
			ID           string    `json:"id"`
			Attributions []written `json:"attributions"`
		}{ID: in.ID, Attributions: []written{}}
		for _, x := range found {
			if x.Parent != 0 && !inner {
				continue
			}
			line.Attributions = append(line.Attributions, written{
				spans(x.Source), spans(x.Cue), spans(x.Content), string(x.Kind), strings.TrimSpace(string(x.Stance)),
			})
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	for _, k := range []string{"direct", "mixed", "indirect"} {
		if c := kinds[k]; c[1] > 0 {
			fmt.Fprintf(os.Stderr, "%-8s contents found %.3f (%d of %d)\n", k, float64(c[0])/float64(c[1]), c[0], c[1])
		}
	}
	fmt.Fprintf(os.Stderr, "%d sentences, %.0f sentences/s\n", sentences, float64(sentences)/spent.Seconds())
	return nil
}

// byteOffsets gives the byte at which each code point of text begins.
func byteOffsets(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// tally counts contents by kind: found, of all.
type tally map[string][2]int

// count adds one gold content, of the kind that its quotation marks give it.
func (k tally) count(t *hearsay.Text, gold []hearsay.Span, found []hearsay.Attribution) {
	words := map[int]bool{}
	quoted, all := 0, 0
	for _, s := range gold {
		open := false
		for _, r := range t.Text(s) {
			switch r {
			case '“':
				open = true
			case '”':
				open = false
			case '"':
				open = !open
			}
			all++
			if open || r == '”' || r == '"' {
				quoted++
			}
		}
		for i, end := t.TokensIn(s); i < end; i++ {
			if t.Tokens[i].UPOS != "PUNCT" {
				words[i] = true
			}
		}
	}
	kind := "mixed"
	switch {
	case quoted == 0:
		kind = "indirect"
	case quoted*100 >= all*85:
		kind = "direct"
	}
	c := k[kind]
	c[1]++
	for _, x := range found {
		if x.Parent != 0 {
			continue
		}
		n, shared := 0, 0
		for _, s := range x.Content {
			for i, end := t.TokensIn(s); i < end; i++ {
				if t.Tokens[i].UPOS != "PUNCT" {
					n++
					if words[i] {
						shared++
					}
				}
			}
		}
		if shared > 0 && shared*2 >= max(n, len(words)) {
			c[0]++
			break
		}
	}
	k[kind] = c
}
