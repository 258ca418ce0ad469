package parse

import (
	"slices"
	"strings"
	"testing"
)

func TestPairs(t *testing.T) {
	for _, x := range []struct {
		text string
		want []int32
	}{
		{`( a " b " )`, []int32{5, -1, 4, -1, 2, 0}},
		{"`` a '' b", []int32{2, -1, 0, -1}},
		{`[ a ) b ]`, []int32{4, -1, -1, -1, 0}},
		{`a " b`, []int32{-1, -1, -1}},
		{`“ a ”`, []int32{2, -1, 0}},
	} {
		var words []word
		for i, f := range strings.Fields(x.text) {
			var w word
			w.fill(f, ordinary, i == 0)
			words = append(words, w)
		}
		var tr tree
		tr.reset(len(words))
		tr.pair(words)
		if got := tr.partner[:len(words)]; !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", x.text, got, x.want)
		}
	}
}

// A mark may go to the highest unit on either side or to what holds both.
func TestCandidates(t *testing.T) {
	// "He left , she said": left is governed by said.
	var tr tree
	tr.reset(5)
	for d, h := range map[int]int32{0: 1, 1: 4, 3: 4, 4: 5} {
		tr.heads[d], tr.rels[d] = h, 0
	}
	tr.measure()
	got := tr.candidates(nil, 2)
	want := []candidate{{1, kindLeft}, {3, kindRight}, {4, kindCover}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
