package parse

import "hearsay/internal/perceptron"

// affixCount is how many features of its form a word has for the network.
const affixCount = 10

// affixBuckets is the number of rows that these features share, by hashing.
const affixBuckets = 8192

// affixesOf are the rows of a word's form: its endings and beginnings, its
// shape, from which the network knows the words that have no row of their own.
func affixesOf(w *word) (rows [affixCount]uint16) {
	for i, v := range [...]uint64{
		w.suffix[1], w.suffix[2], w.suffix[3], w.suffix[4],
		w.prefix[0], w.prefix[1], w.prefix[2], w.prefix[3],
	} {
		rows[i] = affixRow(perceptron.Feature1(300+i, v))
	}
	rows[8] = affixRow(perceptron.Feature1(308, w.shape))
	rows[9] = affixRow(perceptron.Feature2(309, w.shape, w.suffix[1]))
	return rows
}

func affixRow(feature uint64) uint16 { return uint16(feature >> 32 % affixBuckets) }
