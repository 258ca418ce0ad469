package relation

import (
	"slices"
	"strings"

	"hearsay"
)

func (r *reader) lower(i int) string { return r.t.Lower(i) }

// caseOf is the preposition of phrase i, or "".
func (r *reader) caseOf(i int) string {
	if c := r.t.Child(i, "case"); c >= 0 {
		return r.lower(c)
	}
	return ""
}

// former reports whether the words round token i say that a role is over.
func (r *reader) former(i int) bool {
	for _, c := range r.t.Children(i) {
		if pastWords[r.lower(int(c))] {
			return true
		}
		// "former Afghan army chief": the parser may hang "former" deeper.
		if int(c) < i && r.t.Tokens[c].Relation == "compound" && r.formerWord(int(c)) {
			return true
		}
	}
	return strings.HasPrefix(r.lower(i), "ex-")
}

func (r *reader) formerWord(i int) bool {
	for _, c := range r.t.Children(i) {
		if pastWords[r.lower(int(c))] {
			return true
		}
	}
	return pastWords[r.lower(i)]
}

// roleOf finds the role that noun i names, with the words before it.
func (r *reader) roleOf(i int) (role, bool) {
	tok := &r.t.Tokens[i]
	lemma := strings.TrimPrefix(strings.ToLower(tok.Lemma), "ex-")
	if i > 0 {
		before := r.lower(i - 1)
		if before == "-" && i > 1 {
			before = r.lower(i - 2)
			if before == "ex" {
				before = ""
			}
		}
		switch before {
		case "vice", "deputy", "assistant":
			if x, ok := roles[lemma]; ok && (x.typ == hearsay.LeaderOf || x.typ == hearsay.DeputyOf) {
				return roles["deputy"], true
			}
		case "press":
			if lemma == "secretary" {
				return roles["spokesman"], true
			}
		case "brother", "sister", "father", "mother", "son", "daughter":
			if lemma == "law" {
				return role{}, false
			}
		}
		if before != "" {
			if x, ok := roles[before+" "+lemma]; ok {
				return x, true
			}
		}
	}
	if i+2 < len(r.t.Tokens) && (r.lower(i+1) == "-" && r.lower(i+2) == "in" || r.lower(i+1) == "in" && r.lower(i+2) == "law") {
		return role{}, false // "son-in-law"
	}
	x, ok := roles[lemma]
	if !ok {
		x, ok = roles[r.lower(i)]
	}
	return x, ok
}

