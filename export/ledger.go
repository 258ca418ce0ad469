package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"hearsay"
	"hearsay/store"
)

// Entries lists reports.
func Entries(entries []store.Entry) *Listing {
	l := &Listing{Columns: []string{"report", "published", "publisher", "claims", "title", "sha256", "added", "url"}, Table: []string{"report", "published", "publisher", "claims", "title"}, Wide: "title", Empty: "no reports"}
	for _, e := range entries {
		l.Rows = append(l.Rows, []string{e.ID, e.Published, e.Publisher, strconv.Itoa(e.Claims), e.Title, e.SHA256, e.Added, e.URL})
	}
	return l
}

// ClaimRows lists claims with the sentences that make them.
func ClaimRows(claims []hearsay.Claim, sentences []string) *Listing {
	l := &Listing{Columns: []string{"claim", "said", "kind", "event", "about", "value", "claimant", "stance", "status", "report", "publisher", "words"}, Table: []string{"claim", "said", "kind", "about", "value", "claimant", "words"}, Wide: "words", Empty: "no claims"}
	for i, c := range claims {
		who := make([]string, len(c.Claimants))
		for n, k := range c.Claimants {
			who[n] = k.Name
		}
		value := Value(c.Kind, c.Value)
		if c.Kind == hearsay.RelationClaim && c.About.Object != nil {
			value += " " + c.About.Relation + " " + c.About.Object.Name
		}
		if c.Kind == hearsay.OccurrenceClaim && c.Value.Occurred == nil {
			value = "—"
		}
		about := c.About.Act
		if c.About.Role != "" {
			about = c.About.Role
		}
		l.Rows = append(l.Rows, []string{c.ID, c.Published, string(c.Kind), string(c.About.Event), about, value, strings.Join(who, " › "), string(c.Stance), string(c.Status), c.Report, c.Publisher, sentences[i]})
	}
	return l
}

// DisputeRows lists disputes, one position a row.
func DisputeRows(ds []hearsay.Dispute) *Listing {
	l := &Listing{Columns: []string{"dispute", "kind", "matter", "position", "value", "stance", "claimants", "claims", "reports"}, Wide: "matter", Empty: "no disputes"}
	for _, d := range ds {
		for i, p := range d.Positions {
			var claims, reports []string
			for _, c := range p.Claims {
				claims, reports = once(claims, c.Claim), once(reports, c.Report)
			}
			l.Rows = append(l.Rows, []string{d.ID, string(d.Kind), d.Matter, strconv.Itoa(i + 1), Value(d.Kind, p.Value), string(p.Stance), strings.Join(p.Claimants, "; "), strings.Join(claims, " "), strings.Join(reports, " ")})
		}
	}
	return l
}

func once(list []string, s string) []string {
	for _, o := range list {
		if o == s {
			return list
		}
	}
	return append(list, s)
}

// IncidentRows lists incidents with the value that is shown first of each cell.
func IncidentRows(ins []hearsay.Incident) *Listing {
	l := &Listing{Columns: []string{"id", "date", "event", "actor", "recipient", "place", "counts", "said by", "voices", "disputed", "reports"}, Table: []string{"id", "date", "event", "actor", "recipient", "place", "counts", "said by"}, Wide: "recipient", Empty: "no events"}
	for i := range ins {
		in := &ins[i]
		kind := string(in.Event)
		if in.Mode != "" {
			kind += " " + in.Mode
		}
		var counts, disputed []string
		cells := map[string]string{}
		for j := range in.Cells {
			c := &in.Cells[j]
			v := first(c)
			if c.Disputed {
				v += "!"
				disputed = append(disputed, c.Field)
			}
			switch c.Field {
			case hearsay.CellOccurred:
				if c.Values[0].Value.Occurred == nil || !*c.Values[0].Value.Occurred {
					kind += " (" + v + ")"
				} else if c.Disputed {
					kind += "!"
				}
			case hearsay.CellActor, hearsay.CellRecipient, hearsay.CellPlace, hearsay.CellDate, hearsay.CellRelation:
				cells[c.Field] = v
			default:
				counts = append(counts, v+" "+c.Field)
			}
		}
		var who []string
		for _, c := range in.Cells {
			if c.Field == hearsay.CellOccurred {
				for _, v := range c.Values {
					for _, n := range v.Claimants {
						who = once(who, n)
					}
				}
			}
		}
		l.Rows = append(l.Rows, []string{
			in.ID, cells[hearsay.CellDate], kind, cells[hearsay.CellActor], cells[hearsay.CellRecipient], cells[hearsay.CellPlace],
			strings.Join(counts, ", "), strings.Join(who, "; "), Voices(in.Voices), strings.Join(disputed, " "), strconv.Itoa(in.Voices.Reports),
		})
	}
	return l
}

// Voices says how many stand behind something: "14 reports, 3 publishers, 1 voice".
func Voices(v hearsay.Voices) string {
	return count(v.Reports, "report") + ", " + count(v.Publishers, "publisher") + ", " + count(v.Voices, "voice")
}

