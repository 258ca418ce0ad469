package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lexicon"
)

type number uint8

const (
	unknownNumber number = iota
	singular
	plural
)

type gender uint8

const (
	unknownGender gender = iota
	male
	female
	neuter
)

// mention is a mention while the report is read; hearsay.Mention is what is
// left of it.
type mention struct {
	first, end, head int // tokens
	outer            int // first token with the article, which the mention leaves out
	sentence         int
	form             hearsay.MentionForm
	typ              hearsay.EntityType
	class            string   // of a nominal: lexicon.Agent.Class
	lemma            string   // of the head of a nominal, in lower case
	words            []string // of a name: its words in lower case
	key              string   // of a name, or an adjective of a country: what equal names share
	country          string   // of an adjective of a country: the country's name
	modifiers        []string // of a nominal: its content words but the head, in lower case
	roles            []string // lemmas of the titles and offices before a name
	definite         bool     // "the", "this", "its"
	demonstrative    bool
	indefinite       bool // "a", "one", "several", a number
	possessed        int  // token of a possessor, or -1
	complement       bool // a nominal with "of X", "loyal to X"
	number           number
	gender           gender
	person           uint8 // of a pronoun: 1, 2 or 3
	titleOf          int   // of a name with its titles: 1 + head of the name
	cluster          int
}

// findMentions fills in mentions and byHead.
func (r *reader) findMentions() {
	n := len(r.t.Tokens)
	r.lower = make([]string, n)
	r.inName = make([]int32, n)
	r.byHead = make([]int32, n)
	for i := range r.lower {
		r.lower[i] = strings.ToLower(r.t.Form(i))
	}
	names := r.findNames()
	var found []mention
	for k, m := range names {
		for i := m.first; i < m.end; i++ {
			r.inName[i] = int32(k) + 1
		}
	}
	taken := make([]bool, n)
	for _, m := range names {
		if !taken[m.head] {
			taken[m.head] = true
			found = append(found, m)
		}
	}
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		if sentence.Section == hearsay.Boilerplate {
			continue
		}
		for i := sentence.FirstToken; i < sentence.EndToken; i++ {
			if taken[i] {
				continue
			}
			var m mention
			var ok bool
			if r.inName[i] == 0 {
				if m, ok = r.pronoun(i); !ok {
					m, ok = r.nominal(i)
				}
			}
			if ok {
				m.sentence = s
				taken[i] = true
				found = append(found, m)
			}
		}
	}
	for _, m := range names {
		if title, ok := r.titledName(&m, taken); ok {
			taken[title.head] = true
			found = append(found, title)
		}
	}
	r.typePlaces(found)
	slices.SortStableFunc(found, func(a, b mention) int { return a.head - b.head })
	r.mentions = found
	for k := range r.mentions {
		if m := &r.mentions[k]; m.outer == 0 && (m.form != hearsay.Nominal || m.first != 1) {
			m.outer = m.first
		}
		r.mentions[k].cluster = -1
		r.byHead[r.mentions[k].head] = int32(k) + 1
	}
}

// titledName makes the mention of a person's name with the titles before it,
// where the titles belong to no mention yet.
func (r *reader) titledName(name *mention, taken []bool) (mention, bool) {
	if name.typ != hearsay.Person {
		return mention{}, false
	}
	from := r.beforeTitles(name.first)
	if from < r.t.Sentences[name.sentence].FirstToken || from == name.first {
		return mention{}, false
	}
	for k := from; k < name.first; k++ {
		if taken[k] || r.inName[k] != 0 {
			from = k + 1
		}
	}
	if from == name.first {
		return mention{}, false
	}
	return mention{
		first: from, end: name.end, outer: from, head: name.first - 1, sentence: name.sentence, form: hearsay.Nominal, typ: hearsay.Person,
		class: "leader", lemma: strings.ToLower(r.t.Tokens[name.first-1].Lemma), definite: true, possessed: -1, number: singular,
		gender: name.gender, titleOf: name.head + 1,
	}, true
}

// divisions are the nouns behind or before which a name is a place's.
var divisions = map[string]bool{
	"province": true, "district": true, "region": true, "city": true, "town": true, "village": true, "county": true, "valley": true,
	"river": true, "island": true, "governorate": true, "municipality": true, "suburb": true, "neighborhood": true, "neighbourhood": true,
	"peninsula": true, "oblast": true, "prefecture": true, "hamlet": true, "commune": true,
}

// typePlaces makes places of the names that a noun of place tells to be such
// ("X, Y and Z districts", "the town of X"), and of those that no tagger knew
// but the gazetteer does.
func (r *reader) typePlaces(found []mention) {
	at := make(map[int]*mention, len(found))
	for k := range found {
		if found[k].form == hearsay.Name {
			at[found[k].end-1] = &found[k]
		}
	}
	set := func(m *mention) {
		m.typ, m.gender, m.number = hearsay.Location, neuter, singular
	}
	for i := range r.t.Tokens {
		if !divisions[strings.ToLower(r.t.Tokens[i].Lemma)] || r.inName[i] != 0 {
			continue
		}
		several := r.t.Feat(i, "Number") == "Plur" || r.t.Tokens[i].XPOS == "NNS"
		k := i - 1
		for k >= 0 {
			m := at[k]
			if m == nil || m.typ == hearsay.Location {
				if m == nil {
					break
				}
			} else if m.typ == hearsay.Person || m.typ == hearsay.OtherEntity || m.typ == hearsay.Organization && len(m.words) == 1 {
				set(m)
			}
			if !several {
				break
			}
			k = m.first - 1
			for k >= 0 && (r.lower[k] == "," || r.lower[k] == "and" || r.lower[k] == "the") {
				k--
			}
		}
		if i+2 < len(r.t.Tokens) && r.lower[i+1] == "of" {
			for k := range found {
				if m := &found[k]; m.form == hearsay.Name && m.first == i+2 && (m.typ == hearsay.Person || m.typ == hearsay.OtherEntity) {
					set(m)
				}
			}
		}
	}
	for k := range found {
		m := &found[k]
		if m.form == hearsay.Name && m.typ == hearsay.Person && len(m.words) == 1 && r.behindPlacePreposition(m) &&
			r.names.Gender(m.words[0]) == "" && r.gaz.HasPlace(r.t.Text(r.t.SpanOf(m.first, m.end))) {
			set(m) // "an officer in Bamako"
		}
		if m.form != hearsay.Name || m.typ != hearsay.OtherEntity {
			continue
		}
		tok := &r.t.Tokens[m.head]
		h := tok.Head
		switch {
		case tok.XPOS == "NNPS" && len(m.words) == 1:
			// A people or the followers of something: no name of a body.
			m.typ, m.number, m.gender = hearsay.Group, plural, unknownGender
			m.form, m.class, m.lemma = hearsay.Nominal, "people", m.words[0]
		case r.relation(m.head, "obl", "nmod") && r.behindPlacePreposition(m) && !acronym(r.t.Form(m.head)) && r.gaz.HasPlace(r.t.Text(r.t.SpanOf(m.first, m.end))):
			set(m)
		case len(m.words) == 1 && r.relation(m.head, "conj") && h >= 0 && genderOf(r.names.Gender(m.words[0])) != unknownGender && at[h] != nil && at[h].typ == hearsay.Person,
			len(m.words) == 1 && r.relation(m.head, "conj") && h >= 0 && h+1 < len(r.lower) && genderOf(r.names.Gender(m.words[0])) != unknownGender && at[h+1] != nil && at[h+1].typ == hearsay.Person:
			m.typ = hearsay.Person
			m.gender = genderOf(r.names.Gender(m.words[0]))
		case r.relation(m.head, "nsubj") && h >= 0 && len(m.words) < 3 && !acronym(r.t.Form(m.head)) &&
			r.cues.Known(r.t.Tokens[h].Lemma, "verb"):
			m.typ = hearsay.Person
			m.gender = genderOf(r.names.Gender(m.words[0]))
		}
	}
}

