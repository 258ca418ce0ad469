package intake

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

//go:embed agencies.txt
var agenciesTXT string

// agencies are the news agencies, in small letters.
var agencies = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(agenciesTXT) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
}()

// longestDateline is in bytes, without the bracketed notes behind it.
const longestDateline = 140

// datelineRE is a place, perhaps where it lies, a date and an agency, set off
// by a dash or colon:
//
//	KABUL, Aug 22 (Reuters) -
//	   BOGOTA, 3 AUG 89 (EFE) -- [TEXT]
//	DAR ES SALAAM, Tanzania (AP) _
//	Kabul, Afghanistan —
//	NEW DELHI:
//
// Dashes of Windows-1252 come through in texts that were decoded wrongly.
var datelineRE = func() *regexp.Regexp {
	word := `\p{Lu}[\p{L}'’.]*(?:-[\p{L}'’.]+)*`
	place := word + `(?:\s+(?:` + word + `|of|de|da|do|el|la|al|del|los|las)){0,5}`
	date := `(?:\d{1,2}\s+\p{Lu}\p{L}{2,8}\.?(?:,?\s+\d{2,4})?|\p{Lu}\p{L}{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?)`
	return regexp.MustCompile(`^(` + place + `)(\s*\(\p{Lu}[\p{L} .]{1,30}\))?((?:,\s*` + place + `)*?)(,?\s+` + date + `)?(\s*\([^()]{2,45}\))?` +
		`(?:(\s*(?:—|–|―|--+|-|_+|[\x{96}\x{97}\x{FFFD}])\s*|\s*:\s+|\s*:$)|\s+|$)`)
}()

// sourceRE is an agency set off by a dash, without a place: "(Reuters) -".
var sourceRE = regexp.MustCompile(`^\((\p{Lu}[^()]{1,30})\)\s*(?:—|–|―|--+|-|_+)\s*`)

// notesRE are the notes of a monitoring service behind the dateline: "[TEXT]".
var notesRE = regexp.MustCompile(`^(?:\s*\[[^\[\]]{1,160}\])+`)

