package parse

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// Document is one document of a CoNLL-U file. Its Report is rebuilt from the
// forms and SpaceAfter; paragraphs (newpar) are a blank line apart.
type Document struct {
	*hearsay.Text
	Comments [][]string // of each sentence: its comment lines without the line end
}

// maxLine is the longest line of CoNLL-U that is read.
const maxLine = 16 << 20

// ReadCoNLLU reads CoNLL-U. A document begins at a "newdoc" comment; a file
// without any is one document. Multiword tokens become Joined tokens, empty
// nodes and the columns DEPS and MISC (but for SpaceAfter) are dropped. Heads
// may be missing ("_"): such tokens get -1.
func ReadCoNLLU(r io.Reader) ([]*Document, error) {
	var (
		docs []*Document
		b    = newTreeBuilder()
	)
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	line := 0
	for scanner.Scan() {
		line++
		text := strings.TrimSuffix(scanner.Text(), "\r")
		switch {
		case text == "":
			if err := b.closeSentence(); err != nil {
				return nil, fmt.Errorf("CoNLL-U before line %d: %w", line, err)
			}
		case text[0] == '#':
			if strings.HasPrefix(text, "# newdoc") {
				// The empty line before it may be missing.
				if err := b.closeSentence(); err != nil {
					return nil, fmt.Errorf("CoNLL-U before line %d: %w", line, err)
				}
				if len(b.sentences) > 0 {
					docs = append(docs, b.document())
					b = newTreeBuilder()
				}
			}
			b.comment(text)
		default:
			if err := b.row(text); err != nil {
				return nil, fmt.Errorf("CoNLL-U line %d: %w", line, err)
			}
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("CoNLL-U line %d: %w", line+1, err)
	}
	if err := b.closeSentence(); err != nil {
		return nil, fmt.Errorf("CoNLL-U before the end: %w", err)
	}
	if len(b.sentences) > 0 {
		docs = append(docs, b.document())
	}
	return docs, nil
}

// treeBuilder collects one document.
type treeBuilder struct {
	id, date  string
	text      strings.Builder
	tokens    []hearsay.Token
	sentences []hearsay.Sentence
	comments  [][]string

	pending   []string // comments of the sentence to come
	newpar    bool
	gap       bool // white space stands before the next token
	first     int  // first token of the sentence that is open
	rangeEnd  int  // last id of the multiword token that is open; 0 if none
	rangeGap  bool // white space stands after it
	rangeMore bool // its first word has been read
	paragraph int
}

func newTreeBuilder() *treeBuilder { return &treeBuilder{} }

func (b *treeBuilder) comment(text string) {
	b.pending = append(b.pending, text)
	body := strings.TrimSpace(text[1:])
	switch key, value, _ := strings.Cut(body, "="); strings.TrimSpace(key) {
	case "newdoc id":
		b.id = strings.TrimSpace(value)
	case "meta::dateCreated":
		b.date = strings.TrimSpace(value)
	case "newpar", "newpar id":
		b.newpar = true
	}
}

func (b *treeBuilder) row(text string) error {
	var c [10]string
	rest, ok := text, true
	for i := range c {
		if !ok {
			return fmt.Errorf("%d columns instead of 10", i)
		}
		c[i], rest, ok = strings.Cut(rest, "\t")
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	if c[1] == "" {
		return fmt.Errorf("word %s has no form", c[0])
	}
	gap := true
	for misc := c[9]; misc != ""; {
		var m string
		m, misc, _ = strings.Cut(misc, "|")
		if m == "SpaceAfter=No" {
			gap = false
		}
	}
	if from, to, ok := strings.Cut(c[0], "-"); ok {
		begin, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || begin != len(b.tokens)-b.first+1 || end < begin {
			return fmt.Errorf("bad range %q", c[0])
		}
		b.rangeEnd, b.rangeGap, b.rangeMore = end, gap, false
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil || id != len(b.tokens)-b.first+1 {
		return fmt.Errorf("bad word number %q", c[0])
	}
	head := 0
	if c[6] != "_" {
		if head, err = strconv.Atoi(c[6]); err != nil || head < 0 || head == id {
			return fmt.Errorf("word %d has the bad head %q", id, c[6])
		}
	}
	if id == 1 {
		b.between()
	} else if b.gap {
		b.text.WriteByte(' ')
	}
	inside := id <= b.rangeEnd
	tok := hearsay.Token{
		Lemma: blank(c[2]), UPOS: blank(c[3]), XPOS: blank(c[4]), Feats: blank(c[5]), Relation: blank(c[7]),
		Head: b.first + head - 1, Joined: inside && b.rangeMore,
	}
	if head == 0 {
		tok.Head = -1
	}
	if c[2] == "_" && c[1] == "_" {
		tok.Lemma = "_"
	}
	tok.Begin = b.text.Len()
	b.text.WriteString(c[1])
	tok.End = b.text.Len()
	b.tokens = append(b.tokens, tok)
	b.gap = gap
	if inside {
		b.rangeMore, b.gap = true, id == b.rangeEnd && b.rangeGap
	}
	return nil
}

// between writes what stands between two sentences.
func (b *treeBuilder) between() {
	if b.newpar && len(b.sentences) > 0 {
		b.text.WriteString("\n\n")
		b.paragraph++
	} else if b.gap && len(b.sentences) > 0 {
		b.text.WriteByte(' ')
	}
	b.newpar = false
}

func (b *treeBuilder) closeSentence() error {
	n := len(b.tokens)
	if n == b.first {
		return nil
	}
	root := -1
	for i := b.first; i < n; i++ {
		if h := b.tokens[i].Head; h >= n {
			return fmt.Errorf("word %d has a head outside the sentence", i-b.first+1)
		} else if h < 0 {
			root = i
		}
	}
	if i := b.cycle(); i >= 0 {
		return fmt.Errorf("word %d is its own governor", i-b.first+1)
	}
	b.sentences = append(b.sentences, hearsay.Sentence{
		Span:       hearsay.Span{Begin: b.tokens[b.first].Begin, End: b.tokens[n-1].End},
		FirstToken: b.first, EndToken: n, Root: root, Section: hearsay.Body, Paragraph: b.paragraph,
	})
	b.comments = append(b.comments, b.pending)
	b.pending, b.first, b.rangeEnd = nil, n, 0
	return nil
}

// cycle is a word of the open sentence that no path leads from to the root, or
// -1.
func (b *treeBuilder) cycle() int {
	n := len(b.tokens)
	rooted := make([]bool, n-b.first)
	var path []int
	for i := b.first; i < n; i++ {
		path = path[:0]
		h := i
		for h >= 0 && !rooted[h-b.first] {
			if len(path) > n-b.first {
				return i
			}
			path = append(path, h)
			h = b.tokens[h].Head
		}
		for _, k := range path {
			rooted[k-b.first] = true
		}
	}
	return -1
}

func (b *treeBuilder) document() *Document {
	text := b.text.String()
	r := &hearsay.Report{
		ID: b.id, Language: "en", Text: text,
		Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(text)}}},
	}
	if day, err := time.Parse("2006-01-02", b.date); err == nil {
		r.Published = hearsay.Published{Date: day, Basis: hearsay.BasisMetadata}
	}
	return &Document{hearsay.NewText(r, b.tokens, b.sentences), b.comments}
}

