package pipeline_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"hearsay"
	"hearsay/codes"
	"hearsay/export"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
)

// line finds the number of a line of the lexicon, which moves with every entry
// above it.
var line = regexp.MustCompile(`(lexicon/[a-z0-9/.-]+):[0-9]+`)

// TestGoldenExplain shows one explanation as its reader sees it, without
// versions and line numbers.
func TestGoldenExplain(t *testing.T) {
	const id = "mali-2013"
	for _, r := range examples(t) {
		if r.ID != id {
			continue
		}
		x := coder(t).Explain(r)
		x.Record.Coder = hearsay.Coder{}
		var b bytes.Buffer
		if err := export.NewExplain(&b, export.Style{}, meanings(t)).Write(x); err != nil {
			t.Fatal(err)
		}
		shown := line.ReplaceAllString(b.String(), "$1:N")
		file := filepath.Join("testdata", "explain", id+".golden")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(shown), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v (make golden writes it)", err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(shown, "\n")); diff != "" {
			t.Errorf("the explanation has changed (make golden rewrites it; review the diff):\n%s", diff)
		}
		return
	}
	t.Fatalf("no report %s", id)
}

// meanings are the names of codes.
func meanings(t testing.TB) *codes.Book {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		t.Fatal(err)
	}
	return codes.New(lex, gaz)
}

func explainSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("../docs/formats/explain.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkExplanation reports what is wrong with an explanation that the schema
// cannot say.
func checkExplanation(x *hearsay.Explanation) (faults []string) {
	r := x.Record
	length := len([]rune(r.Text))
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	spans := func(what string, ss []hearsay.RecordSpan) {
		for _, s := range ss {
			if s.Begin < 0 || s.Begin >= s.End || s.End > length {
				fault("%s: span %v of %d", what, s, length)
			}
		}
	}
	reasons := func(what string, rs []hearsay.RecordReason) {
		for _, reason := range rs {
			if reason.Text == "" {
				fault("%s: a reason says nothing", what)
			}
			spans(what, reason.Words)
			if e := reason.Entry; e != nil && (e.Name == "" || e.File == "" || e.Line < 1) {
				fault("%s: entry %+v", what, *e)
			}
		}
	}
	if len(x.Sentences) != len(r.Sentences) {
		fault("%d sentences of %d", len(x.Sentences), len(r.Sentences))
	}
	events := map[string]*hearsay.RecordEvent{}
	for i := range r.Events {
		events[r.Events[i].ID] = &r.Events[i]
	}
	coded := map[string]bool{}
	for i, s := range x.Sentences {
		if s.Number != i+1 || s.RecordSpan != r.Sentences[i] {
			fault("sentence %d is %d %v", i+1, s.Number, s.RecordSpan)
		}
		roots := 0
		for k, tok := range s.Tokens {
			if tok.ID != k+1 || tok.Head < 0 || tok.Head > len(s.Tokens) || tok.Head == tok.ID {
				fault("sentence %d: word %d has head %d", s.Number, tok.ID, tok.Head)
			}
			if tok.Head == 0 {
				roots++
			}
			spans("word", []hearsay.RecordSpan{tok.RecordSpan})
		}
		if roots != 1 {
			fault("sentence %d has %d roots", s.Number, roots)
		}
		for _, e := range s.Entities {
			reasons(e.ID, e.Actor)
		}
		for _, a := range s.Attributions {
			reasons(a.ID, []hearsay.RecordReason{a.Stance})
		}
		for _, e := range s.Events {
			coded[e.ID] = true
			re := events[e.ID]
			if re == nil {
				fault("%s is no event", e.ID)
				continue
			}
			if e.Rule.Name != re.Rule && fmt.Sprintf("%s:%d", e.Rule.File, e.Rule.Line) != re.Rule || e.Rule.File == "" || e.Rule.Line < 1 {
				fault("%s: rule %+v, want %s", e.ID, e.Rule, re.Rule)
			}
			if len(e.Actor) != len(re.Actor) || len(e.Recipient) != len(re.Recipient) || len(e.Status) == 0 || len(e.Confidence) == 0 {
				fault("%s is not explained: %+v", e.ID, e)
			}
			reasons(e.ID, e.Actor)
			reasons(e.ID, e.Recipient)
			reasons(e.ID, e.Status)
			reasons(e.ID, e.Confidence)
		}
		for _, v := range s.Rejected {
			spans("rejected", v.Words)
			if v.Text == "" || len(v.Words) == 0 {
				fault("rejected without a reason: %+v", v)
			}
		}
		if s.Section == hearsay.Boilerplate && len(s.Events)+len(s.Rejected) > 0 {
			fault("sentence %d is boilerplate and coded", s.Number)
		}
	}
	if len(coded) != len(events) {
		fault("%d events of %d are explained", len(coded), len(events))
	}
	return faults
}

// TestExplain: explaining codes as coding does, and every value has its reason.
// validateExplanation checks x and returns it as JSON.
func validateExplanation(t *testing.T, s *jsonschema.Schema, x *hearsay.Explanation) []byte {
	t.Helper()
	for _, f := range checkExplanation(x) {
		t.Errorf("%s: %s", x.Record.ID, f)
	}
	line, err := x.JSON()
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", x.Record.ID, err)
	}
	var again hearsay.Explanation
	if err := json.Unmarshal(line, &again); err != nil {
		t.Fatal(err)
	}
	if back, err := again.JSON(); err != nil || !bytes.Equal(line, back) {
		t.Errorf("%s is not the same when it is read and written", x.Record.ID)
	}
	return line
}

func TestExplain(t *testing.T) {
	p, s := coder(t), explainSchema(t)
	reports := examples(t)
	for i, text := range odd {
		reports = append(reports, &hearsay.Report{ID: fmt.Sprintf("odd-%d", i), Text: text, Sections: intake.Sections(text, "")})
	}
	for _, r := range reports {
		x := p.Explain(r)
		line := validateExplanation(t, s, x)
		if second, err := p.Explain(r).JSON(); err != nil || !bytes.Equal(line, second) {
			t.Errorf("%s is explained otherwise the second time (%v)", r.ID, err)
		}
		plain, err := p.Code(r).JSON()
		if err != nil {
			t.Fatal(err)
		}
		if record, err := x.Record.JSON(); err != nil || !bytes.Equal(plain, record) {
			t.Errorf("%s is coded otherwise when it is explained (%v)", r.ID, err)
		}
		var shown bytes.Buffer
		if err := export.NewExplain(&shown, export.Style{}, meanings(t)).Write(x); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(shown.String(), "\x1b\x00\u202e") {
			t.Errorf("%s: control characters are shown", r.ID)
		}
	}
}

func FuzzExplain(f *testing.F) {
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
		for _, fault := range checkExplanation(p.Explain(r)) {
			t.Errorf("%q: %s", text, fault)
		}
	})
}
