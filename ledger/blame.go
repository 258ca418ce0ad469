package ledger

import (
	"slices"
	"strings"

	"hearsay"
)

// charges are the words for what somebody is accused of or denies, when the act
// itself is not told again: "denied involvement", "rejected the accusation".
var charges = words(`involvement involved responsibility responsible role part complicity accusation accusations allegation allegations
	charge charges claim claims report reports it wrongdoing blame hand link links`)

var denying = words(`denied denies deny denying rejected rejects reject rejecting dismissed dismisses dismiss disputed disputes dispute
	refuted refutes refute disclaimed disclaims`)

var blaming = words(`blamed blames blame blaming accused accuses accuse accusing`)

// blameClaims are the claims about who did it that stand in no event of their
// own: "A blamed B", "B denied involvement", "C was responsible", "D claimed
// responsibility".
func (r *reader) blameClaims() []hearsay.Claim {
	var out []hearsay.Claim
	for i := range r.words {
		sentence := r.sentence(r.words[i].begin)
		if sentence < 0 || r.in(hearsay.Boilerplate, r.words[i].begin) {
			continue
		}
		within := r.rec.Sentences[sentence]
		w := r.words[i].low
		var c hearsay.Claim
		switch {
		case blaming[w]:
			c = r.blamed(i, within)
		case denying[w]:
			if c = r.denied(i, within); len(c.Evidence) > 0 {
				out = append(out, r.charged(i, within, &c)...)
			}
		case w == "claimed" || w == "claiming" || w == "claims" || w == "claim":
			c = r.claimed(i, within)
		case w == "responsible" || w == "behind" || w == "blame" && r.low(i-1) == "to":
			c = r.responsible(i, within)
		}
		if len(c.Evidence) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// answer is how many sentences may lie between a charge and its denial.
const answer = 6

// deniedActs are the acts that somebody denies in words of which no event was
// coded ("denied that any vessel had been sunk"), each with the claim nearest
// before it that tells such an act, if that was not coded either.
func (r *reader) deniedActs() []hearsay.Claim {
	var out []hearsay.Claim
	for i := range r.rec.Attributions {
		a := &r.rec.Attributions[i]
		content := hull(a.Content)
		act, at := r.actWord(content.Begin, content.End)
		if !r.denies(a) || r.nameless(a) || act == "" || r.triggers(hearsay.RecordSpan{Begin: r.words[at].begin, End: r.words[at].end}) {
			continue
		}
		cue := r.wordAt(hull(a.Cue).Begin)
		if s := r.sentence(content.Begin); s < 0 || len(r.denied(cue, r.rec.Sentences[s]).Evidence) > 0 {
			continue
		}
		accounts := r.accountsOf(content)
		if !slices.Contains(accounts, a) {
			accounts = append(accounts, a)
		}
		no := r.toldAct(act, content, accounts)
		happened := false
		no.Value.Occurred, no.Status = &happened, hearsay.Denied
		out = append(out, no)

		// The nearest telling before it, in another account.
		from := max(no.Sentence-answer, 0)
		for j := at - 1; j >= 0 && r.words[j].begin >= r.rec.Sentences[from].Begin; j-- {
			w := r.words[j]
			span := hearsay.RecordSpan{Begin: w.begin, End: w.end}
			if actOf(w.low) != actOf(act) || contains(content, span) || r.negatedAt(j) {
				continue
			}
			accounts := r.accountsOf(span)
			if len(accounts) == 0 {
				accounts = r.accountBefore(span)
			}
			if len(accounts) > 0 && !r.triggers(span) {
				yes := r.toldAct(w.low, hull(accounts[len(accounts)-1].Content), accounts)
				happened := true
				yes.Value.Occurred, yes.Status = &happened, hearsay.Occurred
				out = append(out, yes)
			}
			break
		}
	}
	return out
}

// answered are the claims that a denial answers which tells no act and follows no
// accusation: "A said the rebels had shot at the camp. B rejected the charge." What the
// account just before it tells is claimed to have happened, and denied.
func (r *reader) answered(claims []hearsay.Claim) []hearsay.Claim {
	var out []hearsay.Claim
	for i := range claims {
		d := &claims[i]
		if d.Kind != hearsay.ResponsibilityClaim || !charge(d) || r.ofGuilt(d) || r.answersOne(d, claims) {
			continue
		}
		var before *hearsay.RecordAttribution
		for j := range r.rec.Attributions {
			a := &r.rec.Attributions[j]
			content := hull(a.Content)
			if len(a.Content) == 0 || content.End > d.Evidence[0].Begin || a.Negated || !asserting[a.Stance] || a.Stance == hearsay.Denies ||
				r.nameless(a) || a.Entity == voice(d).Entity || d.Sentence-r.sentence(content.Begin) > 1 {
				continue
			}
			if before == nil || content.Begin > hull(before.Content).Begin {
				before = a
			}
		}
		if before == nil {
			continue
		}
		content := hull(before.Content)
		act := r.actIn(content.Begin, content.End)
		if act == "" {
			continue
		}
		yes := r.toldAct(act, content, r.accountsOf(content))
		if len(r.accountsOf(content)) == 0 {
			yes.Claimants = r.claimants([]*hearsay.RecordAttribution{before})
		}
		no := *d
		no.Kind, no.About = hearsay.OccurrenceClaim, hearsay.Subject{Act: act, Places: yes.About.Places}
		happened, not := true, false
		yes.Value, no.Value = hearsay.Value{Occurred: &happened}, hearsay.Value{Occurred: &not}
		yes.Status = hearsay.Occurred
		out = append(out, yes, no)
	}
	return out
}

// guilt are those charges that name no telling: who denies them may well grant
// that it happened.
var guilt = words(`involvement involved responsibility responsible role part complicity wrongdoing blame hand link links`)

// ofGuilt reports whether a denial is of guilt only: "denies any wrongdoing".
func (r *reader) ofGuilt(d *hearsay.Claim) bool {
	found := false
	for _, w := range r.words {
		if w.begin >= d.Evidence[0].Begin && w.end <= d.Evidence[0].End && charges[w.low] {
			if !guilt[w.low] {
				return false
			}
			found = true
		}
	}
	return found
}

// answersOne reports whether a denial answers one of the claims of who did it.
func (r *reader) answersOne(d *hearsay.Claim, claims []hearsay.Claim) bool {
	for i := range claims {
		c := &claims[i]
		if c.Kind == hearsay.ResponsibilityClaim && !c.Value.Not {
			if _, ok := linkBlame(d, c); ok && rivals(d, c) && !sameVoice(d, c) {
				return true
			}
		}
	}
	return false
}

// accountBefore is the account that begins last before the span in its sentence:
// "said that A, and that B" may have lost its second half.
func (r *reader) accountBefore(s hearsay.RecordSpan) []*hearsay.RecordAttribution {
	var best *hearsay.RecordAttribution
	for i := range r.rec.Attributions {
		a := &r.rec.Attributions[i]
		cue := hull(a.Cue)
		if len(a.Cue) == 0 || a.Negated || !asserting[a.Stance] || r.nameless(a) || cue.End > s.Begin || r.sentence(cue.Begin) != r.sentence(s.Begin) {
			continue
		}
		if best == nil || cue.Begin > hull(best.Cue).Begin {
			best = a
		}
	}
	if best == nil {
		return nil
	}
	return []*hearsay.RecordAttribution{best}
}

// toldAct begins the claim of an act that stands in the accounts.
func (r *reader) toldAct(act string, content hearsay.RecordSpan, accounts []*hearsay.RecordAttribution) hearsay.Claim {
	c := r.claim(hearsay.OccurrenceClaim, accounts, content)
	c.About.Act, c.About.Places = act, r.sites(content)
	return c
}

// triggers reports whether the span is a word that tells a coded event.
func (r *reader) triggers(s hearsay.RecordSpan) bool {
	for _, ev := range r.rec.Events {
		if anyOverlap(ev.Trigger, s) {
			return true
		}
	}
	return false
}

// in reports whether the offset stands in a section of the kind.
func (r *reader) in(kind hearsay.SectionKind, offset int) bool {
	for _, s := range r.rec.Sections {
		if s.Kind == kind && s.Begin <= offset && offset < s.End {
			return true
		}
	}
	return false
}

// blamed reads "A blamed B for the attack": the claim of A that B did it.
func (r *reader) blamed(i int, within hearsay.RecordSpan) hearsay.Claim {
	who := r.subjectBefore(i, within)
	whom, at := r.mentionAfter(r.words[i].end, within, 8)
	if who == "" || whom == "" || who == whom || r.low(i-1) == "to" || r.negatedAt(i) {
		return hearsay.Claim{}
	}
	p := r.party(whom)
	c := r.claim(hearsay.ResponsibilityClaim, nil, hearsay.RecordSpan{Begin: r.words[i].begin, End: min(within.End, r.clauseEnd(at))})
	c.Claimants = r.chain(hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}, who)
	c.Stance = hearsay.Accuses
	c.About = hearsay.Subject{
		Apart: c.About.Apart,
		Event: hearsay.Accuse, Act: r.actIn(at, r.clauseEnd(at)), Actors: []hearsay.Party{p},
		Places: r.sites(hearsay.RecordSpan{Begin: at, End: r.clauseEnd(at)}),
	}
	c.Value = hearsay.Value{Actor: p.Name}
	return c
}

// denied reads "B denied involvement", "B denied shelling the town".
func (r *reader) denied(i int, within hearsay.RecordSpan) hearsay.Claim {
	who := r.subjectBefore(i, within)
	if who == "" || r.negatedAt(i) {
		return hearsay.Claim{}
	}
	end := r.clauseEnd(r.words[i].end)
	charge, own := false, false
	for j, n := i+1, 0; j < len(r.words) && r.words[j].begin < end && n < 8; j, n = j+1, n+1 {
		w := r.words[j].low
		charge = charge || charges[w]
		if next := r.low(j + 1); charges[w] && (next == "and" || next == "," || next == "but") {
			end = r.words[j].end // what follows is another clause
		}
		own = own || n < 2 && len(w) > 5 && strings.HasSuffix(w, "ing") && w != "anything" && w != "nothing"
	}
	rejects := !strings.HasPrefix(r.words[i].low, "den")
	if !charge && !own || rejects && !r.accusation(i+1, end) {
		return hearsay.Claim{}
	}
	p := r.party(who)
	c := r.claim(hearsay.ResponsibilityClaim, nil, hearsay.RecordSpan{Begin: r.words[i].begin, End: end})
	c.Claimants = r.chain(hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}, who)
	c.Stance = hearsay.Denies
	c.Status = hearsay.Denied
	c.About = hearsay.Subject{
		Apart: c.About.Apart,
		Act:   r.actIn(r.words[i].end, end), Actors: []hearsay.Party{p},
		Places: r.sites(hearsay.RecordSpan{Begin: r.words[i].end, End: end}),
	}
	c.Value = hearsay.Value{Actor: p.Name, Not: true}
	return c
}

