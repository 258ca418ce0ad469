package entity

import (
	"slices"

	"hearsay"
)

// generic holds the heads of definite phrases that can stand for a body or
// group named before, with the classes of the nominals they agree with.
var generic = map[string]bool{
	"group": true, "movement": true, "organization": true, "organisation": true, "militia": true, "faction": true, "force": true,
	"forces": true, "outfit": true, "network": true, "party": true, "militant": true, "insurgent": true, "rebel": true, "guerrilla": true,
	"guerilla": true, "extremist": true, "terrorist": true, "jihadist": true, "islamist": true, "fighter": true, "insurgency": true,
	"company": true, "firm": true, "agency": true, "alliance": true, "coalition": true, "front": true, "body": true, "union": true,
	"newspaper": true, "paper": true, "channel": true, "broadcaster": true, "magazine": true, "regime": true, "separatist": true,
	"gang": true, "cartel": true, "sect": true, "bloc": true, "airline": true, "bank": true, "university": true, "council": true, "court": true,
	"committee": true, "commission": true, "ministry": true, "army": true, "charity": true, "website": true, "institute": true,
}

// fits says which class of nominal a name of the type may be called by.
func fits(lemma, class string, c *cluster) bool {
	switch class {
	case "armed", "movement", "network":
		return c.typ == hearsay.Group || c.typ == hearsay.Organization && lemma != "militia" && lemma != "force"
	case "fighter":
		return c.typ == hearsay.Group
	case "party":
		return c.typ == hearsay.Organization || c.typ == hearsay.Group && slices.ContainsFunc(c.full, func(w string) bool {
			return w == "party" || w == "front" || w == "movement" || w == "union" || w == "congress"
		})
	case "company", "school", "church":
		return c.typ == hearsay.Organization
	case "alliance":
		return c.typ == hearsay.Organization || c.typ == hearsay.Group
	case "body":
		return c.typ == hearsay.Organization || c.typ == hearsay.Government
	case "media":
		return c.typ == hearsay.Publication
	case "court", "state", "military":
		return c.typ == hearsay.Government
	}
	return false
}

// linkNominals links definite nominals to what they were called before, from
// left to right.
func (r *reader) linkNominals() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form == hearsay.Nominal && m.indefinite {
			if j := r.sameCount(i); j >= 0 {
				r.join(j, i)
				continue
			}
		}
		if m.form != hearsay.Nominal || m.indefinite || len(r.clusterOf(i).mentions) > 1 && r.clusterOf(i).mentions[0] != i && !r.clusterOf(i).named {
			continue
		}
		if j := r.antecedent(i); j >= 0 {
			// "the group al-Shabab" takes up no group of another name.
			if !r.clusterOf(i).named || !r.clusterOf(j).named {
				r.join(j, i)
			}
		}
	}
}

// sameCount is the mention before nominal i that counts as many of the same
// people, told apart from others by the same words, or -1: reports tell the toll
// of their lead again.
func (r *reader) sameCount(i int) int {
	m := &r.mentions[i]
	number := r.t.Child(m.head, "nummod")
	_, native := r.gaz.Demonym(r.t.Form(m.head))
	told := func(o *mention) bool { return len(o.modifiers) > 1 || o.complement || native }
	if number < 0 || m.typ != hearsay.Group || !told(m) {
		return -1
	}
	for _, w := range m.modifiers {
		if w == "other" || w == "more" || w == "another" || w == "further" || w == "additional" {
			return -1
		}
	}
	for j := i - 1; j >= max(0, i-memory); j-- {
		o := &r.mentions[j]
		if o.form != hearsay.Nominal || o.lemma != m.lemma || !told(o) || o.sentence == m.sentence || o.cluster == m.cluster {
			continue
		}
		n := r.t.Child(o.head, "nummod")
		if n < 0 || r.lower[n] != r.lower[number] || !subset(m.modifiers, o.modifiers) && !subset(o.modifiers, m.modifiers) || r.unlike(m, o) {
			continue
		}
		return j
	}
	return -1
}

// memory is how many mentions back a phrase may reach, so that the longest text
// is read in time that grows with its length.
const memory = 2000

