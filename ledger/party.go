package ledger

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"hearsay"
)

// bodies are the nouns for armed or organised followings: what can be
// somebody's own and act for him.
var bodies = words(`force forces troop troops soldier soldiers fighter fighters militia militias militiaman militiamen men army armies
	guerrilla guerrillas rebel rebels insurgent insurgents gunman gunmen militant militants supporter supporters follower followers
	movement group groups faction factions party wing brigade brigades division regiment battalion unit units command corps front
	loyalist loyalists commander commanders guard guards police policeman policemen paramilitary paramilitaries partisans cadres jet jets
	warplane warplanes gunner gunners sniper snipers patrol navy column`)

// bonds are the words that tie a following to the leader named after them.
var bonds = words(`loyal headed led commanded under backing supporting by to of allied`)

var possessives = words(`his her their its`)

// party is the entity with its names and its family.
func (r *reader) party(id string) hearsay.Party {
	if p, ok := r.parties[id]; ok {
		return p
	}
	e := r.entities[id]
	if e == nil {
		return hearsay.Party{}
	}
	p := hearsay.Party{Name: e.Name, Entity: id, Kind: string(e.Type), Generic: !named(e)}
	if e.Actor != nil {
		p.Code = e.Actor.Code
	}
	names := append([]string(nil), e.Aliases...)
	for _, m := range e.Mentions {
		if m.Form == hearsay.Name {
			names = append(names, r.say(m.RecordSpan))
		}
	}
	p.Names = distinct(names, e.Name)
	var family []string
	for _, k := range r.kin(id) {
		if o := r.entities[k]; o != nil {
			family = append(family, o.Name)
			family = append(family, o.Aliases...)
		}
	}
	p.Family = distinct(family, e.Name)
	r.parties[id] = p
	return p
}

// named reports whether the entity has a proper name.
func named(e *hearsay.RecordEntity) bool {
	for _, m := range e.Mentions {
		if m.Form == hearsay.Name {
			return true
		}
	}
	return len(e.Aliases) > 0
}

// distinct are the names sorted, each once, without the one that is left out.
func distinct(names []string, without string) []string {
	var out []string
	seen := set{fold(without): true, "": true}
	for _, n := range names {
		if f := fold(n); !seen[f] {
			seen[f] = true
			out = append(out, strings.Join(strings.Fields(n), " "))
		}
	}
	sort.Strings(out)
	return out
}

