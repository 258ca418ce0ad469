package parse

import (
	"bytes"
	"strings"
	"testing"
)

const treebank = `# newdoc id = a
# sent_id = a-1
# text = They don't go.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = a-2
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

# newdoc id = b
# newpar
1	Rain	rain	NOUN	NN	_	0	root	_	_

`

func TestCoNLLURoundTrip(t *testing.T) {
	docs, err := ReadCoNLLU(strings.NewReader(treebank))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Report.Text != "They don't go. Why?" {
		t.Fatalf("%d documents, the first: %q", len(docs), docs[0].Report.Text)
	}
	if tok := docs[0].Tokens[2]; !tok.Joined || docs[0].Form(2) != "n't" || tok.Head != 3 {
		t.Errorf("third token: %+v", tok)
	}
	var b bytes.Buffer
	for _, d := range docs {
		if err := WriteCoNLLU(&b, d.Text, d.Comments); err != nil {
			t.Fatal(err)
		}
	}
	if b.String() != treebank {
		t.Errorf("got\n%s\nwant\n%s", b.String(), treebank)
	}
}

func TestCoNLLUErrors(t *testing.T) {
	for _, row := range []string{
		"1\tword",
		"2\tword\t_\t_\t_\t_\t0\troot\t_\t_",
		"1\tword\t_\t_\t_\t_\t1\troot\t_\t_",
		"1\tword\t_\t_\t_\t_\t7\tdep\t_\t_\n",
		"1\ta\t_\t_\t_\t_\t2\tdep\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n",
		"1-x\tword\t_\t_\t_\t_\t_\t_\t_\t_",
	} {
		if _, err := ReadCoNLLU(strings.NewReader(row)); err == nil {
			t.Errorf("no error for %q", row)
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(treebank)
	f.Add("1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, s string) {
		docs, err := ReadCoNLLU(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, d := range docs {
			check(t, mustParser(t).ParseTokens(d.Text))
		}
	})
}
