// Package model holds the trained weights, one file and one card each.
package model

import _ "embed"

// English is the model of package parse for English; en.parser.md is its card.
//
//go:embed en.parser
var English []byte