// charged is the claim that a denial answers, where the denial itself tells who
// made it: "rejected the union's charges that its guards had fired". If the
// charge is not of what the denier did, both become claims that it happened.
func (r *reader) charged(i int, within hearsay.RecordSpan, denial *hearsay.Claim) []hearsay.Claim {
	noun := -1
	for j := i + 1; j < len(r.words) && j < i+9 && r.words[j].begin < within.End && noun < 0; j++ {
		if accusing[r.words[j].low] {
			noun = j
		}
	}
	if noun < 0 {
		return nil
	}
	author := r.endingAt(noun)
	that := -1
	for j := noun + 1; j < len(r.words) && j < noun+14 && r.words[j].begin < within.End; j++ {
		w := r.words[j].low
		if w == "that" {
			that = j
			break
		}
		if w == "and" || w == "but" || w == "," || w == "said" || w == "says" {
			break
		}
		if (w == "by" || w == "from") && author == "" {
			author, _ = r.mentionAfter(r.words[j].end, within, 4)
		}
	}
	if author == denial.About.Actors[0].Entity || that < 0 && (author == "" || !imputing[r.words[noun].low]) {
		return nil
	}
	cue := hearsay.RecordSpan{Begin: r.words[noun].begin, End: r.words[noun].end}
	yes := *denial
	yes.Stance, yes.Status, yes.Value.Not = hearsay.Accuses, hearsay.Occurred, false
	yes.Evidence = []hearsay.RecordSpan{{Begin: cue.Begin, End: denial.Evidence[0].End}}
	yes.Claimants = []hearsay.Claimant{{Name: r.words[noun].low, Anonymous: true}}
	if author != "" {
		yes.Claimants = r.chain(cue, author)
	}
	if that < 0 || r.ownDeed(that+1, denial.About.Actors[0]) {
		return []hearsay.Claim{yes}
	}
	if denial.About.Act == "" {
		return nil
	}
	no := *denial
	yes.Kind, no.Kind = hearsay.OccurrenceClaim, hearsay.OccurrenceClaim
	happened, not := true, false
	yes.Value, no.Value = hearsay.Value{Occurred: &happened}, hearsay.Value{Occurred: &not}
	yes.About.Actors, no.About.Actors = nil, nil
	return []hearsay.Claim{yes, no}
}

