package entity

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/parse"
)

var (
	someForms = strings.Fields(`The the a rebels Ali Kovac Smith President spokesman , . " “ ” ( ) said he she it they we I his its
		Taliban Kabul France UN of for and who army ministers dozens killed was 12 - 's Reuters group city or also known as al anti Party`)
	someTags      = strings.Fields("NOUN PROPN VERB PRON DET ADP PUNCT NUM ADJ AUX CCONJ PART")
	someRelations = strings.Fields(`nsubj nsubj:pass obj obl obl:agent nmod nmod:poss nmod:desc compound flat amod det case punct appos conj
		acl acl:relcl advcl parataxis xcomp ccomp cop aux nummod`)
)

// anyText draws a Text whose arcs form a tree in each sentence, but make no
// sense.
func anyText(t *rapid.T) *hearsay.Text {
	r := &hearsay.Report{}
	var tokens []hearsay.Token
	var sentences []hearsay.Sentence
	var b strings.Builder
	kinds := []hearsay.SectionKind{hearsay.Body, hearsay.Headline, hearsay.Boilerplate}
	for s := range rapid.IntRange(0, 5).Draw(t, "sentences") {
		first := len(tokens)
		n := rapid.IntRange(1, 15).Draw(t, "tokens")
		root := rapid.IntRange(0, n-1).Draw(t, "root")
		sentence := hearsay.Sentence{
			FirstToken: first, EndToken: first + n, Section: rapid.SampledFrom(kinds).Draw(t, "section"),
			Paragraph: s / 2,
		}
		sentence.Begin = b.Len()
		for i := range n {
			form := rapid.SampledFrom(someForms).Draw(t, "form")
			tok := hearsay.Token{
				Lemma: strings.ToLower(form), UPOS: rapid.SampledFrom(someTags).Draw(t, "tag"),
				Relation: rapid.SampledFrom(someRelations).Draw(t, "relation"), Head: first + root,
			}
			switch {
			case i == root:
				tok.Head, tok.Relation = -1, "root"
			case i > root:
				tok.Head = first + rapid.IntRange(root, i-1).Draw(t, "head")
			default:
				tok.Head = first + rapid.IntRange(i+1, root).Draw(t, "head")
			}
			if i > 0 && rapid.Bool().Draw(t, "blank") {
				b.WriteByte(' ')
			}
			tok.Begin = b.Len()
			b.WriteString(form)
			tok.Span.End = b.Len()
			tokens = append(tokens, tok)
		}
		sentence.Span.End = b.Len()
		b.WriteByte('\n')
		sentences = append(sentences, sentence)
	}
	r.Text = b.String()
	return hearsay.NewText(r, tokens, sentences)
}

func TestAnyText(t *testing.T) {
	a := newAnnotator(t)
	rapid.Check(t, func(t *rapid.T) {
		tx := anyText(t)
		es := a.Annotate(tx)
		heads := map[int]bool{}
		last := -1
		for i, e := range es {
			if len(e.Mentions) == 0 || e.Type == "" || e.Name == "" {
				t.Fatalf("entity %d is empty: %+v", i+1, e)
			}
			if e.Mentions[0].Begin < last {
				t.Fatalf("entity %d begins before the one before it", i+1)
			}
			last = e.Mentions[0].Begin
			for k, m := range e.Mentions {
				if m.Empty() || m.Begin < 0 || m.Span.End > len(tx.Report.Text) {
					t.Fatalf("mention %+v lies outside the text", m)
				}
				if heads[m.Head] {
					t.Fatalf("two mentions have the head %d", m.Head)
				}
				heads[m.Head] = true
				if !m.Contains(tx.Tokens[m.Head].Span) {
					t.Fatalf("mention %+v does not hold its head", m)
				}
				if tx.Sentences[tx.SentenceOf(m.Head)].Section == hearsay.Boilerplate {
					t.Fatalf("mention %+v is read from boilerplate", m)
				}
				if k > 0 && m.Begin < e.Mentions[k-1].Begin {
					t.Fatalf("the mentions of entity %d are out of order", i+1)
				}
			}
		}
		if again := a.Annotate(tx); !reflect.DeepEqual(es, again) {
			t.Fatal("reading twice gives two readings")
		}
	})
}

const benchReport = `Rebels loyal to General Okot seized two towns in the north of the country on Tuesday, a spokesman for the army said.
President Maria Kovacs met the rebel leader, Joseph Okot, in Nairobi last week, according to the Kenyan foreign ministry.
"We will not surrender," he told Reuters. The group says its forces number more than 3,000, but officials in the capital dispute that.
The United Nations called on both sides to halt the fighting, which has killed dozens of civilians since March, and to let its convoys pass.
Okot, a former colonel who once led the presidential guard, accused the government of shelling villages. She denied it.
Human Rights Watch said the army had arrested at least 40 protesters near the university in Gulu, where students marched on Friday.
`

func BenchmarkAnnotate(b *testing.B) {
	lex, err := lexicon.Load()
	if err != nil {
		b.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		b.Fatal(err)
	}
	a, err := New(lex, gaz)
	if err != nil {
		b.Fatal(err)
	}
	p, err := parse.New()
	if err != nil {
		b.Fatal(err)
	}
	r := &hearsay.Report{Text: strings.Repeat(benchReport, 5)}
	r.Sections = []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(r.Text)}}}
	t := p.Parse(r)
	b.ResetTimer()
	for range b.N {
		a.Annotate(t)
	}
	b.ReportMetric(float64(len(t.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
