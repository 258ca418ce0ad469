package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// longestSentence bounds a sentence, in tokens, so that a table or a file
// without full stops is read in linear time.
const longestSentence = 160

// split finds the sentences and tokens of a report. Where rules and layout
// leave open whether a sentence ends, b decides; without one, the rules do.
func split(r *hearsay.Report, b *boundary) ([]hearsay.Token, []hearsay.Sentence) {
	s := &splitter{text: r.Text}
	if b != nil {
		s.decide = func(from, to int, caps bool) { b.decide(s, from, to, caps) }
	}
	s.split(r)
	return s.tokens, s.sentences
}

// split finds the sentences of r, whose text is that of s.
func (s *splitter) split(r *hearsay.Report) {
	s.measure()
	sections := r.Sections
	if len(sections) == 0 {
		sections = []hearsay.Section{{Kind: hearsay.Body, Span: hearsay.Span{End: len(r.Text)}}}
	}
	end := 0
	for _, section := range sections {
		begin := runeStart(s.text, max(end, section.Begin))
		end = runeStart(s.text, min(max(begin, section.End), len(s.text)))
		s.section(section.Kind, begin, end)
	}
}

type splitter struct {
	text      string
	wrapped   bool // lines are cut at a width, so that a line end may stand within a sentence
	width     int  // of the widest line, if wrapped
	paragraph int
	tokens    []hearsay.Token
	sentences []hearsay.Sentence
	uncut     []hearsay.Token // of the paragraph at hand

	// decide, if there is one, goes over what the rules have found in run for
	// the tokens from … to-1 of a paragraph.
	decide func(from, to int, caps bool)
	run    run
}

// measure finds out whether the report's lines are cut at a width. Then most
// lines that another follows are about as long as the longest, and few of
// these end a sentence.
func (s *splitter) measure() {
	var lengths []int
	open := 0
	for begin := 0; begin < len(s.text); {
		end := lineEnd(s.text, begin)
		next := min(end+1, len(s.text))
		line := strings.TrimSpace(s.text[begin:end])
		if line != "" && strings.TrimSpace(s.text[next:lineEnd(s.text, next)]) != "" {
			lengths = append(lengths, end-begin)
			if last := line[len(line)-1]; letterByte(last) && line[len(line)-1] < utf8.RuneSelf || digitByte(last) || last == ',' || last == '-' {
				open++
			}
		}
		begin = next
		if end == len(s.text) {
			break
		}
	}
	if len(lengths) < 2 || open*2 < len(lengths) {
		return
	}
	slices.Sort(lengths)
	median, widest := lengths[len(lengths)/2], lengths[len(lengths)*9/10]
	s.wrapped = median >= 40 && widest <= 130 && median*10 >= widest*6
	s.width = widest
}

