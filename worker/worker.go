// Package worker codes a batch of reports, several at a time, and hands the
// records on in the order of the reports. A report that cannot be coded is an
// error of that report, never of the batch; nothing is left running when the
// caller stops early.
package worker

import (
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"hearsay"
	"hearsay/intake"
)

// Coder codes one report. It is called from several goroutines at once.
type Coder interface {
	Code(r *hearsay.Report) *hearsay.Record
}

// FaultHint goes with an error that is none of the report's.
const FaultHint = "this is a fault of hearsay; please send the report to its makers"

// Result is a coded report, or the error that is left of it.
type Result struct {
	intake.Item
	Record *hearsay.Record // nil if Err is set
}

// Code codes the reports of items with n workers. The results come in the
// order of the items, whatever n is; no more than a few reports for each worker
// are held at a time.
func Code(items iter.Seq[intake.Item], coder Coder, n int) iter.Seq[Result] {
	if n < 1 {
		n = 1
	}
	return func(yield func(Result) bool) {
		if n == 1 {
			for item := range items {
				if !yield(one(item, coder)) {
					return
				}
			}
			return
		}
		type job struct {
			item intake.Item
			done chan Result
		}
		var (
			jobs  = make(chan job)
			order = make(chan chan Result, 4*n)
			stop  = make(chan struct{})
			all   sync.WaitGroup
		)
		defer all.Wait()
		defer close(stop)
		for range n {
			all.Go(func() {
				for j := range jobs {
					j.done <- one(j.item, coder)
				}
			})
		}
		all.Go(func() {
			defer close(order)
			defer close(jobs)
			for item := range items {
				j := job{item, make(chan Result, 1)}
				select {
				case order <- j.done:
				case <-stop:
					return
				}
				select {
				case jobs <- j:
				case <-stop:
					return
				}
			}
		})
		for done := range order {
			if !yield(<-done) {
				return
			}
		}
	}
}

// one codes one report. A panic is a fault of the program that this report
// brought to light: it becomes the report's error, with the line at fault.
func one(item intake.Item, coder Coder) (r Result) {
	r.Item = item
	if item.Err != nil {
		return r
	}
	defer func() {
		if fault := recover(); fault != nil {
			r.Record = nil
			r.Err = &intake.Error{
				Name: item.Name,
				Err:  fmt.Errorf("could not be coded: %v (%s)", fault, faultLine()),
				Hint: FaultHint,
			}
		}
	}()
	r.Record = coder.Code(item.Report)
	return r
}

// faultLine is the file and line of the project that panicked.
func faultLine() string {
	pc := make([]uintptr, 40)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "hearsay") {
			return fmt.Sprintf("%s:%d", filepath.Base(f.File), f.Line)
		}
		if !more {
			return "place unknown"
		}
	}
}
