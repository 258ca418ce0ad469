package parse

import (
	"slices"

	"hearsay/internal/perceptron"
)

// tag is a class of the tagger: both tagsets at once, since each helps the other.
type tag struct{ UPOS, XPOS string }

// tagger reads a sentence from the left and from the right. Its features see
// the words on both sides and the two tags given before; the class with the
// highest sum of both readings is the tag.
type tagger struct {
	forward perceptron.Scorer
	back    perceptron.Scorer
	tags    []tag
	upos    []uint64          // of each class: the hash of its UPOS
	classes map[uint64]uint16 // word.lower: which tags it had in training; no entry if seen too rarely
	cluster map[uint64]uint16
}

func newTagger(forward, back perceptron.Scorer, tags []tag, classes, cluster map[uint64]uint16) *tagger {
	t := &tagger{forward: forward, back: back, tags: tags, classes: classes, cluster: cluster}
	for _, x := range tags {
		t.upos = append(t.upos, perceptron.Hash(x.UPOS))
	}
	return t
}

// prepare makes words of the forms of a sentence.
func (t *tagger) prepare(words []word, forms []string, c casing) []word {
	for i, f := range forms {
		words = append(words, word{})
		w := &words[i]
		w.fill(f, c, i == 0)
		w.classes = uint64(t.classes[w.lower])
		w.cluster = uint64(t.cluster[w.lower])
	}
	return words
}

// tag sets the tags of a sentence.
func (t *tagger) tag(words []word, s *scratch) {
	n, classes := len(words), len(t.tags)
	s.sums = resize(s.sums, n*classes)
	clear(s.sums)
	s.scores = resize(s.scores, classes)
	for i := range words {
		scores := s.sums[i*classes : (i+1)*classes]
		s.features = tagFeatures(s.features[:0], words, i)
		t.forward.Score(s.features, scores)
		t.set(&words[i], perceptron.Best(scores))
	}
	slices.Reverse(words)
	for i := range words {
		s.features = tagFeatures(s.features[:0], words, i)
		clear(s.scores)
		t.back.Score(s.features, s.scores)
		t.set(&words[i], perceptron.Best(s.scores))
		sums := s.sums[(n-1-i)*classes : (n-i)*classes]
		for c, x := range s.scores {
			sums[c] += x
		}
	}
	slices.Reverse(words)
	for i := range words {
		t.set(&words[i], perceptron.Best(s.sums[i*classes:(i+1)*classes]))
	}
}

func (t *tagger) set(w *word, class int) {
	w.tag, w.upos = class, t.upos[class]
}

// edge stands for the words beyond both ends of a sentence.
var edge = word{lower: 1, shape: 99, classes: 1 << 20, tag: 999}

func at(words []word, i int) *word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}

// tagFeatures are the features of word i; the tags before it are set.
func tagFeatures(f []uint64, words []word, i int) []uint64 {
	w, p, pp, n, nn := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t1, t2 := uint64(p.tag), uint64(pp.tag)
	f1, f2, f3, f4 := perceptron.Feature1, perceptron.Feature2, perceptron.Feature3, perceptron.Feature4
	f = append(f,
		f1(0, 0),
		f1(1, w.lower),
		f2(2, w.lower, w.shape),
		f1(3, w.shape),
		f3(4, p.shape, w.shape, n.shape),
		f1(5, w.suffix[0]),
		f1(6, w.suffix[1]),
		f1(7, w.suffix[2]),
		f1(8, w.suffix[3]),
		f1(9, w.suffix[4]),
		f1(10, w.prefix[0]),
		f1(11, w.prefix[1]),
		f1(12, w.prefix[2]),
		f1(13, w.prefix[3]),
		f2(14, w.suffix[2], w.shape),
		f1(15, t1),
		f2(16, t1, t2),
		f2(17, t1, w.lower),
		f3(18, t1, t2, w.lower),
		f1(19, p.lower),
		f1(20, pp.lower),
		f1(21, n.lower),
		f1(22, nn.lower),
		f2(23, p.lower, w.lower),
		f2(24, w.lower, n.lower),
		f2(25, n.lower, nn.lower),
		f2(26, p.lower, n.lower),
		f2(27, n.suffix[2], w.suffix[2]),
		f1(28, n.suffix[2]),
		f1(29, p.suffix[2]),
		f2(30, w.classes, n.classes),
		f3(31, t1, w.classes, n.classes),
		f4(32, t1, w.classes, n.classes, nn.classes),
		f1(33, n.classes),
		f2(34, t1, n.classes),
		f3(35, t1, t2, w.classes),
		f2(36, t1, w.suffix[2]),
		f3(37, t1, w.suffix[2], n.classes),
		f2(38, n.shape, w.shape),
		f3(39, t1, w.shape, w.classes),
		f2(40, t2, w.lower),
		f3(41, t1, w.suffix[1], w.shape),
		f2(42, w.lower, n.classes),
		f3(43, p.lower, w.lower, n.lower),
	)
	if w.cluster != 0 || n.cluster != 0 || p.cluster != 0 {
		f = append(f,
			f1(44, w.cluster),
			f2(45, w.cluster, w.shape),
			f2(46, t1, w.cluster),
			f1(47, n.cluster),
			f1(48, p.cluster),
			f3(49, p.cluster, w.cluster, n.cluster),
			f2(50, w.cluster, w.suffix[1]),
		)
	}
	return f
}

// scratch is the memory of one reading, used again for every sentence.
type scratch struct {
	features []uint64
	scores   []float32
	sums     []float32 // of the tagger, for each word and class
	words    []word
	forms    []string
	state    state

	kept       []word
	places     []int32
	tree       tree
	candidates []candidate
	vote       vote
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}
