package hearsay

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// ExplainSchema names the version of the explanation's format.
const ExplainSchema = "hearsay-explain/1"

// Entry is a place in the lexicon, where people edit it.
type Entry struct {
	Name string `json:"name"` // of the rule, or what the line is about
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

// Reason is what a value was read from: said in words, with the words of the
// report and the entry of the lexicon that it rests on, as far as they can be
// told.
type Reason struct {
	Text  string
	Words []Span
	Entry *Entry
}

// Why is how coding came to one event.
type Why struct {
	Rule       Entry
	Actors     []Reason // of the participant with the same index
	Recipients []Reason
	Status     []Reason
	Also       []Span   // words that tell the same act and gave no event of their own
	Confidence []Reason // the factors, the rule's own weight first
}

// Rejected are words that a rule looks for but that gave no event.
type Rejected struct {
	Words []Span
	Rule  *Entry // nil if no rule was tried
	Text  string
}

// Trace is what the steps can tell of how they read a report.
type Trace struct {
	Actors   [][]Reason // of the entity with the same index
	Stances  []Reason   // of the attribution with the same index
	Events   []Why      // of the event with the same index
	Rejected []Rejected // in the order of the text
}

// Explanation is a record with what led to it, sentence by sentence, as public
// JSON (docs/formats/explain.md). Its spans count Unicode code points of
// Record.Text.
type Explanation struct {
	Schema    string              `json:"schema"`
	Record    *Record             `json:"record"`
	Sentences []ExplainedSentence `json:"sentences"`
}

// ExplainedSentence is a sentence with what was read from it. Identifiers are
// those of the record; an event stands with the sentence of its first trigger,
// everything else with each sentence that holds words of it.
type ExplainedSentence struct {
	Number int `json:"number"` // from 1
	RecordSpan
	Section      SectionKind            `json:"section"`
	Tokens       []ExplainedToken       `json:"tokens"`
	Entities     []ExplainedEntity      `json:"entities"`
	Times        []string               `json:"times"`
	Places       []string               `json:"places"`
	Quantities   []string               `json:"quantities"`
	Attributions []ExplainedAttribution `json:"attributions"`
	Hedges       []RecordHedge          `json:"hedges"`
	Relations    []RecordRelation       `json:"relations"`
	Events       []ExplainedEvent       `json:"events"`
	Rejected     []RecordRejected       `json:"rejected"`
}

// ExplainedToken is a word of the dependency tree of its sentence.
type ExplainedToken struct {
	ID int `json:"id"` // from 1 in its sentence
	RecordSpan
	Lemma    string `json:"lemma"`
	UPOS     string `json:"upos"`
	XPOS     string `json:"xpos,omitempty"`
	Feats    string `json:"feats,omitempty"`
	Head     int    `json:"head"` // 0 at the root
	Relation string `json:"relation"`
}

// ExplainedEntity says where the code of an entity came from.
type ExplainedEntity struct {
	ID    string         `json:"id"`
	Actor []RecordReason `json:"actor,omitempty"`
}

// ExplainedAttribution says what the stance was read from.
type ExplainedAttribution struct {
	ID     string       `json:"id"`
	Stance RecordReason `json:"stance"`
}

// ExplainedEvent says how an event was coded.
type ExplainedEvent struct {
	ID         string         `json:"id"`
	Rule       Entry          `json:"rule"`
	Actor      []RecordReason `json:"actor"`
	Recipient  []RecordReason `json:"recipient"`
	Status     []RecordReason `json:"status"`
	Also       []RecordSpan   `json:"also,omitempty"`
	Confidence []RecordReason `json:"confidence"`
}

// RecordReason is a Reason.
type RecordReason struct {
	Text  string       `json:"text"`
	Words []RecordSpan `json:"words,omitempty"`
	Entry *Entry       `json:"entry,omitempty"`
}

// RecordRejected is a Rejected.
type RecordRejected struct {
	Words []RecordSpan `json:"words"`
	Rule  *Entry       `json:"rule,omitempty"`
	Text  string       `json:"text"`
}

// NewExplanation explains the record r of t, a and their events.
func NewExplanation(r *Record, t *Text, a *Annotations, trace *Trace) *Explanation {
	c := newCodePoints(t.Report.Text)
	x := &Explanation{Schema: ExplainSchema, Record: r, Sentences: make([]ExplainedSentence, len(t.Sentences))}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		out := &x.Sentences[i]
		*out = ExplainedSentence{
			Number: i + 1, RecordSpan: c.span(s.Span), Section: s.Section, Tokens: make([]ExplainedToken, 0, s.EndToken-s.FirstToken),
			Entities: []ExplainedEntity{}, Times: []string{}, Places: []string{}, Quantities: []string{}, Attributions: []ExplainedAttribution{},
			Hedges: []RecordHedge{}, Relations: []RecordRelation{}, Events: []ExplainedEvent{}, Rejected: []RecordRejected{},
		}
		for k := s.FirstToken; k < s.EndToken; k++ {
			tok := &t.Tokens[k]
			w := ExplainedToken{
				ID: k - s.FirstToken + 1, RecordSpan: c.span(tok.Span), Lemma: tok.Lemma, UPOS: tok.UPOS, XPOS: tok.XPOS, Feats: tok.Feats, Relation: tok.Relation,
			}
			if tok.Head >= s.FirstToken && tok.Head < s.EndToken {
				w.Head = tok.Head - s.FirstToken + 1
			}
			out.Tokens = append(out.Tokens, w)
		}
	}
	// touched are the sentences that hold a byte of the spans, in order.
	touched := func(spans ...Span) []*ExplainedSentence {
		var at []int
		for _, span := range spans {
			i, _ := slices.BinarySearchFunc(t.Sentences, span.Begin, func(s Sentence, begin int) int {
				if s.End <= begin {
					return -1
				}
				return 1
			})
			for ; i < len(t.Sentences) && t.Sentences[i].Begin < span.End; i++ {
				at = append(at, i)
			}
		}
		slices.Sort(at)
		var out []*ExplainedSentence
		for _, i := range slices.Compact(at) {
			out = append(out, &x.Sentences[i])
		}
		return out
	}
	first := func(spans []Span) *ExplainedSentence {
		if len(spans) > 0 {
			if s := t.SentenceAt(spans[0].Begin); s >= 0 {
				return &x.Sentences[s]
			}
		}
		return nil
	}
	for i, e := range a.Entities {
		var spans []Span
		for _, m := range e.Mentions {
			spans = append(spans, m.Span)
		}
		for _, s := range touched(spans...) {
			entity := ExplainedEntity{ID: ref("e", i+1)}
			if i < len(trace.Actors) {
				entity.Actor = c.reasons(trace.Actors[i])
			}
			s.Entities = append(s.Entities, entity)
		}
	}
	for i, v := range a.Times {
		for _, s := range touched(v.Span) {
			s.Times = append(s.Times, ref("t", i+1))
		}
	}
	for i, v := range a.Places {
		for _, s := range touched(v.Span) {
			s.Places = append(s.Places, ref("p", i+1))
		}
	}
	for i, v := range a.Quantities {
		for _, s := range touched(v.Span) {
			s.Quantities = append(s.Quantities, ref("q", i+1))
		}
	}
	for i, v := range a.Attributions {
		for _, s := range touched(slices.Concat(v.Source, v.Cue, v.Content)...) {
			account := ExplainedAttribution{ID: ref("a", i+1)}
			if i < len(trace.Stances) {
				account.Stance = c.reason(trace.Stances[i])
			}
			s.Attributions = append(s.Attributions, account)
		}
	}
	for _, h := range a.Hedges {
		for _, s := range touched(h.Span) {
			s.Hedges = append(s.Hedges, RecordHedge{h.Type, c.span(h.Span)})
		}
	}
	for i, v := range a.Relations {
		if s := first(v.Evidence); s != nil && i < len(r.Relations) {
			s.Relations = append(s.Relations, r.Relations[i])
		}
	}
	for i, e := range r.Events {
		if i >= len(trace.Events) {
			break
		}
		w := &trace.Events[i]
		s := x.at(e.Trigger)
		if s == nil {
			continue
		}
		s.Events = append(s.Events, ExplainedEvent{
			ID: e.ID, Rule: w.Rule, Actor: c.reasons(w.Actors), Recipient: c.reasons(w.Recipients), Status: c.reasons(w.Status),
			Also: c.optional(w.Also), Confidence: c.reasons(w.Confidence),
		})
	}
	for _, v := range trace.Rejected {
		if s := first(v.Words); s != nil {
			s.Rejected = append(s.Rejected, RecordRejected{Words: c.spans(v.Words), Rule: v.Rule, Text: v.Text})
		}
	}
	return x
}

