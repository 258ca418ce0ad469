// Package ledger turns records into claims, and claims that cannot all hold into
// disputes. It reads Records only, never the parse behind them; it changes and
// deletes nothing, and what it finds does not depend on the order in which
// reports come. docs/formats/disputes.md says when two claims are about one
// thing and when they exclude each other.
package ledger
