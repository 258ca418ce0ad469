package parse

import "strings"

// titles are abbreviations that a name or number follows, in lower case: they
// never end a sentence.
var titles = set(`mr mrs ms messrs mme mlle dr drs prof gen lt col maj capt cpt cmdr adm brig sgt cpl pvt pfc spc hon rev fr sr st ft mt
	gov sen sens rep reps pres supt insp det atty amb sec min dep asst dir ph msgr ing lic arq no nos vol art fig para
	vs v cf ca approx est ex e.g i.e op p pp al spec pte gnr cdr cmd ltg mgen bgen col maj ret`)

// closers are abbreviations that may also end a sentence.
var closers = set(`jr inc corp co ltd bros llc plc assn assoc dept univ etc jan feb mar apr jun jul aug sept sep oct nov dec
	mon tue tues wed thu thur thurs fri sat ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn
	miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que sq km kg mi lb lbs oz hr hrs yr yrs mins secs phila twp cos
	esq gmbh pty bhd tel ext govt natl intl cent int gob nac dpto cia sa`)

// words are abbreviations that are also words: they count only in this spelling
// and before what they abbreviate.
var wordlike = set(`no art fig mar sat sun la ill ind miss mass del wash ore min sec dir det mon ark vol ex p pp int co est cent tel sa al ing dep spec v
	mo fr para pres mi ms ma`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// abbreviated reports whether the full stop at j belongs to the word text[i:j].
func abbreviated(text string, i, j int) bool {
	word := text[i:j]
	if len(word) > 7 {
		return false
	}
	next := byte(0) // the first byte behind the white space
	k := j + 1
	for k < len(text) && (text[k] == ' ' || text[k] == '\n') {
		k++
	}
	if k < len(text) {
		next = text[k]
	}
	if next == 0 {
		// At the end of a paragraph a full stop is one, but for "Jr.", "Inc." and the like.
		return len(word) > 1 && closers[strings.ToLower(word)] && !wordlike[strings.ToLower(word)] && upperByte(word[0]) && lowerByte(word[len(word)-1]) ||
			strings.EqualFold(word, "etc")
	}
	if len(word) == 1 {
		if word == "p" && digitByte(next) {
			return true
		}
		// An initial: "J. Smith", "John F. Kennedy". "I" is a word.
		return upperByte(word[0]) && (word != "I" || i >= 2 && upperByte(next) && nameBefore(text, i)) && (upperByte(next) || next == ',' || next >= 0x80) && k > j+1 ||
			upperByte(word[0]) && k == j+1 && upperByte(next)
	}
	lower := strings.ToLower(word)
	if !titles[lower] && !closers[lower] {
		return false
	}
	if !wordlike[lower] {
		return true
	}
	switch lower {
	case "no", "art", "fig", "para", "vol", "p", "pp":
		return digitByte(next)
	case "ms", "co":
		return (upperByte(word[0]) || lower == "co" && next != 0) && (lowerByte(word[len(word)-1]) || upperByte(next))
	case "al":
		return i >= 3 && strings.EqualFold(text[i-3:i-1], "et")
	}
	if !upperByte(word[0]) || !lowerByte(word[len(word)-1]) {
		return false
	}
	// "farms in Ill. were": a capital amid the sentence is none of a word.
	amid := i >= 2 && text[i-1] == ' ' && (lowerByte(text[i-2]) || text[i-2] == ',')
	return upperByte(next) || digitByte(next) || next == ',' || lowerByte(next) && amid
}

// nameBefore reports whether the word before i begins with a capital.
func nameBefore(text string, i int) bool {
	k := i - 1
	for k > 0 && !blankByte(text[k-1]) {
		k--
	}
	return k < i-1 && upperByte(text[k])
}

// finalAbbreviation reports whether a token that ends in a full stop may end a
// sentence.
func finalAbbreviation(f string) bool {
	word := strings.ToLower(strings.TrimSuffix(f, "."))
	if len(word) < 2 || titles[word] {
		return false
	}
	return closers[word] || strings.Contains(word, ".")
}

var starters = set(`the a an this that these those he she it they we you i his her its their our but and in on at for from with after
	before when while if as since although though however meanwhile there what who why how some many most one two three several all both another
	according no not nor yet so then now also even only officials police government president minister earlier later last`)

// starter reports whether a word often begins a sentence.
func starter(f string, caps bool) bool {
	return starters[strings.ToLower(f)] && (caps || upperByte(f[0])) && !(caps && (len(f) < 3 || strings.ToLower(f) == "and" || strings.ToLower(f) == "for"))
}
