package coding

// background finds which of the matches of a sentence are told beside another
// act: as its content ("demanded their withdrawal"), its occasion ("after the
// raid"), its purpose, or the description of somebody in it ("rebels who seized
// the town"). At least one act of a sentence is in the foreground: the one that
// is told most directly.
func (r *reading) background(found []*match) {
	at := map[int]*match{}
	for _, m := range found {
		at[m.frame.head] = m
	}
	least := deepest * 4
	depth := make([]int, len(found))
	for k, m := range found {
		depth[k] = r.depth(m, at)
		least = min(least, depth[k])
	}
	for k, m := range found {
		m.background = depth[k] > least
	}
}

// depth counts the steps from the act of m up to its sentence that set it
// behind something else: another act, a clause or phrase of circumstance, a
// description.
func (r *reading) depth(m *match, at map[int]*match) int {
	i, n := m.frame.head, 0
	if r.rel(i) == "aux" {
		i = r.t.Tokens[i].Head
	} else if r.bound(i, at) {
		n++
	}
	if m.frame.carrier >= 0 {
		i = m.frame.carrier
		if at[i] != nil {
			// "ended the siege", "signed a treaty": the verb tells it.
			n++
		}
	}
	for steps := 0; steps < 4*deepest; steps++ {
		h := r.t.Tokens[i].Head
		if h < 0 {
			break
		}
		rel := r.rel(i)
		together := rel == "conj" || rel == "parataxis"
		if o := at[h]; !together && (o != nil && o != m || r.bound(h, at)) {
			n++
		}
		switch rel {
		case "conj", "parataxis", "ccomp", "xcomp", "obj", "nsubj", "nsubj:pass", "obl:agent", "iobj", "csubj", "csubj:pass", "nsubj:outer":
			if r.t.Tokens[h].UPOS == "NOUN" && rel != "conj" && rel != "parataxis" && r.t.Child(h, "cop") < 0 {
				n++
			}
		case "obl":
			if circumstances[r.preposition(i)] {
				n++
			}
			n++
		case "nmod":
			if !quantifiers[r.t.Tokens[h].Lemma] && !frameNouns[r.t.Tokens[h].Lemma] {
				n++
			}
		case "compound":
			if !frameNouns[r.t.Tokens[h].Lemma] {
				n++
			}
		default:
			n++
		}
		i = h
	}
	return n
}

// bound reports whether a modal beside the verb i tells an act of which the
// verb is the content: "must withdraw".
func (r *reading) bound(i int, at map[int]*match) bool {
	for _, c := range r.t.Children(i) {
		if r.rel(int(c)) == "aux" && at[int(c)] != nil {
			return true
		}
	}
	return false
}
