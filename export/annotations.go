package export

import (
	"bufio"
	"io"
	"net/url"
	"strings"

	"hearsay"
)

// Annotations writes JSON-LD: a page of W3C Web Annotations, one a claim, that
// point to the words in the report by quotation and by position, with their
// provenance in PROV-O.
type Annotations struct {
	leftOut
	desk *Desk
	w    *bufio.Writer
	n    int
}

// NewAnnotations makes an Annotations that writes to w.
func NewAnnotations(w io.Writer, d *Desk) *Annotations {
	return &Annotations{desk: d, w: bufio.NewWriter(w)}
}

// around is how many characters before and after the words are quoted, so
// that these can be found in a text that has changed.
const around = 32

type annotation struct {
	ID         string             `json:"id"`
	Type       string             `json:"type"`
	Motivation string             `json:"motivation"`
	Creator    string             `json:"creator"`
	Body       []any              `json:"body"`
	Target     []annotationTarget `json:"target"`
	By         string             `json:"prov:wasGeneratedBy"`
	Quoted     string             `json:"prov:wasQuotedFrom"`
	Said       []provAgent        `json:"prov:wasAttributedTo"`
	Incident   string             `json:"hearsay:incident"`
	Field      string             `json:"hearsay:field,omitempty"`
	Stance     string             `json:"hearsay:stance"`
	Status     string             `json:"hearsay:status,omitempty"`
	Chosen     bool               `json:"hearsay:chosen"`
	Disputes   []string           `json:"hearsay:clashesWith,omitempty"`
	Review     string             `json:"hearsay:review,omitempty"`
}

type annotationText struct {
	Type   string `json:"type"`
	Format string `json:"format"`
	Value  string `json:"value"`
}

type annotationClaim struct {
	Type  string        `json:"type"`
	Kind  string        `json:"hearsay:kind"`
	Role  string        `json:"hearsay:role,omitempty"`
	Value hearsay.Value `json:"hearsay:value"`
}

type annotationTarget struct {
	Type     string     `json:"type"`
	Source   provReport `json:"source"`
	Selector []any      `json:"selector"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type provAgent struct {
	Type   string `json:"type"`
	Name   string `json:"name"`
	Report bool   `json:"hearsay:report,omitempty"`
	Depth  int    `json:"hearsay:chain"` // 0 is the outermost
}

type provReport struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"dcterms:title,omitempty"`
	Publisher string `json:"dcterms:publisher,omitempty"`
	Date      string `json:"dcterms:date,omitempty"`
	Language  string `json:"dcterms:language,omitempty"`
	URL       string `json:"prov:alternateOf,omitempty"`
}

// urn makes an identifier of ours that holds everywhere.
func urn(kind, id string) string { return "urn:hearsay:" + kind + ":" + url.PathEscape(id) }

// Write adds the claims of an incident.
func (a *Annotations) Write(in *hearsay.Incident) error {
	x, err := a.desk.open(in)
	if err != nil {
		return err
	}
	held := x.held()
	clashes := map[string][]string{}
	for _, l := range in.Links {
		if l.Clash {
			clashes[l.A] = append(clashes[l.A], urn("claim", l.B))
			clashes[l.B] = append(clashes[l.B], urn("claim", l.A))
		}
	}
	for i := range x.all {
		c := &x.all[i]
		r, err := a.desk.reading(c.Report)
		if err != nil {
			return err
		}
		h := held[c.ID]
		out := annotation{
			ID: urn("claim", c.ID), Type: "Annotation", Motivation: "describing", Creator: urn("program", a.desk.View.Version),
			Body: []any{
				annotationText{"TextualBody", "text/plain", strings.TrimPrefix(h.field+": ", ": ") + saysOf(c)},
				annotationClaim{"hearsay:Claim", string(c.Kind), c.About.Role, c.Value},
			},
			By: urn("coding", a.desk.View.Version), Quoted: urn("report", c.Report), Incident: urn("incident", in.ID), Field: h.field,
			Stance: string(c.Stance), Status: string(c.Status), Chosen: h.chosen, Disputes: clashes[c.ID], Review: string(h.review), Target: []annotationTarget{}, Said: []provAgent{},
		}
		for depth, who := range c.Claimants {
			out.Said = append(out.Said, provAgent{"prov:Agent", who.Name, who.Report, depth})
		}
		for _, e := range c.Evidence {
			out.Target = append(out.Target, r.target(e))
		}
		if err := a.put(out); err != nil {
			return err
		}
	}
	return nil
}

// target points to words of a report.
func (x *reading) target(s hearsay.RecordSpan) annotationTarget {
	begin, end := min(max(0, s.Begin), len(x.runes)), min(max(0, s.End), len(x.runes))
	end = max(begin, end)
	source := provReport{urn("report", x.ID), "prov:Entity", x.Title, x.Publisher, published(x.Record), x.Language, ""}
	if u, err := url.Parse(x.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		source.URL = u.String()
	}
	return annotationTarget{"SpecificResource", source, []any{
		quoteSelector{"TextQuoteSelector", string(x.runes[begin:end]), string(x.runes[max(0, begin-around):begin]), string(x.runes[end:min(len(x.runes), end+around)])},
		positionSelector{"TextPositionSelector", begin, end},
	}}
}

func (a *Annotations) put(v annotation) error {
	b, err := line(v)
	if err != nil {
		return err
	}
	if err := a.begin(); err != nil {
		return err
	}
	if a.n++; a.n > 1 {
		if err := a.w.WriteByte(','); err != nil {
			return err
		}
	}
	_, err = a.w.Write(append([]byte{'\n'}, b...))
	return err
}

func (a *Annotations) begin() error {
	if a.n > 0 {
		return nil
	}
	m := a.desk.Metadata("annotations", nil)
	about, err := line(m)
	if err != nil {
		return err
	}
	_, err = a.w.WriteString(`{"@context":["http://www.w3.org/ns/anno.jsonld",{"@version":1.1,"prov":"http://www.w3.org/ns/prov#","dcterms":"http://purl.org/dc/terms/",` +
		`"hearsay":"urn:hearsay:terms:","prov:wasGeneratedBy":{"@type":"@id"},"prov:wasQuotedFrom":{"@type":"@id"},` +
		`"prov:wasAssociatedWith":{"@type":"@id"},"prov:alternateOf":{"@type":"@id"},"hearsay:incident":{"@type":"@id"},"hearsay:clashesWith":{"@type":"@id"},` +
		`"hearsay:value":{"@type":"@json"},"hearsay:about":{"@type":"@json"}}],` + "\n" +
		`"id":"urn:hearsay:page","type":"AnnotationPage","hearsay:about":` + string(about) + `,` + "\n")
	if err != nil {
		return err
	}
	activity, err := line(map[string]any{
		"id": urn("coding", m.Version), "type": "prov:Activity",
		"prov:wasAssociatedWith": urn("program", m.Version),
	})
	if err != nil {
		return err
	}
	agent, err := line(map[string]any{"id": urn("program", m.Version), "type": "prov:SoftwareAgent", "name": "hearsay " + m.Version})
	if err != nil {
		return err
	}
	_, err = a.w.WriteString(`"prov:wasGeneratedBy":` + string(activity) + `,"creator":` + string(agent) + `,"items":[`)
	return err
}

// Close ends the page.
func (a *Annotations) Close() error {
	if err := a.begin(); err != nil {
		return err
	}
	if _, err := a.w.WriteString("\n]}\n"); err != nil {
		return err
	}
	return a.w.Flush()
}
