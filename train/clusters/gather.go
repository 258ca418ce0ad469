package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// sources are the files that text is gathered from: training parts only, for
// the rest is kept to measure with.
var sources = []string{
	"ecbplus/train.jsonl", "factuality/commitmentbank.train.jsonl.gz", "factuality/ross-pavlick.train.jsonl.gz",
	"factuality/uds-ih2.train.jsonl.gz", "factuality/uw.train.jsonl.gz", "muc4/train.jsonl", "ner/*-train.iob2.gz", "ner/*-train.jsonl.gz",
	"polnear/train.jsonl.gz", "timex/*.jsonl.gz", "ud-ewt/train.conllu.gz", "ud-gum/train.conllu.gz",
}

// border is where a line of text is cut: an empty line, or behind the end of a
// sentence.
var border = regexp.MustCompile(`\n\s*\n|[.!?]["”’]?\s+`)

// gather calls note once with each sentence of the sources under a folder.
func gather(data string, note func(string)) error {
	seen := map[string]bool{}
	put := func(text string) {
		for text != "" {
			line := text
			if m := border.FindStringIndex(text); m != nil {
				line, text = text[:m[1]], text[m[1]:]
			} else {
				text = ""
			}
			if line = strings.Join(strings.Fields(line), " "); line != "" && !seen[line] {
				seen[line] = true
				note(line)
			}
		}
	}
	for _, s := range sources {
		paths, err := filepath.Glob(filepath.Join(data, s))
		if err != nil {
			return err
		}
		if len(paths) == 0 {
			return fmt.Errorf("%s: no such file", filepath.Join(data, s))
		}
		for _, path := range paths {
			if err := gatherFile(path, put); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return nil
}

// gatherFile reads the texts of one file: JSON lines, or the "# text" comments
// of CoNLL-U and IOB2. Rows that belong to a part other than training are left
// out.
func gatherFile(path string, put func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, 1<<26)
	for scanner.Scan() {
		line := scanner.Text()
		if t, ok := strings.CutPrefix(line, "# text = "); ok {
			put(t)
		} else if strings.HasPrefix(line, "{") {
			var row struct {
				Text, Split string
				Tokens      []string
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				return err
			}
			if row.Split == "" || row.Split == "train" {
				put(row.Text)
				put(strings.Join(row.Tokens, " "))
			}
		}
	}
	return scanner.Err()
}
