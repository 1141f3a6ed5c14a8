package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"lanyard/ui/lang"
)

// forward raises the window over all others, because the user has started Lanyard on its file once more, and reports
// whether it came. Wayland lets no window come forward by itself: there a notification tells the user to look for it.
func (a *App) forward() bool {
	can := true
	if native, ok := a.Native.(driver.NativeWindow); ok {
		native.RunNative(func(w any) {
			switch w := w.(type) {
			case driver.WaylandWindowContext:
				can = false
			case driver.WindowsWindowContext:
				unfold(w.HWND)
			}
		})
	}
	if !can {
		a.Fyne.SendNotification(fyne.NewNotification("Lanyard", lang.L("Your contacts are open in a window already.")))
		return false
	}
	a.Native.RequestFocus()
	return true
}
