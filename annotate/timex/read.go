package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// reader goes through the atoms of one report and keeps the time that the text
// has reached.
type reader struct {
	a         *Annotator
	t         *hearsay.Text
	atoms     []numeral.Atom
	pub       time.Time
	known     bool
	narrative bool
	now       date // the calendar time last spoken of
	nowAt     int  // the atom where it was
	thread    date // the year and month that the narrative has reached
	aside     int  // a year far from the thread, told last
	quarter   date // the quarter last spoken of
	out       []hearsay.Timex
}

// match is an expression read: the atoms [begin, end) and what they denote.
type match struct {
	begin, end int
	typ        string
	value      string
	mod        string
	quant      string
	freq       string
	when       date // set if it is a place in the calendar
	compared   bool // it is what the present is compared with: "a year earlier"
}

// recent reports whether a quarter may be the one that a report of results is
// about.
func (r *reader) recent(d date) bool {
	if !r.known || r.narrative {
		return true
	}
	days := r.pub.Sub(time.Date(d.y, time.Month(monthOfPart(d.part)-1), 1, 0, 0, 0, 0, time.UTC)).Hours() / 24
	return days < 365
}

func (r *reader) read() {
	for i := 0; i < len(r.atoms); {
		m, ok := r.match(i)
		if !ok || m.end <= i {
			i++
			continue
		}
		r.emit(m)
		i = m.end
	}
}

func (r *reader) emit(m match) {
	if m.when.y != 0 {
		if m.value == "" {
			m.value = m.when.value()
		}
		// "the 1990s" and "by 2050" do not move the narrative's own time, nor do
		// the present and the future of the report.
		if m.when.span == 0 {
			r.now, r.nowAt = m.when, m.begin
			r.follow(m.when)
		}
		if strings.HasPrefix(m.when.part, "Q") && !m.compared && r.recent(m.when) {
			r.quarter = m.when
		}
	}
	x := hearsay.Timex{Type: m.typ, Value: m.value, Mod: m.mod, Quant: m.quant, Freq: m.freq}
	x.Span = hearsay.Span{Begin: r.atoms[m.begin].Begin, End: r.atoms[m.end-1].End}
	if m.typ == "DATE" || m.typ == "TIME" {
		x.Days = Days(m.value)
	}
	r.out = append(r.out, x)
}

// follow moves the thread of the narrative. A year far from it is an aside
// ("as a historian wrote in 2004") until another one joins it.
func (r *reader) follow(d date) {
	far := func(a, b int) bool { return a-b > 20 || b-a > 20 }
	if r.thread.y != 0 && far(d.y, r.thread.y) && (r.aside == 0 || far(d.y, r.aside)) {
		r.aside = d.y
		return
	}
	m := d.m
	if m == 0 {
		m = monthOfPart(d.part)
	}
	if m == 0 && d.y == r.thread.y {
		return // "December 7 …, 1941" has reached December
	}
	r.thread, r.aside = date{y: d.y, m: m}, 0
}

// match reads the expression that begins at atom i.
func (r *reader) match(i int) (match, bool) {
	a := &r.atoms[i]
	if a.Kind == numeral.Sign && a.Lower != "'" && a.Lower != "‘" {
		return match{}, false
	}
	for _, try := range [...]func(*reader, int) (match, bool){
		(*reader).named, (*reader).clock, (*reader).set, (*reader).fraction, (*reader).counted, (*reader).deictic, (*reader).edge, (*reader).calendar, (*reader).dayPart,
		(*reader).reference,
	} {
		if m, ok := try(r, i); ok {
			return m, true
		}
	}
	return match{}, false
}

// skipThe is the atom after an article at i.
func (r *reader) skipThe(i int) int {
	if r.at(i) == "the" && i+1 < len(r.atoms) && !r.atoms[i+1].Break {
		return i + 1
	}
	return i
}

