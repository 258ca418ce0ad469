package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"hearsay"
	"hearsay/export"
)

// The columns as the data sets themselves order them.
const (
	acledHeader = `event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp`
	ucdpHeader  = `id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob`
	polecat     = `Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version`
)

// table reads an export of rows, whatever divides its fields.
func table(t testing.TB, format string, b []byte) [][]string {
	t.Helper()
	if format == "gdelt" || format == "polecat" {
		var rows [][]string
		for l := range strings.Lines(string(b)) {
			rows = append(rows, strings.Split(strings.TrimSuffix(l, "\n"), "\t"))
		}
		return rows
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return rows
}

var tabular = []string{"events", "claims", "acled", "ucdp", "polecat", "gdelt"}

func TestColumns(t *testing.T) {
	b := examples(t)
	for format, want := range map[string]string{"acled": acledHeader, "ucdp": ucdpHeader, "polecat": polecat} {
		rows := table(t, format, b.write(t, format, nil))
		if got := strings.Join(rows[0], ","); got != want {
			t.Errorf("%s: columns\n%s\nwant\n%s", format, got, want)
		}
	}
	for format, n := range map[string]int{"acled": 31, "ucdp": 49, "polecat": 40, "gdelt": 61, "events": 83, "claims": 50} {
		rows := table(t, format, b.write(t, format, nil))
		if len(rows) < 3 {
			t.Errorf("%s: only %d rows", format, len(rows))
		}
		for i, r := range rows {
			if len(r) != n {
				t.Errorf("%s: row %d has %d fields, want %d", format, i, len(r), n)
			}
		}
	}
}

// column gives the fields of a named column, without the head.
func column(t testing.TB, rows [][]string, name string) []string {
	t.Helper()
	at := slices.Index(rows[0], name)
	if at < 0 {
		t.Fatalf("no column %s", name)
	}
	var out []string
	for _, r := range rows[1:] {
		out = append(out, r[at])
	}
	return out
}

func oneOf(t testing.TB, what string, got []string, allowed ...string) {
	t.Helper()
	for _, g := range got {
		if !slices.Contains(allowed, g) {
			t.Errorf("%s: %q, want one of %q", what, g, allowed)
		}
	}
}

func TestACLEDConventions(t *testing.T) {
	rows := table(t, "acled", examples(t).write(t, "acled", nil))
	oneOf(t, "disorder_type", column(t, rows, "disorder_type"), "Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations")
	oneOf(t, "event_type", column(t, rows, "event_type"), "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments")
	oneOf(t, "time_precision", column(t, rows, "time_precision"), "1", "2", "3")
	oneOf(t, "geo_precision", column(t, rows, "geo_precision"), "", "1", "2", "3")
	oneOf(t, "civilian_targeting", column(t, rows, "civilian_targeting"), "", "Civilian targeting")
	names := []string{"", "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces"}
	oneOf(t, "inter1", column(t, rows, "inter1"), names...)
	oneOf(t, "inter2", column(t, rows, "inter2"), names...)
	days, years, ids := column(t, rows, "event_date"), column(t, rows, "year"), column(t, rows, "event_id_cnty")
	for i, d := range days {
		if _, err := time.Parse(time.DateOnly, d); err != nil || d[:4] != years[i] {
			t.Errorf("event_date %q, year %q", d, years[i])
		}
		if !regexp.MustCompile(`^[A-Z]{3}[0-9a-f-]+$`).MatchString(ids[i]) {
			t.Errorf("event_id_cnty %q", ids[i])
		}
	}
	for i, lat := range column(t, rows, "latitude") {
		if g := column(t, rows, "geo_precision")[i]; (lat == "") != (g == "") {
			t.Errorf("latitude %q with geo_precision %q", lat, g)
		}
	}
	// The strength of a force has no column, so it stands in notes.
	rows = table(t, "acled", frozen(t).write(t, "acled", nil))
	if notes := strings.Join(column(t, rows, "notes"), "\n"); !strings.Contains(notes, "strength: 12,000") || !strings.Contains(notes, "disputed: up to 3,500 men (Al-Tijani Musa) | 12,000 (Yousif Bakheet)") {
		t.Errorf("the strength of a force and its rivals are not in notes:\n%s", notes)
	}
}

func TestUCDPConventions(t *testing.T) {
	rows := table(t, "ucdp", examples(t).write(t, "ucdp", nil))
	oneOf(t, "type_of_violence", column(t, rows, "type_of_violence"), "", "1", "2", "3")
	oneOf(t, "where_prec", column(t, rows, "where_prec"), "", "1", "2", "3", "4", "5", "6", "7")
	oneOf(t, "date_prec", column(t, rows, "date_prec"), "1", "2", "3", "4", "5")
	oneOf(t, "event_clarity", column(t, rows, "event_clarity"), "1", "2")
	for _, r := range rows[1:] {
		n := map[string]int{}
		for i, name := range rows[0] {
			n[name], _ = strconv.Atoi(r[i])
		}
		if n["low"] > n["best"] || n["best"] > n["high"] || n["high"] < 1 {
			t.Errorf("low %d, best %d, high %d", n["low"], n["best"], n["high"])
		}
		if sum := n["deaths_a"] + n["deaths_b"] + n["deaths_civilians"] + n["deaths_unknown"]; sum != n["best"] {
			t.Errorf("deaths %d, best %d", sum, n["best"])
		}
		if n["id"] <= 0 || n["id"] >= 1e15 {
			t.Errorf("id %d", n["id"])
		}
	}
}

func TestGDELTConventions(t *testing.T) {
	ids := map[string]bool{}
	for _, r := range table(t, "gdelt", examples(t).write(t, "gdelt", nil)) {
		if ids[r[0]] {
			t.Errorf("GLOBALEVENTID %s twice", r[0])
		}
		ids[r[0]] = true
		if _, err := time.Parse("20060102", r[1]); err != nil || r[2] != r[1][:6] || r[3] != r[1][:4] || !strings.HasPrefix(r[4], r[3]+".") && r[4][:4] < r[3] {
			t.Errorf("dates %q", r[1:5])
		}
		code, base, root, quad := r[26], r[27], r[28], r[29]
		if len(code) < 3 || !strings.HasPrefix(code, base) || !strings.HasPrefix(base, root) || len(root) != 2 {
			t.Errorf("codes %s %s %s", code, base, root)
		}
		oneOf(t, "QuadClass", []string{quad}, "1", "2", "3", "4")
		oneOf(t, "ActionGeo_Type", []string{r[51]}, "0", "1", "2", "3", "4", "5")
		if (r[51] == "0") != (r[56] == "") {
			t.Errorf("ActionGeo_Type %s with latitude %q", r[51], r[56])
		}
	}
}

// Counts that a sentence lists side by side are added up; a part of a whole is not.
func TestListedCounts(t *testing.T) {
	two, one, seven := int64(2), int64(1), int64(7)
	claim := func(id, unit string, n *int64, listed, part bool) hearsay.Claim {
		return hearsay.Claim{ID: id, Report: "r", Kind: hearsay.QuantityClaim, Value: hearsay.Value{Min: n, Max: n, Unit: unit},
			About: hearsay.Subject{Role: "killed", Unit: unit, Listed: listed, Part: part}, Claimants: []hearsay.Claimant{{Name: "the army"}}}
	}
	for _, r := range []struct {
		claims []hearsay.Claim
		killed string
		counts string
	}{
		{[]hearsay.Claim{claim("a", "soldier", &two, true, false), claim("b", "villager", &one, true, false)}, "3", "killed: 2 soldiers; killed: 1 villager"},
		{[]hearsay.Claim{claim("a", "people", &seven, false, false), claim("b", "girl", &two, false, true)}, "7", "killed: 7 people"},
	} {
		cell := hearsay.Cell{Field: "killed", Chosen: true}
		for _, c := range r.claims {
			cell.Values = append(cell.Values, hearsay.CellValue{Value: c.Value, Claims: []string{c.ID}, Claimants: []string{"the army"}, Reports: []string{"r"}})
		}
		b := &base{
			records: map[string]*hearsay.Record{"r": {Schema: hearsay.Schema, ID: "r", Text: "x"}}, names: examples(t).names, of: map[string][]hearsay.Claim{"a": r.claims},
			incidents: []hearsay.Incident{{ID: "a", Cells: []hearsay.Cell{cell}}},
		}
		rows := table(t, "events", b.write(t, "events", nil))
		if killed, counts := column(t, rows, "killed")[0], column(t, rows, "counts")[0]; killed != r.killed || counts != r.counts {
			t.Errorf("killed %s, counts %q; want %s, %q", killed, counts, r.killed, r.counts)
		}
	}
}

// HXL tags go into one row below the names, a tag for each column.
func TestHXL(t *testing.T) {
	tag := regexp.MustCompile(`^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$`)
	for _, f := range export.Formats() {
		if !f.HXL || f.Name == "xlsx" {
			continue
		}
		plain := table(t, f.Name, examples(t).write(t, f.Name, nil))
		tagged := table(t, f.Name, examples(t).write(t, f.Name, func(d *export.Desk) { d.HXL = true }))
		if len(tagged) != len(plain)+1 || !slices.Equal(tagged[0], plain[0]) || !slices.Equal(tagged[2], plain[1]) {
			t.Fatalf("%s: the tags are not one row below the names", f.Name)
		}
		seen := map[string]bool{}
		for i, h := range tagged[1] {
			if !tag.MatchString(h) {
				t.Errorf("%s: %s has the tag %q", f.Name, tagged[0][i], h)
			}
			if seen[h] {
				t.Errorf("%s: tag %q twice", f.Name, h)
			}
			seen[h] = true
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	for _, f := range export.Formats() {
		got := examples(t).write(t, f.Name, func(d *export.Desk) { d.BOM = true })
		if bytes.HasPrefix(got, []byte("\ufeff")) != f.BOM {
			t.Errorf("%s begins with %q", f.Name, got[:3])
		}
	}
}

func TestParquetReadBack(t *testing.T) {
	b := examples(t)
	raw := b.write(t, "parquet", nil)
	f, err := parquet.OpenFile(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	about, ok := f.Lookup("hearsay")
	var m export.Metadata
	if err := json.Unmarshal([]byte(about), &m); !ok || err != nil || m.Rule != "most-voices" || m.Citation == "" || m.AsOf != "2030-01-01" {
		t.Errorf("metadata %q: %v", about, err)
	}
	rows, err := parquet.Read[export.EventRow](bytes.NewReader(raw), int64(len(raw)))
	if err != nil || len(rows) != len(b.incidents) {
		t.Fatalf("%d rows of %d incidents: %v", len(rows), len(b.incidents), err)
	}
	want := table(t, "events", b.write(t, "events", nil))
	for i, r := range rows {
		if r.Incident != column(t, want, "incident")[i] || strings.TrimPrefix(column(t, want, "evidence")[i], "'") != r.Evidence {
			t.Errorf("row %d: %s", i, r.Incident)
		}
		if killed := column(t, want, "killed")[i]; (r.Killed == nil) != (killed == "") || r.Killed != nil && strconv.FormatInt(*r.Killed, 10) != killed {
			t.Errorf("row %d: killed %v, want %q", i, r.Killed, killed)
		}
	}
}

func TestXLSXReadBack(t *testing.T) {
	b := examples(t)
	book, err := excelize.OpenReader(bytes.NewReader(b.write(t, "xlsx", func(d *export.Desk) { d.HXL = true })))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Events", "Claims", "ReadMe"}) {
		t.Errorf("sheets %q", got)
	}
	for sheet, format := range map[string]string{"Events": "events", "Claims": "claims"} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		want := table(t, format, b.write(t, format, func(d *export.Desk) { d.HXL = true }))
		if len(rows) != len(want) {
			t.Fatalf("%s: %d rows, want %d", sheet, len(rows), len(want))
		}
		for i := range rows {
			for k, cell := range rows[i] {
				if w := strings.TrimPrefix(want[i][k], "'"); cell != w && !(len(cell) > 0 && cell[0] == '\'') {
					t.Errorf("%s: row %d, %s: %q, want %q", sheet, i, want[0][k], cell, w)
				}
			}
		}
	}
	about, err := book.GetRows("ReadMe")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(about)
	for _, w := range []string{"citation", "most-voices", "2030-01-01", "Events: killed_max", "Claims: claimant"} {
		if !strings.Contains(text, w) {
			t.Errorf("ReadMe says nothing of %q", w)
		}
	}
}

// RFC 7946: positions are longitude, then latitude; rings are closed, of four
// positions or more, the outer one counter-clockwise; no crs.
func TestGeoJSONRules(t *testing.T) {
	checkGeoJSON(t, examples(t).write(t, "geojson", nil), len(examples(t).incidents))
}

func checkGeoJSON(t testing.TB, raw []byte, features int) {
	t.Helper()
	var c struct {
		Type     string
		CRS      any
		Hearsay  export.Metadata
		Features []struct {
			Type, ID string
			Geometry *struct {
				Type        string
				Coordinates json.RawMessage
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	if c.Type != "FeatureCollection" || c.CRS != nil || c.Hearsay.Rule == "" || c.Hearsay.Citation == "" || len(c.Features) != features {
		t.Errorf("%s with %d features, want %d; rule %q", c.Type, len(c.Features), features, c.Hearsay.Rule)
	}
	for _, f := range c.Features {
		precision, _ := f.Properties["precision"].(string)
		if f.Type != "Feature" || f.ID == "" || precision == "" {
			t.Errorf("feature %s %q, precision %q", f.Type, f.ID, precision)
		}
		if f.Geometry == nil {
			continue
		}
		if f.Properties["radius_km"] == nil {
			t.Errorf("%s: a geometry without a radius", f.ID)
		}
		polygons := [][][][]float64{}
		switch f.Geometry.Type {
		case "Point":
			if precision != "point" {
				t.Errorf("%s: a dot for a place of precision %s", f.ID, precision)
			}
			var p []float64
			if err := json.Unmarshal(f.Geometry.Coordinates, &p); err != nil || len(p) != 2 || math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 || p[0] != f.Properties["longitude"] {
				t.Errorf("%s: point %v", f.ID, p)
			}
		case "Polygon":
			polygons = make([][][][]float64, 1)
			if err := json.Unmarshal(f.Geometry.Coordinates, &polygons[0]); err != nil {
				t.Error(err)
			}
		case "MultiPolygon":
			if err := json.Unmarshal(f.Geometry.Coordinates, &polygons); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("%s: geometry %s", f.ID, f.Geometry.Type)
		}
		for _, polygon := range polygons {
			for _, ring := range polygon {
				checkRing(t, f.ID, ring)
			}
		}
	}
}

func checkRing(t testing.TB, id string, ring [][]float64) {
	t.Helper()
	if len(ring) < 4 || !slices.Equal(ring[0], ring[len(ring)-1]) {
		t.Errorf("%s: a ring of %d positions that is not closed", id, len(ring))
		return
	}
	area := 0.0
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		area += a[0]*b[1] - b[0]*a[1]
		if math.Abs(b[0]) > 180 || math.Abs(b[1]) > 90 {
			t.Errorf("%s: position %v", id, b)
		}
	}
	if area <= 0 {
		t.Errorf("%s: an outer ring that runs clockwise", id)
	}
}

func TestAnnotationShape(t *testing.T) {
	b := examples(t)
	var page struct {
		Context []any `json:"@context"`
		ID      string
		Type    string
		About   export.Metadata `json:"hearsay:about"`
		Items   []struct {
			ID, Type, Motivation, Creator string
			Body                          []map[string]any
			Target                        []struct {
				Type     string
				Source   map[string]string
				Selector []struct {
					Type, Exact, Prefix, Suffix string
					Start, End                  int
				}
			}
			Quoted string           `json:"prov:wasQuotedFrom"`
			By     string           `json:"prov:wasGeneratedBy"`
			Said   []map[string]any `json:"prov:wasAttributedTo"`
			Claim  string           `json:"-"`
		}
	}
	if err := json.Unmarshal(b.write(t, "annotations", nil), &page); err != nil {
		t.Fatal(err)
	}
	if page.Type != "AnnotationPage" || page.Context[0] != "http://www.w3.org/ns/anno.jsonld" || page.About.Citation == "" || page.About.Rule == "" {
		t.Errorf("page %s, context %v", page.Type, page.Context)
	}
	ids := map[string]bool{}
	for _, a := range page.Items {
		if ids[a.ID] {
			t.Errorf("%s twice", a.ID)
		}
		ids[a.ID] = true
		if a.Type != "Annotation" || len(a.Body) != 2 || len(a.Target) == 0 || len(a.Said) == 0 || a.By == "" {
			t.Errorf("%s: incomplete", a.ID)
		}
		for _, target := range a.Target {
			r := b.records[strings.TrimPrefix(target.Source["id"], "urn:hearsay:report:")]
			if r == nil || target.Source["id"] != a.Quoted || len(target.Selector) != 2 {
				t.Fatalf("%s: source %q", a.ID, target.Source["id"])
			}
			quote, position := target.Selector[0], target.Selector[1]
			text := []rune(r.Text)
			if got := string(text[position.Start:position.End]); got != quote.Exact || got == "" {
				t.Errorf("%s: the words at the position are %q, those quoted %q", a.ID, got, quote.Exact)
			}
			if !strings.Contains(r.Text, quote.Prefix+quote.Exact+quote.Suffix) {
				t.Errorf("%s: prefix and suffix do not stand around the words", a.ID)
			}
		}
	}
	if len(ids) != len(b.claims) {
		t.Errorf("%d annotations of %d claims", len(ids), len(b.claims))
	}
}

// lines reads lines of JSON.
func lines(t testing.TB, raw []byte, do func(map[string]any)) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(raw))
	for {
		var v map[string]any
		err := dec.Decode(&v)
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		do(v)
	}
}

func TestPLOVERShape(t *testing.T) {
	n := 0
	lines(t, examples(t).write(t, "plover", nil), func(v map[string]any) {
		n++
		for _, key := range []string{"id", "has_event", "date", "actor", "event", "quad_code", "cite_info", "coder"} {
			if v[key] == nil {
				t.Errorf("%v has no %s", v["id"], key)
			}
		}
		if _, err := time.Parse(time.DateOnly, v["date"].(string)); err != nil {
			t.Error(err)
		}
	})
	if n < 20 {
		t.Errorf("only %d events", n)
	}
}

// The properties that FollowTheMoney 3 and 4 define for the schemata that are written.
var ftmProperties = map[string]string{
	"Event":   "name summary notes keywords country location startDate endDate date recordId sourceUrl publisher involved organizer namesMentioned proof",
	"Article": "name title publisher publishedAt language sourceUrl",
	"Note":    "name description summary entity proof publisher sourceUrl",
	"Person":  "name alias country keywords", "Organization": "name alias country keywords", "PublicBody": "name alias country keywords", "LegalEntity": "name alias country keywords",
}

func TestFollowTheMoneyShape(t *testing.T) {
	seen := map[string]string{}
	var refs [][2]string
	lines(t, examples(t).write(t, "ftm", nil), func(v map[string]any) {
		id, schema := v["id"].(string), v["schema"].(string)
		if seen[id] != "" {
			t.Errorf("%s twice", id)
		}
		seen[id] = schema
		properties := v["properties"].(map[string]any)
		if properties["name"] == nil {
			t.Errorf("%s %s has no name", schema, id)
		}
		for key, values := range properties {
			if !slices.Contains(strings.Fields(ftmProperties[schema]), key) {
				t.Errorf("%s has no property %s", schema, key)
			}
			for _, value := range values.([]any) {
				if value == "" {
					t.Errorf("%s: %s is empty", id, key)
				}
				if key == "entity" || key == "proof" || key == "involved" || key == "organizer" {
					refs = append(refs, [2]string{key, value.(string)})
				}
			}
		}
	})
	for _, r := range refs {
		if seen[r[1]] == "" {
			t.Errorf("%s points to %s, which is not there", r[0], r[1])
		}
	}
}

// hostile are words that do harm in one format or another.
var hostile = []string{
	"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1", "＝1+1", "a\tb\nc\rd", "\u202egnp.exe", "\u2066x\u2069", "nul\x00nul", "\x1b[31mred",
	`"quoted", "twice"`, `"`, "'", "<script>alert(1)</script>", "]]>", "\u2028line\u2029end\u0085", "\ufeffmark", "\uffff", "a;b|c,d", "", " ", "=HYPERLINK(\"http://x\")", "😀é𝔘", "javascript:alert(1)", "None", "\\N", "../../etc/passwd",
}

// A report of hostile words does no harm in any format: rows stay rows, nothing
// begins a formula, nothing turns the direction of writing.
func TestHostileWords(t *testing.T) {
	names := examples(t).names
	rapid.Check(t, func(rt *rapid.T) {
		word := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.String()), 1, 3).Draw(rt, label), "")
		}
		checkHarmless(t, names, hostileRecord(word), false)
	})
	for _, w := range hostile {
		checkHarmless(t, names, hostileRecord(func(string) string { return w }), true)
	}
}

