package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"hearsay"
)

// Claims are what the report says, one by one, each with who says so, in the
// order of the text.
func Claims(rec *hearsay.Record) []hearsay.Claim {
	r := newReader(rec)
	var out []hearsay.Claim
	out = append(out, r.eventClaims()...)
	out = append(out, r.blameClaims()...)
	out = append(out, r.deniedActs()...)
	out = append(out, r.relationClaims()...)
	r.setScene(out)
	out = append(out, r.answered(out)...)
	out = append(out, r.quantityClaims(out)...)
	r.setScene(out)
	sort.SliceStable(out, func(i, j int) bool { return hull(out[i].Evidence).Begin < hull(out[j].Evidence).Begin })
	name(out)
	return out
}

// name gives the claims their identifiers. Two claims that are alike in all that
// counts are told apart by a number.
func name(claims []hearsay.Claim) {
	renamed := map[string]string{}
	seen := map[string]int{}
	for i := range claims {
		c := &claims[i]
		h := sha256.New()
		fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s\x00%s\x00%s\x00%v\x00%v",
			c.Report, c.Kind, c.About.Event, c.About.Act, c.About.Role, c.Value.Actor, c.Value.Not, c.Evidence)
		for _, n := range []*int64{c.Value.Min, c.Value.Max} {
			if n != nil {
				fmt.Fprintf(h, "\x00%d", *n)
			}
		}
		id := hex.EncodeToString(h.Sum(nil))[:16]
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s-%d", id, seen[id])
		}
		if c.ID != "" {
			renamed[c.ID] = id
		}
		c.ID = id
	}
	for i := range claims {
		if s := &claims[i].About.Same; *s != "" {
			*s = renamed[*s]
		}
	}
}

// claim begins a claim on the evidence by those who stand behind it.
func (r *reader) claim(kind hearsay.ClaimKind, accounts []*hearsay.RecordAttribution, evidence ...hearsay.RecordSpan) hearsay.Claim {
	c := hearsay.Claim{
		Report: r.rec.ID, Publisher: r.rec.Publisher, Kind: kind, Stance: hearsay.Asserts,
		Claimants: r.claimants(accounts), Evidence: evidence, Sentence: -1,
	}
	if r.rec.Published != nil {
		c.Published = r.rec.Published.Value
	}
	if n := len(accounts); n > 0 && accounts[n-1].Stance != "" {
		c.Stance = accounts[n-1].Stance
	}
	if len(evidence) > 0 {
		c.Sentence = r.sentence(evidence[0].Begin)
	}
	c.About.Apart = r.apart(c.Sentence)
	return c
}

// eventClaims are the occurrence of each event and, where an actor is named,
// the responsibility for it.
func (r *reader) eventClaims() []hearsay.Claim {
	var out []hearsay.Claim
	for i := range r.rec.Events {
		ev := &r.rec.Events[i]
		evidence := ev.Evidence
		if len(evidence) == 0 {
			evidence = ev.Trigger
		}
		if len(evidence) == 0 {
			continue
		}
		accounts := r.listed(ev.Attributions)
		c := r.claim(hearsay.OccurrenceClaim, accounts, evidence...)
		apart := c.About.Apart
		c.Status, c.About = ev.Status, r.subject(ev)
		c.About.Apart = apart
		if len(ev.Trigger) > 0 {
			c.Sentence = r.sentence(ev.Trigger[0].Begin)
		}
		if n := len(accounts); n > 0 && accounts[n-1].Stance == hearsay.Accuses && accounts[n-1].Entity != "" {
			// Nobody accuses himself: an actor who is the accuser is misread.
			c.About.Actors = slices.DeleteFunc(c.About.Actors, func(p hearsay.Party) bool { return p.Entity == accounts[n-1].Entity })
		}
		happened, told := r.happened(ev, accounts)
		if told {
			c.Value.Occurred = &happened
		}
		if told && !happened && len(c.About.Actors) == 0 && c.Stance == hearsay.Denies {
			// "The army denied shelling the town": who denies an act in the -ing form denies his own.
			a := accounts[len(accounts)-1]
			if w := r.low(r.wordAt(hull(a.Content).Begin)); strings.HasSuffix(w, "ing") || w == "any" || w == "having" {
				if p := r.party(a.Entity); p.Name != "" {
					c.About.Actors = []hearsay.Party{p}
				}
			}
		}
		out = append(out, c)
		if told && len(c.About.Actors) > 0 && ev.Event.Quad() != "verbal-cooperation" && ev.Event.Quad() != "verbal-conflict" {
			who := c
			who.Kind, who.Value = hearsay.ResponsibilityClaim, hearsay.Value{Actor: c.About.Actors[0].Name, Not: !happened}
			out = append(out, who)
		}
		if told && happened && c.About.Date != nil && c.About.Date.Basis == hearsay.BasisTime {
			when := c
			when.Kind, when.Value = hearsay.TimeClaim, hearsay.Value{Start: c.About.Date.Start, End: c.About.Date.End}
			out = append(out, when)
		}
		if told && happened && r.places[ev.Place] != nil {
			where := c
			where.Kind, where.Value = hearsay.PlaceClaim, hearsay.Value{Place: r.places[ev.Place].Name}
			out = append(out, where)
		}
	}
	return out
}

