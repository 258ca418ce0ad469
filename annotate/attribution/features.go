package attribution

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// features collects the hashed features of one decision.
type features []uint32

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// hash mixes the parts, with a border between them, into one number.
func hash(parts ...string) uint32 {
	h := uint32(fnvOffset)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * fnvPrime
		}
		h = (h ^ 0xff) * fnvPrime
	}
	// FNV's low bits are weak where the end of the input varies little.
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return h
}

// view is a reading with what the features of one text ask for again and again.
type view struct {
	*reading
	cues    *lexicon.Cues
	classes map[string]string
}

// class is the class of the word at token i, "" if it has none.
func (v *view) class(i int) string {
	if i < 0 || i >= len(v.lower) {
		return ""
	}
	return v.classes[v.lower[i]]
}

// lexPOS is the part of speech of token i as the cue lexicon writes it.
func lexPOS(tok *hearsay.Token) string {
	switch tok.UPOS {
	case "VERB", "AUX":
		return "verb"
	case "NOUN", "PROPN":
		return "noun"
	case "ADJ":
		return "adj"
	case "ADV":
		return "adv"
	case "ADP", "SCONJ":
		return "prep"
	}
	return ""
}

// candidate reports whether token i may be a cue at all.
func (v *view) candidate(i int) bool {
	tok := &v.t.Tokens[i]
	switch tok.UPOS {
	case "VERB":
		return true
	case "NOUN", "ADJ", "ADV":
		return len(tok.Lemma) > 2
	case "ADP", "SCONJ":
		return v.lower[i] == "according" || v.lower[i] == "per"
	case "PUNCT":
		return v.lower[i] == ":"
	}
	return false
}

// stance is the stance that the lexicon gives token i in its frame.
func (v *view) stance(i int) (hearsay.Stance, bool) {
	tok := &v.t.Tokens[i]
	pos := lexPOS(tok)
	met := func(frame string) bool { return v.meets(i, frame) }
	if s, ok := v.cues.Stance(tok.Lemma, pos, met); ok || pos != "verb" || v.cues.Known(tok.Lemma, pos) {
		return s, ok
	}
	// The lemma of a rare form may be wrong: "vows", "lambasting".
	for _, end := range [...]string{"s", "es", "ed", "d", "ing"} {
		if stem, ok := strings.CutSuffix(v.lower[i], end); ok && v.cues.Known(stem, pos) {
			return v.cues.Stance(stem, pos, met)
		}
	}
	return "", false
}

// meets reports whether the word of a lexicon frame stands beside token i.
func (v *view) meets(i int, frame string) bool {
	t := v.t
	for _, c32 := range t.Children(i) {
		c := int(c32)
		rel := t.Tokens[c].Relation
		switch frame {
		case "that":
			if rel == "ccomp" || (rel == "acl" || rel == "advcl") && v.marker(c) == "that" {
				return true
			}
			continue
		case "to":
			if rel == "xcomp" || (rel == "acl" || rel == "advcl" && c <= i+3) && v.marker(c) == "to" {
				return true
			}
		}
		if t.Tokens[c].Lemma == frame || v.lower[c] == frame {
			return true
		}
		if rel == "obl" || rel == "nmod" || rel == "advcl" || rel == "acl" {
			if v.marker(c) == frame {
				return true
			}
		}
	}
	return false
}

// frame is the shape of the token's dependents, in one word.
func (v *view) frame(i int) string {
	var b [12]byte
	n := 0
	for _, c := range v.t.Children(i) {
		var k byte
		switch rel := v.complement(i, int(c)); {
		case hearsay.MatchRelation(rel, "nsubj"):
			k = 's'
		case rel == "ccomp":
			k = 'C'
		case rel == "xcomp":
			k = 'X'
		case rel == "obj":
			k = 'o'
		case rel == "iobj":
			k = 'i'
		case rel == "obl:agent":
			k = 'a'
		case rel == "parataxis":
			k = 'P'
		case rel == "acl":
			k = 'A'
		case rel == "nmod:poss":
			k = 'g'
		case rel == "nmod":
			k = 'n'
		case rel == "aux:pass":
			k = 'p'
		case rel == "cop":
			k = 'c'
		default:
			continue
		}
		if n < len(b) && (n == 0 || b[n-1] != k) {
			b[n] = k
			n++
		}
	}
	return string(b[:n])
}

// subjectClass is what kind of word the subject of token i is, with the arcs
// climbed to find it in front.
func (v *view) subjectClass(i int) string {
	path := ""
	for step := 0; step < 4; step++ {
		for _, c := range v.t.Children(i) {
			if isSubject(v.t.Tokens[c].Relation) {
				return path + v.wordClass(int(c))
			}
		}
		tok := &v.t.Tokens[i]
		switch tok.Relation {
		case "conj", "xcomp", "advcl":
			path = "^"
			i = tok.Head
		case "acl", "acl:relcl", "advcl:relcl":
			return "^" + v.wordClass(tok.Head)
		default:
			return "none"
		}
		if i < 0 {
			return "none"
		}
	}
	return "none"
}

