package timex_test

import (
	"reflect"
	"sort"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon"
)

// Every two words of times, at the very beginning and end of a text, are read
// without harm, twice the same, and leave the text as it was.
func TestAnnotatePairsOfWords(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	_, a := tools()
	words := strings.Fields(`the a an last next this that same every each about over more than at least half of in on and to - – ' : . , ( / ago later
		earlier before after back old long so 2 15 31 1999 1990s 90s 22nd second two several few President Obama year-end year-ago 9/11 $ May March`)
	for w := range lex.Times.Words {
		words = append(words, w, strings.ToUpper(w[:1])+w[1:])
	}
	sort.Strings(words)
	for _, one := range words {
		for _, two := range words {
			x := plain(one + " " + two)
			before := append([]hearsay.Token(nil), x.Tokens...)
			for _, published := range []hearsay.Published{{}, on("2021-08-25")} {
				got := a.Annotate(x, published)
				if len(one)%3 == 0 && !reflect.DeepEqual(got, a.Annotate(x, published)) {
					t.Fatalf("two readings of %q", x.Report.Text)
				}
				for _, y := range got {
					if y.Begin < 0 || y.End <= y.Begin || y.End > len(x.Report.Text) {
						t.Fatalf("span %v of %q", y.Span, x.Report.Text)
					}
				}
			}
			a.InferPublished(x)
			if !reflect.DeepEqual(before, x.Tokens) {
				t.Fatalf("%q was altered", x.Report.Text)
			}
		}
	}
}