// at is the sentence that the first of the spans begins in, or nil.
func (x *Explanation) at(spans []RecordSpan) *ExplainedSentence {
	if len(spans) == 0 {
		return nil
	}
	i, _ := slices.BinarySearchFunc(x.Sentences, spans[0].Begin, func(s ExplainedSentence, begin int) int {
		if s.End <= begin {
			return -1
		}
		return 1
	})
	if i < len(x.Sentences) && x.Sentences[i].Begin <= spans[0].Begin {
		return &x.Sentences[i]
	}
	return nil
}

// Only leaves sentence n alone, counted from 1. The record stays whole, so that
// identifiers can be looked up.
func (x *Explanation) Only(n int) error {
	if n < 1 || n > len(x.Sentences) {
		have := fmt.Sprintf("the report has %d sentences", len(x.Sentences))
		if len(x.Sentences) == 1 {
			have = "the report has 1 sentence"
		}
		return fmt.Errorf("no sentence %d: %s", n, have)
	}
	x.Sentences = x.Sentences[n-1 : n]
	return nil
}

// JSON is the explanation on one line, without a line end. The same explanation
// gives the same bytes.
func (x *Explanation) JSON() ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil {
		return nil, fmt.Errorf("explanation of %s: %w", x.Record.ID, err)
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

func (c codePoints) reason(r Reason) RecordReason {
	return RecordReason{Text: r.Text, Words: c.optional(r.Words), Entry: r.Entry}
}

func (c codePoints) reasons(rs []Reason) []RecordReason {
	out := make([]RecordReason, 0, len(rs))
	for _, r := range rs {
		out = append(out, c.reason(r))
	}
	return out
}