// antecedent is the mention before nominal i that it takes up, or -1.
func (r *reader) antecedent(i int) int {
	m := &r.mentions[i]
	// The same words again.
	for j := i - 1; j >= max(0, i-memory); j-- {
		o := &r.mentions[j]
		if o.form != hearsay.Nominal || o.lemma != m.lemma || o.cluster == m.cluster || r.nested(i, j) {
			continue
		}
		if o.number != m.number || !genderFits(o.gender, m.gender) || !r.mayBeOne(j, i) {
			continue
		}
		distance := m.sentence - o.sentence
		if r.samePossessor(m, o) && m.definite && subset(m.modifiers, o.modifiers) && !r.unlike(m, o) {
			if m.class == "place" && len(m.modifiers) == 0 && distance > 4 {
				continue
			}
			if len(m.modifiers) == 0 && m.number == plural && distance > 8 {
				continue
			}
			return j
		}
		if !m.definite && len(m.modifiers) > 0 && slices.Equal(m.modifiers, o.modifiers) && distance <= 10 {
			return j
		}
	}
	if !m.definite || m.possessed >= 0 || m.complement {
		return -1
	}
	switch {
	case m.typ == hearsay.Person && m.class == "leader", m.typ == hearsay.Person && m.class == "spokesperson", m.typ == hearsay.Person && m.class == "official":
		// "the president" after "President X".
		for j := i - 1; j >= max(0, i-memory); j-- {
			o := &r.mentions[j]
			if m.first == m.head && o.form == hearsay.Name && o.typ == hearsay.Person && slices.Contains(r.clusterOf(j).roles, m.lemma) && r.mayBeOne(j, i) && !r.nested(i, j) {
				return j
			}
		}
	case m.typ == hearsay.Person && (m.lemma == "man" || m.lemma == "woman" || m.lemma == "suspect" || m.lemma == "attacker" || m.lemma == "victim"):
		for j := i - 1; j >= 0 && m.sentence-r.mentions[j].sentence <= 2; j-- {
			c := r.clusterOf(j)
			if c.typ == hearsay.Person && c.number != plural && len(m.modifiers) == 0 && r.mayBeOne(j, i) && !r.nested(i, j) && c.gender == m.gender && m.gender != unknownGender {
				return j
			}
		}
	case m.class == "place" || m.class == "state" && m.typ == hearsay.Location:
		if slices.ContainsFunc(m.modifiers, func(w string) bool { return contrasting[w] }) || r.modifiedByName(m) || r.lower[m.head] != r.t.Form(m.head) && len(m.modifiers) > 0 {
			return -1
		}
		return r.placeBefore(i)
	case generic[m.lemma]:
		return r.bodyBefore(i)
	}
	return -1
}

// bodyBefore finds the named body or group that a phrase as "the group" or
// "the Islamist force" takes up.
func (r *reader) bodyBefore(i int) int {
	m := &r.mentions[i]
	for _, w := range m.modifiers {
		// "the Afghan forces", "government forces" name somebody else.
		if a, ok := r.names.Agent(w); ok && (a.Type == hearsay.Government || a.Type == hearsay.Location) {
			return -1
		}
		if w == "other" || w == "rival" || w == "second" || w == "security" || w == "foreign" || w == "international" || w == "local" || w == "opposing" {
			return -1
		}
	}
	if r.modifiedByName(m) {
		return -1
	}
	best, bestScore := -1, 0
	seen := map[int]bool{}
	for j := i - 1; j >= 0; j-- {
		o := &r.mentions[j]
		distance := m.sentence - o.sentence
		if distance > 4 {
			break
		}
		c := r.clusterOf(j)
		if seen[o.cluster] || o.cluster == m.cluster || !c.named || o.form == hearsay.Pronoun || !fits(m.lemma, m.class, c) || r.nested(i, j) {
			continue
		}
		if r.t.Tokens[o.head].Head >= 0 && r.sameClauseArguments(m.head, o.head) {
			continue
		}
		seen[o.cluster] = true
		score := 20 - 4*distance + min(len(c.mentions), 8)
		if r.relation(o.head, "nsubj") {
			score += 6
		}
		if r.relation(o.head, "compound", "amod") {
			score -= 3
		}
		if c.typ == hearsay.Group && (m.class == "armed" || m.class == "fighter") {
			score += 5
		}
		if score > bestScore {
			best, bestScore = j, score
		}
	}
	return best
}

