package ui

import "syscall"

var user32 = syscall.NewLazyDLL("user32.dll")

// unfold gives a minimised window its size again (IsIconic, ShowWindow): the focus alone does not.
func unfold(window uintptr) {
	const restore = 9 // SW_RESTORE
	if minimised, _, _ := user32.NewProc("IsIconic").Call(window); minimised != 0 {
		user32.NewProc("ShowWindow").Call(window, restore)
	}
}