func blank(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// WriteCoNLLU writes t. Comments are those of each sentence (see Document);
// nil stands for comments of our own: newdoc, newpar, sent_id and text.
func WriteCoNLLU(w io.Writer, t *hearsay.Text, comments [][]string) error {
	out := bufio.NewWriter(w)
	id := t.ID
	if id == "" {
		id = "report"
	}
	for s, sentence := range t.Sentences {
		if s < len(comments) {
			for _, c := range comments[s] {
				out.WriteString(c)
				out.WriteByte('\n')
			}
		}
		if comments == nil {
			if s == 0 {
				fmt.Fprintf(out, "# newdoc id = %s\n", id)
			}
			if s == 0 || sentence.Paragraph != t.Sentences[s-1].Paragraph {
				out.WriteString("# newpar\n")
			}
			fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", id, s+1, strings.Join(strings.Fields(t.Text(sentence.Span)), " "))
		}
		for i := sentence.FirstToken; i < sentence.EndToken; i++ {
			writeRow(out, t, sentence, i)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

func writeRow(out *bufio.Writer, t *hearsay.Text, s hearsay.Sentence, i int) {
	tok := t.Tokens[i]
	id := i - s.FirstToken + 1
	last := i // of the written word
	for last+1 < s.EndToken && t.Tokens[last+1].Joined {
		last++
	}
	space := "_"
	if last+1 < len(t.Tokens) && t.Tokens[last+1].Begin == t.Tokens[last].End {
		space = "SpaceAfter=No"
	}
	if !tok.Joined && last > i {
		form := t.Text(hearsay.Span{Begin: tok.Begin, End: t.Tokens[last].End})
		fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", id, id+last-i, form, space)
	}
	if tok.Joined || last > i {
		space = "_"
	}
	head := 0
	if tok.Head >= 0 {
		head = tok.Head - s.FirstToken + 1
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", id, t.Form(i), fill(tok.Lemma), fill(tok.UPOS), fill(tok.XPOS),
		fill(tok.Feats), head, fill(tok.Relation), space)
}

func fill(column string) string {
	if column == "" {
		return "_"
	}
	return column
}
