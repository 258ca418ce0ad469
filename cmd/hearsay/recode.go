package main

import (
	"errors"
	"fmt"
	"os/user"
	"time"

	"github.com/spf13/cobra"

	"hearsay"
	"hearsay/store"
	"hearsay/worker"
)

func newRecode() *cobra.Command {
	var (
		b            batch
		file, format string
		accept       bool
	)
	c := &cobra.Command{
		Use:   "recode [REPORT]…",
		Short: "Code the reports of the ledger anew and show what changes",
		Long: `Recode codes reports of the ledger (all, or those named by identifier) with this
program, lexicon and gazetteer, and shows what the new codings say otherwise. They are kept
as proposals; what is in force changes only with --accept, which the journal notes.
Past codings are kept.`,
		Example: `  hearsay recode                       what this version would change
  hearsay recode --lexicon own --accept`,
		RunE: func(c *cobra.Command, args []string) error {
			if format != "table" && format != "json" {
				return hint(fmt.Errorf("--format %s: unknown format", format), "formats: table, json")
			}
			return runRecode(c, args, &b, file, format, accept)
		},
	}
	c.Flags().StringVar(&file, "ledger", "", ledgerHelp)
	c.Flags().StringVar(&format, "format", "table", "table (to read) or json")
	c.Flags().BoolVar(&accept, "accept", false, "put the new codings in force")
	b.dataFlags(c.Flags())
	return c
}

func runRecode(c *cobra.Command, args []string, b *batch, file, format string, accept bool) error {
	ctx := c.Context()
	p, err := b.pipeline()
	if err != nil {
		return err
	}
	s, err := openLedger(ctx, file)
	if err != nil {
		return err
	}
	defer s.Close()
	if len(args) == 0 {
		entries, err := s.Reports(ctx, store.Filter{})
		if err != nil {
			return err
		}
		for _, e := range entries {
			args = append(args, e.ID)
		}
	}
	out := c.OutOrStdout()
	all := []*worker.Recoded{}
	changed := 0
	for _, id := range args {
		if ctx.Err() != nil {
			return errInterrupted
		}
		r, err := worker.Recode(ctx, s, p, id, time.Now())
		if errors.Is(err, store.ErrNotFound) {
			return hint(err, "hearsay list names the reports")
		}
		if err != nil {
			return err
		}
		if r == nil {
			continue
		}
		if accept {
			if err := worker.Accept(ctx, s, r.Record, r.Version); err != nil {
				return err
			}
			if _, err := s.Append(ctx, hearsay.JournalEntry{At: time.Now().UTC().Format(time.RFC3339), By: whoAmI(), Act: hearsay.DidAcceptCoding, Object: id}); err != nil {
				return err
			}
		}
		changed += len(r.Changes)
		all = append(all, r)
		if format == "table" {
			fmt.Fprintf(out, "%s  version %d, %s\n", id, r.Version, plural(len(r.Changes), "change")+" of events")
			for _, x := range r.Changes {
				line := fmt.Sprintf("  %-7s  %s “%s”", x.What, x.Event, x.Words)
				if x.Field != "" {
					line += fmt.Sprintf("  %s: %s → %s", x.Field, orNone(x.Was), orNone(x.Is))
				}
				fmt.Fprintln(out, line)
			}
		}
	}
	if format == "json" {
		if err := writeJSON(out, all); err != nil {
			return err
		}
	}
	did := "proposed (--accept puts them in force)"
	if accept {
		did = "in force"
	}
	fmt.Fprintf(c.ErrOrStderr(), "hearsay: %s coded anew, %s differ, %s of events; the new codings are %s\n",
		plural(len(args), "report"), plural(len(all), "coding"), plural(changed, "change"), did)
	return nil
}

func orNone(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// whoAmI is the name that the journal gives to who is at the keyboard.
func whoAmI() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}
