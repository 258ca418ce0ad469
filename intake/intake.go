// Package intake turns files, folders, standard input and JSON lines into
// Reports: bytes are decoded, the sections of the text told apart by layout and
// wording. What cannot be read is refused by name, and the rest goes on. Intake
// never alters a text, and reads no language beyond its lists of set phrases.
package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// Format is how reports are handed in.
type Format string

// The formats. FormatAuto takes files that end in .jsonl or .ndjson for JSON
// lines, and whatever begins as a JSON object; all others are text.
const (
	FormatAuto  Format = "auto"
	FormatText  Format = "text"  // a file is a report
	FormatJSONL Format = "jsonl" // a line is a report
)

// DefaultMaxBytes is the size from which a single report is refused: a hundred
// times a long one, and what can be coded in seconds and within a gigabyte.
const DefaultMaxBytes = 1 << 20

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Options say how to read.
type Options struct {
	Format    Format    // FormatAuto if empty
	Published time.Time // the day of every report that does not give its own; zero if unknown
	MaxBytes  int64     // the longest report, in bytes; DefaultMaxBytes if 0
}

// Item is one report, or the reason why there is none.
type Item struct {
	Name   string // the file, and for JSON lines the line: "reports.jsonl:12"
	Report *hearsay.Report
	Notes  []string // what the user should know about how it was read
	Err    error    // an *Error
}

// Error is why an input gives no report.
type Error struct {
	Name string // the file or line
	Err  error
	Hint string // what to do about it; may be empty
}

func (e *Error) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap gives the cause without the name.
func (e *Error) Unwrap() error { return e.Err }

// Sentinels of inputs that are refused.
var (
	ErrEmpty     = errors.New("no text in it")
	ErrBinary    = errors.New("not a text (binary data)")
	ErrTruncated = errors.New("UTF-16 that ends within a character")
	ErrEncoding  = errors.New("neither UTF-8 nor a character encoding that could be told")
	ErrMarkup    = errors.New("a page of HTML or XML, not plain text")
	ErrTooLarge  = errors.New("report too large")
	ErrNoReports = errors.New("no reports in this folder")
)

// ParseDay reads the day of publication: "2021-08-23" or "20210823" (ISO 8601),
// a time in RFC 3339, of which the day is kept as it is written, or six figures
// as archives of event data have them: "210823" is of this century up to 30, of
// the last one above.
func ParseDay(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789") == "" {
		switch {
		case len(s) == 8:
			if t, err := time.Parse("20060102", s); err == nil {
				return t, nil
			}
		case len(s) == 6 && s[:2] <= "30":
			if t, err := time.Parse("20060102", "20"+s); err == nil {
				return t, nil
			}
		case len(s) == 6:
			if t, err := time.Parse("20060102", "19"+s); err == nil {
				return t, nil
			}
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s is no date of the form 2021-08-23", strconv.Quote(clip(s, 40)))
	}
	return t, nil
}

// Read gives the reports of the inputs in their order, one at a time: files,
// folders (their *.txt, *.jsonl and *.ndjson files, gzipped or not, sorted by path, but
// for hidden ones) and "-" for standard input. A report that cannot be read is an Item with an error; the
// rest follows it.
func Read(inputs []string, stdin io.Reader, o Options) iter.Seq[Item] {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Format == "" {
		o.Format = FormatAuto
	}
	return func(yield func(Item) bool) {
		for _, in := range inputs {
			if in == Stdin {
				if !o.read("standard input", stdin, o.Format, yield) {
					return
				}
				continue
			}
			files, bad := list(in, o.Format)
			for _, item := range bad {
				if !yield(item) {
					return
				}
			}
			for _, name := range files {
				if !o.readFile(name, yield) {
					return
				}
			}
		}
	}
}

