// Command muc4 codes the documents of MUC-4 and writes their incidents for the
// scorer:
//
//	go run ./eval/muc4 ../shared/data/muc4/dev.jsonl > muc4.jsonl
//	../shared/score/muc4.py ../shared/data/muc4/dev.jsonl muc4.jsonl --roles
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
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: muc4 GOLD")
		os.Exit(2)
	}
	if err := run(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "muc4:", err)
		os.Exit(1)
	}
}

func run(path string) error {
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
		if err := enc.Encode(muc4.NewDocument(d.ID, coder.ByRule(d))); err != nil {
			return err
		}
	}
	return nil
}
