package export

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

//go:embed tables/*.tsv
var tables embed.FS

// schemes are the codes of other data sets and how ours are sorted into them.
type schemes struct {
	countries map[string]country
	sectors   map[string]sector
	crowds    map[string]byte // a word for a crowd to its inter code
	inter     map[byte]string
	types     map[hearsay.EventType]foreignType
	acled     []acledRule
	subEvents map[string]subEvent
}

type country struct {
	iso3, iso2, fips, cameo   string
	iso, cow, gw              int // 0: none
	name, acledName, ucdpName string
	acledRegion, ucdpRegion   string
	area                      float64 // thousand square kilometres
}

// radius of a circle of the country's size, in km.
func (c country) radius() float64 { return math.Round(math.Sqrt(c.area * 1000 / math.Pi)) }

type sector struct {
	prefix           bool // it may stand where the country would
	actor, recipient byte // inter codes; 0: none
	acledName, cameo string
	ucdp, ftm        string
}

type foreignType struct {
	quad            int64
	quadName, cameo string
}

type subEvent struct{ event, disorder string }

// acledRule is a row of acled_rules.tsv; what is empty fits anything.
type acledRule struct {
	event                                  hearsay.EventType
	mode, cameo, actor, recipient, subType string
	status                                 hearsay.Status
	deaths                                 bool
}

// loadSchemes reads the tables. Errors name the file and the line.
func loadSchemes(files fs.FS) (*schemes, error) {
	s := &schemes{
		countries: map[string]country{}, sectors: map[string]sector{}, crowds: map[string]byte{}, inter: map[byte]string{},
		types: map[hearsay.EventType]foreignType{}, subEvents: map[string]subEvent{},
	}
	var faults []error
	read := func(name, columns string, row func(get func(string) string) error) {
		faults = append(faults, readTable(files, "tables/"+name+".tsv", strings.Fields(columns), row))
	}
	code := func(v string) (byte, error) {
		switch {
		case v == "":
			return 0, nil
		case len(v) == 1 && s.inter[v[0]] != "":
			return v[0], nil
		}
		return 0, fmt.Errorf("inter code %q is not in inter.tsv", v)
	}
	read("inter", "inter name", func(get func(string) string) error {
		if len(get("inter")) != 1 {
			return fmt.Errorf("inter %q: want one digit", get("inter"))
		}
		s.inter[get("inter")[0]] = get("name")
		return nil
	})
	read("countries", "iso3 iso2 iso fips cameo cow gw name acled_name ucdp_name acled_region ucdp_region area", func(get func(string) string) error {
		or := func(column string) string {
			if v := get(column); v != "" {
				return v
			}
			return get("name")
		}
		c := country{
			iso3: get("iso3"), iso2: get("iso2"), fips: get("fips"), cameo: get("cameo"), name: get("name"), acledName: or("acled_name"),
			ucdpName: or("ucdp_name"), acledRegion: get("acled_region"), ucdpRegion: get("ucdp_region"),
		}
		if len(c.iso3) != 3 || len(c.fips) != 0 && len(c.fips) != 2 {
			return fmt.Errorf("%s %s: want three letters and two", c.iso3, c.fips)
		}
		if c.cameo == "" {
			c.cameo = c.iso3
		}
		var err error
		for _, f := range []struct {
			column string
			to     *int
		}{{"iso", &c.iso}, {"cow", &c.cow}, {"gw", &c.gw}} {
			if v := get(f.column); v != "" {
				if *f.to, err = strconv.Atoi(v); err != nil {
					return fmt.Errorf("%s %q is no number", f.column, v)
				}
			}
		}
		if c.area, err = strconv.ParseFloat(get("area"), 64); err != nil || c.area <= 0 {
			return fmt.Errorf("area %q is no number above 0", get("area"))
		}
		s.countries[c.iso3] = c
		return nil
	})
	read("sectors", "sector prefix acled_actor acled_recipient acled_name cameo ucdp ftm", func(get func(string) string) error {
		x := sector{prefix: get("prefix") == "yes", acledName: get("acled_name"), cameo: get("cameo"), ucdp: get("ucdp"), ftm: get("ftm")}
		var err error
		if x.actor, err = code(get("acled_actor")); err != nil {
			return err
		}
		if x.recipient, err = code(get("acled_recipient")); err != nil {
			return err
		}
		if !slices.Contains([]string{"", ucdpState, ucdpOrganized, ucdpCivilians}, x.ucdp) {
			return fmt.Errorf("ucdp %q: want state, organized, civilians or nothing", x.ucdp)
		}
		s.sectors[get("sector")] = x
		return nil
	})
	read("crowds", "word inter", func(get func(string) string) error {
		c, err := code(get("inter"))
		s.crowds[get("word")] = c
		return err
	})
	known := func(t string) error {
		if !slices.Contains(hearsay.EventTypes[:], hearsay.EventType(t)) {
			return fmt.Errorf("%q is no type of event", t)
		}
		return nil
	}
	read("types", "type quad quad_name cameo", func(get func(string) string) error {
		n, err := strconv.ParseInt(get("quad"), 10, 8)
		if err != nil {
			return fmt.Errorf("quad %q is no number", get("quad"))
		}
		s.types[hearsay.EventType(get("type"))] = foreignType{n, get("quad_name"), get("cameo")}
		return known(get("type"))
	})
	read("acled_types", "sub_event_type event_type disorder_type", func(get func(string) string) error {
		s.subEvents[get("sub_event_type")] = subEvent{get("event_type"), get("disorder_type")}
		return nil
	})
	read("acled_rules", "type mode cameo actor recipient status deaths sub_event_type", func(get func(string) string) error {
		r := acledRule{
			event: hearsay.EventType(get("type")), mode: get("mode"), cameo: get("cameo"), actor: get("actor"), recipient: get("recipient"),
			status: hearsay.Status(get("status")), deaths: get("deaths") == "yes", subType: get("sub_event_type"),
		}
		for _, c := range r.actor + r.recipient {
			if c != '-' && s.inter[byte(c)] == "" {
				return fmt.Errorf("inter code %q is not in inter.tsv", c)
			}
		}
		if _, ok := s.subEvents[r.subType]; !ok {
			return fmt.Errorf("sub_event_type %q is not in acled_types.tsv", r.subType)
		}
		if r.status != "" && !slices.Contains(hearsay.Statuses[:], r.status) {
			return fmt.Errorf("status %q is not known", r.status)
		}
		s.acled = append(s.acled, r)
		return known(get("type"))
	})
	return s, errors.Join(faults...)
}

