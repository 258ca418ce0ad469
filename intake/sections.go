package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Sections tells the parts of a text apart. Every paragraph is a section of its
// own; one that begins with a dateline or ends in an agency tail is two. Between
// sections there is nothing but white space. Title is the report's title if it
// is known apart from the text.
func Sections(text, title string) []hearsay.Section {
	l := layout{text: text, paragraphs: paragraphs(text)}
	if len(l.paragraphs) == 0 {
		return nil
	}
	l.upper, l.lower = letterCase(text)
	l.byWording(title)
	l.byPlace(fold(title))
	return l.sections()
}

// paragraph is a run of lines that belong together, with what its layout and
// wording make of it. An empty kind is a paragraph of the body.
type paragraph struct {
	hearsay.Span
	kind     hearsay.SectionKind
	words    int
	folded   string // of a paragraph that can be a set phrase
	headline int    // where a headline or byline at its begin ends; 0 if there is none
	dateline int    // where the dateline at its begin, or behind that headline, ends; 0 if there is none
	tail     int    // where an agency tail at its end begins; 0 if there is none
}

type layout struct {
	text         string
	paragraphs   []paragraph
	upper, lower bool // the whole text is in capitals, or without any
}

// letterCase reports whether a text is written without small letters, as old
// wires are, or without capitals, as some corpora are.
func letterCase(text string) (upper, lower bool) {
	small, capital := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z':
			small++
		case c >= 'A' && c <= 'Z':
			capital++
		}
	}
	return capital > 20 && small*20 < capital, small > 20 && capital*200 < small
}

// byWording finds the paragraphs that a set phrase gives away.
func (l *layout) byWording(title string) {
	ps := l.paragraphs
	first := true // no paragraph of the report proper seen yet
	for i := range ps {
		p := &ps[i]
		p.words = countWords(l.text[p.Begin:p.End])
		if p.words > wordsOfPhrases {
			first = false
			continue
		}
		p.folded = fold(l.text[p.Begin:p.End])
		kind, heading := phrases.kind(p.folded, p.words)
		switch {
		case first && kind != "" && (len(ps) == 1 || p.folded == fold(title) || p.words > 2 && isLabelled(p.folded)):
			// "Explainer: why the talks failed" heads a report that is no link.
			kind = ""
		case kind != "":
		case isDate(p.folded), isStamp(p.folded):
			kind = hearsay.Dateline
		case isCredit(l.text[p.Begin:p.End]):
			kind = hearsay.Caption
		case i < 8 && isByline(l.text[p.Begin:p.End]):
			kind = hearsay.Boilerplate
		case isLink(p.folded):
			kind = hearsay.Boilerplate
		case i >= len(ps)-4 && len(ps) > 1 && (isTail(p.folded) || isSignature(l.text[p.Begin:p.End])):
			kind = hearsay.Boilerplate
		}
		p.kind = kind
		if kind == "" {
			first = false
		}
		if heading && i >= len(ps)/2 && i > 1 {
			for j := i; j < len(ps); j++ {
				ps[j].kind = kind
				ps[j].words = countWords(l.text[ps[j].Begin:ps[j].End])
			}
			return
		}
	}
}

// isLabelled reports whether a label of the set phrases stands before more words.
func isLabelled(folded string) bool {
	head, rest, ok := strings.Cut(folded, ":")
	if !ok || strings.TrimSpace(rest) == "" {
		return false
	}
	return slices.ContainsFunc(phrases.label, func(p phrase) bool { return p.words == head })
}

// byPlace finds what stands where a headline, standfirst, dateline or caption
// stands.
func (l *layout) byPlace(title string) {
	ps := l.paragraphs
	last := len(ps) - 1
	for last >= 0 && ps[last].kind != "" {
		last--
	}
	i := l.next(0)
	if i < last && l.isHeadline(i, title) {
		ps[i].kind = hearsay.Headline
		for i = l.next(i + 1); i < last && ps[i].words <= 45; i = l.next(i + 1) {
			if !l.isStandfirst(i) {
				break
			}
			ps[i].kind = hearsay.Standfirst
		}
	}
	body := i
	for n := 0; i < len(ps) && n < 3; i, n = l.next(i+1), n+1 {
		if end := l.datelineEnd(ps[i].Span); end > 0 {
			ps[i].dateline = end
			break
		}
		if n == 0 && i == l.next(0) {
			if ps[i].headline, ps[i].dateline = l.glued(ps[i].Span, title); ps[i].headline > 0 {
				break
			}
		}
	}
	for i := l.next(body + 1); i < len(ps); i = l.next(i + 1) {
		switch {
		case !l.isNameLine(i):
		case i == last && i > body+1:
			ps[i].kind = hearsay.Boilerplate // "Jane Doe, VOA News."
		case i < last:
			ps[i].kind = hearsay.Caption
		}
	}
	for i := body; i+1 < len(ps); i++ {
		// A picture's credit stands under its caption.
		if ps[i].kind == "" && i > 0 && ps[i].words <= 15 && !endsSentence(l.of(i)) && ps[i+1].kind == hearsay.Caption && ps[i+1].words <= 8 {
			ps[i].kind = hearsay.Caption
		}
	}
	for i := max(0, last-1); i <= last; i++ {
		if ps[i].kind == "" {
			ps[i].tail = l.tailBegin(ps[i].Span)
		}
	}
}

