package hearsay

import "strings"

// Span is a half-open range of bytes of Report.Text.
type Span struct{ Begin, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Begin }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Begin }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Begin <= o.Begin && o.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Begin < o.End && o.Begin < s.End }

// Join is the smallest span that holds both.
func (s Span) Join(o Span) Span { return Span{min(s.Begin, o.Begin), max(s.End, o.End)} }

// Token is a syntactic word of Universal Dependencies with the arc that
// governs it.
type Token struct {
	Span
	Lemma    string
	UPOS     string // universal part of speech: NOUN, PROPN, VERB, AUX, …
	XPOS     string // Penn Treebank tag: NN, NNP, VBD, …
	Feats    string // morphological features in UD notation: "Number=Sing|Tense=Past"; may be empty
	Head     int    // index in Text.Tokens of the governor; -1 at the root of a sentence
	Relation string // UD relation to the governor, subtype included: "nsubj:pass"; "root" at the root
	Joined   bool   // continues the written word of the token before it (the "n't" of "don't")
}

// Arc is one dependency: Dependent is governed by Head with Relation.
type Arc struct {
	Head, Dependent int // indices in Text.Tokens; Head is -1 at the root
	Relation        string
}

// Sentence is a run of tokens that form one tree. A sentence never crosses the
// border of a section.
type Sentence struct {
	Span
	FirstToken, EndToken int // half-open range of indices in Text.Tokens
	Root                 int // index in Text.Tokens of the root of the tree
	Section              SectionKind
	Paragraph            int // counted from 0 through the report; a new one begins at a blank line or section
}

// Text is a parsed report. It is read-only once made: annotators point into it.
type Text struct {
	*Report
	Tokens    []Token
	Sentences []Sentence

	childStart []int32 // children of token i: childList[childStart[i]:childStart[i+1]], in order
	childList  []int32
	sentenceOf []int32
}

// NewText makes a Text of sentences and tokens, which it keeps. Heads must lie
// in the sentence of their dependent; Sentence.Root may be left for it to fill.
func NewText(r *Report, tokens []Token, sentences []Sentence) *Text {
	t := &Text{Report: r, Tokens: tokens, Sentences: sentences}
	t.childStart = make([]int32, len(tokens)+1)
	t.childList = make([]int32, 0, len(tokens))
	t.sentenceOf = make([]int32, len(tokens))
	count := make([]int32, len(tokens)+1)
	for _, tok := range tokens {
		if tok.Head >= 0 {
			count[tok.Head]++
		}
	}
	var sum int32
	for i := range tokens {
		t.childStart[i] = sum
		sum += count[i]
	}
	t.childStart[len(tokens)] = sum
	t.childList = t.childList[:sum]
	next := append([]int32(nil), t.childStart...)
	for i, tok := range tokens {
		if tok.Head >= 0 {
			t.childList[next[tok.Head]] = int32(i)
			next[tok.Head]++
		}
	}
	for s := range sentences {
		for i := sentences[s].FirstToken; i < sentences[s].EndToken; i++ {
			t.sentenceOf[i] = int32(s)
			if tokens[i].Head < 0 {
				sentences[s].Root = i
			}
		}
	}
	return t
}

// Form is the token as it is written in the report.
func (t *Text) Form(i int) string { return t.Text(t.Tokens[i].Span) }

// Lower is the token's form in lower case.
func (t *Text) Lower(i int) string { return strings.ToLower(t.Form(i)) }

// Text is what the report says at s.
func (t *Text) Text(s Span) string { return t.Report.Text[s.Begin:s.End] }

// Children are the tokens that token i governs, in the order of the text.
// The slice must not be changed.
func (t *Text) Children(i int) []int32 { return t.childList[t.childStart[i]:t.childStart[i+1]] }

// Child is the first dependent of token i with one of the relations, or -1. A
// relation without a subtype matches all its subtypes: "nsubj" finds
// "nsubj:pass".
func (t *Text) Child(i int, relations ...string) int {
	for _, c := range t.Children(i) {
		for _, r := range relations {
			if MatchRelation(t.Tokens[c].Relation, r) {
				return int(c)
			}
		}
	}
	return -1
}

