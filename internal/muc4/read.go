package muc4

import (
	"fmt"
	"iter"

	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/pipeline"
)

// Coder codes documents and reads their fillers.
type Coder struct {
	*Reader
	pipeline *pipeline.Pipeline
}

// NewCoder loads all that coding needs.
func NewCoder() (*Coder, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New("", lex, gaz)
	if err != nil {
		return nil, err
	}
	return &Coder{NewReader(lex), p}, nil
}

// Read codes the documents of a gold file, JSON lines with "id" and "text", in
// their order. It ends with the first that cannot be read.
func (c *Coder) Read(path string) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		for item := range intake.Read([]string{path}, nil, intake.Options{Format: intake.FormatJSONL}) {
			if item.Err != nil {
				yield(nil, fmt.Errorf("%s: %w", path, item.Err))
				return
			}
			t, a, events := c.pipeline.Steps(item.Report)
			if !yield(&Report{t, a, events}, nil) {
				return
			}
		}
	}
}
