// Package report is the view of what came of an event.
package report
