package petrarch

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Verbs are the verb files of one generation.
type Verbs struct {
	Generation int // 1: PETRARCH-1 and TABARI; 2: PETRARCH-2
	Sets       map[string]*Set
	Blocks     []*Block
	Changes    []Transformation

	depth int // of the set that is being written out, in others
}

// Set is a set of synonyms.
type Set struct {
	Where
	Name    string
	Members [][]string // in words, plurals and the members of sets inside written out; sorted, longest first
	raw     []member
	plurals bool

	first, last map[string][][]string // members by their first and last word
	state       int                   // of writing out: 0 to do, 1 at work, 2 done
}

// Beginning are the members whose first word is w, the longest first.
func (s *Set) Beginning(w string) [][]string { return s.first[w] }

// Ending are the members whose last word is w, the longest first.
func (s *Set) Ending(w string) [][]string { return s.last[w] }

type member struct {
	Where
	text string
}

// Block is a group of verbs that share a code and patterns.
type Block struct {
	Where
	Name     string
	Code     Code // of its verbs; none if the header gives none
	Verbs    []Verb
	Patterns []Pattern
}

// Verb is a verb of a block.
type Verb struct {
	Where
	Before []string // words that must stand before the inflected one: WIRE of "WIRE_+TAP"
	After  []string // words that must follow it: UP of "+BEEF_UP"
	Base   string
	Forms  []string // base, irregular and regular forms
	Code   Code     // its own; none if it has its block's
}

// Pattern is words around a verb that give the act a code of its own.
type Pattern struct {
	Where
	Before, After []Item // in the order of the line; the verb stands between them
	Code          Code
}

// Item is one element of a pattern.
type Item struct {
	Symbol byte   // '$' source, '+' target, '%' both, '^' anybody; 0 for words
	Prep   string // the preposition of a group in ( ); what it governs are Words or Symbol, neither of which need be there
	Words  []Word // the last is the head
	Tight  bool   // PETRARCH-1: what comes next must follow at once
}

// Word is a word of a pattern, or a set of synonyms.
type Word struct {
	Text  string // upper case; empty for a set
	Set   *Set
	Tight bool // the next word follows at once
}

// Transformation rewrites an act told in another's words:
// "~ a (b . ATTACK) SAY = a b 112".
type Transformation struct {
	Where
	Source                    string // of the upper verb: a letter, "." for anybody, "_" for nobody
	LowerSource, LowerTarget  string
	Lower, Upper              []string // words joined by "_" in the file; "Q" for any verb
	NewSource, NewTarget, New string   // New is a code, or "Q" for the lower verb's
}

func newVerbs(generation int) *Verbs {
	return &Verbs{Generation: generation, Sets: map[string]*Set{}}
}

// read adds the entries of a file and says how many there are.
func (v *Verbs) read(d *Dictionaries, lines []line) string {
	var set *Set
	var block *Block
	sets, blocks, verbs, patterns, changes := 0, 0, 0, 0, 0
	for _, l := range lines {
		s := l.text
		switch {
		case strings.HasPrefix(s, "---"):
			set = nil
			block = v.header(d, l)
			v.Blocks = append(v.Blocks, block)
			blocks++
		case s[0] == '&':
			name := strings.ToUpper(strings.Fields(s)[0])
			set = &Set{Where: l.Where, Name: name, plurals: !strings.HasSuffix(name, "_")}
			if old := v.Sets[name]; old != nil {
				d.fault(l.Where, true, fmt.Sprintf("the set %s is given at %s as well: the later one is used", name, old.Where))
			}
			v.Sets[name] = set
			sets++
		case s[0] == '+' && set != nil:
			if m := strings.TrimSpace(s[1:]); m != "" {
				set.raw = append(set.raw, member{l.Where, strings.ToUpper(m)})
			} else {
				d.fault(l.Where, false, fmt.Sprintf("an empty member of the set %s: left out", set.Name))
			}
		case s[0] == '~':
			if t, ok := transformation(s); ok {
				t.Where = l.Where
				v.Changes = append(v.Changes, t)
				changes++
			} else {
				d.fault(l.Where, false, "no transformation: write ~ a (b . VERB) VERB = a b CODE")
			}
		case (s[0] == '-' || s[0] == '*') && strings.Contains(s, "*"):
			if block == nil {
				d.fault(l.Where, false, "a pattern stands in no block: left out; write it under a line --- NAME [CODE] ---")
				continue
			}
			if s[0] == '*' {
				d.fault(l.Where, true, "the pattern lacks its \"-\": taken as one")
				s = "- " + s
			}
			if p, ok := v.pattern(d, l, s); ok {
				block.Patterns = append(block.Patterns, p)
				patterns++
			}
		case s[0] == '-':
			d.fault(l.Where, false, fmt.Sprintf("the pattern %q has no \"*\" for its verb: left out", s))
		default:
			set = nil
			if block == nil {
				d.fault(l.Where, false, fmt.Sprintf("the verb %q stands in no block: left out; write it under a line --- NAME [CODE] ---", s))
				continue
			}
			if x, ok := verb(d, l); ok {
				block.Verbs = append(block.Verbs, x)
				verbs++
			}
		}
	}
	out := fmt.Sprintf("%d blocks, %d verbs, %d patterns, %d sets of synonyms", blocks, verbs, patterns, sets)
	if changes > 0 {
		out += fmt.Sprintf(", %d transformations", changes)
	}
	return fmt.Sprintf("PETRARCH-%d: %s", v.Generation, out)
}