// list is the files that an input stands for, and an item for whatever of it
// cannot be read.
func list(input string, format Format) (files []string, bad []Item) {
	info, err := os.Stat(input)
	if err != nil {
		return nil, []Item{failed(input, pathless(err))}
	}
	if !info.IsDir() {
		return []string{input}, nil
	}
	_ = filepath.WalkDir(input, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			bad = append(bad, failed(path, pathless(err)))
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") && path != input {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		lines := isJSONL(path)
		text := extension(path) == ".txt"
		if !d.IsDir() && (lines && format != FormatText || text && format != FormatJSONL) {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 && len(bad) == 0 {
		return nil, []Item{failed(input, ErrNoReports)}
	}
	slices.Sort(files)
	return files, bad
}

func isJSONL(path string) bool {
	ext := extension(path)
	return ext == ".jsonl" || ext == ".ndjson"
}

// extension is what a file's name ends in, packed or not: ".txt" of "a.TXT.gz".
func extension(path string) string {
	return filepath.Ext(strings.TrimSuffix(strings.ToLower(path), ".gz"))
}

// Open opens a file to read; one whose name ends in .gz is unpacked.
func Open(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, pathless(err)
	}
	if !strings.HasSuffix(strings.ToLower(name), ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return packed{z, f}, nil
}

// packed is an unpacked file that closes the packed one.
type packed struct {
	*gzip.Reader
	file *os.File
}

func (p packed) Close() error { return errors.Join(p.Reader.Close(), p.file.Close()) }

// pathless drops the path of an error that is shown after the path anyway.
func pathless(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (o Options) readFile(name string, yield func(Item) bool) bool {
	f, err := Open(name)
	if err != nil {
		return yield(failed(name, err))
	}
	defer f.Close()
	format := o.Format
	if format == FormatAuto && isJSONL(name) {
		format = FormatJSONL
	}
	return o.read(name, f, format, yield)
}

func (o Options) read(name string, r io.Reader, format Format, yield func(Item) bool) bool {
	if format == FormatAuto {
		b := bufio.NewReader(r)
		if head, _ := b.Peek(b.Size()); isObject(head) {
			format = FormatJSONL
		}
		r = b
	}
	if format == FormatJSONL {
		return o.readLines(name, r, yield)
	}
	return yield(o.readText(name, r))
}

// isObject reports whether data begin with a JSON object and not with prose.
func isObject(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	head = bytes.TrimLeft(head[1:], " \t\r\n")
	return len(head) > 0 && head[0] == '"'
}

// readText reads a whole input as one report.
func (o Options) readText(name string, r io.Reader) Item {
	data, err := io.ReadAll(io.LimitReader(r, o.MaxBytes+1))
	if err != nil {
		return failed(name, pathless(err))
	}
	if int64(len(data)) > o.MaxBytes {
		return failed(name, tooLarge(o.MaxBytes))
	}
	text, note, err := Decode(data)
	if err != nil {
		return failed(name, err)
	}
	if isMarkup(text) {
		return failed(name, ErrMarkup)
	}
	item := Item{Name: name, Report: &hearsay.Report{Text: text}}
	if note != "" {
		item.Notes = []string{note}
	}
	return o.finish(item)
}

// isMarkup reports whether a text begins as a page does.
func isMarkup(text string) bool {
	head := strings.ToLower(strings.TrimLeftFunc(text[:cut(text, 1000)], isBlank))
	for _, tag := range []string{"<!doctype", "<html", "<?xml", "<head", "<body"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}

// finish gives a report what all have: a day, an identifier and sections.
func (o Options) finish(item Item) Item {
	r := item.Report
	r.Sections = Sections(r.Text, r.Title)
	if len(r.Sections) == 0 {
		return failed(item.Name, ErrEmpty)
	}
	if !r.Published.Known() && !o.Published.IsZero() {
		r.Published = hearsay.Published{Date: o.Published, Basis: hearsay.BasisGiven}
	}
	if r.ID == "" {
		r.ID = contentID(r)
	}
	if note := languageNote(r.Language, r.Text); note != "" {
		item.Notes = append(item.Notes, note)
	}
	return item
}

// contentID is the same for the same report, however it was handed in and
// whatever day was given for it.
func contentID(r *hearsay.Report) string {
	h := sha256.New()
	for _, s := range []string{r.URL, r.Title, r.Publisher, r.Text} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func tooLarge(limit int64) error {
	return fmt.Errorf("%w: more than %s", ErrTooLarge, size(limit))
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatInt(n>>20, 10) + " MiB"
	case n >= 1<<10:
		return strconv.FormatInt(n>>10, 10) + " KiB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// failed is an input without a report.
func failed(name string, err error) Item {
	hint := ""
	switch {
	case errors.Is(err, ErrTooLarge):
		hint = "split the report, or raise the limit with --max-bytes"
	case errors.Is(err, ErrEncoding):
		hint = "convert it first: iconv -f CHARSET -t UTF-8"
	case errors.Is(err, ErrMarkup):
		hint = "save the text of the page first"
	case errors.Is(err, ErrNoReports):
		hint = "reports in a folder are *.txt, *.jsonl or *.ndjson files"
	case errors.Is(err, errJSON):
		hint = `a line is one JSON object: {"id": "…", "text": "…", "published": "2021-08-23"}`
	}
	return Item{Name: name, Err: &Error{Name: name, Err: err, Hint: hint}}
}

// clip shortens s to n runes.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// Count is how many reports the inputs hold, or -1 if that cannot be told
// without reading standard input.
func Count(inputs []string, o Options) int {
	n := 0
	for _, in := range inputs {
		if in == Stdin {
			return -1
		}
		files, bad := list(in, o.Format)
		n += len(bad)
		for _, name := range files {
			if o.Format == FormatJSONL || o.Format != FormatText && isJSONL(name) {
				n += countLines(name)
			} else {
				n++
			}
		}
	}
	return n
}

// countLines counts the lines of a file, blank ones too.
func countLines(name string) int {
	f, err := Open(name)
	if err != nil {
		return 1
	}
	defer f.Close()
	n, last := 0, byte('\n')
	buf := make([]byte, 256<<10)
	for {
		k, err := f.Read(buf)
		for _, b := range buf[:k] {
			if b == '\n' {
				n++
			}
			last = b
		}
		if err != nil {
			break
		}
	}
	if last != '\n' {
		n++
	}
	return n
}
