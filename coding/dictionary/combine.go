package dictionary

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon/petrarch"
)

// change is a transformation made ready: its verbs by their codes.
type change struct {
	*petrarch.Transformation
	lower, upper []string // codes; nil for any
}

func (f *Finder) change(t *petrarch.Transformation) {
	c := change{Transformation: t}
	ok := true
	codes := func(words []string) []string {
		if len(words) == 1 && words[0] == "Q" {
			return nil
		}
		var out []string
		for n, w := range words {
			code := ""
			for _, e := range f.lemmas[w] {
				if len(e.Before)+len(e.After) > 0 {
					continue
				}
				if code = e.Code.Forward; code == "" {
					code = e.block.Code.Forward
				}
			}
			if n == 0 {
				out = []string{code}
			} else if both, fine := petrarch.Combine(out[0], code); fine {
				out = []string{both}
			} else {
				ok = false
			}
		}
		return out
	}
	c.lower, c.upper = codes(t.Lower), codes(t.Upper)
	if ok {
		f.changes = append(f.changes, c)
	}
}

// acts finds the acts of the sentence.
func (r *reading) acts() []Act {
	r.locate()
	r.leaveOut()
	verbs := r.structure()
	for k := len(verbs) - 1; k >= 0; k-- {
		r.identify(verbs[k])
	}
	var found []told
	for _, v := range verbs {
		if v.place == mainClause {
			found = append(found, r.tell(v)...)
		}
	}
	if !slices.ContainsFunc(found, func(x told) bool { return len(x.sources) > 0 && len(x.targets) > 0 }) {
		for _, v := range verbs {
			if v.place == sideClause && !r.unreal(v.tok) {
				found = append(found, r.tell(v)...)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b told) int { return a.head - b.head })
	var out []Act
	for _, x := range found {
		out = r.emit(out, x)
	}
	return out
}

// emit adds the acts that x stands for, unless they are there already or lack what
// the settings require.
func (r *reading) emit(out []Act, x told) []Act {
	if x.code == "" || x.code == Nobody {
		return out
	}
	if len(x.sources) == 0 && len(x.targets) == 0 {
		return out
	}
	if r.o.RequireDyad && !(slices.ContainsFunc(x.sources, coded) && slices.ContainsFunc(x.targets, coded)) {
		return out
	}
	add := func(code string, sources, targets []Party) {
		if code == "" {
			return
		}
		a := Act{Head: x.head, Words: x.words, Code: code, Sources: sources, Targets: targets, Rule: x.where, Entry: x.text, Undone: x.undone, Turned: x.turned}
		if !slices.ContainsFunc(out, func(o Act) bool {
			return o.Code == a.Code && sameCodes(o.Sources, a.Sources) && sameCodes(o.Targets, a.Targets)
		}) {
			out = append(out, a)
		}
	}
	forward, back, _ := strings.Cut(x.code, ":")
	add(forward, x.sources, x.targets)
	add(back, x.targets, x.sources)
	return out
}

func coded(p Party) bool { return p.Code != Nobody }

func sameCodes(a, b []Party) bool {
	return slices.EqualFunc(a, b, func(x, y Party) bool { return x.Code == y.Code })
}

// among reports whether the codes of a are all codes of b.
func among(a, b []Party) bool {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y Party) bool { return x.Code == y.Code }) {
			return false
		}
	}
	return true
}

func codeString(c petrarch.Code) string {
	if c.Back == "" {
		return c.Forward
	}
	return c.Forward + ":" + c.Back
}

// sides are the source and target of what v itself tells.
func (r *reading) sides(v *verb) (sources, targets []Party) {
	subject := r.subject(v.tok, 0)
	object := -1
	passive := v.passive
	if passive && r.d.Verbs.Generation == 1 && r.agentOf(v.tok) < 0 {
		// PETRARCH-1 turns the passive round where "by" tells who did it, or a pattern does.
		passive = false
		if subject < 0 {
			subject = r.t.Child(v.tok, "nsubj:pass")
		}
	}
	if passive {
		object = r.t.Child(v.tok, "nsubj:pass", "csubj:pass")
		if object < 0 {
			object, subject = subject, -1
		}
		subject = r.agentOf(v.tok)
	}
	objects, others := r.phrasesOf(v.tok, 0)
	first := func(heads []int, not []Party) []Party {
		var weak []Party
		for _, h := range heads {
			p := r.resolved(h, v)
			if len(p) == 0 || sameCodes(p, not) {
				continue
			}
			if slices.ContainsFunc(p, func(x Party) bool { return x.named() }) {
				return p
			}
			if weak == nil && !slices.Contains(v.words, h) {
				weak = p
			}
		}
		return weak
	}
	if subject >= 0 {
		sources = r.resolved(subject, v)
	}
	if passive {
		if object >= 0 {
			targets = r.resolved(object, v)
		}
		if len(sources) == 0 && subject < 0 {
			// "was fired at it from the north": from where it came, before anything else.
			from := slices.DeleteFunc(slices.Clone(others), func(h int) bool { return r.caseOf(h) != "FROM" })
			sources = first(slices.Concat(from, objects, others), targets)
		} else if len(targets) == 0 {
			targets = first(slices.Concat(objects, others), sources)
		}
	} else {
		targets = first(slices.Concat(objects, others), sources)
		for _, h := range objects {
			// "arrested students in the capital": the students, whose country is not told.
			if p := r.resolved(h, v); len(p) > 0 && !sameCodes(p, sources) && !slices.Contains(v.words, h) {
				targets = p
				break
			}
		}
	}
	if v.source >= 0 {
		if v.target < 0 && v.source == object {
			targets = nil
		}
		sources = r.resolved(v.source, v)
		if v.target < 0 && sameCodes(sources, targets) {
			// "$" behind the verb: the subject is who it is done to.
			targets = nil
			if s := r.grammatical(v); s >= 0 {
				targets = r.resolved(s, v)
			}
		}
	}
	if v.target >= 0 {
		targets = r.resolved(v.target, v)
		if v.source < 0 && sameCodes(sources, targets) {
			sources = first(slices.Concat(objects, others), targets)
		}
	}
	return sources, targets
}

