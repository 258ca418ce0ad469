package coding

import "hearsay"

// prune takes out what tells again an act that another match tells: the noun
// beside the verb of the same act, the verb that only carries a noun, and the
// content of one's own promise, threat or refusal.
func (r *reading) prune(found []*match) []*match {
	at := map[int]*match{}
	for _, m := range found {
		at[m.frame.head] = m
	}
	drop := map[*match]bool{}
	into := map[*match]*match{} // what tells again, and what it was taken into
	for _, m := range found {
		for _, w := range m.words[1:] {
			// "lodged a protest": the phrase is the act, not its noun.
			if o := at[w]; o != nil && o != m && m.score >= o.score {
				drop[o] = true
			}
		}
	}
	for _, m := range found {
		if drop[m] {
			continue
		}
		if c := m.frame.carrier; c >= 0 && at[c] != nil && !drop[at[c]] {
			// "carried out the killing", "called a strike": the noun tells more; but a speech verb is the act.
			if o := at[c]; o.rule.Type == hearsay.Aid && m.rule.Type == hearsay.Support {
				// "provided support to the rebels"
				drop[m] = true
			} else if verbal(o.rule.Type) && !verbal(m.rule.Type) && o.rule.Type != hearsay.Sanction {
				drop[m] = ownAct(o.rule.Type)
			} else if o.rule.Type == m.rule.Type || !o.rule.particular() {
				drop[o] = true
			}
			continue
		}
		o := r.tellsAgain(m, at)
		if into[o] != nil {
			o = into[o] // "exploded, killing three and wounding a guard"
		}
		if o != nil && !drop[o] {
			drop[m], into[m] = true, o
			r.lendToVerb(o, m)
			continue
		}
		if r.insideOwnAct(m, at) {
			drop[m] = true
		}
	}
	out := found[:0]
	for _, m := range found {
		if !drop[m] {
			out = append(out, m)
		}
	}
	return out
}

func verbal(t hearsay.EventType) bool {
	q := t.Quad()
	return q == "verbal-cooperation" || q == "verbal-conflict"
}

// ownAct reports whether an act of the type swallows what it announces.
func ownAct(t hearsay.EventType) bool {
	switch t {
	case hearsay.Agree, hearsay.Threaten, hearsay.Reject:
		return true
	}
	return false
}

// insideOwnAct reports whether m is the content of the actor's own promise,
// threat or refusal: "threatened to attack", "refused to withdraw", "rejected
// talks".
func (r *reading) insideOwnAct(m *match, at map[int]*match) bool {
	i := m.frame.head
	for n := 0; n < 3; n++ {
		tok := &r.t.Tokens[i]
		h := tok.Head
		if h < 0 {
			return false
		}
		o := at[h]
		own := o != nil && o != m && ownAct(o.rule.Type)
		switch {
		case tok.Relation == "conj":
			i = h
			continue
		case tok.Relation == "xcomp" || tok.Relation == "acl" && r.infinitive(i) || tok.Relation == "advcl" && r.infinitive(i):
			if o != nil && o.noun && o.rule.Type == hearsay.Assault && m.rule.Mode == "seize" {
				// "the campaign to liberate the city": the campaign is what is told.
				return true
			}
			if o != nil && o.rule.Type == hearsay.Protest && (m.rule.Type == hearsay.Request || m.rule.Type == hearsay.Protest) {
				// "took to the streets to demand": the march is the demand.
				return true
			}
			if own && !(o.rule.Type == hearsay.Reject && r.t.Child(h, "obj") >= 0 && tok.Relation != "acl") {
				return true
			}
			if o != nil {
				return false
			}
			i = h
			continue
		case tok.Relation == "advcl":
			return own && (r.clauseMark(i) == "to" || r.clauseMark(i) == "on" || r.clauseMark(i) == "against" || r.clauseMark(i) == "with")
		case tok.Relation == "obj", tok.Relation == "nsubj:pass":
			return own
		case tok.Relation == "obl" || tok.Relation == "nmod":
			switch r.preposition(i) {
			case "to", "on", "with", "for", "of", "at":
				return own && m.noun
			}
			return false
		default:
			return false
		}
	}
	return false
}