// named reads days with names: "9/11", "Christmas Eve", "last Thanksgiving".
func (r *reader) named(i int) (match, bool) {
	j := i
	dir := ""
	if w := r.at(i); w == "last" || w == "next" || w == "this" {
		dir, j = w, i+1
		if j >= len(r.atoms) || r.atoms[j].Break {
			return match{}, false
		}
	}
	if e, n := r.phraseAt(r.a.days, j, ""); e != nil && e.kind == "event" && dir == "" {
		// "the October 7 attacks" names its day without the year.
		if m, ok := r.monthDay(j); ok && m.end < j+n && m.when.d != 0 || ok && strings.HasPrefix(m.value, "XXXX-") && m.end < j+n {
			m.when, m.value = r.namedDay(e, 0), ""
			return m, true
		}
	}
	p, n := r.phraseAt(r.a.days, j, "event")
	if p == nil || !r.atoms[j].Upper && r.atoms[j].Kind == numeral.Word {
		return match{}, false
	}
	m := match{begin: i, end: j + n, typ: "DATE"}
	if y := r.at(m.end); r.isYear(m.end) && p.kind != "once" {
		m.when = r.namedDay(p, atoi(y))
		m.end++
	} else if r.next(m.end) == "," && r.isYear(m.end+1) && p.kind != "once" {
		m.when = r.namedDay(p, atoi(r.at(m.end+1)))
		m.end += 2
	} else if p.kind == "once" {
		m.when = r.namedDay(p, 0)
	} else if p.kind != "movable" {
		base := r.base()
		if base.y == 0 {
			if p.kind == "day" {
				m.value = p.value
			}
			return m, true
		}
		ref := base.time()
		m.when = r.namedDay(p, ref.Year())
		after := m.when.time().After(ref)
		tns := r.tense(j)
		switch {
		case dir == "last" && !m.when.time().Before(ref):
			m.when = r.namedDay(p, ref.Year()-1)
		case dir == "next" && !after:
			m.when = r.namedDay(p, ref.Year()+1)
		case dir == "" && after && tns != future && m.when.time().Sub(ref).Hours() > 24*100:
			m.when = r.namedDay(p, ref.Year()-1)
		case dir == "" && after && tns == past:
			m.when = r.namedDay(p, ref.Year()-1)
		case dir == "" && !after && tns == future && ref.Sub(m.when.time()).Hours() > 24*30:
			m.when = r.namedDay(p, ref.Year()+1)
		}
	}
	return m, true
}

