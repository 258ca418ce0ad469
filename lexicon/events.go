package lexicon

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// Events are the rules that code events and the word lists that they use.
type Events struct {
	Rules    []EventRule
	Classes  map[string]*WordClass // of arguments, by name
	Contexts []EventContext        // in the order of their names
	Statuses []StatusCue
	Light    []LightVerb
	Answers  []Answer

	codes *Codes // that rules may name
}

// EventRule tells one kind of act by its words and their arguments.
type EventRule struct {
	Name       string
	Type       hearsay.EventType
	Mode       string
	CAMEO      string
	Contexts   []string
	Verbs      []Phrase // the first word is the verb, the others are found among its dependents
	Nouns      []Phrase // the words stand side by side
	Adjectives []Phrase
	Actor      []Slot
	Recipient  []Slot
	Reciprocal bool     // the recipients are actors too
	Where      [][]Slot // of each group one must be there
	Unless     []Slot   // none of them may be there
	Status     hearsay.Status
	Weight     float64 // how often the rule is right, 0 to 1
	Bare       bool    // suppressed if no participant is named
	Off        bool    // in a file laid over ours: takes out the rule of this name
	Yes        []EventExample
	No         []string
	File       string
	Line       int
}

// Phrase is a trigger as the lemmas of its words.
type Phrase []string

// Slot is a place beside the trigger and what may stand in it.
type Slot struct {
	Relation string // as docs/formats/event-rules.md lists them: nsubj, obj, obl:against …
	Is, Not  []string
}

// EventExample is a sentence that a rule must code, with what it must find in it.
type EventExample struct {
	Sentence           string
	Checked            bool // the participants are given
	Actors, Recipients []string
	Line               int
}

// WordClass is a set of lemmas with marks ("@name") that stand for kinds of word.
// In a file that is laid over ours, "-" before one takes it out.
type WordClass struct {
	Words map[string]bool
	Marks []string
}

// EventContext names a PLOVER context by the lemmas that tell it.
type EventContext struct {
	Name  string
	Words map[string]bool
}

// StatusCue gives a status to the acts that its words govern.
type StatusCue struct {
	Status hearsay.Status
	Words  map[string]bool
	Nouns  map[string]bool
}

// LightVerb is a verb that leaves the act to a noun beside it: "launch an
// attack". Agent says that its subject does the act of the noun.
type LightVerb struct {
	Words  map[string]bool
	Status hearsay.Status // of the noun's act; empty: as the verb has it
	Agent  bool
}

// Answer is a set of words that lay an act on somebody: "blamed the rebels for
// the attack", "the attack was attributed to them".
type Answer struct {
	Words map[string]bool
	Who   string // subject or object of the word, or the preposition before who answers for the act
	At    string // the preposition before the act; empty: the act is the object
}

func isField(list, want string) bool { return slices.Contains(strings.Fields(list), want) }

// loadEvents reads every rule file of a folder, the lowest layer first and in
// the order of their names.
func loadEvents(ls layers, codes *Codes, dir string) (*Events, error) {
	ev := newEvents(codes)
	var faults []error
	for i, l := range ls {
		names, err := fs.Glob(l.files, dir+"/*.txt")
		if err != nil {
			return nil, err
		}
		sort.Strings(names)
		over := newEvents(codes)
		for _, name := range names {
			f, err := l.files.Open(name)
			if err != nil {
				return nil, err
			}
			faults = append(faults, readEvents(over, l.name+"/"+name, f))
			f.Close()
		}
		if i == 0 {
			ev = over
		} else {
			faults = append(faults, ev.lay(over))
		}
	}
	sort.SliceStable(ev.Contexts, func(i, j int) bool { return ev.Contexts[i].Name < ev.Contexts[j].Name })
	return ev, errors.Join(append(faults, ev.check())...)
}

