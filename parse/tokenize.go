package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
)

// Words are cut as the English treebanks of UD cut them: "don't" is do + n't,
// "Kabul's" Kabul + 's, "well-known" well + - + known, "$5" $ + 5. Hyphens stay
// in phone numbers and behind prefixes ("anti-government").

// longestToken bounds a token, in bytes, so that a file without spaces is read
// in linear time.
const longestToken = 400

// tokenize appends the tokens of text[begin:end].
func tokenize(tokens []hearsay.Token, text string, begin, end int) []hearsay.Token {
	for i := begin; i < end; {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if blankRune(r) {
			i += n
			continue
		}
		stop := tokenEnd(text[:end], i, r, n)
		stop = min(stop, runeStart(text, i+longestToken))
		tokens = appendWord(tokens, text, i, max(stop, i+n))
		i = max(stop, i+n)
	}
	return tokens
}

// runeStart is the first byte at or before i where a rune begins.
func runeStart(text string, i int) int {
	if i >= len(text) {
		return len(text)
	}
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// blankRune reports whether r is never part of a token.
func blankRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r <= ' ' || r == 127
	case r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r >= '\u2060' && r <= '\u2064':
		return true
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func digitByte(c byte) bool  { return '0' <= c && c <= '9' }
func upperByte(c byte) bool  { return 'A' <= c && c <= 'Z' }
func lowerByte(c byte) bool  { return 'a' <= c && c <= 'z' }
func letterByte(c byte) bool { return upperByte(c) || lowerByte(c) || c >= utf8.RuneSelf }

// tokenEnd is the end of the token that begins at i with rune r of n bytes.
func tokenEnd(text string, i int, r rune, n int) int {
	if wordRune(r) {
		if end := address(text, i); end > 0 {
			return end
		}
		return wordEnd(text, i)
	}
	switch r {
	case '.', '-', '*', '=', '_', '~', '–', '—', '<', '>', '$', '#', '+', '@', '^', '(':
		if end := emoticon(text, i); end > 0 {
			return end
		}
		next := byte(0)
		if i+1 < len(text) && (i == 0 || blankByte(text[i-1])) {
			next = text[i+1]
		}
		switch {
		case (r == '.' || r == '+') && digitByte(next), (r == '@' || r == '#') && letterByte(next) && next < utf8.RuneSelf:
			return wordEnd(text, i+1) // ".45", "+44", "@name"
		case r == '(' || r == '@' || r == '^':
			return i + n
		case r == '.' && i+1 < len(text) && (text[i+1] == '?' || text[i+1] == '!'):
			return runEnd(text, i+1, func(x rune) bool { return x == '!' || x == '?' })
		}
		return runEnd(text, i, func(x rune) bool { return x == r })
	case '!', '?':
		return runEnd(text, i, func(x rune) bool { return x == '!' || x == '?' })
	case '…':
		return runEnd(text, i, func(x rune) bool { return x == '…' })
	case '`', '\'', '’', '‘':
		if strings.HasPrefix(text[i:], "``") || strings.HasPrefix(text[i:], "''") {
			return i + 2
		}
		if n > 2 && strings.HasPrefix(text[i+n:], "’") {
			return i + 2*n // two single quotes for a double one
		}
		return apostrophe(text, i, n)
	case ':', ';':
		if end := emoticon(text, i); end > 0 {
			return end
		}
	}
	if r >= 0x2190 && (unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r)) {
		return emojiEnd(text, i+n)
	}
	return i + n
}

// runEnd is the end of the run of runes that is has begun at i.
func runEnd(text string, i int, is func(rune) bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !is(r) {
			break
		}
		i += n
	}
	return i
}

// emojiEnd takes the joiners, skin tones and variation selectors behind an emoji.
func emojiEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\ufe0f' || r == '\u20e3' || r >= 0x1f3fb && r <= 0x1f3ff:
			i += n
		case r == '\u200d':
			next, m := utf8.DecodeRuneInString(text[i+n:])
			if next < 0x2190 {
				return i
			}
			i += n + m
		default:
			return i
		}
	}
	return i
}

var emoticons = []string{
	":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", ":-D", ":-/", ":-P", ":'(", ":]", ":O", ":/", ";P", "(:", "(-:", "=)", "=(", "=D", "^_^", "^^", "<3",
}

func emoticon(text string, i int) int {
	if i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
		return 0
	}
	for _, e := range emoticons {
		if strings.HasPrefix(text[i:], e) {
			if end := i + len(e); end == len(text) || !letterByte(text[end]) && !digitByte(text[end]) {
				return end
			}
		}
	}
	return 0
}

