// Package hearsay holds the things that hearsay works on; the steps that make
// them live in folders of their own and meet only here.
//
//	Report ──parse──▶ Text ──annotate──▶ Annotations ──coding──▶ []Event
//	   ▲                                                            │
//	 intake                      Record (one coded report, as JSON) ◀┘
//	                                │
//	                              ledger ──▶ []Claim ──▶ []Dispute ──▶ views
//
// A Report is one published piece of news. Parsing makes a Text of it:
// sentences, tokens, tags and dependency arcs. Annotation adds what the words
// refer to: entities, times, places, quantities, relations and attributions
// (who says so). Coding turns both into Events in the PLOVER ontology. A Record
// is all of that as public JSON. The ledger reads Records and keeps Claims,
// which are never overwritten; Claims that cannot all hold are a Dispute.
//
// A Span is a half-open byte range of Report.Text and never a copied string.
// Only record.go and explain.go, whose JSON counts Unicode code points, convert.
//
// References between annotations are one-based identifiers (EntityID,
// TimexID, …) so that the zero value means "none".
package hearsay