// ReadEvents reads one file of rules, such as a user's own. Name is for errors.
func ReadEvents(name string, r io.Reader) (*Events, error) {
	codes, err := loadCodes(inside)
	if err != nil {
		return nil, err
	}
	ev := newEvents(codes)
	if err := readEvents(ev, name, r); err != nil {
		return nil, err
	}
	return ev, ev.check()
}

func newEvents(codes *Codes) *Events { return &Events{Classes: map[string]*WordClass{}, codes: codes} }

// lay puts the blocks of a folder over those of ev: a rule takes the place of
// the rule of its name, or takes it out, and a word list adds to the list of
// its name or, with "-" before a word, takes from it.
func (ev *Events) lay(over *Events) error {
	var faults []error
	of := map[string]int{}
	for i := range ev.Rules {
		of[ev.Rules[i].Name] = i
	}
	for _, r := range over.Rules {
		i, there := of[r.Name]
		switch {
		case there:
			ev.Rules[i] = r
		case r.Off:
			faults = append(faults, fmt.Errorf("%s:%d: no rule %q to take out", r.File, r.Line, r.Name))
		default:
			ev.Rules = append(ev.Rules, r)
		}
	}
	ev.Rules = slices.DeleteFunc(ev.Rules, func(r EventRule) bool { return r.Off })
	for name, class := range over.Classes {
		have := ev.Classes[name]
		if have == nil {
			have = &WordClass{Words: map[string]bool{}}
			ev.Classes[name] = have
		}
		laySet(have.Words, class.Words)
		for _, m := range class.Marks {
			if gone, out := strings.CutPrefix(m, "-"); out {
				have.Marks = slices.DeleteFunc(have.Marks, func(s string) bool { return s == gone })
			} else if !slices.Contains(have.Marks, m) {
				have.Marks = append(have.Marks, m)
			}
		}
	}
	for _, x := range over.Contexts {
		i := slices.IndexFunc(ev.Contexts, func(have EventContext) bool { return have.Name == x.Name })
		if i < 0 {
			i = len(ev.Contexts)
			ev.Contexts = append(ev.Contexts, EventContext{x.Name, map[string]bool{}})
		}
		laySet(ev.Contexts[i].Words, x.Words)
	}
	// A word has one status, one kind as a light verb and one that answers at a preposition: what lies above decides.
	for _, x := range over.Statuses {
		for _, have := range ev.Statuses {
			take(have.Words, x.Words)
			take(have.Nouns, x.Nouns)
		}
		laid := StatusCue{x.Status, map[string]bool{}, map[string]bool{}}
		laySet(laid.Words, x.Words)
		laySet(laid.Nouns, x.Nouns)
		ev.Statuses = append(ev.Statuses, laid)
	}
	for _, x := range over.Light {
		for _, have := range ev.Light {
			take(have.Words, x.Words)
		}
		laid := LightVerb{map[string]bool{}, x.Status, x.Agent}
		laySet(laid.Words, x.Words)
		ev.Light = append(ev.Light, laid)
	}
	for _, x := range over.Answers {
		for _, have := range ev.Answers {
			if have.At == x.At {
				take(have.Words, x.Words)
			}
		}
		laid := Answer{map[string]bool{}, x.Who, x.At}
		laySet(laid.Words, x.Words)
		ev.Answers = append(ev.Answers, laid)
	}
	return errors.Join(faults...)
}

// laySet adds words to a set, or takes those with "-" before them out of it.
func laySet(have, over map[string]bool) {
	for w := range over {
		if gone, out := strings.CutPrefix(w, "-"); out {
			delete(have, gone)
		} else {
			have[w] = true
		}
	}
}

// take takes words out of a set, with or without "-" before them.
func take(have, over map[string]bool) {
	for w := range over {
		delete(have, strings.TrimPrefix(w, "-"))
	}
}