// agentOf is the head of the phrase with "by" that tells who does what the passive
// verb at i tells, or -1.
func (r *reading) agentOf(i int) int {
	for _, c := range r.t.Children(i) {
		if r.t.Tokens[c].Relation == "obl:agent" || r.rel(int(c)) == "obl" && r.caseOf(int(c)) == "BY" {
			return int(c)
		}
	}
	return -1
}

// resolved are the parties of the phrase headed by h, a pronoun's being those of
// what it stands for: the subject of the verb above, or what the report says it is.
func (r *reading) resolved(h int, v *verb) []Party {
	if r.t.Tokens[h].UPOS != "PRON" {
		if p := r.parties(h); len(p) > 0 {
			return p
		}
		return r.newActors(h)
	}
	switch r.lem(h) {
	case "HE", "SHE", "IT", "THEY", "HIM", "HER", "THEM", "HIMSELF", "HERSELF", "ITSELF", "THEMSELVES":
	default:
		return r.parties(h)
	}
	for w := v; w != nil; w = w.above {
		up := w.above
		if up == nil {
			break
		}
		if s := r.subject(up.tok, 0); s >= 0 && s != h && r.t.Tokens[s].UPOS != "PRON" {
			if p := r.parties(s); len(p) > 0 {
				return p
			}
		}
	}
	return r.antecedent(h)
}

// antecedent are the parties of an earlier mention, in the sentence, of the entity
// that the pronoun at h stands for.
func (r *reading) antecedent(h int) []Party {
	for _, e := range r.a.Entities {
		for k, m := range e.Mentions {
			if m.Head != h {
				continue
			}
			switch r.lem(h) {
			case "HE", "SHE", "HIM", "HER", "HIMSELF", "HERSELF":
				if e.Type != hearsay.Person {
					return nil
				}
			}
			for j := k - 1; j >= 0; j-- {
				o := e.Mentions[j].Head
				if o >= r.first && o < h && r.t.Tokens[o].UPOS != "PRON" {
					if p := r.parties(o); len(p) > 0 {
						return p
					}
				}
			}
			return nil
		}
	}
	return nil
}

// tell finds what v and the verbs beneath it tell together.
func (r *reading) tell(v *verb) []told {
	if v.done {
		return v.acts
	}
	v.done = true
	code := codeString(v.code)
	undone, turned := false, false
	if v.negated && r.d.Verbs.Generation == 2 && code != "" && code != Nobody {
		forward, _, _ := strings.Cut(code, ":")
		if n, ok := petrarch.Negate(forward); ok {
			code, turned = n, true
		} else {
			undone = true
		}
	}
	sources, targets := r.sides(v)
	var beneath []told
	for _, l := range v.lower {
		if v.matched && (slices.ContainsFunc(targets, coded) || r.rel(l.tok) == "advcl" || r.rel(l.tok) == "acl") {
			// The pattern tells the whole act: "gave permission to … to leave".
			continue
		}
		beneath = append(beneath, r.tell(l)...)
	}
	own := told{closed: r.closed(v.tok), head: v.tok, words: v.words, code: code, where: v.where, text: v.text, sources: sources, targets: targets, undone: undone, turned: turned}
	var out []told
	switch {
	case v.code.None() || v.code.Null():
		for _, b := range beneath {
			if len(b.sources) == 0 && !b.closed {
				b.sources = sources
			}
			out = append(out, b)
		}
	case len(beneath) == 0:
		out = r.own(own, v)
	case r.d.Verbs.Generation == 1:
		// Patterns of PETRARCH-1 name the verbs above and the negation themselves.
		out = r.own(own, v)
		for _, b := range beneath {
			if len(b.sources) == 0 && !b.closed {
				b.sources = sources
			}
			out = append(out, b)
		}
	default:
		for _, b := range beneath {
			out = append(out, r.join(&own, b)...)
		}
		if !slices.ContainsFunc(out, func(x told) bool { return len(x.sources) > 0 && len(x.targets) > 0 }) {
			out = append(r.own(own, v), out...)
		}
	}
	v.acts = out
	return out
}

