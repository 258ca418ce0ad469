package ledger

import (
	"math"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// fit says whether two parts of claims may be one, and whether the words say so.
type fit int

const (
	excluded fit = iota // they cannot be one
	open                // nothing speaks for it or against it
	agrees              // the words say so
)

// kilometres between two points.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	h := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// samePlace compares two places by name, containment and distance.
func samePlace(a, b hearsay.Site) fit {
	x, y := placeName(a.Name), placeName(b.Name)
	if x == y && x != "" {
		return agrees
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return excluded
	}
	for _, s := range [2][2]hearsay.Site{{a, b}, {b, a}} {
		large, small := s[0], s[1]
		if large.Precision == hearsay.PrecisionAdmin1 && small.Admin1 != "" && small.Precision != hearsay.PrecisionAdmin1 {
			if placeName(large.Name) == placeName(small.Admin1) || large.Admin1 != "" && large.Admin1 == small.Admin1 {
				return agrees
			}
			return excluded
		}
	}
	if a.Precision == hearsay.PrecisionAdmin1 && b.Precision == hearsay.PrecisionAdmin1 && a.Admin1 != b.Admin1 {
		return excluded
	}
	exact := func(s hearsay.Site) bool {
		return s.Lat != nil && s.Lon != nil && (s.Precision == hearsay.PrecisionPoint || s.Precision == hearsay.PrecisionAdmin2 || s.Precision == hearsay.PrecisionRelative)
	}
	if exact(a) && exact(b) {
		switch km := kilometres(*a.Lat, *a.Lon, *b.Lat, *b.Lon); {
		case km <= 15:
			return agrees
		case km > 60:
			return excluded
		}
	}
	return open
}

// placeName leaves the kind of place out of its name: "Borno State" is "Borno".
func placeName(name string) string {
	f := strings.Fields(fold(name))
	for len(f) > 1 {
		switch f[len(f)-1] {
		case "province", "state", "district", "region", "governorate", "department", "county", "city", "town", "island", "oblast", "township", "departamento", "wilayat":
			f = f[:len(f)-1]
			continue
		}
		break
	}
	if len(f) > 2 && f[1] == "of" {
		f = f[2:] // "province of", "state of"
	}
	return strings.Join(f, " ")
}

// samePlaces compares the places of two claims; a pair that agrees is enough.
func samePlaces(a, b []hearsay.Site) fit {
	if len(a) == 0 || len(b) == 0 {
		return open
	}
	best := excluded
	for _, x := range a {
		for _, y := range b {
			best = max(best, samePlace(x, y))
		}
	}
	return best
}

// The slack between the days of two claims about one thing: a day for the night
// between; a week where somebody denies what he is said to have done, and the
// report and he need not count from the same day ("two days ago", "last week").
const (
	night = 1
	week  = 7
)

// sameDays compares two runs of days. Days that the words do not give leave it open.
func sameDays(a, b *hearsay.Days, slack int) fit {
	if !explicit(a) || !explicit(b) {
		return open
	}
	return overlapDays(a, b, slack)
}

// overlapDays reports whether two runs of days meet, give or take the slack.
func overlapDays(a, b *hearsay.Days, slack int) fit {
	var t [4]time.Time
	for i, s := range []string{a.Start, a.End, b.Start, b.End} {
		var err error
		if t[i], err = time.Parse(time.DateOnly, s); err != nil {
			return open
		}
	}
	if years := 366 * 24 * time.Hour; t[1].Sub(t[0]) > years != (t[3].Sub(t[2]) > years) {
		return excluded // what went on "since 2009" is not the act of a day
	}
	gap := time.Duration(slack) * 24 * time.Hour
	if t[0].After(t[3].Add(gap)) || t[2].After(t[1].Add(gap)) {
		return excluded
	}
	return agrees
}

// when are the days of a claim for comparison with other reports: those in its
// words or in those before it; nil if there are none.
func when(c *hearsay.Claim) *hearsay.Days {
	d := days(&c.About)
	if !explicit(d) {
		return nil
	}
	if s := c.About.Setting; d.Start == c.Published && s != nil && explicit(s.Date) && s.Date.Start < d.Start {
		// "…, the army said on Tuesday": the day of publication may be that of the saying.
		return &hearsay.Days{Start: s.Date.Start, End: d.End, Basis: d.Basis}
	}
	return d
}

// sameSide compares the parties on one side of two claims.
func sameSide(a, b []hearsay.Party, sameReport bool) fit {
	if len(a) == 0 || len(b) == 0 {
		return open
	}
	best := excluded
	for i := range a {
		for j := range b {
			switch {
			case kindred(&a[i], &b[j], sameReport):
				return agrees
			case a[i].Generic || b[j].Generic || a[i].Kind == string(hearsay.Location) || b[j].Kind == string(hearsay.Location):
				if alike(&a[i], &b[j]) {
					best = max(best, open)
				}
			case a[i].Code == "" || b[j].Code == "":
				best = max(best, open)
			}
		}
	}
	return best
}

// alike reports whether the codes of two parties do not tell them apart.
func alike(a, b *hearsay.Party) bool {
	return a.Code == "" || b.Code == "" || strings.HasSuffix(a.Code, b.Code) || strings.HasSuffix(b.Code, a.Code) ||
		strings.HasPrefix(a.Code, b.Code) || strings.HasPrefix(b.Code, a.Code)
}

// coded reports whether a nominal and another party have one code: "soldiers"
// and "the army" of one country.
func coded(a, b *hearsay.Party) bool {
	return (a.Generic || b.Generic) && len(a.Code) >= 3 && len(b.Code) >= 3 &&
		(strings.HasSuffix(a.Code, b.Code) || strings.HasSuffix(b.Code, a.Code))
}

// serves reports whether a is a body of the state for which b speaks: "the Georgian
// special services" and "Tbilisi".
func serves(a, b *hearsay.Party) bool {
	if len(a.Code) < 6 || len(b.Code) < 3 || a.Code[:3] != b.Code[:3] {
		return false
	}
	switch a.Code[3:6] {
	case "GOV", "MIL", "COP", "SPY", "PTY":
	default:
		return false
	}
	if b.Kind != string(hearsay.Government) && b.Kind != string(hearsay.Location) {
		return false
	}
	return b.Code[3:] == "GOV" || b.Code[3:] == "" && b.Kind == string(hearsay.Location)
}

// vague are the words for doers that anybody may be.
var vague = words(`gunman gunmen attacker attackers assailant assailants bomber bombers man men person people unknown unidentified
	suspect suspects someone somebody they others raider raiders youth youths individual individuals group groups driver two three four
	armed masked`)

// anyone reports whether the party is named by words that fit anybody.
func anyone(p *hearsay.Party) bool {
	if p.Code != "" && p.Code != "UNK" && !strings.HasSuffix(p.Code, "CVL") && !strings.HasSuffix(p.Code, "UAF") && !vague[headWord(p.Name)] {
		return false
	}
	return p.Generic && vague[headWord(p.Name)] || p.Name == ""
}

// headWord is the noun that heads a phrase, in lower case: the last word before
// its first complement.
func headWord(name string) string {
	f := strings.Fields(fold(name))
	for i, w := range f {
		switch w {
		case "of", "on", "in", "from", "with", "at", "near", "loyal", "wearing", "suspected", "riding", "dressed", "who":
			if i > 0 {
				return f[i-1]
			}
		}
	}
	return lastWord(name)
}

func lastWord(s string) string {
	f := strings.Fields(fold(s))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// proposal is how well two claims go together and why.
type proposal struct {
	score   int
	reasons []string
}

func (p *proposal) add(n int, reason string) {
	p.score += n
	if !slices.Contains(p.reasons, reason) {
		p.reasons = append(p.reasons, reason)
	}
}

// setting weighs the places and days of two claims of one report, whose days may
// differ by slack. It reports false if they tell them apart.
func (p *proposal) setting(a, b *hearsay.Claim, slack int) bool {
	switch samePlaces(a.About.Places, b.About.Places) {
	case excluded:
		return false
	case agrees:
		p.add(2, "same place")
	default:
		if samePlaces(places(&a.About), places(&b.About)) == agrees {
			p.add(1, "same place by context")
		}
	}
	switch sameDays(a.About.Date, b.About.Date, slack) {
	case excluded:
		return false
	case agrees:
		p.add(2, "same day")
	default:
		if sameDays(days(&a.About), days(&b.About), slack) == agrees {
			p.add(1, "same day by context")
		}
	}
	return true
}

func distance(a, b *hearsay.Claim) int {
	d := a.Sentence - b.Sentence
	if d < 0 {
		return -d
	}
	return d
}

// near weighs the distance in the text.
func (p *proposal) near(a, b *hearsay.Claim) {
	switch d := distance(a, b); {
	case d <= 1:
		p.add(2, "told together")
	case d <= 3:
		p.add(1, "told nearby")
	}
	first, later := a, b
	if first.Sentence > later.Sentence {
		first, later = later, first
	}
	if (later.About.Apart || first.About.Apart) && first.Sentence != later.Sentence {
		p.score -= 4
	}
}

// sameScene weighs place and day of two claims of different reports: both must
// agree.
func (p *proposal) sameScene(a, b *hearsay.Claim) bool {
	if samePlaces(a.About.Places, b.About.Places) == excluded || samePlaces(places(&a.About), places(&b.About)) != agrees {
		return false
	}
	x, y := when(a), when(b)
	if x == nil || y == nil || overlapDays(x, y, night) != agrees {
		return false
	}
	p.add(4, "same place and days")
	return true
}

// linkCounts says whether two quantities count the same people in the same role.
func linkCounts(a, b *hearsay.Claim) (proposal, bool) {
	var p proposal
	x, y := &a.About, &b.About
	if !sameRole(x.Role, y.Role) || x.Part || y.Part || x.Cumulative != y.Cumulative || x.Role != strength && !sameKind(x.Unit, y.Unit) {
		return p, false
	}
	same := a.Report == b.Report
	if x.Role == strength {
		switch {
		case x.Owner == nil && y.Owner == nil:
			return p, false
		case x.Owner == nil || y.Owner == nil:
			if !same || distance(a, b) > 2 || voice(a).Report || voice(b).Report {
				return p, false
			}
			p.add(3, "strength of the force just told of")
		case kindred(x.Owner, y.Owner, same) || shareName(family(x.Owner, same), family(y.Owner, same)):
			p.add(5, "strength of one force")
		case same && distance(a, b) <= 2 && (unnamedForce(x.Owner) || unnamedForce(y.Owner)) && alike(x.Owner, y.Owner) && !voice(a).Report && !voice(b).Report:
			p.add(3, "strength of the force just told of")
		default:
			return p, false
		}
		if !same {
			d, e := publishedDays(a), publishedDays(b)
			if d == nil || e == nil || overlapDays(d, e, 90) != agrees {
				return p, false
			}
		}
		return p, true
	}
	if !told(a) || !told(b) {
		return p, false
	}
	if x.Role == "" {
		if same && (x.Same == b.ID || y.Same == a.ID) && !voice(a).Report && !voice(b).Report {
			p.add(4, "one figure corrects the other")
			return p, p.setting(a, b, night)
		}
		if !same || x.Owner == nil || y.Owner == nil || x.Owner.Entity != y.Owner.Entity || x.Unit != y.Unit || distance(a, b) > 2 || voice(a).Report || voice(b).Report {
			return p, false
		}
		p.add(4, "same "+x.Unit+" counted")
		return p, p.setting(a, b, night)
	}
	if x.Listed && wholly(y.Unit) || y.Listed && wholly(x.Unit) {
		return p, false // "two soldiers and a villager" make three, not two
	}
	if sameSide(x.Recipients, y.Recipients, same) == excluded {
		return p, false
	}
	if possible, said := sameAct(x.Act, y.Act); !possible {
		return p, false
	} else if said {
		p.add(1, "same act")
	}
	if x.Unit != "" && x.Unit == y.Unit {
		p.add(1, "same people counted")
	}
	if !same {
		if x.Cumulative || x.Apart || y.Apart {
			return p, false
		}
		return p, p.sameScene(a, b) && p.score >= 5
	}
	if !p.setting(a, b, night) {
		return p, false
	}
	if x.Cumulative && x.Date != nil && y.Date != nil && explicit(x.Date) && explicit(y.Date) && x.Date.Start != y.Date.Start {
		return p, false
	}
	if x.Same == b.ID || y.Same == a.ID {
		p.add(4, "one figure corrects the other")
	}
	if x.EventID != "" && x.EventID == y.EventID {
		p.add(2, "same event")
	}
	p.near(a, b)
	if a.Sentence == b.Sentence && a.Sentence >= 0 {
		p.add(1, "set against each other")
	}
	need := 3
	if voice(a).Report || voice(b).Report {
		need = 5
	}
	if x.Cumulative {
		need++
	}
	return p, p.score >= need
}

// wholly reports whether a unit may count everybody.
func wholly(unit string) bool { return unit == "" || kinds[strings.ToLower(unit)] == "anybody" }

// sameRole reports whether two roles may be one: hostages are taken and held, and
// so are prisoners.
func sameRole(a, b string) bool {
	return a == b || a == held && (b == abducted || b == arrested) || b == held && (a == abducted || a == arrested)
}

// told reports whether the claim is about what did happen.
func told(c *hearsay.Claim) bool {
	switch c.Status {
	case "", hearsay.Occurred, hearsay.Ongoing, hearsay.Recurrent, hearsay.Attempted:
		return true
	}
	return false
}

// unnamedForce reports whether the party is "the rebel force": whose, the words do
// not say again.
func unnamedForce(p *hearsay.Party) bool { return p.Generic && bodies[headWord(p.Name)] }

func publishedDays(c *hearsay.Claim) *hearsay.Days {
	if c.Published == "" {
		return nil
	}
	return &hearsay.Days{Start: c.Published, End: c.Published}
}

// sameDoer reports whether the doers of two claims are one, or one acts for the
// other.
func sameDoer(a, b *hearsay.Claim) bool {
	same := a.Report == b.Report
	for i := range a.About.Actors {
		for j := range b.About.Actors {
			x, y := &a.About.Actors[i], &b.About.Actors[j]
			if kindred(x, y, same) || coded(x, y) || serves(x, y) || serves(y, x) {
				return true
			}
		}
	}
	return false
}

// ofSelf reports whether the claim is somebody's about his own act, or that of
// those who act for him.
func ofSelf(c *hearsay.Claim) bool {
	v := voice(c)
	if v.Report {
		return false
	}
	speaker := hearsay.Party{Name: v.Name, Names: v.Names, Entity: v.Entity}
	for i := range c.About.Actors {
		if kindred(&speaker, &c.About.Actors[i], true) {
			return true
		}
	}
	return false
}

// blames reports whether the claim was made to say who did it.
func blames(c *hearsay.Claim) bool {
	return c.Stance == hearsay.Accuses || c.About.EventID == "" || c.Value.Not
}

// linkBlame says whether two claims of responsibility are about the same act.
func linkBlame(a, b *hearsay.Claim) (proposal, bool) {
	var p proposal
	x, y := &a.About, &b.About
	same := a.Report == b.Report
	possible, said := sameAct(x.Act, y.Act)
	if !possible || !blameworthy(x.Event) || !blameworthy(y.Event) {
		return p, false
	}
	if said {
		p.add(2, "same act")
	}
	if sameSide(x.Recipients, y.Recipients, same) == excluded {
		return p, false
	}
	denial := a.Value.Not != b.Value.Not && (sameDoer(a, b) || answers(a, b) || answers(b, a) || said && (commands(a, b) || commands(b, a)))
	if !same {
		switch {
		case !p.sameScene(a, b):
			return p, false
		case denial:
			return p, (a.Stance == hearsay.Denies || b.Stance == hearsay.Denies) && (said || charge(a) || charge(b))
		case a.Value.Not || b.Value.Not:
			return p, false
		}
		return p, said && (sameDoer(a, b) || mayRival(a, b) && !voice(a).Report && !voice(b).Report)
	}
	slack := night
	if denial {
		slack = week
	}
	if !p.setting(a, b, slack) {
		return p, false
	}
	if x.EventID != "" && x.EventID == y.EventID {
		p.add(2, "same event")
	}
	p.near(a, b)
	if denial {
		if !said && a.Stance != hearsay.Denies && b.Stance != hearsay.Denies {
			return p, false // "will not use force" denies nothing
		}
		if a.Stance != hearsay.Denies && b.Stance != hearsay.Denies && distance(a, b) > back &&
			!slices.Contains(p.reasons, "same place") && !slices.Contains(p.reasons, "same day") {
			return p, false
		}
		if charge(a) || charge(b) {
			told := a
			if charge(a) {
				told = b
			}
			if distance(a, b) > answer || voice(told).Report && !blames(told) {
				return p, false // "the minister, who denies any wrongdoing, has dismissed the board": no charge
			}
			p.add(2, "the charge is denied")
		}
		if distance(a, b) > answer && !slices.Contains(p.reasons, "same place") {
			return p, false
		}
		if a.Value.Not && !ofSelf(a) && b.Stance != hearsay.Accuses || b.Value.Not && !ofSelf(b) && a.Stance != hearsay.Accuses {
			return p, false // whether it happened at all: an occurrence
		}
		p.add(1, "denied by the one who is named")
		return p, p.score >= 3
	}
	if a.Value.Not || b.Value.Not {
		// The one who denies names another: "had not ordered it, which was done by local groups".
		return p, a.Value.Not != b.Value.Not && sameVoice(a, b) && distance(a, b) <= 1 && p.score >= 2
	}
	if sameDoer(a, b) {
		return p, p.score >= 3
	}
	if !mayRival(a, b) {
		return p, false
	}
	p.add(0, "rival doers")
	plain := actOf(x.Act) == actOf(y.Act) || said && x.EventID == "" && y.EventID == "" || samePlaces(x.Places, y.Places) == agrees
	if !plain && (x.Act != "" && y.Act != "" || distance(a, b) > 2) {
		return p, false
	}
	if voice(a).Report || voice(b).Report {
		return p, p.score >= 6 && said && samePlaces(x.Places, y.Places) == agrees
	}
	return p, p.score >= 4
}

// charge reports whether the claim denies a charge without telling the act:
// "denied involvement".
func charge(c *hearsay.Claim) bool {
	return c.Value.Not && c.About.EventID == "" && c.About.Act == "" && len(c.About.Places) == 0
}

// answers reports whether a denies the charge that b has just made, whoever speaks
// for the accused: "… the special services could be behind it. Tbilisi denied the allegation."
func answers(a, b *hearsay.Claim) bool {
	return charge(a) && !b.Value.Not && b.About.EventID == "" && a.Report == b.Report && distance(a, b) <= 1 && !sameVoice(a, b)
}

// commands reports whether a is a leader's denial of what the armed side he belongs to is
// said by b to have done: "the minister said he had not ordered the assault".
func commands(a, b *hearsay.Claim) bool {
	if !a.Value.Not || b.Value.Not || !ofSelf(a) || a.Report != b.Report {
		return false
	}
	x, y := first(a.About.Actors), first(b.About.Actors)
	if x.Kind != string(hearsay.Person) || len(x.Code) < 6 || len(y.Code) < 6 || x.Code[:3] != y.Code[:3] {
		return false
	}
	state := func(p *hearsay.Party) bool {
		switch p.Code[3:6] {
		case "GOV", "MIL", "COP", "SPY", "PRM":
			return true
		}
		return false
	}
	return x.Code[:6] == y.Code[:6] || state(x) && state(y)
}

// mayRival reports whether two claims of who did it may be rivals: each names
// somebody who can be told from others, neither speaks of himself, and at least
// one was made to say who did it.
func mayRival(a, b *hearsay.Claim) bool {
	for _, c := range []*hearsay.Claim{a, b} {
		p := first(c.About.Actors)
		switch hearsay.EntityType(p.Kind) {
		case hearsay.Location, hearsay.Facility, hearsay.Publication, hearsay.OtherEntity, "":
			if p.Code == "" {
				return false
			}
		}
		if anyone(p) || c.About.EventID != "" && ofSelf(c) {
			return false
		}
	}
	if x, y := first(a.About.Actors), first(b.About.Actors); (x.Generic || y.Generic) && x.Code != "" && y.Code != "" && alike(x, y) {
		return false // "guerrillas" and a guerrilla group by name
	}
	return (blames(a) || blames(b)) && !fighting(&a.About, &b.About, a.Report == b.Report) && !sameVoice(a, b)
}

func first(ps []hearsay.Party) *hearsay.Party {
	if len(ps) == 0 {
		return &hearsay.Party{}
	}
	return &ps[0]
}

// blameworthy reports whether there may be rival accounts of who did it.
func blameworthy(e hearsay.EventType) bool { return e == "" || e == hearsay.Accuse || violent(e) }

// fighting reports whether the doer of one act is the target of the other: two
// acts, not two accounts of one.
func fighting(a, b *hearsay.Subject, same bool) bool {
	return sameSide(a.Actors, b.Recipients, same) == agrees || sameSide(b.Actors, a.Recipients, same) == agrees
}

// linkOccurrence says whether one claim denies the event that the other tells, or
// tells it too.
func linkOccurrence(a, b *hearsay.Claim) (proposal, bool) {
	var p proposal
	x, y := &a.About, &b.About
	if a.Value.Occurred == nil || b.Value.Occurred == nil {
		return p, false
	}
	same := a.Report == b.Report
	possible, said := sameAct(x.Act, y.Act)
	if !possible || !said && x.Event != y.Event && x.Event != "" && y.Event != "" || !deed(x.Event) || !deed(y.Event) {
		return p, false
	}
	if sameSide(x.Actors, y.Actors, same) == excluded || fighting(x, y, same) {
		return p, false
	}
	switch sameSide(x.Recipients, y.Recipients, same) {
	case excluded:
		if actOf(x.Act) != actOf(y.Act) || !same || !generic(x.Recipients) || !generic(y.Recipients) || bearsArms(x.Recipients) != bearsArms(y.Recipients) {
			return p, false
		}
		// "killed 22 ethnic Albanians", "denied that civilians had been killed"; but not "killed 40 rebels"
	case agrees:
		p.add(2, "same target")
	case open:
		if actOf(x.Act) != actOf(y.Act) && len(x.Recipients) > 0 && len(y.Recipients) > 0 && sameSide(x.Actors, y.Actors, same) != agrees {
			return p, false
		}
	}
	if said {
		p.add(1, "same act")
	}
	if !same {
		aims := slices.Contains(p.reasons, "same target") || sameSide(x.Actors, y.Actors, same) == agrees
		if *a.Value.Occurred != *b.Value.Occurred && a.Stance != hearsay.Denies && b.Stance != hearsay.Denies {
			return p, false
		}
		return p, aims && said && p.sameScene(a, b)
	}
	if !p.setting(a, b, night) {
		return p, false
	}
	p.near(a, b)
	if *a.Value.Occurred == *b.Value.Occurred {
		return p, said && actOf(x.Act) == actOf(y.Act) && p.score >= 4
	}
	for _, c := range []*hearsay.Claim{a, b} {
		if !*c.Value.Occurred && (voice(c).Report || ofSelf(c)) {
			return p, false
		}
	}
	if a.Stance == hearsay.Denies || b.Stance == hearsay.Denies {
		reach := answer
		if actOf(x.Act) != actOf(y.Act) {
			reach = back
		}
		if !said || distance(a, b) > reach {
			return p, false
		}
		p.add(2, "the telling is denied")
		return p, p.score >= 3
	}
	// "Police said nobody was arrested": without a word of denial the target must be the same.
	return p, slices.Contains(p.reasons, "same target") && p.score >= 5
}

// bearsArms reports whether one of the parties bears arms by its code.
func bearsArms(ps []hearsay.Party) bool {
	return slices.ContainsFunc(ps, func(p hearsay.Party) bool {
		for k := 3; k+3 <= len(p.Code); k += 3 {
			switch p.Code[k : k+3] {
			case "REB", "MIL", "PRM", "UAF", "COP":
				return true
			}
		}
		return false
	})
}

func generic(ps []hearsay.Party) bool {
	return !slices.ContainsFunc(ps, func(p hearsay.Party) bool { return !p.Generic })
}

// deed reports whether an event of the type is one that somebody may deny.
func deed(e hearsay.EventType) bool {
	switch e {
	case "", hearsay.Assault, hearsay.Coerce, hearsay.Protest, hearsay.Mobilize, hearsay.Sanction, hearsay.Retreat, hearsay.Aid, hearsay.Agree, hearsay.Consult:
		return true
	}
	return false
}

// linkDeath says whether both claims tell of the death of one named person, which
// has one day and one place.
func linkDeath(a, b *hearsay.Claim) (proposal, bool) {
	var p proposal
	if voice(a).Report || voice(b).Report || a.Report == b.Report && distance(a, b) > back {
		return p, false // the words must set one source against another
	}
	for _, c := range []*hearsay.Claim{a, b} {
		if d := c.About.Date; c.Kind == hearsay.TimeClaim && (d.Start == c.Published || d.Start != d.End) {
			return p, false // the day of the saying, or no day
		}
	}
	if a.Kind == hearsay.TimeClaim && overlapDays(a.About.Date, b.About.Date, 14) == excluded {
		return p, false // a namesake, or a date misread
	}
	if actOf(a.About.Act) != "kill" || actOf(b.About.Act) != "kill" {
		return p, false
	}
	for i := range a.About.Recipients {
		for j := range b.About.Recipients {
			x, y := &a.About.Recipients[i], &b.About.Recipients[j]
			if x.Kind == string(hearsay.Person) && !x.Generic && !y.Generic && samePeople(x, y, a.Report == b.Report) {
				p.add(5, "death of one person")
				return p, true
			}
		}
	}
	return p, false
}