// check finds what only shows once all files are read: a class that is nowhere
// defined, two rules of one name.
func (ev *Events) check() error {
	seen := map[string]bool{}
	var faults []error
	for _, r := range ev.Rules {
		if seen[r.Name] {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q is there twice", r.File, r.Line, r.Name))
		}
		seen[r.Name] = true
		if r.Off {
			faults = append(faults, fmt.Errorf("%s:%d: rule %q is off: only a file laid over another takes rules out", r.File, r.Line, r.Name))
		}
		for _, slots := range append([][]Slot{r.Actor, r.Recipient, r.Unless}, r.Where...) {
			for _, s := range slots {
				for _, class := range slices.Concat(s.Is, s.Not) {
					if ev.Classes[class] == nil {
						faults = append(faults, fmt.Errorf("%s:%d: rule %q: unknown class %q", r.File, r.Line, r.Name, class))
					}
				}
			}
		}
	}
	return errors.Join(faults...)
}

// readEvents reads one file of blocks into ev. Name is for errors, of which
// there may be one for each block.
func readEvents(ev *Events, name string, r io.Reader) error {
	b := eventReader{ev: ev, file: name}
	var faults []error
	bad := false // until the block ends
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		b.line++
		line := scan.Text()
		key, value, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(line, "\t", " ")), " ")
		if key != "yes" && key != "no" {
			value, _, _ = strings.Cut(value, "#")
		}
		value = strings.TrimSpace(value)
		var err error
		switch {
		case !utf8.ValidString(line):
			err = errors.New("is not UTF-8: save the file as UTF-8")
		case key == "" && bad:
			b.drop()
			bad = false
		case key == "":
			err = b.end()
		case key[0] == '#' || bad:
		default:
			err = b.field(key, value)
			bad = err != nil
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, b.line, err))
		}
	}
	if err := scan.Err(); err != nil {
		return errors.Join(append(faults, fmt.Errorf("%s:%d: %w", name, b.line+1, err))...)
	}
	b.line++
	if !bad {
		if err := b.end(); err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, b.line, err))
		}
	}
	return errors.Join(faults...)
}

// eventReader holds the block that is being read.
type eventReader struct {
	ev    *Events
	file  string
	line  int
	rule  *EventRule
	words map[string]bool // of a block other than a rule
	nouns map[string]bool
	class *WordClass
}

// end closes a block at a blank line.
func (b *eventReader) end() error {
	defer b.drop()
	r := b.rule
	if r == nil {
		return nil
	}
	switch {
	case r.Off && (r.Type != "" || len(r.Yes)+len(r.No)+len(r.Verbs)+len(r.Nouns)+len(r.Adjectives) > 0):
		return fmt.Errorf("rule %q is off and has other lines", r.Name)
	case r.Off:
	case r.Type == "":
		return fmt.Errorf("rule %q has no type", r.Name)
	case len(r.Verbs)+len(r.Nouns)+len(r.Adjectives) == 0:
		return fmt.Errorf("rule %q has no verbs, nouns or adjectives", r.Name)
	case len(r.Yes) == 0:
		return fmt.Errorf("rule %q has no yes example", r.Name)
	}
	b.ev.Rules = append(b.ev.Rules, *r)
	return nil
}

// drop forgets the block.
func (b *eventReader) drop() { b.rule, b.words, b.nouns, b.class = nil, nil, nil, nil }