// contrasting are the modifiers by which a place is told from the one spoken of.
var contrasting = map[string]bool{
	"other": true, "another": true, "neighbor": true, "neighboring": true, "neighbouring": true, "nearby": true, "adjacent": true,
	"different": true, "second": true, "third": true, "next": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"north": true, "south": true, "east": true, "west": true, "central": true, "northeastern": true, "northwestern": true,
	"southeastern": true, "southwestern": true, "border": true, "capital": true, "main": true, "largest": true, "large": true, "big": true,
	"biggest": true, "foreign": true, "home": true, "host": true, "third-world": true, "urban": true, "residential": true, "rural": true,
	"coastal": true, "whole": true, "surrounding": true, "first": true, "last": true, "conflict": true, "industrial": true,
}

// placeBefore finds the place that "the city" or "the country" takes up.
func (r *reader) placeBefore(i int) int {
	m := &r.mentions[i]
	country := m.lemma == "country" || m.lemma == "nation" || m.lemma == "state" || m.lemma == "republic" || m.lemma == "kingdom"
	settlement := m.lemma == "city" || m.lemma == "town" || m.lemma == "village" || m.lemma == "capital"
	region := m.lemma == "province" || m.lemma == "region" || m.lemma == "district" || m.lemma == "territory" || m.lemma == "area" || m.lemma == "valley"
	if !country && !settlement && !region {
		return -1
	}
	best, bestScore := -1, 0
	count := map[int]int{}
	for j := i - 1; j >= 0; j-- {
		o := &r.mentions[j]
		distance := m.sentence - o.sentence
		if distance > 3 && !country || distance > 8 {
			break
		}
		c := r.clusterOf(j)
		if c.typ != hearsay.Location || !c.named || o.cluster == m.cluster || r.nested(i, j) || o.form == hearsay.Pronoun {
			continue
		}
		isCountry := len(o.key) > 8 && o.key[:8] == "country "
		if isCountry != country {
			continue
		}
		if region && len(c.full) > 1 {
			if last := c.full[len(c.full)-1]; last != m.lemma {
				if _, kind := r.names.TypeWord(last); kind {
					continue
				}
			}
		}
		count[o.cluster]++
		score := 20 - 4*min(distance, 4) + 2*count[o.cluster]
		if m.demonstrative && distance == 0 && r.relation(o.head, "nmod:poss", "nsubj") {
			score += 8 // "Chad's foray … that country's ministry"
		}
		if score > bestScore {
			best, bestScore = j, score
		}
	}
	return best
}

// nested reports whether one of two mentions lies in the other.
func (r *reader) nested(a, b int) bool {
	x, y := &r.mentions[a], &r.mentions[b]
	return x.first <= y.first && y.end <= x.end || y.first <= x.first && x.end <= y.end
}

// samePossessor reports whether two phrases belong to the same or to none.
func (r *reader) samePossessor(m, o *mention) bool {
	if m.possessed < 0 {
		return true
	}
	if o.possessed < 0 {
		return false
	}
	a, b := r.mentionAt(m.possessed), r.mentionAt(o.possessed)
	if a >= 0 && b >= 0 && r.mentions[a].cluster == r.mentions[b].cluster {
		return true
	}
	return r.lower[m.possessed] == r.lower[o.possessed] && m.sentence-o.sentence <= 3
}

// unlike reports whether the names inside two phrases differ.
func (r *reader) unlike(m, o *mention) bool {
	for i := m.first; i < m.end; i++ {
		k := r.mentionAt(i)
		if k < 0 || i == m.head || r.mentions[k].form != hearsay.Name {
			continue
		}
		found := false
		for j := o.first; j < o.end; j++ {
			if l := r.mentionAt(j); l >= 0 && r.mentions[l].cluster == r.mentions[k].cluster {
				found = true
			}
		}
		if !found {
			return true
		}
	}
	return false
}

