package worker_test

import (
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/intake"
	"hearsay/worker"
)

// slowFirst takes longer the earlier a report is, so that workers finish out of order.
type slowFirst struct{}

func (slowFirst) Code(r *hearsay.Report) *hearsay.Record {
	if r.Text == "panic" {
		var none []int
		_ = none[len(r.Text)]
	}
	if r.Text == "00" || r.Text == "01" {
		time.Sleep(5 * time.Millisecond)
	}
	return &hearsay.Record{ID: r.Text}
}

func items(n int, more ...intake.Item) iter.Seq[intake.Item] {
	return func(yield func(intake.Item) bool) {
		for _, m := range more {
			if !yield(m) {
				return
			}
		}
		for i := range n {
			text := fmt.Sprintf("%02d", i)
			if !yield(intake.Item{Name: text, Report: &hearsay.Report{Text: text}}) {
				return
			}
		}
	}
}

func TestCodeKeepsOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7} {
		i := 0
		for r := range worker.Code(items(50), slowFirst{}, n) {
			if want := fmt.Sprintf("%02d", i); r.Record.ID != want {
				t.Fatalf("%d workers: result %d is %s", n, i, r.Record.ID)
			}
			i++
		}
		if i != 50 {
			t.Errorf("%d workers: %d results of 50", n, i)
		}
	}
}

func TestCodeGoesOnAfterFaults(t *testing.T) {
	bad := intake.Item{Name: "bad.txt", Err: &intake.Error{Name: "bad.txt", Err: intake.ErrEmpty}}
	fatal := intake.Item{Name: "fatal.txt", Report: &hearsay.Report{Text: "panic"}}
	for _, n := range []int{1, 3} {
		var failed []string
		coded := 0
		for r := range worker.Code(items(5, bad, fatal), slowFirst{}, n) {
			if r.Err != nil {
				failed = append(failed, r.Err.Error())
				if r.Record != nil {
					t.Errorf("%s has both an error and a record", r.Name)
				}
				continue
			}
			coded++
		}
		if coded != 5 || len(failed) != 2 {
			t.Fatalf("%d workers: %d coded, failed %q", n, coded, failed)
		}
		if !strings.HasPrefix(failed[0], "bad.txt: ") || !strings.Contains(failed[1], "worker_test.go:") {
			t.Errorf("%d workers: errors %q", n, failed)
		}
	}
}

func TestCodeStopsEarly(t *testing.T) {
	read := 0
	counted := func(yield func(intake.Item) bool) {
		for item := range items(1000) {
			read++
			if !yield(item) {
				return
			}
		}
	}
	for range worker.Code(counted, slowFirst{}, 4) {
		break
	}
	// Code has returned, so nothing runs any more and read may be looked at.
	if read > 100 {
		t.Errorf("%d reports read for one result", read)
	}
}