// subject is the subject of token i or of the clause that it shares one with,
// -1 if there is none.
func (v *view) subject(i int) int {
	for range 4 {
		for _, c := range v.t.Children(i) {
			if isSubject(v.t.Tokens[c].Relation) {
				return int(c)
			}
		}
		tok := &v.t.Tokens[i]
		switch tok.Relation {
		case "conj", "xcomp", "advcl":
			i = tok.Head
		case "acl", "acl:relcl":
			return tok.Head
		default:
			return -1
		}
		if i < 0 {
			return -1
		}
	}
	return -1
}

func (v *view) wordClass(i int) string {
	tok := &v.t.Tokens[i]
	switch tok.UPOS {
	case "PRON", "DET":
		return v.lower[i]
	case "PROPN":
		return "PROPN"
	}
	return tok.Lemma
}

// quoteState says how the token stands to quotations: inside one, just before
// or after one, in a sentence with one, or none of these.
func (v *view) quoteState(i int) string {
	t := v.t
	if q := v.quoteOf[i]; q >= 0 {
		if v.quotes[q].Len() <= shortQuotation {
			return "short"
		}
		return "in"
	}
	s := t.Sentences[t.SentenceOf(i)]
	state := "none"
	for j := s.FirstToken; j < s.EndToken; j++ {
		if v.quoteOf[j] < 0 {
			continue
		}
		if j > i-6 && j < i+6 {
			return "near"
		}
		state = "far"
	}
	return state
}

func (v *view) lowerAt(i int) string {
	if i < 0 || i >= len(v.lower) {
		return ""
	}
	return v.lower[i]
}

func (v *view) upos(i int) string {
	if i < 0 || i >= len(v.t.Tokens) {
		return ""
	}
	return v.t.Tokens[i].UPOS
}

// governor is what token i hangs on and how. A clause that is itself the
// content of a cue counts as a sentence of its own: people who marked the outer
// account left those inside it unmarked, so nothing could be learned of them.
func (v *view) governor(i int) (int, string) {
	tok := &v.t.Tokens[i]
	if tok.Head < 0 {
		return -1, "root"
	}
	if tok.Relation == "ccomp" {
		if _, ok := v.stance(tok.Head); ok {
			return -1, "root"
		}
	}
	return tok.Head, tok.Relation
}

// above is the stance of the nearest cue of the lexicon over token i in its own
// clause or those over it, or "".
func (v *view) above(i int) string {
	g, _ := v.governor(i)
	for n := 0; g >= 0 && n < 5; n++ {
		if s, ok := v.stance(g); ok && v.t.Tokens[g].UPOS == "VERB" {
			return string(s)
		}
		g, _ = v.governor(g)
	}
	return ""
}

// cueFeatures are the features of the question whether token i is a cue.
func (v *view) cueFeatures(i int, f features) features {
	t := v.t
	tok := &t.Tokens[i]
	l, p := tok.Lemma, tok.XPOS
	f = append(f[:0], hash("bias"))
	add := func(parts ...string) { f = append(f, hash(parts...)) }
	stance, known := v.stance(i)
	st := string(stance)
	frame := v.frame(i)
	add("l", l, tok.UPOS)
	add("lp", l, p)
	add("p", p)
	g, rel := v.governor(i)
	add("r", rel, tok.UPOS)
	add("lr", l, rel)
	add("w", v.lower[i])
	add("w-1", v.lowerAt(i-1), tok.UPOS)
	add("w+1", v.lowerAt(i+1), tok.UPOS)
	add("lw+1", l, v.lowerAt(i+1))
	add("lw-1", l, v.lowerAt(i-1))
	add("p-1", v.upos(i-1), tok.UPOS)
	add("p+1", v.upos(i+1), tok.UPOS)
	add("lp+1", l, v.upos(i+1))
	add("f", frame, tok.UPOS)
	add("lf", l, frame)
	add("pf", p, frame)
	add("s", st)
	add("sf", st, frame)
	add("sr", st, rel)
	if known {
		add("sp", "known", p)
	} else if v.cues.Known(l, lexPOS(tok)) {
		add("sp", "other frame", p)
	}
	k := v.class(i)
	add("k", k, p)
	add("kf", k, frame)
	add("kr", k, rel)
	add("k-1", v.class(i-1), tok.UPOS)
	add("k+1", v.class(i+1), tok.UPOS)
	add("kk+1", k, v.class(i+1))
	add("kk-1", k, v.class(i-1))
	add("kq", k, v.quoteState(i))
	if len(l) > 4 {
		add("suf", l[len(l)-3:], tok.UPOS)
		add("pre", l[:4], tok.UPOS)
	}
	sub := v.subjectClass(i)
	add("sub", sub, tok.UPOS)
	add("lsub", l, sub)
	add("ssub", st, sub)
	add("ksub", k, sub)
	if h := v.subject(i); h >= 0 {
		ks := v.class(h)
		add("subk", ks, tok.UPOS)
		add("lsubk", l, ks)
		add("ksubk", k, ks)
		add("fsubk", frame, ks)
	}
	q := v.quoteState(i)
	add("q", q, tok.UPOS)
	add("lq", l, q)
	add("fq", frame, q)
	add("sq", st, q)
	if g >= 0 {
		add("g", t.Tokens[g].Lemma, rel)
		add("lg", l, t.Tokens[g].Lemma)
		gs, _ := v.stance(g)
		add("gs", string(gs), rel)
		add("lgp", l, t.Tokens[g].UPOS)
	}
	for _, c32 := range t.Children(i) {
		c := int(c32)
		rel := v.relation(c)
		add("c", rel, tok.UPOS)
		add("lc", l, rel)
		add("kc", k, rel)
		switch ct := &t.Tokens[c]; {
		case ct.Relation == "aux", ct.Relation == "advmod", ct.Relation == "det", ct.Relation == "compound:prt", ct.Relation == "aux:pass":
			add("cl", rel, ct.Lemma, tok.UPOS)
		case ct.Relation == "obj", ct.Relation == "ccomp", ct.Relation == "xcomp", hearsay.MatchRelation(ct.Relation, "obl"), hearsay.MatchRelation(ct.Relation, "nmod"):
			add("lo", l, rel, ct.Lemma)
			add("o", rel, ct.Lemma)
			add("so", st, rel, ct.UPOS)
			add("ko", k, rel, v.class(c))
			add("oc", rel, v.class(c))
		}
	}
	s := t.Sentences[t.SentenceOf(i)]
	add("sec", string(s.Section), tok.UPOS)
	if i == s.FirstToken {
		add("first", tok.UPOS)
	}
	if gs := v.above(i); gs != "" {
		add("above", gs, st)
	}
	return f
}