// accusing are the nouns for charges that somebody makes.
var accusing = words(`accusation accusations allegation allegations charge charges claim claims report reports assertion assertions
	complaint complaints suggestion suggestions rumour rumours rumor rumors`)

// imputing are those of them that charge somebody with a deed; a claim or a report may be
// about anything.
var imputing = words(`accusation accusations allegation allegations charge charges`)

// endingAt is the entity whose mention ends just before word i: the owner in
// "the union's charges".
func (r *reader) endingAt(i int) string {
	j := i - 1
	for j > 0 && (r.low(j) == "s" || r.low(j) == "'" || r.low(j) == "’") {
		j--
	}
	if j < 0 || j == i-1 && !possessives[r.low(j)] {
		return ""
	}
	id, from := "", 1<<30
	for _, e := range r.rec.Entities {
		for _, m := range e.Mentions {
			if m.End >= r.words[j].end && m.End <= r.words[i].begin && m.Begin < from && m.Begin <= r.words[j].begin {
				id, from = e.ID, m.Begin
			}
		}
	}
	return id
}

// ownDeed reports whether the clause that begins at word i begins with the party
// itself or with those who act for it.
func (r *reader) ownDeed(i int, p hearsay.Party) bool {
	for j := i; j < i+4; j++ {
		switch w := r.low(j); w {
		case "it", "its", "he", "his", "she", "her", "they", "their", "troops", "soldiers", "forces", "army", "police":
			return true
		}
	}
	for _, e := range r.rec.Entities {
		for _, m := range e.Mentions {
			if n := r.wordAt(m.Begin); n >= i && n < i+3 {
				q := r.party(e.ID)
				if kindred(&p, &q, true) {
					return true
				}
			}
		}
	}
	return false
}

