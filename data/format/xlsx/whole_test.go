package xlsx

import (
	"io"
	"iter"

	"lanyard/data"
)

// Sniff is SniffSheet for all sheets.
func Sniff(r io.Reader, name string) (*Layout, error) { return SniffSheet(r, name, "") }

// Read is ReadSheet for all sheets.
func Read(r io.Reader, name string) iter.Seq2[data.Draft, error] { return ReadSheet(r, name, "") }
