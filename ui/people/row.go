package people

import (
	"image"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget/lists"
	"lanyard/ui/words"
)

// rowValue is a list row of a contact.
func rowValue(v store.Row, pic image.Image, now time.Time) lists.RowValue {
	parts := make([]string, 0, 2)
	if v.Organisation != "" && v.Organisation != v.Name {
		parts = append(parts, v.Organisation)
	} else if v.Title != "" {
		parts = append(parts, v.Title)
	}
	if len(v.Topics) > 0 {
		parts = append(parts, v.Topics[0])
	}
	return lists.RowValue{
		Initials: data.Initials(v.Name), Name: v.Name, Detail: strings.Join(parts, " · "),
		Aside: words.Heard(&v, now), Warmth: int(v.Warmth), Picture: pic,
	}
}