// readTable hands each row of a table of tab-separated fields to do: "#"
// comments, a row with exactly the columns, then rows of as many fields.
func readTable(files fs.FS, name string, columns []string, do func(get func(string) string) error) error {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	var faults []error
	headed, line := false, 0
	for s := range strings.Lines(string(b)) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if s == "" || s[0] == '#' {
			continue
		}
		fields := strings.Split(s, "\t")
		switch {
		case !headed && !slices.Equal(fields, columns):
			return fmt.Errorf("export/%s:%d: header row is %q, want %q, divided by tabs", name, line, strings.Join(fields, " "), strings.Join(columns, " "))
		case !headed:
			headed = true
		case len(fields) != len(columns):
			faults = append(faults, fmt.Errorf("export/%s:%d: %d fields, want %d (%s), divided by tabs", name, line, len(fields), len(columns), strings.Join(columns, " ")))
		default:
			if err := do(func(column string) string { return strings.TrimSpace(fields[slices.Index(columns, column)]) }); err != nil {
				faults = append(faults, fmt.Errorf("export/%s:%d: %w", name, line, err))
			}
		}
	}
	return errors.Join(faults...)
}

// subType is the sub-event type of ACLED that an act is; empty if it is none of ACLED's. The inter codes are
// 0 where nobody is named.
func (s *schemes) subType(t hearsay.EventType, mode, cameo string, actor, recipient byte, status hearsay.Status, deaths bool) string {
	fits := func(list string, code byte) bool {
		if code == 0 {
			code = '-'
		}
		return list == "" || strings.IndexByte(list, code) >= 0
	}
	for _, r := range s.acled {
		if r.event == t && (r.mode == "" || r.mode == mode) && strings.HasPrefix(cameo, r.cameo) && fits(r.actor, actor) && fits(r.recipient, recipient) &&
			(r.status == "" || r.status == status) && (!r.deaths || deaths) {
			return r.subType
		}
	}
	return ""
}

// splitCode takes the code of an actor apart: a country or a prefix, a sector, a
// group. A part that is not there is empty.
func (s *schemes) splitCode(code string) (country, sector, group string) {
	for i := 0; i+3 <= len(code); i += 3 {
		three := code[i : i+3]
		_, isSector := s.sectors[three]
		switch {
		case i == 0 && (s.countries[three].iso3 != "" || s.sectors[three].prefix):
			country = three
		case sector == "" && isSector:
			sector = three
		default:
			return country, sector, code[i:]
		}
	}
	return country, sector, ""
}
