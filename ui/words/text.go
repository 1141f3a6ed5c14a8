package words

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanyard/ui/widget/style"
)

// UpperFirst is a text with its first letter in upper case.
func UpperFirst(s string) string {
	for i, r := range s {
		if i > 0 {
			return strings.ToUpper(s[:i]) + s[i:]
		}
		_ = r
	}
	return strings.ToUpper(s)
}

// Joined writes the parts that are not empty, each kept apart from what is written in the other direction.
func Joined(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	if len(kept) > 1 {
		for i, p := range kept {
			kept[i] = Isolated(p)
		}
	}
	return strings.Join(kept, sep)
}

// InMenu is a name as short as a menu needs it: Fyne's menus grow with their text beyond the window.
func InMenu(name string) string {
	return style.Ellipsis(style.Name(name), 260, theme.TextSize(), fyne.TextStyle{})
}