// clipped are words that begin with an apostrophe.
var clipped = map[string]bool{"em": true, "til": true, "cause": true, "tis": true, "twas": true, "n": true, "bout": true}

// clitics stand alone where white space was lost before them: "Kabul 's".
var clitics = map[string]bool{"s": true, "ll": true, "re": true, "ve": true, "d": true, "m": true, "t": true}

// apostrophe ends the token of an apostrophe at i: "'90s", "'em", "'s".
func apostrophe(text string, i, n int) int {
	if i > 0 && !blankByte(text[i-1]) {
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if wordRune(r) {
			return i + n
		}
	}
	j := i + n
	for j < len(text) && (letterByte(text[j]) || digitByte(text[j])) && text[j] < utf8.RuneSelf && j < i+16 {
		j++
	}
	word := text[i+n : j]
	switch {
	case len(word) >= 2 && len(word) <= 3 && digitByte(word[0]) && digitByte(word[1]):
		return j
	case clipped[strings.ToLower(word)] && i > 0, clitics[word] && i > 0 && text[i-1] == ' ':
		return j
	}
	return i + n
}

func blankByte(c byte) bool { return c <= ' ' }

// address is the end of the web or mail address that begins at i, or 0.
func address(text string, i int) int {
	rest := text[i:]
	web := false
	for _, p := range []string{"http://", "https://", "www.", "ftp://"} {
		web = web || len(rest) >= len(p) && strings.EqualFold(rest[:len(p)], p)
	}
	j := i
	mail := false
	for j < len(text) && j < i+longestToken {
		c := text[j]
		if c <= ' ' || c == '<' || c == '>' || c == '"' || c >= utf8.RuneSelf {
			break
		}
		if c == '@' && j > i && j+1 < len(text) && (letterByte(text[j+1]) || digitByte(text[j+1])) {
			mail = true
		} else if !web && !mail && !letterByte(c) && !digitByte(c) && c != '.' && c != '_' && c != '-' && c != '+' && c != '%' {
			break
		}
		if mail && (c == ',' || c == ';' || c == ')' || c == '/') {
			break
		}
		j++
	}
	if !web && !mail {
		return 0
	}
	for j > i && strings.IndexByte(".,;:!?)]}'", text[j-1]) >= 0 {
		if text[j-1] == ')' && strings.Contains(text[i:j], "(") {
			break
		}
		j--
	}
	return j
}

// domains are the last parts of names that keep their full stops, in lower case.
var domains = map[string]bool{
	"com": true, "org": true, "net": true, "edu": true, "gov": true, "mil": true, "int": true, "info": true, "uk": true, "co": true,
	"doc": true, "xls": true, "pdf": true, "txt": true, "html": true, "htm": true, "jpg": true, "tv": true, "eu": true, "de": true,
	"ru": true, "ua": true, "fr": true, "in": true, "ir": true, "af": true, "pk": true, "il": true, "me": true, "ly": true,
}

// prefixes keep the hyphen behind them.
var prefixes = map[string]bool{
	"non": true, "e": true, "anti": true, "re": true, "co": true, "pre": true, "pro": true, "mid": true, "cross": true, "post": true,
	"over": true, "semi": true, "multi": true, "ex": true, "sub": true, "counter": true, "mini": true, "neo": true, "inter": true,
	"intra": true, "micro": true, "socio": true, "psycho": true, "ultra": true, "de": true, "trans": true,
}

// units stand behind a figure as tokens of their own, in lower case: "5 km".
var units = set(`m mm cm km kmh kph mph ft sq yd mi g mg kg lb lbs oz l ml k b bn mn mw kw gw hz khz mhz ghz kb mb gb tb hh am pm`)

// longestFigure is how many bytes of a figure are looked at for its unit. A list
// of figures run together must not be read to its end from each of them.
const longestFigure = 32

