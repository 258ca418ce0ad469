// Package ledger turns records into claims and finds where claims exclude each
// other. It reads Records only, never the parse behind them, changes and deletes
// nothing, and its results do not depend on the order in which reports come.
package ledger

import "hearsay"

// Claims are what the report says, one by one, each with who says so.
func Claims(r *hearsay.Record) []hearsay.Claim { return nil }

// Disputes are the matters on which claims, of one report or of many, cannot
// all hold. A claim given twice counts once.
func Disputes(claims []hearsay.Claim) []hearsay.Dispute { return nil }
