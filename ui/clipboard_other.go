//go:build !linux && !freebsd && !openbsd && !netbsd

package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/lang"
	"golang.design/x/clipboard"
)

// readClipboard reads the picture in the clipboard as a PNG; nil when there is none.
func readClipboard(ctx context.Context) ([]byte, error) {
	return waiting(ctx, func() ([]byte, error) {
		if err := clipboard.Init(); err != nil {
			return nil, fmt.Errorf("%s: %w", lang.L("The clipboard cannot be reached"), err)
		}
		return clipboard.Read(clipboard.FmtImage), nil
	})
}
