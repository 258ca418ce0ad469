// Command plover turns report records into what the scorer of PLOVER records
// reads: what a coder by the manual of PLOVER would write of each sentence. Such
// a coder writes the acts that a sentence is told for and none in its
// background; takes what an actor announces that it will do for intent, which is
// AGREE or THREATEN whatever is to be done; lets who says that something must be
// done ask for it; and gives every act that has a target one, though the words
// only name what it bears on ("extended the curfew in Lagos").
//
//	hearsay code --from jsonl --format jsonl reports.jsonl | go run ./eval/plover > system.jsonl
//	python3 ../shared/score/plover.py ../shared/data/plover-gsr/dev.jsonl system.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strings"

	"hearsay"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "plover:", err)
		os.Exit(1)
	}
}

type coded struct {
	ID     string  `json:"id"`
	Events []event `json:"events"`
}

type event struct {
	Event  hearsay.EventType `json:"event"`
	Mode   string            `json:"mode,omitempty"`
	Source []string          `json:"source"`
	Target []string          `json:"target"`
}

func run(in io.Reader, out io.Writer) error {
	records := json.NewDecoder(bufio.NewReader(in))
	w := bufio.NewWriter(out)
	lines := json.NewEncoder(w)
	for {
		var r hearsay.Record
		switch err := records.Decode(&r); err {
		case nil:
		case io.EOF:
			return w.Flush()
		default:
			return err
		}
		if err := lines.Encode(coded{r.ID, convert(&r)}); err != nil {
			return err
		}
	}
}

// named is a place in the text that names a country or one of its people.
type named struct {
	hearsay.RecordSpan
	code   string
	entity string
}

// reading is a record with what it names by its identifier.
type reading struct {
	*hearsay.Record
	text      []rune
	actors    map[string]hearsay.RecordActor // by entity
	accounts  map[string]*hearsay.RecordAttribution
	places    map[string]*hearsay.RecordPlace
	named     []named         // in the order of the text
	countries map[string]bool // of the actors and places
}

func convert(record *hearsay.Record) []event {
	r := &reading{record, []rune(record.Text), map[string]hearsay.RecordActor{}, map[string]*hearsay.RecordAttribution{}, map[string]*hearsay.RecordPlace{}, nil, map[string]bool{}}
	for _, e := range r.Entities {
		if e.Actor == nil {
			continue
		}
		r.actors[e.ID] = *e.Actor
		r.countries[e.Actor.Country] = e.Actor.Country != ""
		for _, m := range e.Mentions {
			if e.Actor.Country != "" && m.Form != hearsay.Pronoun {
				r.named = append(r.named, named{m.RecordSpan, e.Actor.Code, e.ID})
			}
		}
	}
	for i := range r.Places {
		p := &r.Places[i]
		r.places[p.ID] = p
		if p.Country != "" {
			r.named = append(r.named, named{p.RecordSpan, p.Country, p.Entity})
		}
	}
	sort.SliceStable(r.named, func(i, j int) bool { return r.named[i].Begin < r.named[j].Begin })
	for i := range r.Attributions {
		r.accounts[r.Attributions[i].ID] = &r.Attributions[i]
	}
	out := []event{}
	for i := range r.Events {
		if e := &r.Events[i]; !e.Background {
			out = append(out, r.event(e))
		}
	}
	return out
}

func (r *reading) event(e *hearsay.RecordEvent) event {
	x := event{e.Event, e.Mode, r.codes(e.Actor), r.codes(e.Recipient)}
	switch e.CAMEO {
	case "055", "056":
		// The manual counts apology and forgiveness as diplomatic cooperation.
		x.Event, x.Mode = hearsay.Support, ""
	}
	said := r.speaker(e)
	if e.Status == hearsay.Requested && x.Event != hearsay.Request && said.Code != "" && len(e.Actor) > 0 {
		// "said that the army should leave"
		x.Event, x.Mode, x.Source, x.Target = hearsay.Request, "", []string{said.Code}, x.Source
		return x
	}
	if r.announced(e) {
		switch x.Event {
		case hearsay.Consult, hearsay.Support, hearsay.Concede, hearsay.Cooperate, hearsay.Aid, hearsay.Retreat:
			x.Event, x.Mode = hearsay.Agree, ""
		case hearsay.Sanction, hearsay.Coerce, hearsay.Assault, hearsay.Mobilize, hearsay.Protest:
			x.Event, x.Mode = hearsay.Threaten, ""
		}
	}
	if len(e.Actor) == 0 && said.Code != "" && e.Mode != "investigate" {
		switch x.Event {
		case hearsay.Request, hearsay.Accuse, hearsay.Reject, hearsay.Threaten, hearsay.Agree, hearsay.Support:
			x.Source = []string{said.Code}
		}
	}
	if p := r.places[e.Place]; len(x.Source) == 0 && p != nil && p.Country != "" && official(e) {
		// Who arrests, tries or investigates is the state where it is done.
		x.Source = []string{p.Country}
	}
	together := len(x.Source) > 1 && len(e.Recipient) == 0
	located := slices.ContainsFunc(e.Recipient, r.located)
	if !together && !located && e.Mode != "resign" {
		if code := r.concerned(e); code != "" {
			x.Target = []string{code}
		} else if len(x.Target) == 0 && len(x.Source) == 1 && directed(x.Event) {
			// A strike, a refusal, a curfew of which no other side is named is at home.
			if home := country(x.Source[0]); r.countries[home] {
				x.Target = []string{home}
			}
		}
	}
	return x
}

