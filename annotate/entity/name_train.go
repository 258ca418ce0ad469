package entity

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/rand"
	"slices"

	"hearsay/internal/perceptron"
)

// NameSentence is a sentence with its names, to learn from. Labels are PER, ORG
// or LOC behind "B-" or "I-" (IOB2), or "O".
type NameSentence struct {
	Forms  []string
	Labels []string
}

// NameDocument is a document to learn from.
type NameDocument []NameSentence

// tagsOf turns IOB2 labels into tags.
func tagsOf(labels []string) []int {
	kind := map[string]int{"PER": kindPerson, "ORG": kindOrganization, "LOC": kindPlace}
	out := make([]int, len(labels))
	for i := 0; i < len(labels); {
		l := labels[i]
		if len(l) < 3 {
			i++
			continue
		}
		k, ok := kind[l[2:]]
		j := i + 1
		for j < len(labels) && labels[j] == "I-"+l[2:] {
			j++
		}
		if ok {
			for x := i; x < j; x++ {
				switch {
				case j-i == 1:
					out[x] = makeTag(k, positionUnit)
				case x == i:
					out[x] = makeTag(k, positionBegin)
				case x == j-1:
					out[x] = makeTag(k, positionLast)
				default:
					out[x] = makeTag(k, positionInside)
				}
			}
		}
		i = j
	}
	return out
}

// LearnNames learns to tag names with the structured averaged perceptron and
// gives the model's bytes. Features seen fewer than least times are left out;
// progress is called after each round with the share of tokens tagged wrongly.
func LearnNames(nf *NameFeatures, docs []NameDocument, rounds, least int, seed int64, progress func(round int, wrong float64)) []byte {
	type example struct {
		features [][]uint64
		gold     []int
	}
	var examples []example
	count := map[uint64]int32{}
	for _, d := range docs {
		seen := documentWords{}
		for _, s := range d {
			seen.note(s.Forms)
		}
		for _, s := range d {
			ex := example{gold: tagsOf(s.Labels), features: make([][]uint64, len(s.Forms))}
			nf.sentenceFeatures(s.Forms, seen, func(i int, fs []uint64) {
				ex.features[i] = append([]uint64(nil), fs...)
				for _, f := range fs {
					count[f]++
				}
			})
			examples = append(examples, ex)
		}
	}
	for _, ex := range examples {
		for i, fs := range ex.features {
			kept := fs[:0]
			for _, f := range fs {
				if count[f] >= int32(least) {
					kept = append(kept, f)
				}
			}
			ex.features[i] = kept
		}
	}
	trainer := perceptron.NewTrainer(tags)
	var now, past [tags][tags]float64
	steps := 0.0
	r := rand.New(rand.NewSource(seed))
	for round := range rounds {
		r.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		wrong, total := 0, 0
		for _, ex := range examples {
			n := len(ex.gold)
			if n == 0 {
				continue
			}
			scores := make([]float32, n*tags)
			for i, fs := range ex.features {
				trainer.Score(fs, scores[i*tags:(i+1)*tags])
			}
			var transitions [tags][tags]float32
			for a := range now {
				for b := range now[a] {
					transitions[a][b] = float32(now[a][b])
				}
			}
			guess := path(scores, n, &transitions)
			pg, pw := tagOutside, tagOutside
			for i := range guess {
				g, w := ex.gold[i], guess[i]
				if g != w {
					wrong++
					trainer.Update(ex.features[i], g, 1)
					trainer.Update(ex.features[i], w, -1)
				}
				if g != w || pg != pw {
					now[pg][g]++
					past[pg][g] += steps
					now[pw][w]--
					past[pw][w] -= steps
				}
				pg, pw = g, w
				total++
			}
			trainer.Tick()
			steps++
		}
		progress(round, float64(wrong)/float64(max(total, 1)))
	}
	var b []byte
	words := slices.Sorted(maps.Keys(nf.clusters))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(words)))
	for _, w := range words {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	for _, w := range words {
		b = append(b, nf.clusters[w])
	}
	for x := range now {
		for y := range now[x] {
			average := now[x][y] - past[x][y]/max(steps, 1)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(average)))
		}
	}
	return trainer.Model(0.02).Append(b)
}

// readNameTagger reads what LearnNames wrote.
func readNameTagger(nf *NameFeatures, b []byte) (*nameTagger, error) {
	own := *nf
	nt := &nameTagger{features: &own}
	if len(b) < 4 {
		return nil, fmt.Errorf("name model: %d bytes are too few", len(b))
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n < 0 || len(b) < 9*n+4*tags*tags {
		return nil, fmt.Errorf("name model: %d bytes are too few", len(b))
	}
	own.clusters = make(map[uint64]uint8, n)
	for i := range n {
		own.clusters[binary.LittleEndian.Uint64(b[8*i:])] = b[8*n+i]
	}
	b = b[9*n:]
	for x := range tags {
		for y := range tags {
			nt.transitions[x][y] = math.Float32frombits(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	var err error
	if nt.model, b, err = perceptron.Read(b); err != nil {
		return nil, fmt.Errorf("name model: %w", err)
	}
	if len(b) != 0 || nt.model.Classes() != tags {
		return nil, fmt.Errorf("name model: wrong size")
	}
	return nt, nil
}

// MeasureNames gives precision, recall and F1 of the model's bytes on
// documents: a name counts if span and kind are right.
func MeasureNames(nf *NameFeatures, model []byte, docs []NameDocument) (p, r, f float64, err error) {
	nt, err := readNameTagger(nf, model)
	if err != nil {
		return 0, 0, 0, err
	}
	type name struct{ begin, end, kind int }
	spans := func(ts []int) map[name]bool {
		m := map[name]bool{}
		for i := 0; i < len(ts); i++ {
			if ts[i] == tagOutside {
				continue
			}
			j, k := i, (ts[i]-1)/4
			for (ts[j]-1)%4 != positionLast && (ts[j]-1)%4 != positionUnit {
				j++
			}
			m[name{i, j, k}] = true
			i = j
		}
		return m
	}
	var hit, guessed, gold float64
	for _, d := range docs {
		seen := documentWords{}
		for _, s := range d {
			seen.note(s.Forms)
		}
		for _, s := range d {
			a, b := spans(nt.tag(s.Forms, seen)), spans(tagsOf(s.Labels))
			guessed, gold = guessed+float64(len(a)), gold+float64(len(b))
			for x := range a {
				if b[x] {
					hit++
				}
			}
		}
	}
	p, r = hit/max(guessed, 1), hit/max(gold, 1)
	return p, r, 2 * hit / max(guessed+gold, 1), nil
}
