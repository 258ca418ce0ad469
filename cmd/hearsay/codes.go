package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/codes"
)

func newCodes() *cobra.Command {
	var (
		b      batch
		format string
	)
	c := &cobra.Command{
		Use:   "codes [CODE|NAME]…",
		Short: "Say what codes of events and actors mean",
		Long: `Codes says what a code means: a type, mode or context of PLOVER, a code of
CAMEO, or the code of an actor, part by part. The name of a country, a group or
a role gives its actor code. Without a code it lists the types of event.`,
		Example: `  hearsay codes ASSAULT
  hearsay codes 1053
  hearsay codes AFGREB
  hearsay codes "police officer"`,
		RunE: func(c *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return hint(fmt.Errorf("--format %s: unknown format", format), "formats: text, json")
			}
			lex, gaz, err := b.data()
			if err != nil {
				return err
			}
			book := codes.New(lex, gaz)
			found := []codes.Entry{}
			if len(args) == 0 {
				found = book.Types()
			}
			for _, a := range args {
				es := book.Lookup(a)
				if len(es) == 0 {
					todo := "hearsay codes lists the types of event"
					if near := book.Near(a); len(near) > 0 {
						todo = "near it: " + strings.Join(near, ", ")
					}
					return hint(fmt.Errorf("codes %q: nothing has this code or name", a), todo)
				}
				found = append(found, es...)
			}
			w := c.OutOrStdout()
			if format == "json" {
				e := json.NewEncoder(w)
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(found)
			}
			show := showCode
			if len(args) == 0 {
				show = listCode
			}
			for i, e := range found {
				if err := show(w, i, e); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text (to read) or json")
	b.dataFlags(c.Flags())
	return c
}

// listCode shows an entry on one line.
func listCode(w io.Writer, _ int, e codes.Entry) error {
	_, err := fmt.Fprintf(w, "%-10s %-21s %5s  %s\n", e.Code, e.Quad, scale(e.Intensity), e.Description)
	return err
}

// showCode shows all that is known of an entry.
func showCode(w io.Writer, i int, e codes.Entry) error {
	var b strings.Builder
	if i > 0 {
		b.WriteByte('\n')
	}
	what := map[string]string{
		codes.KindType: "type of event (PLOVER)", codes.KindMode: "mode of " + string(e.Event) + " (PLOVER)", codes.KindContext: "context (PLOVER)",
		codes.KindCAMEO: "code of CAMEO", codes.KindActor: "actor code",
	}[e.Kind]
	fmt.Fprintf(&b, "%s  %s\n", e.Code, what)
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-10s %s\n", key, value)
		}
	}
	if e.Name != e.Code {
		line("name", e.Name)
	}
	line("means", e.Description)
	if e.Kind == codes.KindCAMEO {
		if e.Event == "" {
			line("PLOVER", "no type")
		}
		line("PLOVER", strings.TrimSpace(string(e.Event)+" "+e.Mode))
	}
	line("quad", e.Quad)
	line("intensity", scale(e.Intensity))
	line("Goldstein", scale(e.Goldstein))
	list := func(key string, parts []codes.Part) {
		for i, p := range parts {
			if i > 0 {
				key = ""
			}
			fmt.Fprintf(&b, "  %-10s %s\n", key, strings.TrimRight(fmt.Sprintf("%-5s %s", p.Code, part(p)), " "))
		}
	}
	list("parts", e.Parts)
	if len(e.Modes) > 0 {
		for i, p := range e.Modes {
			key := "modes"
			if i > 0 {
				key = ""
			}
			fmt.Fprintf(&b, "  %-10s %-15s %s\n", key, p.Code, p.Description)
		}
	}
	list("CAMEO", e.CAMEO)
	_, err := io.WriteString(w, b.String())
	return err
}

func part(p codes.Part) string {
	if p.Description == "" {
		return p.Name
	}
	return p.Name + ": " + p.Description
}

// scale writes a value from -10 to 10; empty if there is none.
func scale(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