// header reads "--- NAME [CODE] ---".
func (v *Verbs) header(d *Dictionaries, l line) *Block {
	b := &Block{Where: l.Where}
	text, code, _, ok := bracket(strings.TrimLeft(l.text, "-"))
	if ok {
		b.Code = d.readCode(l.Where, code)
	} else {
		d.fault(l.Where, true, "the header of the block gives no code: its verbs code by their patterns only")
		text = strings.Trim(text, "- ")
	}
	b.Name = strings.ToUpper(strings.TrimSpace(text))
	return b
}

// verb reads "NAME {FORMS} [CODE]".
func verb(d *Dictionaries, l line) (Verb, bool) {
	x := Verb{Where: l.Where}
	text, code, _, ok := bracket(l.text)
	if ok {
		x.Code = d.readCode(l.Where, code)
	} else if strings.Contains(l.text, "[") {
		d.fault(l.Where, true, "the code lacks its \"]\": left out")
	}
	var given []string
	if i := strings.IndexByte(text, '{'); i >= 0 {
		forms := text[i+1:]
		if j := strings.IndexByte(forms, '}'); j >= 0 {
			forms = forms[:j]
		} else {
			d.fault(l.Where, true, "the forms lack their \"}\": the rest of the line is taken as forms")
		}
		given = strings.Fields(strings.ToUpper(forms))
		text = text[:i]
	}
	text = strings.ToUpper(strings.TrimSpace(text))
	if text == "" {
		d.fault(l.Where, false, "a line without a verb: left out")
		return x, false
	}
	if strings.ContainsAny(text, "()*$%^&") {
		d.fault(l.Where, false, fmt.Sprintf("%q is neither a verb nor, lacking its \"- … *\", a pattern: left out", text))
		return x, false
	}
	x.Before, x.Base, x.After = compound(text)
	if x.Base == "" {
		d.fault(l.Where, false, fmt.Sprintf("%q names no verb: left out", text))
		return x, false
	}
	add := func(f string) {
		if f != "" && !slices.Contains(x.Forms, f) {
			x.Forms = append(x.Forms, f)
		}
	}
	add(x.Base)
	for _, g := range given {
		_, base, _ := compound(g)
		add(base)
	}
	for _, f := range regular(x.Base) {
		add(f)
	}
	return x, true
}

// compound cuts a verb of several words at the one that "+" marks as inflected:
// the first one if none is marked.
func compound(text string) (before []string, base string, after []string) {
	marked := -1
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' }) {
		if strings.HasPrefix(w, "+") {
			w = w[1:]
			if marked < 0 {
				marked = len(words)
			}
		}
		if w != "" {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil, "", nil
	}
	if marked < 0 || marked >= len(words) {
		marked = 0
	}
	return words[:marked:marked], words[marked], words[marked+1:]
}

