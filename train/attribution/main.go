// Command attribution learns the weights of annotate/attribution from PolNeAR
// (Newell, Margolin and Ruths 2018), parsed with hearsay's own parser:
//
//	go run ./train/clusters < text > clusters.tsv
//	go run ./train/attribution -data ../shared/data/polnear/train.jsonl.gz -clusters clusters.tsv -out model/en.attribution
//
// After a change to the parser, the second without -clusters keeps the classes.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay"
	"hearsay/annotate/attribution"
	"hearsay/model"
	"hearsay/parse"
)

func main() {
	data := flag.String("data", "", "PolNeAR articles, gzipped JSON lines")
	clusters := flag.String("clusters", "", "classes of words, as train/clusters writes them (none: those of the weights inside the binary)")
	out := flag.String("out", "", "where to write the weights")
	leave := flag.Int("leave", 0, "leave every n-th article out (0: none)")
	epochs := flag.Int("epochs", 2, "runs over the examples")
	seed := flag.Int64("seed", 1, "seed of the shuffle")
	flag.Parse()
	if err := run(*data, *clusters, *out, *leave, *epochs, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "attribution:", err)
		os.Exit(1)
	}
}

func run(data, clusters, out string, leave, epochs int, seed int64) error {
	examples, err := read(data, leave)
	if err != nil {
		return err
	}
	classes := map[string]string{}
	if clusters == "" {
		old, err := attribution.ReadWeights(model.Attribution)
		if err != nil {
			return err
		}
		classes = old.Classes()
	} else {
		b, err := os.ReadFile(clusters)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			if word, class, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				classes[word] = class
			}
		}
	}
	w, err := attribution.Train(examples, attribution.TrainOptions{
		CueBits: 19, RoleBits: 18, CheckBits: 17, Epochs: epochs, Seed: seed, Classes: classes, MinCount: 3,
		Log: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) },
	})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d bytes\n", b.Len())
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// article is one line of PolNeAR; its offsets count code points.
type article struct {
	ID           string `json:"id"`
	Text         string `json:"text"`
	Attributions []struct {
		Source, Cue, Content []codeSpan
	} `json:"attributions"`
	Unsure []codeSpan `json:"unsure"`
}

type codeSpan struct{ Begin, End int }

func read(path string, leave int) ([]attribution.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	p, err := parse.New()
	if err != nil {
		return nil, err
	}
	var out []attribution.Example
	dec := json.NewDecoder(z)
	for n := 1; ; n++ {
		var a article
		if err := dec.Decode(&a); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", path, n, err)
		}
		if leave > 0 && n%leave == 0 {
			continue
		}
		body := hearsay.Section{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(a.Text)}}
		x := attribution.Example{Text: p.Parse(&hearsay.Report{ID: a.ID, Text: a.Text, Sections: []hearsay.Section{body}})}
		at := make([]int, 0, len(a.Text)+1)
		for i := range a.Text {
			at = append(at, i)
		}
		at = append(at, len(a.Text))
		spans := func(in []codeSpan) (out []hearsay.Span) {
			for _, s := range in {
				out = append(out, hearsay.Span{Begin: at[s.Begin], End: at[s.End]})
			}
			return out
		}
		for _, g := range a.Attributions {
			x.Gold = append(x.Gold, attribution.Gold{Source: spans(g.Source), Cue: spans(g.Cue), Content: spans(g.Content)})
		}
		x.Skip = spans(a.Unsure)
		out = append(out, x)
	}
}
