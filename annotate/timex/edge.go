package timex

import (
	"hearsay/internal/numeral"
	"hearsay/lexicon"
	"strconv"
)

// edge reads a part of a place in the calendar: "early May", "mid-1990s", "the
// end of the month", "earlier this year", "late Monday".
func (r *reader) edge(i int) (match, bool) {
	j := r.skipThe(i)
	mod := ""
	within := func(k int) (match, bool) {
		if r.next(k) == "" {
			return match{}, false
		}
		if m, ok := r.deictic(k); ok && m.typ != "DURATION" {
			return m, true
		}
		return r.calendar(k)
	}
	if w, ok := r.word(j, lexicon.TimePartOf); ok {
		mod = w.Value
		k := j + 1
		if r.next(k) == "-" {
			k++
		} else if r.next(k) == "in" || r.next(k) == "on" {
			k++
		}
		if r.at(j) == "mid" && r.next(k) != "" {
			if p, ok := r.word(k, lexicon.TimeDayPart); ok {
				m := match{begin: i, end: k + 1, typ: "TIME", mod: "MID"}
				if d, ok := r.dayAt(k + 1); ok && r.next(k+1) != "" {
					m.end, m.when, m.value = d.end, d.when, d.when.value()+"T"+p.Value
				} else if b := r.base(); b.day() {
					m.when, m.value = b, b.value()+"T"+p.Value
				} else {
					m.value = "XXXX-XX-XXT" + p.Value
				}
				return m, true
			}
		}
		if r.next(k) == "-" && r.glued(k) { // "mid- to late"
			return match{}, false
		}
		m, ok := within(k)
		if !ok {
			// early to mid-1990s
			return match{}, false
		}
		m.begin = i
		m.mod = mod
		return m, true
	}
	switch w := r.at(i); w {
	case "earlier", "later", "sometime":
		k := i + 1
		if w != "sometime" && r.next(k) == "in" {
			if m, ok := within(k + 1); ok && m.typ == "DATE" && m.when.d == 0 && m.when.y != 0 {
				m.begin, m.mod = i, map[string]string{"earlier": "START", "later": "END"}[w]
				return m, true
			}
		}
		if r.next(k) == "in" && r.next(k+1) == "the" && (r.next(k+2) == "year" || r.next(k+2) == "month" || r.next(k+2) == "week") {
			m := match{begin: i, end: k + 3, typ: "DATE"}
			u, _ := r.word(k+2, lexicon.TimeUnit)
			if d, ok := shift(r.base(), 0, u.Value, false); ok {
				m.when = d
			}
			m.mod = map[string]string{"earlier": "START", "later": "END"}[w]
			return m, m.when.y != 0
		}
		switch r.next(k) {
		case "this", "that", "last", "next", "today", "yesterday", "in":
			m, ok := within(k)
			if !ok {
				return m, false
			}
			m.begin = i
			m.mod = map[string]string{"earlier": "START", "later": "END"}[w]
			return m, true
		}
		return match{}, false
	case "about", "around", "circa", "approximately":
		k := i + 1
		if r.next(k) == "" {
			return match{}, false
		}
		m, ok := r.monthDay(k)
		if !ok {
			if m, ok = r.year(k); !ok || m.when.y < 1500 {
				return match{}, false
			}
		}
		m.begin, m.mod = i, "APPROX"
		return m, true
	}
	// the end of X; month's end
	if w, ok := r.word(j, lexicon.TimeEdge); ok && r.next(j+1) == "of" && (j > i || r.before(i) == "by" || r.before(i) == "at" || r.before(i) == "since" || r.before(i) == "until") {
		k := j + 2
		if r.next(k) == "the" {
			if u, ok := r.word(k+1, lexicon.TimeUnit); ok && (u.Value == "Y" || u.Value == "M" || u.Value == "W" || u.Value == "E" || u.Value == "C") {
				m := match{begin: i, end: k + 2, typ: "DATE", mod: w.Value}
				b := r.base()
				if r.now.y != 0 && r.narrative {
					b = r.now
				}
				if d, ok := shift(b, 0, u.Value, false); ok && u.Value != "E" && u.Value != "C" {
					m.when = d
				}
				return m, true
			}
		}
		if m, ok := within(k); ok && m.typ == "DATE" && m.when.d == 0 {
			m.begin, m.mod = i, w.Value
			return m, true
		}
		return match{}, false
	}
	if r.at(i) == "year" && r.next(i+1) == "end" {
		m := match{begin: i, end: i + 2, typ: "DATE", mod: "END"}
		if b := r.base(); b.y != 0 {
			m.when = date{y: b.y}
		}
		return m, true
	}
	if m, ok := r.nthOf(i, j); ok {
		return m, true
	}
	if m, ok := r.inARow(i); ok {
		return m, true
	}
	if u, ok := r.word(i, lexicon.TimeUnit); ok && r.next(i+1) == "'" && r.next(i+2) == "s" && r.next(i+3) == "end" && (u.Value == "Y" || u.Value == "M" || u.Value == "W") {
		m := match{begin: i, end: i + 4, typ: "DATE", mod: "END"}
		b := r.base()
		if d, ok := shift(b, 0, u.Value, false); ok {
			m.when = d
		}
		return m, true
	}
	return match{}, false
}

