package lexicon

import (
	"strings"
	"testing"
)

func TestLoadEvents(t *testing.T) {
	ev, err := loadEvents(inside, codes(t), "events")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]bool{}
	for _, r := range ev.Rules {
		types[string(r.Type)] = true
	}
	if len(types) != 16 {
		t.Errorf("rules for %d types, want 16", len(types))
	}
}

func TestEventErrors(t *testing.T) {
	codes := codes(t)
	const yes = "\nyes A man marched. -> A man | -"
	for _, test := range []struct{ text, want string }{
		{"rule x\ntype PROTEST demo\nverbs march" + yes, ""},
		{"rule x\ntype PROTEST\nverbs march", `f.txt:4: rule "x" has no yes example`},
		{"rule x\ntype PARTY\nverbs march" + yes, `f.txt:2: unknown type "PARTY"`},
		{"rule x\ntype PROTEST\ncameo 999\nverbs march" + yes, `f.txt:3: no CAMEO code: "999"`},
		{"rule x\ntype PROTEST aerial\nverbs march" + yes, `f.txt:2: unknown mode "aerial" of PROTEST`},
		{"rule x\ntype PROTEST\nverbs march\nactr nsubj" + yes, `f.txt:4: unknown word "actr"`},
		{"rule x\ntype PROTEST\nverbs march\nactor subject" + yes, `f.txt:4: unknown relation "subject"`},
		{"rule x\ntype PROTEST\nactor nsubj" + yes, `rule "x" has no verbs`},
		{"rule x\nverbs march" + yes, `rule "x" has no type`},
		{"rule x\ntype PROTEST\nverbs march\nactor nsubj is NOBODY" + yes, `f.txt:1: rule "x": unknown class "NOBODY"`},
		{"answers object", "f.txt:1: answers object needs the preposition"},
		{"answers on for at", "f.txt:1: answers takes who answers"},
		{"verbs march", `f.txt:1: unknown word "verbs" (a block begins with`},
		{"class A\nfoo b", `f.txt:2: unknown word "foo"`},
		{"status perhaps\nverbs try", `f.txt:1: unknown status "perhaps"`},
		{"rule x\ntype PROTEST\nverbs march\nweight 3" + yes, `f.txt:4: weight "3" is not between 0 and 1`},
		{"rule x\ntype PROTEST\nverbs march\ncontext picnic" + yes, `f.txt:4: unknown context "picnic"`},
		{"rule x\ntype PROTEST\nverbs march" + yes + "\nrule y", `begins before rule "x" ends`},
		{"rule x\ntype PROTEST\nverbs march" + yes + "\n\nrule x\ntype PROTEST\nverbs march" + yes, `rule "x" is there twice`},
	} {
		ev := newEvents(codes)
		err := readEvents(ev, "f.txt", strings.NewReader(test.text))
		if err == nil {
			err = ev.check()
		}
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%q: %v", test.text, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}

func codes(t testing.TB) *Codes {
	t.Helper()
	c, err := loadCodes(inside)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func FuzzReadEvents(f *testing.F) {
	f.Add("rule x\ntype PROTEST demo\nverbs march\nyes A man marched. -> A man | -\n")
	f.Add("class A\nwords b @name\n\nstatus planned\nverbs plan\nnouns plan\n\nlight agent ongoing\nverbs wage\n")
	codes := codes(f)
	f.Fuzz(func(t *testing.T, s string) {
		ev := newEvents(codes)
		if readEvents(ev, "f.txt", strings.NewReader(s)) == nil {
			_ = ev.check()
		}
		for _, r := range ev.Rules {
			if r.Type == "" || len(r.Yes) == 0 {
				t.Errorf("rule %q was read though it is not whole", r.Name)
			}
		}
	})
}