// tellsAgain is the match of a verb in the same clause whose act the noun match
// m only names: "a bomb blast killed three", "were killed in an attack".
func (r *reading) tellsAgain(m *match, at map[int]*match) *match {
	if r.t.Tokens[m.frame.head].XPOS == "VBG" && m.noun {
		// "were killed in police firing", read as a clause
		h := r.t.Tokens[m.frame.head].Head
		if h >= 0 && at[h] == nil && r.t.Tokens[h].UPOS != "VERB" {
			h = r.t.Tokens[h].Head
		}
		if o := at[h]; o != nil && o != m && o.rule.Type == m.rule.Type && (r.rel(m.frame.head) == "advcl" || r.rel(m.frame.head) == "acl") && m.frame.head-o.frame.head < 6 {
			return o
		}
	}
	if !m.noun {
		// "killed 12 people and wounded 30": one act with both counts.
		tok := &r.t.Tokens[m.frame.head]
		if o := at[tok.Head]; tok.Relation == "conj" && o != nil && o.rule.Type == m.rule.Type && r.harms(m.frame.head) && r.harms(tok.Head) {
			return o
		}
		if o := r.consequence(m, at); o != nil {
			return o
		}
		// "killed 12 people and wounded dozens", the second verb taken for an adjective
		if tok.Relation == "amod" && r.harms(m.frame.head) && tok.Head > m.frame.head && r.rel(tok.Head) == "conj" {
			n := r.t.Tokens[tok.Head].Head
			if o := at[r.t.Tokens[n].Head]; r.rel(n) == "obj" && o != nil && o.rule.Type == m.rule.Type && r.harms(o.frame.head) {
				return o
			}
		}
		return nil
	}
	tok := &r.t.Tokens[m.frame.head]
	h := tok.Head
	if tok.Relation == "nmod" && h >= 0 {
		// "in a wave of attacks"
		if quantifiers[r.t.Tokens[h].Lemma] {
			tok = &r.t.Tokens[h]
			h = tok.Head
		}
	}
	if h < 0 || at[h] == nil || at[h].rule.Type != m.rule.Type || at[h] == m {
		return nil
	}
	switch tok.Relation {
	case "obl":
		if circumstances[r.preposition(m.frame.head)] {
			// "laid the mines during the war": one is not the other.
			return nil
		}
		return at[h]
	case "nsubj", "obl:agent", "nsubj:pass", "obj":
		return at[h]
	}
	return nil
}

// consequence is the assault that the harm of m is said to come of, in the same
// clause: "a bomb exploded, killing three", "an attack in which three were
// killed". They are one act.
func (r *reading) consequence(m *match, at map[int]*match) *match {
	v := m.frame.head
	tok := &r.t.Tokens[v]
	if m.rule.Type != hearsay.Assault || !r.harms(v) && !(tok.Lemma == "leave" && len(m.words) > 1) || tok.Head < 0 {
		return nil
	}
	o := at[tok.Head]
	if h := &r.t.Tokens[tok.Head]; o == nil && tok.Relation == "acl:relcl" && h.Relation == "nmod" {
		o = at[h.Head] // "an attack on a convoy in which three were killed"
	}
	if o == nil {
		// "carried out an attack, killing three"
		for _, x := range at {
			if x.noun && x.frame.carrier == tok.Head {
				o = x
			}
		}
	}
	if o == nil || o.rule.Type != hearsay.Assault || o.frame.head > v {
		return nil
	}
	switch tok.Relation {
	case "advcl":
		if tok.XPOS != "VBG" || r.clauseMark(v) != "" || r.t.Child(v, "nsubj") >= 0 {
			return nil
		}
	case "acl":
		if tok.XPOS != "VBG" {
			return nil
		}
	case "acl:relcl":
		inside := false
		for _, c := range r.t.Children(v) {
			inside = inside || r.lower[c] == "where" || r.lower[c] == "which" && r.preposition(int(c)) == "in"
		}
		if !inside {
			return nil
		}
	default:
		return nil
	}
	return o
}

// circumstances are the prepositions that set one act beside another.
var circumstances = map[string]bool{
	"during": true, "after": true, "before": true, "since": true, "until": true, "despite": true, "following": true, "amid": true, "ahead_of": true,
}

// harms reports whether the verb counts victims.
func (r *reading) harms(v int) bool {
	switch r.verbLemma(v) {
	case "kill", "wound", "injure", "hurt", "maim":
		return true
	}
	return false
}

// lendToVerb gives the participants, the mode and the place of a noun that was
// taken out to the verb that tells the same act.
func (r *reading) lendToVerb(o, m *match) {
	if !m.noun {
		o.recipients = append(o.recipients, m.recipients...)
		o.also = append(o.also, m.frame.head)
		return
	}
	if len(o.actors) == 0 || r.onlyActs(o.actors) {
		o.actors = m.actors
	}
	if len(o.recipients) == 0 {
		o.recipients = m.recipients
	}
	if o.mode == "" && o.rule.Mode == "" {
		o.mode = m.rule.Mode
	}
	if m.rule.CAMEO > o.rule.CAMEO && len(m.rule.CAMEO) >= len(o.rule.CAMEO) {
		o.cameo = m.rule.CAMEO
	}
	o.also = append(o.also, m.frame.head)
}

func (r *reading) onlyActs(tokens []int) bool {
	for _, t := range tokens {
		if !r.in(r.acts, t) {
			return false
		}
	}
	return true
}