// nthOf reads "the first week of May", "the last day of 1999"; j is the atom
// after the article at i.
func (r *reader) nthOf(i, j int) (match, bool) {
	v, n := numeral.Ordinal(r.atoms, j)
	if w := r.at(j); w == "last" || w == "final" {
		v, n = -1, 1
	}
	if n == 0 || i == j || r.next(j+n+1) != "of" || r.next(j+n+2) == "" {
		return match{}, false
	}
	u, ok := r.word(j+n, lexicon.TimeUnit)
	if !ok || u.Value != "W" && u.Value != "D" {
		return match{}, false
	}
	m, ok := r.calendar(j + n + 2)
	if !ok || m.typ != "DATE" || m.when.y <= 0 || m.when.d != 0 || m.when.span != 0 || m.when.m == 0 && u.Value == "W" {
		return match{}, false
	}
	run := Days(m.when.value())
	if run == nil {
		return match{}, false
	}
	day := run.Start
	switch {
	case u.Value == "D" && v > 0:
		day = day.AddDate(0, 0, v-1)
	case u.Value == "D":
		day = run.End
	case v > 0: // the week that has its middle in the month
		day = day.AddDate(0, 0, 3+7*(v-1))
	default:
		day = run.End.AddDate(0, 0, -3)
	}
	if day.After(run.End) {
		return match{}, false
	}
	m.begin, m.value = i, ""
	m.when = dateOf(day)
	if u.Value == "W" {
		m.when = weekOf(day)
	}
	return m, true
}

// inARow reads how long something has gone on by counting: "fourth straight
// day", "third consecutive night".
func (r *reader) inARow(i int) (match, bool) {
	v, n := numeral.Ordinal(r.atoms, i)
	if n == 0 || v < 2 {
		return match{}, false
	}
	switch r.next(i + n) {
	case "straight", "consecutive", "successive":
	default:
		return match{}, false
	}
	u, ok := r.word(i+n+1, lexicon.TimeUnit)
	if !ok || r.next(i+n+1) == "" || u.Value == "Q" {
		return match{}, false
	}
	unit := u.Value
	if unit == "NI" || unit == "WE" {
		unit = "D"
	}
	return match{begin: i, end: i + n + 2, typ: "DURATION", value: period(strconv.Itoa(v), unit)}, true
}

// dayPart reads "the night of 20 June 1791", "the morning of May 5".
func (r *reader) dayPart(i int) (match, bool) {
	j := r.skipThe(i)
	p, ok := r.word(j, lexicon.TimeDayPart)
	if !ok || r.next(j+1) != "of" || r.next(j+2) == "" {
		return match{}, false
	}
	x, ok := r.dayAt(j + 2)
	if !ok {
		return match{}, false
	}
	return match{begin: i, end: x.end, typ: "TIME", when: x.when, value: x.when.value() + "T" + p.Value}, true
}