// accusation reports whether the words between speak of a charge: demands and
// offers are rejected too, but that denies nothing.
func (r *reader) accusation(from, end int) bool {
	for j := from; j < len(r.words) && r.words[j].begin < end && j < from+8; j++ {
		switch w := r.words[j].low; {
		case strings.HasPrefix(w, "accusation"), strings.HasPrefix(w, "allegation"), strings.HasPrefix(w, "charge"),
			strings.HasPrefix(w, "claim"), w == "responsibility", w == "involvement", w == "blame", strings.HasPrefix(w, "report"):
			return true
		}
	}
	return false
}

// claimed reads "D claimed responsibility for the bombing".
func (r *reader) claimed(i int, within hearsay.RecordSpan) hearsay.Claim {
	if r.low(i+1) != "responsibility" && !(r.low(i+2) == "responsibility" && r.low(i+1) != "no") {
		return hearsay.Claim{}
	}
	who := r.subjectBefore(i, within)
	if who == "" || r.negatedAt(i) || r.nobody(i, within) {
		return hearsay.Claim{}
	}
	p := r.party(who)
	end := r.clauseEnd(r.words[i].end)
	c := r.claim(hearsay.ResponsibilityClaim, nil, hearsay.RecordSpan{Begin: r.words[i].begin, End: end})
	c.Claimants = r.chain(hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}, who)
	c.About = hearsay.Subject{
		Apart: c.About.Apart,
		Act:   r.actIn(r.words[i].end, end), Actors: []hearsay.Party{p},
		Places: r.sites(hearsay.RecordSpan{Begin: r.words[i].end, End: end}),
	}
	c.Value = hearsay.Value{Actor: p.Name}
	return c
}

