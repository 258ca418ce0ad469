package timex

import (
	"fmt"
	"strings"
	"time"

	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// deictic reads expressions that point from the report or from the time told:
// "yesterday", "this morning", "last week", "the next day", "that year", "the
// day before".
func (r *reader) deictic(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	base := r.base()
	set := func(d date, ok bool) {
		if ok {
			m.when = d
		}
	}
	switch w := r.at(i); w {
	case "today", "yesterday", "tomorrow", "tonight", "overnight":
		if w == "today" && r.isUpper(i) && r.isUpper(i-1) && r.before(i) == "usa" {
			return m, false
		}
		by := map[string]float64{"yesterday": -1, "tomorrow": 1}[w]
		m.end = i + 1
		if r.known {
			base = dateOf(r.pub)
		}
		set(shift(base, by, "D", true))
		if w == "tonight" || w == "overnight" {
			m.typ = "TIME"
			if m.when.day() {
				m.value = m.when.value() + "TNI"
			} else {
				m.value = "XXXX-XX-XXTNI"
			}
			return m, true
		}
		if !m.when.day() {
			m.when = date{}
			if w == "today" {
				m.value = "PRESENT_REF"
			}
		}
		if m.when.day() {
			m = r.withPart(m)
		}
		return m, true
	}
	j := i
	the := false
	if r.at(j) == "the" {
		if j = r.skipThe(i); j == i {
			return m, false
		}
		the = true
	}
	dir := r.at(j)
	k := j
	switch dir {
	case "this", "last", "next", "previous", "following", "same", "that", "current", "coming", "past", "latest", "preceding":
		k++
		if dir == "this" || dir == "that" {
			switch r.next(k) {
			case "same", "very":
				dir = "same"
				k++
			case "past":
				dir = "last"
				k++
			case "coming":
				dir = "next"
				k++
			}
		}
		if r.next(k) == "fiscal" || r.next(k) == "calendar" || r.next(k) == "full" {
			k++
		}
	case "full", "fiscal":
		if the {
			k++
		}
		dir = "the"
	default:
		if !the {
			return r.yearAgo(i)
		}
		dir = "the"
		if m, ok := r.yearAgo(i); ok {
			return m, true
		}
	}
	if k > i && r.next(k) == "" || k >= len(r.atoms) {
		return m, false
	}
	m.end = k + 1
	relative := the && dir != "last" && dir != "past" && dir != "current" && dir != "latest" || dir == "that" || dir == "same" || r.narrative
	ref := base
	if relative && r.now.y != 0 {
		ref = r.now
	}
	// last Monday, this coming Sunday, the previous Friday
	if w, ok := r.word(k, lexicon.TimeWeekday); ok && dir != "the" && dir != "current" && dir != "latest" && r.atoms[k].Upper {
		if !ref.day() {
			ref = base
		}
		if ref.day() {
			t := ref.time()
			back := (int(t.Weekday()) - w.Number%7 + 7) % 7
			switch dir {
			case "last", "previous", "past", "preceding":
				if back == 0 {
					back = 7
				}
				m.when = dateOf(t.AddDate(0, 0, -back))
			case "next", "following", "coming":
				m.when = dateOf(t.AddDate(0, 0, 7-back))
			default:
				if back != 0 && r.tense(k) != past {
					back -= 7
				}
				m.when = dateOf(t.AddDate(0, 0, -back))
			}
		}
		if r.next(m.end) == "," && m.when.day() {
			if x, ok := r.monthDay(m.end + 1); ok && x.when.d != 0 {
				m.end, m.when = x.end, x.when
				return m, true
			}
		}
		return r.withPart(m), true
	}
	// last April, this September
	if mo, n := r.month(k, false); n > 0 && (dir == "this" || dir == "last" || dir == "next" || dir == "past" || dir == "previous" || dir == "following") {
		m.end = k + n
		if d, dn := r.dayNumber(m.end); dn > 0 && r.next(m.end) != "" {
			x := r.resolveMonth(mo, d, k)
			m.when, m.end = x, m.end+dn
			return m, true
		}
		if ref.y == 0 {
			m.value = date{m: mo}.value()
			return m, true
		}
		x := date{y: ref.y, m: mo}
		switch {
		case (dir == "last" || dir == "past" || dir == "previous") && (mo >= ref.m || mo == ref.m-1 && dir == "last") && ref.m != 0:
			x.y-- // the month before this one would be "last month"
		case (dir == "next" || dir == "following") && mo <= ref.m:
			x.y++
		}
		m.when = x
		return m, true
	}
	if s, ok := r.word(k, lexicon.TimeSeason); ok && (dir == "this" || dir == "last" || dir == "next" || dir == "past" || dir == "following" || dir == "previous" || dir == "that") {
		if dir == "past" || dir == "previous" {
			dir = "last"
		}
		if r.next(m.end) == "-" && r.glued(m.end) {
			return m, false
		}
		if r.at(k) == "fall" && r.upos(k) == "VERB" {
			return m, false
		}
		m.when = r.resolveSeason(s.Value, dir, k)
		if m.when.y == 0 {
			m.value = "XXXX-" + s.Value
		}
		return m, true
	}
	// this morning, that night, the next morning, last night
	if p, ok := r.word(k, lexicon.TimeDayPart); ok && dir != "the" && dir != "latest" && dir != "past" && dir != "current" {
		switch r.at(k) {
		case "dawn", "dusk", "sunrise", "sunset", "midday", "daytime":
			return m, false
		}
		m.typ = "TIME"
		by := map[string]float64{"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}[dir]
		if dir == "this" && r.known {
			ref = dateOf(r.pub)
		}
		if d, ok := shift(ref, by, "D", true); ok {
			m.value = d.value() + "T" + p.Value
			m.when = d
		} else {
			m.value = "XXXX-XX-XXT" + p.Value
		}
		return m, true
	}
	if r.at(k) == "period" && dir == "latest" && r.quarter.y != 0 {
		m.when = r.quarter
		return m, true
	}
	u, ok := r.word(k, lexicon.TimeUnit)
	if !ok || strings.HasPrefix(u.Value, "T") {
		return m, false
	}
	if r.next(m.end) == "-" && r.glued(m.end) {
		return m, false
	}
	if u.Value == "Q" && !ref.hasMonth() && r.quarter.y == 0 {
		return m, false
	}
	return r.unit(m, dir, the, u.Value, ref, base, k)
}

func (d date) hasMonth() bool { return d.m != 0 || strings.HasPrefix(d.part, "Q") }

// unit finishes "this week", "the next year", "the day before".
func (r *reader) unit(m match, dir string, the bool, unit string, ref, base date, k int) (match, bool) {
	set := func(d date, ok bool) {
		if ok {
			m.when = d
		}
	}
	spell := r.before(m.begin)
	during := spell == "for" || spell == "over" || spell == "within" || spell == "in" || spell == "during" || spell == "throughout"
	switch dir {
	case "this", "current":
		if unit == "D" {
			set(shift(r.now, 0, unit, true))
			return m, r.now.day() && r.narrative
		}
		if unit == "E" || unit == "C" {
			if base.y != 0 {
				n := map[string]int{"E": 10, "C": 100}[unit]
				m.when = date{y: base.y / n * n, span: n}
			}
			return m, true
		}
		if unit == "WE" && base.day() && base.time().Weekday() == time.Monday && r.tense(k) == past {
			set(shift(base, -1, unit, false))
			return m, true
		}
		if dir == "this" {
			ref = base
		}
		if set(shift(ref, 0, unit, false)); m.when.y == 0 && !r.narrative {
			m.value = "PRESENT_REF" // the day of publication is not known
		}
	case "last", "past":
		if the && during && (unit == "D" || unit == "M" || unit == "W" && dir == "past" || unit == "E" || unit == "C") || dir == "past" && (unit == "E" || unit == "C") {
			m.typ, m.value = "DURATION", period("1", unit)
			return m, true
		}
		if unit == "E" || unit == "C" {
			if base.y != 0 {
				n := map[string]int{"E": 10, "C": 100}[unit]
				m.when = date{y: base.y/n*n - n, span: n}
			}
			return m, true
		}
		if unit == "D" || unit == "NI" {
			return m, false // "the last day"
		}
		if the && dir == "last" && r.next(m.end) == "of" {
			return m, false
		}
		if unit == "W" && !r.narrative && ref.day() && ref.time().Weekday() == time.Sunday {
			// On a Sunday "last week" is the one that ends, whatever day ISO
			// weeks begin on.
			set(shift(ref, 0, unit, false))
			return m, true
		}
		set(shift(ref, -1, unit, false))
	case "latest":
		if unit == "Q" {
			r.latestQuarter(&m, base)
		}
		return m, unit == "Q" && m.when.y != 0
	case "previous", "preceding":
		set(shift(ref, -1, unit, false))
	case "next", "following", "coming":
		if the && during && dir != "following" && unit != "D" && unit != "WE" {
			m.typ, m.value = "DURATION", period("1", unit)
			return m, true
		}
		if unit == "E" || unit == "C" {
			m.typ, m.value = "DURATION", period("1", unit)
			return m, true
		}
		set(shift(ref, 1, unit, false))
	case "same", "that":
		if dir == "that" && unit == "D" && !r.now.day() || r.now.y == 0 {
			return m, dir == "same"
		}
		if unit == "E" || unit == "C" || unit == "NI" {
			return m, false
		}
		if unit == "W" || unit == "WE" {
			set(shift(r.now, 0, unit, false))
			return m, m.when.y != 0
		}
		set(shift(r.now, 0, unit, false))
	case "the":
		return r.theUnit(m, unit, ref, base, k, spell)
	}
	return m, true
}

// latestQuarter is the quarter last spoken of, else the last one that was over
// on the day of publication.
func (r *reader) latestQuarter(m *match, base date) {
	if r.quarter.y != 0 {
		m.when = r.quarter
	} else if d, ok := shift(base, -1, "Q", false); ok {
		m.when = d
	}
}

// theUnit reads "the quarter", "the weekend", "the day before", "the year".
func (r *reader) theUnit(m match, unit string, ref, base date, k int, spell string) (match, bool) {
	switch w := r.next(m.end); w {
	case "before", "after":
		s := 1.0
		if w == "before" {
			s = -1
		}
		j := m.end + 1
		if (w == "before" && r.next(j) == "yesterday" || w == "after" && r.next(j) == "tomorrow") && unit == "D" {
			if d, ok := shift(base, 2*s, "D", true); ok {
				m.when = d
			}
			m.end = j + 1
			return m, true
		}
		if a, ok := r.anchor(j); ok {
			m.end = a.end
			if d, ok := shift(a.when, s, unit, true); ok {
				m.when = d
			}
			return m, true
		}
		if !r.clauseFollows(j) {
			m.end = j
			if d, ok := shift(ref, s, unit, false); ok {
				m.when = d
			}
			if unit == "NI" && m.when.day() {
				m.typ, m.value = "TIME", m.when.value()+"TNI"
			}
			return m, true
		}
	case "earlier", "later":
		s := 1.0
		if w == "earlier" {
			s = -1
		}
		m.end++
		if d, ok := shift(ref, s, unit, false); ok {
			m.when = d
		}
		return m, true
	case "of":
		// "the week of March 6", "the night of 20 June 1791"
		if unit == "W" || unit == "NI" {
			if x, ok := r.calendar(m.end + 1); ok && x.when.day() && r.next(m.end+1) != "" {
				m.end = x.end
				m.when = x.when
				if unit == "W" {
					m.when = weekOf(x.when.time())
				} else {
					m.typ, m.value = "TIME", x.when.value()+"TNI"
				}
				return m, true
			}
		}
		if unit != "Q" {
			return m, false
		}
	}
	switch unit {
	case "Q":
		r.latestQuarter(&m, base)
		return m, m.when.y != 0
	case "WE":
		if !base.day() {
			return m, true
		}
		t := base.time()
		if wd := t.Weekday(); wd != time.Saturday && wd != time.Sunday && r.tense(k) != future && spell != "this" {
			t = t.AddDate(0, 0, -7)
		}
		m.when = weekendOf(t)
		return m, true
	case "Y", "M", "W", "D":
		if _, ok := r.year(m.begin); ok && unit == "Y" {
			return m, false // "the year 2000"
		}
		switch spell {
		case "for":
			if unit == "Y" {
				m.typ, m.value = "DURATION", "P1Y"
				return m, true
			}
			return m, false
		case "in", "of", "during", "throughout", "on", "through":
			if unit == "D" && spell == "of" || r.next(m.end) == "of" {
				return m, false
			}
			from := ref
			if unit == "D" && !from.day() {
				from = base
			}
			if d, ok := shift(from, 0, unit, false); ok {
				m.when = d
				return m, true
			}
		}
	}
	return m, false
}

// yearAgo reads the adjectives "year-earlier" and "year-ago" with their
// period: "the year-earlier quarter".
func (r *reader) yearAgo(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := r.skipThe(i)
	if r.at(j) != "year" || r.next(j+1) != "-" || !r.glued(j+1) {
		return m, false
	}
	switch r.next(j + 2) {
	case "earlier", "ago":
		m.end = j + 3
		b := r.base()
		if r.quarter.y != 0 {
			b = r.quarter
		}
		if b.y != 0 {
			m.when = date{y: b.y - 1}
			if strings.HasPrefix(b.part, "Q") {
				m.when.part = b.part
			}
			m.compared = true
		}
		v, n := numeral.Ordinal(r.atoms, m.end)
		switch {
		case r.next(m.end) == "quarter" || r.next(m.end) == "period":
			m.end++
		case n > 0 && v <= 4 && r.next(m.end+n) == "quarter":
			m.end += n + 1
			if m.when.y != 0 {
				m.when.part = fmt.Sprintf("Q%d", v)
			}
		default:
			m.begin = j // "the year-earlier results"
		}
		return m, true
	case "end":
		m.end = j + 3
		if b := r.base(); b.y != 0 {
			y := b.y
			if b.m != 0 && b.m < 4 && r.tense(j) == past {
				y--
			}
			m.when = date{y: y, m: 12, d: 31}
		}
		return m, i == j
	}
	return m, false
}
