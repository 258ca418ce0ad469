package model

import _ "embed"

// MUC4 holds the weights that judge who and what fills the roles of MUC-4's
// incidents (en.muc4.md). Only eval/muc4 reads them.
//
//go:embed en.muc4
var MUC4 []byte
