package export

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
)

// words makes the tokens of a sentence, one letter each, with these heads.
func treeOf(heads ...int) []hearsay.ExplainedToken {
	tokens := make([]hearsay.ExplainedToken, len(heads))
	for i, h := range heads {
		tokens[i] = hearsay.ExplainedToken{ID: i + 1, RecordSpan: hearsay.RecordSpan{Begin: i, End: i + 1}, Head: h, UPOS: "X", Relation: "dep"}
	}
	return tokens
}

// drawn is the tree as lines of guides and letters.
func drawn(tokens []hearsay.ExplainedToken) string {
	var lines []string
	for _, b := range tree(tokens) {
		lines = append(lines, b.guides+string(rune('a'+b.token.ID-1)))
	}
	return strings.Join(lines, "\n")
}

func TestTree(t *testing.T) {
	for _, test := range []struct {
		name  string
		heads []int
		want  string
	}{
		{"nothing", nil, ""},
		{"one word", []int{0}, "a"},
		{"both sides", []int{2, 0, 2}, "b\n├─ a\n└─ c"},
		{"three deep", []int{2, 4, 2, 0, 6, 4}, "d\n├─ b\n│  ├─ a\n│  └─ c\n└─ f\n   └─ e"},
		{"crossing arcs", []int{3, 0, 2, 1}, "b\n└─ c\n   └─ a\n      └─ d"},
		{"two roots", []int{0, 1, 0}, "a\n└─ b\nc"},
		{"a circle beside a tree", []int{0, 3, 2}, "a\nb\n└─ c"},
		{"a word on itself", []int{1, 1}, "a\n└─ b"},
		{"a head outside", []int{9, -1}, "a\nb"},
	} {
		if got := drawn(treeOf(test.heads...)); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// whole fails unless each word has one line, every line but a root's is drawn
// below its head, and two drawings are the same.
func whole(t interface{ Fatalf(string, ...any) }, tokens []hearsay.ExplainedToken) {
	at := map[int]int{}
	lines := tree(tokens)
	for n, b := range lines {
		if _, twice := at[b.token.ID]; twice {
			t.Fatalf("word %d is drawn twice", b.token.ID)
		}
		at[b.token.ID] = n
		if b.guides != "" {
			if head, ok := at[b.token.Head]; !ok || head >= n {
				t.Fatalf("word %d is drawn inwards, but its head %d not above it", b.token.ID, b.token.Head)
			}
		}
		if len([]rune(b.guides)) > 3*deepest+20 {
			t.Fatalf("word %d stands %d columns inwards", b.token.ID, len([]rune(b.guides)))
		}
	}
	if len(at) != len(tokens) {
		t.Fatalf("%d lines of %d words", len(at), len(tokens))
	}
	for n, b := range tree(tokens) {
		if b != lines[n] {
			t.Fatalf("line %d is drawn otherwise the second time", n)
		}
	}
}

func TestTreeOfAnyHeads(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		heads := rapid.SliceOfN(rapid.IntRange(-1, 42), 0, 40).Draw(rt, "heads")
		whole(rt, treeOf(heads...))
	})
}

// TestTreeDepth: in a proper tree a word is drawn as deep as it lies.
func TestTreeDepth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(rt, "n")
		heads, depth := make([]int, n), make([]int, n)
		for i := 1; i < n; i++ {
			heads[i] = rapid.IntRange(1, i).Draw(rt, "head")
			depth[i] = depth[heads[i]-1] + 1
		}
		whole(rt, treeOf(heads...))
		for _, b := range tree(treeOf(heads...)) {
			d := depth[b.token.ID-1]
			if got := len([]rune(b.guides)); d <= deepest && got != 3*d {
				rt.Fatalf("word %d of depth %d stands %d columns inwards", b.token.ID, d, got)
			}
		}
	})
}

func TestTreeOfALongChain(t *testing.T) {
	heads := make([]int, 50000)
	for i := range heads {
		heads[i] = i
	}
	whole(t, treeOf(heads...))
	if got := tree(treeOf(heads...))[deepest+1].guides; !strings.HasSuffix(got, "(21 deep) ") {
		t.Errorf("guides %q", got)
	}
}

func FuzzTree(f *testing.F) {
	f.Add([]byte{2, 0, 2})
	f.Add([]byte{1, 3, 2, 255})
	f.Fuzz(func(t *testing.T, heads []byte) {
		if len(heads) > 3000 {
			return
		}
		tokens := treeOf(make([]int, len(heads))...)
		for i, h := range heads {
			tokens[i].Head = int(h) - 1
		}
		whole(t, tokens)
	})
}
