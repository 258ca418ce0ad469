package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"hearsay"
)

// errJSON marks a line that is no report for its form.
var errJSON = errors.New("not a report in JSON")

// line is a report as JSON; unknown fields are passed over.
type line struct {
	ID        json.RawMessage `json:"id"` // a string or a number
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	Language  string          `json:"language"`
	Published string          `json:"published"`
	Text      *string         `json:"text"`
}

// readLines reads JSON lines. A bad line is an error with its number, and the
// next line is read.
func (o Options) readLines(name string, r io.Reader, yield func(Item) bool) bool {
	// JSON writes a byte of text with up to six.
	limit := 6*o.MaxBytes + 64<<10
	b := bufio.NewReaderSize(r, 256<<10)
	found := false
	for n := 1; ; n++ {
		data, long, err := readLine(b, limit)
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(failed(name, pathless(err)))
		}
		at := fmt.Sprintf("%s:%d", name, n)
		switch {
		case long:
			found = true
			if !yield(failed(at, tooLarge(o.MaxBytes))) {
				return false
			}
		case len(bytes.TrimSpace(data)) > 0:
			found = true
			if n == 1 {
				data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
			}
			if !yield(o.readJSON(at, data)) {
				return false
			}
		}
		if err != nil {
			break
		}
	}
	if !found {
		return yield(failed(name, ErrEmpty))
	}
	return true
}

// readLine reads to the end of the line, which it keeps off. Of a line of more
// than limit bytes it keeps nothing and reports long.
func readLine(b *bufio.Reader, limit int64) (data []byte, long bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if !long {
			data = append(data, part...)
		}
		if int64(len(data)) > limit {
			long, data = true, nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(data, "\r\n"), long, err
		}
	}
}

func (o Options) readJSON(at string, data []byte) Item {
	if !utf8.Valid(data) {
		return failed(at, fmt.Errorf("%w: byte %d is not UTF-8", errJSON, 1+firstInvalid(data)))
	}
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return failed(at, fmt.Errorf("%w: %w", errJSON, plain(err)))
	}
	if l.Text == nil {
		return failed(at, fmt.Errorf(`%w: no field "text"`, errJSON))
	}
	if int64(len(*l.Text)) > o.MaxBytes {
		return failed(at, tooLarge(o.MaxBytes))
	}
	id, err := readID(l.ID)
	if err != nil {
		return failed(at, err)
	}
	r := &hearsay.Report{
		ID: id, URL: l.URL, Title: l.Title, Publisher: l.Publisher, Language: l.Language, Text: *l.Text,
	}
	if l.Published != "" {
		day, err := ParseDay(l.Published)
		if err != nil {
			return failed(at, fmt.Errorf("published: %w", err))
		}
		r.Published = hearsay.Published{Date: day, Basis: hearsay.BasisGiven}
	}
	return o.finish(Item{Name: at, Report: r})
}

// readID takes a string, or a number as it is written.
func readID(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", nil
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s, nil
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String(), nil
	}
	return "", fmt.Errorf("%w: id is neither a string nor a number", errJSON)
}

// plain words the errors of encoding/json for people who do not write Go.
func plain(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w (at byte %d)", err, syntax.Offset)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("the line is a JSON %s, not an object", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("%s is a JSON %s, not a string", kind.Field, kind.Value)
	}
	return err
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
