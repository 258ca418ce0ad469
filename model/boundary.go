package model

import _ "embed"

// Boundaries holds the weights that end sentences (en.boundary.md).
//
//go:embed en.boundary
var Boundaries []byte
