// Package dictionary finds acts with the dictionaries of PETRARCH: actors and
// agents in noun phrases by the longest match on the day of publication, verbs
// with their patterns over the dependency tree, the codes of verbs that govern
// one another put together by PETRARCH-2's scheme, and transformations. In come
// a Text with its Annotations, out go acts with codes for both sides; what else
// an event has (status, place, date, counts, accounts) is coding's affair. It
// never changes its input, never fails and reads nothing but its parameters
// (docs/decisions/0012-dictionaries-of-users.md).
package dictionary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/lexicon/petrarch"
)

// Options are the settings of PETRARCH.
type Options struct {
	RequireDyad    bool // leave out acts of which one side has no code
	NewActorLength int  // a noun phrase of at most so many words that no dictionary has becomes a code: its own text in quotation marks; 0 for none
	// A clause between commas of at least Min and at most Max words is left out
	// of the sentence before it is coded: inside, at its beginning, at its end.
	// A Max of 0 leaves none out.
	CommaMin, CommaMax           int
	CommaBeginMin, CommaBeginMax int
	CommaEndMin, CommaEndMax     int
}

// DefaultOptions are the settings that PETRARCH is distributed with.
var DefaultOptions = Options{RequireDyad: true, CommaMin: 2, CommaMax: 8, CommaEndMin: 2, CommaEndMax: 8}

// OptionsOf are PETRARCH's options with the settings of the dictionaries' own
// configuration over them. Settings about PETRARCH's own input and output are passed
// over.
func OptionsOf(d *petrarch.Dictionaries) (Options, error) {
	o := DefaultOptions
	for _, s := range d.Settings {
		if !slices.Contains(Settings(), s.Name) {
			continue
		}
		if err := o.Set(s.Name, s.Value); err != nil {
			return o, fmt.Errorf("%s: %w", s.Where, err)
		}
	}
	return o, nil
}

// Act is an act that a verb of the dictionaries tells.
type Act struct {
	Head    int    // index in Text.Tokens of the verb
	Words   []int  // the verb and the words of the pattern, in the order of the text
	Code    string // of CAMEO, or whatever the dictionary gives
	Sources []Party
	Targets []Party
	Rule    petrarch.Where // the pattern, verb or transformation that gave the code
	Entry   string         // its text: "SEND * LETTER (OF COMPLAINT)"
	Undone  bool           // negated, and the scheme has no code for what is not done
	Turned  bool           // negated, and the code says so: who does not release refuses to
}

// Party is one of those on a side of an act.
type Party struct {
	Head         int // index in Text.Tokens of the word that heads the phrase
	hearsay.Span     // of the phrase
	Code         string
	Where        petrarch.Where // the entry of the actor, or else of the first agent; zero for a phrase in no dictionary
}

// Nobody is the code of a side that is not known.
const Nobody = "---"

// Finder is safe for concurrent use.
type Finder struct {
	d        *petrarch.Dictionaries
	o        Options
	tries    trie // of actors and agents
	discards trie
	issues   trie
	verbs    map[string][]verbEntry // by an inflected form
	lemmas   map[string][]verbEntry // by base
	changes  []change
}

// verbEntry is a verb with the block that it stands in.
type verbEntry struct {
	*petrarch.Verb
	block *block
}

// block is a block made ready for matching.
type block struct {
	*petrarch.Block
	byWord map[string][]int32 // patterns by a word that they cannot do without
	always []int32            // patterns without one
}

// New makes a Finder of dictionaries.
func New(d *petrarch.Dictionaries, o Options) *Finder {
	f := &Finder{d: d, o: o, verbs: map[string][]verbEntry{}, lemmas: map[string][]verbEntry{}}
	f.tries, f.discards, f.issues = newTrie(), newTrie(), newTrie()
	for i := range d.Actors {
		for _, p := range d.Actors[i].Phrases {
			f.tries.add(p.Words, entry{actor: int32(i) + 1, where: p.Where})
		}
	}
	for i := range d.Agents {
		for _, w := range d.Agents[i].Forms {
			f.tries.add(w, entry{agent: int32(i) + 1, where: d.Agents[i].Where})
		}
	}
	for i := range d.Discards {
		f.discards.add(d.Discards[i].Words, entry{agent: int32(i) + 1, where: d.Discards[i].Where})
	}
	for i := range d.Issues {
		for _, w := range d.Issues[i].Forms {
			f.issues.add(w, entry{agent: int32(i) + 1, where: d.Issues[i].Where})
		}
	}
	if d.Verbs != nil {
		for _, b := range d.Verbs.Blocks {
			f.block(b)
		}
		for i := range d.Verbs.Changes {
			f.change(&d.Verbs.Changes[i])
		}
	}
	return f
}

