package attribution

import (
	"fmt"
	"math"
	"math/rand"
	"slices"

	"hearsay"
	"hearsay/lexicon"
)

// Gold is an attribution as people marked it.
type Gold struct{ Source, Cue, Content []hearsay.Span }

// Example is a text with the attributions that people found in it. Skip holds
// what they were unsure of; nothing is learned from there.
type Example struct {
	Text *hearsay.Text
	Gold []Gold
	Skip []hearsay.Span
}

// TrainOptions say how to learn.
type TrainOptions struct {
	CueBits, RoleBits, CheckBits uint
	Epochs                       int
	Seed                         int64
	Classes                      map[string]string // of words, kept with the weights
	MinCount                     int               // features seen less often are dropped
	Log                          func(format string, args ...any)
}

// examples holds feature lists end to end.
type examples struct {
	feats  []uint32
	ends   []int
	labels []uint8
}

func (e *examples) add(f features, label uint8) {
	e.feats = append(e.feats, f...)
	e.ends = append(e.ends, len(e.feats))
	e.labels = append(e.labels, label)
}

func (e *examples) at(i int) features {
	from := 0
	if i > 0 {
		from = e.ends[i-1]
	}
	return features(e.feats[from:e.ends[i]])
}

// fit learns a logistic model by AdaGrad.
func fit(e *examples, classes int, bits uint, o TrainOptions) *linear {
	m := newLinear(classes, bits)
	mask := uint32(1)<<bits - 1
	count := make([]uint16, 1<<bits)
	for _, h := range e.feats {
		if c := &count[h&mask]; *c < math.MaxUint16 {
			*c++
		}
	}
	sq := make([]float32, len(m.weights))
	r := rand.New(rand.NewSource(o.Seed))
	order := r.Perm(len(e.labels))
	const rate, decay = 0.08, 1e-4
	out := make([]float32, classes)
	for epoch := 0; epoch < o.Epochs; epoch++ {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		var loss float64
		for _, i := range order {
			f, label := e.at(i), int(e.labels[i])
			m.score(f, out)
			if classes == 1 {
				p := float32(1 / (1 + math.Exp(-float64(out[0]))))
				y := float32(label)
				loss -= math.Log(math.Max(1e-9, float64(y*p+(1-y)*(1-p))))
				out[0] = p - y
			} else {
				softmax(out)
				loss -= math.Log(math.Max(1e-9, float64(out[label])))
				out[label]--
			}
			for _, h := range f {
				h &= mask
				if int(count[h]) < o.MinCount {
					continue
				}
				at := int(h) * classes
				for k, g := range out {
					if g < 1e-4 && g > -1e-4 {
						continue
					}
					w := &m.weights[at+k]
					g += decay * *w
					sq[at+k] += g * g
					*w -= rate * g / (1e-3 + float32(math.Sqrt(float64(sq[at+k]))))
				}
			}
		}
		if o.Log != nil {
			o.Log("  epoch %d: loss %.4f", epoch+1, loss/float64(len(order)))
		}
	}
	return m
}

// marked is one gold attribution as sets of tokens.
type marked struct {
	source, cue, content []int32
	head                 int // the token of the cue that governs most of the content; -1 if none can
}

func tokensOf(t *hearsay.Text, spans []hearsay.Span) []int32 {
	var out []int32
	for _, s := range spans {
		first, end := t.TokensIn(s)
		out = append(out, indices(first, end)...)
	}
	return sorted(out)
}

