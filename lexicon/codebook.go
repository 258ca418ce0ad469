package lexicon

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay"
)

// Codebook is a scheme of event types of a user's own. Its categories take in
// events by what was coded of them (docs/formats/codebooks.md).
type Codebook struct {
	Name       string
	Version    string // the beginning of the SHA-256 of the file
	ByWeight   bool   // of several categories that hold the heaviest counts, not the first
	Categories []Category
	File       string
}

// Category is one block of a codebook.
type Category struct {
	Type, Mode, About string
	When, Unless      []Condition // every When must hold and no Unless
	Weight            float64     // 1 if it is not given
	Yes, No           []CodebookExample
	Line              int
}

// Condition holds if the field of an event has one of the values.
type Condition struct {
	Field  string
	Values []string
}

// CodebookExample is a sentence with the line that it stands on.
type CodebookExample struct {
	Sentence string
	Line     int
}

// codebookFields are the fields that a condition may ask for.
const codebookFields = "event mode context cameo quad status rule actor recipient count place"

// ReadCodebook reads a codebook whose conditions name what the lexicon knows.
// File is for errors, of which there may be several.
func (lex *Lexicon) ReadCodebook(file string, r io.Reader) (*Codebook, error) {
	data, err := io.ReadAll(io.LimitReader(r, 1<<24))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: is not UTF-8: save the file as UTF-8", file)
	}
	sum := sha256.Sum256(data)
	book := &Codebook{Version: hex.EncodeToString(sum[:4]), File: file}
	var faults []error
	var open *Category
	end := func() {
		if open != nil && len(open.When) == 0 {
			faults = append(faults, fmt.Errorf("%s:%d: type %q takes in every event: give it a when line", file, open.Line, open.Type))
		}
		open = nil
	}
	scan := bufio.NewScanner(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	scan.Buffer(nil, 1<<20)
	n := 0
	for scan.Scan() {
		n++
		key, value, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(scan.Text(), "\t", " ")), " ")
		if key != "yes" && key != "no" {
			value, _, _ = strings.Cut(value, " #")
		}
		value = strings.TrimSpace(value)
		if key == "" || key[0] == '#' {
			if key == "" {
				end()
			}
			continue
		}
		var err error
		switch {
		case value == "":
			err = fmt.Errorf("%q says nothing", key)
		case key == "type":
			end()
			book.Categories = append(book.Categories, Category{Type: value, Weight: 1, Line: n})
			open = &book.Categories[len(book.Categories)-1]
		case open != nil:
			err = lex.category(open, key, value, n)
		default:
			err = book.head(key, value)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", file, n, err))
		}
	}
	end()
	if err := scan.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s:%d: %w", file, n+1, err))
	}
	if book.Name == "" {
		faults = append(faults, fmt.Errorf("%s:1: no name: begin with a line codebook NAME", file))
	}
	if len(book.Categories) == 0 {
		faults = append(faults, fmt.Errorf("%s: no type", file))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return book, nil
}

// head reads a line above the first category.
func (book *Codebook) head(key, value string) error {
	switch {
	case key == "codebook" && strings.ContainsAny(value, " ;:"):
		return fmt.Errorf("name %q has blanks or signs in it", value)
	case key == "codebook" && book.Name != "":
		return fmt.Errorf("the codebook is named %q already", book.Name)
	case key == "codebook":
		book.Name = value
	case key == "tie" && (value == "first" || value == "weight"):
		book.ByWeight = value == "weight"
	case key == "tie":
		return fmt.Errorf("tie %q is neither first nor weight", value)
	default:
		return fmt.Errorf("unknown word %q (known here: codebook, tie, type)", key)
	}
	return nil
}

// category reads a line of a block.
func (lex *Lexicon) category(c *Category, key, value string, line int) error {
	switch key {
	case "mode":
		c.Mode = value
	case "about":
		c.About = strings.TrimSpace(c.About + " " + value)
	case "weight":
		w, err := strconv.ParseFloat(value, 64)
		if err != nil || !(w > 0 && w <= 1000) {
			return fmt.Errorf("weight %q is no number above 0", value)
		}
		c.Weight = w
	case "yes":
		c.Yes = append(c.Yes, CodebookExample{value, line})
	case "no":
		c.No = append(c.No, CodebookExample{value, line})
	case "when", "unless":
		f := strings.Fields(value)
		cond := Condition{f[0], f[1:]}
		if !isField(codebookFields, cond.Field) {
			return fmt.Errorf("unknown field %q (fields: %s)", cond.Field, codebookFields)
		}
		if len(cond.Values) == 0 {
			return fmt.Errorf("%s %s names no value", key, cond.Field)
		}
		for _, v := range cond.Values {
			if err := lex.known(cond.Field, v); err != nil {
				return err
			}
		}
		if key == "when" {
			c.When = append(c.When, cond)
		} else {
			c.Unless = append(c.Unless, cond)
		}
	default:
		return fmt.Errorf("unknown word %q (known in a type: mode about when unless weight yes no)", key)
	}
	return nil
}

// counts are what an event may count, as hearsay.Count says.
const countWhats = "killed wounded arrested displaced participants held abducted"

// known reports what is wrong with a value of a condition.
func (lex *Lexicon) known(field, value string) error {
	ok := true
	switch field {
	case "event":
		ok = slices.Contains(hearsay.EventTypes[:], hearsay.EventType(value))
	case "mode":
		ok = slices.ContainsFunc(lex.Codes.modes, func(m ModeCode) bool { return m.Mode == value })
	case "context":
		ok = lex.Codes.HasContext(value)
	case "cameo":
		ok = isCAMEO(value) && len(lex.Codes.CAMEOCodes(value)) > 0
	case "quad":
		ok = slices.ContainsFunc(hearsay.EventTypes[:], func(t hearsay.EventType) bool { return t.Quad() == value })
	case "status":
		ok = slices.Contains(hearsay.Statuses[:], hearsay.Status(value))
	case "rule":
		ok = slices.ContainsFunc(lex.Events.Rules, func(r EventRule) bool { return r.Name == value })
	case "actor", "recipient":
		ok = value == "none" || value == "any" || isCode(value)
	case "count":
		ok = isField(countWhats, value)
	case "place":
		ok = value == "none" || isCode(value)
	}
	if !ok {
		return fmt.Errorf("unknown %s %q", field, value)
	}
	return nil
}