// modifiedByName reports whether a name stands before the head of a phrase.
func (r *reader) modifiedByName(m *mention) bool {
	for i := m.first; i < m.head; i++ {
		if r.inName[i] != 0 {
			return true
		}
		if _, ok := r.gaz.Demonym(r.t.Form(i)); ok {
			return true
		}
	}
	return false
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// sameClauseArguments reports whether two heads are arguments of one verb, or
// conjuncts: such phrases are not about one thing.
func (r *reader) sameClauseArguments(a, b int) bool {
	ha, hb := r.head(a), r.head(b)
	if ha < 0 || hb < 0 {
		return false
	}
	if ha == hb {
		return !r.relation(a, "appos") && !r.relation(b, "appos")
	}
	return ha == b && r.relation(a, "conj") || hb == a && r.relation(b, "conj")
}

// linkPronouns resolves pronouns: those outside quotations from left to right,
// then those of the speakers inside, then the others inside.
func (r *reader) linkPronouns() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form == hearsay.Pronoun && m.person == 3 && r.quoteOf[m.head] == 0 {
			r.resolve(i, -1)
		}
	}
	last := -1
	for q := range r.quotes {
		// A quotation whose speaker is not named goes on from the one before, if that is near.
		s := r.quotes[q].speaker
		if s < 0 && last >= 0 {
			if r.t.SentenceOf(r.quotes[q].first)-r.t.SentenceOf(r.quotes[last].end-1) <= 1 {
				s = r.quotes[last].speaker
				r.quotes[q].speaker = s
			}
		}
		if s >= 0 {
			last = q
		}
	}
	writer := [3]int{-1, -1, -1} // of "I" and "we" outside quotations, by number
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Pronoun || m.person != 1 {
			continue
		}
		if r.quoteOf[m.head] == 0 {
			if w := writer[m.number]; w >= 0 {
				r.join(w, i)
			} else {
				writer[m.number] = i
			}
			continue
		}
		if s := r.quotes[r.quoteOf[m.head]-1].speaker; s >= 0 {
			// "We" of one speaker stands for those he speaks for; the chain is his.
			r.join(s, i)
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.form != hearsay.Pronoun || m.person != 3 || r.quoteOf[m.head] == 0 {
			continue
		}
		speaker := -1
		if s := r.quotes[r.quoteOf[m.head]-1].speaker; s >= 0 {
			speaker = r.mentions[s].cluster
		}
		r.resolve(i, speaker)
	}
}

// resolve joins a pronoun of the third person to the likeliest mention before
// it. The cluster not is none of its candidates.
func (r *reader) resolve(i, not int) {
	m := &r.mentions[i]
	best, bestScore := -1, leastScore(m)
	seen := map[int]bool{}
	first := map[int]int{} // sentence of the last mention of a cluster before m
	possessive := r.relation(m.head, "nmod:poss")
	if !possessive && !reflexive(m.lemma) {
		// Nobody who is another argument of the same verb.
		for step := -1; step <= 1; step += 2 {
			for j := i + step; j >= 0 && j < len(r.mentions) && r.mentions[j].sentence == m.sentence; j += step {
				if o := &r.mentions[j]; r.sameClauseArguments(m.head, o.head) {
					seen[o.cluster] = true
				}
			}
		}
	}
	try := func(j int) {
		o := &r.mentions[j]
		if o.cluster == m.cluster || o.cluster == not || seen[o.cluster] {
			return
		}
		c := r.clusterOf(j)
		score, ok := r.agrees(m, c)
		if !ok {
			return
		}
		if o.first <= m.first && m.end <= o.end { // "his brother" is not he
			return
		}
		if o.form == hearsay.Pronoun && o.person != 3 {
			return
		}
		distance := m.sentence - o.sentence
		if last, ok := first[o.cluster]; !ok {
			first[o.cluster] = o.sentence
		} else if last != o.sentence {
			return // of each cluster the nearest sentence counts
		}
		score += 24 - 7*min(distance, 3)
		switch {
		case r.relation(o.head, "nsubj"):
			score += 8
		case r.relation(o.head, "obj", "iobj", "obl:agent"):
			score += 3
		case r.relation(o.head, "nmod:poss"):
			score += 2
		case r.relation(o.head, "compound", "nmod", "amod"):
			score -= 2
		}
		if o.form == hearsay.Pronoun && o.lemma != "" && pronouns[o.lemma].gender == m.gender && pronouns[o.lemma].number == m.number {
			score += 4
		}
		if c.named {
			score += 3
		}
		score += min(len(c.mentions), 6)
		if distance == 0 {
			score += r.sameSentence(m, o)
		}
		if r.quoteOf[o.head] != 0 && r.quoteOf[o.head] != r.quoteOf[m.head] {
			score -= 8
		}
		if score > bestScore {
			best, bestScore = j, score
		}
	}
	for j := i - 1; j >= 0; j-- {
		if m.sentence-r.mentions[j].sentence > 3 {
			break
		}
		try(j)
	}
	// "In his speech, Smith said": the name comes behind, in the same sentence.
	if best < 0 {
		for j := i + 1; j < len(r.mentions) && r.mentions[j].sentence == m.sentence; j++ {
			if r.relation(r.mentions[j].head, "nsubj") && r.mentions[j].form == hearsay.Name {
				try(j)
			}
		}
	}
	if best >= 0 {
		c := r.mentions[best].cluster
		typ, num, gen := r.clusters[c].typ, r.clusters[c].number, r.clusters[c].gender
		r.join(best, i)
		k := r.clusterOf(best)
		k.typ = typ
		if num != unknownNumber {
			k.number = num
		}
		if gen != unknownGender {
			k.gender = gen
		}
	}
}

