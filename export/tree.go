package export

import (
	"strconv"
	"strings"

	"hearsay"
)

// deepest is how far a tree is drawn inwards; what lies deeper is drawn at this
// depth and tells its own.
const deepest = 20

// branch is one line of a drawn tree.
type branch struct {
	guides string
	token  *hearsay.ExplainedToken
}

// tree draws the dependents of each word below it, indented, in the order of
// the text. Every word has one line, whatever the heads are: words that hang on
// nothing, on themselves or in a circle begin trees of their own.
func tree(tokens []hearsay.ExplainedToken) []branch {
	n := len(tokens)
	// firstChild and next are the dependents of each word as lists; 0 ends them.
	firstChild, next := make([]int, n+1), make([]int, n+1)
	head := func(i int) int {
		if h := tokens[i-1].Head; h >= 1 && h <= n && h != i {
			return h
		}
		return 0
	}
	for i := n; i >= 1; i-- {
		h := head(i)
		next[i], firstChild[h] = firstChild[h], i
	}
	var out []branch
	drawn := make([]bool, n+1)
	type step struct {
		i, depth int
		before   string // the guides of the words below
		guides   string
	}
	draw := func(root int) {
		stack := []step{{i: root}}
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if drawn[at.i] {
				continue
			}
			drawn[at.i] = true
			out = append(out, branch{at.guides, &tokens[at.i-1]})
			var below []int
			for c := firstChild[at.i]; c != 0; c = next[c] {
				if !drawn[c] {
					below = append(below, c)
				}
			}
			for k := len(below) - 1; k >= 0; k-- {
				s := step{i: below[k], depth: at.depth + 1}
				last := k == len(below)-1
				switch {
				case s.depth > deepest:
					s.before = at.before
					s.guides = at.before + "(" + strconv.Itoa(s.depth) + " deep) "
				case last:
					s.guides, s.before = at.before+"└─ ", at.before+"   "
				default:
					s.guides, s.before = at.before+"├─ ", at.before+"│  "
				}
				stack = append(stack, s)
			}
		}
	}
	for i := firstChild[0]; i != 0; i = next[i] {
		draw(i)
	}
	for i := 1; i <= n; i++ {
		if !drawn[i] {
			draw(i)
		}
	}
	return out
}

// label is what a line of the tree says of a word: its number, its form, its
// part of speech and its relation to the word above.
func (x *reading) label(t *hearsay.ExplainedToken) string {
	form := strings.Join(strings.Fields(visible(x.words(t.RecordSpan))), " ")
	if form == "" {
		form = "�"
	}
	return strconv.Itoa(t.ID) + " " + clip(form, 60) + "  " + t.UPOS + "  " + t.Relation
}
