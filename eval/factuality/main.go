// Command factuality holds the status that package coding gives to any word that
// tells an event against what readers say of it:
//
//	go run ./eval/factuality -data ../shared/data [-split dev] [-corpus uw,timex]
//
// The corpora of data/factuality judge each event from -3 (certainly did not
// happen) over 0 (unknown) to 3 (certainly did). A judgement counts as the
// nearest of the three, and a status as one of them and as a value of the scale.
// Printed are precision, recall and F1 of each class with their mean, Pearson's
// r and the mean error of the values, beside the floor "everything happened".
// Of data/timex, the events whose polarity is negative are held against "did
// not", those with a modality against "unclear".
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/annotate"
	"hearsay/coding"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/lexicon"
	"hearsay/parse"
)

func main() {
	data := flag.String("data", "../shared/data", "the folder with factuality/ and timex/")
	split := flag.String("split", "dev", "the part to read")
	corpora := flag.String("corpus", "uw,uds-ih2,commitmentbank,ross-pavlick,megaveridicality,timex", "what to read, with commas between")
	means := flag.Bool("means", false, "print what the readers' mean is for each status")
	show := flag.String("show", "", "print the events of these two classes, as in happened:unclear (readers', hearsay's)")
	flag.Parse()
	if err := run(*data, *split, strings.Split(*corpora, ","), *means, *show); err != nil {
		fmt.Fprintln(os.Stderr, "factuality:", err)
		os.Exit(1)
	}
}

func run(data, split string, corpora []string, means bool, show string) error {
	e, err := newEvaluator()
	if err != nil {
		return err
	}
	for _, c := range corpora {
		if c == "timex" {
			for _, c := range []string{"timebank", "aquaint"} {
				if err := e.timeML(c, filepath.Join(data, "timex", c+".jsonl.gz"), split); err != nil {
					return err
				}
			}
			continue
		}
		judged, err := e.judged(filepath.Join(data, "factuality", c+"."+split+".jsonl.gz"))
		if err != nil {
			return err
		}
		report(c+" "+split, judged)
		if means {
			printMeans(judged)
		}
		if show != "" {
			for _, j := range judged {
				if nearest(j.gold)+":"+classOf[j.status] == show {
					fmt.Printf("%5.1f %-12s %s\n", j.gold, j.status, j.shown)
				}
			}
		}
	}
	return nil
}

// The classes.
const (
	happened = "happened"
	unclear  = "unclear"
	didNot   = "did not"
)

var classes = []string{happened, unclear, didNot}

var classOf = map[hearsay.Status]string{
	hearsay.Occurred: happened, hearsay.Ongoing: happened, hearsay.Recurrent: happened,
	hearsay.Planned: unclear, hearsay.Attempted: unclear, hearsay.Threatened: unclear, hearsay.Requested: unclear, hearsay.Hoped: unclear,
	hearsay.Hypothetical: unclear, hearsay.Denied: didNot, hearsay.Negated: didNot,
}

// values lie between the readers' means for each status in the train parts of UW
// and UDS-IH2, which disagree about the future (2.0 and -1.0 for planned; see -means).
var values = map[hearsay.Status]float64{
	hearsay.Occurred: 2.5, hearsay.Ongoing: 2.5, hearsay.Recurrent: 2.5, hearsay.Planned: 1, hearsay.Attempted: 1, hearsay.Threatened: 0.5,
	hearsay.Requested: 0.5, hearsay.Hoped: 0.5, hearsay.Hypothetical: 0.5, hearsay.Denied: -1.5, hearsay.Negated: -2,
}

// nearest is the class whose middle, 3, 0 or -3, is nearest.
func nearest(factuality float64) string {
	switch {
	case factuality >= 1.5:
		return happened
	case factuality <= -1.5:
		return didNot
	}
	return unclear
}

// judgement is an event as readers judge it and as hearsay does.
type judgement struct {
	gold   float64
	status hearsay.Status
	shown  string
}

func report(title string, judged []judgement) {
	var gold, ours []string
	var x, y []float64
	for _, j := range judged {
		gold, ours = append(gold, nearest(j.gold)), append(ours, classOf[j.status])
		x, y = append(x, j.gold), append(y, values[j.status])
	}
	floor := slices.Repeat([]string{happened}, len(gold))
	fmt.Printf("\n## %s, %d events\n", title, len(judged))
	fmt.Printf("%-10s %6s %7s %7s %7s %7s\n", "", "gold", "P", "R", "F1", "floor")
	var sum, low float64
	for _, c := range classes {
		p, r, f, n := score(gold, ours, c)
		_, _, ff, _ := score(gold, floor, c)
		fmt.Printf("%-10s %6d %7.3f %7.3f %7.3f %7.3f\n", c, n, p, r, f, ff)
		sum, low = sum+f, low+ff
	}
	fmt.Printf("%-10s %30.3f %7.3f\n", "macro F1", sum/3, low/3)
	fmt.Printf("Pearson's r %.3f (floor 0), mean error %.2f (floor %.2f)\n", pearson(x, y), meanError(x, y), meanError(x, slices.Repeat([]float64{3}, len(x))))
}

