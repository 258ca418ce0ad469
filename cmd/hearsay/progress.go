package main

import (
	"io"

	"github.com/schollz/progressbar/v3"

	"hearsay/intake"
)

// few is how many reports are coded without a progress bar.
const few = 5

// progress is a bar on a terminal, from a few reports on. Without a terminal it
// shows nothing.
type progress struct {
	w     io.Writer
	on    bool
	total int
	n     int
	bar   *progressbar.ProgressBar
}

func newProgress(w io.Writer, on bool, inputs []string, o intake.Options) *progress {
	p := &progress{w: w, on: on && isTerminal(w)}
	if p.on {
		p.total = intake.Count(inputs, o)
	}
	return p
}

func (p *progress) step() {
	p.n++
	if !p.on || p.n <= few {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.total, progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription("coding"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("reports"),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
		_ = p.bar.Set(p.n)
		return
	}
	_ = p.bar.Add(1)
}

// clear makes room for other lines.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
