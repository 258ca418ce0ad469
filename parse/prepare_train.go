package parse

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"hearsay"
)

// Preparer turns texts into the arrays of numbers that train/parser/train.py
// learns from. Words and their features are numbered here, by the functions
// that number them when the network runs, so that Python sees numbers only.
type Preparer struct {
	labels  labels
	types   []wordType
	typeIDs map[typeKey]int32
	seen    map[uint64]int32 // lower form: how often in raw and gold text
	gold    map[uint64]int32 // lower form: how often in gold text for training
	sets    []sentences
	vectors map[uint64]vector

	boundary *boundary // splits raw text
}

// A word type is what the network can tell apart of forms: the normalised form
// and the shape.
type typeKey struct{ lower, shape uint64 }

type wordType struct {
	key   typeKey
	lower string
	word  word
	plain int32 // the type of the same form without its capitals
}

type vector struct {
	rank   int
	values []int8
}

// labels are the classes that the network tells apart.
type labels struct {
	Tags      []tag       `json:"tags"`
	Feats     []string    `json:"feats"`
	Rules     []lemmaRule `json:"rules"`
	Relations []string    `json:"relations"`
	Root      int         `json:"root"`

	tagIDs  map[tag]uint16
	featIDs map[string]uint16
	ruleIDs map[lemmaRule]uint16
	relIDs  map[string]uint16
}

// sentences are a set of them, one behind the other.
type sentences struct {
	name       string
	lengths    []uint16
	types      []int32
	heads      []uint8 // 0 is the root, else the number of the word from 1
	rels, tags []uint16
	feats      []uint16
	rules      []uint16
}

// noLabel stands for a label that training has not seen.
const noLabel = 0xFFFF

// longestExample bounds the sentences for training, in words.
const longestExample = 120

// NewPreparer makes one that holds nothing. Boundaries is the model of the ends
// of sentences.
func NewPreparer(boundaries []byte) (*Preparer, error) {
	b, err := readBoundary(boundaries)
	if err != nil {
		return nil, err
	}
	return &Preparer{
		boundary: b,
		typeIDs:  map[typeKey]int32{}, seen: map[uint64]int32{}, gold: map[uint64]int32{}, vectors: map[uint64]vector{},
		labels: labels{tagIDs: map[tag]uint16{}, featIDs: map[string]uint16{}, ruleIDs: map[lemmaRule]uint16{}, relIDs: map[string]uint16{}},
	}, nil
}

// Vector adds what other texts have taught about a word: values between -127
// and 127. Words must come in the order of their frequency; the first of those
// that are normalised alike is kept.
func (p *Preparer) Vector(form string, values []int8) {
	var w word
	w.fill(form, ordinary, false)
	if _, ok := p.vectors[w.lower]; !ok {
		p.vectors[w.lower] = vector{len(p.vectors), values}
	}
}

// Gold adds a treebank. If learn is set, its labels are among those to learn.
func (p *Preparer) Gold(name string, texts []*hearsay.Text, learn bool) {
	out := sentences{name: name}
	for _, t := range texts {
		for _, s := range t.Sentences {
			n := s.EndToken - s.FirstToken
			if n > longestExample && learn || n > 255 { // heads are bytes
				continue
			}
			forms := make([]string, n)
			for i := range forms {
				forms[i] = t.Form(s.FirstToken + i)
			}
			p.put(&out, forms, learn)
			for i, f := range forms {
				tok := t.Tokens[s.FirstToken+i]
				head := tok.Head - s.FirstToken + 1
				if tok.Head < 0 {
					head = 0
				}
				out.heads = append(out.heads, uint8(head))
				out.tags = append(out.tags, number(&p.labels.Tags, p.labels.tagIDs, tag{tok.UPOS, tok.XPOS}, learn))
				out.feats = append(out.feats, number(&p.labels.Feats, p.labels.featIDs, tok.Feats, learn))
				out.rels = append(out.rels, number(&p.labels.Relations, p.labels.relIDs, tok.Relation, learn))
				rule := ruleOf(f, tok.Lemma, len(tok.XPOS) > 2 && tok.XPOS[:3] == "NNP")
				out.rules = append(out.rules, number(&p.labels.Rules, p.labels.ruleIDs, rule, learn))
			}
		}
	}
	p.sets = append(p.sets, out)
}

func number[K comparable](list *[]K, ids map[K]uint16, x K, learn bool) uint16 {
	id, ok := ids[x]
	if !ok {
		if !learn {
			return noLabel
		}
		id = uint16(len(*list))
		ids[x] = id
		*list = append(*list, x)
	}
	return id
}

// Replay adds sentences whose reading a test compares with the reading of the
// program. They change nothing else.
func (p *Preparer) Replay(name string, texts []string) {
	out := sentences{name: name}
	for _, text := range texts {
		tokens, _ := split(&hearsay.Report{Text: text}, p.boundary)
		forms := make([]string, len(tokens))
		for i, t := range tokens {
			forms[i] = text[t.Begin:t.End]
		}
		p.add(&out, forms)
	}
	p.sets = append(p.sets, out)
}

// Raw adds texts without annotation, each sentence once.
func (p *Preparer) Raw(name string, texts []string) {
	out := sentences{name: name}
	known := map[uint64]bool{}
	for _, text := range texts {
		tokens, sentences := split(&hearsay.Report{Text: text}, p.boundary)
		for _, s := range sentences {
			own := tokens[s.FirstToken:s.EndToken]
			if len(own) < 3 || len(own) > 80 {
				continue
			}
			forms := make([]string, len(own))
			h := uint64(14695981039346656037)
			for i, t := range own {
				forms[i] = text[t.Begin:t.End]
				for k := t.Begin; k < t.End; k++ {
					h = (h ^ uint64(text[k])) * 1099511628211
				}
			}
			if !known[h] {
				known[h] = true
				p.put(&out, forms, false)
			}
		}
	}
	p.sets = append(p.sets, out)
}