// kin are the entities that the given one leads, follows or is part of.
func (r *reader) kin(id string) []string {
	var out []string
	for _, t := range r.ties {
		switch id {
		case t[0]:
			out = append(out, t[1])
		case t[1]:
			out = append(out, t[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// findTies are the pairs of leader and following, by the relations of the
// record and by the words: "his forces", "militias loyal to X".
func (r *reader) findTies() [][2]string {
	var ties [][2]string
	for _, x := range r.rec.Relations {
		s, o := r.entities[x.Subject], r.entities[x.Object]
		if x.Former || s == nil || o == nil {
			continue
		}
		switch x.Type {
		case hearsay.LeaderOf, hearsay.MemberOf, hearsay.PartOf:
			ties = append(ties, [2]string{x.Subject, x.Object})
		case hearsay.AllyOf:
			// "Militias loyal to X" act for X; two leaders who are allies do not act for each other.
			if following(s) && person(o) || person(s) && following(o) {
				ties = append(ties, [2]string{x.Subject, x.Object})
			}
		}
	}
	for i := range r.rec.Entities {
		e := &r.rec.Entities[i]
		if !following(e) {
			continue
		}
		for _, m := range e.Mentions {
			if leader := r.leaderOf(e.ID, m.RecordSpan); leader != "" {
				ties = append(ties, [2]string{leader, e.ID})
			}
		}
	}
	return ties
}

func person(e *hearsay.RecordEntity) bool { return e != nil && e.Type == hearsay.Person }

func following(e *hearsay.RecordEntity) bool {
	return e != nil && (e.Type == hearsay.Group || e.Type == hearsay.Organization || e.Type == hearsay.Government || e.Type == hearsay.OtherEntity)
}

// leaderOf is the person to whom the mention of a following says that it
// belongs, or "": "his forces", "X's men", "fighters loyal to X".
func (r *reader) leaderOf(id string, m hearsay.RecordSpan) string {
	first, end := r.wordAt(m.Begin), r.wordAt(m.End)
	body := false
	for i := first; i < end && i < len(r.words); i++ {
		body = body || bodies[r.words[i].low]
	}
	if !body {
		return ""
	}
	for _, o := range r.rec.Entities {
		if o.ID == id || o.Type != hearsay.Person || o.Plural {
			continue
		}
		for _, om := range o.Mentions {
			switch {
			case contains(m, om.RecordSpan) && om.Begin == m.Begin: // "his forces", "X's men"
				w := r.low(r.wordAt(om.End))
				if possessives[strings.ToLower(r.say(om.RecordSpan))] || w == "'" || w == "’" {
					return o.ID
				}
			case om.Begin > m.Begin && om.Begin <= m.End+25: // "fighters loyal to X"
				i := r.wordAt(om.Begin) - 1
				if !bonds[r.low(i)] || r.sentence(om.Begin) != r.sentence(m.Begin) {
					continue
				}
				tied := true
				for j := max(first+1, r.wordAt(m.Begin)); j <= i; j++ {
					w := r.words[j].low
					tied = tied && (bonds[w] || bodies[w] || r.words[j].begin < m.End || w == "the" || w == "general" || w == "commander" || w == "leader")
				}
				if tied {
					return o.ID
				}
			}
		}
	}
	return ""
}

// reportItself is the claimant who stands behind what the report says in its own voice.
func (r *reader) reportItself() hearsay.Claimant {
	name := r.rec.Publisher
	if name == "" {
		name = "the report"
	}
	return hearsay.Claimant{Name: name, Report: true}
}

// asserting are the stances of a source that stands behind its content.
var asserting = map[hearsay.Stance]bool{
	"": true, hearsay.Asserts: true, hearsay.Confirms: true, hearsay.Believes: true, hearsay.Accuses: true, hearsay.Warns: true,
	hearsay.Learns: true, hearsay.Agrees: true, hearsay.Denies: true, hearsay.Doubts: true, hearsay.Fears: true,
}

// claimants are the sources of the accounts, outermost first; of no account,
// the report itself.
func (r *reader) claimants(accounts []*hearsay.RecordAttribution) []hearsay.Claimant {
	var out []hearsay.Claimant
	for _, a := range accounts {
		c := hearsay.Claimant{Anonymous: a.Anonymous, Entity: r.sourceOf(a)}
		words := strings.Join(strings.Fields(r.say(hull(a.Source))), " ")
		e, all := r.entities[c.Entity], r.coordinated(a)
		if e != nil && all != "" {
			// "Police and hospital officials said": all of them stand behind the claim.
			c.Name, c.Names = all, distinct(append([]string{e.Name}, e.Aliases...), all)
		} else if e != nil {
			c.Name, c.Names = e.Name, distinct(e.Aliases, e.Name)
		} else {
			c.Name = words
		}
		if c.Name == "" {
			c.Name, c.Anonymous = "an unnamed source", true
		}
		if words != c.Name {
			c.Words = words
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		out = append(out, r.reportItself())
	}
	return out
}

// coordinated is the source of an account that is more than one party, from its
// first word to the mention that follows "and"; else "".
func (r *reader) coordinated(a *hearsay.RecordAttribution) string {
	if len(a.Source) != 1 {
		return ""
	}
	source := a.Source[0]
	for _, e := range r.rec.Entities {
		if e.ID == a.Entity {
			continue
		}
		for _, m := range e.Mentions {
			if m.Begin <= source.Begin || m.End > source.End || r.low(r.wordAt(m.Begin)-1) != "and" {
				continue
			}
			all := r.say(hearsay.RecordSpan{Begin: source.Begin, End: m.End})
			if !strings.Contains(all, ",") && len(all) <= 80 {
				return strings.Join(strings.Fields(all), " ")
			}
		}
	}
	return ""
}

// sourceOf is the entity of an account's source. Where the source is given as no
// more than the first word of a phrase ("his" of "his adviser"), it is the phrase's.
func (r *reader) sourceOf(a *hearsay.RecordAttribution) string {
	if len(a.Source) != 1 || !possessives[strings.ToLower(r.say(a.Source[0]))] {
		return a.Entity
	}
	id, end := a.Entity, a.Source[0].End
	for _, e := range r.rec.Entities {
		for _, m := range e.Mentions {
			if m.Begin == a.Source[0].Begin && m.End > end {
				id, end = e.ID, m.End
			}
		}
	}
	return id
}

// accountsOf are the accounts in whose content the span stands, outermost first.
func (r *reader) accountsOf(s hearsay.RecordSpan) []*hearsay.RecordAttribution {
	var out []*hearsay.RecordAttribution
	for i := range r.rec.Attributions {
		a := &r.rec.Attributions[i]
		if a.Negated || !asserting[a.Stance] || r.nameless(a) || !anyContains(a.Content, s) || anyOverlap(a.Source, s) {
			continue
		}
		out = append(out, a)
	}
	// The wider content holds the narrower account; a parent comes before its child.
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Parent == out[j].ID {
			return false
		}
		if out[j].Parent == out[i].ID {
			return true
		}
		a, b := hull(out[i].Content), hull(out[j].Content)
		return a.End-a.Begin > b.End-b.Begin
	})
	return out
}

// unnaming are words that name no source by themselves.
var unnaming = words(`said says saying which who that it this adding told`)

// nameless reports whether the account gives as its source a word that names nobody.
func (r *reader) nameless(a *hearsay.RecordAttribution) bool {
	return a.Entity == "" && len(a.Source) > 0 && unnaming[strings.ToLower(r.say(hull(a.Source)))]
}

// listed are the accounts with the identifiers of an event or a relation.
func (r *reader) listed(ids []string) []*hearsay.RecordAttribution {
	var out []*hearsay.RecordAttribution
	for _, id := range ids {
		if a := r.accounts[id]; a != nil && !r.nameless(a) {
			out = append(out, a)
		}
	}
	return out
}

// voice is who stands behind a claim: the innermost claimant.
func voice(c *hearsay.Claim) hearsay.Claimant {
	if len(c.Claimants) == 0 {
		return hearsay.Claimant{Report: true}
	}
	return c.Claimants[len(c.Claimants)-1]
}

// sameVoice reports whether the same person or body stands behind both claims.
func sameVoice(a, b *hearsay.Claim) bool {
	x, y := voice(a), voice(b)
	if x.Report || y.Report {
		return x.Report && y.Report && (a.Report == b.Report || x.Name == y.Name)
	}
	if a.Report == b.Report && x.Entity != "" && x.Entity == y.Entity {
		return true
	}
	return fold(x.Name) == fold(y.Name) && (!x.Anonymous || a.Report == b.Report) || shareName(x.Names, y.Names)
}

func shareName(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if fold(x) == fold(y) {
				return true
			}
		}
	}
	return false
}

// samePeople reports whether both parties are one by name; parties without a
// proper name are one only within a report.
func samePeople(a, b *hearsay.Party, sameReport bool) bool {
	if sameReport && a.Entity != "" && a.Entity == b.Entity {
		return true
	}
	if a.Generic || b.Generic {
		x, y := fold(a.Name), fold(b.Name)
		return sameReport && (x == y || strings.HasSuffix(x, " "+y) && a.Generic && b.Generic || strings.HasSuffix(y, " "+x) && a.Generic && b.Generic)
	}
	return shareName(append([]string{a.Name}, a.Names...), append([]string{b.Name}, b.Names...))
}

// kindred reports whether one party is the other, leads it, follows it or is
// part of it. What has no proper name ("his command") ties parties of one report only.
func kindred(a, b *hearsay.Party, sameReport bool) bool {
	return samePeople(a, b, sameReport) ||
		shareName(append([]string{a.Name}, a.Names...), family(b, sameReport)) || shareName(family(a, sameReport), append([]string{b.Name}, b.Names...))
}

// family are the names of a party's family that may be compared with those of another.
func family(p *hearsay.Party, sameReport bool) []string {
	if sameReport {
		return p.Family
	}
	return slices.DeleteFunc(slices.Clone(p.Family), func(n string) bool { return !proper(n) })
}

// proper reports whether a name holds a word in capitals that is no common noun for a
// following: "Rebels", at the head of a sentence, name nobody.
func proper(name string) bool {
	for i, w := range strings.Fields(name) {
		low := strings.ToLower(w)
		if !unicode.IsUpper([]rune(w)[0]) || i == 0 && (low == "the" || low == "a" || low == "an" || possessives[low]) {
			continue
		}
		if !bodies[strings.TrimRight(low, "’'s")] && !bodies[low] && !vague[low] {
			return true
		}
	}
	return false
}