// happened says whether the event is claimed to have happened, or not to have;
// told is false for plans, threats, hopes and conditions.
func (r *reader) happened(ev *hearsay.RecordEvent, accounts []*hearsay.RecordAttribution) (happened, told bool) {
	switch ev.Status {
	case hearsay.Denied, hearsay.Negated:
		if n := len(accounts); n > 0 && accounts[n-1].Stance == hearsay.Denies {
			return false, r.isDenied(ev, accounts[n-1])
		}
		return false, true
	case hearsay.Occurred, hearsay.Ongoing, hearsay.Recurrent, "":
		if n := len(accounts); n > 0 {
			a := accounts[n-1]
			if a.Negated {
				return false, false
			}
			if a.Stance == hearsay.Denies {
				return false, r.isDenied(ev, a)
			}
			return true, asserting[a.Stance]
		}
		return true, true
	}
	return false, false
}

// isDenied reports whether the denial is of the event: the first that its content
// tells, and no mere circumstance ("denied that the trip was linked to the murder").
func (r *reader) isDenied(ev *hearsay.RecordEvent, a *hearsay.RecordAttribution) bool {
	if !r.denies(a) || len(ev.Trigger) == 0 {
		return false
	}
	content, at := hull(a.Content), ev.Trigger[0].Begin
	for _, o := range r.rec.Events {
		if len(o.Trigger) > 0 && o.Trigger[0].Begin >= content.Begin && o.Trigger[0].Begin < at {
			return false
		}
	}
	from, to := r.wordAt(content.Begin), r.wordAt(at)
	for i := from; i < to; i++ {
		switch r.words[i].low {
		case "linked", "connected", "related", "during", "after", "before", "following", "because", "despite":
			return false
		}
	}
	return to-from <= 12
}

// denies reports whether the account denies its content; who repudiates or
// condemns an act does not deny it.
func (r *reader) denies(a *hearsay.RecordAttribution) bool {
	if a.Stance != hearsay.Denies || a.Negated {
		return false
	}
	for i := r.wordAt(hull(a.Cue).Begin); i < len(r.words) && r.words[i].begin < hull(a.Cue).End; i++ {
		w := r.words[i].low
		for _, stem := range []string{"repudiat", "condemn", "denounc", "deplor"} {
			if strings.HasPrefix(w, stem) {
				return false
			}
		}
	}
	return true
}