// datelineEnd is the offset behind the dateline that begins the span, or 0.
func (l *layout) datelineEnd(s hearsay.Span) int {
	text := l.text[s.Begin:s.End]
	head := text[:cut(text, longestDateline)]
	if m := sourceRE.FindStringSubmatch(head); m != nil && isAgency(m[1]) {
		return s.Begin + len(m[0])
	}
	m := datelineRE.FindStringSubmatchIndex(head)
	if m == nil {
		return 0
	}
	group := func(n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return head[m[2*n]:m[2*n+1]]
	}
	place, country, more, date, source, set := group(1), group(2), group(3), group(4), group(5), group(6)
	if source == "" && isAgency(country) {
		source, country = country, ""
	}
	rest := strings.TrimLeft(text[m[1]:], " \t")
	end := s.Begin + m[1]
	colon := strings.HasPrefix(strings.TrimSpace(set), ":")
	caps := isCapitals(place) && !l.upper
	marked := date != "" || isAgency(source) || source != "" && (caps || l.upper && !colon)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘`["))
	starts := rest == "" || unicode.IsUpper(next) || unicode.IsDigit(next)
	switch {
	case place == "By" || strings.HasPrefix(place, "By ") || set == "" && !(isAgency(source) && starts):
		return 0
	case marked && (starts || caps || l.upper):
	case colon:
		// "ISLAMABAD: Police said", but not the speakers of a transcript.
		if !caps || len(strings.Fields(place)) > 3 || !starts || rest == "" || hasLabelKind(place) || l.speakers() > 1 {
			return 0
		}
	case caps && (strings.Contains(set, " ") || strings.ContainsAny(set, "—–―_")) && starts && len(strings.Fields(place)) <= 4:
	case strings.Contains(set, " ") && !strings.ContainsAny(set, "_") && starts && rest != "" && len(strings.Fields(place+more)) <= 5 && country == "":
		// "Kabul, Afghanistan – The Taliban": the dash between spaces, and a sentence behind it.
		if more == "" && (len(strings.Fields(place)) > 3 || l.upper) {
			return 0
		}
	default:
		return 0
	}
	if marked {
		if n := notesRE.FindStringIndex(text[m[1]:]); n != nil {
			end += n[1]
		}
	}
	return end
}

// hasLabelKind reports whether a word in capitals is a label ("WATCH:").
func hasLabelKind(place string) bool {
	kind, _ := phrases.kind(fold(place)+": x", 2)
	return kind != "" || slices.Contains([]string{"update", "analysis", "exclusive", "breaking", "factbox", "timeline", "q", "a"}, fold(place))
}

// speakers counts the paragraphs that begin with capitals and a colon.
func (l *layout) speakers() int {
	n := 0
	for _, p := range l.paragraphs {
		head, _, ok := strings.Cut(l.text[p.Begin:p.Begin+cut(l.text[p.Begin:p.End], 60)], ":")
		if ok && isCapitals(head) {
			n++
		}
	}
	return n
}

// isAgency reports whether words in brackets are a news agency, or several.
func isAgency(s string) bool {
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), "()"))
	if s == "" {
		return false
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		if !agencies[part] && !slices.ContainsFunc(strings.Split(part, "/"), func(p string) bool { return agencies[strings.TrimSpace(p)] }) {
			return false
		}
	}
	return true
}

func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}

// cut is the greatest offset up to n that does not split a character of s.
func cut(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// tailBegin is the offset of the agency tail that ends the span, or 0:
//
//	… officials said. (Reporting by Jane Doe; Editing by John Roe)
func (l *layout) tailBegin(s hearsay.Span) int {
	text := strings.TrimRight(l.text[s.Begin:s.End], ". ")
	if !strings.HasSuffix(text, ")") && !strings.HasSuffix(text, "]") {
		return 0
	}
	open := strings.LastIndexAny(text, "([")
	if open <= 0 || len(text)-open > 400 {
		return 0
	}
	inside := fold(strings.Trim(text[open:], "()[]"))
	if isAgency(inside) || isDesk(inside) || isTail(inside) {
		return s.Begin + open
	}
	return 0
}

// isTail reports whether folded words are the tail of a wire.
func isTail(folded string) bool {
	folded = strings.TrimSpace(strings.Trim(folded, "()[]*-—– ."))
	for _, p := range phrases.tail {
		if folded == p.words || strings.Contains(p.words, " ") && strings.HasPrefix(folded, p.words) && countWords(folded) <= wordsOfPhrases {
			return true
		}
	}
	return false
}

// isDesk reports whether folded words are the initials of a desk: "sp/eml".
func isDesk(folded string) bool {
	parts := strings.Split(folded, "/")
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, p := range parts {
		if len(p) < 2 || len(p) > 4 || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return true
}

// isSignature reports whether a paragraph is the desk and the agencies that a
// report was made of: "sp/eml (Reuters, dpa)".
func isSignature(s string) bool {
	desk, sources, _ := strings.Cut(strings.TrimSpace(s), "(")
	sources = strings.TrimSpace(sources)
	if sources != "" && (!strings.HasSuffix(sources, ")") || !isAgency(sources)) {
		return false
	}
	return isDesk(fold(strings.TrimSpace(desk)))
}

// dateWords are the words, months and weekdays aside, of a line that is a date.
var dateWords = strings.Fields("a.m a.m. am p.m p.m. pm at on of the updated published last posted first edt est cdt cst mdt mst pdt pst gmt utc ist bst cet cest eat wat pkt jst hrs hours noon midnight")

var months = strings.Fields("january february march april may june july august september october november december")

// isDate reports whether a folded paragraph is a date and no more: "Friday,
// August 21, 2015", "Updated: 22 Aug 2021, 10:35 IST".
func isDate(folded string) bool {
	// "AMMAN | Wed Sep 12, 2012 4:11pm EDT"
	if place, day, ok := strings.Cut(folded, " | "); ok && countWords(place) <= 4 && !strings.ContainsAny(place, ".:,") {
		return isDate(day)
	}
	if len(folded) > 100 || !strings.ContainsAny(folded, "0123456789") {
		return false
	}
	day, n := false, 0
	for w := range strings.FieldsFuncSeq(folded, func(r rune) bool {
		return r == ' ' || r == ',' || r == '|' || r == '(' || r == ')' || r == '-' || r == '–' || r == '/' || r == ':' || r == '•' || r == '·'
	}) {
		n++
		w = strings.TrimRight(w, ".")
		digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
		suffix := w[len(digits):]
		switch {
		case digits != "" && strings.Trim(digits, "0123456789.") == "" &&
			(suffix == "" || slices.Contains([]string{"st", "nd", "rd", "th", "am", "pm", "z", "t"}, suffix)):
		case len(w) >= 3 && slices.ContainsFunc(months, func(m string) bool { return strings.HasPrefix(m, w) }) || w == "sept":
			day = true
		case strings.HasSuffix(w, "day") || slices.Contains([]string{"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}, w):
		case slices.Contains(dateWords, w):
		default:
			return false
		}
	}
	return n >= 2 && n <= 14 && (day || numericDateRE.MatchString(folded))
}

var numericDateRE = regexp.MustCompile(`\b(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.][0-3]?\d|[0-3]?\d[-/.][0-3]?\d[-/.](?:(?:19|20)\d\d|\d\d))\b`)

// isStamp reports whether a folded paragraph says where and when a report was
// put out: "CTV Saskatoon Published Saturday, March 31, 2018 1:19PM CST".
func isStamp(folded string) bool {
	put, month, year, n := false, false, false, 0
	for w := range strings.FieldsSeq(folded) {
		n++
		w = strings.Trim(w, ",.:()|")
		put = put || slices.Contains([]string{"published", "updated", "posted", "modified"}, w)
		month = month || len(w) >= 3 && slices.ContainsFunc(months, func(m string) bool { return strings.HasPrefix(m, w) })
		year = year || len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == ""
	}
	return put && month && year && n <= 14
}
