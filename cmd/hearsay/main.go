// Command hearsay reads news reports and writes who says who did what to whom,
// where, when and how many, each with the words that say so.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"hearsay/intake"
)

// version is set when the binary is built.
var version = "dev"

func main() {
	// A batch makes much short-lived garbage out of few lasting data.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program; it gives the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	// An interrupt ends the command between two reports; a second one at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	if err := root.ExecuteContext(ctx); err != nil {
		report(stderr, err)
		return 1
	}
	return 0
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "hearsay",
		Short: "Who says who did what to whom, where, when and how many",
		Long: `hearsay reads news reports in English and writes event data that can be
checked: each event with its actors, place, date and numbers, with the chain of
those who say so, and with the words of the report that it stands on.

Everything runs on this machine; nothing is sent anywhere.`,
		Example: `  hearsay code report.txt                          what one report says
  hearsay code reports/ --format csv > events.csv  a folder, for a spreadsheet
  hearsay add reports/ && hearsay disputes         what reports say against each other`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(newCode(), newAdd(), newList(), newShow(), newEvents(), newClaims(), newDisputes(), newSearch(), newExport(), newVerify(), newBackup(), newImport(), newMan(), newExplain(), newCodes(), newLexicon(), newParse(), newGazetteer(), newRecode(), newVersion())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return hint(err, "hearsay "+c.Name()+" --help lists the options")
	})
	return root
}

// hinted is an error with something to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

func hint(err error, todo string) error { return hinted{err, todo} }

// errReported ends a command whose errors have been shown one by one.
var errReported = errors.New("some reports could not be read")

// errInterrupted ends a command that was told to stop.
var errInterrupted = errors.New("interrupted; what was shown as done is done")

// report shows an error as the user should see it.
func report(w io.Writer, err error) {
	if errors.Is(err, errReported) {
		return
	}
	fmt.Fprintf(w, "hearsay: error: %v\n", err)
	if todo := hintOf(err); todo != "" {
		fmt.Fprintf(w, "hearsay: hint: %s\n", todo)
	}
}

// hintOf is what to do about an error; empty if nobody knows.
func hintOf(err error) string {
	var h hinted
	var in *intake.Error
	switch {
	case errors.As(err, &h):
		return h.hint
	case errors.As(err, &in):
		return in.Hint
	}
	return ""
}

// failures shows the errors of a batch, each hint once.
type failures struct {
	w      io.Writer
	n      int
	hinted map[string]bool
}

func (f *failures) add(err error) {
	f.n++
	fmt.Fprintf(f.w, "hearsay: error: %v\n", err)
	todo := hintOf(err)
	if todo == "" || f.hinted[todo] {
		return
	}
	if f.hinted == nil {
		f.hinted = map[string]bool{}
	}
	f.hinted[todo] = true
	fmt.Fprintf(f.w, "hearsay: hint: %s\n", todo)
}