func (b *eventReader) field(key, value string) error {
	if value == "" && key != "bare" && key != "reciprocal" && key != "off" {
		return fmt.Errorf("%q says nothing", key)
	}
	if b.rule == nil && b.words == nil {
		return b.begin(key, value)
	}
	if b.rule == nil {
		switch key {
		case "words", "verbs":
			for _, w := range strings.Fields(value) {
				if b.class != nil && w[0] == '@' {
					b.class.Marks = append(b.class.Marks, w[1:])
				} else if b.class != nil && strings.HasPrefix(w, "-@") {
					b.class.Marks = append(b.class.Marks, "-"+w[2:])
				} else {
					b.words[w] = true
				}
			}
		case "nouns":
			if b.nouns == nil {
				return fmt.Errorf("only a status has nouns")
			}
			for _, w := range strings.Fields(value) {
				b.nouns[w] = true
			}
		default:
			return fmt.Errorf("unknown word %q (known here: words, verbs, nouns)", key)
		}
		return nil
	}
	r := b.rule
	var err error
	switch key {
	case "type":
		f := strings.Fields(value)
		r.Type = hearsay.EventType(f[0])
		if !slices.Contains(hearsay.EventTypes[:], r.Type) {
			return fmt.Errorf("unknown type %q", f[0])
		}
		if len(f) > 1 {
			r.Mode = f[1]
			if !b.ev.codes.HasMode(r.Type, r.Mode) {
				return fmt.Errorf("unknown mode %q of %s (modes: %s)", r.Mode, r.Type, b.ev.codes.modeList(r.Type))
			}
		}
		if len(f) > 2 {
			return fmt.Errorf("type takes a type and a mode, not %q", value)
		}
	case "cameo":
		if _, ok := b.ev.codes.CAMEO(value); !ok || !isCAMEO(value) {
			return fmt.Errorf("no CAMEO code: %q (hearsay codes lists them)", value)
		}
		r.CAMEO = value
	case "context":
		r.Contexts = strings.Fields(value)
		for _, c := range r.Contexts {
			if !b.ev.codes.HasContext(c) {
				return fmt.Errorf("unknown context %q", c)
			}
		}
		sort.Strings(r.Contexts)
	case "verbs":
		r.Verbs = append(r.Verbs, phrases(value)...)
	case "nouns":
		r.Nouns = append(r.Nouns, phrases(value)...)
	case "adjectives":
		r.Adjectives = append(r.Adjectives, phrases(value)...)
	case "actor":
		r.Actor, err = slots(r.Actor, value)
	case "recipient":
		r.Recipient, err = slots(r.Recipient, value)
	case "where":
		var group []Slot
		group, err = slots(nil, value)
		r.Where = append(r.Where, group)
	case "unless":
		r.Unless, err = slots(r.Unless, value)
	case "reciprocal":
		r.Reciprocal = true
	case "bare":
		r.Bare = true
	case "off":
		r.Off = true
	case "status":
		r.Status = hearsay.Status(value)
		if !slices.Contains(hearsay.Statuses[:], r.Status) {
			return fmt.Errorf("unknown status %q", value)
		}
	case "weight":
		if r.Weight, err = strconv.ParseFloat(value, 64); err != nil || !(r.Weight > 0 && r.Weight <= 1) {
			return fmt.Errorf("weight %q is not between 0 and 1", value)
		}
	case "yes":
		x := EventExample{Line: b.line}
		var who string
		x.Sentence, who, x.Checked = strings.Cut(value, "->")
		x.Sentence = strings.TrimSpace(x.Sentence)
		if x.Checked {
			actors, recipients, ok := strings.Cut(who, "|")
			if !ok {
				return fmt.Errorf("after -> stand actors | recipients, not %q", who)
			}
			x.Actors, x.Recipients = names(actors), names(recipients)
		}
		r.Yes = append(r.Yes, x)
	case "no":
		r.No = append(r.No, value)
	case "rule":
		return fmt.Errorf("rule %q begins before rule %q ends with a blank line", value, r.Name)
	default:
		return fmt.Errorf("unknown word %q (known in a rule: type cameo context verbs nouns adjectives actor recipient reciprocal where "+
			"unless status weight bare off yes no)", key)
	}
	return err
}

