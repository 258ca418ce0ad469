package export

import (
	"encoding/json"
	"fmt"
	"strings"
)

// ruleName is the resolution rule, with the source that it prefers.
func (d *Desk) ruleName() string {
	if d.View.Preferred != "" {
		return d.View.Rule + " " + d.View.Preferred
	}
	return d.View.Rule
}

// Citation is how to cite what is exported: program, version, rule, state of the
// ledger and the day on which it was read.
func (d *Desk) Citation() string {
	parts := []string{"hearsay " + d.View.Version}
	if d.View.Lexicon != "" {
		parts = append(parts, "lexicon "+d.View.Lexicon)
	}
	parts = append(parts, "events coded by machine from news reports", "resolution rule “"+d.ruleName()+"”")
	if d.View.AsOf != "" {
		parts = append(parts, "as of "+d.View.AsOf)
	} else {
		parts = append(parts, "all reports of the ledger")
	}
	if d.Filter != "" {
		parts = append(parts, "only "+d.Filter)
	}
	if d.Accessed != "" {
		parts = append(parts, "accessed "+d.Accessed)
	}
	return clean(strings.Join(parts, "; ")) + "."
}

// Metadata says what an export is. Formats that have room carry it; else it
// stands in a file beside.
type Metadata struct {
	Program  string         `json:"program"`
	Format   string         `json:"format"`
	Version  string         `json:"version"`
	Lexicon  string         `json:"lexicon,omitempty"`
	Rule     string         `json:"rule"`
	Source   string         `json:"source,omitempty"` // preferred by the rule
	AsOf     string         `json:"asof,omitempty"`
	Filter   string         `json:"filter,omitempty"`
	Accessed string         `json:"accessed,omitempty"`
	Citation string         `json:"citation"`
	Left     map[string]int `json:"left_out,omitempty"` // incidents that the format has no place for, by the reason
}

// Metadata of an export in the format; left is what its writer left out.
func (d *Desk) Metadata(format string, left map[string]int) Metadata {
	return Metadata{
		Program: "hearsay", Format: format, Version: d.View.Version, Lexicon: d.View.Lexicon, Rule: d.View.Rule, Source: d.View.Preferred,
		AsOf: d.View.AsOf, Filter: d.Filter, Accessed: d.Accessed, Citation: d.Citation(), Left: left,
	}
}

// line writes v as JSON on one line, without a line end. Characters that would
// turn the direction of writing, and those that some readers take for line ends,
// are escaped.
func line(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	s := strings.TrimSuffix(b.String(), "\n")
	if strings.IndexFunc(s, hidden) < 0 {
		return []byte(s), nil
	}
	var out strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return []byte(out.String()), nil
}

func hidden(r rune) bool { return turns(r) || r >= 0x7f && r <= 0x9f || r == 0x2028 || r == 0x2029 }