// pattern reads "- … * … [CODE]".
func (v *Verbs) pattern(d *Dictionaries, l line, s string) (Pattern, bool) {
	p := Pattern{Where: l.Where}
	text, code, _, ok := bracket(s[1:])
	if !ok {
		d.fault(l.Where, false, fmt.Sprintf("the pattern %q has no code in square brackets: left out", s))
		return p, false
	}
	p.Code = d.readCode(l.Where, code)
	text = strings.ToUpper(text)
	star := strings.IndexByte(text, '*')
	if star < 0 {
		d.fault(l.Where, false, fmt.Sprintf("the pattern %q has no \"*\" before its code: left out", s))
		return p, false
	}
	after := text[star+1:]
	if strings.Contains(after, "*") {
		d.fault(l.Where, true, "the pattern has two \"*\": the first is the verb")
		after = strings.ReplaceAll(after, "*", " ")
	}
	if err := v.items(&p.Before, text[:star], l.Where); err != "" {
		d.fault(l.Where, true, err)
	}
	if strings.HasPrefix(after, "_") && v.Generation == 1 {
		// "*_ON": ON follows the verb at once.
		p.After = append(p.After, Item{Tight: true})
		after = after[1:]
	}
	if err := v.items(&p.After, after, l.Where); err != "" {
		d.fault(l.Where, true, err)
	}
	return p, true
}

// items reads one side of a pattern. It says what is wrong with brackets, and
// reads on.
func (v *Verbs) items(out *[]Item, s string, at Where) (fault string) {
	if v.Generation == 1 {
		// Words of one phrase are joined by "_"; brackets mean nothing.
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || strings.ContainsRune("(){}", r) }) {
			parts := strings.Split(w, "_")
			for i, x := range parts {
				if x == "" {
					continue
				}
				it := v.item(x, at)
				it.Tight = i+1 < len(parts)
				*out = append(*out, it)
			}
		}
		return ""
	}
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		switch s[0] {
		case '{':
			inner, rest, ok := strings.Cut(s[1:], "}")
			if !ok {
				fault = "a \"{\" is not closed: closed at the end"
			}
			it := Item{}
			for _, w := range strings.Fields(strings.NewReplacer("(", " ", ")", " ", "{", " ").Replace(inner)) {
				if len(w) == 1 && strings.Contains("$+%^", w) {
					*out = append(*out, Item{Symbol: w[0]})
					continue
				}
				it.Words = append(it.Words, v.words(w, at)...)
			}
			if len(it.Words) > 0 {
				*out = append(*out, it)
			}
			s = rest
		case '(':
			inner, rest, ok := strings.Cut(s[1:], ")")
			if !ok {
				fault = "a \"(\" is not closed: closed at the end"
			}
			v.group(out, strings.NewReplacer("{", " ", "}", " ", "(", " ").Replace(inner), at)
			s = rest
		case ')', '}':
			fault = fmt.Sprintf("a %q closes nothing: left out", s[:1])
			s = s[1:]
		default:
			i := strings.IndexAny(s, " \t(){}")
			if i < 0 {
				i = len(s)
			}
			*out = append(*out, v.item(s[:i], at))
			s = s[i:]
		}
	}
	return fault
}

// group reads what stands in ( ): a preposition and what it governs.
func (v *Verbs) group(out *[]Item, inner string, at Where) {
	fields := strings.Fields(inner)
	if len(fields) == 0 {
		return
	}
	it := Item{Prep: fields[0]}
	if fields[0][0] == '&' {
		// "(&PREPOSIT1 …)": any of the set.
		it = Item{Words: v.words(fields[0], at)}
		*out = append(*out, it)
		it = Item{}
		fields = fields[1:]
	} else {
		fields = fields[1:]
	}
	for _, f := range fields {
		if len(f) == 1 && strings.Contains("$+%^", f) {
			if it.Symbol == 0 && len(it.Words) == 0 {
				it.Symbol = f[0]
			} else {
				*out = append(*out, Item{Symbol: f[0]})
			}
			continue
		}
		it.Words = append(it.Words, v.words(f, at)...)
	}
	if it.Prep != "" || len(it.Words) > 0 || it.Symbol != 0 {
		*out = append(*out, it)
	}
}

