// Command parser trains the English model of package parse on the treebanks
// and writes model/en.parser.zst:
//
//	go run ./train/parser -data ../shared/data -out model
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/parse"
)

func main() {
	data := flag.String("data", "../shared/data", "folder with ud-ewt and ud-gum")
	out := flag.String("out", "model", "folder for en.parser.zst")
	seed := flag.Uint64("seed", 1, "seed of the order of the sentences")
	tagger := flag.Int("tagger", 8, "epochs of the tagger")
	parser := flag.Int("parser", 8, "epochs of the parser")
	folds := flag.Int("folds", 5, "folds of the jackknife")
	least := flag.String("least", "1.0/1.6/1.6", "weights of tagger, actions and relations nearer to zero are left out; after a comma other choices for more files")
	classes := flag.Int("classes", 256, "classes of words learned from raw text; 0 for none")
	rounds := flag.Int("rounds", 12, "rounds of the exchange algorithm")
	dump := flag.String("dump", "", "file for the classes of words")
	parsers := flag.String("parsers", "w,wr,t,tr", "the parsers of the ensemble: w with, t without punctuation marks, r from the right")
	flag.Parse()
	start := time.Now()
	logf := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%5.0fs %s\n", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	var texts []*hearsay.Text
	for _, bank := range []string{"ud-ewt", "ud-gum"} {
		docs, err := read(filepath.Join(*data, bank, "train.conllu.gz"))
		if err != nil {
			log.Fatal(err)
		}
		for _, d := range docs {
			texts = append(texts, d.Text)
		}
	}
	var clusters map[string]uint16
	if *classes > 0 {
		raw, err := rawTexts(*data)
		if err != nil {
			log.Fatal(err)
		}
		for _, t := range texts {
			raw = append(raw, t.Report.Text)
		}
		clusters = parse.Clusters(raw, *classes, 5, *rounds, logf)
	}
	if *dump != "" {
		f, err := os.Create(*dump)
		if err != nil {
			log.Fatal(err)
		}
		for w, c := range clusters {
			fmt.Fprintf(f, "%d\t%s\n", c, w)
		}
		f.Close()
	}
	t := parse.Train(texts, parse.Options{
		Name: "en", Seed: *seed, TaggerEpochs: *tagger, ParserEpochs: *parser, Folds: *folds,
		Parsers: strings.Split(*parsers, ","), Clusters: clusters, Log: logf,
	})
	for i, field := range strings.Split(*least, ",") {
		var least [3]float32
		for k, x := range strings.Split(field, "/") {
			l, err := strconv.ParseFloat(x, 32)
			if err != nil || k > 2 {
				log.Fatalf("-least %s", field)
			}
			for ; k < 3; k++ {
				least[k] = float32(l)
			}
		}
		name := "en.parser.zst"
		if i > 0 {
			name = "en-" + strings.ReplaceAll(field, "/", "-") + ".zst"
		}
		m := t.Model(least)
		b, err := m.Compressed()
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*out, name), b, 0o644); err != nil {
			log.Fatal(err)
		}
		logf("%s: %d bytes: %s", name, len(b), m.Sizes())
	}
}

func read(path string) ([]*parse.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	docs, err := parse.ReadCoNLLU(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

// rawTexts are the texts of the news corpora, whose annotations are not used.
// The same text in two corpora is taken once.
func rawTexts(data string) ([]string, error) {
	var texts []string
	seen := map[string]bool{}
	paths, err := filepath.Glob(filepath.Join(data, "*", "*.jsonl*"))
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		var r io.Reader = f
		if strings.HasSuffix(path, ".gz") {
			if r, err = gzip.NewReader(f); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		scanner := bufio.NewScanner(r)
		scanner.Buffer(nil, 64<<20)
		for scanner.Scan() {
			var row struct{ Text string }
			if json.Unmarshal(scanner.Bytes(), &row) == nil && len(row.Text) > 200 && !seen[row.Text] {
				seen[row.Text] = true
				texts = append(texts, row.Text)
			}
		}
		if err := scanner.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return texts, nil
}
