//go:build unix

// Command ledgerload fills a ledger with as many claims as asked for, made from the example
// reports, and measures it on the way: the figures of docs/performance.md.
//
// Each made report is an example report with other words of the same length in place of its
// names, so that every span still stands where it stood; with other days; and with other figures
// of as many digits. Three reports in a row tell the same story (names and days) under
// different publishers, the third with figures of its own, so that claims are linked and disputed
// across reports as they are in news. The same number gives the same report on every machine.
//
// usage: go run ./eval/ledgerload -ledger FILE|postgres://… [-claims 1000000] [-reports testdata/reports]
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode"

	"hearsay"
	"hearsay/gazetteer"
	"hearsay/intake"
	"hearsay/ledger"
	"hearsay/lexicon"
	"hearsay/pipeline"
	"hearsay/store"
	"hearsay/worker"
)

func main() {
	url := flag.String("ledger", "", "ledger to fill: a file that is not there yet, or a PostgreSQL database")
	claims := flag.Int("claims", 1_000_000, "how many claims")
	folder := flag.String("reports", "testdata/reports", "folder of the example reports")
	flag.Parse()
	if err := run(context.Background(), *url, *claims, *folder); err != nil {
		fmt.Fprintln(os.Stderr, "ledgerload:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, url string, claims int, folder string) error {
	base, err := code(folder)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	defer s.Close()
	const batch = 20 // reports in a transaction while filling
	n, total := 0, 0
	began := time.Now()
	var making time.Duration
	for _, mark := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
		mark = min(mark, claims)
		for total < mark {
			ps := make([]store.Posting, 0, batch)
			t := time.Now()
			for range batch {
				p, err := worker.Posting(vary(base, n), time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC))
				if err != nil {
					return err
				}
				n++
				ps = append(ps, p)
			}
			making += time.Since(t)
			added, err := s.PostAll(ctx, ps)
			if err != nil {
				return err
			}
			for i, p := range ps {
				if added[i] {
					total += len(p.Claims)
				}
			}
		}
		fmt.Printf("\n%d claims of %d reports; filled in %.0f s, of which making reports and their claims %.0f s\n", total, n, time.Since(began).Seconds(), making.Seconds())
		if err := measure(ctx, s, base, &n); err != nil {
			return err
		}
		if info, err := os.Stat(url); err == nil {
			reports, kept, err := s.Count(ctx)
			if err != nil {
				return err
			}
			fmt.Printf("%-34s %8.0f bytes a claim, %d claims, %d reports\n", "size of the file", float64(info.Size())/float64(kept), kept, reports)
		}
		if mark == claims {
			return nil
		}
	}
	return nil
}

