package lexicon

import (
	"io/fs"
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
	Line    int       // in officeholders.tsv
}

// Held reports whether the term holds day.
func (o *Officeholder) Held(day time.Time) bool {
	return !day.Before(o.Since) && (o.Until.IsZero() || !day.After(o.Until))
}

// Entry is where the lexicon has the term.
func (o *Officeholder) Entry() hearsay.Entry {
	return hearsay.Entry{Name: o.Name + ", " + o.Office, File: "lexicon/officeholders.tsv", Line: o.Line}
}

// loadOfficeholders reads officeholders.tsv.
func loadOfficeholders(files fs.FS) ([]Officeholder, error) {
	rows, err := readTSV(files, "officeholders.tsv", "name", "aliases", "office", "country", "sector", "since", "until")
	if err != nil {
		return nil, err
	}
	holders := make([]Officeholder, 0, len(rows))
	for _, r := range rows {
		o := Officeholder{Name: r.get("name"), Office: r.get("office"), Country: r.get("country"), Sector: r.get("sector"), Line: r.line}
		if o.Name == "" || o.Office == "" || len(o.Country) != 3 {
			return nil, r.errorf("name, office or country is missing")
		}
		if a := r.get("aliases"); a != "" {
			o.Aliases = strings.Split(a, "|")
		}
		if o.Since, err = time.Parse(time.DateOnly, r.get("since")); err != nil {
			return nil, r.errorf("since: %v", err)
		}
		if u := r.get("until"); u != "" {
			if o.Until, err = time.Parse(time.DateOnly, u); err != nil {
				return nil, r.errorf("until: %v", err)
			}
			if o.Until.Before(o.Since) {
				return nil, r.errorf("until %s is before since", u)
			}
		}
		holders = append(holders, o)
	}
	return holders, nil
}
