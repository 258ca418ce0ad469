package parse

import (
	"sort"
	"strings"
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

// trainMorphology counts. Words are tagged with their gold tags.
func trainMorphology(examples []*example, tags []tag) *morphology {
	m := &morphology{lemma: map[uint64]uint16{}, morphs: map[uint64]uint16{}}
	ruleIDs, featIDs := map[lemmaRule]uint16{}, map[string]uint16{}
	lemmas, morphs := counts{}, counts{}
	type key struct {
		lower uint64
		tag   int
		rule  uint16
	}
	seen := map[key]bool{}
	for _, e := range examples {
		for i, f := range e.forms {
			var w word
			w.fill(f, ordinary, i == 0)
			w.tag = e.tags[i]
			x := tags[w.tag]
			r := ruleOf(f, e.lemmas[i], strings.HasPrefix(x.XPOS, "NNP"))
			id, ok := ruleIDs[r]
			if !ok {
				id = uint16(len(m.rules))
				ruleIDs[r] = id
				m.rules = append(m.rules, r)
			}
			lemmas.add(formKey(&w), id)
			lemmas.add(tagKey(&w), id)
			// An ending is learned from words, not from their occurrences, and
			// not from such as "Sept.", whose lemma is "September".
			once := key{w.lower, w.tag, id}
			for n := 1; n <= longestEnding && w.suffix[n-1] != 0 && !seen[once] && len(r.Add) <= 3; n++ {
				lemmas.add(endingKey(&w, n), id)
			}
			seen[once] = true
			fid, ok := featIDs[e.feats[i]]
			if !ok {
				fid = uint16(len(m.feats))
				featIDs[e.feats[i]] = fid
				m.feats = append(m.feats, e.feats[i])
			}
			morphs.add(morphKey(&w), fid)
			morphs.add(tagKey(&w), fid)
		}
	}
	lemmas.best(m.lemma)
	morphs.best(m.morphs)
	// What the tag says anyway need not be kept, nor what a shorter ending says.
	for _, e := range examples {
		for i, f := range e.forms {
			var w word
			w.fill(f, ordinary, i == 0)
			w.tag = e.tags[i]
			if k := morphKey(&w); m.morphs[k] == m.morphs[tagKey(&w)] {
				delete(m.morphs, k)
			}
			keys := []uint64{tagKey(&w)}
			for n := 1; n <= longestEnding && w.suffix[n-1] != 0; n++ {
				keys = append(keys, endingKey(&w, n))
			}
			if _, ok := m.lemma[otherCaseKey(&w)]; !ok {
				keys = append(keys, formKey(&w)) // else it must not fall to the other's rule
			}
			for k := len(keys) - 1; k > 0; k-- {
				own, ok := m.lemma[keys[k]]
				if !ok {
					continue
				}
				for j := k - 1; j >= 0; j-- {
					if next, ok := m.lemma[keys[j]]; ok {
						if next == own {
							delete(m.lemma, keys[k])
						}
						break
					}
				}
			}
		}
	}
	return m
}

// counts says how often each value was seen with a key.
type counts map[uint64]map[uint16]int

func (c counts) add(key uint64, value uint16) {
	if c[key] == nil {
		c[key] = map[uint16]int{}
	}
	c[key][value]++
}

// best puts the most frequent value of each key into out.
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
