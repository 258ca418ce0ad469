// Command muc4 learns the weights with which eval/muc4 judges fillers:
//
//	go run ./train/muc4 -data ../shared/data/muc4/train.jsonl -out model/en.muc4
//
// With -cross it writes instead what models that have not seen a fifth of the
// documents find in that fifth, for the scorer.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"hearsay/internal/muc4"
)

func main() {
	data := flag.String("data", "", "documents with their templates")
	out := flag.String("out", "", "where to write the weights")
	cross := flag.String("cross", "", "where to write what is found in each fifth by weights of the others")
	var o muc4.Options
	flag.IntVar(&o.Epochs, "epochs", 3, "runs over the phrases")
	flag.IntVar(&o.DocumentEpochs, "document-epochs", 8, "runs over the documents")
	flag.Float64Var(&o.Rate, "rate", 0.08, "size of the first steps")
	flag.Int64Var(&o.Seed, "seed", 1, "seed of the shuffle")
	least := flag.Float64("least", 0.02, "size from which a weight is kept")
	threshold := flag.Float64("threshold", muc4.Threshold, "least probability of a filler")
	flag.Parse()
	o.Least = float32(*least)
	if err := run(*data, *out, *cross, o, *threshold); err != nil {
		fmt.Fprintln(os.Stderr, "muc4:", err)
		os.Exit(1)
	}
}

func run(data, out, cross string, o muc4.Options, threshold float64) error {
	coder, err := muc4.NewCoder()
	if err != nil {
		return err
	}
	gold, err := readGold(data)
	if err != nil {
		return err
	}
	var examples []*muc4.Example
	for d, err := range coder.Read(data) {
		if err != nil {
			return err
		}
		examples = append(examples, coder.NewExample(d, gold[len(examples)]))
	}
	if cross == "" {
		b := coder.Train(examples, o).Append(nil)
		fmt.Fprintf(os.Stderr, "%d bytes\n", len(b))
		return os.WriteFile(out, b, 0o644)
	}
	f, err := os.Create(cross)
	if err != nil {
		return err
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	const folds = 5
	for k := range folds {
		var rest []*muc4.Example
		for i, e := range examples {
			if i%folds != k {
				rest = append(rest, e)
			}
		}
		m := coder.Train(rest, o)
		for i, e := range examples {
			if i%folds == k {
				if err := enc.Encode(muc4.NewDocument(gold[i].ID, coder.Fillers(e, m, threshold))); err != nil {
					return err
				}
			}
		}
	}
	return f.Close()
}

func readGold(path string) ([]muc4.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var gold []muc4.Gold
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		var g muc4.Gold
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		gold = append(gold, g)
	}
	return gold, sc.Err()
}
