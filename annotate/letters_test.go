package annotate

import (
	"testing"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/parse"
)

func TestSmallLetters(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(lex, gaz)
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "mayor anna kovacs left nairobi on monday. she met officers of the nypd in cairo."
	r := &hearsay.Report{Text: text, Sections: []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(text)}}}}
	tx := p.Parse(r)
	got := a.Annotate(tx)
	if len(got.Places) != 2 || got.Places[0].Country != "KEN" || got.Places[1].Country != "EGY" {
		t.Errorf("places %v", got.Places)
	}
	if e := got.Entities[0]; e.Type != hearsay.Person || tx.Text(e.Mentions[1].Span) != "anna kovacs" || e.Name != "Anna Kovacs" {
		t.Errorf("first entity %v", e)
	}
	if r.Text != text || tx.Report.Text != text {
		t.Error("the text was changed")
	}
}