// bearers are the mentions of who bears the role that noun i names: itself,
// the name that it stands before as a title, the subject of which it is said.
func (r *reader) bearers(i int) []*mention {
	var out []*mention
	put := func(m *mention) {
		if m != nil && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	head := r.t.Tokens[i].Head
	rel := r.t.Tokens[i].Relation
	// "rebel leader X", "Interior Minister X": the name governs its title.
	if head > i && (rel == "nmod:desc" || rel == "compound" || rel == "flat" || rel == "nmod" || rel == "amod") {
		if m := r.at(head); m != nil && m.Form == hearsay.Name && r.entities[m.entity].Type == hearsay.Person {
			put(m)
			return out
		}
	}
	// Or the title governs the name.
	for _, c := range r.t.Children(i) {
		if x := r.t.Tokens[c].Relation; int(c) > i && (x == "flat" || x == "appos" || x == "nmod:desc" || x == "nmod:unmarked") {
			if m := r.at(int(c)); m != nil && m.Form == hearsay.Name && r.entities[m.entity].Type == hearsay.Person {
				put(m)
			}
		}
	}
	if hearsay.MatchRelation(rel, "appos") && head >= 0 {
		put(r.at(head))
	}
	if m := r.oneOf(i); m != nil {
		put(m)
		return out
	}
	// "X is the leader of Y", "X became leader of Y"
	if r.t.Child(i, "cop") >= 0 {
		if s := r.t.Child(i, "nsubj"); s >= 0 {
			put(r.at(s))
			return out
		}
	}
	if head >= 0 && (rel == "xcomp" || rel == "obl") {
		switch r.t.Tokens[head].Lemma {
		case "become", "remain":
			if s := r.t.Child(head, "nsubj"); s >= 0 {
				put(r.at(s))
			}
		case "serve", "elect", "appoint", "name", "describe", "know", "act":
			if rel == "xcomp" || r.caseOf(i) == "as" {
				if s := r.t.Child(head, "nsubj:pass"); s >= 0 {
					put(r.at(s))
				} else if s := r.t.Child(head, "nsubj"); s >= 0 && (r.t.Tokens[head].Lemma == "serve" || r.t.Tokens[head].Lemma == "act") {
					put(r.at(s))
				} else if o := r.t.Child(head, "obj"); o >= 0 {
					put(r.at(o))
				}
			}
		}
	}
	put(r.at(i))
	return out
}

// oneOf is the person of "one of its leaders, X", or nil; noun i is "leaders".
func (r *reader) oneOf(i int) *mention {
	first, _ := r.t.NounPhrase(i)
	for k := first - 1; k >= 0 && k >= first-2; k-- {
		if r.lower(k) != "one" || r.lower(k+1) != "of" {
			continue
		}
		if i+2 >= len(r.t.Tokens) || r.lower(i+1) != "," {
			return nil
		}
		for x := i + 2; x < min(i+6, len(r.t.Tokens)); x++ {
			if m := r.at(x); m != nil {
				if m.Form == hearsay.Name && r.entities[m.entity].Type == hearsay.Person {
					return m
				}
				return nil
			}
		}
	}
	return nil
}

// noLonger reports whether "no longer" or "not … any more" stands with token i.
func (r *reader) noLonger(i int) bool {
	for _, c := range r.t.Children(i) {
		if w := r.lower(int(c)); w == "longer" || w == "anymore" {
			return true
		}
	}
	return false
}

// withConjuncts are the mentions of token i and of what is joined to it by
// "and".
func (r *reader) withConjuncts(i int) []*mention {
	var out []*mention
	if m := r.at(i); m != nil {
		out = append(out, m)
	}
	for _, c := range r.t.Children(i) {
		if r.t.Tokens[c].Relation == "conj" {
			if m := r.at(int(c)); m != nil {
				out = append(out, m)
			}
		}
	}
	return out
}

// noun reads the relations that a noun of role tells.
func (r *reader) noun(i int) {
	r.prefixed(i)
	r.odds(i)
	r.ofState(i)
	x, ok := r.roleOf(i)
	if !ok || r.inName[i] != 0 && r.byHead[i] == 0 {
		return
	}
	bearers := r.bearers(i)
	if len(bearers) == 0 {
		return
	}
	bearer := bearers[0]
	former := r.former(i)
	if r.negated(i) {
		// "is not the leader" tells nothing, "is no longer the leader" the past.
		if !r.noLonger(i) {
			return
		}
		former = true
	}
	add := func(object *mention) {
		if object == nil {
			return
		}
		for k, b := range bearers {
			if k > 0 && b.entity == bearer.entity {
				continue
			}
			if x.inverse {
				r.add(x.typ, object, b, former, i)
			} else {
				r.add(x.typ, b, object, former, i)
			}
		}
	}
	complements := func(h int, before int) {
		for _, c32 := range r.t.Children(h) {
			c := int(c32)
			rel := r.t.Tokens[c].Relation
			switch {
			case rel == "nmod:poss" && c < before:
				for _, m := range r.withConjuncts(c) {
					if x.typ != hearsay.LocatedIn && x.typ != hearsay.PartOf || r.entities[m.entity].Type != hearsay.Person {
						add(m)
					}
				}
			case (rel == "compound" || rel == "nmod" || rel == "nmod:desc" || rel == "amod" || rel == "nmod:unmarked") && c < before && x.compound && r.caseOf(c) == "":
				if m := r.at(c); m != nil && (m.Form == hearsay.Name || c < i && (r.entities[m.entity].Type == hearsay.Location || r.entities[m.entity].Type != hearsay.Person && x.ofBody())) {
					add(m)
				} else {
					// "Kurdish Democratic Party leader": the name may hang on another word of the phrase.
					for _, d := range r.t.Children(c) {
						if m := r.at(int(d)); m != nil && m.Form == hearsay.Name && r.inName[d] != r.inName[h] {
							add(m)
						}
					}
				}
			case (hearsay.MatchRelation(rel, "nmod") || hearsay.MatchRelation(rel, "obl")) && c > i:
				if p := r.caseOf(c); p != "" && strings.Contains(x.prepositions, " "+p+" ") {
					for _, m := range r.withConjuncts(c) {
						// "officials in Geneva", "the envoy to Paris" are not in the place's service.
						if typ := r.entities[m.entity].Type; x.typ == hearsay.EmployedBy && p != "of" && p != "for" && (typ == hearsay.Location || typ == hearsay.Facility) {
							continue
						}
						add(m)
					}
				}
			}
		}
	}
	complements(i, i)
	// The preposition right behind the noun is the noun's, whatever the parser hung it on.
	if c := r.besides(i); c >= 0 {
		if p := r.caseOf(c); p != "to" && p != "in" && p != "at" && strings.Contains(x.prepositions, " "+p+" ") {
			for _, m := range r.withConjuncts(c) {
				add(m)
			}
		}
	}
	if h := r.t.Tokens[i].Head; h > i && bearer.Head == h {
		complements(h, i)
	}
}

// ofState reads "Chad's Interior Ministry": a body of the state whose it is.
func (r *reader) ofState(i int) {
	m := r.at(i)
	if m == nil || m.Head != i || m.Form != hearsay.Name || r.entities[m.entity].Type != hearsay.Government {
		return
	}
	if c := r.t.Child(i, "nmod:poss"); c >= 0 {
		if o := r.at(c); o != nil && o.Form == hearsay.Name && r.entities[o.entity].Type == hearsay.Location {
			r.add(hearsay.PartOf, m, o, false, i)
		}
	}
}

// prefixed reads "anti-X forces", "pro-X militia", "X-backed", "X-led",
// "X-based".
func (r *reader) prefixed(i int) {
	m := r.at(i)
	if m == nil {
		return
	}
	first, end := r.t.TokensIn(m.Span)
	for k := first; k < end && k < i; k++ {
		form := r.lower(k)
		switch {
		case strings.HasPrefix(form, "anti-") && len(form) > 6:
			r.named(hearsay.OpponentOf, m, form[5:], k)
		case strings.HasPrefix(form, "pro-") && len(form) > 5:
			r.named(hearsay.AllyOf, m, form[4:], k)
		case (form == "anti" || form == "pro") && k+2 < end && r.lower(k+1) == "-":
			if o := r.at(k + 2); o != nil && o.Form == hearsay.Name {
				typ := hearsay.OpponentOf
				if form == "pro" {
					typ = hearsay.AllyOf
				}
				r.add(typ, m, o, false, k)
			}
		case (form == "backed" || form == "supported" || form == "aligned" || form == "allied" || form == "linked" || form == "led" || form == "based" || form == "affiliated" || form == "controlled") && k > first && r.lower(k-1) == "-" && k-2 >= first:
			o := r.at(k - 2)
			if o == nil || o.Form != hearsay.Name {
				continue
			}
			switch form {
			case "led", "controlled":
				r.add(hearsay.LeaderOf, o, m, false, k)
			case "based":
				r.add(hearsay.LocatedIn, m, o, false, k)
			default:
				r.add(hearsay.AllyOf, m, o, false, k)
			}
		}
	}
}

// named adds a relation to the entity that bears a name.
func (r *reader) named(typ hearsay.RelationType, m *mention, name string, at int) {
	if e, ok := r.byName[name]; ok {
		o := mention{e, hearsay.Mention{Span: r.t.Tokens[at].Span, Head: at, Form: hearsay.Name}}
		r.add(typ, m, &o, false, at)
	}
}

// verb reads the relations that a verb, a participle or an adjective tells.
func (r *reader) verb(i int) {
	tok := &r.t.Tokens[i]
	// "Kenya and allied militias"
	if r.lower(i) == "allied" && tok.Relation == "amod" && tok.Head > i && r.t.Tokens[tok.Head].Relation == "conj" && r.t.Child(i, "obl", "nmod") < 0 {
		r.add(hearsay.AllyOf, r.at(tok.Head), r.at(r.t.Tokens[tok.Head].Head), false, i)
	}
	lemma := strings.ToLower(tok.Lemma)
	vs, ok := verbRoles[lemma]
	if !ok {
		if vs, ok = verbRoles[r.lower(i)]; !ok {
			return
		}
	}
	if r.negated(i) {
		return
	}
	subjects := r.subjects(i)
	var agents []*mention
	passive := r.t.Child(i, "nsubj:pass") >= 0 || r.t.Child(i, "aux:pass") >= 0
	for _, c := range r.t.Children(i) {
		if hearsay.MatchRelation(r.t.Tokens[c].Relation, "obl") && r.caseOf(int(c)) == "by" {
			agents = append(agents, r.withConjuncts(int(c))...)
		}
	}
	for _, v := range vs {
		if v.preposition == "" {
			if len(agents) > 0 || passive {
				for _, a := range agents {
					for _, s := range subjects {
						r.add(v.typ, a, s, r.former(i), i)
					}
				}
				continue
			}
			if tok.UPOS == "ADJ" {
				continue
			}
			o := r.t.Child(i, "obj")
			if o < 0 || hearsay.MatchRelation(tok.Relation, "acl") && !hearsay.MatchRelation(tok.Relation, "acl:relcl") && tok.XPOS != "VBG" {
				continue
			}
			for _, s := range subjects {
				for _, m := range r.withConjuncts(o) {
					typ := v.typ
					if typ == hearsay.MemberOf && r.entities[m.entity].Type == hearsay.Person {
						typ = hearsay.AllyOf
					}
					r.add(typ, s, m, r.over(i), i)
				}
			}
			continue
		}
		for _, c := range r.t.Children(i) {
			if rel := r.t.Tokens[c].Relation; !hearsay.MatchRelation(rel, "obl") && !hearsay.MatchRelation(rel, "nmod") || r.caseOf(int(c)) != v.preposition {
				continue
			}
			for _, s := range subjects {
				for _, m := range r.withConjuncts(int(c)) {
					r.add(v.typ, s, m, r.former(i), i)
				}
			}
		}
	}
}

// subjects are the mentions of which word i is said: its subject, or the noun
// that it modifies.
func (r *reader) subjects(i int) []*mention {
	if s := r.t.Child(i, "nsubj"); s >= 0 {
		lower := r.lower(s)
		if lower != "who" && lower != "which" && lower != "that" {
			return r.withConjuncts(s)
		}
	}
	// "X – also known as Y – headed Z": the parser may give the subject to the insertion.
	if r.t.Tokens[i].UPOS == "VERB" && !hearsay.MatchRelation(r.t.Tokens[i].Relation, "acl") {
		for _, c := range r.t.Children(i) {
			if int(c) < i && r.t.Tokens[c].Relation == "advcl" && r.t.Tokens[c].XPOS == "VBN" {
				if s := r.t.Child(int(c), "nsubj"); s >= 0 && s < int(c) && r.t.Child(int(c), "mark", "aux") < 0 {
					return r.withConjuncts(s)
				}
			}
		}
	}
	// "members of the council, headed by X": the body right before is headed.
	if i > 1 && r.t.Tokens[i].XPOS == "VBN" && r.lower(i-1) == "," && i+1 < len(r.t.Tokens) && r.lower(i+1) == "by" {
		if m := r.at(i - 2); m != nil && m.Form == hearsay.Name && m.Span.End == r.t.Tokens[i-2].Span.End && r.entities[m.entity].Type != hearsay.Person {
			return []*mention{m}
		}
	}
	rel, h := r.t.Tokens[i].Relation, r.t.Tokens[i].Head
	switch {
	case h < 0:
		return nil
	case hearsay.MatchRelation(rel, "acl"), rel == "amod":
		if m := r.at(h); m != nil {
			return []*mention{m}
		}
	case rel == "conj", rel == "xcomp", rel == "advcl":
		if r.t.Child(i, "nsubj") < 0 && r.t.Tokens[h].UPOS == "VERB" {
			return r.subjects(h)
		}
	}
	return nil
}

func (r *reader) negated(i int) bool {
	for _, c := range r.t.Children(i) {
		switch r.lower(int(c)) {
		case "not", "n't", "n’t", "never", "longer":
			return true
		}
	}
	return false
}

// over reports whether a past-tense verb tells of a time that is named, as in
// "headed the alliance in the nineties".
func (r *reader) over(i int) bool {
	if r.t.Tokens[i].XPOS != "VBD" {
		return r.former(i)
	}
	for _, c := range r.t.Children(i) {
		tok := &r.t.Tokens[c]
		if hearsay.MatchRelation(tok.Relation, "obl") {
			switch r.caseOf(int(c)) {
			case "until", "till", "from", "during":
				return true
			case "in":
				if r.at(int(c)) == nil && (tok.UPOS == "NUM" || strings.HasSuffix(r.lower(int(c)), "0s") || strings.HasSuffix(r.lower(int(c)), "ties")) {
					return true
				}
			}
		}
	}
	return r.former(i)
}

// besides is the head of the phrase whose preposition stands right behind noun
// i but that the parser hung on another word, or -1.
func (r *reader) besides(i int) int {
	if i+1 >= len(r.t.Tokens) || r.t.Tokens[i+1].Relation != "case" {
		return -1
	}
	if c := r.t.Tokens[i+1].Head; c > i+1 && r.t.Tokens[c].Head != i {
		return c
	}
	return -1
}

// odds reads "at odds with X".
func (r *reader) odds(i int) {
	if r.lower(i) != "odds" || r.caseOf(i) != "at" {
		return
	}
	var subjects []*mention
	if s := r.t.Child(i, "nsubj"); s >= 0 {
		subjects = r.withConjuncts(s)
	} else if h := r.t.Tokens[i].Head; h >= 0 {
		if m := r.at(h); m != nil {
			subjects = []*mention{m}
		} else if s := r.t.Child(h, "nsubj"); s >= 0 {
			subjects = r.withConjuncts(s)
		}
	}
	for _, c := range r.t.Children(i) {
		if r.caseOf(int(c)) != "with" {
			continue
		}
		for _, s := range subjects {
			for _, m := range r.withConjuncts(int(c)) {
				r.add(hearsay.OpponentOf, s, m, false, i)
			}
		}
	}
}