func (l *layout) of(i int) string { return l.text[l.paragraphs[i].Begin:l.paragraphs[i].End] }

// next is the first paragraph from i on that wording has not placed.
func (l *layout) next(i int) int {
	for i < len(l.paragraphs) && l.paragraphs[i].kind != "" {
		i++
	}
	return i
}

// isHeadline reports whether the first paragraph of a report is its headline:
// short, and no sentence by its end or by its capitals.
func (l *layout) isHeadline(i int, title string) bool {
	p, s := l.paragraphs[i], l.of(i)
	if title != "" && p.folded == title {
		return true
	}
	if p.words > 28 || p.words < 2 || l.datelineEnd(p.Span) > 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘([ `))
	if unicode.IsLower(r) && !l.lower {
		return false
	}
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") {
		return false
	}
	if !endsSentence(s) {
		return true
	}
	trimmed := strings.TrimRight(s, `"'”’)] `)
	if strings.HasSuffix(trimmed, "?") || strings.HasSuffix(trimmed, "!") {
		return p.words <= 16 && (strings.Count(s, "?")+strings.Count(s, "!") == 1)
	}
	return !l.upper && p.words >= 4 && p.words <= 20 && isTitleCase(s)
}

// longestHeadline is in bytes.
const longestHeadline = 200

// glued finds a headline that runs on into the first paragraph, as where a page
// lost its line ends: before a dateline, or where it is the title. It gives the
// offsets behind the headline and behind the dateline, 0 for none.
//
//	Car bomb kills 20 in market. BAGHDAD — A car bomb …
func (l *layout) glued(s hearsay.Span, title string) (headline, dateline int) {
	text := l.text[s.Begin:s.End]
	head := text[:cut(text, longestHeadline)]
	for i := strings.IndexByte(head, ' '); i >= 0 && i < len(head); {
		next := s.Begin + i + 1
		// The mark at the end of a title is often not the title's own.
		own := title != "" && strings.TrimRight(fold(text[:i]), ".:| ") == strings.TrimRight(title, ".:| ")
		if end := l.datelineEnd(hearsay.Span{Begin: next, End: s.End}); end > 0 && end < s.End &&
			(own || endsSentence(text[:i]) && isCapitals(strings.Fields(l.text[next:s.End])[0]) &&
				(strings.Count(text[:i], ". ") == 0 || strings.Contains(l.text[next:end], "("))) {
			return next, end
		}
		if own && len(text)-i > 80 {
			return next, 0
		}
		k := strings.IndexByte(head[i+1:], ' ')
		if k < 0 {
			break
		}
		i += 1 + k
	}
	return 0, 0
}

// isStandfirst reports whether a paragraph after the headline sums the report
// up: no full sentence, a bullet, or a sentence before the dateline.
func (l *layout) isStandfirst(i int) bool {
	s := l.of(i)
	if l.datelineEnd(l.paragraphs[i].Span) > 0 {
		return false
	}
	if strings.HasPrefix(s, "•") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "▪") {
		return true
	}
	if !endsSentence(s) && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ",") {
		return true
	}
	next := l.next(i + 1)
	return next < len(l.paragraphs) && l.datelineEnd(l.paragraphs[next].Span) > 0
}

// nameParticles are the small words inside names and titles.
var nameParticles = map[string]bool{
	"of": true, "the": true, "and": true, "in": true, "at": true, "for": true, "de": true, "da": true, "del": true, "der": true,
	"di": true, "du": true, "la": true, "le": true, "el": true, "al": true, "bin": true, "ibn": true, "van": true, "von": true,
	"with": true, "on": true, "a": true, "an": true, "to": true, "by": true, "y": true, "e": true, "ben": true, "ul": true,
}

// isNameLine reports whether a paragraph is a name or a title standing alone,
// as under a picture.
func (l *layout) isNameLine(i int) bool {
	p, s := l.paragraphs[i], l.of(i)
	if p.words > 8 || l.upper || l.lower || strings.ContainsAny(s, `"“”?!:;`) {
		return false
	}
	names := 0
	for f := range strings.FieldsSeq(s) {
		f = strings.Trim(f, `.,()'‘’–—-/&`)
		if f == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsUpper(r):
			names++
		case unicode.IsDigit(r), nameParticles[f], strings.HasPrefix(f, "al-"), strings.HasPrefix(f, "el-"):
		default:
			return false
		}
	}
	return names > 0
}

