// Command ner learns the name tagger's model (model/en.ner.zst) from IOB2 files
// and re3d JSON lines.
//
//	go run ./train/ner -data ../shared/data/ner -clusters clusters.tsv -out model/en.ner.zst
//
// clusters.tsv is what train/clusters writes.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"

	"hearsay/annotate/entity"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// coarse maps the labels of the corpora to the three kinds of name.
var coarse = map[string]string{
	"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC",
	"politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC", "country": "LOC",
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data/ner", "folder of the corpora")
	out := flag.String("out", "model/en.ner.zst", "file to write")
	corpora := flag.String("corpora", "uner-train,gum-train,wikigold-train,redocred-train,crossner-politics-train,re3d-train", "corpora to learn from")
	rounds := flag.Int("rounds", 12, "rounds over the corpora")
	least := flag.Int("least", 2, "least number of times a feature is seen")
	clusters := flag.String("clusters", "", "classes of words, as train/clusters writes them")
	capitals := flag.Float64("capitals", 0.3, "share of the documents that are learned from in capitals as well")
	dev := flag.Bool("dev", true, "print F1 on uner-dev, gum-dev and crossner-politics-dev")
	flag.Parse()

	lex, err := lexicon.Load()
	if err != nil {
		log.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		log.Fatal(err)
	}
	classes, err := readClusters(*clusters)
	if err != nil {
		log.Fatal(err)
	}
	nf := entity.NewNameFeatures(lex.Names, gaz, classes)
	r := rand.New(rand.NewSource(1))
	var docs []entity.NameDocument
	for _, c := range strings.Split(*corpora, ",") {
		var d []entity.NameDocument
		if strings.HasPrefix(c, "re3d") {
			d, err = readRe3d(filepath.Join(*data, c+".jsonl.gz"), lex.Names)
		} else {
			d, err = readIOB(filepath.Join(*data, c+".iob2.gz"))
		}
		if err != nil {
			log.Fatal(err)
		}
		if strings.HasPrefix(c, "redocred") || strings.HasPrefix(c, "wikigold") {
			dropDemonyms(d, gaz)
		}
		docs = append(docs, d...)
	}
	sentences := 0
	for _, d := range docs {
		sentences += len(d)
	}
	n := len(docs)
	for _, d := range docs[:n] {
		switch x := r.Float64(); {
		case x < *capitals:
			docs = append(docs, rewrite(d, strings.ToUpper))
		case x < *capitals+0.07:
			docs = append(docs, rewrite(d, capitalise))
		}
	}
	log.Printf("%d sentences in %d documents, with copies %d documents", sentences, n, len(docs))
	b := entity.LearnNames(nf, docs, *rounds, *least, 1, func(round int, wrong float64) {
		log.Printf("round %d: %.2f %% of tokens wrong", round+1, 100*wrong)
	})
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		log.Fatal(err)
	}
	packed := w.EncodeAll(b, nil)
	if err := os.WriteFile(*out, packed, 0o644); err != nil {
		log.Fatal(err)
	}
	log.Printf("%s: %d bytes (%d unpacked)", *out, len(packed), len(b))
	if *dev {
		for _, c := range []string{"uner-dev", "gum-dev", "crossner-politics-dev"} {
			d, err := readIOB(filepath.Join(*data, c+".iob2.gz"))
			if err != nil {
				log.Fatal(err)
			}
			for _, manner := range []string{"as written", "in capitals"} {
				if manner == "in capitals" {
					for i := range d {
						d[i] = rewrite(d[i], strings.ToUpper)
					}
				}
				p, rec, f, err := entity.MeasureNames(nf, b, d)
				if err != nil {
					log.Fatal(err)
				}
				log.Printf("%s %s: P %.3f R %.3f F1 %.3f", c, manner, p, rec, f)
			}
		}
	}
}

// readClusters reads lines of a word and its class, which is below 256.
func readClusters(path string) (map[string]uint8, error) {
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := map[string]uint8{}
	for line := range strings.Lines(string(b)) {
		w, c, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.ParseUint(c, 10, 8)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		m[w] = uint8(n)
	}
	return m, nil
}

// rewrite copies a document with other spellings.
func rewrite(d entity.NameDocument, spell func(string) string) entity.NameDocument {
	out := make(entity.NameDocument, len(d))
	for i, s := range d {
		forms := make([]string, len(s.Forms))
		for j, f := range s.Forms {
			forms[j] = spell(f)
		}
		out[i] = entity.NameSentence{Forms: forms, Labels: s.Labels}
	}
	return out
}

// capitalise writes a word as headlines do.
func capitalise(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// dropDemonyms takes the label off adjectives of countries, which some corpora
// call names of places.
func dropDemonyms(docs []entity.NameDocument, gaz *gazetteer.Gazetteer) {
	for _, d := range docs {
		for _, s := range d {
			for i, l := range s.Labels {
				if !strings.HasPrefix(l, "B-") || i+1 < len(s.Labels) && strings.HasPrefix(s.Labels[i+1], "I-") {
					continue
				}
				if _, ok := gaz.Country(s.Forms[i]); ok {
					continue
				}
				if _, ok := gaz.Demonym(s.Forms[i]); ok {
					s.Labels[i] = "O"
				}
			}
		}
	}
}

func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return z, nil
}

