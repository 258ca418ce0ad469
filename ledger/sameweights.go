package ledger

// ReportsAlike is the likeness from which groups of reports are joined, and
// EventsSame the mean sureness from which clusters of event mentions are: those
// that serve best on the training part of ECB+.
const (
	ReportsAlike = 0.15
	EventsSame   = 0.4
)

// The weights of what speaks for and against two mentions telling one event: a
// logistic regression over the pairs of mentions of one topic of the training part
// of ECB+ (574 reports), as "go run ./eval/ecb -learn" prints it. They are log odds.
const sameBias = -2.35

var sameWeights = map[string]float64{
	"acts of one mode":                        0.17,
	"acts of one type":                        0.74,
	"acts of two modes":                       -0.71,
	"acts of two types":                       -1.40,
	"both in the first line":                  -0.25,
	"both in the first line, unlike words":    0.12,
	"doer of one is object of the other":      0.46,
	"each report has the other's word":        -0.56,
	"likeness of the reports":                 4.03,
	"likeness of the sentences":               0.64,
	"likeness of the sentences, unlike words": -0.74,
	"neither report has the other's word":     0.06,
	"no shared name":                          -0.52,
	"noun and noun":                           0.48,
	"noun and noun, unlike words":             1.06,
	"one report":                              0.71,
	"only one is a coded act":                 0.17,
	"other days":                              0.04,
	"other doer":                              -0.56,
	"other doer, unlike words":                0.05,
	"other numbers":                           -0.27,
	"other object":                            -0.16,
	"other object, unlike words":              0.29,
	"other place":                             -0.22,
	"other words beside it":                   -0.17,
	"other words beside it, unlike words":     -0.07,
	"same days":                               0.33,
	"same doer":                               0.03,
	"same doer, unlike words":                 1.05,
	"same number":                             0.20,
	"same object":                             0.27,
	"same object, unlike words":               1.86,
	"same place":                              0.17,
	"same stem":                               0.46,
	"same word":                               0.29,
	"same word, one report":                   1.73,
	"same word, rare":                         1.06,
	"same words beside it":                    -0.33,
	"same words beside it, unlike words":      1.20,
	"shared names":                            0.44,
	"shared names, unlike words":              -0.18,
	"shared participants":                     1.10,
	"shared participants, unlike words":       1.10,
	"unlike words":                            -3.11,
	"unlike words, one report":                0.78,
	"verb and verb":                           0.43,
	"verb and verb, unlike words":             -0.13,
	"words of one family":                     -0.44,
}