func (v *Verbs) item(w string, at Where) Item {
	if len(w) == 1 && strings.Contains("$+%^", w) {
		return Item{Symbol: w[0]}
	}
	return Item{Words: v.words(w, at)}
}

// words are the words of a token, which "_" may join.
func (v *Verbs) words(w string, at Where) []Word {
	var out []Word
	if strings.HasPrefix(w, "&") {
		return []Word{{Set: v.named(w, at)}}
	}
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '_' || r == '-' })
	for i, p := range parts {
		x := Word{Text: p, Tight: i+1 < len(parts)}
		if strings.HasPrefix(p, "&") {
			x.Text, x.Set = "", v.named(p, at)
		}
		out = append(out, x)
	}
	return out
}

// named is a set that a pattern names, to be found when all files are read.
func (v *Verbs) named(name string, at Where) *Set {
	return &Set{Name: name, Where: at, state: -1}
}

// finish finds the sets that patterns name and writes out their members.
func (v *Verbs) finish(d *Dictionaries) {
	var names []string
	for n := range v.Sets {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		v.writeOut(d, v.Sets[n])
	}
	missing := map[string]bool{}
	find := func(items []Item) {
		for i := range items {
			for k := range items[i].Words {
				w := &items[i].Words[k]
				if w.Set == nil || w.Set.state != -1 {
					continue
				}
				s := v.lookup(w.Set.Name)
				if s == nil {
					if !missing[w.Set.Name] {
						missing[w.Set.Name] = true
						d.fault(w.Set.Where, true, fmt.Sprintf("no set of synonyms is called %s: the pattern never matches; give the set or correct its name", w.Set.Name))
					}
					s = &Set{Name: w.Set.Name, state: 2}
				}
				w.Set = s
			}
		}
	}
	owner := map[string]Where{}
	for _, b := range v.Blocks {
		if len(b.Verbs) == 0 {
			d.fault(b.Where, true, fmt.Sprintf("the block %s has no verb: its patterns never match", b.Name))
		}
		for i := range b.Verbs {
			x := &b.Verbs[i]
			key := strings.Join(slices.Concat(x.Before, []string{"+" + x.Base}, x.After), "_")
			if at, ok := owner[key]; ok {
				d.fault(x.Where, true, fmt.Sprintf("the verb %s stands at %s as well: patterns of both are tried, and the later code is its own", strings.TrimPrefix(key, "+"), at))
			}
			owner[key] = x.Where
		}
		seen := map[string]*Pattern{}
		for i := range b.Patterns {
			p := &b.Patterns[i]
			find(p.Before)
			find(p.After)
			key := p.String()
			if old := seen[key]; old != nil {
				if old.Code == p.Code {
					d.fault(p.Where, true, fmt.Sprintf("the pattern stands at %s as well", old.Where))
				} else {
					d.fault(old.Where, true, fmt.Sprintf("the pattern is never reached: the same words at %s have another code, and the later one is used", p.Where))
				}
			}
			seen[key] = p
		}
	}
}

// lookup finds a set by its name; a final "_" may be left out.
func (v *Verbs) lookup(name string) *Set {
	if s := v.Sets[name]; s != nil {
		return s
	}
	if s := v.Sets[name+"_"]; s != nil {
		return s
	}
	return v.Sets[strings.TrimSuffix(name, "_")]
}

// maxDepth is how deep sets may stand in sets.
const maxDepth = 100

// maxMembers is the number of phrases that a set may stand for.
const maxMembers = 20000