func lineEnd(text string, i int) int {
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// section splits one section. Its first sentence begins a new paragraph.
func (s *splitter) section(kind hearsay.SectionKind, begin, end int) {
	block := -1 // where the block of lines begins that make one paragraph
	first := len(s.sentences)
	flush := func(to int) {
		if block >= 0 {
			s.block(kind, block, to)
		}
		block = -1
	}
	newParagraph := func() {
		if len(s.sentences) > first {
			s.paragraph++
			first = len(s.sentences)
		}
	}
	previous := ""
	for i := begin; i < end; {
		stop := min(lineEnd(s.text, i), end)
		line := s.text[i:stop]
		switch {
		case strings.TrimSpace(line) == "":
			flush(i)
			newParagraph()
		case block < 0:
			block = i
		case !s.wrapped || s.deliberate(previous, line):
			flush(i)
			newParagraph()
			block = i
		}
		// A section may begin within a line, behind a dateline; what is in front of it takes room as well.
		previous = s.text[strings.LastIndexByte(s.text[:i], '\n')+1 : stop]
		i = stop + 1
	}
	flush(end)
	newParagraph()
}

// deliberate reports whether the line end between two lines of a wrapped report
// was set by a person: the next word had still fitted, or the next line is an
// item of a list or indented.
func (s *splitter) deliberate(line, next string) bool {
	text := strings.TrimLeft(next, " \t")
	if bullet(text) {
		return true
	}
	indent := len(next) - len(text)
	if indent >= 2 && indent > len(line)-len(strings.TrimLeft(line, " \t")) {
		return true
	}
	word := strings.IndexAny(text, " \n")
	if word < 0 {
		word = len(text)
	}
	return len(strings.TrimRight(line, " \t\r"))+1+word <= s.width-12
}

func bullet(line string) bool {
	for _, b := range []string{"• ", "- ", "* ", "-- ", "– ", "— ", "· ", "▪ ", "● "} {
		if strings.HasPrefix(line, b) {
			return true
		}
	}
	return false
}

// block splits a paragraph into sentences.
func (s *splitter) block(kind hearsay.SectionKind, begin, end int) {
	from := len(s.tokens)
	s.tokens = tokenize(s.tokens, s.text, begin, end)
	s.possessives(from)
	to := len(s.tokens)
	caps := s.capsOnly(begin, end)
	start := from
	if kind == hearsay.Body || kind == hearsay.Dateline || kind == "" {
		if n := s.dateline(from, to); n > 0 && n < to {
			s.sentence(kind, from, n)
			start = n
		}
	}
	if start == to {
		return
	}
	s.rules(start, to, caps)
	if s.decide != nil {
		s.decide(start, to, caps)
	}
	s.uncut = append(s.uncut[:0], s.tokens[start:to]...)
	s.tokens = s.tokens[:start]
	first := start
	for k, tok := range s.uncut {
		s.tokens = append(s.tokens, tok)
		if !s.run.rule[k] && k+1 < len(s.uncut) {
			continue
		}
		if strings.EqualFold(s.text[tok.Begin:tok.End], "etc.") {
			// At the end of a sentence its full stop is one.
			stop := tok.End - 1
			s.tokens[len(s.tokens)-1].End = stop
			s.tokens = append(s.tokens, hearsay.Token{Span: hearsay.Span{Begin: stop, End: stop + 1}})
		}
		s.sentence(kind, first, len(s.tokens))
		first = len(s.tokens)
	}
}

// rules notes in run behind which of the tokens from … to-1 a sentence ends by
// marks and capitals alone.
func (s *splitter) rules(from, to int, caps bool) {
	s.run.rule = grow(s.run.rule, to-from)
	clear(s.run.rule)
	quotes := quotation{}
	for i := from; i < to; {
		quotes.see(s, i)
		last := i
		if s.label(from, i, to, caps) {
			s.run.rule[i-from] = true
		} else if s.ends(i, to, caps) {
			last = s.closing(i, to, &quotes)
			if last+1 < to && s.begins(i, last+1, to, caps, &quotes) {
				s.run.rule[last-from] = true
			}
		}
		i = last + 1
	}
}

// label reports whether token i closes the brackets that tell who speaks, as in
// transcripts: "[REPORTER] WHO FIRED?", "[Okoro] We saw them." They open a
// paragraph or, in capitals, any sentence.
func (s *splitter) label(from, i, to int, caps bool) bool {
	if s.form(i) != "]" || i+1 >= to || !s.spaced(i+1) {
		return false
	}
	const longest = 6
	j := i - 1
	for ; j >= from && j >= i-longest && s.form(j) != "["; j-- {
		if f := s.form(j); f != "," && !letterByte(f[0]) {
			return false
		}
	}
	if j < from || j == i-1 || s.form(j) != "[" || j > from && !(caps && s.run.rule[j-1-from]) {
		return false
	}
	next := i + 1
	if opening(s.form(next)) && next+1 < to {
		next++
	}
	return upperByte(s.form(j + 1)[0]) && upperByte(s.form(next)[0])
}

func (s *splitter) form(i int) string { return s.text[s.tokens[i].Begin:s.tokens[i].End] }

// spaced reports whether white space stands before token i.
func (s *splitter) spaced(i int) bool { return i == 0 || s.tokens[i-1].End < s.tokens[i].Begin }

// possessives joins the apostrophe of "soldiers'" to the word, unless it may
// close a quotation.
func (s *splitter) possessives(from int) {
	open := false
	for i := from; i < len(s.tokens); i++ {
		f := s.form(i)
		switch {
		case f == "‘" || f == "'" && (i == from || s.spaced(i)) && i+1 < len(s.tokens) && !s.spaced(i+1):
			open = true
		case f == "'" || f == "’":
			if i > from && !s.spaced(i) && !open {
				if p := s.form(i - 1); len(p) > 2 && strings.IndexByte("sSzZxX", p[len(p)-1]) >= 0 {
					s.tokens[i].Joined = true
				}
			}
			open = false
		}
	}
}

// capsOnly reports whether capitals tell nothing in the block.
func (s *splitter) capsOnly(begin, end int) bool {
	upper, lower := 0, 0
	for i := begin; i < end; i++ {
		if c := s.text[i]; upperByte(c) {
			upper++
		} else if lowerByte(c) {
			lower++
		}
	}
	return upper >= 4*lower || upper == 0 && lower > 40
}

// quotation knows whether double quotes are open.
type quotation struct{ open bool }

// see takes note of token i. The white space around a straight quote tells
// its side better than counting, since one of a pair is often missing.
func (q *quotation) see(s *splitter, i int) {
	switch s.form(i) {
	case `"`:
		before, after := s.spaced(i), i+1 == len(s.tokens) || s.spaced(i+1)
		switch {
		case before == after:
			q.open = !q.open
		default:
			q.open = before
		}
	case "“", "``", "‘‘", "«", "„":
		q.open = true
	case "”", "''", "’’", "»":
		q.open = false
	}
}

// ends reports whether a sentence may end with token i (quotes and brackets
// after it apart).
func (s *splitter) ends(i, to int, caps bool) bool {
	f := s.form(i)
	switch f[0] {
	case '.':
		return strings.Trim(f, ".") == ""
	case '!', '?':
		return true
	}
	if strings.HasPrefix(f, "…") {
		return true
	}
	if f[len(f)-1] != '.' || i+1 >= to || !s.spaced(i+1) {
		return false
	}
	// An abbreviation ends a sentence only before a word that often begins one.
	next := i + 1
	if opening(s.form(next)) && next+1 < to {
		next++
	}
	return finalAbbreviation(f) && starter(s.form(next), caps)
}

// closing is the last token of the quotes and brackets that close behind the
// full stop at i.
func (s *splitter) closing(i, to int, q *quotation) int {
	for i+1 < to {
		f := s.form(i + 1)
		switch f {
		case "”", "''", "’’", "»", ")", "]", "}":
		case `"`:
			if s.spaced(i+1) && (!q.open || i+2 < to && !s.spaced(i+2)) {
				return i
			}
		case "'", "’":
			if s.spaced(i+1) || i+2 < to && !s.spaced(i+2) && wordByte(s.form(i + 2)[0]) {
				return i
			}
		case ".", "!", "?", "...", "…":
			if s.spaced(i + 1) {
				return i
			}
		default:
			return i
		}
		if f == `"` || f == "”" || f == "''" || f == "’’" || f == "»" {
			if f != `"` && s.spaced(i+1) && !q.open {
				return i
			}
			q.see(s, i+1)
		}
		i++
	}
	return i
}

func wordByte(c byte) bool { return letterByte(c) || digitByte(c) }

func opening(f string) bool {
	switch f {
	case `"`, "“", "‘", "'", "``", "(", "[", "«", "„":
		return true
	}
	return false
}

// begins reports whether a sentence can begin at token j, after the end at
// token i.
func (s *splitter) begins(i, j, to int, caps bool, q *quotation) bool {
	mark := s.form(i)
	quoted := j > i+1
	k := j
	for k < to && opening(s.form(k)) && k < j+2 {
		k++
	}
	if k >= to {
		return k == to && !quoted
	}
	f := s.form(k)
	r, _ := utf8.DecodeRuneInString(f)
	if !s.spaced(j) {
		// White space was lost: "ended.The" is two sentences, "3.b" none.
		return mark == "." && unicode.IsUpper(r) && len(f) > 1 && i > 0 && lowerByte(lastByte(s.form(i-1)))
	}
	switch {
	case f == "," || f == ";" || f == ":" || f == ")" || f == "." || f == "?" || f == "!":
		return false
	case f == "-" || f == "--" || f == "–" || f == "—" || f == "•" || f == "*":
		return !quoted
	case unicode.IsUpper(r):
		if caps && (quoted || mark[0] == '?' || mark[0] == '!') {
			return !speechVerb(f)
		}
		return true
	case unicode.IsLower(r):
		if caps || quoted || k > j || mark[0] == '.' && len(mark) > 1 || mark[0] == 0xe2 || speechVerb(f) {
			return caps && !speechVerb(f)
		}
		// Careless writers begin without a capital; a short word before the full
		// stop may be an abbreviation that is not in the lists.
		if p := s.form(max(i-1, 0)); mark == "." {
			return len(p) > 4 && lowerByte(p[0]) && lowerByte(lastByte(p))
		}
		return !q.open
	case unicode.IsDigit(r):
		return mark != "…" && mark != "..." || k > j
	}
	return true
}

func lastByte(s string) byte { return s[len(s)-1] }

// speechVerb reports whether a word behind a closing quote goes on with the
// sentence: "WHY?" ASKED THE MAYOR.
func speechVerb(f string) bool {
	switch strings.ToLower(f) {
	case "said", "says", "asked", "added", "told", "declared", "stated":
		return true
	}
	return false
}

// dateline is the end of a dateline that begins the block, or 0: "KABUL, Aug.
// 22 (Reuters) -", "MANAGUA, 26 MAR 89 (ACAN-EFE) -- [TEXT]".
func (s *splitter) dateline(from, to int) int {
	agency := -1
	for i := from; i < to && i < from+24; i++ {
		f := s.form(i)
		switch f {
		case ")":
			agency = i
		case "-", "--", "–", "—", "_":
			if !s.spaced(i) {
				continue // a hyphen
			}
			if agency < 0 && !s.capitalName(from, i) {
				return 0
			}
			if agency >= 0 && agency != i-1 {
				return 0
			}
			end := i + 1
			for end < to && s.form(end) == "[" {
				close := end + 1
				for close < to && close < end+6 && s.form(close) != "]" {
					close++
				}
				if close >= to || s.form(close) != "]" {
					break
				}
				end = close + 1
			}
			return end
		case "?", "!", `"`, "“", ";":
			return 0
		case ".":
			return 0
		}
		if agency < 0 && i-from < 1 && !upperByte(f[0]) && f[0] < utf8.RuneSelf && f != "(" && f != "[" {
			return 0
		}
	}
	return 0
}

// capitalName reports whether the tokens are a place in capitals and at most a
// region, country or date after it.
func (s *splitter) capitalName(from, to int) bool {
	if to-from > 9 || to == from {
		return false
	}
	first := s.form(from)
	if len(first) < 3 || strings.ToUpper(first) != first || !letterByte(first[0]) {
		return false
	}
	lower := false
	for i := from; i < to; i++ {
		f := s.form(i)
		if !upperByte(f[0]) && !digitByte(f[0]) && f != "," && f != "." && f != "-" && f[0] < utf8.RuneSelf {
			return false
		}
		lower = lower || lowerByte(lastByte(f))
	}
	// In a text of capitals any first words look like a place.
	return lower || to-from == 1 || s.form(from+1) == ","
}

// sentence adds the tokens as a sentence, cut if it is too long.
func (s *splitter) sentence(kind hearsay.SectionKind, from, to int) {
	for to-from > longestSentence {
		cut := from + longestSentence
		for k := cut; k > from+longestSentence/2; k-- {
			if f := s.form(k - 1); f == ";" || f == "," || f == "|" || f == "." {
				cut = k
				break
			}
		}
		for cut > from+1 && s.tokens[cut].Joined {
			cut--
		}
		s.sentence(kind, from, cut)
		from = cut
	}
	s.sentences = append(s.sentences, hearsay.Sentence{
		Span:       hearsay.Span{Begin: s.tokens[from].Begin, End: s.tokens[to-1].End},
		FirstToken: from, EndToken: to, Section: kind, Paragraph: s.paragraph,
	})
}