func score(gold, ours []string, class string) (p, r, f float64, n int) {
	var hit, said int
	for i := range gold {
		if gold[i] == class {
			n++
		}
		if ours[i] == class {
			said++
			if gold[i] == class {
				hit++
			}
		}
	}
	p, r = ratio(hit, said), ratio(hit, n)
	if hit > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f, n
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func pearson(x, y []float64) float64 {
	var mx, my float64
	for i := range x {
		mx, my = mx+x[i]/float64(len(x)), my+y[i]/float64(len(x))
	}
	var xy, xx, yy float64
	for i := range x {
		xy, xx, yy = xy+(x[i]-mx)*(y[i]-my), xx+(x[i]-mx)*(x[i]-mx), yy+(y[i]-my)*(y[i]-my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func meanError(x, y []float64) float64 {
	var sum float64
	for i := range x {
		sum += math.Abs(x[i] - y[i])
	}
	return sum / float64(len(x))
}

func printMeans(judged []judgement) {
	for _, s := range hearsay.Statuses {
		var sum, n float64
		for _, j := range judged {
			if j.status == s {
				sum, n = sum+j.gold, n+1
			}
		}
		if n > 0 {
			fmt.Printf("  %-13s %5.0f  mean %5.2f\n", s, n, sum/n)
		}
	}
}

type evaluator struct {
	parser    *parse.Parser
	annotator *annotate.Annotator
	coder     *coding.Coder
}

func newEvaluator() (*evaluator, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	e := &evaluator{}
	if e.parser, err = parse.New(); err != nil {
		return nil, err
	}
	if e.annotator, err = annotate.New(lex, gaz); err != nil {
		return nil, err
	}
	e.coder, err = coding.New(lex)
	return e, err
}

// span is a stretch of a text in code points.
type span struct{ Begin, End int }

// statuses are those of the events at the spans of a text. An event that no
// token stands at is given as having occurred.
func (e *evaluator) statuses(id, text string, spans []span) []hearsay.Status {
	body := hearsay.Section{Kind: hearsay.Body, Span: hearsay.Span{Begin: 0, End: len(text)}}
	t := e.parser.Parse(&hearsay.Report{ID: id, Text: text, Sections: []hearsay.Section{body}})
	a := e.annotator.Annotate(t)
	var at []int
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	out := make([]hearsay.Status, len(spans))
	var tokens, of []int
	for n, s := range spans {
		out[n] = hearsay.Occurred
		if i := head(t, hearsay.Span{Begin: at[s.Begin], End: at[s.End]}); i >= 0 {
			tokens, of = append(tokens, i), append(of, n)
		}
	}
	for k, s := range e.coder.StatusesAt(t, a, tokens...) {
		out[of[k]] = s
	}
	return out
}

// head is the token of the span that governs the others, or -1.
func head(t *hearsay.Text, s hearsay.Span) int {
	first, end := t.TokensIn(s)
	for i := first; i < end; i++ {
		if h := t.Tokens[i].Head; h < first || h >= end {
			return i
		}
	}
	return -1
}

func (e *evaluator) judged(file string) ([]judgement, error) {
	var out []judgement
	err := lines(file, func(line []byte) error {
		var g struct {
			ID, Text string
			Events   []struct {
				span
				Text       string
				Factuality float64
			}
		}
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		var spans []span
		for _, x := range g.Events {
			spans = append(spans, x.span)
		}
		runes := []rune(g.Text)
		for i, s := range e.statuses(g.ID, g.Text, spans) {
			x := g.Events[i]
			shown := string(runes[max(0, x.Begin-90):x.Begin]) + "[[" + x.Text + "]]" + string(runes[x.End:min(len(runes), x.End+50)])
			out = append(out, judgement{x.Factuality, s, strings.ReplaceAll(shown, "\n", " ")})
		}
		return nil
	})
	return out, err
}

func (e *evaluator) timeML(name, file, split string) error {
	var negative, modal, ours []string
	err := lines(file, func(line []byte) error {
		var g struct {
			ID, Split, Text string
			Events          []struct {
				span
				Polarity, Modality string
			}
		}
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		if g.Split != split {
			return nil
		}
		var spans []span
		for _, x := range g.Events {
			spans = append(spans, x.span)
		}
		for i, s := range e.statuses(g.ID, g.Text, spans) {
			n, m := "", ""
			if g.Events[i].Polarity == "NEG" {
				n = didNot
			}
			if v := strings.ToLower(g.Events[i].Modality); v != "" && v != "none" {
				m = unclear
			}
			negative, modal, ours = append(negative, n), append(modal, m), append(ours, classOf[s])
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("\n## %s %s, TimeML, %d events\n", name, split, len(ours))
	for _, x := range []struct {
		name, class string
		gold        []string
	}{{"polarity NEG", didNot, negative}, {"any modality", unclear, modal}} {
		p, r, f, n := score(x.gold, ours, x.class)
		fmt.Printf("%-12s %5d gold  P %.3f  R %.3f  F1 %.3f\n", x.name, n, p, r, f)
	}
	return nil
}

// lines calls f with each line of a gzipped file.
func lines(path string, f func([]byte) error) error {
	file, err := intake.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}
