package timex

import (
	"fmt"
	"strings"
	"time"

	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// shift is d moved by n units, as coarse as the unit.
func shift(d date, n float64, unit string, keepDay bool) (date, bool) {
	if d.y == 0 {
		return date{}, false
	}
	whole := int(n)
	t := d.time()
	switch unit {
	case "D", "NI":
		if !d.day() {
			return date{}, false
		}
		return dateOf(t.AddDate(0, 0, whole)), true
	case "2W":
		whole *= 2
		fallthrough
	case "W":
		if !d.day() {
			return date{}, false
		}
		t = t.AddDate(0, 0, 7*whole)
		if keepDay {
			return dateOf(t), true
		}
		return weekOf(t), true
	case "WE":
		if !d.day() {
			return date{}, false
		}
		return weekendOf(t.AddDate(0, 0, 7*whole)), true
	case "M":
		if d.m == 0 {
			return date{}, false
		}
		t = addMonths(t, whole)
		if keepDay && d.d != 0 {
			return dateOf(t), true
		}
		return date{y: t.Year(), m: int(t.Month())}, true
	case "Q":
		if d.m == 0 && !strings.HasPrefix(d.part, "Q") {
			return date{}, false
		}
		if d.m == 0 {
			t = time.Date(d.y, time.Month(monthOfPart(d.part)), 1, 0, 0, 0, 0, time.UTC)
		}
		t = addMonths(t, 3*whole)
		return date{y: t.Year(), part: fmt.Sprintf("Q%d", quarterOf(t))}, true
	case "L":
		n *= 10
		fallthrough
	case "C":
		n *= 10
		fallthrough
	case "E":
		n *= 10
		fallthrough
	case "Y":
		x := date{y: d.y + int(n)}
		if n == float64(int(n)) && keepDay && strings.HasPrefix(d.part, "Q") {
			x.part = d.part
		}
		if n != float64(int(n)) && d.m != 0 {
			t = addMonths(t, int(n*12))
			x = date{y: t.Year(), m: int(t.Month())}
		}
		return x, x.y > 0 && x.y < 10000
	}
	return date{}, false
}

// amount reads how many units: a number, "a", "several", "a couple of". An X
// stands for a number that is not said. n is how many atoms it takes.
func (r *reader) amount(i int) (value float64, x bool, mod string, n int) {
	switch r.at(i) {
	case "a", "an":
		switch r.next(i + 1) {
		case "few":
			return 0, true, "", 2
		case "couple":
			if r.next(i+2) == "of" {
				return 2, false, "APPROX", 3
			}
			return 2, false, "APPROX", 2
		case "half":
			return 0.5, false, "", 2
		case "single":
			return 1, false, "", 2
		}
		if v, k := numeral.Cardinal(r.atoms, i); k > 0 {
			return v, false, "", k
		}
		return 1, false, "", 1
	case "several", "few", "many", "some", "countless":
		if r.before(i) == "as" { // "the third attack in as many weeks"
			return 0, false, "", 0
		}
		return 0, true, "", 1
	case "couple":
		if r.next(i+1) == "of" {
			return 2, false, "APPROX", 2
		}
	case "half":
		if w := r.next(i + 1); w == "a" || w == "an" || w == "-" {
			return 0.5, false, "", 2
		}
	case "dozens", "hundreds", "thousands", "scores":
		if r.next(i+1) == "of" {
			return 0, true, "", 2
		}
	}
	if v, k := numeral.Cardinal(r.atoms, i); k > 0 {
		if r.next(i+k) == "and" && r.next(i+k+1) == "a" && r.next(i+k+2) == "half" {
			return v + 0.5, false, "", k + 3
		}
		// "three or four days", "two to three weeks"
		if w := r.next(i + k); w == "or" || w == "to" || (w == "-" || w == "–") && r.glued(i+k) {
			if w2, k2 := numeral.Cardinal(r.atoms, i+k+1); k2 > 0 && w2 > v && r.next(i+k+1) != "" {
				if _, ok := r.word(i+k+1+k2, lexicon.TimeUnits, lexicon.TimeUnit); ok {
					return v, false, "APPROX", k + 1 + k2
				}
			}
		}
		return v, false, "", k
	}
	return 0, false, "", 0
}

// qualifier reads the words that loosen an amount; they are part of the
// expression: "more than two years".
func (r *reader) qualifier(i int) (mod string, n int) {
	two := r.next(i + 1)
	switch r.at(i) {
	case "about", "around", "approximately", "roughly":
		return "APPROX", 1
	case "nearly", "almost":
		return "LESS_THAN", 1
	case "over":
		// "over 42 days" lasts so long, "for over a year" longer.
		switch r.before(i) {
		case "for", "in", "after", "of", "lasted", "took", "within", "is", "was", "just", "well", "little":
			return "MORE_THAN", 1
		}
		if w, _ := r.word(i+2, lexicon.TimeUnit, lexicon.TimeUnits); w.Value != "" && r.next(i+1) != "a" && r.next(i+1) != "an" {
			return "", 0
		}
		return "MORE_THAN", 1
	case "under":
		return "LESS_THAN", 1
	case "more":
		if two == "than" {
			return "MORE_THAN", 2
		}
	case "less", "fewer":
		if two == "than" {
			return "LESS_THAN", 2
		}
	case "at":
		if two == "least" {
			return "EQUAL_OR_MORE", 2
		}
		if two == "most" {
			return "EQUAL_OR_LESS", 2
		}
	case "up":
		if two == "to" {
			return "EQUAL_OR_LESS", 2
		}
	case "no":
		if two == "more" && r.next(i+2) == "than" {
			return "EQUAL_OR_LESS", 3
		}
		if two == "less" && r.next(i+2) == "than" {
			return "EQUAL_OR_MORE", 3
		}
	case "just", "well", "little", "a":
		if r.at(i) == "a" && two == "little" {
			if m, k := r.qualifier(i + 2); k > 0 {
				return m, k + 2
			}
			return "", 0
		}
		if r.at(i) != "a" && (two == "over" || two == "under" || two == "more" || two == "less") {
			if m, k := r.qualifier(i + 1); k > 0 {
				return m, k + 1
			}
		}
	}
	return "", 0
}

// counted reads amounts of units: "two years", "the past three months",
// "several weeks ago", "three days later", "two days before the 9/11 attacks".
func (r *reader) counted(i int) (match, bool) {
	m := match{begin: i, typ: "DURATION"}
	j := i
	mod, n := r.qualifier(i)
	if w := r.next(i + n); n == 1 && (w == "the" || w == "its" || w == "last" || w == "past" || w == "next") && r.at(i) == "over" {
		return m, false // "over the past year" lasts, "over a year" exceeds
	}
	j += n
	if n > 0 && r.next(j) == "" || j >= len(r.atoms) {
		return m, false
	}
	// the last, the first, another …
	dir := ""
	k := j
	if r.at(k) == "the" || r.at(k) == "these" || r.at(k) == "those" || r.at(k) == "its" || r.at(k) == "his" {
		k++
	}
	switch r.at(k) {
	case "last", "past", "next", "previous", "first", "coming", "following", "latest", "final", "preceding", "recent", "initial":
		dir = r.at(k)
		k++
	case "another", "additional":
		k++
		dir = "another"
	case "an":
		if r.next(k+1) == "additional" || r.next(k+1) == "extra" {
			k += 2
			dir = "another"
		}
	case "year":
		if k > j && r.next(k+1) == "-" && (r.next(k+2) == "earlier" || r.next(k+2) == "ago") {
			k += 3
			dir = "earlier"
		}
	}
	if dir != "" {
		if r.next(k) == "" && k > i {
			return m, false
		}
	} else if k > j && (r.at(j) == "its" || r.at(j) == "his") {
		k = j
	}
	start := k
	value, x, amod, an := 0.0, false, "", 0
	if k < len(r.atoms) && !(k > i && r.atoms[k].Break) {
		value, x, amod, an = r.amount(k)
	}
	if an > 0 {
		k += an
	} else if dir == "another" {
		value = 1
	} else {
		return r.bareUnits(i, j, mod)
	}
	if dir == "" && start > j && r.at(j) == "the" && x {
		return m, false
	}
	// more, consecutive … ; "trading days"
	hyphen := false
	if r.next(k) == "-" && r.glued(k) {
		hyphen = true
		k++
	}
	switch r.next(k) {
	case "more", "consecutive", "straight", "successive", "full", "additional", "long", "whole", "trading", "working", "business", "further", "extra", "calendar", "or", "solid":
		if r.next(k) == "or" {
			if r.next(k+1) == "so" {
				k += 2
			} else if r.next(k+1) == "more" {
				k += 2
			} else {
				return m, false
			}
		} else {
			k++
		}
	}
	if r.next(k) == "" {
		return m, false
	}
	u, ok := r.word(k, lexicon.TimeUnit, lexicon.TimeUnits)
	if !ok {
		return m, false
	}
	word := r.at(k)
	plural := u.Class == lexicon.TimeUnits
	one := an > 0 && (r.at(start) == "a" || r.at(start) == "an") && an == 1
	switch {
	case u.Value == "Q" && r.isYear(start):
		return m, false // "the 1988 quarter"
	case u.Value == "Q" && dir == "" && (one || r.next(k+1) == "of" || value == 3 || value == 1):
		return m, false // "a quarter of", "three quarters"
	case word == "min" || word == "sec" || word == "hr" || word == "yr":
		if r.atoms[k-1].Kind != numeral.Figure {
			return m, false
		}
	case u.Value == "WE" && one, u.Value == "NI" && one && dir == "":
		return m, false
	case word == "second":
		// "a second attack"
		switch r.next(k + 1) {
		case "later", "ago", "earlier", "before", "after":
		default:
			if !hyphen {
				return m, false
			}
		}
	case one && dir == "" && u.Value == "D" && hyphen:
		return m, false
	case x && !plural && !hyphen && r.at(start) != "many":
		return m, false
	case r.at(start) == "some" && !plural:
		return m, false // "some day"
	}
	k++
	// an hour and a half
	half := false
	if r.next(k) == "and" && r.next(k+1) == "a" && r.next(k+2) == "half" {
		half = true
		k += 3
	} else if r.next(k) == "-" && r.next(k+1) == "and" && r.next(k+2) == "-" && r.next(k+3) == "a" && r.next(k+4) == "-" && r.next(k+5) == "half" {
		half = true
		k += 6
	} else if r.next(k) == "or" && (r.next(k+1) == "so" || r.next(k+1) == "more") {
		k += 2
	}
	if r.next(k) == "-" && r.glued(k) {
		switch r.next(k + 1) {
		case "old", "olds":
			return m, false
		case "long":
			k += 2
		case "earlier", "ago":
			return m, false
		}
	}
	switch r.next(k) {
	case "old", "olds":
		return m, false
	case "of":
		if r.next(k+1) == "age" {
			return m, false
		}
	case "'":
		if r.next(k+1) == "old" {
			return m, false
		}
	case "long":
		k++
	}
	if mod == "" {
		mod = amod
	}
	m.mod, m.end = mod, k
	num := figure(value)
	if x {
		num = "X"
	}
	switch {
	case half && u.Value == "TH":
		m.value = fmt.Sprintf("PT%sH30M", num)
	case half && u.Value == "TM":
		m.value = fmt.Sprintf("PT%sM30S", num)
	case value == 0.5 && u.Value == "TH":
		m.value = "PT30M"
	case value == 0.5 && u.Value == "TM":
		m.value = "PT30S"
	case value == 0.5 && u.Value == "Y":
		m.value = "P6M"
	case value == 5.5 && u.Value == "TH":
		m.value = "PT5H30M"
	case half:
		m.value = period(figure(value+0.5), u.Value)
	default:
		m.value = period(num, u.Value)
	}
	if half {
		value += 0.5
	}
	if (hyphen || !plural && value > 1) && dir == "" && j == i {
		m.begin = start // "the two-year plan", "the two day rally"
	}
	if hyphen || dir != "" && dir != "another" {
		if dir == "recent" && x {
			m.typ, m.value = "DATE", "PAST_REF"
		}
		return m, true
	}
	return r.offset(m, value, x, u.Value), true
}

// bareUnits reads units without a number: "for years", "decades ago",
// "weeks-long".
func (r *reader) bareUnits(i, j int, mod string) (match, bool) {
	m := match{begin: i, typ: "DURATION", mod: mod}
	u, ok := r.word(j, lexicon.TimeUnits)
	if !ok || u.Value == "NI" || u.Value == "WE" || u.Value == "Q" {
		// "year-long", "day-long", "month-long"
		if u, ok = r.word(j, lexicon.TimeUnit); ok && i == j && r.next(j+1) == "-" && r.glued(j+1) && r.next(j+2) == "long" {
			m.end, m.value = j+3, period("1", u.Value)
			return m, true
		}
		return m, false
	}
	m.value, m.end = period("X", u.Value), j+1
	if r.next(j+1) == "-" && r.glued(j+1) && r.next(j+2) == "long" {
		m.end = j + 3
		return m, true
	}
	switch r.next(m.end) {
	case "ago":
		m.end++
		m.typ, m.value = "DATE", "PAST_REF"
		return m, true
	case "later":
		m.end++
		m.typ, m.value = "DATE", "FUTURE_REF"
		return m, true
	case "earlier", "before":
		if r.next(m.end) == "earlier" || !r.clauseFollows(m.end+1) {
			m.end++
			m.typ, m.value = "DATE", "PAST_REF"
			return m, true
		}
		return m, true
	case "of":
		if w := r.before(i); w != "after" && w != "despite" && w != "following" {
			return m, false
		}
		return m, true
	case "old":
		return m, false
	}
	switch r.before(i) {
	case "for", "within", "lasted", "took", "takes", "take", "last", "spent", "spend", "after", "over":
		return m, true
	}
	return m, false
}

// clauseFollows reports whether atom i begins what "before" or "after" governs.
func (r *reader) clauseFollows(i int) bool {
	switch w := r.next(i); w {
	case "", ".", ",", ";", ":", ")", "\"", "”", "'", "and", "but", "when", "by", "in", "at", "on", "for", "with", "to", "-", "–", "—":
		return false
	}
	switch r.upos(i) {
	case "VERB", "AUX", "PUNCT", "CCONJ", "ADP":
		return r.next(i) != "" && r.upos(i) == "VERB" && strings.HasSuffix(r.next(i), "ing")
	}
	return true
}

// offset turns an amount with "ago", "later" and the like into the date it
// denotes.
func (r *reader) offset(m match, value float64, x bool, unit string) match {
	k := m.end
	sign, from := 0.0, r.now
	switch w := r.next(k); w {
	case "ago":
		sign, from = -1, r.base()
		k++
	case "back":
		// "two days back", but "two days back home"
		if r.clauseFollows(k+1) && r.upos(k+1) != "ADP" {
			break
		}
		sign, from = -1, r.base()
		k++
	case "hence":
		sign, from = 1, r.base()
		k++
	case "from":
		if r.next(k+1) == "now" || r.next(k+1) == "today" {
			sign, from = 1, r.base()
			k += 2
		}
	case "earlier", "previously", "beforehand":
		sign = -1
		k++
	case "later", "afterward", "afterwards":
		sign = 1
		k++
	case "before", "after", "prior", "following", "since":
		j := k + 1
		if w == "prior" {
			if r.next(j) != "to" {
				sign = -1
				k++
				break
			}
			j++
		}
		s := 1.0
		if w == "before" || w == "prior" {
			s = -1
		}
		if w == "since" {
			break
		}
		if a, ok := r.anchor(j); ok {
			m.end = a.end
			if d, ok := shift(a.when, s*value, unit, a.when.day()); ok && !x {
				m.typ, m.when, m.value = "DATE", d, ""
				return m
			}
			m.typ, m.value = "DATE", ""
			return m
		}
		if !r.clauseFollows(k + 1) {
			if w == "before" || w == "after" {
				sign = s
				k++
			}
		}
	}
	if sign == 0 {
		return m
	}
	m.end, m.typ = k, "DATE"
	if x {
		m.value = "FUTURE_REF"
		if sign < 0 {
			m.value = "PAST_REF"
		}
		return m
	}
	m.value = ""
	if strings.HasPrefix(unit, "T") {
		// Hours before or after stay on the day.
		if from.day() && value <= 12 {
			m.when = from
		} else if from.day() && int(value)%24 == 0 {
			m.when = dateOf(from.time().AddDate(0, 0, int(sign*value)/24))
		}
		return m
	}
	keep := r.next(k-1) != "ago" && r.next(k-1) != "back" && (from.day() && (unit == "W" || unit == "M" && r.narrative) || strings.HasPrefix(from.part, "Q"))
	if unit == "Y" && value == 1 && sign < 0 && r.quarter.y != 0 && !r.narrative {
		// "Profit rose in the third quarter … a year earlier" compares quarters.
		from, keep, m.compared = r.quarter, true, true
	}
	if d, ok := shift(from, sign*value, unit, keep); ok {
		m.when = d
	}
	return m
}

// anchor reads the date or dated event that an amount is counted from.
func (r *reader) anchor(i int) (match, bool) {
	j := i
	switch r.next(j) {
	case "the", "last", "this":
		if p, n := r.phraseAt(r.a.days, j+1, ""); p != nil && p.kind != "movable" && r.next(j+1) != "" {
			m := match{begin: i, end: j + 1 + n, when: r.namedDay(p, r.base().y)}
			return m, m.when.day()
		}
	case "":
		return match{}, false
	}
	if p, n := r.phraseAt(r.a.days, j, ""); p != nil && p.kind != "movable" {
		m := match{begin: i, end: j + n, when: r.namedDay(p, r.base().y)}
		return m, m.when.day()
	}
	// "the Sept. 11 attacks": the date with its event
	k := r.skipThe(j)
	if m, ok := r.monthDay(k); ok && m.when.y != 0 {
		if m.when.m == 9 && m.when.d == 11 && !r.isYear(m.end-1) && strings.HasPrefix(r.next(m.end), "attack") {
			m.when.y = 2001
			m.end++
		}
		return m, true
	}
	if m, ok := r.deictic(j); ok && m.when.y != 0 {
		return m, true
	}
	if m, ok := r.calendar(j); ok && m.when.y != 0 && m.when.span == 0 {
		return m, true
	}
	return match{}, false
}

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
		set(shift(ref, 0, unit, false))
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
	if m, ok := r.nthOf(i, j); ok {
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