func (p *Preparer) put(out *sentences, forms []string, learn bool) {
	for _, f := range forms {
		var w word
		w.fill(f, ordinary, false)
		p.seen[w.lower]++
		if learn {
			p.gold[w.lower]++
		}
	}
	p.add(out, forms)
}

func (p *Preparer) add(out *sentences, forms []string) {
	c := casingOf(forms)
	out.lengths = append(out.lengths, uint16(len(forms)))
	for i, f := range forms {
		var w word
		w.fill(f, c, i == 0)
		id := p.typeOf(f, w)
		if p.types[id].plain < 0 {
			var v word
			v.fill(f, caseless, i == 0)
			plain := p.typeOf(f, v)
			p.types[id].plain, p.types[plain].plain = plain, plain
		}
		out.types = append(out.types, id)
	}
}

func (p *Preparer) typeOf(form string, w word) int32 {
	key := typeKey{w.lower, w.shape}
	id, ok := p.typeIDs[key]
	if !ok {
		id = int32(len(p.types))
		p.typeIDs[key] = id
		p.types = append(p.types, wordType{key: key, lower: string(lowerForm(nil, form)), word: w, plain: -1})
	}
	return id
}

// Choice says which words the network knows by themselves; the rest it knows
// by their parts.
type Choice struct {
	TopVectors int   // the most frequent words that have a vector, wherever they occur
	WithVector int32 // words with a vector that occur as often
	Without    int32 // words without one that occur as often
}

// Write writes everything into a folder: arrays as NAME.bin, little-endian, and
// meta.json with their types and shapes, and the labels.
func (p *Preparer) Write(dir string, c Choice) error {
	rows := map[uint64]int32{} // row 0 is that of unknown words
	var known []uint64
	for k, v := range p.vectors {
		if n := p.seen[k]; v.rank < c.TopVectors || n >= c.WithVector && n > 0 {
			known = append(known, k)
		}
	}
	for k, n := range p.seen {
		if _, ok := p.vectors[k]; !ok && n >= c.Without {
			known = append(known, k)
		}
	}
	if len(known) >= 1<<16 {
		return fmt.Errorf("%d words to be known: a table of the model holds 65,535; take fewer of the most frequent", len(known))
	}
	slices.Sort(known)
	width := 0
	for _, v := range p.vectors {
		width = max(width, len(v.values))
	}
	values := make([]int8, (len(known)+1)*width)
	counts := make([]int32, len(known)+1)
	for i, k := range known {
		rows[k] = int32(i + 1)
		counts[i+1] = p.gold[k]
		copy(values[(i+1)*width:], p.vectors[k].values)
	}
	w := arrayWriter{dir: dir, Arrays: map[string]array{}, Labels: &p.labels, Width: width}
	w.put("words", known, len(known))
	w.put("vectors", values, len(known)+1, width)
	w.put("counts", counts, len(counts))

	var row, plain []int32
	var affixes []uint16
	var chars []byte
	for i := range p.types {
		t := &p.types[i]
		row, plain = append(row, rows[t.key.lower]), append(plain, t.plain)
		a := affixesOf(&t.word)
		affixes = append(affixes, a[:]...)
		var c [20]byte
		form := t.lower
		if len(form) > len(c) {
			form = form[:12] + form[len(form)-8:]
		}
		for k := range len(form) {
			c[k] = min(form[k], 127)
		}
		chars = append(chars, c[:]...)
	}
	w.put("type_row", row, len(row))
	w.put("type_plain", plain, len(plain))
	w.put("type_affix", affixes, len(row), affixCount)
	w.put("type_chars", chars, len(row), 20)
	for _, s := range p.sets {
		w.put(s.name+"_length", s.lengths, len(s.lengths))
		w.put(s.name+"_type", s.types, len(s.types))
		if len(s.heads) > 0 {
			w.put(s.name+"_head", s.heads, len(s.heads))
			w.put(s.name+"_rel", s.rels, len(s.rels))
			w.put(s.name+"_tag", s.tags, len(s.tags))
			w.put(s.name+"_feats", s.feats, len(s.feats))
			w.put(s.name+"_rule", s.rules, len(s.rules))
		}
	}
	p.labels.Root = int(p.labels.relIDs["root"])
	return w.close()
}

type array struct {
	Type  string `json:"type"`
	Shape []int  `json:"shape"`
}

type arrayWriter struct {
	dir    string
	Arrays map[string]array `json:"arrays"`
	Labels *labels          `json:"labels"`
	Width  int              `json:"width"`
	err    error
}

func (w *arrayWriter) put(name string, data any, shape ...int) {
	if w.err != nil {
		return
	}
	b, err := binary.Append(nil, binary.LittleEndian, data)
	if err != nil {
		w.err = err
		return
	}
	w.Arrays[name] = array{fmt.Sprintf("%T", data)[2:], shape}
	w.err = os.WriteFile(filepath.Join(w.dir, name+".bin"), b, 0o644)
}

func (w *arrayWriter) close() error {
	if w.err != nil {
		return w.err
	}
	b, err := json.MarshalIndent(w, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.dir, "meta.json"), b, 0o644)
}