// subject is what an event is, as far as the record tells.
func (r *reader) subject(ev *hearsay.RecordEvent) hearsay.Subject {
	s := hearsay.Subject{Event: ev.Event, EventID: ev.ID, Mode: ev.Mode, Context: ev.Context, CAMEO: ev.CAMEO}
	var act []string
	for _, t := range ev.Trigger {
		if w := strings.ToLower(r.say(t)); !slices.Contains(act, w) {
			act = append(act, w)
		}
	}
	s.Act = strings.Join(act, " ")
	s.Actors, s.Recipients = r.side(ev.Actor), r.side(ev.Recipient)
	if p := r.places[ev.Place]; p != nil {
		s.Places = append(s.Places, site(p))
	}
	for _, e := range ev.Evidence {
		s.Places = append(s.Places, r.sites(e)...)
	}
	s.Places = onceEach(s.Places)
	if ev.Date != nil {
		s.Date = &hearsay.Days{Start: ev.Date.Start, End: ev.Date.End, Basis: ev.Date.Basis}
	}
	return s
}

// side are the parties on one side of an event.
func (r *reader) side(ps []hearsay.RecordParticipant) []hearsay.Party {
	var out []hearsay.Party
	for _, p := range ps {
		party := r.party(p.Entity)
		if party.Name == "" {
			party = hearsay.Party{Name: strings.Join(strings.Fields(r.say(p.RecordSpan)), " "), Generic: true}
		}
		if party.Code == "" {
			party.Code = p.Code
		}
		if party.Name != "" {
			out = append(out, party)
		}
	}
	return out
}

func site(p *hearsay.RecordPlace) hearsay.Site {
	return hearsay.Site{Name: p.Name, Lat: p.Lat, Lon: p.Lon, Country: p.Country, Admin1: p.Admin1, Precision: p.Precision}
}

// sites are the places named in the span as places.
func (r *reader) sites(s hearsay.RecordSpan) []hearsay.Site {
	var out []hearsay.Site
	for i := range r.rec.Places {
		p := &r.rec.Places[i]
		if contains(s, p.RecordSpan) && (p.Use == hearsay.UseLiteral || p.Use == "") && p.Precision != hearsay.PrecisionCountry && !r.in(hearsay.Dateline, p.Begin) {
			out = append(out, site(p))
		}
	}
	return onceEach(out)
}

func onceEach(sites []hearsay.Site) []hearsay.Site {
	var out []hearsay.Site
	for _, s := range sites {
		if !slices.ContainsFunc(out, func(o hearsay.Site) bool { return o.Name == s.Name && o.Country == s.Country }) {
			out = append(out, s)
		}
	}
	return out
}

// back is how many sentences before a claim may tell where and when it plays.
const back = 3

// scene is where and when the account goes on at the sentence: the places named
// in it and up to three sentences before it, nearest first, and the nearest day that
// an event there is given.
func (r *reader) scene(sentence int) *hearsay.Setting {
	var s hearsay.Setting
	for i := sentence; i >= 0 && i >= sentence-back; i-- {
		s.Places = append(s.Places, r.sites(r.rec.Sentences[i])...)
		if s.Date == nil {
			s.Date = r.dates[i]
		}
	}
	s.Places = onceEach(s.Places)
	if len(s.Places) == 0 && s.Date == nil {
		return nil
	}
	return &s
}

// findDates is the first day that the words of each sentence give an event, or
// else name.
func (r *reader) findDates() map[int]*hearsay.Days {
	out := map[int]*hearsay.Days{}
	for _, ev := range r.rec.Events {
		if ev.Date == nil || ev.Date.Basis != hearsay.BasisTime || len(ev.Trigger) == 0 {
			continue
		}
		if i := r.sentence(ev.Trigger[0].Begin); i >= 0 && out[i] == nil {
			out[i] = &hearsay.Days{Start: ev.Date.Start, End: ev.Date.End, Basis: ev.Date.Basis}
		}
	}
	for _, t := range r.rec.Times {
		if t.Start == "" || t.Stop == "" || t.Type != "DATE" && t.Type != "TIME" || r.in(hearsay.Dateline, t.Begin) {
			continue
		}
		if i := r.sentence(t.Begin); i >= 0 && out[i] == nil {
			out[i] = &hearsay.Days{Start: t.Start, End: t.Stop, Basis: hearsay.BasisTime}
		}
	}
	return out
}

