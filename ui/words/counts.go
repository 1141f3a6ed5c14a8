// Package words says things: times, counts, states, fields and people's names in sentences, in the language of the window.
package words

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

func PeopleCount(n int) string {
	return lang.N(n, "{{.Count}} person", "{{.Count}} people")
}

// NewCount, UpdatedCount and ThereCount say of how many people of a file what becomes of them; "" for none.
func NewCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} new", "{{.Count}} new")
}

func UpdatedCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} updated", "{{.Count}} updated")
}

func ThereCount(n int) string {
	if n == 0 {
		return ""
	}
	return lang.N(n, "{{.Count}} already there", "{{.Count}} already there")
}

// ShowMore is the line under a list that was cut short: what it leaves out is shown on demand.
func ShowMore(more int, show func()) fyne.CanvasObject {
	return container.NewHBox(widget.NewQuiet(lang.N(more, "Show {{.Count}} more", "Show {{.Count}} more"), "chevron-down", show))
}

func EventCount(n int) string {
	return lang.N(n, "{{.Count}} event", "{{.Count}} events")
}

// SizeText writes a number of bytes in decimal units; "" for 0.
func SizeText(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1_000_000:
		return fmt.Sprintf("%d kB", (n+999)/1000)
	case n < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