func hostileRecord(word func(string) string) *hearsay.Record {
	lat, lon := -8.5, 179.9
	n := int64(12)
	text := word("text")
	say := func(s string) hearsay.RecordSpan {
		begin := utf8.RuneCountInString(text)
		text += s + " "
		return hearsay.RecordSpan{Begin: begin, End: begin + utf8.RuneCountInString(s)}
	}
	a, v, b, p, q := say("x"+word("actor")), say("killed"+word("trigger")), say("12 "+word("recipient")), say("y"+word("place")), say("12 z"+word("unit"))
	r := &hearsay.Record{
		Schema: hearsay.Schema, ID: "id" + word("id"), Title: word("title"), Publisher: word("publisher"), URL: word("url"), Language: word("language"),
		Published: &hearsay.RecordPublished{Value: "2019-05-04"},
	}
	r.Entities = []hearsay.RecordEntity{
		{ID: "e1", Type: hearsay.Organization, Name: word("name") + "n", Aliases: []string{word("alias")}, Mentions: []hearsay.RecordMention{{RecordSpan: a, Form: hearsay.Name}}, Actor: &hearsay.RecordActor{Code: "COLMIL"}},
		{ID: "e2", Type: hearsay.Person, Name: word("source") + "s", Mentions: []hearsay.RecordMention{{RecordSpan: b, Form: hearsay.Name}}},
	}
	r.Places = []hearsay.RecordPlace{{ID: "p1", RecordSpan: p, Name: word("place name") + "p", Country: "FJI", Admin1: word("admin1"), Admin2: word("admin2"), Feature: word("feature"), Lat: &lat, Lon: &lon, Precision: hearsay.PrecisionAdmin1}}
	r.Quantities = []hearsay.RecordQuantity{{ID: "q1", RecordSpan: q, Min: &n, Max: &n, Unit: word("unit of count")}}
	r.Attributions = []hearsay.RecordAttribution{{ID: "a1", Source: []hearsay.RecordSpan{b}, Entity: "e2", Stance: hearsay.Asserts}}
	r.Text = text
	whole := hearsay.RecordSpan{Begin: 0, End: utf8.RuneCountInString(text)}
	r.Sentences = []hearsay.RecordSpan{whole}
	r.Events = []hearsay.RecordEvent{{
		ID: "v1", Event: hearsay.Assault, Mode: "firearms", CAMEO: "190", Trigger: []hearsay.RecordSpan{v}, Actor: []hearsay.RecordParticipant{{Entity: "e1", Code: "COLMIL", RecordSpan: a}},
		Recipient: []hearsay.RecordParticipant{{Entity: "e2", RecordSpan: b}}, Place: "p1", Date: &hearsay.RecordEventDate{Start: "2019-05-03", End: "2019-05-03", Basis: hearsay.BasisTime},
		Counts: []hearsay.RecordCount{{What: "killed", Who: "recipient", Quantity: "q1"}}, Status: hearsay.Occurred, Attributions: []string{"a1"}, Evidence: []hearsay.RecordSpan{whole},
	}}
	return r
}