// responsible reads "C was responsible", "C was behind the attack".
func (r *reader) responsible(i int, within hearsay.RecordSpan) hearsay.Claim {
	b := i - 1
	if r.low(b) == "to" {
		b--
	}
	not := r.low(b) == "not"
	if not {
		b--
	}
	switch r.low(b) {
	case "was", "were", "is", "are", "been", "be":
	default:
		return hearsay.Claim{}
	}
	if r.low(b-1) == "have" || r.low(b-1) == "had" || r.low(b-1) == "has" {
		b--
	}
	if r.low(b-1) == "have" && r.low(b) == "been" {
		b--
	}
	span := hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}
	accounts := r.accountsOf(span)
	if len(accounts) == 0 {
		accounts = r.accountBefore(span)
	}
	switch r.low(b - 1) {
	case "might", "may", "could":
		if len(accounts) == 0 {
			return hearsay.Claim{}
		}
		b-- // "suggested that X could be behind it" blames X all the same
	case "who", "whoever", "if", "whether":
		return hearsay.Claim{}
	}
	end := r.clauseEnd(r.words[i].end)
	if r.low(i) == "behind" || r.low(i) == "responsible" && r.low(i+1) == "for" {
		deed := actOf(string(r.text[r.words[i].end:end])) != ""
		for j := i + 1; j < i+6; j++ {
			deed = deed || deeds[r.low(j)]
		}
		if !deed {
			return hearsay.Claim{} // "was behind schedule", "responsible for the budget"
		}
	}
	who := ""
	for _, e := range r.rec.Entities {
		for _, m := range e.Mentions {
			if m.End <= r.words[b].begin && m.Begin >= within.Begin && r.wordAt(m.End) == b {
				who = e.ID
			}
		}
	}
	p := r.party(who)
	if p.Name == "" || p.Kind == string(hearsay.Location) || r.nobody(b, within) {
		return hearsay.Claim{}
	}
	span.End = end
	c := r.claim(hearsay.ResponsibilityClaim, accounts, span)
	c.About = hearsay.Subject{Apart: c.About.Apart, Act: r.actIn(r.words[i].end, end), Actors: []hearsay.Party{p}, Places: r.sites(span)}
	c.Value = hearsay.Value{Actor: p.Name, Not: not}
	return c
}

// deeds are nouns for acts that do not say of what kind.
var deeds = words(`act acts incident violence plot crime crimes atrocity atrocities it this coup unrest`)