// namedDay is the day that p names in year y.
func (r *reader) namedDay(p *phrase, y int) date {
	switch p.kind {
	case "once", "event":
		t, err := time.Parse(time.DateOnly, p.value)
		if err == nil {
			return dateOf(t)
		}
	case "day":
		t, err := time.Parse("XXXX-01-02", p.value)
		if err == nil {
			return date{y: y, m: int(t.Month()), d: t.Day()}
		}
	case "easter":
		n, _ := strconv.Atoi(p.value)
		return dateOf(easter(y).AddDate(0, 0, n))
	case "weekday":
		f := strings.Split(p.value, "/")
		month, _ := strconv.Atoi(f[0])
		weekday, _ := strconv.Atoi(f[1])
		first := time.Date(y, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
		on := func(weekday, nth int) time.Time {
			return first.AddDate(0, 0, (weekday-int(first.Weekday())+7)%7+7*(nth-1))
		}
		switch f[2] {
		case "-1":
			last := first.AddDate(0, 1, -1)
			return dateOf(last.AddDate(0, 0, -(int(last.Weekday())-weekday+7)%7))
		case "E":
			return dateOf(on(1, 1).AddDate(0, 0, 1))
		case "4+":
			return dateOf(on(weekday-1, 4).AddDate(0, 0, 1))
		}
		nth, _ := strconv.Atoi(f[2])
		return dateOf(on(weekday%7, nth))
	}
	return date{}
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// base is the day that deictic expressions count from: that of publication, or
// in a narrative the time last told.
func (r *reader) base() date {
	switch {
	case r.narrative:
		return r.now
	case r.known:
		return dateOf(r.pub)
	}
	return date{}
}

func (r *reader) tense(i int) tense { return tenseAt(r.t, r.token(i)) }

// reference reads "now", "recently", "the future".
func (r *reader) reference(i int) (match, bool) {
	p, n := r.phraseAt(r.a.references, i, "")
	if p == nil {
		return match{}, false
	}
	switch p.atoms[n-1] {
	case "past", "future", "present", "term":
		// "the future king", "the past champions"
		if k := r.token(i + n); k >= 0 && r.next(i+n) != "" && r.t.Tokens[k].Relation != "" {
			switch r.t.Tokens[k].UPOS {
			case "NOUN", "PROPN", "ADJ", "NUM":
				return match{}, false
			}
		}
		if r.next(i+n) == "-" {
			return match{}, false
		}
	case "now":
		if r.before(i) == "right" {
			return match{}, false
		}
	}
	return match{begin: i, end: i + n, typ: "DATE", value: p.value}, true
}

// clock reads a time of day with the day that stands beside it: "5 p.m. EST
// Nov. 9", "18:00 UTC", "noon Saturday", "4 in the morning".
func (r *reader) clock(i int) (match, bool) {
	j := i
	mod := ""
	switch r.at(i) {
	case "around", "about", "approximately":
		mod, j = "APPROX", i+1
	}
	if j >= len(r.atoms) || j > i && r.atoms[j].Break {
		return match{}, false
	}
	a := &r.atoms[j]
	hour, minute, end := -1, -1, j
	zone := ""
	w, isClock := r.word(j, lexicon.TimeClock)
	switch {
	case isClock:
		hour, _ = strconv.Atoi(w.Value[:2])
		minute, end = 0, j+1
	case a.Kind != numeral.Figure:
		return match{}, false
	case a.Digits == 0:
		// "5.30pm"
		h, m, ok := strings.Cut(a.Lower, ".")
		if hour, minute, end = atoi(h), atoi(m), j+1; !ok || len(h) > 2 || len(m) != 2 || minute > 59 || !strings.HasSuffix(strings.ReplaceAll(r.next(j+1), ".", ""), "m") {
			return match{}, false
		}
	case a.Digits <= 2 && (r.next(j+1) == ":" || r.next(j+1) == ".") && r.glued(j+1) && r.glued(j+2) && r.atoms[j+2].Digits == 2 && a.Value < 25 && r.atoms[j+2].Value < 60:
		hour, minute, end = int(a.Value), int(r.atoms[j+2].Value), j+3
		if r.next(end) == ":" && r.glued(end) && r.glued(end+1) && r.atoms[end+1].Digits == 2 {
			end += 2
		}
	case a.Digits == 4 && a.Value < 2400 && int(a.Value)%100 < 60:
		// "0830 GMT", "1500 hours"
		if _, ok := r.word(j+1, lexicon.TimeZone); ok && r.isUpper(j+1) || r.next(j+1) == "hours" || r.next(j+1) == "hrs" || r.next(j+1) == "local" && r.next(j+2) == "time" {
			hour, minute, end = int(a.Value)/100, int(a.Value)%100, j+1
		}
	case a.Digits <= 2 && a.Value <= 24:
		hour, end = int(a.Value), j+1
	}
	if hour < 0 {
		return match{}, false
	}
	named := isClock || minute >= 0
	dotted := minute >= 0 && !isClock && r.at(j+1) == "."
	half := ""
	switch x := r.next(end); {
	case x == "a.m." || x == "am" || x == "a.m":
		half, end = "am", end+1
	case x == "p.m." || x == "pm" || x == "p.m":
		half, end = "pm", end+1
	case x == "o" && r.next(end+1) == "'" && r.next(end+2) == "clock":
		end += 3
		named = true
	case x == "hours" && a.Digits == 4 || x == "hrs" || x == "hours" && minute >= 0 && !isClock:
		end++
	}
	if half == "" && r.next(end) == "in" && r.next(end+1) == "the" {
		switch r.next(end + 2) {
		case "morning":
			half, end, named = "am", end+3, true
		case "afternoon", "evening":
			half, end, named = "pm", end+3, true
		}
	}
	if half == "" && !named || dotted && half == "" {
		return match{}, false
	}
	switch {
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	if hour > 24 {
		return match{}, false
	}
	if z, ok := r.word(end, lexicon.TimeZone); ok && r.isUpper(end) && r.next(end) != "" {
		if z.Value == "Z" {
			zone = "Z"
		}
		end++
	} else if r.next(end) == "local" && r.next(end+1) == "time" {
		end += 2
	} else if r.next(end) == "eastern" && r.next(end+1) == "time" {
		end += 2
	}
	m := match{begin: i, end: end, typ: "TIME", mod: mod}
	day := date{}
	// The day may follow at once, after a comma or "on".
	k := end
	if r.next(k) == "," {
		k++
	}
	if r.next(k) == "on" {
		k++
	}
	if r.next(k) != "" {
		if d, ok := r.dayAt(k); ok {
			day, m.end = d.when, d.end
			if d.value != "" {
				day = date{}
			}
		}
	}
	if !day.day() {
		if b := r.now; b.day() && (r.narrative || r.sameParagraph(i)) {
			day = b
		} else if r.known && !r.narrative {
			day = dateOf(r.pub)
		}
	}
	if minute < 0 {
		minute = 0
	}
	prefix := "XXXX-XX-XX"
	if day.day() {
		prefix = day.value()
		m.when = day
	}
	m.value = fmt.Sprintf("%sT%02d:%02d%s", prefix, hour, minute, zone)
	if isClock && hour == 24 {
		m.value = prefix + "T24:00"
	}
	return m, true
}

func (r *reader) isUpper(i int) bool { return i >= 0 && i < len(r.atoms) && r.atoms[i].Upper }

// sameParagraph reports whether the time last told stands in the paragraph of
// atom i.
func (r *reader) sameParagraph(i int) bool {
	if r.now.y == 0 {
		return false
	}
	for k := r.nowAt + 1; k <= i && k < len(r.atoms); k++ {
		if r.atoms[k].Break {
			return false
		}
	}
	return true
}

// dayAt reads an expression that denotes one day: "Nov. 9", "Tuesday",
// "yesterday", "last Friday".
func (r *reader) dayAt(i int) (match, bool) {
	if i >= len(r.atoms) {
		return match{}, false
	}
	for _, try := range [...]func(*reader, int) (match, bool){(*reader).deictic, (*reader).calendar} {
		if m, ok := try(r, i); ok && m.when.day() && m.typ == "DATE" {
			return m, true
		}
	}
	return match{}, false
}

// set reads "every day", "each Thursday", "daily", "twice a week", "per year".
func (r *reader) set(i int) (match, bool) {
	w := r.at(i)
	if s, ok := r.word(i, lexicon.TimeSet); ok {
		// "the Daily Telegraph", "the weekly Profil"
		if r.atoms[i].Upper && r.before(i) != "" && r.before(i) != "." && (r.isUpper(i+1) || r.isUpper(i-1)) {
			return match{}, false
		}
		if w == "weekly" || w == "monthly" || w == "daily" || w == "nightly" {
			if k := r.token(i); k >= 0 && r.t.Tokens[k].UPOS == "NOUN" {
				return match{}, false
			}
		}
		return match{begin: i, end: i + 1, typ: "SET", value: s.Value}, true
	}
	if w == "every" || w == "each" {
		j := i + 1
		quant := strings.ToUpper(w)
		n := 1.0
		if r.next(j) == "other" {
			n, j = 2, j+1
		} else if v, k := numeral.Cardinal(r.atoms, j); k > 0 && r.next(j) != "" {
			n, j = v, j+k
		} else if r.next(j) == "few" {
			n, j = 0, j+1
		}
		if r.next(j) == "" {
			return match{}, false
		}
		if u, ok := r.word(j, lexicon.TimeUnit, lexicon.TimeUnits); ok {
			m := match{begin: i, end: j + 1, typ: "SET", quant: quant}
			if n == 0 {
				m.value = period("X", u.Value)
			} else {
				m.value = period(figure(n), u.Value)
			}
			return m, true
		}
		if d, ok := r.word(j, lexicon.TimeWeekday, lexicon.TimeWeekdays); ok {
			m := match{begin: i, end: j + 1, typ: "SET", quant: quant, value: fmt.Sprintf("XXXX-WXX-%d", d.Number)}
			if p, ok := r.word(j+1, lexicon.TimeDayPart); ok && r.next(j+1) != "" {
				m.value, m.end = m.value+"T"+p.Value, j+2
			}
			return m, true
		}
		if p, ok := r.word(j, lexicon.TimeDayPart); ok {
			return match{begin: i, end: j + 1, typ: "SET", quant: quant, value: "XXXX-XX-XXT" + p.Value}, true
		}
		if s, ok := r.word(j, lexicon.TimeSeason); ok {
			return match{begin: i, end: j + 1, typ: "SET", quant: quant, value: "XXXX-" + s.Value}, true
		}
		if mo, ok := r.word(j, lexicon.TimeMonth); ok && r.atoms[j].Upper {
			return match{begin: i, end: j + 1, typ: "SET", quant: quant, value: fmt.Sprintf("XXXX-%02d", mo.Number)}, true
		}
		return match{}, false
	}
	// "on Mondays", "Friday nights"
	if d, ok := r.word(i, lexicon.TimeWeekdays); ok && r.atoms[i].Upper {
		return match{begin: i, end: i + 1, typ: "SET", value: fmt.Sprintf("XXXX-WXX-%d", d.Number)}, true
	}
	if d, ok := r.word(i, lexicon.TimeWeekday); ok && r.atoms[i].Upper {
		part := ""
		switch r.next(i + 1) {
		case "mornings":
			part = "MO"
		case "afternoons":
			part = "AF"
		case "evenings":
			part = "EV"
		case "nights":
			part = "NI"
		}
		if part != "" {
			return match{begin: i, end: i + 2, typ: "SET", value: fmt.Sprintf("XXXX-WXX-%dT%s", d.Number, part)}, true
		}
	}
	if w == "per" || w == "a" || w == "an" {
		u, ok := r.word(i+1, lexicon.TimeUnit)
		if !ok || r.next(i+1) == "" || u.Value == "WE" || u.Value == "E" || u.Value == "C" {
			return match{}, false
		}
		if w != "per" && !r.rate(i) {
			return match{}, false
		}
		switch r.next(i + 2) {
		case "ago", "earlier", "later", "before", "after", "-":
			return match{}, false
		}
		m := match{begin: i, end: i + 2, typ: "SET", value: period("1", u.Value)}
		switch r.before(i) {
		case "once":
			m.freq, m.begin = "1X", i-1
		case "twice":
			m.freq, m.begin = "2X", i-1
		case "times":
			if n, k := numeral.Cardinal(r.atoms, i-2); k == 1 {
				m.freq, m.begin = figure(n)+"X", i-2
			}
		}
		if m.begin < i && len(r.out) > 0 && r.out[len(r.out)-1].End > r.atoms[m.begin].Begin {
			m.begin = i
		}
		return m, true
	}
	return match{}, false
}

// rate reports whether what stands before "a year" at i is counted by it: "$10
// million a year", "5 percent a year", "twice a year".
func (r *reader) rate(i int) bool {
	switch p := r.before(i); p {
	case "once", "twice", "times", "percent", "%", "dollars", "euros", "pounds", "tons", "tonnes", "barrels", "miles", "kilometers", "kilometres", "hours", "cents", "rupees", "yen", "flights", "people", "cars":
		return true
	case "":
		return false
	default:
		if i < 1 {
			return false
		}
		if numeral.Multiplier(p) > 0 && p != "hundred" {
			return true
		}
		a := r.atoms[i-1]
		return a.Kind == numeral.Figure && (a.Digits == 0 || a.Value > 31) && !r.isYear(i-1)
	}
}

func figure(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// period writes a duration of n units.
func period(n, unit string) string {
	mult := func(k int) string {
		if v, err := strconv.ParseFloat(n, 64); err == nil {
			return figure(v * float64(k))
		}
		return n
	}
	switch unit {
	case "TS", "TM", "TH":
		return "PT" + n + unit[1:]
	case "2W":
		return "P" + mult(2) + "W"
	case "E":
		if n == "X" {
			return "PXY"
		}
		return "P" + mult(10) + "Y"
	case "C":
		if n == "X" {
			return "PXY"
		}
		return "P" + mult(100) + "Y"
	case "L":
		return "P" + mult(1000) + "Y"
	case "WE":
		return "P" + n + "WE"
	}
	return "P" + n + unit
}