// first is the value that the rule chose for a cell, in words; empty if it chose none.
func first(c *hearsay.Cell) string {
	if len(c.Values) == 0 || !c.Chosen {
		return ""
	}
	return cellValue(c.Field, &c.Values[0])
}

// cellValue is a value of a cell in words.
func cellValue(field string, v *hearsay.CellValue) string {
	switch field {
	case hearsay.CellActor, hearsay.CellRecipient:
		return Value(hearsay.ResponsibilityClaim, v.Value)
	case hearsay.CellPlace:
		return Value(hearsay.PlaceClaim, v.Value)
	case hearsay.CellDate:
		if v.Value.Start == v.Value.End {
			return v.Value.Start
		}
		return v.Value.Start + "/" + v.Value.End
	case hearsay.CellOccurred:
		if v.Value.Occurred == nil {
			return string(v.Status)
		}
		return Value(hearsay.OccurrenceClaim, v.Value)
	case hearsay.CellRelation:
		words := v.Value.Actor + " " + v.Relation
		if v.Object != nil {
			words += " " + v.Object.Name
		}
		return words
	}
	words := Value(hearsay.QuantityClaim, v.Value)
	if v.Low != nil && v.High != nil {
		words += fmt.Sprintf(" (%s to %s)", thousands(*v.Low), thousands(*v.High))
	}
	return words
}

// ReportClaims shows the claims of a report below its table.
func ReportClaims(w io.Writer, r *hearsay.Record, e store.Entry, claims []hearsay.Claim, s Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "\n%s\n", s.paint(count(len(claims), "claim")+" · SHA-256 "+e.SHA256+" · added "+e.Added, text.Faint))
	x := read(r)
	for _, c := range claims {
		words := ""
		if len(c.Evidence) > 0 {
			words = x.words(c.Evidence[0])
		}
		value := Value(c.Kind, c.Value)
		line := fmt.Sprintf("%s  %s  %s  %s", c.ID, c.Kind, value, quote(clip(words, 60)))
		fmt.Fprintln(out, clip(line, s.width()))
	}
	return out.Flush()
}

// Show shows a claim, the incident it belongs to with all values of each cell, and the disputes it is
// part of.
func Show(w io.Writer, c hearsay.Claim, in *hearsay.Incident, ds []hearsay.Dispute, record func(id string) (*hearsay.Record, error), s Style) error {
	out := bufio.NewWriter(w)
	r, err := record(c.Report)
	if err != nil {
		return err
	}
	line := func(indent int, words string, colors ...text.Color) {
		for _, l := range wrap(words, s.width()-indent) {
			fmt.Fprintln(out, strings.Repeat(" ", indent)+s.paint(l, colors...))
		}
	}
	line(0, fmt.Sprintf("Claim %s · %s · %s", c.ID, c.Kind, Value(c.Kind, c.Value)), text.Bold)
	x := read(r)
	for _, sp := range c.Evidence {
		line(2, quote(x.words(x.sentence(sp))), text.Italic)
	}
	line(2, fmt.Sprintf("— %s (%s), %s, characters %d to %d", x.heading(), c.Report, c.Published, c.Evidence[0].Begin, c.Evidence[0].End), text.Faint)
	if in != nil {
		fmt.Fprintln(out)
		title := strings.TrimSpace(string(in.Event) + " " + in.Mode)
		if title == "" {
			title = "no event"
		}
		line(0, "Incident "+in.ID+" · "+title+" · "+Voices(in.Voices), text.Bold)
		for _, e := range in.Events {
			line(2, "event "+e.Report+"/"+e.Event, text.Faint)
		}
		for _, h := range in.Chains {
			way := strings.Join(h.Outlets, " has it from ")
			if h.Circular {
				way += ": circular"
			}
			line(2, way, text.FgYellow)
		}
		for i := range in.Cells {
			cell := &in.Cells[i]
			name := cell.Field
			if cell.Disputed {
				name += " (disputed)"
			}
			line(2, name, text.Bold)
			for j := range cell.Values {
				v := &cell.Values[j]
				mark := "- "
				if j == 0 && cell.Chosen {
					mark = "* "
				}
				said := v.First
				if v.Last != v.First {
					said += " to " + v.Last
				}
				if said != "" {
					said = ", said " + said
				}
				line(4, mark+cellValue(cell.Field, v)+" — "+strings.Join(v.Claimants, "; ")+said+", "+count(len(v.Reports), "report")+", "+count(v.Voices, "voice"))
			}
		}
		if len(in.Links) > 0 {
			line(2, "taken together", text.Bold)
			for _, l := range in.Links {
				word := "agree"
				if l.Clash {
					word = "cannot both hold"
				}
				line(4, fmt.Sprintf("%s and %s %s: %s (%d points)", l.A, l.B, word, strings.Join(l.Reasons, ", "), l.Points), text.Faint)
			}
		}
	}
	if len(ds) > 0 {
		fmt.Fprintln(out)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if len(ds) > 0 {
		return Disputes(w, ds, record, s)
	}
	return nil
}