// unitFeatures are the features of the question which role u plays beside the
// cue at c.
func (v *view) unitFeatures(c int, u *unit, all []unit, f features) features {
	t := v.t
	cue, head := &t.Tokens[c], &t.Tokens[u.head]
	stance, _ := v.stance(c)
	st, l, frame, path := string(stance), cue.Lemma, v.frame(c), u.path
	f = append(f[:0], hash("bias"))
	add := func(parts ...string) { f = append(f, hash(parts...)) }
	side := "after"
	if int(u.tokens[0]) < c {
		side = "before"
		if int(u.tokens[len(u.tokens)-1]) > c {
			side = "round"
		}
	}
	quoted := 0
	for _, i := range u.tokens {
		if v.quoteOf[i] >= 0 {
			quoted++
		}
	}
	q := "0"
	switch {
	case quoted*10 >= len(u.tokens)*8:
		q = "all"
	case quoted > 0:
		q = "some"
	}
	sq := v.quoteState(c)
	size := "1"
	switch n := len(u.tokens); {
	case n > 20:
		size = "20+"
	case n > 8:
		size = "9+"
	case n > 3:
		size = "4+"
	case n > 1:
		size = "2+"
	}
	class := v.wordClass(u.head)
	marker := v.marker(u.head)
	own := "none" // whether the cue has a subject and a clause of its own
	for k := range all {
		if all[k].level == 0 && all[k].path == "ccomp" {
			own += "C"
		}
		if all[k].level == 0 && isSubject(all[k].path) {
			own += "s"
		}
		if all[k].level == 5 {
			own += "q"
			break
		}
	}
	add("p", path)
	add("pl", path, l)
	add("pP", path, cue.XPOS)
	add("ps", path, st)
	add("pf", path, frame)
	add("po", path, own)
	add("plo", path, l, own)
	add("pside", path, side)
	add("pq", path, q, sq)
	add("pqside", path, q, side)
	add("psize", path, size)
	if path == "before border" {
		sent := t.Sentences[t.SentenceOf(c)]
		add("end", fmt.Sprint(min(sent.EndToken-c, 8)), st)
		add("gap", fmt.Sprint(min(c-int(u.tokens[len(u.tokens)-1]), 8)), st)
		add("sure", l, fmt.Sprint(min(sent.EndToken-c, 3)))
	}
	add("h", head.Lemma, side)
	add("ph", path, head.Lemma)
	add("phu", path, head.UPOS, side)
	add("phx", path, head.XPOS, cue.UPOS)
	add("lhu", l, head.UPOS, path, size)
	add("lh", l, head.Lemma, path)
	add("c", class, path)
	kc, kh := v.class(c), v.class(u.head)
	add("kc", kc, path)
	add("kcf", kc, frame, path)
	add("kh", kh, path)
	add("khs", kh, path, st)
	add("kch", kc, kh, path)
	add("kcm", kc, marker, path)
	add("lkh", l, kh, path)
	add("pm", path, marker, st)
	add("plm", path, marker, l)
	add("w1", v.lower[u.tokens[0]], path)
	add("first", v.lower[u.tokens[0]], side, size)
	add("plast", path, v.lowerAt(int(u.tokens[len(u.tokens)-1])+1))
	if int(u.tokens[len(u.tokens)-1]) == c-1 || int(u.tokens[0]) == c+1 {
		add("adj", path, side)
	}
	if v.t.SentenceOf(c) != v.t.SentenceOf(u.head) {
		add("other sentence", side, q)
	}
	if hs, ok := v.stance(u.head); ok {
		add("hs", path, string(hs))
	}
	return f
}