func checkHarmless(t *testing.T, names export.Names, r *hearsay.Record, workbook bool) {
	t.Helper()
	b := newBase(names, "most-voices", r)
	if len(b.incidents) == 0 {
		t.Fatal("no incident")
	}
	unseen := func(where, s string) {
		for _, c := range s {
			if unicode.IsControl(c) && c != '\n' || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfeff {
				t.Errorf("%s holds %U: %q", where, c, s)
			}
		}
	}
	number := regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	for _, format := range tabular {
		raw := b.write(t, format, nil)
		if !utf8.Valid(raw) {
			t.Errorf("%s is no UTF-8", format)
		}
		rows := table(t, format, raw)
		for _, row := range rows {
			if len(row) != len(rows[0]) {
				t.Errorf("%s: a row of %d fields among those of %d: %q", format, len(row), len(rows[0]), row)
			}
			for _, c := range row {
				unseen(format, c)
				if first, _ := utf8.DecodeRuneInString(c); c != "" && strings.ContainsRune("=+-@＝＋－＠", first) && !number.MatchString(c) {
					t.Errorf("%s: a cell begins a formula: %q", format, c)
				}
				if format == "gdelt" || format == "polecat" {
					if strings.Contains(c, `"`) {
						t.Errorf("%s: a cell holds a quotation mark: %q", format, c)
					}
				}
			}
		}
	}
	for _, format := range []string{"geojson", "annotations", "plover", "ftm"} {
		raw := b.write(t, format, nil)
		unseen(format, string(raw))
		if format == "geojson" {
			checkGeoJSON(t, raw, len(b.incidents))
			continue
		}
		lines(t, raw, func(map[string]any) {})
	}
	raw := b.write(t, "parquet", nil)
	rows, err := parquet.Read[export.EventRow](bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		unseen("parquet", fmt.Sprintf("%+v", row))
	}
	if !workbook {
		return
	}
	book, err := excelize.OpenReader(bytes.NewReader(b.write(t, "xlsx", nil)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for k, c := range row {
				unseen("xlsx", c)
				at, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if f, err := book.GetCellFormula(sheet, at); err != nil || f != "" {
					t.Errorf("xlsx: %s %s is a formula: %q, %v", sheet, at, f, err)
				}
			}
		}
	}
}