// writeOut fills Members.
func (v *Verbs) writeOut(d *Dictionaries, s *Set) {
	if s.state != 0 {
		return
	}
	s.state = 1
	seen := map[string]bool{}
	add := func(words []string) {
		if key := strings.Join(words, " "); len(words) > 0 && !seen[key] && len(s.Members) < maxMembers {
			seen[key] = true
			s.Members = append(s.Members, words)
		}
	}
	for _, m := range s.raw {
		if strings.HasPrefix(m.text, "&") {
			o := v.lookup(m.text)
			switch {
			case o == nil:
				d.fault(m.Where, true, fmt.Sprintf("no set of synonyms is called %s: the member is left out", m.text))
			case o.state == 1:
				d.fault(m.Where, false, fmt.Sprintf("the set %s holds itself by way of %s: the member is left out", s.Name, o.Name))
			default:
				if v.depth++; v.depth > maxDepth {
					d.fault(m.Where, false, fmt.Sprintf("sets stand in sets more than %d deep: the member is left out", maxDepth))
					v.depth--
					continue
				}
				v.writeOut(d, o)
				v.depth--
				if !d.room(m.Where, len(o.Members)) {
					continue
				}
				for _, words := range o.Members {
					add(words)
				}
			}
			continue
		}
		words := Words(strings.NewReplacer("(", " ", ")", " ", "{", " ", "}", " ").Replace(m.text))
		if len(words) == 0 {
			d.fault(m.Where, false, fmt.Sprintf("%q has no word in it: left out", m.text))
			continue
		}
		add(words)
		if s.plurals && !strings.HasSuffix(m.text, "_") && !strings.HasPrefix(m.text, "(") {
			p := slices.Clone(words)
			p[len(p)-1] = Plural(p[len(p)-1])
			add(p)
		}
	}
	slices.SortStableFunc(s.Members, func(a, b []string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return slices.Compare(a, b)
	})
	s.first, s.last = map[string][][]string{}, map[string][][]string{}
	for _, m := range s.Members {
		s.first[m[0]] = append(s.first[m[0]], m)
		s.last[m[len(m)-1]] = append(s.last[m[len(m)-1]], m)
	}
	s.state = 2
	if len(s.Members) == 0 {
		d.fault(s.Where, true, fmt.Sprintf("the set %s has no member", s.Name))
	}
}

// String is the pattern as a file writes it, without its code.
func (p *Pattern) String() string {
	var out []string
	side := func(items []Item) {
		for _, it := range items {
			var words []string
			for _, w := range it.Words {
				x := w.Text
				if w.Set != nil {
					x = w.Set.Name
				}
				words = append(words, x)
			}
			s := strings.Join(words, " ")
			if it.Symbol != 0 {
				s = strings.TrimSpace(string(it.Symbol) + " " + s)
			}
			switch {
			case it.Prep != "":
				s = "(" + strings.TrimSpace(it.Prep+" "+s) + ")"
			case len(words) > 1:
				s = "{" + s + "}"
			}
			if it.Tight {
				s += "_"
			}
			if s != "" {
				out = append(out, s)
			}
		}
	}
	side(p.Before)
	out = append(out, "*")
	side(p.After)
	return strings.Join(out, " ")
}

// String is the transformation as a file writes it.
func (t *Transformation) String() string {
	return fmt.Sprintf("~ %s (%s %s %s) %s = %s %s %s", t.Source, t.LowerSource, t.LowerTarget, strings.Join(t.Lower, "_"), strings.Join(t.Upper, "_"), t.NewSource, t.NewTarget, t.New)
}

// transformation reads "~ a (b . LOWER) UPPER = a b CODE".
func transformation(s string) (t Transformation, ok bool) {
	left, right, ok := strings.Cut(s[1:], "=")
	if !ok {
		return t, false
	}
	before, rest, ok := strings.Cut(left, "(")
	if !ok {
		return t, false
	}
	inner, upper, ok := strings.Cut(rest, ")")
	if !ok {
		return t, false
	}
	in, out := strings.Fields(inner), strings.Fields(right)
	source := strings.Fields(before)
	if len(source) != 1 || len(in) != 3 || len(out) != 3 || len(strings.Fields(upper)) != 1 {
		return t, false
	}
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool { return r == '_' })
	}
	t = Transformation{
		Source: source[0], LowerSource: in[0], LowerTarget: in[1], Lower: split(in[2]), Upper: split(strings.TrimSpace(upper)),
		NewSource: out[0], NewTarget: out[1], New: strings.ToUpper(out[2]),
	}
	return t, len(t.Lower) > 0 && len(t.Upper) > 0
}
