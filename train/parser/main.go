// Command parser trains the English model of package parse on the treebanks
// and writes model/en.bin:
//
//	go run ./train/parser -data ../shared/data -out model
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
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
	out := flag.String("out", "model", "folder for en.bin")
	seed := flag.Uint64("seed", 1, "seed of the order of the sentences")
	tagger := flag.Int("tagger", 10, "epochs of the tagger")
	parser := flag.Int("parser", 12, "epochs of the parser")
	folds := flag.Int("folds", 5, "folds of the jackknife")
	least := flag.String("least", "0.3", "weights nearer to zero are left out; after a comma another choice for a second file")
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
	t := parse.Train(texts, parse.Options{
		Name: "en", Seed: *seed, TaggerEpochs: *tagger, ParserEpochs: *parser, Folds: *folds,
		Log: logf,
	})
	for i, field := range strings.Split(*least, ",") {
		l, err := strconv.ParseFloat(field, 32)
		if err != nil {
			log.Fatal(err)
		}
		name := "en.bin"
		if i > 0 {
			name = "en-" + field + ".bin"
		}
		m := t.Model([3]float32{float32(l), float32(l), float32(l)})
		b := m.Bytes()
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
