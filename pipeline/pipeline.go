// Package pipeline codes one report: parse, annotate, code. It does no input
// or output and keeps nothing between reports.
package pipeline

import (
	"hearsay"
	"hearsay/annotate"
	"hearsay/coding"
	"hearsay/coding/dictionary"
	"hearsay/gazetteer"
	"hearsay/lexicon"
	"hearsay/parse"
)

// Pipeline codes reports. It is safe for concurrent use.
type Pipeline struct {
	parser    *parse.Parser
	annotator *annotate.Annotator
	coder     *coding.Coder
	by        hearsay.Coder
}

// New makes a Pipeline of the data inside the binary, or of what the caller
// has laid over it. Version is the program's.
func New(version string, lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) (*Pipeline, error) {
	p := &Pipeline{}
	// Unpacking the parser's model takes as long as all the rest.
	parsed := make(chan error, 1)
	go func() {
		var err error
		p.parser, err = parse.New()
		parsed <- err
	}()
	var err error
	p.annotator, err = annotate.New(lex, gaz)
	if e := <-parsed; e != nil {
		return nil, e
	}
	if err != nil {
		return nil, err
	}
	if p.coder, err = coding.New(lex); err != nil {
		return nil, err
	}
	p.by = hearsay.Coder{
		Version: version, Models: map[string]string{"en": p.parser.Version()}, Lexicon: lex.Version, Gazetteer: gaz.Version(),
	}
	for _, book := range lex.Codebooks {
		if p.by.Codebooks == nil {
			p.by.Codebooks = map[string]string{}
		}
		p.by.Codebooks[book.Name] = book.Version
	}
	return p, nil
}

// WithDictionaries is a Pipeline that finds acts with dictionaries in place of the
// rules of the lexicon.
func (p *Pipeline) WithDictionaries(f *dictionary.Finder) *Pipeline {
	with := *p
	with.coder = p.coder.WithDictionaries(f)
	with.by.Dictionaries = f.Version()
	return &with
}

// Steps codes one report and gives what each step made of it.
func (p *Pipeline) Steps(r *hearsay.Report) (*hearsay.Text, *hearsay.Annotations, []hearsay.Event) {
	t := p.parser.Parse(r)
	a := p.annotator.Annotate(t)
	return t, a, p.coder.Code(t, a)
}

// Code codes one report.
func (p *Pipeline) Code(r *hearsay.Report) *hearsay.Record {
	t, a, events := p.Steps(r)
	return hearsay.NewRecord(p.by, t, a, events)
}

// Explain codes one report as Code does and says how each value came about.
func (p *Pipeline) Explain(r *hearsay.Report) *hearsay.Explanation {
	t := p.parser.Parse(r)
	a := p.annotator.Annotate(t)
	var trace hearsay.Trace
	var events []hearsay.Event
	events, trace.Events, trace.Rejected = p.coder.Explain(t, a)
	trace.Actors, trace.Stances = p.annotator.Explain(t, a)
	return hearsay.NewExplanation(hearsay.NewRecord(p.by, t, a, events), t, a, &trace)
}
