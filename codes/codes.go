// Package codes reads codes back as names: of events (PLOVER types, modes and
// contexts, CAMEO) and of actors (a country, a sector, a group). It decides
// nothing about a report.
package codes

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/lexicon"
)

// The kinds of code.
const (
	KindType    = "type"
	KindMode    = "mode"
	KindContext = "context"
	KindCAMEO   = "cameo"
	KindActor   = "actor"
)

// Entry is what a code means.
type Entry struct {
	Code        string            `json:"code"`
	Kind        string            `json:"kind"` // type, mode, context, cameo or actor
	Name        string            `json:"name"`
	Description string            `json:"description,omitempty"`
	Event       hearsay.EventType `json:"event,omitempty"` // the type that a mode or a CAMEO code belongs to
	Mode        string            `json:"mode,omitempty"`  // that a CAMEO code stands for
	Quad        string            `json:"quad,omitempty"`
	Intensity   *float64          `json:"intensity,omitempty"` // of a type, -10 to 10
	Goldstein   *float64          `json:"goldstein,omitempty"` // of a CAMEO code, -10 to 10
	Parts       []Part            `json:"parts,omitempty"`     // of an actor code
	Modes       []Part            `json:"modes,omitempty"`     // of a type
	CAMEO       []Part            `json:"cameo,omitempty"`     // codes of a type, or below a code
}