// Version names the dictionaries and, where they are others than PETRARCH's, the
// settings.
func (f *Finder) Version() string {
	v := f.d.Version
	usual := settingsOf(&DefaultOptions)
	for i, s := range settingsOf(&f.o) {
		if *s.number != *usual[i].number {
			v += fmt.Sprintf(" %s=%d", s.name, *s.number)
		}
	}
	if !f.o.RequireDyad {
		v += " require_dyad=false"
	}
	return v
}

// setting is an option that is a number.
type setting struct {
	name   string
	number *int
}

func settingsOf(o *Options) []setting {
	return []setting{
		{"new_actor_length", &o.NewActorLength}, {"comma_min", &o.CommaMin}, {"comma_max", &o.CommaMax}, {"comma_bmin", &o.CommaBeginMin},
		{"comma_bmax", &o.CommaBeginMax}, {"comma_emin", &o.CommaEndMin}, {"comma_emax", &o.CommaEndMax},
	}
}

// Settings are the names of the options, as PETRARCH's configuration file has them.
func Settings() []string {
	names := []string{"require_dyad"}
	for _, s := range settingsOf(&Options{}) {
		names = append(names, s.name)
	}
	return names
}

// Set gives the option of a name its value: "require_dyad" true or false, the
// others a number of words from 0.
func (o *Options) Set(name, value string) error {
	if name == "require_dyad" {
		b, err := strconv.ParseBool(strings.ToLower(value))
		if err != nil {
			return fmt.Errorf("%s is %q: write true or false", name, value)
		}
		o.RequireDyad = b
		return nil
	}
	for _, s := range settingsOf(o) {
		if s.name == name {
			n, err := strconv.Atoi(value)
			if err != nil || n < 0 {
				return fmt.Errorf("%s is %q: write a number from 0", name, value)
			}
			*s.number = n
			return nil
		}
	}
	return fmt.Errorf("unknown setting %q (settings: %s)", name, strings.Join(Settings(), " "))
}

func (f *Finder) block(b *petrarch.Block) {
	x := &block{Block: b, byWord: map[string][]int32{}}
	for i := range b.Patterns {
		p := &b.Patterns[i]
		keys := pivots(p)
		if keys == nil {
			x.always = append(x.always, int32(i))
		}
		for _, k := range keys {
			x.byWord[k] = append(x.byWord[k], int32(i))
		}
	}
	for i := range b.Verbs {
		e := verbEntry{&b.Verbs[i], x}
		for _, form := range e.Forms {
			f.verbs[form] = append(f.verbs[form], e)
		}
		f.lemmas[e.Base] = append(f.lemmas[e.Base], e)
	}
}

// pivots are words one of which a text must have for p to match; nil if p matches
// without words.
func pivots(p *petrarch.Pattern) []string {
	for _, side := range [][]petrarch.Item{p.After, p.Before} {
		for _, it := range side {
			if n := len(it.Words); n > 0 {
				w := it.Words[n-1]
				if w.Set == nil {
					return []string{w.Text}
				}
				out := []string{}
				for _, m := range w.Set.Members {
					out = append(out, m[len(m)-1])
				}
				return out
			}
		}
	}
	for _, side := range [][]petrarch.Item{p.After, p.Before} {
		for _, it := range side {
			if it.Prep != "" {
				return []string{it.Prep}
			}
		}
	}
	return nil
}

// Find finds the acts of sentence s, in the order of their verbs.
func (f *Finder) Find(t *hearsay.Text, a *hearsay.Annotations, s int) []Act {
	sent := &t.Sentences[s]
	if sent.EndToken <= sent.FirstToken || f.d.Verbs == nil {
		return nil
	}
	r := f.read(t, a, s)
	for _, h := range r.scan(&f.discards) {
		if !h.ofReport(f) {
			return nil
		}
	}
	return r.acts()
}

