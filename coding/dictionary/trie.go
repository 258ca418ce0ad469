package dictionary

import "hearsay/lexicon/petrarch"

// trie finds the longest phrase that begins at a word.
type trie struct {
	words map[string]int32
	next  map[uint64]int32
	ends  [][]entry // of node i
}

// entry is what a phrase stands for; an actor's may name an agent as well.
type entry struct {
	actor int32 // index+1 in Dictionaries.Actors
	agent int32 // index+1 in Dictionaries.Agents, Discards or Issues
	where petrarch.Where
}

func newTrie() trie {
	return trie{map[string]int32{}, map[uint64]int32{}, [][]entry{nil}}
}

func (t *trie) add(words []string, e entry) {
	node := int32(0)
	for _, w := range words {
		id, ok := t.words[w]
		if !ok {
			id = int32(len(t.words)) + 1
			t.words[w] = id
		}
		key := uint64(node)<<32 | uint64(id)
		next, ok := t.next[key]
		if !ok {
			next = int32(len(t.ends))
			t.ends = append(t.ends, nil)
			t.next[key] = next
		}
		node = next
	}
	if node > 0 {
		t.ends[node] = append(t.ends[node], e)
	}
}

// hit is a phrase of a dictionary in the text.
type hit struct {
	first, end int // tokens
	code       string
	entry
	before bool // of an agent: its code goes before the actor's
}

// scan finds the phrases of t in the sentence, left to right and each as long as
// can be. Of entries of the same words the last one that holds on the day counts.
func (r *reading) scan(t *trie) []hit {
	if len(t.next) == 0 {
		return nil
	}
	var out []hit
	named := t == &r.tries
	for i := 0; i < len(r.units); {
		node := int32(0)
		var best hit
		bestEnd := -1
		for k := i; k < len(r.units); k++ {
			id, ok := t.words[r.units[k].word]
			if !ok {
				break
			}
			if node, ok = t.next[uint64(node)<<32|uint64(id)]; !ok {
				break
			}
			ends := t.ends[node]
			for n := len(ends) - 1; n >= 0; n-- {
				e := ends[n]
				h := hit{first: r.units[i].tok, end: r.units[k].tok + 1, entry: e}
				if named && (r.partOfWord(&h) || !r.resolve(&h, k == i)) {
					continue
				}
				if bestEnd == k && (best.actor != 0 || h.actor == 0) {
					if h.actor == 0 && best.agent == 0 {
						best.agent = h.agent
					}
					continue
				}
				if bestEnd == k {
					h.agent = best.agent
				}
				best, bestEnd = h, k
			}
		}
		if bestEnd < 0 {
			i++
			continue
		}
		out = append(out, best)
		i = bestEnd + 1
	}
	return out
}

// partOfWord reports whether a hyphen makes the words part of one that names
// somebody else: "a government-held town", "pro-Russia rebels".
func (r *reading) partOfWord(h *hit) bool {
	toks := r.t.Tokens
	hyphen := func(i int) bool { return i >= r.first && i < r.end && (r.up(i) == "-" || r.up(i) == "–") }
	if i := h.end; hyphen(i) && i+1 < r.end && toks[i].Begin == toks[i-1].Span.End && toks[i].Span.End == toks[i+1].Begin {
		if x := toks[i+1].XPOS; x == "VBN" || x == "VBD" || toks[i+1].UPOS == "VERB" {
			return true
		}
	}
	if i := h.first - 1; hyphen(i) && i > r.first && toks[i].Span.End == toks[i+1].Begin && toks[i].Begin == toks[i-1].Span.End {
		switch r.up(i - 1) {
		case "PRO", "ANTI", "NON", "EX":
			return true
		}
	}
	return false
}

// resolve fills in the code that an actor has on the day, or an agent always. It
// reports false if the words are not the entry's: no code holds on the day, or the
// word is a common one that an acronym looks like in capitals ("us").
func (r *reading) resolve(h *hit, single bool) bool {
	if h.actor == 0 {
		a := &r.d.Agents[h.agent-1]
		h.code, h.before = a.Code, a.Before
		return true
	}
	if single {
		form := r.t.Form(h.first)
		if len(form) <= 3 && form[0] >= 'a' && form[0] <= 'z' {
			return false
		}
	}
	c, ok := r.d.Actors[h.actor-1].At(r.day)
	h.code = c.Code
	return ok
}
