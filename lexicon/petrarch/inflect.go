package petrarch

import "strings"

func vowel(c byte) bool { return strings.IndexByte("AEIOU", c) >= 0 }

// Plural is the regular plural of an English noun in upper case.
func Plural(noun string) string {
	n := len(noun)
	if n == 0 {
		return noun
	}
	switch {
	case n > 1 && noun[n-1] == 'Y' && !vowel(noun[n-2]):
		return noun[:n-1] + "IES"
	case noun[n-1] == 'S', noun[n-1] == 'X', noun[n-1] == 'Z', strings.HasSuffix(noun, "CH"), strings.HasSuffix(noun, "SH"):
		return noun + "ES"
	}
	return noun + "S"
}

// regular are the regular forms of an English verb in upper case: third person,
// past and participles, with the last consonant doubled as well where a spelling
// may ask for it.
func regular(verb string) []string {
	n := len(verb)
	if n < 2 {
		return nil
	}
	last, before := verb[n-1], verb[n-2]
	var forms []string
	switch {
	case last == 'E':
		forms = append(forms, verb+"S", verb+"D", verb[:n-1]+"ING")
		if before == 'E' || before == 'Y' || before == 'O' {
			forms = append(forms, verb+"ING")
		}
		if before == 'I' {
			forms = append(forms, verb[:n-2]+"YING")
		}
	case last == 'Y' && !vowel(before):
		forms = append(forms, verb[:n-1]+"IES", verb[:n-1]+"IED", verb+"ING")
	case last == 'S', last == 'X', last == 'Z', last == 'O', strings.HasSuffix(verb, "CH"), strings.HasSuffix(verb, "SH"):
		forms = append(forms, verb+"ES", verb+"ED", verb+"ING")
	default:
		forms = append(forms, verb+"S", verb+"ED", verb+"ING")
	}
	if last == 'C' {
		forms = append(forms, verb+"KED", verb+"KING")
	}
	if n > 2 && !vowel(last) && vowel(before) && !vowel(verb[n-3]) && strings.IndexByte("WXYHJC", last) < 0 {
		forms = append(forms, verb+string(last)+"ED", verb+string(last)+"ING")
	}
	return forms
}