// code codes the example reports.
func code(folder string) ([][]byte, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.Open()
	if err != nil {
		return nil, err
	}
	p, err := pipeline.New("load", lex, gaz)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for item := range intake.Read([]string{folder}, nil, intake.Options{}) {
		if item.Err != nil {
			return nil, item.Err
		}
		b, err := p.Code(item.Report).JSON()
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

// perStory is how many reports tell one story.
const perStory = 3

// vary makes report n.
func vary(base [][]byte, n int) *hearsay.Record {
	story := n / perStory
	r := rand.New(rand.NewPCG(uint64(story), 7))
	rec := new(hearsay.Record)
	if err := json.Unmarshal(base[story%len(base)], rec); err != nil {
		panic(err)
	}
	rec.ID = fmt.Sprintf("load-%08d", n)
	rec.Publisher = publishers[(story+n%perStory*7)%len(publishers)]
	names := renaming(r)
	text := []rune(rec.Text)
	proper := map[string]bool{}
	for _, e := range rec.Entities {
		for _, m := range e.Mentions {
			if m.Form == hearsay.Name {
				for _, w := range words(string(text[m.Begin:m.End])) {
					proper[w] = true
				}
			}
		}
	}
	for _, p := range rec.Places {
		for _, w := range words(string(text[p.Begin:p.End])) {
			proper[w] = true
		}
	}
	rename := func(s string) string {
		rs := []rune(s)
		for i := 0; i < len(rs); {
			if !unicode.IsLetter(rs[i]) {
				i++
				continue
			}
			j := i
			for j < len(rs) && unicode.IsLetter(rs[j]) {
				j++
			}
			if proper[string(rs[i:j])] {
				for k := i; k < j; k++ {
					if c, ok := names[rs[k]]; ok {
						rs[k] = c
					}
				}
			}
			i = j
		}
		return string(rs)
	}
	rec.Title, rec.Text = rename(rec.Title), rename(rec.Text)
	for i := range rec.Entities {
		e := &rec.Entities[i]
		e.Name = rename(e.Name)
		for j := range e.Aliases {
			e.Aliases[j] = rename(e.Aliases[j])
		}
	}
	north, east := r.Float64()*100-50, r.Float64()*300-150
	for i := range rec.Places {
		p := &rec.Places[i]
		for _, w := range words(p.Name + " " + p.Admin1) {
			proper[w] = true
		}
		p.Name, p.Admin1 = rename(p.Name), rename(p.Admin1)
		if p.Lat != nil && p.Lon != nil {
			lat, lon := north+*p.Lat/10, east+*p.Lon/10
			p.Lat, p.Lon = &lat, &lon
		}
	}
	days := r.IntN(40*365) - 20*365
	shift := func(days int, values ...*string) {
		for _, v := range values {
			if d, err := time.Parse(time.DateOnly, *v); err == nil {
				*v = d.AddDate(0, 0, days).Format(time.DateOnly)
			}
		}
	}
	if rec.Published == nil {
		rec.Published = &hearsay.RecordPublished{Value: "2010-06-01", Basis: hearsay.BasisGiven}
	}
	shift(days+n%perStory, &rec.Published.Value)
	for i := range rec.Times {
		shift(days, &rec.Times[i].Start, &rec.Times[i].Stop, &rec.Times[i].Value)
	}
	for i := range rec.Events {
		if d := rec.Events[i].Date; d != nil {
			shift(days, &d.Start, &d.End)
		}
	}
	figures(rec, r, n%perStory == perStory-1)
	return rec
}

var publishers = func() []string {
	var out []string
	for _, place := range []string{"Northern", "Southern", "Eastern", "Western", "Central", "Coastal", "Highland", "Valley"} {
		for _, kind := range []string{"Herald", "Courier", "Observer", "Gazette", "Tribune", "News Agency", "Radio", "Post"} {
			out = append(out, place+" "+kind)
		}
	}
	return out
}()

// renaming changes each letter for another of its kind.
func renaming(r *rand.Rand) map[rune]rune {
	out := map[rune]rune{}
	for _, letters := range []string{"aeiou", "bcdfghjklmnprstvz"} {
		ls := []rune(letters)
		to := slices.Clone(ls)
		r.Shuffle(len(to), func(i, j int) { to[i], to[j] = to[j], to[i] })
		for i, l := range ls {
			out[l], out[unicode.ToUpper(l)] = to[i], unicode.ToUpper(to[i])
		}
	}
	return out
}

// words are the words in capitals.
func words(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) }), func(w string) bool {
		return len(w) < 3 || !unicode.IsUpper([]rune(w)[0])
	})
}

// figures changes the figures of the story, or once more those of a report that differs.
func figures(rec *hearsay.Record, r *rand.Rand, differs bool) {
	text := []rune(rec.Text)
	for i := range rec.Quantities {
		q := &rec.Quantities[i]
		first, second := r.IntN(9), r.IntN(9)
		if q.Min == nil || q.Max == nil || *q.Min != *q.Max {
			continue
		}
		want := fmt.Sprint(*q.Min)
		at := strings.Index(string(text[q.Begin:q.End]), want)
		if at < 0 || len(string(text[q.Begin:q.End])) != q.End-q.Begin {
			continue
		}
		digit := first
		if differs {
			digit = second
		}
		lead := '1' + rune((int(want[0]-'1')+digit)%9)
		text[q.Begin+at] = lead
		v := int64(lead - '0')
		for _, c := range want[1:] {
			v = v*10 + int64(c-'0')
		}
		q.Min, q.Max = &v, &v
	}
	rec.Text = string(text)
}