// Every export loads in other programs: pandas for text and workbooks, DuckDB for
// Parquet, CSV and lines of JSON. Where neither is installed (apt-get install
// python3-pandas python3-openpyxl; npm install @duckdb/node-api and NODE_PATH) the test skips.
func TestOtherProgramsLoadThem(t *testing.T) {
	b := examples(t)
	dir := t.TempDir()
	extension := map[string]string{"xlsx": "xlsx", "parquet": "parquet", "geojson": "json", "annotations": "json", "plover": "jsonl", "ftm": "jsonl", "polecat": "tsv", "gdelt": "tsv"}
	for _, f := range export.Formats() {
		ext := extension[f.Name]
		if ext == "" {
			ext = "csv"
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name+"."+ext), b.write(t, f.Name, nil), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]int{"events": len(b.incidents), "claims": len(b.claims)}
	for _, format := range []string{"acled", "ucdp", "polecat"} {
		want[format] = len(table(t, format, b.write(t, format, nil))) - 1
	}
	want["gdelt"] = len(table(t, "gdelt", b.write(t, "gdelt", nil)))
	for _, format := range []string{"plover", "ftm"} {
		lines(t, b.write(t, format, nil), func(map[string]any) { want[format]++ })
	}
	want["xlsx"], want["parquet"] = want["events"], want["events"]
	loads := func(t *testing.T, formats []string, name string, args ...string) {
		t.Helper()
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		got := map[string]int{}
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, f := range formats {
			if got[f] != want[f] {
				t.Errorf("%s: %d rows loaded, %d written", f, got[f], want[f])
			}
		}
	}
	t.Run("pandas", func(t *testing.T) {
		python := ""
		for _, p := range []string{"python3", "/usr/bin/python3"} {
			if exec.Command(p, "-c", "import pandas, openpyxl").Run() == nil {
				python = p
			}
		}
		if python == "" {
			t.Skip("pandas is not installed")
		}
		loads(t, []string{"events", "claims", "acled", "ucdp", "polecat", "gdelt", "plover", "ftm", "xlsx"}, python, "testdata/load.py", dir)
	})
	t.Run("duckdb", func(t *testing.T) {
		if exec.Command("node", "-e", "require('@duckdb/node-api')").Run() != nil {
			t.Skip("DuckDB is not installed, or NODE_PATH does not name its folder")
		}
		loads(t, []string{"events", "claims", "acled", "ucdp", "polecat", "gdelt", "plover", "ftm", "parquet"}, "node", "testdata/load.js", dir)
	})
}