// readIOB reads an IOB2 file. A sentence outside any document is a document.
func readIOB(path string) ([]entity.NameDocument, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []entity.NameDocument
	var s entity.NameSentence
	inDoc := false
	close := func() {
		if len(s.Forms) == 0 {
			return
		}
		if !inDoc || len(docs) == 0 {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], s)
		s = entity.NameSentence{}
	}
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		line := scanner.Text()
		switch {
		case line == "":
			close()
		case strings.HasPrefix(line, "# newdoc"):
			close()
			inDoc = true
			docs = append(docs, nil)
		case line[0] == '#':
		default:
			c := strings.Split(line, "\t")
			if len(c) < 3 {
				return nil, fmt.Errorf("%s: line %q", path, line)
			}
			label := c[2]
			if len(label) > 2 {
				if l, ok := coarse[label[2:]]; ok {
					label = label[:2] + l
				} else {
					label = "O"
				}
			}
			s.Forms, s.Labels = append(s.Forms, c[1]), append(s.Labels, label)
		}
	}
	close()
	return docs, scanner.Err()
}

var re3dToken = regexp.MustCompile(`\p{L}+(?:\.\p{L})+\.?|\p{L}+|\d+(?:[.,]\d+)*|'s|’s|\S`)

// readRe3d reads re3d documents, where a paragraph is a sentence or several.
// Only the capitalised core of an annotated phrase is taken for a name.
func readRe3d(path string, names *lexicon.Names) ([]entity.NameDocument, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []entity.NameDocument
	dec := json.NewDecoder(f)
	for {
		var d struct {
			Text     string
			Entities []struct {
				Begin, End int
				Type       string
			}
		}
		if err := dec.Decode(&d); err == io.EOF {
			return docs, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		text := []rune(d.Text)
		label := make([]string, len(text))
		slices.SortFunc(d.Entities, func(a, b struct {
			Begin, End int
			Type       string
		}) int {
			return (b.End - b.Begin) - (a.End - a.Begin)
		})
		for _, e := range d.Entities {
			t := map[string]string{"Person": "PER", "Organisation": "ORG", "Location": "LOC"}[e.Type]
			if t == "" {
				continue
			}
			b, end := core(text, e.Begin, e.End, t == "PER", names)
			for i := b; i < end; i++ {
				label[i] = "I-" + t
			}
			if b < end {
				label[b] = "B-" + t
			}
		}
		var doc entity.NameDocument
		var s entity.NameSentence
		flush := func() {
			if len(s.Forms) > 0 {
				doc = append(doc, s)
			}
			s = entity.NameSentence{}
		}
		runeAt := make([]int, len(d.Text)+1)
		n := 0
		for i := range d.Text {
			runeAt[i] = n
			n++
		}
		last := 0
		for _, m := range re3dToken.FindAllStringIndex(d.Text, -1) {
			if strings.Contains(d.Text[last:m[0]], "\n") {
				flush()
			}
			form, l := d.Text[m[0]:m[1]], label[runeAt[m[0]]]
			if l == "" {
				l = "O"
			}
			s.Forms, s.Labels = append(s.Forms, form), append(s.Labels, l)
			last = m[1]
			if form == "." || form == "!" || form == "?" {
				flush()
			}
		}
		flush()
		docs = append(docs, doc)
	}
}

// core cuts an annotated phrase down to its capitalised words, without titles
// before persons. It is empty if the phrase ends on a common noun.
func core(text []rune, begin, end int, person bool, names *lexicon.Names) (int, int) {
	type span struct{ b, e int }
	var words []span
	for i := begin; i < end; {
		if unicode.IsSpace(text[i]) {
			i++
			continue
		}
		j := i
		for j < end && !unicode.IsSpace(text[j]) {
			j++
		}
		words = append(words, span{i, j})
		i = j
	}
	for len(words) > 0 {
		w := strings.ToLower(string(text[words[0].b:words[0].e]))
		_, title := names.Title(w)
		if unicode.IsUpper(text[words[0].b]) && !(person && title) && w != "the" {
			break
		}
		words = words[1:]
	}
	if person {
		for i := len(words) - 2; i >= 0; i-- {
			w := strings.ToLower(string(text[words[i].b:words[i].e]))
			if t, title := names.Title(w); title && t.Kind != "honorific" && names.Gender(w) == "" {
				words = words[i+1:]
				break
			}
		}
	}
	if len(words) == 0 || !unicode.IsUpper(text[words[len(words)-1].b]) && !unicode.IsDigit(text[words[len(words)-1].b]) {
		return 0, 0
	}
	return words[0].b, words[len(words)-1].e
}