func common(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// marks places the gold attributions of an example in its trees.
func (v *view) marks(x Example) []marked {
	var out []marked
	for _, g := range x.Gold {
		m := marked{tokensOf(x.Text, g.Source), tokensOf(x.Text, g.Cue), tokensOf(x.Text, g.Content), -1}
		best := -1.0
		for _, c32 := range m.cue {
			c := int(c32)
			if !v.candidate(c) {
				continue
			}
			score := 0.1
			for _, u := range v.units(c) {
				n := common(u.tokens, m.content)
				if n*2 >= len(u.tokens) {
					score += float64(n) / float64(1+u.level)
				}
			}
			if x.Text.Tokens[c].UPOS == "VERB" {
				score *= 1.5
			}
			if score > best {
				best, m.head = score, c
			}
		}
		out = append(out, m)
	}
	return out
}

// Train learns to find attributions. The same examples and options give the
// same weights.
func Train(all []Example, o TrainOptions) (*Weights, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	cues := lex.Cues
	log := func(format string, args ...any) {
		if o.Log != nil {
			o.Log(format, args...)
		}
	}
	views := make([]*view, len(all))
	golds := make([][]marked, len(all))
	for i, x := range all {
		views[i] = &view{reading: read(x.Text), cues: cues, classes: o.Classes}
		golds[i] = views[i].marks(x)
	}
	// The check is learned from what the other two make of texts that they
	// have not seen.
	check := &examples{}
	const folds = 3
	for fold := range folds {
		w := &Weights{threshold: .12, sure: 2}
		w.cue, w.role = learnPair(all, views, golds, func(i int) bool { return i%folds != fold }, o)
		a := &Annotator{cues: cues, weights: w}
		for i := range all {
			if i%folds == fold {
				a.checkExamples(views[i], golds[i], tokensOf(all[i].Text, all[i].Skip), check)
			}
		}
		log("fold %d: %d attributions to check", fold+1, len(check.labels))
	}
	w := &Weights{classes: o.Classes, threshold: .12, checkThreshold: .25, sure: .97}
	w.cue, w.role = learnPair(all, views, golds, func(int) bool { return true }, o)
	w.check = fit(check, 1, o.CheckBits, o)
	return w, nil
}

// learnPair learns which words are cues and which roles stand beside them.
func learnPair(all []Example, views []*view, golds [][]marked, use func(i int) bool, o TrainOptions) (cue, role *linear) {
	cueSet, roleSet := &examples{}, &examples{}
	var f features
	for i, x := range all {
		if !use(i) {
			continue
		}
		v := views[i]
		heads := map[int]bool{}
		ignore := map[int32]bool{}
		for _, m := range golds[i] {
			for _, k := range m.content {
				ignore[k] = true
			}
			for _, k := range m.cue {
				ignore[k] = true
			}
		}
		for _, k := range tokensOf(x.Text, x.Skip) {
			ignore[k] = true
		}
		for _, m := range golds[i] {
			if m.head < 0 {
				continue
			}
			heads[m.head] = true
			us := v.units(m.head)
			for k := range us {
				f = v.unitFeatures(m.head, &us[k], us, f)
				roleSet.add(f, uint8(m.role(&us[k])))
			}
		}
		for c := range x.Text.Tokens {
			if !v.candidate(c) || !heads[c] && ignore[int32(c)] {
				continue
			}
			label := uint8(0)
			if heads[c] {
				label = 1
			}
			f = v.cueFeatures(c, f)
			cueSet.add(f, label)
		}
	}
	if o.Log != nil {
		o.Log("%d words, %d units", len(cueSet.labels), len(roleSet.labels))
	}
	return fit(cueSet, 1, o.CueBits, o), fit(roleSet, roles, o.RoleBits, o)
}

// role is the role that people gave to most of the unit.
func (m *marked) role(u *unit) int {
	n := len(u.tokens)
	switch {
	case common(u.tokens, m.content)*2 > n:
		return roleContent
	case common(u.tokens, m.source)*2 > n || len(m.source) > 0 && common(u.tokens, m.source) == len(m.source) && u.level == 0:
		return roleSource
	case common(u.tokens, m.cue)*2 > n:
		return roleCue
	}
	return roleNone
}

// checkExamples adds the attributions that a finds, labelled by whether they
// match one that people marked.
func (a *Annotator) checkExamples(v *view, gold []marked, skip []int32, e *examples) {
	var f features
	all := a.find(v)
	v.growQuotations(all)
	for i := range all {
		x := &all[i]
		label := uint8(0)
		inside := false
		for k := range gold {
			g := &gold[k]
			if alike(v.words(x.source), v.words(g.source)) && alike(v.words(x.cue), v.words(g.cue)) && alike(v.words(x.content), v.words(g.content)) {
				label = 1
			}
			if _, in := slices.BinarySearch(g.content, int32(x.at)); in {
				inside = true
			}
		}
		if _, in := slices.BinarySearch(skip, int32(x.at)); in || inside && label == 0 {
			continue
		}
		f = v.checkFeatures(x, x.score, f)
		e.add(f, label)
	}
}

// words leaves the marks out.
func (v *view) words(toks []int32) []int32 {
	out := make([]int32, 0, len(toks))
	for _, i := range toks {
		if v.t.Tokens[i].UPOS != "PUNCT" {
			out = append(out, i)
		}
	}
	return out
}

// alike reports whether two sets share half of the larger.
func alike(a, b []int32) bool {
	if len(a) == 0 && len(b) == 0 {
		return true
	}
	return common(a, b)*2 >= max(len(a), len(b))
}

// checkFeatures are the features of the question whether x, found with the
// probability p, stands.
func (v *view) checkFeatures(x *found, p float32, f features) features {
	t := v.t
	f = append(f[:0], hash("bias"))
	add := func(parts ...string) { f = append(f, hash(parts...)) }
	tok := &t.Tokens[x.at]
	bucket := fmt.Sprint(int(p * 12))
	stance, known := v.stance(x.at)
	st := string(stance)
	source := "none"
	if x.sourceHead >= 0 {
		source = v.wordClass(x.sourceHead)
	}
	size := fmt.Sprint(min(5, len(x.content)/4))
	frame := v.frame(x.at)
	for q := range int(p * 12) {
		add("p>", fmt.Sprint(q))
	}
	add("l", tok.Lemma, tok.UPOS)
	add("lb", tok.Lemma, bucket)
	add("lst", st, bucket)
	add("src", source)
	add("srcb", source, bucket)
	add("lsrc", tok.Lemma, source)
	add("size", size, tok.UPOS)
	add("lsize", tok.Lemma, size)
	add("f", frame, tok.UPOS)
	add("q", v.quoteState(x.at), fmt.Sprint(v.kind(x.content) != hearsay.Indirect))
	k := v.class(x.at)
	add("k", k, tok.UPOS)
	add("kb", k, bucket)
	add("ksize", k, size)
	add("kf", k, frame)
	if x.sourceHead >= 0 {
		ks := v.class(x.sourceHead)
		add("srck", ks, bucket)
		add("ksrck", k, ks)
	}
	add("cues", fmt.Sprint(len(x.cue)), tok.UPOS)
	if known {
		add("known", bucket)
	} else {
		add("unknown", bucket, tok.UPOS)
	}
	if len(x.content) > 0 {
		c := int(x.content[0])
		add("c1", v.lower[c], size)
		add("c1p", t.Tokens[c].UPOS, t.Tokens[c].Relation, size)
		if c > x.at {
			add("after", fmt.Sprint(min(c-x.at, 6)), st)
		} else {
			add("before", fmt.Sprint(min(x.at-int(x.content[len(x.content)-1]), 6)), st)
		}
		// The head of the content: its topmost token.
		for _, i := range x.content {
			if h := t.Tokens[i].Head; h < 0 || !slices.Contains(x.content, int32(h)) {
				add("ch", t.Tokens[i].Lemma, tok.UPOS)
				add("chk", v.class(int(i)), tok.UPOS, k)
				add("chl", t.Tokens[i].Relation, t.Tokens[i].UPOS, tok.Lemma)
				add("chr", t.Tokens[i].Relation, t.Tokens[i].UPOS, st)
				break
			}
		}
	}
	if gs := v.above(x.at); gs != "" {
		add("above", gs, st)
	}
	return f
}
