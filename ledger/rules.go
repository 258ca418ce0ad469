package ledger

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

// Rule says which value of a cell is shown first. It changes nothing that is kept.
type Rule struct {
	Name   string // one of RuleNames
	Source string // of the rule source: the claimant or publisher
}

// DefaultRule is the rule that is used unless another is asked for.
const DefaultRule = "most-voices"

// RuleNames are the rules by name; docs/formats/incidents.md says what each chooses.
var RuleNames = []string{"most-voices", "lowest", "highest", "latest", "own-voice", "source:NAME", "ucdp", "acled"}

var errRule = errors.New("unknown rule")

// ParseRule reads a rule: its name, with the source after a colon for "source".
func ParseRule(s string) (Rule, error) {
	name, source, named := strings.Cut(s, ":")
	switch name {
	case "":
		return Rule{Name: DefaultRule}, nil
	case "source":
		if strings.TrimSpace(source) == "" {
			return Rule{}, fmt.Errorf("rule %q names no source: write source:Reuters", s)
		}
		return Rule{Name: name, Source: strings.TrimSpace(source)}, nil
	}
	if named || !slices.Contains(RuleNames, name) {
		return Rule{}, fmt.Errorf("%w %q (rules: %s)", errRule, s, strings.Join(RuleNames, ", "))
	}
	return Rule{Name: name}, nil
}

// Resolve brings the value that the rule chooses to the front of each cell, and
// says of each cell whether it chose one. The rule ucdp puts the lowest and the
// highest figure of all values into Low and High of the first.
func (r Rule) Resolve(incidents []hearsay.Incident) {
	for i := range incidents {
		for j := range incidents[i].Cells {
			r.cell(&incidents[i].Cells[j])
		}
	}
}

func (r Rule) cell(c *hearsay.Cell) {
	if len(c.Values) == 0 {
		c.Chosen = false
		return
	}
	better := r.order(counted(&c.Values[0]))
	best := 0
	for i := 1; i < len(c.Values); i++ {
		if better(&c.Values[i], &c.Values[best]) < 0 {
			best = i
		}
	}
	first := c.Values[best]
	c.Values = slices.Insert(slices.Delete(c.Values, best, best+1), 0, first)
	c.Chosen = usable(&first) && (r.Name != "source" || r.from(&first))
	if r.Name == "ucdp" && counted(&first) {
		low, high := bounds(c.Values)
		c.Values[0].Low, c.Values[0].High = &low, &high
	}
}

// order compares two values: below 0 if the rule prefers a. What is denied comes
// after what is asserted, whatever the rule.
func (r Rule) order(counts bool) func(a, b *hearsay.CellValue) int {
	voices := func(a, b *hearsay.CellValue) int {
		return cmp.Or(cmp.Compare(b.Voices, a.Voices), cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(b.Last, a.Last))
	}
	prefer := func(is func(v *hearsay.CellValue) bool) func(a, b *hearsay.CellValue) int {
		return func(a, b *hearsay.CellValue) int { return cmp.Or(truth(is(b))-truth(is(a)), voices(a, b)) }
	}
	by := voices
	switch {
	case r.Name == "latest":
		by = func(a, b *hearsay.CellValue) int { return cmp.Or(cmp.Compare(b.Last, a.Last), voices(a, b)) }
	case r.Name == "own-voice":
		by = prefer(func(v *hearsay.CellValue) bool { return v.Own })
	case r.Name == "source":
		by = prefer(r.from)
	case counts && (r.Name == "lowest" || r.Name == "acled"):
		by = func(a, b *hearsay.CellValue) int {
			return cmp.Or(cmp.Compare(Figure(a.Value), Figure(b.Value)), voices(a, b))
		}
	case counts && r.Name == "highest":
		by = func(a, b *hearsay.CellValue) int {
			return cmp.Or(cmp.Compare(Figure(b.Value), Figure(a.Value)), voices(a, b))
		}
	}
	return func(a, b *hearsay.CellValue) int { return cmp.Or(truth(usable(b))-truth(usable(a)), by(a, b)) }
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// usable reports whether the value can fill a cell: it says what is, not what is not.
func usable(v *hearsay.CellValue) bool { return !v.Value.Not }

func counted(v *hearsay.CellValue) bool { return v.Value.Min != nil || v.Value.Max != nil }

// from reports whether the preferred source stands behind the value or publishes it.
func (r Rule) from(v *hearsay.CellValue) bool {
	want := fold(r.Source)
	return slices.ContainsFunc(append(slices.Clone(v.Claimants), v.Publishers...), func(n string) bool {
		return strings.Contains(" "+fold(n)+" ", " "+want+" ") || fold(n) == want
	})
}

// Figure is the one number for a quantity where a format has room for one: the number
// in the words, hedges aside; of a vague number its lower bound, so that "dozens" are 24
// and "hundreds" 200 as docs/formats/times-and-quantities.md bounds them.
func Figure(v hearsay.Value) int64 {
	if f := figure(v); f != 0 {
		return f
	}
	if v.Min != nil {
		return *v.Min
	}
	return 0
}

// bounds are the lowest and the highest figure that the values allow.
func bounds(values []hearsay.CellValue) (low, high int64) {
	low = -1
	for _, v := range values {
		if !counted(&v) || v.Value.Not {
			continue
		}
		f := Figure(v.Value)
		l, h := f, f
		if v.Value.Min != nil && v.Value.Max != nil && *v.Value.Min > 1 {
			l, h = *v.Value.Min, max(*v.Value.Max, *v.Value.Min)
		}
		if low < 0 || l < low {
			low = l
		}
		high = max(high, h)
	}
	return max(low, 0), high
}

// AsOf are the claims that were made by the day, which is ISO 8601. A claim of a
// report without a known day is left out; an empty day leaves out nothing.
func AsOf(claims []hearsay.Claim, day string) []hearsay.Claim {
	if day == "" {
		return claims
	}
	var out []hearsay.Claim
	for _, c := range claims {
		if c.Published != "" && c.Published <= day {
			out = append(out, c)
		}
	}
	return out
}