// Discards says by which entry the report is not coded at all, if any.
func (f *Finder) Discards(t *hearsay.Text) (petrarch.Where, bool) {
	if len(f.d.Discards) == 0 {
		return petrarch.Where{}, false
	}
	for s := range t.Sentences {
		r := f.read(t, &hearsay.Annotations{}, s)
		for _, h := range r.scan(&f.discards) {
			if h.ofReport(f) {
				return h.where, true
			}
		}
	}
	return petrarch.Where{}, false
}

// DiscardsSentence says by which entry sentence s is not coded, if any.
func (f *Finder) DiscardsSentence(t *hearsay.Text, s int) (petrarch.Where, bool) {
	r := f.read(t, &hearsay.Annotations{}, s)
	for _, h := range r.scan(&f.discards) {
		if !h.ofReport(f) {
			return h.where, true
		}
	}
	return petrarch.Where{}, false
}

// ofReport reports whether the discard that h is keeps the whole report from being
// coded.
func (h *hit) ofReport(f *Finder) bool { return f.d.Discards[h.agent-1].Report }

// Issues are the codes of what sentence s is about, each once, in the order of
// the text. A phrase that rules issues out leaves none.
func (f *Finder) Issues(t *hearsay.Text, s int) []string {
	if len(f.d.Issues) == 0 {
		return nil
	}
	r := f.read(t, &hearsay.Annotations{}, s)
	var out []string
	seen := map[string]bool{}
	for _, h := range r.scan(&f.issues) {
		x := &f.d.Issues[h.agent-1]
		if x.Not {
			return nil
		}
		if !seen[x.Code] {
			seen[x.Code] = true
			out = append(out, x.Code)
		}
	}
	return out
}

// reading is the analysis of one sentence.
type reading struct {
	*Finder
	t          *hearsay.Text
	a          *hearsay.Annotations
	s          int
	first, end int
	day        time.Time
	units      []unit
	upper      []string // of token first+i
	lemma      []string
	at         []int32 // of token first+i: index+1 in hits of the hit that covers it
	hits       []hit
	out        []bool // of token first+i: in a clause that is left out
	memo       map[int][]Party
	verbsAt    map[int]*verb
}

// unit is a word as dictionaries cut it.
type unit struct {
	word string
	tok  int
}

func (f *Finder) read(t *hearsay.Text, a *hearsay.Annotations, s int) *reading {
	sent := &t.Sentences[s]
	r := &reading{Finder: f, t: t, a: a, s: s, first: sent.FirstToken, end: sent.EndToken}
	if a.Published.Known() {
		r.day = a.Published.Date
	}
	n := r.end - r.first
	r.upper, r.lemma = make([]string, n), make([]string, n)
	r.units = make([]unit, 0, n+4)
	for i := r.first; i < r.end; i++ {
		u := strings.ToUpper(t.Form(i))
		r.upper[i-r.first] = u
		r.lemma[i-r.first] = strings.ToUpper(t.Tokens[i].Lemma)
		switch {
		case u == "'S", u == "’S", u == "'", u == "’", u == "-", u == "–", u == "&", u == "\"", u == "“", u == "”", u == "``", u == "''":
		case strings.ContainsAny(u, "-–/’"):
			for _, w := range petrarch.Words(u) {
				r.units = append(r.units, unit{w, i})
			}
		default:
			r.units = append(r.units, unit{u, i})
		}
	}
	return r
}

func (r *reading) up(i int) string  { return r.upper[i-r.first] }
func (r *reading) lem(i int) string { return r.lemma[i-r.first] }

// is reports whether token i is the word w, in its form or its lemma.
func (r *reading) is(i int, w string) bool {
	return i >= r.first && i < r.end && (r.upper[i-r.first] == w || r.lemma[i-r.first] == w)
}

func (r *reading) rel(i int) string {
	rel := r.t.Tokens[i].Relation
	if k := strings.IndexByte(rel, ':'); k >= 0 {
		return rel[:k]
	}
	return rel
}