// setScene gives the claims that lack a place or an explicit day the scene they play in.
func (r *reader) setScene(claims []hearsay.Claim) {
	for i := range claims {
		s := &claims[i].About
		if len(s.Places) == 0 || !explicit(s.Date) {
			s.Setting = r.scene(claims[i].Sentence)
		}
	}
}

// relationClaims are the relations of the record.
func (r *reader) relationClaims() []hearsay.Claim {
	var out []hearsay.Claim
	for _, x := range r.rec.Relations {
		s, o := r.party(x.Subject), r.party(x.Object)
		if s.Name == "" || o.Name == "" || len(x.Evidence) == 0 {
			continue
		}
		c := r.claim(hearsay.RelationClaim, r.listed(x.Attributions), x.Evidence...)
		c.About = hearsay.Subject{Relation: string(x.Type), Owner: &s, Object: &o}
		c.Value = hearsay.Value{Actor: s.Name, Not: x.Former}
		out = append(out, c)
	}
	return out
}

// quantityClaims are the counts of people in a role, in the order of the text.
func (r *reader) quantityClaims(events []hearsay.Claim) []hearsay.Claim {
	counted := map[string]*hearsay.RecordEvent{}
	what := map[string]string{}
	for i := range r.rec.Events {
		ev := &r.rec.Events[i]
		for _, n := range ev.Counts {
			if counted[n.Quantity] == nil {
				counted[n.Quantity], what[n.Quantity] = ev, n.What
			}
		}
	}
	byEvent := map[string]*hearsay.Claim{}
	for i := range events {
		if events[i].Kind == hearsay.OccurrenceClaim {
			byEvent[events[i].About.EventID] = &events[i]
		}
	}
	qs := make([]*hearsay.RecordQuantity, 0, len(r.rec.Quantities))
	for i := range r.rec.Quantities {
		qs = append(qs, &r.rec.Quantities[i])
	}
	sort.SliceStable(qs, func(i, j int) bool { return qs[i].Begin < qs[j].Begin })

	var out []hearsay.Claim
	for n, q := range qs {
		if q.Min == nil && q.Max == nil || measured(q.Unit) || r.noCount(q) {
			continue
		}
		first, end := r.wordAt(q.Begin), r.wordAt(q.End)
		accounts := r.accountsOf(q.RecordSpan)
		c := r.claim(hearsay.QuantityClaim, accounts, q.RecordSpan)
		ev := counted[q.ID]
		role := what[q.ID]
		switch {
		case r.strong(first, end):
			role = strength
		case role == "":
			role = r.roleByWords(q)
		}
		if ev == nil {
			ev = r.eventAt(q.RecordSpan, role, c.Sentence)
		}
		if ev != nil {
			if e := byEvent[ev.ID]; e != nil {
				c.About = e.About
				c.Status = e.Status
			}
			if len(accounts) == 0 && counted[q.ID] != nil {
				listed := r.listed(ev.Attributions)
				c.Claimants = r.claimants(listed)
			}
		}
		if len(c.About.Places) == 0 && c.Sentence >= 0 {
			c.About.Places = r.sites(r.rec.Sentences[c.Sentence])
		}
		c.About.Role, c.About.Unit = role, q.Unit
		if q.Unit == "strong" { // "12,000 strong"
			c.About.Unit = ""
		}
		c.About.Part, c.About.Cumulative = r.partOf(q), r.isCumulative(q, c.Sentence) || wideDate(c.About.Date)
		c.Value = hearsay.Value{Min: q.Min, Max: q.Max, Approx: q.Approx, Vague: q.Vague, Unit: c.About.Unit}
		if p := r.party(q.Of); p.Name != "" {
			c.About.Owner = &p
		}
		if chain := r.estimator(q); chain != nil {
			c.Claimants = chain
		} else if voice(&c).Report {
			if chain := r.afterwards(q); chain != nil {
				c.Claimants = chain
			}
		}
		if r.pointsBack(q) {
			if b := before(out, &c); b != nil {
				c.About.Same = b.ID
				if role == "" {
					c.About.Role, c.About.Event, c.About.Act, c.About.EventID = b.About.Role, b.About.Event, b.About.Act, b.About.EventID
				}
			}
		}
		if c.About.Role == strength {
			c.About.Owner = r.owner(q, ev)
			c.About.Cumulative = false
		}
		if c.About.Role == "" && c.About.Owner == nil && c.About.Same == "" {
			continue
		}
		if n := len(out) - 1; n >= 0 && out[n].About.Role == c.About.Role && r.besideEachOther(out[n].Evidence[0].End, q.Begin) {
			out[n].About.Listed, c.About.Listed = true, true
		}
		c.ID = fmt.Sprint("q", n) // until all have their names
		out = append(out, c)
	}
	return out
}

