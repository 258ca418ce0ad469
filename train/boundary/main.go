// Command boundary learns where sentences end from UD English EWT and GUM, and
// from news whose sentences hearsay's own rules have found, once as written and
// once with the capitals lost:
//
//	go run ./train/boundary -data ../shared/data -out model/en.boundary
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/intake"
	"hearsay/parse"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the corpora")
	out := flag.String("out", "model/en.boundary", "file for the model")
	leave := flag.Int("leave", 0, "leave out every n-th document of the treebanks (0: none)")
	epochs := flag.Int("epochs", 6, "runs over the examples")
	rate := flag.Float64("rate", 0.1, "of learning")
	least := flag.Float64("least", 0.02, "weights nearer to zero are left out")
	cut := flag.Float64("cut", -0.6, "score from which on a sentence ends with a mark")
	bare := flag.Float64("bare", -0.4, "score from which on a sentence ends without a mark")
	news := flag.Float64("news", 1, "weight of the news (0: none)")
	recased := flag.Float64("recased", 0.5, "weight of text without its capitals")
	joined := flag.Float64("joined", 0.3, "weight of text without its paragraphs")
	seed := flag.Uint64("seed", 1, "seed of the shuffle")
	flag.Parse()
	m := mixer{rng: rand.New(rand.NewPCG(*seed, 3)), recased: float32(*recased), joined: float32(*joined)}
	for _, name := range []string{"ud-ewt", "ud-gum"} {
		docs, err := treebank(filepath.Join(*data, name, "train.conllu.gz"))
		if err != nil {
			log.Fatal(err)
		}
		for i, d := range docs {
			if *leave > 0 && i%*leave == 0 {
				continue
			}
			var ends []int
			for _, s := range d.Sentences {
				ends = append(ends, s.End)
			}
			m.add(d.Report.Text, ends, 1)
		}
	}
	if *news > 0 {
		texts, err := newspapers(filepath.Join(*data, "polnear", "train.jsonl.gz"))
		if err != nil {
			log.Fatal(err)
		}
		for _, text := range texts {
			m.add(text, parse.SentenceEnds(&hearsay.Report{Text: text}), float32(*news))
		}
	}
	b := parse.TrainBoundary(m.examples, parse.BoundaryOptions{
		Seed: *seed, Epochs: *epochs, Rate: float32(*rate), Least: float32(*least), Cut: [2]float32{float32(*cut), float32(*bare)},
		Log: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) },
	})
	fmt.Fprintf(os.Stderr, "%d bytes\n", len(b))
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		log.Fatal(err)
	}
}

// mixer makes examples of texts, as written and damaged.
type mixer struct {
	rng             *rand.Rand
	recased, joined float32
	examples        []parse.BoundaryExample
}

func (m *mixer) add(text string, ends []int, weight float32) {
	put := func(text string, share float32) {
		if share > 0 {
			m.examples = append(m.examples, parse.BoundaryExample{Report: &hearsay.Report{Text: text}, Ends: ends, Weight: weight * share})
		}
	}
	put(text, 1)
	put(recase(text, 'a', 'z'), m.recased)
	put(recase(text, 'A', 'Z'), m.recased)
	put(m.join(text), m.joined)
}

// recase turns the letters from low to high to the other case. Offsets stay.
func recase(text string, low, high byte) string {
	b := []byte(text)
	for i, c := range b {
		if low <= c && c <= high {
			b[i] ^= 0x20
		}
	}
	return string(b)
}

// join runs every second pair of paragraphs together. Offsets stay.
func (m *mixer) join(text string) string {
	b := []byte(text)
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\n' && b[i+1] == '\n' {
			if m.rng.IntN(2) == 0 {
				b[i], b[i+1] = ' ', ' '
			}
			i++
		}
	}
	return string(b)
}

func treebank(path string) ([]*parse.Document, error) {
	f, err := intake.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer f.Close()
	docs, err := parse.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

func newspapers(path string) ([]string, error) {
	f, err := intake.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer f.Close()
	var texts []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		texts = append(texts, strings.ToValidUTF8(a.Text, "?"))
	}
	return texts, lines.Err()
}
