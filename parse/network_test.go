package parse

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"

	"hearsay"
	"hearsay/model"
)

// TestReplay compares the reading with that of the program that trained the
// model, which computes with real numbers where this one computes with bytes
// (train.py export writes it; testdata/replay.txt holds the sentences). Few
// words may differ.
func TestReplay(t *testing.T) {
	b, err := os.ReadFile("testdata/replay.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	p := mustParser(t)
	var words, tags, heads, relations int
	for line := range bytes.Lines(b) {
		var x struct {
			Text            string
			Heads           []int // from 1; 0 is the root
			Relations, Tags []string
		}
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatal(err)
		}
		tokens, _ := split(body(x.Text), p.boundary)
		got := p.read(body(x.Text), tokens, []hearsay.Sentence{{Span: hearsay.Span{End: len(x.Text)}, EndToken: len(tokens)}})
		if len(got.Tokens) != len(x.Heads) {
			t.Fatalf("%q: %d tokens, %d in training: make the file anew", x.Text, len(got.Tokens), len(x.Heads))
		}
		for i, tok := range got.Tokens {
			words++
			if tok.UPOS+"/"+tok.XPOS == x.Tags[i] {
				tags++
			}
			if tok.Head+1 == x.Heads[i] {
				heads++
				if tok.Relation == x.Relations[i] {
					relations++
				}
			}
		}
	}
	for name, n := range map[string]int{"tags": tags, "heads": heads, "relations": relations} {
		if n*100 < words*98 {
			t.Errorf("%d of %d %s as in training", n, words, name)
		}
	}
}

// TestBatchesChangeNothing reads sentences together and one by one.
func TestBatchesChangeNothing(t *testing.T) {
	p := mustParser(t)
	text := ""
	for range 20 {
		text += "Rebels fled. The army, which had held the pass since May, left three villages to them on Monday, residents said. Why? Nobody would say."
		text += " Two of the five hostages whom the group had taken in the spring came home; “We walked for nine days,” one of them told the radio.\n\n"
	}
	r := body(text)
	together := p.Parse(r)
	if len(together.Tokens) < 3*batchWords {
		t.Fatalf("%d tokens are one batch", len(together.Tokens))
	}
	for _, s := range together.Sentences {
		tokens := make([]hearsay.Token, s.EndToken-s.FirstToken)
		for i := range tokens {
			tok := together.Tokens[s.FirstToken+i]
			tokens[i] = hearsay.Token{Span: tok.Span, Joined: tok.Joined}
		}
		own := hearsay.Sentence{Span: s.Span, EndToken: len(tokens)}
		alone := p.read(r, tokens, []hearsay.Sentence{own})
		for i, got := range alone.Tokens {
			want := together.Tokens[s.FirstToken+i]
			if want.Head >= 0 {
				want.Head -= s.FirstToken
			}
			if got != want {
				t.Fatalf("%q: %+v alone, %+v among others", together.Text(s.Span), got, want)
			}
		}
	}
}

func TestDamagedModel(t *testing.T) {
	for _, b := range [][]byte{nil, []byte(magic), []byte(magic + "x"), []byte("hearsay parser 2\n"), model.Boundaries} {
		if _, err := Load(b, model.Boundaries); err == nil {
			t.Errorf("no error for %d bytes that begin %.20q", len(b), b)
		}
	}
	if _, err := Load(model.English, []byte(boundaryMagic)); err == nil {
		t.Error("no error for half a boundary model")
	}
	if b := bytes.Replace(model.English, []byte("flat"), []byte("flax"), 1); len(b) == len(model.English) {
		if _, err := Load(b, model.Boundaries); err == nil {
			t.Error("no error for a model without the relation flat")
		}
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 40 {
		if _, err := Load(model.English[:rng.IntN(len(model.English))], model.Boundaries); err == nil {
			t.Fatal("no error for a model cut off")
		}
	}
	// The first 64 kB hold the names and numbers on which the layout depends.
	r := body("Rebels fled the town on Monday.")
	damaged := bytes.Clone(model.English)
	for range 80 {
		i := len(magic) + rng.IntN(64<<10)
		old := damaged[i]
		damaged[i] ^= 1 << rng.IntN(8)
		if p, err := Load(damaged, model.Boundaries); err == nil {
			check(t, p.Parse(r)) // a wrong letter in a name at most
		}
		damaged[i] = old
	}
}