// unit is where the unit begins that is written together with the figure at
// i, or 0: "5km", "7:30pm", "9a.m.".
func unit(text string, i int) int {
	j := i
	for j < len(text) && j-i <= longestFigure && (digitByte(text[j]) || j > i && strings.IndexByte(".,:", text[j]) >= 0 && j+1 < len(text) && digitByte(text[j+1])) {
		j++
	}
	if j-i > longestFigure {
		return 0
	}
	k := j
	for k < len(text) && letterByte(text[k]) && k < j+4 {
		k++
	}
	if k == j || text[k-1] >= utf8.RuneSelf || k < len(text) && (letterByte(text[k]) || digitByte(text[k]) || text[k] == '-') {
		return 0
	}
	switch letters := text[j:k]; {
	case letters == "B" || letters == "G" || letters == "L" || letters == "MI": // "Platform 3B"
		return 0
	case units[strings.ToLower(letters)]:
		return j
	case k == j+1 && len(text) >= k+3 && strings.IndexByte("aApP", text[j]) >= 0 && text[k] == '.' && (text[k+1]|0x20) == 'm' && text[k+2] == '.':
		return j
	}
	return 0
}

// wordEnd is the end of the word of letters and digits that begins at i,
// clitics included.
func wordEnd(text string, i int) int {
	if digitByte(text[i]) {
		if end := unit(text, i); end > 0 {
			return end
		}
	}
	j, segment := i, i // segment: behind the last inner full stop
	dotted := false    // only short segments between full stops: "U.N", "Ph.D"
	for j < len(text) && j < i+longestToken {
		r, n := utf8.DecodeRuneInString(text[j:])
		if wordRune(r) || blankInside(r) {
			j += n
			continue
		}
		next := byte(0)
		if j+n < len(text) {
			next = text[j+n]
		}
		wordNext := letterByte(next) || digitByte(next)
		if next >= utf8.RuneSelf {
			x, _ := utf8.DecodeRuneInString(text[j+n:])
			wordNext = wordRune(x)
		}
		if !wordNext && r != '.' && r != '$' {
			if r == '-' && stammer(text, i, j) {
				return j + n
			}
			return j
		}
		prev := text[j-1]
		switch r {
		case '_', '@':
			j += n
			continue
		case '\'', '’':
			if letterByte(prev) && letterByte(next) || digitByte(prev) && next == 's' {
				j += n
				continue
			}
		case '`':
			if letterByte(prev) && letterByte(next) {
				j += n
				continue
			}
		case ',':
			if digitByte(prev) && j+4 <= len(text) && digits(text[j+1:min(len(text), j+4)]) == 3 {
				j += n
				continue
			}
		case ':':
			if digitByte(prev) && digitByte(next) {
				j += n
				continue
			}
		case '/':
			if digitByte(prev) && digitByte(next) && digits(text[i:j]) > 0 {
				j += n
				continue
			}
		case '&':
			if upperByte(prev) && upperByte(next) {
				j += n
				continue
			}
		case '$':
			if j-i <= 3 && upperByte(prev) {
				return j + n // "US$"
			}
		case '-':
			if keepHyphen(text, i, j) {
				j += n
				continue
			}
		case '.':
			switch {
			case digitByte(prev) && digitByte(next):
				j, segment = j+n, j+n
				continue
			case letterByte(prev) && letterByte(next) && j-segment <= 2 && (dotted || segment == i) && shortSegment(text, j+n):
				j, segment, dotted = j+n, j+n, true
				continue
			case letterByte(prev) && letterByte(next) && domainAhead(text, j+n):
				j, segment = j+n, j+n
				continue
			}
			if strings.HasPrefix(text[j:], "..") {
				return j
			}
			if dotted && letterByte(prev) && j-segment <= 2 || !dotted && segment == i && abbreviated(text, i, j) {
				return j + n
			}
		}
		return j
	}
	return j
}

// stammer reports whether the word from i to the hyphen at j is the beginning
// of the word behind: "th- the".
func stammer(text string, i, j int) bool {
	next := j + 2
	return j-i <= 4 && next+j-i < len(text) && text[j+1] == ' ' && (i == 0 || blankByte(text[i-1])) &&
		letterByte(text[i]) && strings.EqualFold(text[i:j], text[next:next+j-i])
}

// blankInside are marks that print nothing inside a word.
func blankInside(r rune) bool { return r == '\u00ad' || r == '\u200c' || r == '\u200d' }

func digits(s string) int {
	n := 0
	for n < len(s) && digitByte(s[n]) {
		n++
	}
	return n
}

// shortSegment reports whether a letter or two and then a full stop, or one
// last letter, begin at i.
func shortSegment(text string, i int) bool {
	j := i
	for j < len(text) && letterByte(text[j]) {
		j++
	}
	return j-i == 1 || j-i == 2 && j < len(text) && text[j] == '.'
}