// chain are the claimants of the account in which the words stand, and within
// them the one who speaks.
func (r *reader) chain(words hearsay.RecordSpan, speaker string) []hearsay.Claimant {
	p := r.party(speaker)
	own := hearsay.Claimant{Name: p.Name, Names: p.Names, Entity: speaker}
	var outer []*hearsay.RecordAttribution
	for _, a := range r.accountsOf(words) {
		if a.Entity != speaker && a.Stance != hearsay.Denies && !anyOverlap(a.Cue, words) {
			outer = append(outer, a)
		}
	}
	if len(outer) == 0 {
		return []hearsay.Claimant{own}
	}
	return append(r.claimants(outer), own)
}

// subjectBefore is the entity that does what word i says: the source of an
// account with that cue, else the mention nearest before it in the clause.
func (r *reader) subjectBefore(i int, within hearsay.RecordSpan) string {
	cue := hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}
	for _, a := range r.rec.Attributions {
		if anyOverlap(a.Cue, cue) && r.entities[a.Entity] != nil {
			return a.Entity
		}
	}
	for _, ev := range r.rec.Events {
		if anyOverlap(ev.Trigger, cue) && len(ev.Actor) > 0 && r.entities[ev.Actor[0].Entity] != nil {
			return ev.Actor[0].Entity
		}
	}
	best, at, from := "", -1, 0
	for _, e := range r.rec.Entities {
		if e.Type == hearsay.Location || e.Type == hearsay.Facility {
			continue
		}
		for _, m := range e.Mentions {
			if m.Begin < within.Begin || m.End > cue.Begin || r.wordAt(m.End) > i {
				continue
			}
			// The widest mention among those that end last: "the spokesman for the army", not "the army".
			if m.End > at || m.End == at && m.Begin < from {
				best, at, from = e.ID, m.End, m.Begin
			}
		}
	}
	if best == "" || i-r.wordAt(at) > 6 {
		return ""
	}
	return best
}

// mentionAfter is the first entity named after the offset, at most n words on.
func (r *reader) mentionAfter(offset int, within hearsay.RecordSpan, n int) (id string, end int) {
	limit := r.wordAt(offset) + n
	begin := 1 << 30
	for _, e := range r.rec.Entities {
		if e.Type == hearsay.Location && !r.metonym(e.ID) || e.Type == hearsay.Facility {
			continue
		}
		for _, m := range e.Mentions {
			if m.Begin < offset || m.End > within.End || r.wordAt(m.Begin) >= limit {
				continue
			}
			if m.Begin < begin || m.Begin == begin && m.End > end {
				id, begin, end = e.ID, m.Begin, m.End
			}
		}
	}
	return id, end
}

// metonym reports whether a place stands for its government somewhere.
func (r *reader) metonym(entity string) bool {
	for _, p := range r.rec.Places {
		if p.Entity == entity && p.Use == hearsay.UseMetonym {
			return true
		}
	}
	return false
}

// negatedAt reports whether word i is negated: "did not deny".
func (r *reader) negatedAt(i int) bool {
	for j := i - 1; j >= max(i-3, 0); j-- {
		switch r.words[j].low {
		case "not", "never", "neither", "nor", "t":
			return true
		}
	}
	return false
}

// nobody reports whether the subject of word i is nobody: "no group has claimed".
func (r *reader) nobody(i int, within hearsay.RecordSpan) bool {
	for j := i - 1; j >= max(i-6, 0) && r.words[j].begin >= within.Begin; j-- {
		switch r.words[j].low {
		case "no", "nobody", "none", "one", "neither":
			return true
		}
	}
	return false
}

// clauseEnd is where the clause that goes on at the offset ends.
func (r *reader) clauseEnd(offset int) int {
	i := r.wordAt(offset)
	for n := 0; i < len(r.words) && n < 30; i, n = i+1, n+1 {
		switch r.words[i].low {
		case ".", ";", "“", "\"", "(", "!", "?":
			return r.words[i].begin
		case "but", "while", "although", "though", "whereas":
			return r.words[i].begin
		}
		if i+1 < len(r.words) && r.sentence(r.words[i].begin) != r.sentence(r.words[i+1].begin) {
			return r.words[i].end
		}
	}
	if i == 0 {
		return offset
	}
	return max(offset, r.words[min(i, len(r.words))-1].end)
}

