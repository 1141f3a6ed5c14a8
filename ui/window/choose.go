package window

import (
	"context"

	"lanyard/ui/chooser"
)

// AsksFor is chooser.Ask, but for tests.
type AsksFor func(ctx context.Context, r chooser.Request, shown func()) ([]string, error)

// SystemDialogs is what new windows ask for files; tests take it away, so that none opens a dialog on somebody's desktop.
var SystemDialogs AsksFor = chooser.Ask
