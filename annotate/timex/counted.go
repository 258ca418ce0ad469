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
// "several weeks ago", "three days later", "three weeks before the 9/11 attacks".
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