// MatchRelation reports whether the UD relation have is want or a subtype of it.
func MatchRelation(have, want string) bool {
	return have == want || len(have) > len(want) && have[len(want)] == ':' && have[:len(want)] == want
}

// SentenceOf is the index in Sentences of the sentence that holds token i.
func (t *Text) SentenceOf(i int) int { return int(t.sentenceOf[i]) }

// SentenceAt is the index of the sentence that holds the byte offset, or -1.
func (t *Text) SentenceAt(offset int) int {
	lo, hi := 0, len(t.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Sentences[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.Sentences) && t.Sentences[lo].Begin <= offset {
		return lo
	}
	return -1
}

// TokensIn is the half-open range of indices of the tokens that overlap s.
func (t *Text) TokensIn(s Span) (first, end int) {
	lo, hi := 0, len(t.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Tokens[mid].Span.End <= s.Begin {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first = lo
	for end = first; end < len(t.Tokens) && t.Tokens[end].Begin < s.End; end++ {
	}
	return first, end
}

// SpanOf is the span from the first to the last token of the half-open range.
func (t *Text) SpanOf(first, end int) Span {
	if first >= end {
		return Span{}
	}
	return Span{t.Tokens[first].Begin, t.Tokens[end-1].Span.End}
}

// Subtree is the half-open range of tokens from the leftmost to the rightmost
// descendant of token i, itself included.
func (t *Text) Subtree(i int) (first, end int) {
	first, end = i, i+1
	stack := append(make([]int32, 0, 16), t.Children(i)...)
	for len(stack) > 0 {
		c := int(stack[len(stack)-1])
		stack = stack[:len(stack)-1]
		first, end = min(first, c), max(end, c+1)
		stack = append(stack, t.Children(c)...)
	}
	return first, end
}

// insidePhrase holds the relations whose dependents belong to the noun phrase
// of their governor.
var insidePhrase = map[string]bool{
	"det": true, "det:predet": true, "amod": true, "nummod": true, "compound": true, "flat": true, "fixed": true,
	"goeswith": true, "nmod": true, "nmod:poss": true, "nmod:desc": true, "nmod:unmarked": true, "advmod": true, "compound:prt": true,
}

// NounPhrase is the half-open range of tokens of the shortest noun phrase that
// token i heads: its determiners, modifiers, complements with a preposition and
// reduced adjective phrases, but no relative clause, apposition, conjunct,
// parenthesis or punctuation at the edges. The preposition that governs the
// phrase is left out.
func (t *Text) NounPhrase(i int) (first, end int) {
	first, end = i, i+1
	for _, c32 := range t.Children(i) {
		c := int(c32)
		if !insidePhrase[t.Tokens[c].Relation] {
			continue
		}
		f, e := t.Subtree(c)
		first, end = min(first, f), max(end, e)
	}
	for first < i && t.Tokens[first].UPOS == "PUNCT" && t.Tokens[first].Relation == "punct" {
		first++
	}
	for end > i+1 && t.Tokens[end-1].UPOS == "PUNCT" && t.Tokens[end-1].Relation == "punct" {
		end--
	}
	return first, end
}

// Arcs are the dependencies of sentence s, in the order of the dependents.
func (t *Text) Arcs(s int) []Arc {
	var arcs []Arc
	for i := t.Sentences[s].FirstToken; i < t.Sentences[s].EndToken; i++ {
		arcs = append(arcs, Arc{Head: t.Tokens[i].Head, Dependent: i, Relation: t.Tokens[i].Relation})
	}
	return arcs
}

// Feat is the value of a morphological feature of token i, or "".
func (t *Text) Feat(i int, name string) string {
	feats := t.Tokens[i].Feats
	for feats != "" {
		var f string
		f, feats, _ = strings.Cut(feats, "|")
		if k, v, ok := strings.Cut(f, "="); ok && k == name {
			return v
		}
	}
	return ""
}
