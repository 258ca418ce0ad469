package parse

import (
	"sort"
	"strings"

	"hearsay"
)

// ruleOf is the shortest rule that makes lemma of form.
func ruleOf(form, lemma string, proper bool) lemmaRule {
	form = strings.ReplaceAll(form, "’", "'")
	rule := func(from string, keep bool) lemmaRule {
		n := 0
		for n < len(from) && n < len(lemma) && from[n] == lemma[n] {
			n++
		}
		return lemmaRule{keep, len(from) - n, lemma[n:]}
	}
	keep, lower := rule(form, true), rule(strings.ToLower(form), false)
	if k, l := keep.Strip+len(keep.Add), lower.Strip+len(lower.Add); k < l || k == l && proper {
		return keep
	}
	return lower
}

// knownLemmas are the rules of the words of the texts, by form and tag: the
// most frequent of each.
func knownLemmas(texts []*hearsay.Text, l *labels) map[uint64]uint16 {
	tags, rules := map[tag]int{}, map[lemmaRule]uint16{}
	for i, t := range l.Tags {
		tags[t] = i
	}
	for i, r := range l.Rules {
		rules[r] = uint16(i)
	}
	seen := counts{}
	for _, t := range texts {
		for _, s := range t.Sentences {
			for i := s.FirstToken; i < s.EndToken; i++ {
				tok := t.Tokens[i]
				id, ok := rules[ruleOf(t.Form(i), tok.Lemma, strings.HasPrefix(tok.XPOS, "NNP"))]
				if !ok {
					continue
				}
				var w word
				w.fill(t.Form(i), ordinary, i == s.FirstToken)
				seen.add(formKey(&w, tags[tag{tok.UPOS, tok.XPOS}]), id)
			}
		}
	}
	out := map[uint64]uint16{}
	seen.best(out)
	return out
}

// counts says how often each value was seen with a key.
type counts map[uint64]map[uint16]int

func (c counts) add(key uint64, value uint16) {
	if c[key] == nil {
		c[key] = map[uint16]int{}
	}
	c[key][value]++
}

// best puts the most frequent value of each key into out, the smaller of
// equals.
func (c counts) best(out map[uint64]uint16) {
	for key, values := range c {
		var ids []int
		for v := range values {
			ids = append(ids, int(v))
		}
		sort.Slice(ids, func(i, j int) bool {
			a, b := values[uint16(ids[i])], values[uint16(ids[j])]
			return a > b || a == b && ids[i] < ids[j]
		})
		out[key] = uint16(ids[0])
	}
}