// begin opens the block that its first line names.
func (b *eventReader) begin(key, value string) error {
	f := strings.Fields(value)
	if len(f) != 1 && key != "light" && key != "answers" {
		return fmt.Errorf("%q takes one name, not %q", key, value)
	}
	switch key {
	case "rule":
		b.rule = &EventRule{Name: f[0], File: b.file, Line: b.line, Weight: 0.8}
	case "class":
		if b.ev.Classes[f[0]] != nil {
			return fmt.Errorf("class %q is there twice", f[0])
		}
		b.words = map[string]bool{}
		b.class = &WordClass{Words: b.words}
		b.ev.Classes[f[0]] = b.class
	case "context":
		if !b.ev.codes.HasContext(f[0]) {
			return fmt.Errorf("unknown context %q", f[0])
		}
		b.words = map[string]bool{}
		b.ev.Contexts = append(b.ev.Contexts, EventContext{f[0], b.words})
	case "status":
		if !slices.Contains(hearsay.Statuses[:], hearsay.Status(f[0])) {
			return fmt.Errorf("unknown status %q", f[0])
		}
		b.words, b.nouns = map[string]bool{}, map[string]bool{}
		b.ev.Statuses = append(b.ev.Statuses, StatusCue{hearsay.Status(f[0]), b.words, b.nouns})
	case "light":
		l := LightVerb{Agent: f[0] == "agent"}
		if f[0] != "agent" && f[0] != "happen" {
			return fmt.Errorf("a light verb is agent or happen, not %q", f[0])
		}
		if len(f) > 1 {
			l.Status = hearsay.Status(f[1])
			if !slices.Contains(hearsay.Statuses[:], l.Status) {
				return fmt.Errorf("unknown status %q", f[1])
			}
		}
		b.words = map[string]bool{}
		l.Words = b.words
		b.ev.Light = append(b.ev.Light, l)
	case "answers":
		if len(f) > 2 {
			return fmt.Errorf("answers takes who answers and the preposition of the act, not %q", value)
		}
		x := Answer{Who: f[0]}
		if len(f) > 1 {
			x.At = f[1]
		}
		if x.At == "" && (x.Who == "subject" || x.Who == "object") {
			return fmt.Errorf("answers %s needs the preposition of the act", x.Who)
		}
		b.words = map[string]bool{}
		x.Words = b.words
		b.ev.Answers = append(b.ev.Answers, x)
	default:
		return fmt.Errorf("unknown word %q (a block begins with rule, class, context, status, light or answers)", key)
	}
	return nil
}

func phrases(value string) []Phrase {
	var ps []Phrase
	for _, w := range strings.Fields(value) {
		var p Phrase
		for _, part := range strings.Split(w, "_") {
			if part != "" {
				p = append(p, part)
			}
		}
		if p != nil {
			ps = append(ps, p)
		}
	}
	return ps
}

// Relations that a slot may name, beside obl: with a preposition.
const slotRelations = "self nsubj obj iobj nmod:poss compound xcomp ccomp"

// slots reads "obj obl:against not MIL REB": relations, then what they hold for
// all of them.
func slots(have []Slot, value string) ([]Slot, error) {
	first := len(have)
	var into *[]string
	var is, not []string
	for _, f := range strings.Fields(value) {
		switch {
		case f == "is":
			into = &is
		case f == "not":
			into = &not
		case into != nil:
			*into = append(*into, f)
		case isField(slotRelations, f) || strings.HasPrefix(f, "obl:") && len(f) > len("obl:"):
			have = append(have, Slot{Relation: f})
		default:
			return nil, fmt.Errorf("unknown relation %q (relations: %s obl:PREPOSITION)", f, slotRelations)
		}
	}
	if len(have) == first {
		return nil, fmt.Errorf("no relation in %q", value)
	}
	for i := first; i < len(have); i++ {
		have[i].Is, have[i].Not = is, not
	}
	return have, nil
}

func names(s string) []string {
	var out []string
	for _, n := range strings.Split(s, ";") {
		if n = strings.TrimSpace(n); n != "" && n != "-" {
			out = append(out, n)
		}
	}
	return out
}
