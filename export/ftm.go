package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"strings"

	"hearsay"
)

// FollowTheMoney writes entities of FollowTheMoney as lines of JSON: an Event an
// incident, its parties, an Article a report and a Note a claim, which is where
// rival values stand.
type FollowTheMoney struct {
	leftOut
	desk *Desk
	w    *bufio.Writer
	put  map[string]bool // identifiers of the parties and articles that were written
}

// NewFollowTheMoney makes a FollowTheMoney that writes to w.
func NewFollowTheMoney(w io.Writer, d *Desk) *FollowTheMoney {
	return &FollowTheMoney{leftOut: leftOut{}, desk: d, w: bufio.NewWriter(w), put: map[string]bool{}}
}

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newFTM(schema string, key ...string) *ftmEntity {
	h := sha256.Sum256([]byte(schema + "\x00" + strings.Join(key, "\x00")))
	return &ftmEntity{"hearsay-" + hex.EncodeToString(h[:10]), schema, map[string][]string{}}
}

// add puts a value in, if there is one and it is new.
func (e *ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		v = clean(v)
		have := false
		for _, o := range e.Properties[property] {
			have = have || o == v
		}
		if v != "" && !have {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

// addURL puts an address in, if it is one.
func (e *ftmEntity) addURL(property, address string) {
	if u, err := url.Parse(strings.TrimSpace(address)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		e.add(property, u.String())
	}
}

func (f *FollowTheMoney) write(e *ftmEntity, once bool) error {
	if once {
		if f.put[e.ID] {
			return nil
		}
		f.put[e.ID] = true
	}
	b, err := line(e)
	if err != nil {
		return err
	}
	_, err = f.w.Write(append(b, '\n'))
	return err
}

// party is the entity of a party: a person or a body of its kind. Parties
// without a name of their own are not entities that anybody could look up.
func (f *FollowTheMoney) party(p party) *ftmEntity {
	if p.generic {
		return nil
	}
	schema := "Organization"
	if p.kind == string(hearsay.Person) {
		schema = "Person"
	} else if s, ok := f.desk.schemes.sectors[p.sector]; ok && s.ftm != "" {
		schema = s.ftm
	} else if p.kind == string(hearsay.Government) {
		schema = "PublicBody"
	} else if p.kind == string(hearsay.Group) || p.kind == "" {
		schema = "LegalEntity"
	}
	e := newFTM(schema, p.name, p.code)
	e.add("name", p.name)
	e.add("alias", p.aliases...)
	e.add("country", f.country(p.country))
	if p.code != "" {
		e.add("keywords", p.code)
	}
	return e
}

func (f *FollowTheMoney) country(iso3 string) string {
	return strings.ToLower(f.desk.schemes.countries[iso3].iso2)
}

// Write adds an incident.
func (f *FollowTheMoney) Write(in *hearsay.Incident) error {
	x, err := f.desk.open(in)
	if err != nil {
		return err
	}
	r, err := f.desk.eventRow(in)
	if err != nil {
		return err
	}
	spot, err := x.spot()
	if err != nil {
		return err
	}
	event := newFTM("Event", in.ID)
	for _, side := range []string{hearsay.CellActor, hearsay.CellRecipient} {
		for _, p := range x.side(side) {
			e := f.party(p)
			if e == nil {
				event.add("namesMentioned", p.name)
				continue
			}
			if err := f.write(e, true); err != nil {
				return err
			}
			event.add("involved", e.ID)
			if side == hearsay.CellActor && in.Event == hearsay.Protest {
				event.add("organizer", e.ID)
			}
		}
	}
	event.add("name", title(r))
	event.add("recordId", in.ID)
	event.add("summary", r.Evidence)
	event.add("notes", r.Counts, r.Rivals)
	event.add("keywords", r.Event, r.Mode)
	event.add("keywords", in.Context...)
	if days := x.days(); days != nil {
		event.add("startDate", days.Start)
		event.add("endDate", days.End)
		if days.Start == days.End {
			event.add("date", days.Start)
		}
	}
	if spot != nil {
		event.add("location", joined([]string{spot.Name, spot.admin2, spot.Admin1, f.desk.schemes.countries[spot.Country].name}, ", "))
		event.add("country", f.country(spot.Country))
	}
	sources, err := x.sources(mostReports)
	if err != nil {
		return err
	}
	for _, s := range sources {
		a := newFTM("Article", s.ID)
		a.add("name", s.heading())
		a.add("title", s.heading())
		a.add("publisher", s.Publisher)
		a.add("publishedAt", published(s.Record))
		a.add("language", language(s.Language))
		a.addURL("sourceUrl", s.URL)
		if err := f.write(a, true); err != nil {
			return err
		}
		event.add("proof", a.ID)
		event.addURL("sourceUrl", s.URL)
		event.add("publisher", s.Publisher)
	}
	if err := f.write(event, false); err != nil {
		return err
	}
	return f.desk.claimRows(in, func(c ClaimRow) error {
		n := newFTM("Note", c.Claim)
		what := c.Kind
		if c.Role != "" {
			what = c.Role
		}
		by := joined([]string{c.Claimant, prefixed("via ", c.Via)}, ", ")
		n.add("name", joined([]string{what, c.Says}, ": "))
		n.add("description", joined([]string{by, "(" + c.Stance + ")"}, " ")+": "+joined([]string{what, c.Says}, " "))
		n.add("summary", c.Sentence)
		n.add("entity", event.ID)
		n.add("proof", newFTM("Article", c.Report).ID)
		n.add("publisher", c.Publisher)
		n.addURL("sourceUrl", c.URL)
		return f.write(n, false)
	})
}

// Close writes what is held back.
func (f *FollowTheMoney) Close() error { return f.w.Flush() }

// title names an incident: "ASSAULT firearms: the army → villagers, Qala, 2009-05-12".
func title(r EventRow) string {
	what := joined([]string{r.Event, r.Mode}, " ")
	if what == "" {
		what = joined([]string{r.Counts, r.Relation}, "; ")
	}
	who := joined([]string{r.Actor, r.Recipient}, " → ")
	if name := joined([]string{joined([]string{what, who}, ": "), r.Place, r.Start}, ", "); name != "" {
		return name
	}
	if r.Evidence != "" {
		return clip(r.Evidence, 80)
	}
	return r.Incident
}

// language is the code of three letters that FollowTheMoney wants, for the
// languages that reports are read in.
func language(code string) string {
	if code == "en" || strings.HasPrefix(code, "en-") {
		return "eng"
	}
	return ""
}
