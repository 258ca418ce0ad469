package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
)

// at is the span of the first words in the record's text.
func at(r *hearsay.Record, words string) hearsay.RecordSpan {
	i := strings.Index(r.Text, words)
	if i < 0 {
		panic(words)
	}
	begin := utf8.RuneCountInString(r.Text[:i])
	return hearsay.RecordSpan{Begin: begin, End: begin + utf8.RuneCountInString(words)}
}

func n(i int64) *int64 { return &i }

// record tells one event by two claimants.
func record() *hearsay.Record {
	r := &hearsay.Record{
		ID: "=1+1", Title: "@Title", Text: "“No,” he said. Mayor Ruiz told Radio Sur that the Army’s men killed 12 rebels in Tibú.",
		Published: &hearsay.RecordPublished{Value: "1999-05-03", Basis: hearsay.BasisInferred},
	}
	r.Sentences = []hearsay.RecordSpan{at(r, "“No,” he said."), at(r, "Mayor Ruiz told Radio Sur that the Army’s men killed 12 rebels in Tibú.")}
	lat, lon := -8.5, 72.25
	r.Entities = []hearsay.RecordEntity{
		{ID: "e1", Type: hearsay.Person, Name: "Luis Ruiz", Mentions: []hearsay.RecordMention{{RecordSpan: at(r, "Mayor Ruiz"), Form: hearsay.Name}}},
		{ID: "e2", Type: hearsay.Group, Name: "the Army’s men", Mentions: []hearsay.RecordMention{{RecordSpan: at(r, "the Army’s men"), Form: hearsay.Nominal}}},
		{ID: "e3", Type: hearsay.Publication, Name: "Radio Sur", Mentions: []hearsay.RecordMention{{RecordSpan: at(r, "Radio Sur"), Form: hearsay.Name}}},
	}
	r.Places = []hearsay.RecordPlace{{ID: "p1", RecordSpan: at(r, "Tibú"), Name: "Tibú", Country: "COL", Lat: &lat, Lon: &lon, Precision: hearsay.PrecisionPoint}}
	r.Quantities = []hearsay.RecordQuantity{{ID: "q1", RecordSpan: at(r, "12 rebels"), Min: n(12), Max: n(12)}}
	r.Attributions = []hearsay.RecordAttribution{
		{ID: "a1", Source: []hearsay.RecordSpan{at(r, "Mayor Ruiz")}, Entity: "e1", Stance: hearsay.Asserts, Venue: "e3"},
		{ID: "a2", Stance: hearsay.Denies, Parent: "a1"},
	}
	r.Events = []hearsay.RecordEvent{{
		ID: "v1", Event: hearsay.Assault, Mode: "firearms", Quad: hearsay.Assault.Quad(), Trigger: []hearsay.RecordSpan{at(r, "killed")},
		Actor:     []hearsay.RecordParticipant{{Entity: "e2", Code: "COLMIL", RecordSpan: at(r, "the Army’s men")}},
		Recipient: []hearsay.RecordParticipant{{RecordSpan: at(r, "12 rebels")}},
		Place:     "p1", Date: &hearsay.RecordEventDate{Start: "1999-05-01", End: "1999-05-02", Basis: hearsay.BasisTime},
		Counts: []hearsay.RecordCount{{What: "killed", Who: "recipient", Quantity: "q1"}}, Status: hearsay.Planned,
		Attributions: []string{"a1", "a2"}, Evidence: []hearsay.RecordSpan{at(r, "killed 12 rebels")}, Confidence: 0.5,
	}}
	return r
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	w := NewCSV(&b, meanings{})
	for range 2 {
		if err := w.Write(record()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	got := map[string]string{}
	for i, c := range rows[0] {
		got[c] = rows[1][i]
	}
	for column, want := range map[string]string{
		"report": "'=1+1", "title": "'@Title", "published": "1999-05-03", "published_basis": "inferred", "event": "ASSAULT", "mode": "firearms",
		"status": "planned", "claimants": "Luis Ruiz; (unnamed)", "stances": "asserts; denies", "venue": "Radio Sur",
		"actor": "the Army’s men", "actor_code": "COLMIL", "recipient": "12 rebels", "recipient_code": "", "place": "Tibú", "lat": "-8.5",
		"lon": "72.25", "country": "COL", "date_start": "1999-05-01", "counts": "12 killed", "trigger": "killed",
		"evidence":       "Mayor Ruiz told Radio Sur that the Army’s men killed 12 rebels in Tibú.",
		"evidence_begin": "15", "evidence_end": "86", "confidence": "0.5",
	} {
		if got[column] != want {
			t.Errorf("%s: %q, want %q", column, got[column], want)
		}
	}
}

func TestCSVOfNothingHasColumns(t *testing.T) {
	var b bytes.Buffer
	if err := NewCSV(&b, meanings{}).Close(); err != nil || !strings.HasPrefix(b.String(), "report,title,") {
		t.Errorf("%q, %v", b.String(), err)
	}
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	r := record()
	r.Title = "A \x1b[31mred\x07 title\u202e"
	if err := NewTable(&b, Style{Width: 100}).Write(r); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, want := range []string{
		"A [31mred title\n", "published 1999-05-03 (worked out from the text) · 2 sentences · 1 event", "WHO SAYS", "Luis Ruiz", "› (unnamed)",
		"denies", "the Army’s men", "COLMIL", "ASSAULT", "planned", "12 rebels", "Tibú, COL", "1999-05-01", "12 killed", "    “Mayor Ruiz told",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("control characters reach the terminal: %q", out)
	}
	for line := range strings.Lines(out) {
		if w := utf8.RuneCountInString(strings.TrimRight(line, "\n")); w > 100 {
			t.Errorf("line of %d columns: %s", w, line)
		}
	}
}

func TestInterval(t *testing.T) {
	tests := []struct {
		q    hearsay.RecordQuantity
		unit string
		want string
	}{
		{hearsay.RecordQuantity{Min: n(1), Max: n(1)}, "man", "1 man"},
		{hearsay.RecordQuantity{Min: n(12000), Max: n(12000), Approx: true}, "fighter", "~12,000 fighters"},
		{hearsay.RecordQuantity{Min: n(6001)}, "militiaman", "6,001+ militiamen"},
		{hearsay.RecordQuantity{Max: n(50)}, "body", "up to 50 bodies"},
		{hearsay.RecordQuantity{Min: n(0), Max: n(50)}, "child", "up to 50 children"},
		{hearsay.RecordQuantity{Min: n(24), Max: n(99)}, "police officer", "24–99 police officers"},
		{hearsay.RecordQuantity{Number: 2.5}, "km", "2.5 km"},
		{hearsay.RecordQuantity{Min: n(0), Max: n(0)}, "casualty", "0 casualties"},
	}
	for _, tt := range tests {
		if got := interval(&tt.q) + " " + plural(&tt.q, tt.unit); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for want, d := range map[string]*hearsay.RecordEventDate{
		"": nil, "2021-08-23": {Start: "2021-08-23", End: "2021-08-23"}, "2021": {Start: "2021-01-01", End: "2021-12-31"},
		"2020-02": {Start: "2020-02-01", End: "2020-02-29"}, "2021-08-14 – 2021-08-15": {Start: "2021-08-14", End: "2021-08-15"},
	} {
		if got := period(d); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestDisputes(t *testing.T) {
	r := record()
	d := []hearsay.Dispute{{
		Matter: "killed in Tibú", Kind: hearsay.QuantityClaim, About: hearsay.Matter{Reports: []string{r.ID}}, Reasons: []string{"same act"},
		Positions: []hearsay.Position{
			{Value: hearsay.Value{Min: n(12), Max: n(12), Unit: "rebel"}, Stance: hearsay.Asserts, Claimants: []string{"Luis Ruiz"},
				Claims: []hearsay.ClaimEvidence{{Report: r.ID, Evidence: at(r, "killed 12")}}},
			{Value: hearsay.Value{Min: n(3), Max: n(3), Unit: "rebel"}, Stance: hearsay.Denies, Claimants: []string{"he"},
				Claims: []hearsay.ClaimEvidence{{Report: r.ID, Evidence: at(r, "No")}}},
		},
	}}
	var b bytes.Buffer
	find := func(id string) (*hearsay.Record, error) { return r, nil }
	if err := Disputes(&b, d, find, Style{Width: 90}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 killed in Tibú", "quantity disputed · 2 positions · 1 report", "12 rebels", "Luis Ruiz", "he (denies)", "“Mayor Ruiz told", " “No,” he said.\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("the army killed 12 rebels", 10)
	f.Add("軍隊進入城市 🙂🙂🙂 a\u0301", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if width < 2 || width > 200 || !utf8.ValidString(s) {
			return
		}
		for _, l := range wrap(s, width) {
			if strings.ContainsAny(l, "\n\r\x1b") {
				t.Errorf("%q in a line of %q", l, s)
			}
		}
	})
}

type meanings struct{}

func (meanings) Actor(code string) string {
	return map[string]string{"COLMIL": "Colombia, military"}[code]
}

func (meanings) CAMEO(code string) string { return map[string]string{"190": "Use force"}[code] }
