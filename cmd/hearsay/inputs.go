package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"hearsay/coding/dictionary"
	"hearsay/export"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/lexicon/petrarch"
	"hearsay/pipeline"
	"hearsay/worker"
)

// inputsHelp is part of the help of every command that reads reports.
const inputsHelp = `Inputs are text files (one report each), folders (their *.txt, *.jsonl and
*.ndjson files), JSON lines (one report a line) or "-" for standard input. A
report as JSON has the fields "text", and if known "id", "title", "published",
"publisher", "url" and "language". A report that cannot be read is named on
standard error; the others are coded all the same.`

// batch holds the flags of the commands that code reports.
type batch struct {
	from      string
	published string
	maxBytes  int64
	workers   int
	overlays  []string // of the gazetteer
	lexicons  []string
	codebooks []string
	quiet     bool

	dictionaries string   // folder of PETRARCH's
	petrarch     []string // NAME=VALUE, over PETRARCH's

	lex *lexicon.Lexicon // once loaded
	gaz *gazetteer.Gazetteer
}

func (b *batch) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&b.from, "from", "auto", "text, jsonl, or auto: by name or first character")
	f.StringVar(&b.published, "published", "", "`day` of publication (2021-08-23) of reports without their own")
	f.Int64Var(&b.maxBytes, "max-bytes", intake.DefaultMaxBytes, "refuse longer reports")
	f.IntVar(&b.workers, "workers", runtime.GOMAXPROCS(0), "reports that are coded at the same time")
	b.dataFlags(f)
	f.BoolVarP(&b.quiet, "quiet", "q", false, "no progress and no summary")
}

// dataFlags are the flags that change what coding knows.
func (b *batch) dataFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&b.overlays, "gazetteer", nil, "`file` of places to lay over those inside")
	f.StringArrayVar(&b.lexicons, "lexicon", nil, "`folder` of rules, actors or cues to lay over those inside")
	f.StringVar(&b.dictionaries, "dictionaries", "", "code with this `folder` of PETRARCH dictionaries, not our rules")
	f.StringArrayVar(&b.petrarch, "petrarch", nil, "`setting` of PETRARCH: NAME=VALUE, such as require_dyad=false")
	f.StringArrayVar(&b.codebooks, "codebook", nil, "`file` of event types of your own to put the events into")
}

// options checks the flags that say how to read.
func (b *batch) options() (intake.Options, error) {
	o := intake.Options{Format: intake.Format(b.from), MaxBytes: b.maxBytes}
	switch o.Format {
	case intake.FormatAuto, intake.FormatText, intake.FormatJSONL:
	default:
		return o, hint(fmt.Errorf("--from %s: unknown format", b.from), "formats: text, jsonl, auto")
	}
	if b.maxBytes < 1 {
		return o, fmt.Errorf("--max-bytes %d: must be more than 0", b.maxBytes)
	}
	if b.workers < 1 {
		return o, fmt.Errorf("--workers %d: must be 1 or more", b.workers)
	}
	if b.published != "" {
		day, err := intake.ParseDay(b.published)
		if err != nil {
			return o, fmt.Errorf("--published: %w", err)
		}
		o.Published = day
	}
	return o, nil
}

// errNoInput says that nothing was named and nobody pipes anything in.
var errNoInput = hint(errors.New("no report to read"), `name files or folders, or "-" for standard input`)

// named is the inputs of a command: standard input if none is named, but not a
// terminal that somebody sits at and wonders.
func named(args []string, stdin io.Reader) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if isTerminal(stdin) {
		return nil, errNoInput
	}
	return []string{intake.Stdin}, nil
}

// tally is what a batch came to.
type tally struct{ reports, sentences, events int }