// isTitleCase reports whether words are capitalised as in a headline.
func isTitleCase(s string) bool {
	long, capital := 0, 0
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimLeft(f, `"'“‘([`)
		r, _ := utf8.DecodeRuneInString(f)
		if !unicode.IsLetter(r) || utf8.RuneCountInString(f) < 4 {
			continue
		}
		long++
		if unicode.IsUpper(r) {
			capital++
		}
	}
	return long >= 3 && capital*10 >= long*8
}

// endsSentence reports whether s ends in a full stop, question or exclamation
// mark, the stop of an abbreviation such as "U.S." aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] \t")
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case '!', '?':
		return true
	case '.':
		n := len(s)
		abbreviation := n >= 4 && s[n-3] == '.' && s[n-2] >= 'A' && s[n-2] <= 'Z' && s[n-4] >= 'A' && s[n-4] <= 'Z'
		return !abbreviation
	}
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// isByline reports whether a paragraph names the writer: "By Jane Doe and John
// Roe, Staff Writers", "Jane Doe, The Associated Press".
func isByline(s string) bool {
	f := strings.Fields(s)
	if len(f) < 2 || len(f) > 14 {
		return false
	}
	if !strings.EqualFold(f[0], "by") {
		_, after, ok := strings.Cut(s, ", ")
		if !ok || !isAgency(strings.TrimRight(after, ".")) {
			return false
		}
		f = append([]string{"by"}, f...)
	}
	for _, w := range f[1:] {
		w = strings.Trim(w, `.,()|/&•·-–—`)
		r, _ := utf8.DecodeRuneInString(w)
		if w != "" && !unicode.IsUpper(r) && !nameParticles[w] {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(f[1])
	return unicode.IsUpper(r)
}

// creditRE is the photographer's agency that ends a caption: "REUTERS/Jane Doe",
// "(Jane Doe/AP)", "Credit: Jane Doe".
var creditRE = regexp.MustCompile(`(?:\b(?:REUTERS|AFP|AP|EPA|EPA-EFE|EFE|GETTY|XINHUA|TASS|DPA|AA|Reuters|Getty|Xinhua|Anadolu|dpa|Sipa)(?: Photo)?\s?/\s?\p{Lu}[\p{L} .'’-]{1,40}` +
	`|\p{L}[ .]?/\s?(?:REUTERS|AFP|AP|EPA|EPA-EFE|EFE|GETTY|XINHUA|TASS|DPA|AA|Reuters|Getty|Xinhua|Anadolu|dpa|Sipa|Shutterstock)(?: Images| Photo| via Getty Images| via AP)?` +
	`|\b(?:Credit|Photo|Photograph|Picture|Image)s?: ?\p{Lu}[\p{L} .,/'’-]{1,50})[)\]]?\.?$`)

// isCredit reports whether a paragraph ends in the credit of a picture.
func isCredit(s string) bool {
	tail := s
	for len(tail) > 100 {
		_, n := utf8.DecodeRuneInString(tail)
		tail = tail[n:]
	}
	return creditRE.MatchString(tail)
}

// isLink reports whether a paragraph is an address or handle and nothing else.
func isLink(folded string) bool {
	f := strings.Fields(folded)
	if len(f) == 0 || len(f) > 4 {
		return false
	}
	for _, w := range f {
		w = strings.Trim(w, "()[],.|")
		link := strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "www.") ||
			strings.HasPrefix(w, "@") && len(w) > 1 || strings.HasPrefix(w, "#") || strings.Count(w, "@") == 1 && strings.Contains(w, ".")
		if !link && w != "" {
			return false
		}
	}
	return strings.IndexFunc(folded, unicode.IsLetter) >= 0
}

// sections cuts the paragraphs into sections.
func (l *layout) sections() []hearsay.Section {
	var out []hearsay.Section
	add := func(kind hearsay.SectionKind, begin, end int) {
		if s := trim(l.text, hearsay.Span{Begin: begin, End: end}); !s.Empty() {
			out = append(out, hearsay.Section{Kind: kind, Span: s})
		}
	}
	for _, p := range l.paragraphs {
		kind, begin, end := p.kind, p.Begin, p.End
		if kind == "" {
			kind = hearsay.Body
		}
		if p.headline > begin {
			head := hearsay.Headline
			if isByline(strings.TrimRight(l.text[begin:p.headline], " .")) {
				head = hearsay.Boilerplate
			}
			add(head, begin, p.headline)
			begin = p.headline
		}
		if p.dateline > begin {
			add(hearsay.Dateline, begin, p.dateline)
			begin = p.dateline
		}
		if p.tail > begin {
			end = p.tail
		}
		add(kind, begin, end)
		if end < p.End {
			add(hearsay.Boilerplate, end, p.End)
		}
	}
	return out
}

// trim takes what shows nothing off the ends of a span.
func trim(text string, s hearsay.Span) hearsay.Span {
	for s.Begin < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Begin:s.End])
		if !isBlank(r) {
			break
		}
		s.Begin += n
	}
	for s.Begin < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Begin:s.End])
		if !isBlank(r) {
			break
		}
		s.End -= n
	}
	return s
}
