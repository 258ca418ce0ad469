package timex

import (
	"sort"
	"strings"
	"time"
	"unicode"

	"hearsay"
	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// run is an interval of days; an End of zero is open.
type run struct{ since, until time.Time }

func (x run) holds(day time.Time) bool {
	return !day.Before(x.since) && (x.until.IsZero() || !day.After(x.until))
}

// clue is something in the text that its day of publication must fit.
type clue struct {
	runs  []run // publication is in one of them
	floor time.Time
	span  hearsay.Span
}

// told is a day of the year that the text speaks of.
type told struct {
	y, m, d  int
	weekday  int // 1 Monday … 7 Sunday, 0 if not said
	dateline bool
	future   bool
	said     bool // the day of a statement that the report reports
	span     hearsay.Span
}

func (x told) in(y int) (time.Time, bool) {
	if x.d > daysIn(y, x.m) {
		return time.Time{}, false
	}
	t := time.Date(y, time.Month(x.m), x.d, 0, 0, 0, 0, time.UTC)
	return t, (x.weekday == 0 || int(t.Weekday()) == x.weekday%7) && (x.y == 0 || x.y == y)
}

// InferPublished works out the day of publication from the text alone: the
// latest day that the report speaks of as come. A day of the month needs its
// year: said beside it, or the only one in which it falls on the weekday that
// is said too, or in which those whom the report calls presidents were. It
// returns the zero Published if year, month or day stays open.
func (a *Annotator) InferPublished(t *hearsay.Text) hearsay.Published {
	r := newReader(a, t)
	days, years := r.tellings()
	clues := r.clues()
	var floor time.Time // publication cannot be earlier
	for _, c := range clues {
		if c.floor.After(floor) {
			floor = c.floor
		}
	}
	for _, d := range days {
		if d.y != 0 && !d.future {
			if x, ok := d.in(d.y); ok && x.After(floor) {
				floor = x
			}
		}
	}
	lastYear := 0
	for _, y := range years {
		lastYear = max(lastYear, y)
	}
	if first := time.Date(lastYear, 1, 1, 0, 0, 0, 0, time.UTC); lastYear > 0 && first.After(floor) {
		floor = first
	}
	// Clues that the floor contradicts belong to the past that the report tells.
	var current []clue
	for _, c := range clues {
		for _, x := range c.runs {
			if x.holds(floor) || x.since.After(floor) {
				current = append(current, c)
				break
			}
		}
	}
	fits := func(day time.Time) bool {
		if day.Before(floor) {
			return false
		}
		for _, c := range current {
			ok := false
			for _, x := range c.runs {
				ok = ok || x.holds(day)
			}
			if !ok {
				return false
			}
		}
		return true
	}
	anchor, ok := anchorDay(days, fits, floor, lastYear, current)
	if !ok {
		return hearsay.Published{}
	}
	// The report came out on the latest day that it speaks of as come, which is
	// near the day that fixed the year.
	best := anchor
	for _, d := range days {
		if d.future || anchor.told.dateline && anchor.told.y != 0 {
			continue
		}
		for y := anchor.day.Year() - 1; y <= anchor.day.Year()+1; y++ {
			x, ok := d.in(y)
			if ok && x.After(best.day) && x.Sub(anchor.day) <= 7*24*time.Hour && fits(x) {
				best = dated{x, d}
			}
		}
	}
	p := hearsay.Published{Date: best.day, Basis: hearsay.BasisInferred}
	seen := map[hearsay.Span]bool{}
	cite := func(s hearsay.Span) {
		if !seen[s] && len(p.Evidence) < 6 {
			seen[s] = true
			p.Evidence = append(p.Evidence, s)
		}
	}
	cite(best.told.span)
	cite(anchor.told.span)
	if anchor.told.y == 0 {
		for _, c := range current {
			cite(c.span)
		}
	}
	sort.Slice(p.Evidence, func(i, j int) bool { return p.Evidence[i].Begin < p.Evidence[j].Begin })
	return p
}

// dated is a day told, with its year.
type dated struct {
	day  time.Time
	told told
}

// anchorDay finds the latest day whose year is certain.
func anchorDay(days []told, fits func(time.Time) bool, floor time.Time, lastYear int, current []clue) (dated, bool) {
	// A dateline or a date line of its own with its year says it outright.
	for _, d := range days {
		if x, ok := d.in(d.y); ok && d.y != 0 && d.dateline && !d.future {
			return dated{x, d}, true
		}
	}
	bounded := false
	for _, c := range current {
		for _, x := range c.runs {
			bounded = bounded || x.holds(floor) || x.since.After(floor)
		}
	}
	var best dated
	found := false
	// Days with their weekday: all must agree on one year.
	candidates := map[int]dated{}
	pairs := 0
	for _, d := range days {
		if d.weekday == 0 || d.future {
			continue
		}
		pairs++
		mine := map[int]bool{}
		for y := max(floor.Year(), 1900); y < max(floor.Year(), 1900)+60; y++ {
			x, ok := d.in(y)
			if !ok || !fits(x) {
				continue
			}
			mine[y] = true
			if c, known := candidates[y]; pairs == 1 || known && x.After(c.day) {
				candidates[y] = dated{x, d}
			}
		}
		for y := range candidates {
			if !mine[y] {
				delete(candidates, y)
			}
		}
	}
	if len(candidates) > 1 && lastYear > 0 {
		// A year spoken of is most often the report's own or the one before.
		for y := range candidates {
			if y > lastYear+1 {
				delete(candidates, y)
			}
		}
	}
	if len(candidates) == 1 {
		for _, c := range candidates {
			return c, true
		}
	}
	if pairs > 0 {
		return best, false
	}
	// Days without a weekday whose terms leave one year.
	loose := 0
	for _, d := range days {
		if d.future || d.y != 0 {
			continue
		}
		loose++
		if !bounded {
			continue
		}
		var only dated
		n := 0
		for y := max(floor.Year(), 1900); y < max(floor.Year(), 1900)+60; y++ {
			if x, ok := d.in(y); ok && fits(x) {
				only = dated{x, d}
				n++
			}
		}
		if n == 1 && (d.dateline || lastYear == only.day.Year()) && (!found || only.day.After(best.day)) {
			best, found = only, true
		}
	}
	if found {
		return best, true
	}
	// A full date on which somebody said what the report reports.
	for _, d := range days {
		if x, ok := d.in(d.y); ok && d.y != 0 && !d.future && d.said && loose == 0 && fits(x) && (!found || x.After(best.day)) {
			best, found = dated{x, d}, true
		}
	}
	return best, found
}

// comingEvents are named by their year long before they come: "the 2008
// Olympics".
var comingEvents = map[string]bool{
	"election": true, "elections": true, "olympics": true, "olympic": true, "world": true, "vote": true, "presidential": true, "parliamentary": true,
	"general": true, "summer": true, "winter": true, "budget": true, "season": true, "summit": true, "games": true, "polls": true, "race": true,
	"campaign": true, "census": true, "expo": true, "deadline": true, "target": true, "-": true,
}

// tellings are the days and years that the text speaks of.
func (r *reader) tellings() (days []told, years []int) {
	for i := 0; i < len(r.atoms); {
		a := &r.atoms[i]
		if a.Kind == numeral.Sign {
			i++
			continue
		}
		if p, n := r.phraseAt(r.a.days, i, ""); p != nil {
			i += n
			continue
		}
		m, ok := r.numeric(i)
		if !ok {
			m, ok = r.monthDay(i)
		}
		w, isDay := lexicon.TimeWord{}, false
		if !ok {
			w, isDay = r.word(i, lexicon.TimeWeekday, lexicon.TimeWeekdayAbbr)
			if isDay && a.Upper {
				k := i + 1
				for k < i+4 && (r.next(k) == "," || r.next(k) == "(" || r.next(k) == "." || r.next(k) == "the") {
					k++
				}
				if r.next(k) != "" {
					if m, ok = r.numeric(k); !ok {
						m, ok = r.monthDay(k)
					}
				}
			}
		}
		d, isDate := r.dayOf(m, ok)
		if !isDate {
			if y, ok := r.year(i); ok && y.when.y >= 1900 && y.when.y < 2100 {
				prev := r.before(i)
				if r.tense(i) != future && !comingEvents[r.next(y.end)] && prev != "by" && prev != "until" && prev != "till" && prev != "through" && prev != "'" && prev != "-" && y.end == i+1 && r.at(i) != "2000" {
					years = append(years, y.when.y)
				}
				i = y.end
				continue
			}
			if ok && m.when.y != 0 && m.when.span == 0 && r.tense(i) != future {
				years = append(years, m.when.y)
			}
			if ok {
				i = m.end
			} else {
				i++
			}
			continue
		}
		if isDay {
			d.weekday = w.Number
		} else if k := m.end; r.next(k) == "(" || r.next(k) == "," {
			// "August 22 (Sunday)", "August 22, a Sunday"
			if r.next(k+1) == "a" {
				k++
			}
			if w, ok := r.word(k+1, lexicon.TimeWeekday); ok && r.isUpper(k+1) {
				d.weekday = w.Number
				m.end = k + 2
			}
		}
		d.span = hearsay.Span{Begin: r.atoms[i].Begin, End: r.atoms[m.end-1].End}
		d.future = r.tense(i) == future
		d.dateline = r.isDateline(i, m.end)
		d.said = r.dayOfStatement(i)
		days = append(days, d)
		if d.y != 0 && !d.future {
			years = append(years, d.y)
		}
		i = m.end
	}
	return days, years
}

// dayOfStatement reports whether the date at atom i is when somebody said
// something: "the ministry said on 4 May 2011".
func (r *reader) dayOfStatement(i int) bool {
	k := r.token(i)
	for step := 0; k >= 0 && step < 4; step++ {
		if tok := r.t.Tokens[k]; tok.UPOS == "VERB" {
			switch tok.Lemma {
			case "say", "tell", "announce", "report", "state", "declare", "confirm", "add", "write":
				return tok.XPOS == "VBD"
			}
			return false
		}
		if rel := r.t.Tokens[k].Relation; rel == "conj" || rel == "acl" || rel == "acl:relcl" || rel == "nmod" {
			return false
		}
		k = r.t.Tokens[k].Head
	}
	return false
}

// dayOf is the day that a match denotes, the last one of a range.
func (r *reader) dayOf(m match, ok bool) (told, bool) {
	if !ok {
		return told{}, false
	}
	d := told{y: m.when.y, m: m.when.m, d: m.when.d}
	if d.d == 0 && strings.HasPrefix(m.value, "XXXX-") && len(m.value) >= 10 {
		d.m, d.d = atoi(m.value[5:7]), atoi(m.value[8:10])
	}
	if k := strings.IndexByte(m.value, '/'); k > 0 && len(m.value) >= k+11 {
		d.d = atoi(m.value[k+9 : k+11])
	}
	return d, d.m != 0 && d.d != 0
}

// isDateline reports whether the atoms [i, end) stand where a report dates
// itself: in its dateline, or on a line of their own at its top.
func (r *reader) isDateline(i, end int) bool {
	s := r.t.SentenceAt(r.atoms[i].Begin)
	if s >= 0 && r.t.Sentences[s].Section == hearsay.Dateline {
		return true
	}
	text := r.t.Report.Text
	if strings.Count(text[:r.atoms[i].Begin], "\n\n") > 3 {
		return false
	}
	begin, stop := r.atoms[i].Begin, r.atoms[end-1].End
	line := text[strings.LastIndexByte(text[:begin], '\n')+1:]
	if k := strings.IndexByte(line, '\n'); k >= 0 {
		line = line[:k]
	}
	rest := strings.Replace(line, text[begin:stop], "", 1)
	letters := 0
	for _, c := range rest {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	if letters <= 12 {
		return true
	}
	if onlyFiling(rest) {
		return true
	}
	// "KABUL, Aug 22 (Reuters) -": capitals before it, a dash or bracket after
	head := text[len(text[:begin])-len(strings.TrimLeft(text[:begin], "")) : begin]
	if k := strings.LastIndexByte(head, '\n'); k >= 0 {
		head = head[k+1:]
	}
	head = strings.TrimRight(head, " ,")
	if head == "" || len(head) > 40 {
		return false
	}
	for _, c := range head {
		if unicode.IsLower(c) {
			return false
		}
	}
	return r.next(end) == "(" || r.next(end) == "-" || r.next(end) == "–" || r.next(end) == "—" || r.next(end) == "_"
}

// isFormer reports whether the words before the title or name at atom i put
// it in the past: "former British Prime Minister", "under".
func (r *reader) isFormer(i int) bool {
	if r.before(i) == "under" {
		return true
	}
	for k := i; k > i-5; k-- {
		switch r.before(k) {
		case "former", "ex", "late", "then", "ousted", "deposed", "slain", "jailed", "onetime", "erstwhile":
			return true
		case "":
			return false
		}
		if r.atoms[k-1].Kind != numeral.Word && r.before(k) != "-" {
			return false
		}
	}
	return false
}

// filing are the words of a line that says when a report was filed.
var filing = map[string]bool{
	"this": true, "story": true, "article": true, "report": true, "is": true, "was": true, "from": true, "first": true, "originally": true,
	"published": true, "posted": true, "updated": true, "last": true, "modified": true, "created": true, "filed": true, "issued": true, "released": true,
	"on": true, "at": true, "by": true, "date": true, "the": true, "of": true, "am": true, "pm": true, "gmt": true, "utc": true, "ist": true, "est": true,
	"edt": true, "bst": true, "et": true, "hrs": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true,
	"saturday": true, "sunday": true, "mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true, "a": true, "m": true, "p": true,
}

// onlyFiling reports whether line, its date taken out, says nothing but when
// the report was filed.
func onlyFiling(line string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(line), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if !filing[w] {
			return false
		}
	}
	return true
}

// clues are the holders of offices and the dated events that the text names.
func (r *reader) clues() []clue {
	var out []clue
	for i := 0; i < len(r.atoms); i++ {
		a := &r.atoms[i]
		if !a.Upper && a.Kind == numeral.Word {
			continue
		}
		if p, n := r.phraseAt(r.a.days, i, ""); p != nil && (p.kind == "once" || p.kind == "event") {
			out = append(out, clue{floor: r.namedDay(p, 0).time(), span: hearsay.Span{Begin: a.Begin, End: r.atoms[i+n-1].End}})
			i += n - 1
			continue
		}
		h, n := r.a.holders.at(r, i)
		if h == nil || !a.Upper {
			continue
		}
		end := i + n
		class := r.title(i)
		begin := i
		if class != noOffice {
			begin = i - 1
		}
		past := r.isFormer(begin)
		if class == noOffice {
			k := end
			if r.next(k) == "'" && r.next(k+1) == "s" {
				k += 2
			}
			switch r.next(k) {
			case "administration", "presidency":
				class, end = president, k+1
			case "government", "regime", "cabinet":
				class, end = headOfState, k+1
			}
			// "He served in the Reagan administration" tells no present.
			if class != noOffice && r.before(i) == "the" {
				switch r.before(i - 1) {
				case "in", "during", "under", "since", "from", "of", "after":
					past = true
				}
			}
		}
		if class == noOffice && !h.surname && past {
			class = headOfState // "under Ashraf Ghani"
		}
		if class == noOffice {
			continue
		}
		c := clue{span: hearsay.Span{Begin: r.atoms[begin].Begin, End: r.atoms[end-1].End}}
		for _, o := range h.terms {
			if class.holds(o) {
				// Reports go on naming a government for some time after its fall.
				last := o.Until
				if !last.IsZero() {
					last = last.AddDate(1, 0, 0)
				}
				c.runs = append(c.runs, run{o.Since, last})
				if c.floor.IsZero() || o.Since.Before(c.floor) {
					c.floor = o.Since
				}
			}
		}
		if len(c.runs) == 0 {
			continue
		}
		if past {
			c.runs = nil
		}
		out = append(out, c)
		i = end - 1
	}
	return out
}