// code runs the batch over the inputs and gives each record to emit, in order.
// It ends with errReported if a report failed.
func (b *batch) code(c *cobra.Command, args []string, showProgress bool, emit func(worker.Result) error) (tally, error) {
	var n tally
	began := time.Now()
	o, err := b.options()
	if err != nil {
		return n, err
	}
	inputs, err := named(args, c.InOrStdin())
	if err != nil {
		return n, err
	}
	coder, err := b.pipeline()
	if err != nil {
		return n, err
	}
	stderr := c.ErrOrStderr()
	bad := failures{w: stderr}
	bar := newProgress(stderr, showProgress && !b.quiet, inputs, o)
	for r := range worker.Code(intake.Read(inputs, c.InOrStdin(), o), coder, b.workers) {
		bar.step()
		if c.Context().Err() != nil {
			return n, errInterrupted
		}
		for _, note := range r.Notes {
			bar.clear()
			fmt.Fprintf(stderr, "hearsay: note: %s: %s\n", r.Name, note)
		}
		if r.Err != nil {
			bar.clear()
			bad.add(r.Err)
			continue
		}
		n.reports++
		n.sentences += len(r.Record.Sentences)
		n.events += len(r.Record.Events)
		if err := emit(r); err != nil {
			return n, err
		}
	}
	bar.clear()
	if !b.quiet {
		fmt.Fprintf(stderr, "hearsay: %s, %s, %s, %d failed, %.2f s\n", plural(n.reports, "report"),
			plural(n.sentences, "sentence"), plural(n.events, "event"), bad.n, time.Since(began).Seconds())
	}
	if bad.n > 0 {
		return n, errReported
	}
	return n, nil
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// data loads what coding knows, once.
func (b *batch) data() (*lexicon.Lexicon, *gazetteer.Gazetteer, error) {
	if b.lex != nil {
		return b.lex, b.gaz, nil
	}
	opened := make(chan error, 1)
	go func() {
		var err error
		b.gaz, err = gazetteer.Open(b.overlays...)
		opened <- err
	}()
	lex, err := lexicon.Load(b.lexicons...)
	if e := <-opened; e != nil {
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, hint(err, "hearsay lexicon check FOLDER checks a lexicon of your own")
	}
	for _, name := range b.codebooks {
		book, err := readCodebook(lex, name)
		if err != nil {
			return nil, nil, err
		}
		for _, other := range lex.Codebooks {
			if other.Name == book.Name {
				return nil, nil, fmt.Errorf("--codebook %s: %s is named %q too", name, other.File, book.Name)
			}
		}
		lex.Codebooks = append(lex.Codebooks, book)
	}
	b.lex = lex
	return b.lex, b.gaz, nil
}

// pipeline loads everything that coding needs.
func (b *batch) pipeline() (*pipeline.Pipeline, error) {
	lex, gaz, err := b.data()
	if err != nil {
		return nil, err
	}
	finder, err := b.finder()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New(version, lex, gaz)
	if err != nil || finder == nil {
		return p, err
	}
	return p.WithDictionaries(finder), nil
}

// finder reads the dictionaries that are to code, if any. Their faults are a matter
// of "lexicon check"; here only what keeps them from coding counts.
func (b *batch) finder() (*dictionary.Finder, error) {
	if b.dictionaries == "" {
		if b.petrarch != nil {
			return nil, hint(errors.New("--petrarch: no dictionaries to set"), "name their folder with --dictionaries")
		}
		return nil, nil
	}
	d, err := readDictionaries(b.dictionaries)
	if err == nil && d.Verbs == nil {
		err = fmt.Errorf("%s: no file has verbs", b.dictionaries)
	}
	if err != nil {
		return nil, hint(fmt.Errorf("--dictionaries: %w", err), "hearsay lexicon check FOLDER tells what each file of a folder holds")
	}
	o, err := dictionary.OptionsOf(d)
	if err != nil {
		return nil, fmt.Errorf("--dictionaries: %s/%w", b.dictionaries, err)
	}
	for _, s := range b.petrarch {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			return nil, hint(fmt.Errorf("--petrarch %s: no setting", s), "write NAME=VALUE; names: "+strings.Join(dictionary.Settings(), " "))
		}
		if err := o.Set(strings.TrimSpace(name), strings.TrimSpace(value)); err != nil {
			return nil, fmt.Errorf("--petrarch: %w", err)
		}
	}
	return dictionary.New(d, o), nil
}

// readDictionaries reads a folder of PETRARCH's files.
func readDictionaries(folder string) (*petrarch.Dictionaries, error) {
	if info, err := os.Stat(folder); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s: is a file: name the folder with the dictionaries", folder)
	}
	d, err := petrarch.Read(os.DirFS(folder))
	if err != nil {
		return d, fmt.Errorf("%s: %w", folder, err)
	}
	return d, nil
}

func readCodebook(lex *lexicon.Lexicon, name string) (*lexicon.Codebook, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("codebook: %w", err)
	}
	defer f.Close()
	return lex.ReadCodebook(name, f)
}

// style fits a table to where it is shown: the width of the terminal, and
// colours on a terminal only, and not if NO_COLOR is set (no-color.org).
func style(w io.Writer) export.Style {
	s := export.Style{}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		s.Width = columns
	}
	if isTerminal(w) {
		if columns, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil {
			s.Width = columns
		}
		s.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return s
}

// isTerminal reports whether a reader or writer is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