func joinWords(a, b []int) []int {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// closed reports whether the verb at i has a subject of its own that is no pronoun.
func (r *reading) closed(i int) bool {
	s := r.t.Child(i, "nsubj", "csubj")
	return s >= 0 && r.t.Tokens[s].UPOS != "PRON"
}

// own is what v tells by itself. Several who act without another to act on, and
// cooperate, act on one another.
func (r *reading) own(own told, v *verb) []told {
	if (v.pair || len(own.targets) == 0 && mutual(own.code)) && len(own.sources) > 1 {
		var out []told
		for i := range own.sources {
			x := own
			x.code, _, _ = strings.Cut(own.code, ":")
			x.sources = own.sources[i : i+1]
			x.targets = slices.Concat(own.sources[:i], own.sources[i+1:])
			out = append(out, x)
		}
		return out
	}
	return []told{own}
}

// mutual reports whether an act of the code can be done to one another.
func mutual(code string) bool {
	return len(code) >= 2 && code[0] == '0' && code[1] >= '3' && code[1] <= '6'
}

// join puts what an upper verb and one beneath it tell together.
func (r *reading) join(up *told, b told) []told {
	if b.code == "" || b.code == Nobody {
		return nil
	}
	upper, _, _ := strings.Cut(up.code, ":")
	lower, _, _ := strings.Cut(b.code, ":")
	same := !b.closed && len(b.sources) == 0 || len(b.sources) > 0 && among(b.sources, up.sources)
	for i := range r.changes {
		if x, ok := r.changes[i].apply(up, &b, upper, lower, same); ok {
			return []told{x}
		}
	}
	if len(up.sources)+len(up.targets) == 0 {
		// "it was noted that …": nobody says it.
		return []told{b}
	}
	if len(b.sources) == 0 && b.closed {
		// "said such a step enjoyed support": who did it is in no dictionary.
		return []told{b}
	}
	x := b
	x.words = joinWords(up.words, b.words)
	x.head = up.head
	if len(up.sources) > 0 && !(same && len(b.sources) > 0) {
		x.sources = up.sources
	}
	if !same && len(up.sources) > 0 {
		x.targets = b.sources
	}
	if len(x.targets) == 0 {
		x.targets = up.targets
	}
	code, ok := petrarch.Combine(upper, lower)
	if !ok {
		// The scheme has no code for the two together: what is said, wanted or begun counts.
		if same {
			x.code, x.head = b.code, b.head
			return []told{x}
		}
		if root(upper) != "01" && len(up.sources) > 0 {
			// "urged Peru to attack": what is urged has no code of its own.
			x.code, x.where, x.text = upper, up.where, up.text
			return []told{x}
		}
		return []told{b}
	}
	if code != lower {
		x.where, x.text = up.where, up.text+" + "+b.text
	}
	x.code, x.undone, x.turned = code, up.undone || b.undone, up.turned || b.turned
	return []told{x}
}

// apply rewrites an act told in another's words, if the transformation is for it.
func (c *change) apply(up, b *told, upper, lower string, same bool) (told, bool) {
	if c.upper != nil && !slices.Contains(c.upper, upper) || c.lower != nil && !slices.Contains(c.lower, lower) && !slices.ContainsFunc(c.lower, func(l string) bool { return root(l) == root(lower) }) {
		return told{}, false
	}
	if len(up.sources) == 0 {
		return told{}, false
	}
	switch c.LowerSource {
	case "_":
		if len(b.sources) > 0 && !same {
			return told{}, false
		}
	case c.Source:
		if !same || len(b.sources) == 0 {
			return told{}, false
		}
	case ".":
	default:
		if same || len(b.sources) == 0 {
			return told{}, false
		}
	}
	side := func(name string) []Party {
		switch name {
		case c.Source:
			return up.sources
		case c.LowerSource:
			return b.sources
		case c.LowerTarget:
			return b.targets
		}
		return nil
	}
	x := *b
	x.head = up.head
	x.words = joinWords(up.words, b.words)
	x.sources, x.targets = side(c.NewSource), side(c.NewTarget)
	x.code, x.where, x.text = c.New, c.Where, c.String()
	if c.New == "Q" {
		x.code, x.where, x.text, x.head = b.code, b.where, b.text, b.head
	}
	return x, len(x.targets) > 0
}

func root(code string) string {
	if len(code) > 2 {
		return code[:2]
	}
	return code
}
