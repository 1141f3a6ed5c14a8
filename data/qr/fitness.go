package qr

import (
	"context"
	"time"
)

// Fitness says how readable a code will be.
type Fitness struct {
	Bytes    int // of the text, in UTF-8
	Version  int
	Modules  int // a side
	Verdict  Verdict
	Verified bool // the drawn picture was decoded again to exactly the text
}

// Verdict grades a code's size.
type Verdict int

// The verdicts: up to 300 bytes Good, up to 450 Fair, above Poor. At 450 bytes a code has
// about 81 modules a side; a phone's reader wants two camera pixels for each.
const (
	Good Verdict = iota
	Fair
	Poor
)

const (
	goodBytes = 300
	fairBytes = 450
)

// verifyScale and verifyLimit are how Check draws the code and how long it may read.
const (
	verifyScale = 4
	verifyLimit = 5 * time.Second
)

// Check draws the code at 4 pixels a module, decodes the picture and grades it.
func Check(c Code) Fitness {
	f := Fitness{Bytes: len(c.Text), Version: c.Version, Modules: c.Size, Verdict: Poor}
	switch {
	case f.Bytes <= goodBytes:
		f.Verdict = Good
	case f.Bytes <= fairBytes:
		f.Verdict = Fair
	}
	ctx, cancel := context.WithTimeout(context.Background(), verifyLimit)
	defer cancel()
	found, err := Decode(ctx, c.Image(verifyScale))
	f.Verified = err == nil && len(found) == 1 && found[0].Text == c.Text
	return f
}
