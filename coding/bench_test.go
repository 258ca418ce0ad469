package coding

import (
	"strings"
	"testing"

	"hearsay"
)

// BenchmarkCode measures coding alone, trees given.
func BenchmarkCode(b *testing.B) {
	parser, c := shipped(b)
	const report = "Rebels who seized the northern town last week launched a rocket attack on an army convoy, killing twelve soldiers and wounding thirty, the ministry said. " +
		"The president condemned the killings and vowed to send more troops to the border region if the militia did not withdraw. " +
		"Officials from both countries met in Geneva on Sunday for talks on a ceasefire. The weather was mild, and shops in the capital stayed open. "
	text := parser.Parse(&hearsay.Report{Text: strings.Repeat(report, 25)})
	a := &hearsay.Annotations{}
	b.ResetTimer()
	for b.Loop() {
		c.Code(text, a)
	}
	b.ReportMetric(float64(len(text.Sentences))*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}