// domainAhead reports whether the dotted parts from i on end in a known domain.
func domainAhead(text string, i int) bool {
	for dots := 1; ; dots++ {
		j := i
		for j < len(text) && (lowerByte(text[j]) || upperByte(text[j]) || digitByte(text[j]) || text[j] == '-') {
			j++
		}
		if domains[text[i:j]] || j-i <= 4 && domains[strings.ToLower(text[i:j])] && upperByte(text[i]) && upperByte(text[j-1]) {
			return true
		}
		if j == i || j+1 >= len(text) || text[j] != '.' || !letterByte(text[j+1]) {
			return dots >= 2 && j-i >= 2 // "alt.politics.misc"
		}
		i = j + 1
	}
}

// keepHyphen reports whether the hyphen at j of the word from i on is inside a
// token: behind a prefix, or in a number of three groups or a phone number.
func keepHyphen(text string, i, j int) bool {
	before := text[i:j]
	k := j + 1
	for k < len(text) && digitByte(text[k]) {
		k++
	}
	ended := k == len(text) || !letterByte(text[k])
	if digitByte(before[0]) && k > j+1 && ended {
		if strings.IndexByte(before, '-') > 0 || len(before) == 3 && k-j == 5 {
			return true
		}
		return k < len(text) && text[k] == '-' && k+1 < len(text) && digitByte(text[k+1])
	}
	if i > 0 && text[i-1] == '-' {
		return false // the second hyphen of "Pul-e-Khumri"
	}
	return len(before) <= 7 && j+1 < len(text) && letterByte(text[j+1]) && prefixes[strings.ToLower(before)]
}

// suffixes are the clitics at the end of a written word, in lower case.
var suffixes = []string{"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"}

// written are words of two tokens without an apostrophe: where they are cut.
var written = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "wont": 2, "cant": 2, "couldnt": 5,
	"wouldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "hadnt": 3, "aint": 2,
	"im": 1, "ive": 1, "youre": 3, "youve": 3, "youll": 3, "theyre": 4, "theyve": 4, "theyll": 4, "itll": 2, "hes": 2, "shes": 3, "thats": 4,
	"theres": 5, "whats": 4, "its": 2, "your": 3, "lets": 3,
}

// after are words behind which alone a written word that is also a plain word
// or a name is of two tokens: "its a pity", "lets go".
var after = map[string]map[string]bool{
	"its":  set(`a an the not been really simply gonna going because in on at always too so ok okay worth like that this my your his her their our`),
	"your": set(`a an the not welcome gonna`),
	"lets": set(`go see be not get face say hope keep try talk make start begin look take do`),
}

// twoWords reports whether the written word text[i:j] is of two tokens here.
func twoWords(text string, i, j int, lower string) bool {
	if lower == "im" || lower == "ive" {
		// Im and Ive are names too.
		return lowerByte(text[j-1]) && (lowerByte(text[i]) || j+1 < len(text) && text[j] == ' ' && lowerByte(text[j+1]) && !nameBefore(text, i))
	}
	next, ok := after[lower]
	if !ok {
		return true
	}
	if j+1 >= len(text) || text[j] != ' ' {
		return false
	}
	k := j + 1
	for k < len(text) && k < j+16 && letterByte(text[k]) {
		k++
	}
	return (k == len(text) || text[k] != '-') && next[strings.ToLower(text[j+1:k])]
}

// appendWord appends the token text[i:j], or the tokens of a written word.
func appendWord(tokens []hearsay.Token, text string, i, j int) []hearsay.Token {
	one := hearsay.Token{Span: hearsay.Span{Begin: i, End: j}}
	if j-i < 2 || j-i > 40 || !letterByte(text[i]) && !digitByte(text[i]) {
		return append(tokens, one)
	}
	cut := 0
	var buf [48]byte
	lower := lowerForm(buf[:0], text[i:j])
	if n := written[string(lower)]; n > 0 && len(lower) == j-i {
		if twoWords(text, i, j, string(lower)) {
			cut = i + n
		}
	} else {
		for _, s := range suffixes {
			if len(lower) > len(s) && strings.HasSuffix(string(lower), s) {
				// A curly apostrophe takes two bytes more than lower has.
				cut = j - len(s)
				if strings.Contains(text[max(i, j-len(s)-2):j], "’") {
					cut -= len("’") - 1
				}
				break
			}
		}
	}
	if cut <= i || cut >= j || !utf8.RuneStart(text[cut]) {
		return append(tokens, one)
	}
	tokens = append(tokens, hearsay.Token{Span: hearsay.Span{Begin: i, End: cut}})
	return append(tokens, hearsay.Token{Span: hearsay.Span{Begin: cut, End: j}, Joined: true})
}