// besideEachOther reports whether two figures are counted side by side: "two
// soldiers and a villager".
func (r *reader) besideEachOther(end, begin int) bool {
	from, to := r.wordAt(end), r.wordAt(begin)
	joined := false
	for i := from; i < to; i++ {
		w := r.words[i].low
		if signs[w] != "" || saying[w] || w == "." || w == ";" {
			return false
		}
		joined = joined || w == "and" || w == ","
	}
	return joined && to-from <= 6
}

// before is the latest count of people in a role that c may correct: in the same
// sentence or the two before it.
func before(claims []hearsay.Claim, c *hearsay.Claim) *hearsay.Claim {
	for i := len(claims) - 1; i >= 0; i-- {
		b := &claims[i]
		if c.Sentence-b.Sentence > 2 {
			return nil
		}
		if (c.About.Role == "" || c.About.Role == b.About.Role) && sameKind(b.About.Unit, c.About.Unit) {
			return b
		}
	}
	return nil
}

// eventAt is the event that tells of the quantity: the shortest whose evidence
// holds it and whose type goes with the role.
func (r *reader) eventAt(s hearsay.RecordSpan, role string, sentence int) *hearsay.RecordEvent {
	var best *hearsay.RecordEvent
	size := 0
	for i := range r.rec.Events {
		ev := &r.rec.Events[i]
		if !suits(ev.Event, role) {
			continue
		}
		for _, e := range ev.Evidence {
			if contains(e, s) && (best == nil || e.End-e.Begin < size) {
				best, size = ev, e.End-e.Begin
			}
		}
	}
	if best == nil && sentence >= 0 {
		for i := range r.rec.Events {
			ev := &r.rec.Events[i]
			if suits(ev.Event, role) && len(ev.Trigger) > 0 && r.sentence(ev.Trigger[0].Begin) == sentence {
				return ev
			}
		}
	}
	return best
}

// suits reports whether an event of the type may count people in the role.
func suits(e hearsay.EventType, role string) bool {
	switch role {
	case killed, wounded, missing:
		return e == hearsay.Assault || e == hearsay.Coerce || e == hearsay.Protest
	case arrested, held, abducted:
		return e == hearsay.Coerce || e == hearsay.Assault
	case displaced:
		return e == hearsay.Coerce || e == hearsay.Assault || e == hearsay.Retreat
	case participants:
		return e == hearsay.Protest || e == hearsay.Mobilize
	case strength:
		return e == hearsay.Mobilize
	}
	return false
}

