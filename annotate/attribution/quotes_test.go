package attribution

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"hearsay"
)

// plain makes a Text of paragraphs (apart by blank lines), one sentence each,
// whose tokens are words and marks without a tree worth the name.
func plain(text string) *hearsay.Text {
	r := &hearsay.Report{Text: text}
	var tokens []hearsay.Token
	var sentences []hearsay.Sentence
	at := 0
	for n, p := range strings.Split(text, "\n\n") {
		s := hearsay.Sentence{Span: hearsay.Span{Begin: at, End: at + len(p)}, FirstToken: len(tokens), Section: hearsay.Body, Paragraph: n}
		from := -1
		flush := func(end int) {
			if from >= 0 {
				head := s.FirstToken
				rel := "dep"
				if len(tokens) == s.FirstToken {
					head, rel = -1, "root"
				}
				w := text[from:end]
				tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: from, End: end}, Lemma: strings.ToLower(w), UPOS: "X", Head: head, Relation: rel})
				from = -1
			}
		}
		for i, c := range p {
			switch {
			case unicode.IsSpace(c):
				flush(at + i)
			case unicode.IsLetter(c) || unicode.IsDigit(c):
				if from < 0 {
					from = at + i
				}
			default:
				flush(at + i)
				from = at + i
				flush(at + i + len(string(c)))
				tokens[len(tokens)-1].UPOS = "PUNCT"
			}
		}
		flush(at + len(p))
		s.EndToken = len(tokens)
		if s.EndToken > s.FirstToken {
			sentences = append(sentences, s)
		}
		at += len(p) + 2
	}
	return hearsay.NewText(r, tokens, sentences)
}

func TestQuotations(t *testing.T) {
	for _, x := range []struct {
		text string
		want []string
	}{
		{`He said “we won” and left.`, []string{`“we won”`}},
		{`He said "we won" and left.`, []string{`"we won"`}},
		{`He said ''we won'' and left.`, []string{`''we won''`}},
		{`‘Dozens’ of fighters don’t sleep.`, []string{`‘Dozens’`}},
		{`The rebels’ camp wasn’t theirs.`, nil},
		{`The rebels' camp wasn't theirs.`, nil},
		{`The army's 'buffer zone' grew.`, []string{`'buffer zone'`}},
		{`He called it ‘the rebels’ camp, and ours.’`, []string{`‘the rebels’ camp, and ours.’`}},
		{`It was the '90s and rock 'n' roll.`, nil},
		{`“He told me ‘go home’ twice,” she said.`, []string{`“He told me ‘go home’ twice,”`}},
		{`“One.” “Two.”`, []string{`“One.”`, `“Two.”`}},
		{"“It went on.\n\n“Then it ended,” he said.", []string{"“It went on.", "“Then it ended,”"}},
		{`Nothing here.`, nil},
		{`"`, nil},
		{``, nil},
		{`«Nous partons», a-t-il dit.`, []string{`«Nous partons»`}},
	} {
		txt := plain(x.text)
		var got []string
		for _, q := range quotations(txt) {
			got = append(got, txt.Text(q.Span))
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.text, got, x.want)
		}
	}
}

func TestQuotationGoesOnInTheNextParagraph(t *testing.T) {
	qs := quotations(plain("“It went on.\n\n“Then it ended,” he said."))
	if len(qs) != 2 || !qs[0].goesOn || !qs[1].resumes {
		t.Errorf("%+v", qs)
	}
	qs = quotations(plain("“It went on.\n\nThen it ended, “he” said."))
	if len(qs) != 2 || qs[0].goesOn || qs[1].resumes {
		t.Errorf("not resumed: %+v", qs)
	}
}

func FuzzQuotations(f *testing.F) {
	for _, s := range []string{`He said “we won”.`, "‘", "a'b' '", "“x\n\n“y”", "\"\"\"", "''", "\xff'\"", "’’’ ‘"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		txt := plain(s)
		end := 0
		for _, q := range quotations(txt) {
			if q.Begin < end || q.End > len(s) || q.Empty() {
				t.Fatalf("%q: quotation %v after %d", s, q.Span, end)
			}
			end = q.End
		}
	})
}
