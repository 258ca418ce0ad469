package model

import _ "embed"

// Attribution holds the weights that find attributions
// (en.attribution.md).
//
//go:embed en.attribution
var Attribution []byte
