package pipeline_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

// shared is one pipeline for all tests; loading it is most of their time.
var shared = sync.OnceValues(func() (*pipeline.Pipeline, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	return pipeline.New("test", lex, gaz)
})

func coder(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// examples are the project's own example reports, called by their files.
func examples(t testing.TB) []*hearsay.Report {
	t.Helper()
	var reports []*hearsay.Report
	for item := range intake.Read([]string{"../testdata/reports"}, strings.NewReader(""), intake.Options{}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		if name, ok := strings.CutSuffix(filepath.Base(item.Name), ".txt"); ok {
			item.Report.ID = name
		}
		reports = append(reports, item.Report)
	}
	if len(reports) < 6 {
		t.Fatalf("only %d example reports", len(reports))
	}
	return reports
}

// odd are texts that no paper prints and every reader meets.
var odd = []string{
	"x", ".", "…", "“", "((((", "🙂", "A.\n\nB.\n\nC.", "No verb here", "ALL CAPITALS AND NO STOP", "all small letters and no stop",
	"He said.", "Said said said that that that.", "\"\"\"\" said \"\".", "Police, police, police and police and police.",
	"The the of of and and to to.", "12 12 12 12,12.12 12/12/12 12:12", "On Monday, on Monday, on Monday.", "Kabul Kabul, Kabul (Kabul) Kabul-Kabul.",
	"نیروهای طالبان وارد کابل شدند.", "Силы вошли в город. 军队进入城市。", "e\u0301lan vital n\u0303", "a\u0000b", "\uFEFFRebels left.",
	"Re\u00adbels at\u00adtacked the vil\u00adlage of Ba\u200bga.", "http://example.org/a?b=c#d @handle #tag a@b.c", "<p>Rebels &amp; troops</p><br/>",
	strings.Repeat("and ", 600) + "then rebels left.", strings.Repeat("(", 300) + "rebels" + strings.Repeat(")", 300), strings.Repeat("Rebels attacked the town. ", 40),
	strings.Repeat("a", 5000), "Rebels\tattacked\r\nthe town\u2028on Monday\u00a0night.", "“Rebels ‘took “the town” on’ Monday,” he said, she said, they said.",
	"Today rebels attacked.", "We left. I saw us. It was ours.", "1. Rebels attacked.\n2. Troops fled.\n3) Police came.", "The army, which the rebels, whom the police, who left, saw, fled, left.",
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("../docs/formats/record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// check reports what is wrong with a record that the schema cannot say.
func check(r *hearsay.Record) (faults []string) {
	text := []rune(r.Text)
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	span := func(what string, s hearsay.RecordSpan) {
		switch {
		case s.Begin < 0 || s.End > len(text) || s.Begin >= s.End:
			fault("%s: span %v of %d code points", what, s, len(text))
		case unicode.IsSpace(text[s.Begin]) || unicode.IsSpace(text[s.End-1]):
			fault("%s: %q begins or ends in white space", what, string(text[s.Begin:s.End]))
		}
	}
	spans := func(what string, ss []hearsay.RecordSpan) {
		for i, s := range ss {
			span(what, s)
			if i > 0 && s.Begin < ss[i-1].Begin {
				fault("%s: spans out of order: %v", what, ss)
			}
		}
	}
	inOrder := func(what string, ss []hearsay.RecordSpan) {
		for i := 1; i < len(ss); i++ {
			if ss[i].Begin < ss[i-1].End {
				fault("%s overlap: %v, %v", what, ss[i-1], ss[i])
			}
		}
		spans(what, ss)
	}
	known := map[string]bool{"": true}
	name := func(id, prefix string, i int) {
		if id != fmt.Sprintf("%s%d", prefix, i+1) {
			fault("%s%d is called %s", prefix, i+1, id)
		}
		known[id] = true
	}
	for i, x := range r.Entities {
		name(x.ID, "e", i)
	}
	for i, x := range r.Times {
		name(x.ID, "t", i)
	}
	for i, x := range r.Places {
		name(x.ID, "p", i)
	}
	for i, x := range r.Quantities {
		name(x.ID, "q", i)
	}
	for i, x := range r.Attributions {
		name(x.ID, "a", i)
	}
	for i, x := range r.Events {
		name(x.ID, "v", i)
	}
	refer := func(from string, ids ...string) {
		for _, id := range ids {
			if !known[id] {
				fault("%s refers to %s, which is not there", from, id)
			}
		}
	}

	var sections []hearsay.RecordSpan
	blank := make([]bool, len(text)+1) // boilerplate
	for _, s := range r.Sections {
		sections = append(sections, s.RecordSpan)
		for i := s.Begin; s.Kind == hearsay.Boilerplate && i < min(s.End, len(text)); i++ {
			blank[i] = true
		}
	}
	inOrder("sections", sections)
	inOrder("sentences", r.Sentences)
	boilerplate := func(what string, s hearsay.RecordSpan) {
		if s.Begin >= 0 && s.Begin < len(text) && blank[s.Begin] {
			fault("%s is read from boilerplate: %v", what, s)
		}
	}
	for _, x := range r.Entities {
		for i, m := range x.Mentions {
			span(x.ID, m.RecordSpan)
			boilerplate(x.ID, m.RecordSpan)
			if i > 0 && m.Begin < x.Mentions[i-1].Begin {
				fault("%s: mentions out of order", x.ID)
			}
		}
	}
	for i, x := range r.Relations {
		what := fmt.Sprintf("relation %d", i)
		spans(what, x.Evidence)
		refer(what, x.Subject, x.Object)
		refer(what, x.Attributions...)
		if x.Subject == x.Object {
			fault("%s holds between %s and itself", what, x.Subject)
		}
	}
	for _, x := range r.Times {
		span(x.ID, x.RecordSpan)
		if x.Start > x.Stop {
			fault("%s stops before it starts: %s, %s", x.ID, x.Start, x.Stop)
		}
	}
	for _, x := range r.Places {
		span(x.ID, x.RecordSpan)
		refer(x.ID, x.Entity)
	}
	for _, x := range r.Quantities {
		span(x.ID, x.RecordSpan)
		refer(x.ID, x.Of)
		if x.Min != nil && x.Max != nil && *x.Min > *x.Max {
			fault("%s: min %d, max %d", x.ID, *x.Min, *x.Max)
		}
	}
	parent := map[string]string{}
	for _, x := range r.Attributions {
		spans(x.ID, x.Source)
		spans(x.ID, x.Cue)
		spans(x.ID, x.Content)
		refer(x.ID, x.Entity, x.Venue, x.Parent)
		for _, s := range x.Cue {
			boilerplate(x.ID, s)
		}
		parent[x.ID] = x.Parent
	}
	for id := range parent {
		n := 0
		for at := id; at != ""; at = parent[at] {
			if n++; n > len(parent) {
				fault("%s is among its own parents", id)
				break
			}
		}
	}
	for _, x := range r.Events {
		spans(x.ID, x.Trigger)
		spans(x.ID, x.Evidence)
		refer(x.ID, x.Place, x.Time)
		refer(x.ID, x.Attributions...)
		for _, p := range slices.Concat(x.Actor, x.Recipient) {
			span(x.ID, p.RecordSpan)
			refer(x.ID, p.Entity)
		}
		for _, c := range x.Counts {
			refer(x.ID, c.Quantity)
		}
		for _, h := range x.Hedges {
			span(x.ID, h.RecordSpan)
		}
		for _, s := range x.Trigger {
			boilerplate(x.ID, s)
		}
		if x.Date != nil && x.Date.Start > x.Date.End {
			fault("%s ends before it starts: %v", x.ID, *x.Date)
		}
	}
	return faults
}

// validate fails the test for each fault of a record.
func validate(t *testing.T, s *jsonschema.Schema, r *hearsay.Record) {
	t.Helper()
	line, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", r.ID, err)
	}
	for _, f := range check(r) {
		t.Errorf("%s: %s", r.ID, f)
	}
	var again hearsay.Record
	if err := json.Unmarshal(line, &again); err != nil {
		t.Fatal(err)
	}
	if back, err := again.JSON(); err != nil || !bytes.Equal(line, back) {
		t.Errorf("%s is not the same when it is read and written", r.ID)
	}
}

func TestRecordsAreValid(t *testing.T) {
	p, s := coder(t), schema(t)
	reports := examples(t)
	for i, text := range odd {
		reports = append(reports, &hearsay.Report{ID: fmt.Sprintf("odd-%d", i), Text: text, Sections: intake.Sections(text, "")})
	}
	for _, r := range reports {
		t.Run(r.ID, func(t *testing.T) { validate(t, s, p.Code(r)) })
	}
}

// TestSchemaRefuses keeps the schema strict.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t)
	const event = `{"id":"v1","event":"PROTEST","mode":"demo","quad":"material-conflict","intensity":-5,"trigger":[{"begin":0,"end":1}],"actor":[],"recipient":[],` +
		`"status":"occurred","attributions":["a1"],"evidence":[{"begin":0,"end":1}],"confidence":0.5}`
	const record = `{"schema":"hearsay/1","id":"x","coder":{"version":"v","models":{"en":"m"},"lexicon":"l","gazetteer":"g"},"text":"x","sections":[],` +
		`"sentences":[],"entities":[],"relations":[],"times":[],"places":[],"quantities":[],"attributions":[],"events":[` + event + `]}`
	valid := func(line string) bool {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		return s.Validate(v) == nil
	}
	if !valid(record) {
		t.Fatal("a good record is refused")
	}
	for from, to := range map[string]string{
		`"intensity":-5`: `"intensity":-11`,
		`"hearsay/1"`:    `"hearsay/2"`, `"id":"x",`: ``, `"text":"x"`: `"text":"x","note":1`, `"mode":"demo"`: `"mode":"visit"`, `"occurred"`: `"maybe"`,
		`"confidence":0.5`: `"confidence":1.5`, `"a1"`: `"e1"`, `"begin":0`: `"begin":-1`, `"PROTEST"`: `"AID"`, `"actor":[]`: `"actor":[{"begin":0}]`,
	} {
		if bad := strings.Replace(record, from, to, 1); bad == record || valid(bad) {
			t.Errorf("%s instead of %s is let through", to, from)
		}
	}
}

// TestCheckFindsFaults keeps check honest.
func TestCheckFindsFaults(t *testing.T) {
	good := func() *hearsay.Record {
		return &hearsay.Record{
			Text:      "Rebels left.",
			Sections:  []hearsay.RecordSection{{Kind: hearsay.Body, RecordSpan: hearsay.RecordSpan{Begin: 0, End: 12}}},
			Sentences: []hearsay.RecordSpan{{Begin: 0, End: 12}},
			Entities: []hearsay.RecordEntity{{ID: "e1", Mentions: []hearsay.RecordMention{
				{RecordSpan: hearsay.RecordSpan{Begin: 0, End: 6}, Form: hearsay.Nominal},
			}}},
			Attributions: []hearsay.RecordAttribution{{ID: "a1"}},
		}
	}
	if f := check(good()); f != nil {
		t.Fatalf("faults in a good record: %q", f)
	}
	for want, spoil := range map[string]func(r *hearsay.Record){
		"span {0 13} of 12":     func(r *hearsay.Record) { r.Sentences[0].End = 13 },
		"white space":           func(r *hearsay.Record) { r.Entities[0].Mentions[0].End = 7 },
		"is called e2":          func(r *hearsay.Record) { r.Entities[0].ID = "e2" },
		"sections overlap":      func(r *hearsay.Record) { r.Sections = append(r.Sections, r.Sections[0]) },
		"refers to e9":          func(r *hearsay.Record) { r.Attributions[0].Entity = "e9" },
		"among its own parents": func(r *hearsay.Record) { r.Attributions[0].Parent = "a1" },
		"read from boilerplate": func(r *hearsay.Record) { r.Sections[0].Kind = hearsay.Boilerplate },
		"holds between e1 and":  func(r *hearsay.Record) { r.Relations = []hearsay.RecordRelation{{Subject: "e1", Object: "e1"}} },
		"stops before it starts": func(r *hearsay.Record) {
			r.Times = []hearsay.RecordTimex{{ID: "t1", RecordSpan: r.Sentences[0], Start: "b", Stop: "a"}}
		},
	} {
		r := good()
		spoil(r)
		if got := strings.Join(check(r), "\n"); !strings.Contains(got, want) {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}

// TestCodeIsTheSameEveryTime codes at the same time what it coded before.
func TestCodeIsTheSameEveryTime(t *testing.T) {
	p := coder(t)
	reports := examples(t)
	first := make([]string, len(reports))
	for i, r := range reports {
		line, err := p.Code(r).JSON()
		if err != nil {
			t.Fatal(err)
		}
		first[i] = string(line)
	}
	fresh := func() *pipeline.Pipeline {
		lex, err := lexicon.Load()
		if err != nil {
			t.Fatal(err)
		}
		gaz, err := gazetteer.Open()
		if err != nil {
			t.Fatal(err)
		}
		p, err := pipeline.New("test", lex, gaz)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}()
	var wg sync.WaitGroup
	for i := len(reports) - 1; i >= 0; i-- {
		for _, other := range []*pipeline.Pipeline{p, fresh} {
			wg.Go(func() {
				line, err := other.Code(reports[i]).JSON()
				if err != nil || string(line) != first[i] {
					t.Errorf("%s is coded otherwise the second time (%v)", reports[i].ID, err)
				}
			})
		}
	}
	wg.Wait()
}

func FuzzCode(f *testing.F) {
	for _, text := range odd {
		f.Add(text)
	}
	p, err := shared()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if len(text) > 4000 {
			return
		}
		r := &hearsay.Report{ID: "fuzz", Text: text, Sections: intake.Sections(text, "")}
		for _, fault := range check(p.Code(r)) {
			t.Errorf("%q: %s", text, fault)
		}
	})
}

// BenchmarkCode codes the example reports on one core. Sentences a second is
// the figure of docs/performance.md.
func BenchmarkCode(b *testing.B) {
	p := coder(b)
	reports := examples(b)
	sentences, bytes := 0, 0
	for _, r := range reports {
		bytes += len(r.Text)
	}
	for b.Loop() {
		for _, r := range reports {
			sentences += len(p.Code(r).Sentences)
		}
	}
	b.SetBytes(int64(bytes))
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkNew is what a program pays before its first report.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		lex, err := lexicon.Load()
		if err != nil {
			b.Fatal(err)
		}
		gaz, err := gazetteer.Open()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := pipeline.New("bench", lex, gaz); err != nil {
			b.Fatal(err)
		}
	}
}