// Part is a part of a code, or a code that belongs to another.
type Part struct {
	Code        string `json:"code"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// Book knows the codes of a lexicon and a gazetteer.
type Book struct {
	lex *lexicon.Lexicon
	gaz *gazetteer.Gazetteer
}

// New makes a Book.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) *Book { return &Book{lex, gaz} }

// Types are the 16 types of event.
func (b *Book) Types() []Entry {
	out := make([]Entry, 0, len(hearsay.EventTypes))
	for _, t := range hearsay.EventTypes {
		out = append(out, b.eventType(t))
	}
	return out
}

// Lookup finds every code that the words stand for: a type, mode, context,
// CAMEO code or actor code, else the name of a country, a group or a role
// ("Taliban", "police officer"), which gives its actor code. It is empty if
// there is none.
func (b *Book) Lookup(words string) []Entry {
	words = strings.TrimSpace(words)
	var out []Entry
	if t := hearsay.EventType(strings.ToUpper(words)); slices.Contains(hearsay.EventTypes[:], t) {
		out = append(out, b.eventType(t))
	}
	if x, ok := b.lex.Codes.CAMEO(words); ok {
		out = append(out, b.cameo(x))
	}
	low := strings.ToLower(words)
	for _, t := range hearsay.EventTypes {
		for _, m := range b.lex.Codes.Modes(t) {
			if m.Mode == low {
				out = append(out, Entry{Code: m.Mode, Kind: KindMode, Name: m.Mode, Description: m.Description, Event: t})
			}
		}
	}
	for _, x := range b.lex.Codes.Contexts() {
		if x.Context == strings.ReplaceAll(low, " ", "_") {
			out = append(out, Entry{Code: x.Context, Kind: KindContext, Name: strings.ReplaceAll(x.Context, "_", " "), Description: x.Description})
		}
	}
	if e, ok := b.actor(words); ok {
		out = append(out, e)
	}
	if len(out) == 0 {
		out = b.named(words)
	}
	return out
}

func (b *Book) eventType(t hearsay.EventType) Entry {
	x, _ := b.lex.Codes.Type(t)
	e := Entry{Code: string(t), Kind: KindType, Name: x.Name, Description: x.Description, Quad: t.Quad(), Intensity: &x.Intensity}
	for _, m := range b.lex.Codes.Modes(t) {
		e.Modes = append(e.Modes, Part{m.Mode, m.Mode, m.Description})
	}
	for _, c := range b.lex.Codes.CAMEOCodes("") {
		if c.Type == t {
			e.CAMEO = append(e.CAMEO, Part{Code: c.Code, Name: c.Name})
		}
	}
	return e
}

func (b *Book) cameo(x lexicon.CAMEOCode) Entry {
	e := Entry{Code: x.Code, Kind: KindCAMEO, Name: x.Name, Event: x.Type, Mode: x.Mode, Quad: x.Type.Quad(), Goldstein: &x.Goldstein}
	for _, c := range b.lex.Codes.CAMEOCodes(x.Code) {
		if c.Code != x.Code {
			e.CAMEO = append(e.CAMEO, Part{Code: c.Code, Name: c.Name})
		}
	}
	return e
}

// actor reads a code of three, six, nine … capital letters. It reports false if
// a part of it means nothing.
func (b *Book) actor(code string) (Entry, bool) {
	e := Entry{Code: code, Kind: KindActor}
	if code == "" || len(code)%3 != 0 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return e, false
	}
	for i := 0; i < len(code); i += 3 {
		p, ok := b.part(code, i)
		if !ok {
			return e, false
		}
		e.Parts = append(e.Parts, p)
	}
	names := make([]string, len(e.Parts))
	for i, p := range e.Parts {
		names[i] = p.Name
	}
	e.Name = strings.Join(names, ", ")
	return e, true
}

// part reads three letters of an actor code. A country or a prefix stands
// first; a group may be named by those before it.
func (b *Book) part(code string, at int) (Part, bool) {
	three, before := code[at:at+3], code[:at]
	if at == 0 {
		if p, ok := b.lex.Actors.Prefix(three); ok {
			return Part{p.Code, p.Name, p.Description}, true
		}
		if c, ok := b.gaz.Country(three); ok && c.ISO3 == three {
			return Part{Code: three, Name: c.Name}, true
		}
	}
	if p, ok := b.lex.Actors.Sector(three); ok {
		return Part{p.Code, p.Name, p.Description}, true
	}
	// Groups of different countries may share a code, and a group has several
	// sectors in its life.
	found := Part{Code: three}
	for _, g := range b.lex.Actors.Groups(three) {
		if at > 0 && !strings.HasPrefix(before, g.Country) || found.Name != "" && before != g.Country+g.Sector {
			continue
		}
		found.Name, found.Description = g.Name, "a group"+term(g)
	}
	return found, found.Name != ""
}

// term says from when to when an entry holds.
func term(n lexicon.NamedActor) string {
	day := "2006-01-02"
	switch {
	case n.Since.IsZero() && n.Until.IsZero():
		return ""
	case n.Until.IsZero():
		return " since " + n.Since.Format(day)
	case n.Since.IsZero():
		return " until " + n.Until.Format(day)
	}
	return " from " + n.Since.Format(day) + " to " + n.Until.Format(day)
}

// named finds actors by a name.
func (b *Book) named(words string) []Entry {
	var out []Entry
	add := func(code, description string) {
		e, ok := b.actor(code)
		if !ok {
			e = Entry{Code: code, Kind: KindActor, Name: words}
		}
		e.Description = description
		out = append(out, e)
	}
	if c, ok := b.gaz.Country(words); ok {
		add(c.ISO3, c.Name)
	} else if c, ok := b.gaz.Demonym(words); ok {
		add(c.ISO3, c.Name)
	}
	for _, n := range b.lex.Actors.NamedAll(words) {
		add(n.Country+n.Sector+n.Group, n.Name+term(n))
	}
	if s := b.lex.Actors.Agent(strings.ToLower(words)); s != "" {
		add(s, "“"+strings.ToLower(words)+"” is a role noun; the country comes from the report")
	}
	return out
}

// Actor is the name of an actor code, its parts joined by commas: "Afghanistan,
// rebels". A part that nobody knows stands as it is.
func (b *Book) Actor(code string) string {
	if e, ok := b.actor(code); ok {
		return e.Name
	}
	var names []string
	for i := 0; i < len(code); i += 3 {
		end := min(i+3, len(code))
		name := code[i:end]
		if end-i == 3 {
			if p, ok := b.part(code[:end], i); ok {
				name = p.Name
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// CAMEO is the name of a code of CAMEO; empty if there is none.
func (b *Book) CAMEO(code string) string {
	x, _ := b.lex.Codes.CAMEO(code)
	return x.Name
}

// Near are codes that somebody who typed the words may have meant, at most
// five.
func (b *Book) Near(words string) []string {
	var out []string
	add := func(code string) {
		if len(out) < 5 && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	up := strings.ToUpper(strings.TrimSpace(words))
	if up == "" {
		return nil
	}
	if strings.Trim(up, "0123456789") == "" {
		for n := min(len(up), 4) - 1; n >= 2; n-- {
			for _, c := range b.lex.Codes.CAMEOCodes(up[:n]) {
				add(c.Code)
			}
		}
		return out
	}
	for _, t := range hearsay.EventTypes {
		if len(up) >= 3 && strings.HasPrefix(string(t), up[:3]) {
			add(string(t))
		}
	}
	for _, t := range hearsay.EventTypes {
		for _, m := range b.lex.Codes.Modes(t) {
			if len(up) >= 3 && strings.Contains(m.Mode, strings.ToLower(up)) {
				add(m.Mode)
			}
		}
	}
	for _, c := range b.lex.Codes.CAMEOCodes("") {
		if len(up) >= 4 && strings.Contains(strings.ToUpper(c.Name), up) {
			add(fmt.Sprintf("%s (%s)", c.Code, c.Name))
		}
	}
	return out
}
