// Command muc4 codes the documents of MUC-4 and writes their incidents for the
// scorer:
//
//	go run ./eval/muc4 ../shared/data/muc4/dev.jsonl > muc4.jsonl
//	../shared/score/muc4.py ../shared/data/muc4/dev.jsonl muc4.jsonl --roles
//
// The weights of model/en.muc4 judge every noun phrase, with the events among
// what they see; with -rules the fillers are those that the events alone tell.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"hearsay/internal/muc4"
	"hearsay/model"
)

func main() {
	rules := flag.Bool("rules", false, "take what the events tell, without the learned weights")
	weights := flag.String("model", "", "the weights (none: those inside the binary)")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: muc4 [-rules] GOLD")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *weights, *rules); err != nil {
		fmt.Fprintln(os.Stderr, "muc4:", err)
		os.Exit(1)
	}
}

func run(path, weights string, rules bool) error {
	b := model.MUC4
	if weights != "" {
		var err error
		if b, err = os.ReadFile(weights); err != nil {
			return err
		}
	}
	m, err := muc4.ReadModel(b)
	if err != nil {
		return err
	}
	coder, err := muc4.NewCoder()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	for d, err := range coder.Read(path) {
		if err != nil {
			return err
		}
		var fillers []muc4.Filler
		if rules {
			fillers = coder.ByRule(d)
		} else {
			fillers = coder.ByModel(d, m)
		}
		if err := enc.Encode(muc4.NewDocument(d.ID, fillers)); err != nil {
			return err
		}
	}
	return nil
}
