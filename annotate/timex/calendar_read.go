package timex

import (
	"fmt"
	"strings"
	"time"

	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// isYear reports whether atom i is a year in figures.
func (r *reader) isYear(i int) bool {
	if i < 0 || i >= len(r.atoms) {
		return false
	}
	a := &r.atoms[i]
	if a.Kind != numeral.Figure || a.Digits != 4 || a.Value < 1000 || a.Value >= 2100 {
		return false
	}
	switch r.next(i + 1) {
	case "%", "percent", "km", "metres", "meters", "miles":
		return false
	case "s", "th", "st", "nd", "rd", "m", "kg":
		return !r.glued(i + 1)
	}
	return true
}

// dayNumber is a day of a month at atom i, in figures or words, with the
// number of atoms.
func (r *reader) dayNumber(i int) (day, n int) {
	if i >= len(r.atoms) {
		return 0, 0
	}
	if v, n := numeral.Ordinal(r.atoms, i); n > 0 && v <= 31 {
		return v, n
	}
	a := &r.atoms[i]
	if a.Kind == numeral.Figure && a.Digits > 0 && a.Digits <= 2 && a.Value >= 1 && a.Value <= 31 {
		return int(a.Value), 1
	}
	return 0, 0
}

// month is the month at atom i with the number of atoms, its full stop
// included; 0 if none. Bare tells that neither a day nor a year stands beside
// it, so that "may" and "march" want more.
func (r *reader) month(i int, bare bool) (month, n int) {
	if i < 0 || i >= len(r.atoms) || !r.atoms[i].Upper {
		return 0, 0
	}
	w, ok := r.word(i, lexicon.TimeMonth, lexicon.TimeMonthAbbr)
	if !ok {
		return 0, 0
	}
	n = 1
	if w.Class == lexicon.TimeMonthAbbr {
		if r.next(i+1) == "." && r.glued(i+1) {
			n = 2
		} else if bare {
			return 0, 0
		}
		return w.Number, n
	}
	if bare && (w.Number == 5 || w.Number == 3 || w.Number == 8 || w.Number == 4 || w.Number == 6) {
		switch r.before(i) {
		case "in", "of", "since", "by", "until", "till", "from", "to", "last", "this", "next", "early", "late", "mid", "-", "–", "and", "between",
			"during", "before", "after", "through", "following", "previous", "every", "each", "around", "or", "for", "(":
			return w.Number, n
		}
		if w.Number == 5 || r.upos(i) == "AUX" {
			return 0, 0
		}
		if k := r.token(i); k >= 0 && (r.t.Tokens[k].UPOS == "VERB" || r.t.Tokens[k].UPOS == "ADJ") {
			return 0, 0
		}
		// "April Smith", "the Million Man March", "August Wilson"
		if (w.Number == 4 || w.Number == 6 || w.Number == 8) && r.isUpper(i+1) && r.next(i+1) != "" {
			return 0, 0
		}
		if w.Number == 3 && (r.isUpper(i-1) || r.before(i) == "s") && r.before(i) != "" && r.before(i) != "." {
			return 0, 0
		}
	}
	return w.Number, n
}

// yearAfter reads a year that follows a month at atom i: "1999", ", 1999",
// "of 1999", "last year". It returns the year, 0 if none, and the atom after.
func (r *reader) yearAfter(i int) (int, int) {
	j := i
	switch r.next(j) {
	case ",", "of":
		j++
	}
	if r.next(j) == "" {
		return 0, i
	}
	if r.next(j) == "the" && r.next(j+1) == "year" {
		j += 2
	}
	if r.isYear(j) && r.next(j) != "" {
		return int(r.atoms[j].Value), j + 1
	}
	if y, n := r.spelledYear(j); n > 0 {
		return y, j + n
	}
	if w := r.next(j); (w == "that" && r.next(j+1) == "year" || w == "the" && r.next(j+1) == "same" && r.next(j+2) == "year") && r.now.y != 0 && r.at(j-1) == "of" {
		if w == "the" {
			j++
		}
		return r.now.y, j + 2
	}
	if r.known && r.next(j+1) == "year" {
		switch r.next(j) {
		case "last":
			return r.pub.Year() - 1, j + 2
		case "this":
			return r.pub.Year(), j + 2
		case "next":
			return r.pub.Year() + 1, j + 2
		}
	}
	return 0, i
}

// spelledYear reads "nineteen ninety-six" and "two thousand five" at atom i.
func (r *reader) spelledYear(i int) (int, int) {
	switch r.at(i) {
	case "eighteen", "nineteen", "twenty":
		v, n := numeral.Cardinal(r.atoms, i)
		if n != 1 || v < 18 || v > 20 {
			return 0, 0
		}
		w, k := numeral.Cardinal(r.atoms, i+1)
		if k == 0 || r.next(i+1) == "" || w < 10 || w > 99 || r.atoms[i+1].Kind != numeral.Word {
			return 0, 0
		}
		return int(v)*100 + int(w), k + 1
	}
	return 0, 0
}

// resolveMonth gives the year of a month, with or without its day, that is
// named without one, at atom i.
func (r *reader) resolveMonth(m, d, i int) date {
	x := date{m: m, d: d}
	if r.narrative || !r.known {
		if r.thread.y == 0 || !r.narrative && !r.sameParagraph(i) {
			return x
		}
		x.y = r.thread.y
		if from := r.thread.m; from != 0 {
			// The tale goes on: a month well before the last one is next year's.
			if diff := m - from; diff < -5 {
				x.y++
			} else if diff > 6 {
				x.y--
			}
		}
		return x
	}
	y, pm, pd := r.pub.Year(), int(r.pub.Month()), r.pub.Day()
	x.y = y
	tns := r.tense(i)
	if tns == unknown && r.deadline(i) {
		tns = future
	}
	if d == 0 {
		ahead := m - pm // months after publication, this year
		switch {
		case ahead > 0 && (tns == future || ahead <= 2 || tns != past && ahead <= 4):
		case ahead > 0:
			x.y--
		case ahead < 0 && tns == future:
			x.y++
		}
		return x
	}
	if d > daysIn(y, m) {
		if d > 29 || m != 2 {
			return date{m: m, d: d}
		}
		for x.y--; daysIn(x.y, m) < d; x.y-- {
		}
		return x
	}
	there := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	days := int(there.Sub(time.Date(y, time.Month(pm), pd, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	switch {
	case days > 0 && (tns == future && days < 300 || tns == past && days < 60 || days < 120):
	case days > 0:
		x.y--
	case days < -180 && tns == future, days < -330 && tns != past:
		x.y++
	}
	return x
}

// ahead reports whether the weekday at atom i lies after publication.
func (r *reader) ahead(i int) bool {
	tns := r.tense(i)
	if r.next(i+1) == "'" && r.next(i+2) == "s" {
		// "Wednesday's ruling" is over, "Sunday's election" may come.
		switch r.next(i + 3) {
		case "election", "elections", "vote", "meeting", "summit", "talks", "session", "hearing", "ballot", "poll", "polls", "deadline", "match", "game",
			"ceremony", "referendum", "conference", "runoff", "debate":
			return tns == future || r.before(i) == "of" && r.before(i-1) == "ahead" || r.before(i) == "before"
		}
		return false
	}
	if r.deadline(i) {
		return tns != past || r.before(i) != "by" && r.before(i) != "through"
	}
	return tns == future
}

// deadline reports whether the words before atom i look ahead: "until Friday",
// "as soon as Tuesday".
func (r *reader) deadline(i int) bool {
	for k := i; k > i-5; k-- { // "until 9 a.m. EST Tuesday"
		switch w := r.before(k); w {
		case "until", "till", "by", "through":
			return true
		case "as":
			return r.before(k-1) == "soon" || r.before(k-1) == "early"
		case "":
			return false
		default:
			if k > 0 && r.atoms[k-1].Kind == numeral.Word {
				if _, ok := r.word(k-1, lexicon.TimeZone, lexicon.TimeClock); !ok && w != "a.m." && w != "p.m." && w != "on" && w != "late" && w != "early" {
					return false
				}
			}
		}
	}
	return false
}

func monthOfPart(part string) int {
	switch {
	case part == "":
		return 0
	case part[0] == 'Q':
		return int(part[1]-'1')*3 + 2
	case part == "SP":
		return 4
	case part == "SU":
		return 7
	case part == "FA":
		return 10
	case part == "WI":
		return 12
	}
	return 0
}

// resolveWeekday gives the day that a bare weekday (1 Monday … 7 Sunday) at
// atom i names.
func (r *reader) resolveWeekday(wd, i int) date {
	if r.narrative || !r.known {
		if !r.now.day() || !r.narrative {
			return date{}
		}
		t := r.now.time()
		return dateOf(t.AddDate(0, 0, -(int(t.Weekday())-wd+7)%7))
	}
	back := (int(r.pub.Weekday()) - wd%7 + 7) % 7
	if back != 0 && r.ahead(i) {
		return dateOf(r.pub.AddDate(0, 0, 7-back))
	}
	return dateOf(r.pub.AddDate(0, 0, -back))
}

// later looks past a connector at atom i for a date that has a year, which a
// date before it shares: "between May and July 1999", "21 March - 21 June
// 1952".
func (r *reader) later(i, month int) int {
	switch r.next(i) {
	case "and", "to", "until", "through", "till", "or", "-", "–", "—":
	default:
		return 0
	}
	j := r.skipThe(i + 1)
	if r.next(i+1) == "" {
		return 0
	}
	m, y := 0, 0
	if d, n := r.dayNumber(j); n > 0 && d > 0 {
		k := j + n
		if r.next(k) == "of" {
			k++
		}
		if mm, n := r.month(k, false); n > 0 {
			m = mm
			y, _ = r.yearAfter(k + n)
		}
	} else if mm, n := r.month(j, false); n > 0 {
		m = mm
		k := j + n
		if _, n := r.dayNumber(k); n > 0 && r.next(k) != "" {
			k += n
		}
		y, _ = r.yearAfter(k)
	}
	if y != 0 && month > m {
		return y - 1
	}
	return y
}

// monthDay reads dates with the month as a word, at atom i: "Aug. 22, 2021",
// "22 August", "the 22nd of August", "August 14-15", "August 2021", "May".
func (r *reader) monthDay(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := i
	if r.at(j) == "the" {
		if j = r.skipThe(i); j == i {
			return m, false
		}
	}
	if d, n := r.dayNumber(j); n > 0 {
		// 22 August; 6-7 January; 26-30 November
		k, last := j+n, 0
		if x := r.next(k); (x == "-" || x == "–") && r.glued(k) {
			if d2, n2 := r.dayNumber(k + 1); n2 > 0 && d2 > d && r.next(k+1) != "" {
				last = d2
				k += 1 + n2
			}
		}
		end := k
		if last == 0 {
			// "April 24 and 25" from the left: "22 to 24 February"
			switch r.next(k) {
			case "and", "to", "or", ",", "through", "until":
				if d2, n2 := r.dayNumber(k + 1); n2 > 0 && r.next(k+1) != "" && d2 > d {
					if mo, n3 := r.month(k+1+n2, false); n3 > 0 && r.next(k+1+n2) != "" {
						y, _ := r.yearAfter(k + 1 + n2 + n3)
						return r.finish(m, mo, d, 0, y, end, i), true
					}
				}
			}
		}
		if x := r.next(k); x == "of" || x == "-" && r.glued(k) {
			k++
		}
		mo, n := 0, 0
		if r.next(k) != "" {
			mo, n = r.month(k, false)
		}
		if n == 0 {
			return r.dayAlone(i, j, d)
		}
		if r.at(i) == "second" {
			return m, false
		}
		k += n
		y, end := r.yearAfter(k)
		// cables write "14 SEP 89"
		if k < len(r.atoms) && y == 0 && !r.atoms[k].Break && r.atoms[k].Digits == 2 && r.atoms[k].Value >= 70 && n == 1 && j == i && (r.next(k+1) == "(" || r.next(k+1) == "-" && r.next(k+2) == "-" || r.next(k+1) == "—" || r.next(k+1) == "–") {
			y, end = 1900+int(r.atoms[k].Value), k+1
		}
		if y == 0 {
			y = r.later(k, mo)
		}
		return r.finish(m, mo, d, last, y, end, i), true
	}
	mo, n := r.month(j, false)
	if n == 0 || j != i {
		return m, false
	}
	k := j + n
	dk := k
	if r.next(dk) == "the" {
		dk++
	}
	if d, n := r.dayNumber(dk); n > 0 && r.next(dk) != "" && (dk == k || !r.isDigits(dk)) && r.next(dk+n) != "%" &&
		!(r.next(dk+n) == ":" && r.glued(dk+n) && r.glued(dk+n+1)) {
		end := dk + n
		last := 0
		if x := r.next(end); (x == "-" || x == "–") && r.glued(end) {
			if d2, n2 := r.dayNumber(end + 1); n2 > 0 && r.next(end+1) != "" && d2 > d {
				if _, n3 := r.month(end+1+n2, false); n3 == 0 || r.next(end+1+n2) == "" {
					last = d2
					end += 1 + n2
				}
			}
		}
		y, after := r.yearAfter(end)
		if y == 0 && r.next(end) == "," {
			// "October 6, 1918" has it; ", in 1918" has not
			after = end
		}
		if y == 0 {
			y = r.later(end, mo)
		}
		return r.finish(m, mo, d, last, y, after, i), true
	}
	if y, end := r.yearAfter(k); y != 0 {
		m.end, m.when = end, date{y: y, m: mo}
		return m, true
	}
	if w := r.next(k); !r.known && r.next(k+1) == "year" && (w == "last" || w == "this" || w == "next") {
		m.end, m.value = k+2, date{m: mo}.value()
		return m, true
	}
	if mo, n = r.month(j, true); n == 0 {
		return m, false
	}
	if y := r.later(k, mo); y != 0 {
		m.when = date{y: y, m: mo}
	} else {
		m.when = r.resolveMonth(mo, 0, i)
	}
	m.end = k
	if m.when.y == 0 {
		m.value = m.when.value()
	}
	return m, true
}

// dayAlone reads "on the 22nd": a day of the month told before, or of the
// latest month in which it had come.
func (r *reader) dayAlone(i, j, d int) (match, bool) {
	if i == j || r.atoms[j].Kind != numeral.Figure {
		return match{}, false
	}
	switch r.before(i) {
	case "on", "until", "till", "by", "from", "since", "before", "after", "to":
	default:
		return match{}, false
	}
	m := match{begin: i, end: j + 2, typ: "DATE"}
	if w := r.next(m.end); w != "" && r.atoms[m.end].Kind == numeral.Word {
		switch r.upos(m.end) {
		case "NOUN", "PROPN", "ADJ", "NUM":
			return match{}, false
		}
	}
	b := r.base()
	if r.narrative || r.sameParagraph(i) {
		b = r.now
	}
	if b.y == 0 || b.m == 0 || d > daysIn(b.y, b.m) {
		return match{}, false
	}
	m.when = date{y: b.y, m: b.m, d: d}
	if !r.narrative && r.known && m.when.time().After(r.pub) && r.tense(i) != future {
		t := addMonths(m.when.time(), -1)
		if d > daysIn(t.Year(), int(t.Month())) {
			return match{}, false
		}
		m.when = dateOf(t)
	}
	return m, true
}

// isDigits reports whether atom i is a bare figure.
func (r *reader) isDigits(i int) bool {
	_, n := numeral.Ordinal(r.atoms, i)
	return n == 0
}

// finish makes the match of month mo, days d to last (0: one day), year y (0:
// not said).
func (r *reader) finish(m match, mo, d, last, y, end, i int) match {
	m.end = end
	x := date{y: y, m: mo, d: d}
	if y == 0 {
		x = r.resolveMonth(mo, d, i)
	}
	if x.y != 0 && (d > daysIn(x.y, mo) || last > daysIn(x.y, mo)) {
		m.value = date{y: x.y, m: mo}.value()
		return m
	}
	m.when = x
	if last > 0 {
		l := x
		l.d = last
		m.value = x.value() + "/" + l.value()
	} else if x.y == 0 {
		m.value = x.value()
	}
	return m
}

// numeric reads dates in figures only: "2021-08-22", "22/08/2021",
// "22.08.2021". Where both day and month could be either, the reading close to
// publication is taken; failing that only the year is.
func (r *reader) numeric(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	a := &r.atoms[i]
	if a.Kind != numeral.Figure || i > 0 && a.Glued && (r.atoms[i-1].Lower == "/" || r.atoms[i-1].Lower == "-") {
		return m, false
	}
	sep := r.next(i + 1)
	if !r.glued(i+1) || !r.glued(i+2) || sep != "-" && sep != "/" && sep != "." {
		return m, false
	}
	var f [3]int
	end := i + 5
	if sep == "." {
		raw := strings.Split(r.at(i)+"."+r.at(i+2), ".")
		if len(raw) != 3 {
			return m, false
		}
		for k := range raw {
			f[k] = atoi(raw[k])
		}
		end = i + 3
		if len(raw[2]) != 4 {
			return m, false
		}
	} else {
		if r.next(i+3) != sep || !r.glued(i+3) || !r.glued(i+4) || r.atoms[i+4].Digits == 0 {
			return m, false
		}
		for k := range f {
			if r.atoms[i+2*k].Digits == 0 {
				return m, false
			}
			f[k] = int(r.atoms[i+2*k].Value)
		}
	}
	valid := func(y, mo, d int) bool {
		return y > 1000 && y < 2100 && mo >= 1 && mo <= 12 && d >= 1 && d <= daysIn(y, mo)
	}
	m.end = end
	if a.Digits == 4 {
		m.when = date{y: f[0], m: f[1], d: f[2]}
		return m, valid(f[0], f[1], f[2])
	}
	y := f[2]
	if y < 100 && end == i+5 && r.atoms[i+4].Digits == 2 {
		y += 1900
		if f[2] < 50 {
			y += 100
		}
	}
	dm, md := valid(y, f[1], f[0]), valid(y, f[0], f[1])
	switch {
	case dm && md && f[0] != f[1]:
		near := func(mo, d int) float64 {
			h := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC).Sub(r.pub).Hours() / 24
			return max(h, -h)
		}
		if r.known && near(f[1], f[0]) < 32 && near(f[0], f[1]) >= 32 {
			m.when = date{y: y, m: f[1], d: f[0]}
		} else if r.known && near(f[0], f[1]) < 32 && near(f[1], f[0]) >= 32 {
			m.when = date{y: y, m: f[0], d: f[1]}
		} else {
			m.when = date{y: y}
		}
	case dm:
		m.when = date{y: y, m: f[1], d: f[0]}
	case md:
		m.when = date{y: y, m: f[0], d: f[1]}
	default:
		return m, false
	}
	return m, true
}

// calendar reads places in the calendar: dates, months, weekdays, seasons,
// quarters, years, decades and centuries.
func (r *reader) calendar(i int) (match, bool) {
	for _, try := range [...]func(*reader, int) (match, bool){
		(*reader).numeric, (*reader).weekday, (*reader).monthDay, (*reader).list, (*reader).season, (*reader).fraction, (*reader).decade, (*reader).year,
	} {
		if m, ok := try(r, i); ok {
			return m, true
		}
	}
	return match{}, false
}

// list reads a day that goes on from a date before: the "25" of "April 24 and
// 25", the "9, 1918" of "March 5 - 9, 1918".
func (r *reader) list(i int) (match, bool) {
	if i < 2 || r.nowAt == 0 && r.now.y == 0 || !r.now.day() || len(r.out) == 0 {
		return match{}, false
	}
	switch r.before(i) {
	case "and", "or", ",", "to", "-", "–", "through":
	default:
		return match{}, false
	}
	last := r.out[len(r.out)-1]
	if r.atoms[i-2].End != last.End || last.Type != "DATE" {
		return match{}, false
	}
	d, n := r.dayNumber(i)
	if n == 0 || d <= r.now.d || d > daysIn(r.now.y, r.now.m) {
		return match{}, false
	}
	m := match{begin: i, end: i + n, typ: "DATE"}
	y, end := 0, m.end
	if r.next(m.end) != "" && (r.isYear(m.end) || r.next(m.end) == "," && r.isYear(m.end+1)) {
		y, end = r.yearAfter(m.end)
	} else if k := r.token(i + n); k >= 0 && r.next(i+n) != "" {
		// "on May 5 and 30 people died"
		switch r.t.Tokens[k].UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM", "VERB", "SYM":
			return match{}, false
		}
	}
	m.when, m.end = date{y: r.now.y, m: r.now.m, d: d}, end
	if y != 0 {
		m.when.y = y
	}
	return m, true
}

// weekday reads "Monday", "Monday, Oct. 26", "Tuesday morning".
func (r *reader) weekday(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	if !r.atoms[i].Upper {
		return m, false
	}
	w, ok := r.word(i, lexicon.TimeWeekday, lexicon.TimeWeekdayAbbr)
	if !ok {
		return m, false
	}
	j := i + 1
	if w.Class == lexicon.TimeWeekdayAbbr {
		if r.next(j) == "." && r.glued(j) {
			j++
		}
		k := j
		if r.next(k) == "," {
			k++
		}
		_, n := r.month(k, false)
		_, d := r.dayNumber(k)
		if n == 0 && d == 0 || r.next(k) == "" {
			return m, false
		}
	}
	k := j
	if r.next(k) == "," || r.next(k) == "the" {
		k++
	}
	if r.next(k) != "" {
		if x, ok := r.monthDay(k); ok && (x.when.d != 0 || strings.HasPrefix(x.value, "XXXX-")) {
			x.begin = i
			// The weekday decides between years.
			if x.when.day() && !r.isYear(x.end-1) && x.value == "" {
				x.when = r.fitWeekday(x.when, w.Number)
			}
			return x, true
		}
		if x, ok := r.numeric(k); ok {
			x.begin = i
			return x, true
		}
	}
	if w.Class == lexicon.TimeWeekdayAbbr {
		return m, false
	}
	// "Monday" in "Black Monday", "Bloody Sunday", "Sheffield Wednesday"
	switch r.before(i) {
	case "black", "bloody", "sheffield":
		return m, false
	}
	m.end, m.when = j, r.resolveWeekday(w.Number, i)
	if m.when.y == 0 {
		m.value = fmt.Sprintf("XXXX-WXX-%d", w.Number)
	}
	return r.withPart(m), true
}

// fitWeekday moves a date whose year was worked out to the nearest year in
// which it falls on the weekday.
func (r *reader) fitWeekday(d date, weekday int) date {
	for _, by := range [...]int{0, -1, 1} {
		x := d
		x.y += by
		if x.d <= daysIn(x.y, x.m) && int(x.time().Weekday()) == weekday%7 {
			return x
		}
	}
	return d
}

// withPart adds the part of the day that follows: "Tuesday morning".
func (r *reader) withPart(m match) match {
	p, ok := r.word(m.end, lexicon.TimeDayPart)
	if !ok || r.next(m.end) == "" {
		return m
	}
	switch r.next(m.end) {
	case "morning", "afternoon", "evening", "night", "midday", "dawn":
	default:
		return m
	}
	if r.glued(m.end+1) && r.next(m.end+1) == "-" {
		return m
	}
	day := m.value
	if m.when.day() {
		day = m.when.value()
	}
	m.value, m.end, m.typ = day+"T"+p.Value, m.end+1, "TIME"
	return m
}

// season reads "the spring of 1794", "summer 1995", "the winter".
func (r *reader) season(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := r.skipThe(i)
	s, ok := r.word(j, lexicon.TimeSeason)
	if !ok {
		return m, false
	}
	k := j + 1
	if y, end := r.yearAfter(k); y != 0 && r.next(k) != "," {
		m.end, m.when = end, date{y: y, part: s.Value}
		return m, true
	}
	if j == i {
		switch r.before(i) {
		case "in", "during", "by", "since", "until", "last", "this", "next", "early", "late", "mid", "-", "every", "each", "and", "of":
		default:
			return m, false
		}
	}
	if k2 := r.token(j); k2 >= 0 && r.t.Tokens[k2].UPOS == "VERB" {
		return m, false
	}
	if r.at(j) == "fall" || r.at(j) == "spring" {
		switch r.next(k) {
		case "of", "in", "to", "from", "back":
			return m, false
		}
		if r.before(i) == "to" || r.before(i) == "-" || j != i && r.next(k) != "" && r.upos(k) == "NOUN" {
			return m, false
		}
	}
	m.end = k
	m.when = r.resolveSeason(s.Value, "", j)
	if m.when.y == 0 {
		m.value = "XXXX-" + s.Value
	}
	return m, true
}

// resolveSeason gives the year of a season; dir is "last", "this", "next" or
// empty.
func (r *reader) resolveSeason(part, dir string, i int) date {
	b := r.base()
	if b.y == 0 {
		return date{}
	}
	x := date{y: b.y, part: part}
	month := b.m
	if month == 0 {
		month = monthOfPart(b.part)
	}
	if month == 0 {
		return x
	}
	first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[part]
	begun := month >= first
	over := month > first+2
	if part == "WI" {
		// The winter of January is that of the year before.
		if month <= 2 {
			x.y--
			begun = true
		}
		over = month > 2 && month < 12
	}
	if r.narrative || !r.known {
		if over && month-first > 7 {
			x.y++
		}
		return x
	}
	switch dir {
	case "last":
		if !over || part == "WI" {
			x.y--
		}
		if part == "WI" && month <= 2 {
			x.y = b.y - 2
		}
	case "next":
		if begun {
			x.y++
		}
	case "":
		switch tns := r.tense(i); {
		case tns == past && !begun:
			x.y--
		case tns == future && over:
			x.y++
		}
	}
	return x
}

// year reads "1999", "fiscal 1999", "the year 2000", "1995-96", "490 BC".
func (r *reader) year(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := i
	if r.at(j) == "the" && r.next(j+1) == "year" {
		j += 2
	} else if r.at(j) == "fiscal" {
		j++
		if r.next(j) == "year" {
			j++
		}
	}
	if j > i && r.next(j) == "" || j >= len(r.atoms) {
		return m, false
	}
	if j > i && r.at(i) == "the" {
		if v, n := numeral.Cardinal(r.atoms, j); n > 0 && r.atoms[j].Kind == numeral.Word && v >= 1900 && v < 2100 {
			m.end, m.when = j+n, date{y: int(v)}
			return m, true
		}
	}
	if y, n := r.spelledYear(j); n > 0 {
		m.end, m.when = j+n, date{y: y}
		return m, true
	}
	a := &r.atoms[j]
	if a.Kind != numeral.Figure {
		return m, false
	}
	if a.Digits >= 1 && a.Digits <= 4 {
		switch r.next(j + 1) {
		case "bc", "b.c.", "bce", "b.c.e.":
			m.end, m.when = j+2, date{y: -int(a.Value)}
			m.value = m.when.value()
			return m, true
		}
	}
	// "the class of '99"
	if a.Digits == 2 && r.glued(j) && r.at(j-1) == "'" && j == i && !(j > 1 && r.glued(j-1) && r.atoms[j-2].Kind == numeral.Figure) && r.next(j+1) != "s" {
		m.begin, m.end, m.when = i-1, j+1, date{y: 1900 + int(a.Value)}
		return m, true
	}
	if !r.isYear(j) {
		// the "96" of "1995-96"
		if a.Digits == 2 && j > 1 && a.Glued && (r.before(j) == "-" || r.before(j) == "–" || r.before(j) == "/") && r.glued(j-1) && r.isYear(j-2) && len(r.out) > 0 &&
			r.out[len(r.out)-1].End == r.atoms[j-2].End && int(r.atoms[j-2].Value)%100 < int(a.Value) {
			m.end, m.when = j+1, date{y: int(r.atoms[j-2].Value)/100*100 + int(a.Value)}
			return m, true
		}
		return m, false
	}
	y := int(a.Value)
	m.end, m.when = j+1, date{y: y}
	if j > i {
		return m, true
	}
	// A bare number of four digits is a year unless it counts or names something.
	prev, next := r.before(j), r.next(j+1)
	switch prev {
	case "$", "£", "€", "#", "no", "number", "flight", "rs", "about", "nearly", "almost", "over", "exactly", "some", "than", "least",
		"at", "approximately", "around":
		// "at 1500" is an hour of the day
		return m, y >= 1900 && y < 2050 && (prev == "about" || prev == "around")
	case ".":
		if r.glued(j) {
			return m, false
		}
	}
	switch next {
	case "'", ".":
		if r.glued(j+1) && r.glued(j+2) && j+2 < len(r.atoms) && r.atoms[j+2].Kind == numeral.Figure {
			return m, false
		}
	case "-":
		// "1967-style" is a year, "5-1990-x" and "1000-strong" are not
		if r.glued(j+1) && r.glued(j+2) && (r.next(j+2) == "strong" || r.next(j+2) == "foot" || r.next(j+2) == "member" || r.next(j+2) == "mile") {
			return m, false
		}
	case "people", "men", "women", "children", "troops", "soldiers", "dead", "civilians", "fighters", "hours", "gmt", "hrs", "meters", "feet", "tons", "tonnes":
		return m, false
	case "/":
		if r.glued(j + 1) {
			return m, false
		}
	case "(":
		// "1500 (2000 GMT)"
		if z := r.next(j + 3); z == "gmt" || z == "utc" {
			return m, false
		}
	}
	switch prev {
	case "in", "since", "until", "till", "during", "before", "after", "through", "throughout", "early", "late", "mid", "circa", "its", "his", "'", "s",
		"-", "–", "(", "spring", "summer", "autumn", "fall", "winter":
		return m, true
	}
	if y < 1500 || y%100 == 0 && prev == "" {
		return m, false
	}
	// "killed 2000 soldiers" counts; "the 2009 elections" dates.
	if k := r.token(j + 1); k >= 0 && next != "" && y%10 == 0 {
		if tag := r.t.Tokens[k].XPOS; (tag == "NNS" || tag == "NNPS") && prev != "the" && prev != "s" && prev != "its" {
			return m, false
		}
	}
	return m, true
}

// decade reads "the 1990s", "the '90s", "the nineties", "the 20th century".
func (r *reader) decade(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := r.skipThe(i)
	if v, n := numeral.Ordinal(r.atoms, j); n > 0 {
		k := j + n
		if r.next(k) == "-" {
			k++
		}
		if x := r.next(k); (x == "century" || x == "centuries") && v <= 22 {
			m.end, m.when = k+1, date{y: (v - 1) * 100, span: 100}
			if v == 1 {
				m.when = date{}
				m.value = "00"
			}
			return m, true
		}
		return m, false
	}
	if w, ok := r.word(j, lexicon.TimeDecade); ok {
		if j == i && r.before(i) != "early" && r.before(i) != "late" && r.before(i) != "mid" && r.before(i) != "-" {
			if r.before(i) != "nineteen" {
				return m, false
			}
		}
		m.end, m.when = j+1, date{y: 1900 + 10*w.Number, span: 10}
		return m, true
	}
	if x := r.at(j); (x == "'" || x == "‘") && j+1 < len(r.atoms) && r.glued(j+1) {
		j++
	}
	if j >= len(r.atoms) {
		return m, false
	}
	a := &r.atoms[j]
	if a.Kind != numeral.Figure || int(a.Value)%10 != 0 {
		return m, false
	}
	end := j + 1
	if r.next(end) == "'" && r.glued(end) {
		end++
	}
	if r.next(end) != "s" || !r.glued(end) {
		return m, false
	}
	switch {
	case a.Digits == 4 && a.Value >= 1000 && a.Value < 2100:
		m.when = date{y: int(a.Value), span: 10}
	case a.Digits == 2 && a.Value >= 20 && (r.at(j-1) == "'" || r.at(j-1) == "‘" || r.at(j-1) == "the" || r.at(j-1) == "early" || r.at(j-1) == "late" || r.at(j-1) == "-"):
		// "in his 50s" is an age
		m.when = date{y: 1900 + int(a.Value), span: 10}
	default:
		return m, false
	}
	m.end = end + 1
	if r.at(m.begin) == "'" && m.begin == i && j == i {
		m.begin = j
	}
	return m, true
}

// fraction reads quarters and halves of a year: "the third quarter",
// "third-quarter", "the first half of 1989", "next year's first quarter".
func (r *reader) fraction(i int) (match, bool) {
	m := match{begin: i, typ: "DATE"}
	j := r.skipThe(i)
	year := 0
	// "Q2 2020"
	if a := &r.atoms[i]; a.Lower == "q" && a.Upper && r.glued(i+1) && r.atoms[i+1].Digits == 1 && r.atoms[i+1].Value >= 1 && r.atoms[i+1].Value <= 4 {
		m.end, year = i+2, 0
		if y, end := r.yearAfter(m.end); y != 0 {
			m.end, year = end, y
		} else if b := r.base(); b.y != 0 {
			year = b.y
		}
		m.when = date{y: year, part: "Q" + r.at(i+1)}
		if year == 0 {
			m.when, m.value = date{}, "XXXX-Q"+r.at(i+1)
		}
		return m, true
	}
	switch {
	case r.isYear(j) && j != i:
		year, j = int(r.atoms[j].Value), j+1
	case r.next(j+1) == "year" && r.next(j+2) == "'" && r.next(j+3) == "s" && r.known:
		switch r.at(j) {
		case "last":
			year = r.pub.Year() - 1
		case "this":
			year = r.pub.Year()
		case "next":
			year = r.pub.Year() + 1
		}
		j += 4
	}
	if r.next(j) == "fiscal" || j == i && r.at(j) == "fiscal" {
		j++
		if r.next(j) == "-" {
			j++
		}
	}
	if j >= len(r.atoms) || j > i && r.atoms[j].Break {
		return m, false
	}
	if w := r.at(j); (w == "quarter" || w == "period") && year != 0 && r.quarter.y != 0 {
		m.end, m.when, m.compared = j+1, date{y: year, part: r.quarter.part}, true
		return m, true
	}
	v, n := numeral.Ordinal(r.atoms, j)
	if n == 0 && (r.at(j) == "final" || r.at(j) == "last") && r.at(j-1) == "the" {
		v, n = 4, 1
		if r.next(j+1) == "half" {
			v = 2
		}
	}
	if n == 0 {
		return m, false
	}
	k := j + n
	if r.next(k) == "-" && r.glued(k) {
		k++
		if year == 0 {
			m.begin = j // "the third-quarter loss"
		}
	}
	if r.next(k) == "fiscal" {
		k++
	}
	unit := r.next(k)
	if unit != "quarter" && unit != "half" || v > 4 || unit == "half" && v > 2 {
		return m, false
	}
	m.end = k + 1
	code := "Q"
	if unit == "half" {
		code = "H"
	}
	explicit := year != 0
	if year == 0 {
		end := m.end
		if y, e := r.yearAfter(end); y != 0 {
			year, end, explicit = y, e, true
		} else if r.next(end) == "of" && r.next(end+1) == "fiscal" && r.isYear(end+2) {
			year, end, explicit = int(r.atoms[end+2].Value), end+3, true
		} else if r.next(end) == "of" && r.next(end+1) == "the" && r.next(end+2) == "year" {
			end += 3
			explicit = true
		}
		m.end = end
	}
	if code == "H" && !explicit {
		return m, false
	}
	if year == 0 {
		b := r.base()
		if b.y == 0 {
			m.value = fmt.Sprintf("XXXX-%s%d", code, v)
			return m, true
		}
		year = b.y
		if b.m != 0 && code == "Q" {
			q := (b.m-1)/3 + 1
			if v > q && r.tense(i) != future {
				year--
			}
		}
	}
	m.when = date{y: year, part: fmt.Sprintf("%s%d", code, v)}
	return m, true
}
