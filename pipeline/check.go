package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon"
)

// CheckRules runs the examples of event rules: a yes sentence must be coded by
// the rule, with the participants that it gives, a no sentence must not. It
// gives one error for each that fails, with file and line.
func (p *Pipeline) CheckRules(rules []lexicon.EventRule) []error {
	var faults []error
	for _, r := range rules {
		for _, x := range r.Yes {
			rec := p.example(x.Sentence)
			i := slices.IndexFunc(rec.Events, func(e hearsay.RecordEvent) bool { return e.Rule == r.Name })
			if i < 0 {
				faults = append(faults, fmt.Errorf("%s:%d: rule %s codes nothing in %q%s", r.File, x.Line, r.Name, x.Sentence, others(rec)))
				continue
			}
			actors, recipients := participants(rec, rec.Events[i].Actor), participants(rec, rec.Events[i].Recipient)
			if x.Checked && (!slices.EqualFunc(actors, x.Actors, begins) || !slices.EqualFunc(recipients, x.Recipients, begins)) {
				faults = append(faults, fmt.Errorf("%s:%d: rule %s finds %s in %q", r.File, x.Line, r.Name, sides(actors, recipients), x.Sentence))
			}
		}
		for _, sentence := range r.No {
			rec := p.example(sentence)
			if slices.ContainsFunc(rec.Events, func(e hearsay.RecordEvent) bool { return e.Rule == r.Name }) {
				faults = append(faults, fmt.Errorf("%s:%d: rule %s codes the no sentence %q", r.File, r.Line, r.Name, sentence))
			}
		}
	}
	return faults
}

// CheckCodebook runs the examples of a codebook that the pipeline was made
// with: an event of a yes sentence must be put into its category, none of a no
// sentence.
func (p *Pipeline) CheckCodebook(book *lexicon.Codebook) []error {
	var faults []error
	for _, k := range book.Categories {
		in := func(sentence string) (bool, *hearsay.Record) {
			rec := p.example(sentence)
			return slices.ContainsFunc(rec.Events, func(e hearsay.RecordEvent) bool {
				return slices.ContainsFunc(e.Codings, func(c hearsay.RecordCoding) bool { return c.Codebook == book.Name && c.Line == k.Line })
			}), rec
		}
		for _, x := range k.Yes {
			if ok, rec := in(x.Sentence); !ok {
				faults = append(faults, fmt.Errorf("%s:%d: type %q takes in no event of %q%s", book.File, x.Line, k.Type, x.Sentence, others(rec)))
			}
		}
		for _, x := range k.No {
			if ok, _ := in(x.Sentence); ok {
				faults = append(faults, fmt.Errorf("%s:%d: type %q takes in an event of the no sentence %q", book.File, x.Line, k.Type, x.Sentence))
			}
		}
	}
	return faults
}

func (p *Pipeline) example(sentence string) *hearsay.Record {
	span := hearsay.Span{Begin: 0, End: len(sentence)}
	return p.Code(&hearsay.Report{ID: "example", Text: sentence, Sections: []hearsay.Section{{Kind: hearsay.Body, Span: span}}})
}

// others says what was coded instead.
func others(rec *hearsay.Record) string {
	var out []string
	for _, e := range rec.Events {
		s := fmt.Sprintf("%s %s by rule %s, %s", e.Event, e.Mode, e.Rule, sides(participants(rec, e.Actor), participants(rec, e.Recipient)))
		for _, c := range e.Codings {
			s += fmt.Sprintf(", %s: %s", c.Codebook, c.Type)
		}
		out = append(out, strings.Join(strings.Fields(s), " "))
	}
	if out == nil {
		return ", which has no event"
	}
	return "; coded is " + strings.Join(out, "; ")
}

func sides(actors, recipients []string) string {
	side := func(names []string) string {
		if len(names) == 0 {
			return "-"
		}
		return strings.Join(names, "; ")
	}
	return side(actors) + " | " + side(recipients)
}

func participants(rec *hearsay.Record, ps []hearsay.RecordParticipant) []string {
	text := []rune(rec.Text)
	var out []string
	for _, p := range ps {
		out = append(out, string(text[p.Begin:p.End]))
	}
	return out
}

// begins reports whether a participant is what an example says: its words may
// go on with a phrase that the parser hung on them ("the rebels in Geneva").
func begins(have, want string) bool {
	rest, ok := strings.CutPrefix(have, want)
	return ok && (rest == "" || rest[0] == ' ')
}
