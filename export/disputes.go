package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"hearsay"
)

// Disputes shows disputes for people to read: the positions one below the other,
// who stands behind each, and the sentences that say so. Record finds a report.
func Disputes(w io.Writer, disputes []hearsay.Dispute, record func(id string) (*hearsay.Record, error), s Style) error {
	out := bufio.NewWriter(w)
	width := s.width()
	if len(disputes) == 0 {
		fmt.Fprintln(out, "no disputes")
	}
	readings := map[string]*reading{}
	for n, d := range disputes {
		if n > 0 {
			fmt.Fprint(out, "\n\n")
		}
		head := fmt.Sprintf("%d %s", n+1, d.Matter)
		for _, l := range wrap(head, width) {
			fmt.Fprintln(out, s.paint(l, text.Bold))
		}
		about := fmt.Sprintf("%s disputed · %s · %s", d.Kind, count(len(d.Positions), "position"), count(len(d.About.Reports), "report"))
		if len(d.Reasons) > 0 {
			about += " · taken as one matter: " + strings.Join(d.Reasons, ", ")
		}
		for _, l := range wrap(about, width) {
			fmt.Fprintln(out, s.paint(l, text.Faint))
		}
		fmt.Fprintln(out, s.paint(strings.Repeat("─", width), text.Faint))
		for i, p := range d.Positions {
			if i > 0 {
				fmt.Fprintln(out)
			}
			if err := position(out, d.Kind, p, record, readings, s); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// left is the width of the column of values.
const left = 24

func position(out io.Writer, kind hearsay.ClaimKind, p hearsay.Position, record func(string) (*hearsay.Record, error), readings map[string]*reading, s Style) error {
	var right []string
	room := s.width() - left - 2
	who := strings.Join(p.Claimants, "; ")
	if p.Stance != hearsay.Asserts && p.Stance != "" {
		who += " (" + string(p.Stance) + ")"
	}
	for _, l := range wrap(who, room) {
		right = append(right, s.paint(l, text.FgMagenta))
	}
	seen := map[string]bool{}
	for _, c := range p.Claims {
		x := readings[c.Report]
		if x == nil {
			r, err := record(c.Report)
			if err != nil {
				return err
			}
			x = read(r)
			readings[c.Report] = x
		}
		words := quote(x.words(x.sentence(c.Evidence)))
		from := clip(x.heading(), 60)
		if x.Publisher != "" {
			from = x.Publisher + ", " + from
		}
		if x.Record.Published != nil {
			from += ", " + x.Record.Published.Value
		}
		if seen[from+words] {
			continue
		}
		seen[from+words] = true
		for _, l := range wrap(words, room) {
			right = append(right, s.paint(l, text.Italic))
		}
		for _, l := range wrap("— "+from, room) {
			right = append(right, s.paint(l, text.Faint))
		}
	}
	lines := wrap(Value(kind, p.Value), left)
	for n := range max(len(lines), len(right)) {
		l := ""
		if n < len(lines) {
			l = lines[n]
		}
		pad := strings.Repeat(" ", max(0, left-text.StringWidth(l)))
		r := ""
		if n < len(right) {
			r = right[n]
		}
		fmt.Fprintln(out, strings.TrimRight(s.paint(l, text.Bold)+pad+"  "+r, " "))
	}
	return nil
}

// Value writes what a position holds: "~9,000 fighters", "not the army".
func Value(kind hearsay.ClaimKind, v hearsay.Value) string {
	not := ""
	if v.Not {
		not = "not "
	}
	switch kind {
	case hearsay.QuantityClaim:
		q := &hearsay.RecordQuantity{Min: v.Min, Max: v.Max, Approx: v.Approx}
		return not + strings.TrimSpace(interval(q)+" "+plural(q, v.Unit))
	case hearsay.ResponsibilityClaim:
		return not + v.Actor
	case hearsay.PlaceClaim:
		return not + v.Place
	case hearsay.TimeClaim:
		return not + days(&hearsay.RecordEventDate{Start: v.Start, End: v.End})
	case hearsay.OccurrenceClaim:
		if v.Occurred != nil && !*v.Occurred {
			return "did not happen"
		}
		return "happened"
	}
	return not + v.Actor + v.Place
}
