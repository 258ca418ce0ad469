// Package model holds the trained weights, one file and one card each.
package model
