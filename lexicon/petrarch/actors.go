package petrarch

import (
	"fmt"
	"strings"
	"time"
)

// Actor is an entry of an actor file: the phrases that name it and its codes.
type Actor struct {
	Phrases []Phrase // the primary phrase first, then its synonyms
	Codes   []DatedCode
}

// Phrase is one way to write an entry.
type Phrase struct {
	Where
	Text  string   // as the file writes it
	Words []string // upper case, as a parser cuts them
}

// DatedCode is a code with the time in which it holds, both days included.
type DatedCode struct {
	Where
	Code     string // upper case; "---" for nobody
	From, To time.Time
	HasFrom  bool
	HasTo    bool
}

// At is the code on a day: of those whose time holds the day the first listed,
// save that where one ends on the day on which another begins the latter has it;
// else the code without a time; else it reports false. On an unknown day (zero)
// the code without a time, or the last one listed, holds.
func (a *Actor) At(day time.Time) (code DatedCode, ok bool) {
	var always *DatedCode
	var fits *DatedCode
	for i := range a.Codes {
		c := &a.Codes[i]
		switch {
		case !c.HasFrom && !c.HasTo:
			if always == nil {
				always = c
			}
		case day.IsZero(), c.HasFrom && day.Before(c.From), c.HasTo && day.After(c.To):
		case fits == nil, fits.HasTo && fits.To.Equal(day) && c.HasFrom && c.From.Equal(day):
			fits = c
		}
	}
	switch {
	case fits != nil:
		return *fits, true
	case always != nil:
		return *always, true
	case day.IsZero() && len(a.Codes) > 0:
		return a.Codes[len(a.Codes)-1], true
	}
	return DatedCode{}, false
}

func (d *Dictionaries) readActors(lines []line) string {
	first := len(d.Actors)
	phrases, restrictions := 0, 0
	seen := map[string]Where{}
	var now *Actor
	finish := func() {
		if now == nil {
			return
		}
		if len(now.Codes) == 0 && len(now.Phrases) > 0 {
			d.fault(now.Phrases[0].Where, true, fmt.Sprintf("%q has no code, nor has a line under it: it names nobody; give it a code in square brackets", now.Phrases[0].Text))
		}
		if len(now.Phrases) > 0 {
			d.Actors = append(d.Actors, *now)
		}
		now = nil
	}
	add := func(l line, text string) {
		p := Phrase{Where: l.Where, Text: text, Words: Words(text)}
		if len(p.Words) == 0 {
			d.fault(l.Where, false, fmt.Sprintf("%q has no word in it: left out", l.text))
			return
		}
		key := strings.Join(p.Words, " ")
		if at, ok := seen[key]; ok {
			d.fault(l.Where, true, fmt.Sprintf("%q stands at %s as well: the later entry is used", text, at))
		}
		seen[key] = l.Where
		now.Phrases = append(now.Phrases, p)
		phrases++
	}
	for _, l := range lines {
		s := l.text
		switch {
		case s[0] == '+':
			text, code, rest, coded := bracket(strings.TrimSpace(s[1:]))
			if now == nil {
				d.fault(l.Where, false, "a synonym stands before the first entry: left out; write the entry above it, without \"+\"")
				continue
			}
			add(l, text)
			if coded {
				restrictions += d.actorCodes(now, l, code, rest)
			}
		case s[0] == '[':
			if now == nil {
				d.fault(l.Where, false, "a code stands before the first entry: left out")
				continue
			}
			_, code, rest, ok := bracket(s)
			if !ok {
				d.fault(l.Where, false, fmt.Sprintf("%q lacks its \"]\": left out", s))
				continue
			}
			restrictions += d.actorCodes(now, l, code, rest)
		default:
			text, code, rest, coded := bracket(s)
			if !coded && strings.Contains(s, "[") {
				d.fault(l.Where, false, fmt.Sprintf("%q lacks its \"]\": the code is left out", s))
			}
			if coded && text == "" {
				d.fault(l.Where, false, "a code without a phrase: left out")
				continue
			}
			finish()
			now = &Actor{}
			add(l, text)
			if coded {
				restrictions += d.actorCodes(now, l, code, rest)
			}
		}
	}
	finish()
	return fmt.Sprintf("%d actors, %d phrases, %d codes with dates", len(d.Actors)-first, phrases, restrictions)
}

// actorCodes reads the brackets of a line and returns how many have dates.
func (d *Dictionaries) actorCodes(a *Actor, l line, code, rest string) int {
	dated := 0
	for {
		if c, ok := d.actorCode(l, code); ok {
			a.Codes = append(a.Codes, c)
			if c.HasFrom || c.HasTo {
				dated++
			}
		}
		var more bool
		if _, code, rest, more = bracket(rest); !more {
			return dated
		}
	}
}

func (d *Dictionaries) actorCode(l line, s string) (DatedCode, bool) {
	c := DatedCode{Where: l.Where}
	s = strings.TrimSpace(s)
	at := strings.IndexAny(s, "<> \t")
	if at < 0 {
		at = len(s)
	}
	c.Code = strings.ToUpper(s[:at])
	if c.Code == "" || c.Code[0] >= '0' && c.Code[0] <= '9' {
		d.fault(l.Where, false, fmt.Sprintf("\"[%s]\" has no code before its date: left out", s))
		return c, false
	}
	when := strings.ReplaceAll(strings.ReplaceAll(s[at:], " ", ""), "\t", "")
	if when == "" {
		return c, true
	}
	var err error
	switch {
	case when[0] == '<':
		c.HasTo = true
		c.To, err = Date(when[1:])
	case when[0] == '>':
		c.HasFrom = true
		c.From, err = Date(when[1:])
	default:
		from, to, ok := strings.Cut(when, "-")
		if !ok {
			d.fault(l.Where, false, fmt.Sprintf("\"[%s]\" has a date without <, > or a second date: left out", s))
			return c, false
		}
		c.HasFrom, c.HasTo = true, true
		if c.From, err = Date(from); err == nil {
			c.To, err = Date(to)
		}
		if err == nil && c.To.Before(c.From) {
			d.fault(l.Where, true, fmt.Sprintf("\"[%s]\" ends before it begins: it never holds; turn the dates round", s))
		}
	}
	if err != nil {
		d.fault(l.Where, true, fmt.Sprintf("\"[%s]\": %v: the code is left out", s, err))
		return c, false
	}
	return c, true
}

// Date reads YYYYMMDD or YYMMDD, years 00 to 30 being 2000 to 2030. A day or month
// out of range, which hand-made files have, is put to the nearest there is.
func Date(s string) (time.Time, error) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return time.Time{}, fmt.Errorf("%q is no date: write YYYYMMDD or YYMMDD", s)
		}
	}
	num := func(t string) (n int) {
		for _, c := range t {
			n = n*10 + int(c-'0')
		}
		return n
	}
	var y, m, day int
	switch len(s) {
	case 8:
		y, m, day = num(s[:4]), num(s[4:6]), num(s[6:])
	case 6:
		y, m, day = num(s[:2]), num(s[2:4]), num(s[4:])
		if y <= 30 {
			y += 2000
		} else {
			y += 1900
		}
	default:
		return time.Time{}, fmt.Errorf("%q is no date of 8 or 6 figures: write YYYYMMDD or YYMMDD", s)
	}
	m = min(max(m, 1), 12)
	day = max(day, 1)
	t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != m {
		t = time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return t, nil
}