// aside are the words after which an act is only the time or the occasion of
// another: "denied that she was beaten during her arrest".
var aside = words(`during after before following since despite until`)

// actIn is the first word between the offsets that tells an act, or "".
func (r *reader) actIn(from, to int) string {
	act, _ := r.actWord(from, to)
	return act
}

// actWord is the first word between the offsets that tells an act and its index.
func (r *reader) actWord(from, to int) (act string, index int) {
	for i := r.wordAt(from); i < len(r.words) && r.words[i].begin < to; i++ {
		if actOf(r.words[i].low) != "" && !aside[r.low(i-1)] && !aside[r.low(i-2)] {
			return r.words[i].low, i
		}
	}
	return "", -1
}

// estimating are the verbs of those who give a figure of their own.
var estimating = words(`put puts estimated estimates estimate spoke speak speaks talked talk gave gives placed counted reckoned reckon
	admitted admits admit acknowledged acknowledges conceded concedes claimed claims claim`)

// estimator is the chain of claimants of a figure that somebody gives of his
// own, where the record has no account of it: "police put the number at 9,000".
func (r *reader) estimator(q *hearsay.RecordQuantity) []hearsay.Claimant {
	sentence := r.sentence(q.Begin)
	if sentence < 0 {
		return nil
	}
	first := r.wordAt(q.Begin)
	for n, i := 1, first-1; i >= 0 && n <= 8; n, i = n+1, i-1 {
		w := r.words[i].low
		if w == "." || w == ";" || r.words[i].begin < r.rec.Sentences[sentence].Begin {
			return nil
		}
		if estimating[w] && r.low(i-1) != "a" && r.low(i-1) != "an" && !(strings.HasPrefix(w, "claim") && (q.Unit == "life" || q.Unit == "victim")) {
			who := r.subjectBefore(i, r.rec.Sentences[sentence])
			if who == "" {
				return nil
			}
			chain := r.chain(hearsay.RecordSpan{Begin: r.words[i].begin, End: r.words[i].end}, who)
			for j := i - 1; j >= max(i-8, 0); j-- {
				switch r.words[j].low {
				case ";", "while", "but", "whereas":
					return chain[len(chain)-1:] // set against the account before it, no part of it
				}
			}
			return chain
		}
	}
	return nil
}

// saying are the verbs of a source that stands after its words: "…, residents said".
var saying = words(`said says reported reports told`)

// afterwards is the chain of claimants of a figure in a sentence that ends in its
// source, where the record has no account of it: "killing 14 people, residents said".
func (r *reader) afterwards(q *hearsay.RecordQuantity) []hearsay.Claimant {
	sentence := r.sentence(q.Begin)
	if sentence < 0 {
		return nil
	}
	end := r.rec.Sentences[sentence].End
	for i := r.wordAt(q.End); i < len(r.words) && r.words[i].begin < end; i++ {
		if !saying[r.words[i].low] {
			continue
		}
		if w := r.low(i + 1); r.low(i) != "told" && w != "." && w != "," && w != "on" && r.words[min(i+1, len(r.words)-1)].begin < end {
			return nil
		}
		who, from := "", 0
		for _, e := range r.rec.Entities {
			for _, m := range e.Mentions {
				j := r.wordAt(m.End)
				if m.Begin > q.End && (j == i || j == i-1 && r.low(j) == ",") && (who == "" || m.Begin > from) {
					who, from = e.ID, m.Begin
				}
			}
		}
		if who == "" {
			return nil
		}
		return []hearsay.Claimant{{Name: r.party(who).Name, Names: r.party(who).Names, Entity: who}}
	}
	return nil
}