// owner is the party whose force the quantity gives the strength of.
func (r *reader) owner(q *hearsay.RecordQuantity, ev *hearsay.RecordEvent) *hearsay.Party {
	var found []hearsay.Party
	// The phrase that is counted ("15,000 men") owns nothing, unless it says whose they are.
	if p := r.party(q.Of); p.Name != "" && (!p.Generic || len(p.Family) > 0 || !r.mentioned(q.Of, q.RecordSpan)) {
		found = append(found, p)
	}
	if ev != nil {
		found = append(found, r.side(ev.Actor)...)
	}
	found = append(found, r.possessor(q)...)
	if len(found) == 0 {
		return nil
	}
	// The leader names the force; all that are found tell what it may be called.
	owner := found[0]
	for _, p := range found {
		if p.Kind == string(hearsay.Person) && !p.Generic {
			owner = p
			break
		}
	}
	lead := owner
	if owner.Kind != string(hearsay.Person) {
		for _, k := range r.kin(owner.Entity) {
			if p := r.party(k); p.Kind == string(hearsay.Person) && !p.Generic {
				lead = p
				break
			}
		}
	}
	out := hearsay.Party{Name: lead.Name, Entity: lead.Entity, Kind: lead.Kind, Code: lead.Code, Generic: lead.Generic, Names: lead.Names}
	if lead.Kind == string(hearsay.Person) {
		out.Name = lead.Name + "’s forces"
	}
	family := append([]string{lead.Name}, lead.Family...)
	for _, p := range found {
		if p.Generic {
			family = append(family, p.Family...)
		} else {
			family = append(family, append(append([]string{p.Name}, p.Names...), p.Family...)...)
		}
	}
	out.Family = distinct(family, out.Name)
	return &out
}

// mentioned reports whether a mention of the entity overlaps the span.
func (r *reader) mentioned(entity string, s hearsay.RecordSpan) bool {
	if e := r.entities[entity]; e != nil {
		for _, m := range e.Mentions {
			if overlap(m.RecordSpan, s) {
				return true
			}
		}
	}
	return false
}

// possessor is the person or body that the words before a quantity name as having
// the force: "X's forces, …, numbered 6,000", "X had 3,500 men". It is the nearest
// such mention before the quantity in its sentence that is not the source of the account.
func (r *reader) possessor(q *hearsay.RecordQuantity) []hearsay.Party {
	sentence := r.sentence(q.Begin)
	var best, after string
	at, next := -1, 1<<30
	for _, e := range r.rec.Entities {
		if e.Type != hearsay.Person && !following(&e) || e.Type == hearsay.OtherEntity || e.ID == q.Of {
			continue
		}
	mentions:
		for _, m := range e.Mentions {
			if r.sentence(m.Begin) != sentence || overlap(m.RecordSpan, q.RecordSpan) {
				continue
			}
			for _, a := range r.accountsOf(q.RecordSpan) {
				if anyOverlap(a.Source, m.RecordSpan) {
					continue mentions
				}
			}
			i := r.wordAt(m.End)
			own := possessives[strings.ToLower(r.say(m.RecordSpan))] && bodies[r.low(i)] ||
				(r.low(i) == "'" || r.low(i) == "’") && (bodies[r.low(i+1)] || bodies[r.low(i+2)])
			switch {
			case own && m.Begin < q.Begin:
				return []hearsay.Party{r.party(e.ID)}
			case m.Begin < q.Begin && m.Begin > at:
				best, at = e.ID, m.Begin
			case m.Begin > q.End && m.Begin < next:
				after, next = e.ID, m.Begin
			}
		}
	}
	if best == "" {
		best = after
	}
	if p := r.party(best); p.Name != "" {
		return []hearsay.Party{p}
	}
	return nil
}

// places are the places of a subject, its own or those of the scene.
func places(s *hearsay.Subject) []hearsay.Site {
	if len(s.Places) == 0 && s.Setting != nil {
		return s.Setting.Places
	}
	return s.Places
}

// days are the days of a subject, its own if the words give them, else those of
// the scene.
func days(s *hearsay.Subject) *hearsay.Days {
	if explicit(s.Date) {
		return s.Date
	}
	if s.Setting != nil && s.Setting.Date != nil {
		return s.Setting.Date
	}
	return s.Date
}

func explicit(d *hearsay.Days) bool { return d != nil && d.Basis == hearsay.BasisTime }

// wideDate reports whether the words give a run of more than a week, over which
// a figure is a sum.
func wideDate(d *hearsay.Days) bool {
	if !explicit(d) {
		return false
	}
	a, err := time.Parse(time.DateOnly, d.Start)
	b, err2 := time.Parse(time.DateOnly, d.End)
	return err == nil && err2 == nil && b.Sub(a) > 10*24*time.Hour
}
