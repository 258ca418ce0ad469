package parse

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/model"
)

const tinyTrees = `# newdoc id = d
1	Rebels	rebel	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	fled	flee	VERB	VBD	Tense=Past	0	root	_	_
3	.	.	PUNCT	.	_	2	flat	_	_

1	Lagos	Lagos	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	waits	wait	VERB	VBZ	Tense=Pres	0	root	_	_

`

// prepared writes what prepare makes of a tiny treebank.
func prepared(t *testing.T) (dir string, texts []*hearsay.Text) {
	t.Helper()
	docs, err := ReadCoNLLU(strings.NewReader(tinyTrees))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		texts = append(texts, d.Text)
	}
	p, err := NewPreparer(model.Boundaries)
	if err != nil {
		t.Fatal(err)
	}
	p.Vector("rebels", []int8{1, 2, 3, 4})
	p.Vector("Rebels", []int8{9, 9, 9, 9}) // normalised alike: the first is kept
	p.Vector("unseen", []int8{5, 6, 7, 8})
	p.Gold("gold", texts, true)
	p.Gold("dev", texts, false)
	p.Raw("raw", []string{"Rebels fled to Lagos. Rebels fled to Lagos.", "Rebels fled to Lagos."})
	p.Replay("replay", []string{"Nobody fled."})
	dir = t.TempDir()
	if err := p.Write(dir, Choice{TopVectors: 1, WithVector: 1, Without: 3}); err != nil {
		t.Fatal(err)
	}
	return dir, texts
}

func TestPrepare(t *testing.T) {
	dir, _ := prepared(t)
	a, err := openArrays(filepath.Join(dir, "meta.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{
		"words":      4, // rebels and fled, Lagos and the full stop, seen three times or more
		"gold_type":  5,
		"gold_head":  5,
		"raw_length": 1, // the same sentence counts once
		"replay_tag": 0,
	} {
		n := 0
		if s := a.Arrays[name].Shape; s != nil {
			n = s[0]
		}
		if n != want {
			t.Errorf("%d %s, want %d", n, name, want)
		}
	}
	if l := a.Labels; len(l.Tags) != 5 || l.Relations[l.Root] != "root" {
		t.Errorf("labels %+v", l)
	}
	heads, err := os.ReadFile(filepath.Join(dir, "gold_head.bin"))
	if err != nil || !bytes.Equal(heads, []byte{2, 0, 2, 2, 0}) {
		t.Errorf("heads %v, %v", heads, err)
	}
}

// weigh writes random weights for a network of 16 cells and heads of 64.
func weigh(t *testing.T, prepared string) string {
	t.Helper()
	in, err := openArrays(filepath.Join(prepared, "meta.json"))
	if err != nil {
		t.Fatal(err)
	}
	out := arrays{
		dir: t.TempDir(), Arrays: map[string]array{}, Hidden: 16, Layers: 1, MLP: 64,
		Limits: map[string]float64{"tag_in": 1, "dep": 1, "query": 1, "key": 1, "rel": 1},
	}
	rng := rand.New(rand.NewPCG(9, 10))
	put := func(name string, shape ...int) {
		n := 1
		for _, d := range shape {
			n *= d
		}
		list := make([]float32, n)
		for i := range list {
			list[i] = rng.Float32()*2 - 1
		}
		out.Arrays[name] = array{"float32", shape}
		if err := os.WriteFile(filepath.Join(out.dir, name+".bin"), appendFloats(nil, list), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l := in.Labels
	put("words", in.Arrays["words"].Shape[0]+1, 4)
	put("affixes.weight", affixBuckets, 12)
	for _, d := range []string{"l0", "l0_reverse"} {
		put("lstm.0.weight_ih_"+d, 64, 16)
		put("lstm.0.bias_ih_"+d, 64)
		put("lstm.0.weight_hh_"+d, 64, 16)
	}
	for _, x := range []struct {
		name            string
		outputs, inputs int
	}{
		{"tag_in", 64, 32}, {"tag_out", len(l.Tags) + len(l.Feats) + len(l.Rules), 64}, {"dep", 64, 32}, {"query", 64, 64}, {"key", 64, 32},
		{"rel_dep", 64, 32}, {"rel_head", 64, 32}, {"rel_out", len(l.Relations), 64},
	} {
		put(x.name+".weight", x.outputs, x.inputs)
		put(x.name+".bias", x.outputs)
	}
	put("root_key", 64)
	put("rel_root", 64)
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out.dir, "weights.json"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	return out.dir
}

func TestPackedModelReads(t *testing.T) {
	dir, texts := prepared(t)
	trained := weigh(t, dir)
	b, err := Pack("tiny", dir, trained, texts)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack("tiny", dir, trained, texts)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("packing twice gives other bytes (%v)", err)
	}
	p, err := Load(b, model.Boundaries)
	if err != nil {
		t.Fatal(err)
	}
	text := p.Parse(body("Rebels fled to Lagos, where nobody waits for them. " + strings.Repeat("They went on and on ", 30)))
	check(t, text)
	for i, tok := range text.Tokens {
		if tok.UPOS == "" || tok.Relation == "" {
			t.Fatalf("token %d: %+v", i, tok)
		}
	}
	if err := os.WriteFile(filepath.Join(trained, "dep.weight.bin"), []byte("short"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Pack("tiny", dir, trained, texts); err == nil || !strings.Contains(err.Error(), "dep.weight.bin: 5 bytes instead of 8192") {
		t.Errorf("a cut file: %v", err)
	}
}