// leastScore is what the antecedent of a pronoun must weigh: "it" is often no
// entity at all.
func leastScore(m *mention) int {
	if m.gender == neuter && m.lemma == "it" {
		return 23
	}
	return 0
}

func reflexive(lemma string) bool {
	switch lemma {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// sameSentence weighs the place of a candidate before a pronoun in one
// sentence: who says so is who "he" is, and a subject is taken up by a subject.
func (r *reader) sameSentence(m, o *mention) int {
	score := 0
	h := r.head(o.head)
	if possessed := r.head(m.head); m.first > 0 && r.lower[m.first-1] == "and" && o.end == m.first-1 && r.relation(m.head, "nmod:poss") || possessed >= 0 && r.relation(m.head, "nmod:poss") && r.relation(possessed, "conj") && r.head(possessed) == o.head {
		return 30 // "the banker and his son"
	}
	for a := r.head(m.head); a >= 0; a = r.head(a) {
		if a == h && r.relation(o.head, "nsubj") {
			// The subject of a clause that holds the pronoun's.
			score += 6
			if r.cues.Known(r.t.Tokens[h].Lemma, "verb") {
				score += 4
			}
			break
		}
	}
	if r.relation(m.head, "nsubj") && r.relation(o.head, "nsubj") {
		score += 2
	}
	return score
}

// agrees reports whether a pronoun can refer to a cluster, and how well.
func (r *reader) agrees(m *mention, c *cluster) (int, bool) {
	switch m.gender {
	case male, female:
		if c.typ != hearsay.Person || c.number == plural || !genderFits(c.gender, m.gender) {
			return 0, false
		}
		if c.gender == m.gender {
			return 4, true
		}
		return 0, true
	case neuter:
		if c.number == plural && !c.named {
			return 0, false
		}
		switch c.typ {
		case hearsay.Group, hearsay.Organization, hearsay.Government, hearsay.Publication:
			return 2, true
		case hearsay.Location, hearsay.Facility:
			return 0, true
		case hearsay.OtherEntity:
			return -6, true
		}
		return 0, false
	}
	// they
	switch c.typ {
	case hearsay.Group:
		if c.number == plural {
			return 4, true
		}
		return 2, true
	case hearsay.Organization, hearsay.Government:
		if c.number == plural {
			return 2, true
		}
		return -4, true
	case hearsay.Location, hearsay.Facility:
		if c.number == plural {
			return -4, true
		}
		return -12, false
	}
	return 0, false
}

// dropLoosePronouns gives a type to the chains that hold pronouns only, and
// takes away "it" where it refers to nothing that was found.
func (r *reader) dropLoosePronouns() {
	for c := range r.clusters {
		k := &r.clusters[c]
		if len(k.mentions) == 0 || k.typ != "" {
			continue
		}
		m := &r.mentions[k.mentions[0]]
		switch {
		case m.gender == male || m.gender == female || m.person == 1 && m.number == singular:
			k.typ, k.number = hearsay.Person, singular
		case m.gender == unknownGender && m.number == plural:
			k.typ, k.number = hearsay.Group, plural
		default:
			k.mentions = nil
		}
	}
}