// directed reports whether an act of the type always has another side.
func directed(t hearsay.EventType) bool {
	switch t {
	case hearsay.Agree, hearsay.Consult, hearsay.Support, hearsay.Cooperate, hearsay.Retreat:
		return false
	}
	return true
}

// official reports whether e is an act that only a state does.
func official(e *hearsay.RecordEvent) bool {
	switch e.Mode {
	case "investigate", "arrest", "deport", "convict", "curfew", "martial-law", "censor":
		return true
	}
	return false
}

// announced reports whether e is an act to come of which its actor tells, or the
// report itself.
func (r *reading) announced(e *hearsay.RecordEvent) bool {
	switch e.Status {
	case hearsay.Planned, hearsay.Threatened, hearsay.Hypothetical:
	default:
		return false
	}
	said := r.speaker(e)
	if len(e.Attributions) == 0 || said.Country == "" || len(e.Actor) == 0 {
		return true
	}
	return slices.ContainsFunc(e.Actor, func(p hearsay.RecordParticipant) bool {
		return p.Entity != "" && p.Entity == r.accounts[e.Attributions[len(e.Attributions)-1]].Entity || r.country(p) == said.Country
	})
}

// speaker is the source that e is laid to, the nearest.
func (r *reading) speaker(e *hearsay.RecordEvent) hearsay.RecordActor {
	if n := len(e.Attributions); n > 0 {
		return r.actors[r.accounts[e.Attributions[n-1]].Entity]
	}
	return hearsay.RecordActor{}
}

// codes are the codes of a side: of those whose country is known, if it is
// known of any.
func (r *reading) codes(ps []hearsay.RecordParticipant) []string {
	known := slices.ContainsFunc(ps, r.located)
	out := []string{}
	for _, p := range ps {
		switch {
		case p.Code == "", known && !r.located(p):
		case !r.located(p):
			out = append(out, "---"+p.Code) // a sector alone
		default:
			out = append(append(out, p.Code), p.Also...)
		}
		out = append(out, r.joined(p)...)
	}
	return out
}

// joined are the codes of further countries that the words for p join: "the
// ministers of Bolivia and Paraguay", "French and Egyptian warships".
func (r *reading) joined(p hearsay.RecordParticipant) []string {
	var out []string
	last := -1
	for i, n := range r.named {
		if n.Begin < p.Begin || n.End > p.End || n.entity != "" && n.entity == p.Entity {
			continue
		}
		if last >= 0 && country(r.named[last].code) != country(n.code) && r.named[last].End <= n.Begin {
			switch strings.TrimSpace(string(r.text[r.named[last].End:n.Begin])) {
			case "and", ",", ", and":
				for _, c := range []string{r.named[last].code, n.code} {
					if country(c) != country(p.Code) && !slices.Contains(out, country(c)) {
						out = append(out, country(c))
					}
				}
			}
		}
		last = i
	}
	return out
}

func (r *reading) country(p hearsay.RecordParticipant) string { return r.actors[p.Entity].Country }

// country is the part of a code that tells the country or the kind of body.
func country(code string) string { return code[:min(3, len(code))] }

// located reports whether it is known what country or body p belongs to.
func (r *reading) located(p hearsay.RecordParticipant) bool { return r.country(p) != "" }

// concerned is the code of whom e bears on: the first other party or place that
// its clause names behind the words that tell it, else where it was done.
func (r *reading) concerned(e *hearsay.RecordEvent) string {
	from, to := e.Trigger[len(e.Trigger)-1].End, e.Evidence[len(e.Evidence)-1].End
	domestic := ""
	for _, n := range r.named {
		if n.Begin < from || n.Begin >= to {
			continue
		}
		if slices.ContainsFunc(e.Actor, func(p hearsay.RecordParticipant) bool {
			return n.entity != "" && n.entity == p.Entity || n.Begin < p.End && p.Begin < n.End
		}) {
			continue
		}
		if !slices.ContainsFunc(e.Actor, func(p hearsay.RecordParticipant) bool { return r.country(p) == country(n.code) }) {
			return n.code
		}
		if domestic == "" {
			domestic = n.code
		}
	}
	if domestic != "" {
		return domestic
	}
	if p := r.places[e.Place]; p != nil {
		return p.Country
	}
	return ""
}
