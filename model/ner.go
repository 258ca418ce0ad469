package model

import _ "embed"

// Names holds the weights of the name tagger, compressed with Zstandard
// (en.ner.md says what they were learned from).
//
//go:embed en.ner.zst
var Names []byte