func (r *reader) behindPlacePreposition(m *mention) bool {
	if m.first == 0 {
		return false
	}
	switch r.lower[m.first-1] {
	case "in", "near", "at", "from", "around", "outside", "towards", "toward":
		return true
	}
	return false
}

// findNames tags the names of every sentence and gives each a type.
func (r *reader) findNames() []mention {
	var out []mention
	seen := documentWords{}
	forms := make([]string, len(r.t.Tokens))
	for i := range forms {
		forms[i] = r.t.Form(i)
	}
	for _, s := range r.t.Sentences {
		if s.Section != hearsay.Boilerplate {
			seen.note(forms[s.FirstToken:s.EndToken])
		}
	}
	ts := make([]int, len(r.t.Tokens))
	for _, s := range r.t.Sentences {
		if s.Section == hearsay.Boilerplate || s.EndToken <= s.FirstToken {
			continue
		}
		own := ts[s.FirstToken:s.EndToken]
		copy(own, r.tagger.tag(forms[s.FirstToken:s.EndToken], seen))
		r.correct(forms[s.FirstToken:s.EndToken], own, s.FirstToken)
		r.joinParticles(own, s.FirstToken)
		r.joinPlaces(own, s.FirstToken)
		r.guess(forms[s.FirstToken:s.EndToken], own, s.FirstToken)
	}
	r.recall(forms, ts, seen)
	for k, s := range r.t.Sentences {
		for i := s.FirstToken; i < s.EndToken; i++ {
			if ts[i] == tagOutside {
				continue
			}
			j := lastOf(ts, i)
			if m, ok := r.name(i, j+1, (ts[i]-1)/4); ok {
				m.sentence = k
				out = append(out, m)
			}
			i = j
		}
	}
	r.agree(out)
	return out
}

// lastOf is the last token of the name that begins at token i.
func lastOf(ts []int, i int) int {
	for i+1 < len(ts) && (ts[i]-1)%4 != positionLast && (ts[i]-1)%4 != positionUnit {
		i++
	}
	return i
}

// setName tags the tokens from first to end as one name.
func setName(ts []int, first, end, kind int) {
	for j := first; j < end; j++ {
		ts[j] = makeTag(kind, positionInside)
	}
	ts[first], ts[end-1] = makeTag(kind, positionBegin), makeTag(kind, positionLast)
	if end-first == 1 {
		ts[first] = makeTag(kind, positionUnit)
	}
}

// particles are the words that a hyphen ties to the name behind them.
var particles = map[string]bool{
	"al": true, "el": true, "ul": true, "ur": true, "as": true, "ad": true, "an": true, "ash": true, "at": true, "ar": true, "ez": true,
	"az": true, "es": true, "ed": true, "ud": true, "uz": true, "abd": true, "bin": true, "ibn": true, "abu": true, "umm": true, "bani": true,
}

