package lexicon

import (
	"strings"
	"time"

	"hearsay"
)

// Officeholder is one term of one person in one office.
type Officeholder struct {
	Name    string
	Aliases []string
	Office  string // in lower case but for names: "president", "UN secretary-general"
	Country string // ISO 3166-1 alpha-3, XKX or IGO
	Sector  string // PLOVER sector of the office
	Since   time.Time
	Until   time.Time // zero while the term runs
	File    string    // that has the row
	Line    int
}

// Held reports whether the term holds day.
func (o *Officeholder) Held(day time.Time) bool {
	return !day.Before(o.Since) && (o.Until.IsZero() || !day.After(o.Until))
}

// Entry is where the lexicon has the term.
func (o *Officeholder) Entry() hearsay.Entry {
	return hearsay.Entry{Name: o.Name + ", " + o.Office, File: o.File, Line: o.Line}
}

// loadOfficeholders reads officeholders.tsv.
func loadOfficeholders(ls layers) ([]Officeholder, error) {
	holders := make([]Officeholder, 0, 2000)
	t := table{"officeholders.tsv", 1, []string{"name", "aliases", "office", "country", "sector", "since", "until"}}
	err := ls.read(t, func(r row) (err error) {
		o := Officeholder{Name: r.get("name"), Office: r.get("office"), Country: r.get("country"), Sector: r.get("sector"), File: r.file, Line: r.line}
		if o.Name == "" || o.Office == "" || len(o.Country) != 3 {
			return r.errorf("name, office or country is missing")
		}
		if a := r.get("aliases"); a != "" {
			o.Aliases = strings.Split(a, "|")
		}
		if o.Since, err = time.Parse(time.DateOnly, r.get("since")); err != nil {
			return r.errorf("since: %v", err)
		}
		if u := r.get("until"); u != "" {
			if o.Until, err = time.Parse(time.DateOnly, u); err != nil {
				return r.errorf("until: %v", err)
			}
			if o.Until.Before(o.Since) {
				return r.errorf("until %s is before since", u)
			}
		}
		holders = append(holders, o)
		return nil
	})
	return holders, err
}