// measure times what people do with a ledger, each many times over, with other names every time.
func measure(ctx context.Context, s *store.Store, base [][]byte, n *int) error {
	r := rand.New(rand.NewPCG(uint64(*n), 11))
	sample := func() *hearsay.Record { return vary(base, r.IntN(*n)) }
	rule, err := ledger.ParseRule("")
	if err != nil {
		return err
	}
	day := func() string { return fmt.Sprintf("%d-%02d-%02d", 1992+r.IntN(38), 1+r.IntN(12), 1+r.IntN(28)) }
	var places, actors []string
	for range 100 {
		rec := sample()
		for _, p := range rec.Places {
			places = append(places, p.Name)
		}
		for _, e := range rec.Entities {
			actors = append(actors, e.Name)
		}
	}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	common := []string{"police", "killed", "rebels", "protesters", "bomb", "army", "soldiers", "government", "attack", "town"}
	for _, m := range []struct {
		what  string
		times int
		do    func() error
	}{
		{"add one report", 60, func() error {
			rec := vary(base, *n)
			*n++
			_, _, err := worker.Post(ctx, s, rec, time.Now())
			return err
		}},
		{"disputes, the first 50", 20, func() error { _, err := worker.Disputes(ctx, s, store.Filter{Limit: 50}); return err }},
		{"disputes, 50 as of a day", 30, func() error { _, err := worker.Disputes(ctx, s, store.Filter{Limit: 50, AsOf: day()}); return err }},
		{"disputes of a kind, 50 as of a day", 30, func() error {
			_, err := worker.Disputes(ctx, s, store.Filter{Limit: 50, AsOf: day(), Kinds: []hearsay.ClaimKind{hearsay.ResponsibilityClaim}})
			return err
		}},
		{"disputes at a place", 30, func() error {
			_, err := worker.Disputes(ctx, s, store.Filter{Limit: 50, Place: pick(places)})
			return err
		}},
		{"events, the first 50", 20, func() error { _, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50}), rule); return err }},
		{"events, 50 as of a day", 30, func() error {
			_, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50, AsOf: day()}), rule)
			return err
		}},
		{"events of a week", 30, func() error {
			d, _ := time.Parse(time.DateOnly, day())
			_, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50, From: d.Format(time.DateOnly), To: d.AddDate(0, 0, 6).Format(time.DateOnly)}), rule)
			return err
		}},
		{"events at a place", 30, func() error {
			_, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50, Place: pick(places)}), rule)
			return err
		}},
		{"events of an actor", 30, func() error {
			_, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50, Actor: pick(actors)}), rule)
			return err
		}},
		{"events in a box of 2 degrees", 30, func() error {
			lat, lon := r.Float64()*100-50, r.Float64()*300-150
			_, err := worker.Incidents(ctx, s, eventsOf(store.Filter{Limit: 50, Box: &store.Box{South: lat, North: lat + 2, West: lon, East: lon + 2}}), rule)
			return err
		}},
		{"claims by a claimant", 30, func() error {
			_, err := s.Claims(ctx, store.Filter{Limit: 50, Claimant: pick(actors)}, nil)
			return err
		}},
		{"search, a name and a word", 50, func() error {
			_, err := worker.Search(ctx, s, pick(places)+" "+pick(common), store.Filter{Limit: 20})
			return err
		}},
		{"search, two words of every report", 50, func() error {
			_, err := worker.Search(ctx, s, pick(common)+" "+pick(common), store.Filter{Limit: 20})
			return err
		}},
		{"show a claim", 30, func() error {
			claims := ledger.Claims(sample())
			_, err := worker.Show(ctx, s, claims[r.IntN(len(claims))].ID, "", rule)
			return err
		}},
	} {
		took, cpu := make([]float64, m.times), make([]float64, m.times)
		for i := range took {
			t, c := time.Now(), spent()
			if err := m.do(); err != nil {
				return fmt.Errorf("%s: %w", m.what, err)
			}
			took[i], cpu[i] = float64(time.Since(t).Microseconds())/1000, float64((spent()-c).Microseconds())/1000
		}
		slices.Sort(took)
		slices.Sort(cpu)
		fmt.Printf("%-34s p50 %8.1f ms   p95 %8.1f ms   CPU p50 %8.1f ms   p95 %8.1f ms\n", m.what,
			took[len(took)/2], took[len(took)*95/100], cpu[len(cpu)/2], cpu[len(cpu)*95/100])
	}
	return nil
}

// spent is the processor time of the program, which other work on the machine does not lengthen.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func eventsOf(f store.Filter) store.Filter {
	f.Kinds = []hearsay.ClaimKind{hearsay.OccurrenceClaim}
	return f
}