// joinParticles makes one name of what the tagger cut at the hyphen behind a
// particle: "Hadi al | - Amiri".
func (r *reader) joinParticles(ts []int, first int) {
	for k := 1; k+1 < len(ts); k++ {
		i := first + k
		if r.lower[i] != "-" && r.lower[i] != "‑" && r.lower[i] != "–" || !particles[r.lower[i-1]] || ts[k-1] == tagOutside && ts[k+1] == tagOutside ||
			r.t.Tokens[i].Begin != r.t.Tokens[i-1].Span.End || r.t.Tokens[i+1].Begin != r.t.Tokens[i].Span.End {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(r.t.Form(i + 1)); !unicode.IsUpper(c) {
			continue
		}
		if ts[k] != tagOutside && ts[k-1] != tagOutside && ts[k+1] != tagOutside && lastOf(ts, k) > k {
			continue // one already
		}
		from, kind := k-1, kindPlace
		if ts[k-1] != tagOutside {
			for from > 0 && (ts[from]-1)%4 != positionBegin && (ts[from]-1)%4 != positionUnit {
				from--
			}
			kind = (ts[from] - 1) / 4
		} else {
			kind = (ts[k+1] - 1) / 4
		}
		// A given name that was left outside.
		if ts[k-1] == tagOutside && k > 1 && ts[k-2] != tagOutside && ((ts[k-2]-1)%4 == positionLast || (ts[k-2]-1)%4 == positionUnit) {
			from = k - 2
			for from > 0 && (ts[from]-1)%4 != positionBegin && (ts[from]-1)%4 != positionUnit {
				from--
			}
			kind = (ts[from] - 1) / 4
		}
		end := k + 2
		if ts[k+1] != tagOutside {
			end = lastOf(ts, k+1) + 1
		}
		setName(ts, from, end, kind)
	}
}

// joinPlaces makes one name of a place in the gazetteer that is written with
// hyphens, which the tagger may have cut: "Port-au-Prince", "Deir ez-Zor".
func (r *reader) joinPlaces(ts []int, first int) {
	changed := false
	for k := 1; k+1 < len(ts); k++ {
		if !r.hyphen(first + k) {
			continue
		}
		from, end := k-1, k+2
		for end+1 < len(ts) && r.hyphen(first+end) {
			end += 2
		}
		place := func(from int) bool {
			words := r.t.Text(r.t.SpanOf(first+from, first+end))
			if c, _ := utf8.DecodeRuneInString(words); !unicode.IsUpper(c) {
				return false
			}
			_, country := r.gaz.Country(words)
			return country || r.gaz.HasPlace(words)
		}
		whole := ts[from] != tagOutside && ts[end-1] != tagOutside && lastOf(ts, from) >= end-1
		switch {
		case from > 0 && place(from-1):
			from--
		case whole, particles[r.lower[first+from]], !place(from): // one name already, or a family's
			k = end - 1
			continue
		}
		setName(ts, from, end, kindPlace)
		changed, k = true, end-1
	}
	if changed {
		mendTags(ts)
	}
}

// mendTags closes the names that lost their first or last token.
func mendTags(ts []int) {
	goesOn := func(k int) bool { // into k from k-1
		if k <= 0 || k >= len(ts) || ts[k-1] == tagOutside || ts[k] == tagOutside || (ts[k-1]-1)/4 != (ts[k]-1)/4 {
			return false
		}
		before, here := (ts[k-1]-1)%4, (ts[k]-1)%4
		return (before == positionBegin || before == positionInside) && (here == positionInside || here == positionLast)
	}
	for k := range ts {
		if ts[k] == tagOutside {
			continue
		}
		kind, position := (ts[k]-1)/4, (ts[k]-1)%4
		switch in, out := goesOn(k), goesOn(k+1); {
		case !in && !out:
			position = positionUnit
		case !in:
			position = positionBegin
		case !out:
			position = positionLast
		}
		ts[k] = makeTag(kind, position)
	}
}

// guess tags the runs of proper nouns of which the tagger knew nothing but
// whose place in the sentence tells what they are.
func (r *reader) guess(forms []string, ts []int, first int) {
	if shouting(forms) || titled(forms) {
		return
	}
	proper := func(k int) bool {
		if k >= len(ts) || ts[k] != tagOutside || r.t.Tokens[first+k].UPOS != "PROPN" || calendar[r.lower[first+k]] {
			return false
		}
		c, _ := utf8.DecodeRuneInString(forms[k])
		if !unicode.IsUpper(c) {
			return false
		}
		if t, ok := r.names.Title(r.lower[first+k]); ok && t.Kind != "" && r.names.Gender(r.lower[first+k]) == "" {
			return false
		}
		_, demonym := r.gaz.Demonym(forms[k])
		_, country := r.gaz.Country(forms[k])
		return !demonym && !country
	}
	for k := 0; k < len(ts); k++ {
		if !proper(k) {
			continue
		}
		end := k + 1
		for end < len(ts) {
			if proper(end) {
				end++
			} else if particles[r.lower[first+end]] && ts[end] == tagOutside && (proper(end+1) || r.hyphen(first+end+1) && proper(end+2)) {
				end++
			} else if r.hyphen(first+end) && proper(end+1) {
				end++
			} else {
				break
			}
		}
		if kind := r.guessKind(first, k, end, ts); kind >= 0 {
			setName(ts, k, end, kind)
		}
		k = end
	}
}

// hyphen reports whether token i ties its neighbours into one word.
func (r *reader) hyphen(i int) bool {
	if i <= 0 || i+1 >= len(r.lower) || r.lower[i] != "-" && r.lower[i] != "‑" && r.lower[i] != "–" {
		return false
	}
	return r.t.Tokens[i].Begin == r.t.Tokens[i-1].Span.End && r.t.Tokens[i+1].Begin == r.t.Tokens[i].Span.End
}

// guessKind tells what kind of name stands from k to end of the sentence that
// begins at token first, or -1.
func (r *reader) guessKind(first, k, end int, ts []int) int {
	n := end - k
	for i := k; i < end; i++ {
		if _, kind := r.names.TypeWord(r.lower[first+i]); kind {
			return -1
		}
		if _, agent := r.names.Agent(r.lower[first+i]); agent {
			return -1
		}
	}
	if n > 5 || end < len(ts) && ts[end] != tagOutside || k > 0 && ts[k-1] != tagOutside {
		return -1
	}
	if k > 0 {
		before := r.lower[first+k-1]
		if t, ok := r.names.Title(before); ok && (t.Kind != "office" || n > 1) {
			return kindPerson
		}
		if a, ok := r.names.Agent(before); ok && a.Type == hearsay.Person && n > 1 {
			return kindPerson
		}
	}
	if n > 1 && r.names.Gender(r.lower[first+k]) != "" && r.names.Gender(r.lower[first+k]) != "u" {
		return kindPerson
	}
	return -1
}

// recall tags the names that were found once wherever their words recur: full
// names anywhere, single words and surnames where a capital inside a sentence
// tells that they are names.
func (r *reader) recall(forms []string, ts []int, seen documentWords) {
	type known struct {
		words []string
		votes [kinds]int
	}
	byFirst := map[string][]*known{} // by the first form, or the first in lower case for sentences in capitals
	find := func(key string, words []string) *known {
		for _, k := range byFirst[key] {
			if slices.Equal(k.words, words) {
				return k
			}
		}
		k := &known{words: words}
		byFirst[key] = append(byFirst[key], k)
		return k
	}
	surnames, initials := map[string]bool{}, map[string]bool{}
	for _, s := range r.t.Sentences {
		for i := s.FirstToken; i < s.EndToken; i++ {
			if ts[i] == tagOutside {
				continue
			}
			j := lastOf(ts, i)
			kind := (ts[i] - 1) / 4
			if j-i < 5 {
				find(forms[i], forms[i:j+1]).votes[kind]++
			}
			if kind != kindPerson && j > i {
				letters := ""
				for k := i; k <= j; k++ {
					if c, _ := utf8.DecodeRuneInString(forms[k]); unicode.IsUpper(c) {
						letters += string(c)
					}
				}
				if len(letters) > 1 {
					initials[letters] = true
					find(letters, []string{letters}).votes[kind]++
				}
			}
			if kind == kindPerson && j > i && !(forms[j][0] >= '0' && forms[j][0] <= '9') && len(forms[j]) > 3 {
				surnames[forms[j]] = true
				find(forms[j], forms[j:j+1])
			}
			i = j
		}
	}
	missed := map[string]int{}
	for i := range ts {
		if ts[i] == tagOutside {
			missed[forms[i]]++
		}
	}
	for _, s := range r.t.Sentences {
		if s.Section == hearsay.Boilerplate {
			continue
		}
		own := forms[s.FirstToken:s.EndToken]
		shout, title := shouting(own), titled(own)
		for i := s.FirstToken; i < s.EndToken; i++ {
			if ts[i] != tagOutside {
				i = lastOf(ts, i)
				continue
			}
			c, _ := utf8.DecodeRuneInString(forms[i])
			if !unicode.IsUpper(c) {
				continue
			}
			var best *known
			for _, k := range byFirst[forms[i]] {
				n := len(k.words)
				if i+n > s.EndToken || best != nil && len(best.words) >= n || !slices.Equal(forms[i:i+n], k.words) {
					continue
				}
				free := true
				for j := i; j < i+n; j++ {
					free = free && ts[j] == tagOutside
				}
				found := k.votes[kindPerson] + k.votes[kindOrganization] + k.votes[kindPlace]
				if !free || n == 1 && (2*found < missed[forms[i]] && !surnames[forms[i]] && !initials[forms[i]] || !r.recalls(i, s.FirstToken, shout, title, surnames[forms[i]], seen)) {
					continue
				}
				best = k
			}
			if best == nil {
				continue
			}
			kind := kindPerson // of a surname that stands alone nowhere else
			for x, v := range best.votes {
				if v > best.votes[kind] {
					kind = x
				}
			}
			setName(ts, i, i+len(best.words), kind)
			i += len(best.words) - 1
		}
	}
}

// recalls reports whether the single word at token i, which is a name elsewhere
// in the report, is one here.
func (r *reader) recalls(i, first int, shout, title, surname bool, seen documentWords) bool {
	lower := r.lower[i]
	if calendar[lower] || seen[lower]&seenLower != 0 && !acronym(r.t.Form(i)) {
		return false
	}
	if _, ok := r.gaz.Demonym(r.t.Form(i)); ok {
		_, country := r.gaz.Country(r.t.Form(i))
		return country && acronym(r.t.Form(i)) // "U.S." is both
	}
	if _, ok := r.names.Title(lower); ok {
		return false
	}
	if _, ok := r.names.Agent(lower); ok && !surname {
		return false
	}
	if _, ok := pronouns[lower]; ok && r.t.Tokens[i].UPOS == "PRON" {
		return false
	}
	if shout || title {
		return r.t.Tokens[i].UPOS == "PROPN"
	}
	switch r.t.Tokens[i].UPOS {
	case "PROPN", "NOUN", "X":
		return true
	case "ADJ", "VERB", "AUX":
		return i > first
	}
	return acronym(r.t.Form(i))
}

// correct tags the names of bodies and countries that the lexicon and the
// gazetteer know, where the tagger found none or cut them short.
func (r *reader) correct(forms []string, ts []int, first int) {
	n := len(forms)
	cutLists(forms, ts)
	shout, title := shouting(forms), titled(forms)
	for i := 0; i < n; i++ {
		initial, _ := utf8.DecodeRuneInString(forms[i])
		if !unicode.IsUpper(initial) && !strings.HasPrefix(forms[i], "al") {
			continue
		}
		if ts[i] != tagOutside && (ts[i]-1)%4 != positionBegin && (ts[i]-1)%4 != positionUnit {
			continue
		}
		phrase := ""
		best, kind := 0, 0
		for k := 1; k <= r.names.LongestBody() && i+k <= n; k++ {
			f := forms[i+k-1]
			switch {
			case k == 1:
				phrase = f
			case r.t.Tokens[first+i+k-1].Begin == r.t.Tokens[first+i+k-2].Span.End:
				phrase += f
			default:
				phrase += " " + f
			}
			if !wordy(f) {
				continue
			}
			if b, ok := r.body(phrase, shout); ok && (k > 1 || len(phrase) > 2) {
				// A single word may be a common noun with a capital ("Congress", "Punch").
				if k == 1 && (i == 0 || shout || title) && b.Type != hearsay.Group && !acronym(forms[i]) {
					continue
				}
				best, kind = k, kindOrganization
			} else if _, ok := r.gaz.Country(phrase); ok && !shout && (k > 1 || len(phrase) > 2) && ts[i+k-1] == tagOutside {
				if _, demonym := r.gaz.Demonym(phrase); !demonym || k > 1 {
					best, kind = k, kindPlace
				}
			}
		}
		if best == 0 {
			continue
		}
		// The tagger's longer name wins, and so does its own for one word.
		end := i
		if ts[i] != tagOutside {
			for end+1 < n && (ts[end]-1)%4 != positionLast && (ts[end]-1)%4 != positionUnit {
				end++
			}
			if end-i+1 >= best {
				continue
			}
		}
		cut := false
		for j := i; j < i+best; j++ {
			if ts[j] != tagOutside && j+1 == i+best && (ts[j]-1)%4 != positionLast && (ts[j]-1)%4 != positionUnit {
				cut = true
			}
		}
		if cut {
			continue
		}
		for j := i; j < i+best; j++ {
			switch {
			case best == 1:
				ts[j] = makeTag(kind, positionUnit)
			case j == i:
				ts[j] = makeTag(kind, positionBegin)
			case j == i+best-1:
				ts[j] = makeTag(kind, positionLast)
			default:
				ts[j] = makeTag(kind, positionInside)
			}
		}
		i += best - 1
	}
}

// body finds a body of the lexicon by the words of a report.
func (r *reader) body(phrase string, shout bool) (lexicon.Body, bool) {
	phrase = strings.ReplaceAll(phrase, "’", "'")
	if b, ok := r.names.Body(phrase); ok || !shout || len(phrase) < 4 {
		return b, ok
	}
	b, ok := r.names.BodyFolded(strings.ToLower(phrase))
	if ok && b.Type != hearsay.Group && !strings.Contains(phrase, " ") {
		return b, false // "DAWN" is the hour more often than the newspaper
	}
	return b, ok
}

// cutLists ends names at commas and brackets: "Ministers of Iran, Egypt" names
// two countries.
func cutLists(forms []string, ts []int) {
	for i := range ts {
		if f := forms[i]; ts[i] == tagOutside || f != "," && f != "[" && f != "(" && f != ")" && f != "]" && f != ";" {
			continue
		}
		ts[i] = tagOutside
		if i > 0 && ts[i-1] != tagOutside {
			kind := (ts[i-1] - 1) / 4
			if (ts[i-1]-1)%4 == positionBegin {
				ts[i-1] = makeTag(kind, positionUnit)
			} else if (ts[i-1]-1)%4 == positionInside {
				ts[i-1] = makeTag(kind, positionLast)
			}
		}
		// What is left behind the cut begins a name of its own; the gazetteer may know better.
		if i+1 < len(ts) && ts[i+1] != tagOutside {
			kind := (ts[i+1] - 1) / 4
			if (ts[i+1]-1)%4 == positionInside {
				ts[i+1] = makeTag(kind, positionBegin)
			} else if (ts[i+1]-1)%4 == positionLast {
				ts[i+1] = makeTag(kind, positionUnit)
			}
		}
	}
}

// wordy reports whether a form holds a letter or digit.
func wordy(form string) bool {
	return strings.IndexFunc(form, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

func acronym(form string) bool {
	upper := 0
	for _, r := range form {
		if unicode.IsUpper(r) {
			upper++
		} else if r != '.' && !unicode.IsDigit(r) && r != '-' {
			return false
		}
	}
	return upper >= 2
}

// name makes the mention of the tokens of a name.
func (r *reader) name(first, end, kind int) (mention, bool) {
	for first < end && (r.lower[first] == "the" || r.t.Tokens[first].UPOS == "PUNCT" && !strings.ContainsAny(r.lower[first], "abcdefghijklmnopqrstuvwxyz")) {
		first++
	}
	for end > first && (r.lower[end-1] == "'s" || r.lower[end-1] == "’s" || !wordy(r.lower[end-1]) || end-first > 1 && calendar[r.lower[end-1]] && kind == kindPerson) {
		end--
	}
	for first < end && !wordy(r.lower[first]) {
		first++
	}
	if first >= end || end-first == 1 && calendar[r.lower[first]] {
		return mention{}, false
	}
	if end-first == 1 && r.lower[first] != r.t.Form(first) {
		s := r.t.Sentences[r.t.SentenceOf(first)]
		switch r.t.Tokens[first].UPOS {
		case "PRON", "AUX", "DET", "ADP", "SCONJ", "CCONJ", "PART":
			if r.capitals(s) {
				return mention{}, false // "CIVILIANS WHO WERE KIDNAPPED"
			}
		}
	}
	if end-first == 1 && r.t.Form(first) != "US" && r.t.Form(first) != "IT" {
		if _, ok := pronouns[r.lower[first]]; ok {
			return mention{}, false
		}
	}
	if kind == kindPerson {
		// "U.N. Secretary-General Kofi Annan": what ends on a title is none of the name.
		for k := first; k < end-1; k++ {
			if t, ok := r.names.Title(r.lower[k]); ok && (t.Kind != "honorific" || k == first) && r.names.Gender(r.lower[k]) == "" {
				first = k + 1
			}
		}
		if end-first > 2 && first > 1 && r.lower[first-1] == "of" && r.names.Gender(r.lower[first]) == "" && r.names.Gender(r.lower[first+1]) != "" {
			if _, ok := r.names.Title(r.lower[first-2]); ok {
				first++ // "Secretary of | State Maria Kovacs"
			}
		}
		if r.lower[first] == "of" || r.lower[first] == "for" {
			// "Secretary of State Maria Kovacs": the name begins with a given name, or is the last two words.
			from := max(first+1, end-2)
			for k := first + 1; k < end-1; k++ {
				if r.names.Gender(r.lower[k]) != "" {
					from = k
					break
				}
			}
			first = from
		}
	}
	if first >= end {
		return mention{}, false
	}
	m := mention{first: first, end: end, form: hearsay.Name, possessed: -1, definite: true}
	m.head = r.headOf(first, end)
	for i := first; i < end; i++ {
		if w := strings.Trim(r.lower[i], ".'’\"“”"); w != "" && w != "-" && w != "s" && w != "the" {
			m.words = append(m.words, w)
		}
	}
	if len(m.words) == 0 {
		return mention{}, false
	}
	m.key = strings.Join(m.words, " ")
	switch kind {
	case kindPerson:
		m.typ = hearsay.Person
	case kindPlace:
		m.typ = hearsay.Location
	default:
		m.typ = hearsay.Organization
	}
	r.typeName(&m)
	return m, true
}

// capitals reports whether a sentence is written in capitals throughout.
func (r *reader) capitals(s hearsay.Sentence) bool {
	forms := make([]string, 0, s.EndToken-s.FirstToken)
	for i := s.FirstToken; i < s.EndToken; i++ {
		forms = append(forms, r.t.Form(i))
	}
	return shouting(forms)
}

// headOf is the token of the range that is governed from outside it: the first
// whose governor is, for names are flat.
func (r *reader) headOf(first, end int) int {
	for i := first; i < end; i++ {
		if h := r.head(i); (h < first || h >= end) && r.t.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return first
}

// typeName refines the type of a name by the lexicon, its own words and its
// title, and tells its number and gender.
func (r *reader) typeName(m *mention) {
	text := strings.Join(strings.Fields(r.t.Text(r.t.SpanOf(m.first, m.end))), " ")
	shout := text == strings.ToUpper(text)
	if b, ok := r.body(text, shout); ok && !(m.typ == hearsay.Person && m.end-m.first == 1) {
		m.typ = b.Type
		m.key = strings.ToLower(b.Name)
	} else if b, ok := r.names.Body(strings.ReplaceAll(text, ".", "")); ok && m.typ == hearsay.Organization {
		m.typ = b.Type
		m.key = strings.ToLower(b.Name)
	} else if c, ok := r.gaz.Country(text); ok && (m.typ != hearsay.Person || len(m.words) > 1 || acronym(text) || r.names.Gender(m.words[0]) == "" && !r.titled(m)) {
		m.typ = hearsay.Location
		m.key = "country " + c.ISO3
	} else if m.typ != hearsay.Person {
		last := m.words[len(m.words)-1]
		lastType, known := r.names.TypeWord(last)
		firstType, knownFirst := r.names.TypeWord(m.words[0])
		switch {
		case m.typ == hearsay.Organization && known && lastType != hearsay.Location && (lastType != hearsay.Publication || len(m.words) > 1):
			m.typ = lastType
		case m.typ == hearsay.Organization && knownFirst && (firstType == hearsay.Government || firstType == hearsay.Publication):
			m.typ = firstType
		case m.typ == hearsay.Location && known && lastType == hearsay.Facility && len(m.words) > 1:
			m.typ = hearsay.Facility
		}
	}
	m.number = singular
	switch m.typ {
	case hearsay.Person:
		r.personalize(m)
	case hearsay.Group:
		m.number = unknownNumber
	default:
		m.gender = neuter
	}
	if m.typ == hearsay.Group || m.typ == hearsay.Organization {
		m.number, m.gender = unknownNumber, neuter
	}
}

// personalize reads the titles before a person's name and the given name.
func (r *reader) personalize(m *mention) {
	for k := min(r.names.LongestTitle(), m.first); k >= 1; k-- {
		from := m.first - k
		phrase := strings.Join(r.lower[from:m.first], " ")
		t, ok := r.names.Title(phrase)
		if !ok {
			continue
		}
		if t.Gender == "m" {
			m.gender = male
		} else if t.Gender == "f" {
			m.gender = female
		}
		if t.Kind != "honorific" {
			m.roles = append(m.roles, r.t.Tokens[m.first-1].Lemma)
		}
		break
	}
	if m.gender != unknownGender {
		return
	}
	if m.first > 0 {
		if a, ok := r.names.Agent(r.lower[m.first-1]); ok && a.Type == hearsay.Person {
			m.roles = append(m.roles, r.lower[m.first-1])
			m.gender = genderOf(a.Gender)
		}
	}
	if m.gender == unknownGender {
		m.gender = genderOf(r.names.Gender(m.words[0]))
	}
}

// titled reports whether a title stands right before a name.
func (r *reader) titled(m *mention) bool {
	if m.first == 0 {
		return false
	}
	_, ok := r.names.Title(r.lower[m.first-1])
	return ok
}

func genderOf(s string) gender {
	switch s {
	case "m":
		return male
	case "f":
		return female
	}
	return unknownGender
}

// agree gives equal names in a report the type that most of them have.
func (r *reader) agree(names []mention) {
	votes := map[string]map[hearsay.EntityType]int{}
	for i := range names {
		m := &names[i]
		v := votes[m.key]
		if v == nil {
			v = map[hearsay.EntityType]int{}
			votes[m.key] = v
		}
		v[m.typ]++
	}
	for i := range names {
		m := &names[i]
		v := votes[m.key]
		if len(v) < 2 {
			continue
		}
		best := m.typ
		for _, t := range [...]hearsay.EntityType{hearsay.Person, hearsay.Group, hearsay.Organization, hearsay.Government, hearsay.Publication, hearsay.Location, hearsay.Facility} {
			if v[t] > v[best] {
				best = t
			}
		}
		if best != m.typ {
			m.typ = best
			m.gender, m.number = unknownGender, singular
			if best == hearsay.Person {
				r.personalize(m)
			} else {
				m.gender = neuter
			}
		}
	}
}

// pronouns holds the pronouns that may refer to an entity.
var pronouns = map[string]struct {
	number number
	gender gender
	person uint8
}{
	"he": {singular, male, 3}, "him": {singular, male, 3}, "his": {singular, male, 3}, "himself": {singular, male, 3},
	"she": {singular, female, 3}, "her": {singular, female, 3}, "hers": {singular, female, 3}, "herself": {singular, female, 3},
	"it": {singular, neuter, 3}, "its": {singular, neuter, 3}, "itself": {singular, neuter, 3},
	"they": {plural, unknownGender, 3}, "them": {plural, unknownGender, 3}, "their": {plural, unknownGender, 3},
	"theirs": {plural, unknownGender, 3}, "themselves": {plural, unknownGender, 3},
	"i": {singular, unknownGender, 1}, "me": {singular, unknownGender, 1}, "my": {singular, unknownGender, 1},
	"myself": {singular, unknownGender, 1},
	"we":     {plural, unknownGender, 1}, "us": {plural, unknownGender, 1}, "our": {plural, unknownGender, 1},
	"ours": {plural, unknownGender, 1}, "ourselves": {plural, unknownGender, 1},
}

// pronoun makes the mention of a pronoun.
func (r *reader) pronoun(i int) (mention, bool) {
	p, ok := pronouns[r.lower[i]]
	tok := &r.t.Tokens[i]
	if !ok || tok.UPOS != "PRON" && tok.UPOS != "DET" || r.relation(i, "expl") {
		return mention{}, false
	}
	if form := r.t.Form(i); form == "US" || r.lower[i] == "us" && form != "us" && form != "Us" {
		return mention{}, false
	}
	return mention{
		first: i, end: i + 1, head: i, form: hearsay.Pronoun, number: p.number, gender: p.gender, person: p.person, possessed: -1,
		definite: true, lemma: r.lower[i],
	}, true
}

// crowds are the words of number that stand for people when they have no noun
// of their own.
var crowds = map[string]bool{
	"ten": true, "tens": true, "dozen": true, "score": true, "scores": true, "hundred": true, "thousand": true, "million": true, "many": true, "others": true, "other": true,
	"several": true, "some": true, "few": true, "most": true, "everyone": true, "everybody": true, "those": true,
}

// nominal makes the mention of a noun phrase that is headed by token i, if it
// may take part in what the news tells.
func (r *reader) nominal(i int) (mention, bool) {
	tok := &r.t.Tokens[i]
	lemma := strings.ToLower(tok.Lemma)
	switch tok.UPOS {
	case "NOUN", "PROPN", "ADJ":
	case "NUM", "DET", "PRON":
		return r.crowd(i, lemma)
	default:
		return mention{}, false
	}
	if m, ok := r.native(i, lemma); ok {
		return m, true
	}
	if r.relation(i, "compound", "amod", "nmod:desc") {
		if m, ok := r.modifier(i, lemma); ok {
			return m, true
		}
	}
	if r.relation(i, "compound", "flat", "fixed", "goeswith", "amod", "advmod", "case", "mark", "cc") {
		return mention{}, false
	}
	if tok.UPOS == "ADJ" {
		// "the wounded", "the poor"
		if a, ok := r.names.Agent(lemma); !ok || a.Type != hearsay.Person || !r.relation(i, "nsubj", "obj", "obl", "iobj", "conj", "nmod") || r.t.Child(i, "det") < 0 {
			return mention{}, false
		}
	}
	if r.relation(i, "nmod:desc") && r.titleOfName(i) {
		return mention{}, false
	}
	m := mention{head: i, form: hearsay.Nominal, lemma: lemma, possessed: -1}
	isPlural := r.t.Feat(i, "Number") == "Plur" || tok.XPOS == "NNS" || tok.XPOS == "NNPS"
	if !r.classify(i, &m, isPlural) {
		return mention{}, false
	}
	m.first, m.end = r.phrase(i)
	r.trim(&m)
	r.modify(&m)
	// The article belongs to the place in the sentence, not to the entity; names are marked without it too.
	m.outer = m.first
	switch r.lower[m.first] {
	case "the", "a", "an":
		if m.first < m.head {
			m.first++
		}
	}
	return m, true
}

// native makes the mention of one person from a country, "a Kenyan", which
// taggers take for an adjective without its noun.
func (r *reader) native(i int, lemma string) (mention, bool) {
	if i == 0 || i+1 >= len(r.lower) || r.lower[i-1] != "a" && r.lower[i-1] != "an" && r.lower[i-1] != "one" && r.lower[i-1] != "another" {
		return mention{}, false
	}
	if _, ok := r.gaz.Demonym(r.t.Form(i)); !ok {
		return mention{}, false
	}
	switch r.t.Tokens[i+1].UPOS {
	case "NOUN", "PROPN", "ADJ", "NUM", "ADV":
		return mention{}, false
	}
	if r.lower[i+1] == "-" || r.lower[i+1] == "and" || r.lower[i+1] == "or" {
		return mention{}, false
	}
	return mention{
		first: i, end: i + 1, outer: i - 1, head: i, form: hearsay.Nominal, typ: hearsay.Person, class: "civilian", lemma: lemma,
		number: singular, indefinite: true, possessed: -1,
	}, true
}

// crowd makes the mention of a number or quantifier that stands for people or
// bodies: "dozens were killed", "three were arrested".
func (r *reader) crowd(i int, lemma string) (mention, bool) {
	if lemma == "that" && r.lower[i] == "those" || lemma == "those" {
		// "those who were responsible"
		if r.t.Child(i, "acl") < 0 || r.relation(i, "det") {
			return mention{}, false
		}
		return mention{
			first: i, end: i + 1, head: i, form: hearsay.Nominal, lemma: "those", possessed: -1, typ: hearsay.Group, class: "people",
			number: plural, indefinite: true,
		}, true
	}
	if !r.relation(i, "nsubj", "obj", "conj", "obl:agent") || r.t.Child(i, "nmod") >= 0 && r.t.Tokens[i].UPOS == "NUM" && !crowds[lemma] {
		return mention{}, false
	}
	tok := &r.t.Tokens[i]
	if tok.UPOS == "NUM" && !crowds[lemma] && (!r.relation(i, "nsubj:pass", "nsubj", "obj") || r.t.Child(i, "case", "compound") >= 0 || r.lower[i] == "one" || strings.Trim(r.lower[i], "0123456789,") == "" && len(r.lower[i]) == 4) {
		return mention{}, false
	}
	if tok.UPOS != "NUM" && !crowds[lemma] {
		return mention{}, false
	}
	m := mention{
		head: i, form: hearsay.Nominal, lemma: lemma, possessed: -1, typ: hearsay.Group, class: "people", number: plural, indefinite: true,
	}
	m.first, m.end = r.phrase(i)
	r.trim(&m)
	return m, true
}

// modifier makes the mention of a noun or adjective before a noun that is no
// mention itself: "rebel" in "a rebel offensive", "Turkish" in "Turkish air
// strikes" and in "Turkish President X".
func (r *reader) modifier(i int, lemma string) (mention, bool) {
	h := r.head(i)
	if h <= i {
		return mention{}, false
	}
	m := mention{first: i, end: i + 1, outer: i, head: i, form: hearsay.Nominal, lemma: lemma, possessed: -1, indefinite: true}
	headLemma := strings.ToLower(r.t.Tokens[h].Lemma)
	a, agent := r.names.Agent(headLemma)
	if agent && r.inName[h] == 0 && a.Class == "spokesperson" && r.t.Tokens[i].UPOS == "NOUN" {
		return r.bodyModifier(m)
	}
	title := r.inName[h] != 0
	if title {
		t, ok := r.names.Title(r.lower[h-1])
		title = ok && t.Kind == "office" && i < h-1
		agent = !title
	} else if t, ok := r.names.Title(headLemma); ok && t.Kind == "office" && h+1 < len(r.inName) && r.inName[h+1] != 0 {
		title, agent = true, false
	}
	if agent && (a.Class == "spokesperson" || a.Class == "leader" || a.Class == "official") && a.Type == hearsay.Person {
		return r.bodyModifier(m)
	}
	if agent && a.Class != "asset" || r.t.Tokens[h].UPOS != "NOUN" && !title {
		return mention{}, false
	}
	if c, ok := r.gaz.Demonym(r.t.Form(i)); ok {
		m.typ, m.gender, m.number = hearsay.Location, neuter, singular
		m.key = "country " + c.ISO3
		m.country = c.Name
		return m, true
	}
	if title || r.t.Tokens[i].UPOS != "NOUN" {
		return mention{}, false
	}
	x, ok := r.names.Agent(lemma)
	if !ok {
		return mention{}, false
	}
	switch x.Class {
	case "fighter":
		m.typ, m.number = hearsay.Group, plural
	case "police", "military", "armed", "state", "parliament", "court":
		m.typ, m.number, m.gender = x.Type, unknownNumber, neuter
	default:
		return mention{}, false
	}
	m.class = x.Class
	return m, true
}

// bodyModifier makes the mention of the body whose spokesman, leader or
// official a noun names: "Syrian army" in "a Syrian army spokesman".
func (r *reader) bodyModifier(m mention) (mention, bool) {
	x, ok := r.names.Agent(m.lemma)
	if !ok || r.t.Tokens[m.head].UPOS != "NOUN" || m.head+1 < len(r.lower) && r.lower[m.head+1] == "-" {
		return mention{}, false
	}
	switch x.Class {
	case "police", "military", "armed", "state", "parliament", "party", "alliance", "opposition":
	default:
		return mention{}, false
	}
	if x.Type == hearsay.Location || x.Type == hearsay.Person {
		return mention{}, false
	}
	m.typ, m.class, m.number, m.gender = x.Type, x.Class, singular, neuter
	if m.typ == hearsay.Group {
		m.number = unknownNumber
	}
	if m.head > 0 && r.inName[m.head-1] == 0 && r.t.SentenceOf(m.head-1) == r.t.SentenceOf(m.head) {
		_, demonym := r.gaz.Demonym(r.t.Form(m.head - 1))
		if demonym || r.t.Tokens[m.head-1].UPOS == "ADJ" && r.lower[m.head-1] != r.t.Form(m.head-1) && m.head-1 > r.t.Sentences[r.t.SentenceOf(m.head)].FirstToken {
			m.first, m.outer, m.indefinite = m.head-1, m.head-1, false
			m.modifiers = []string{strings.ToLower(r.t.Tokens[m.head-1].Lemma)}
		}
	}
	return m, true
}

// titleOfName reports whether noun i is the bare title of the name that it
// stands before: the name's mention stands for both.
func (r *reader) titleOfName(i int) bool {
	h := r.head(i)
	return h > i && r.inName[h] != 0
}

// classify finds the type of the noun in the lexicon, or by its form.
func (r *reader) classify(i int, m *mention, isPlural bool) bool {
	lemma := m.lemma
	if i > 0 {
		two := r.lower[i-1] + " " + lemma
		if i > 1 && r.lower[i-1] == "-" {
			two = r.lower[i-2] + "-" + lemma
		}
		if a, ok := r.names.Agent(two); ok {
			m.lemma = two
			m.typ, m.class, m.gender = a.Type, a.Class, genderOf(a.Gender)
			return r.finishType(m, isPlural)
		}
	}
	if lemma == "body" && (isPlural || r.t.Child(i, "nmod") >= 0) {
		return false // of the dead
	}
	if a, ok := r.names.Agent(lemma); ok {
		m.typ, m.class, m.gender = a.Type, a.Class, genderOf(a.Gender)
		return r.finishType(m, isPlural)
	}
	if stem, ok := strings.CutSuffix(lemma, "men"); ok {
		// Lemmatisers miss "gunmen".
		if a, ok := r.names.Agent(stem + "man"); ok {
			m.lemma = stem + "man"
			m.typ, m.class, m.gender = a.Type, a.Class, genderOf(a.Gender)
			return r.finishType(m, true)
		}
	}
	if a, ok := r.names.Agent(r.lower[i]); ok {
		m.typ, m.class, m.gender = a.Type, a.Class, genderOf(a.Gender)
		return r.finishType(m, isPlural)
	}
	if crowds[lemma] {
		m.typ, m.class = hearsay.Group, "people"
		return r.finishType(m, true)
	}
	form := r.t.Form(i)
	if _, ok := r.gaz.Demonym(form); ok && r.t.Tokens[i].UPOS != "ADJ" {
		m.typ, m.class = hearsay.Person, "civilian"
		if !isPlural {
			isPlural = strings.HasSuffix(lemma, "ese") || strings.HasSuffix(lemma, "ish") || strings.HasSuffix(lemma, "ch")
		}
		return r.finishType(m, isPlural)
	}
	if r.t.Tokens[i].UPOS == "NOUN" {
		if strings.HasSuffix(lemma, "ist") && len(lemma) > 5 || strings.HasSuffix(lemma, "man") && len(lemma) > 5 && lemma != "human" ||
			strings.HasSuffix(lemma, "woman") || strings.HasSuffix(lemma, "goer") || strings.HasSuffix(lemma, "holder") && isPlural {
			m.typ, m.class = hearsay.Person, "civilian"
			return r.finishType(m, isPlural)
		}
		return false
	}
	if r.t.Tokens[i].UPOS == "PROPN" {
		first, _ := utf8.DecodeRuneInString(form)
		if !unicode.IsUpper(first) || calendar[lemma] || calendar[r.lower[i]] {
			return false
		}
		if t, ok := r.names.Title(r.lower[i]); ok && i+1 < len(r.inName) && r.inName[i+1] != 0 {
			// "Ms Kovacs", where the title governs the name.
			m.typ, m.class, m.gender = hearsay.Person, "leader", genderOf(t.Gender)
			return r.finishType(m, false)
		}
		m.typ, m.class = hearsay.OtherEntity, ""
		m.form = hearsay.Name
		m.definite = true
		m.number = singular
		return true
	}
	return false
}

// finishType turns persons in the plural into groups.
func (r *reader) finishType(m *mention, isPlural bool) bool {
	m.number = singular
	if isPlural {
		m.number = plural
		if m.typ == hearsay.Person {
			m.typ = hearsay.Group
			m.gender = unknownGender
		}
	}
	if m.typ != hearsay.Person && m.typ != hearsay.Group {
		m.gender = neuter
	}
	if m.typ == hearsay.Group && m.number == singular {
		m.gender, m.number = neuter, unknownNumber // "the group … it", "the group … they"
	}
	return true
}

// phrase is the range of the shortest noun phrase that token i heads: what
// stands before the noun, and complements that tell which one it is ("of X", "a
// spokesman for X", "loyal to X"), but not where it is or what it does.
func (r *reader) phrase(i int) (first, end int) {
	first, end = i, i+1
	for _, c32 := range r.t.Children(i) {
		c := int(c32)
		rel := r.t.Tokens[c].Relation
		if c < i {
			switch rel {
			case "det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "advmod", "flat", "goeswith", "nmod":
				f, e := r.phrase(c)
				if r.t.Child(c, "case") >= 0 && rel != "nmod:poss" {
					continue // "of the victims, 12 men"
				}
				first, end = min(first, f), max(end, e)
			}
			continue
		}
		switch {
		case r.inName[c] != 0 && r.inName[c] != r.inName[i]:
			// "Sinn Fein leader Gerry Adams": the whole name or nothing of it.
			if hearsay.MatchRelation(rel, "nmod") && r.t.Child(c, "case") >= 0 {
				if e, ok := r.complement(i, c, end); ok {
					end = max(end, e)
				}
			} else if (rel == "flat" || rel == "compound" || rel == "nmod:desc" || rel == "nmod:unmarked" || rel == "appos" || rel == "nmod") && c == end {
				for end < len(r.inName) && r.inName[end] == r.inName[c] {
					end++
				}
			}
		case hearsay.MatchRelation(rel, "nmod") && rel != "nmod:unmarked" && rel != "nmod:poss", rel == "amod":
			if e, ok := r.complement(i, c, end); ok {
				end = max(end, e)
			}
		case rel == "flat" || rel == "fixed" || rel == "goeswith" || rel == "compound" && c == end:
			_, e := r.phrase(c)
			end = max(end, e)
		}
	}
	if k := r.t.Child(i, "case"); k > i && r.relation(i, "nmod:poss") {
		end = max(end, k+1)
	}
	return first, end
}

// takesTo holds the nouns that say by "to" whose they are.
var takesTo = map[string]bool{
	"adviser": true, "advisor": true, "aide": true, "envoy": true, "ambassador": true, "deputy": true, "heir": true, "successor": true,
	"assistant": true, "secretary": true, "representative": true, "party": true, "delegate": true, "counsel": true, "threat": true,
}

// complement is the end of the complement of noun i that dependent c brings,
// if it is one. What belongs to the noun so far ends at end.
func (r *reader) complement(i, c, end int) (int, bool) {
	complement := c
	if r.t.Tokens[c].Relation == "amod" {
		if complement = r.t.Child(c, "obl"); complement < 0 || c != end {
			return 0, false
		}
	}
	k := r.t.Child(complement, "case")
	if k < end-1 {
		return 0, false
	}
	switch r.lower[k] {
	case "of":
	case "for":
		if complement == c {
			if a, ok := r.names.Agent(r.lower[i]); !ok || a.Type != hearsay.Person {
				return 0, false
			}
		}
	case "to":
		if complement == c && !takesTo[strings.ToLower(r.t.Tokens[i].Lemma)] {
			return 0, false
		}
	default:
		return 0, false
	}
	_, e := r.phrase(complement)
	for _, d := range r.t.Children(complement) {
		if r.t.Tokens[d].Relation == "conj" && int(d)-e <= 3 && (r.t.Child(int(d), "nummod") < 0 && !r.indefiniteArticle(int(d)) || r.indefiniteArticle(complement)) {
			_, de := r.phrase(int(d))
			e = max(e, de)
		}
	}
	return e, true
}

func (r *reader) indefiniteArticle(i int) bool {
	d := r.t.Child(i, "det")
	return d >= 0 && (r.lower[d] == "a" || r.lower[d] == "an")
}

// trim cuts a phrase to at most a sentence's worth of sense: parsers now and
// then hang half a sentence on a noun.
func (r *reader) trim(m *mention) {
	const longest = 14
	if m.end-m.first > longest {
		m.first, m.end = max(m.first, m.head-3), m.head+1
	}
	for k := m.head - 1; k > m.first; k-- {
		// "In the early hours, the guerrillas": a comma ends what belongs to the noun, but not in "armed, masked men".
		if r.lower[k] == "," && r.t.Tokens[k-1].UPOS != "ADJ" && r.t.Tokens[k-1].UPOS != "VERB" || r.t.Tokens[k].UPOS == "SCONJ" {
			m.first = k + 1
			break
		}
	}
	for m.first < m.head {
		switch r.t.Tokens[m.first].UPOS {
		case "ADP", "SCONJ", "CCONJ", "AUX", "INTJ":
			if w := r.lower[m.first]; w != "over" && w != "under" && w != "up" && w != "between" && w != "as" && w != "about" && w != "around" && w != "near" {
				m.first++
				continue
			}
		}
		switch r.lower[m.first] {
		case ",", "“", "\"", "‘", "'", "(", "-", "–", "—", ":", ";", "and", "or", "but", "``", "`", "only", "even", "also", "not", "just":
			m.first++
			continue
		}
		break
	}
	// A phrase may cut a name at neither end.
	for m.first > 0 && m.form != hearsay.Name && r.inName[m.first] != 0 && r.inName[m.first-1] == r.inName[m.first] {
		m.first--
	}
	for m.end > m.head+1 {
		switch r.lower[m.end-1] {
		case ",", "”", "\"", "’", "'", ")", "-", "–", "—", ":", ";", "and", "or", "''", "'s", "’s", "of", ".":
			m.end--
			continue
		}
		break
	}
	if m.form == hearsay.Name {
		for m.first < m.head {
			if r.t.Tokens[m.first].UPOS == "PROPN" {
				break
			}
			m.first++
		}
		m.end = m.head + 1
		for m.end < len(r.lower) && r.relation(m.end, "flat") && r.head(m.end) == m.head {
			m.end++
		}
		for i := m.first; i < m.end; i++ {
			m.words = append(m.words, r.lower[i])
		}
		m.key = strings.Join(m.words, " ")
	}
}

// modify reads what stands round the head of a nominal.
func (r *reader) modify(m *mention) {
	for _, c32 := range r.t.Children(m.head) {
		c := int(c32)
		switch rel := r.t.Tokens[c].Relation; {
		case rel == "det" || rel == "det:predet":
			switch r.lower[c] {
			case "the":
				m.definite = true
			case "this", "that", "these", "those":
				m.definite, m.demonstrative = true, true
			default:
				m.indefinite = true
			}
		case rel == "nummod":
			m.indefinite = true
		case rel == "nmod:poss":
			m.possessed = c
			m.definite = true
		case rel == "amod" || rel == "compound" || hearsay.MatchRelation(rel, "nmod") || rel == "acl":
			if c > m.head {
				if c >= m.end {
					continue
				}
				m.complement = true
			}
			f, e := c, c+1
			if c < m.head {
				f, e = r.t.Subtree(c)
			}
			for i := f; i < e; i++ {
				switch r.t.Tokens[i].UPOS {
				case "NOUN", "PROPN", "ADJ", "VERB":
					m.modifiers = append(m.modifiers, strings.ToLower(r.t.Tokens[i].Lemma))
				}
			}
		}
	}
	// "the pro-Western kingdom's claim", where the parser gave the article to what is possessed.
	if h := r.head(m.head); !m.definite && !m.indefinite && h > m.head && r.relation(m.head, "nmod:poss") {
		k := m.first - 1
		for k > 0 && r.head(k) == h && r.t.Tokens[k].UPOS == "ADJ" {
			k--
		}
		if k >= 0 && r.lower[k] == "the" && r.head(k) == h {
			m.first, m.definite = k, true
		}
	}
	if m.indefinite && m.demonstrative {
		m.indefinite = false
	}
	if r.t.Child(m.head, "det") >= 0 && m.definite {
		m.indefinite = false // "the two men"
	}
}
