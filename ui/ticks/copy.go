package ticks

import (
	"context"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Copy puts people into the clipboard as text.
func Copy(w *window.Window, ids []int64) {
	if ids = slices.DeleteFunc(ids, func(id int64) bool { return id == 0 }); len(ids) == 0 {
		return
	}
	window.Load(w, lang.L("Not copied"), func(ctx context.Context) ([]data.Contact, error) {
		var all []data.Contact
		err := w.Store.Contacts(ctx, ids, func(c data.Contact) error {
			all = append(all, c)
			return nil
		})
		return all, err
	}, func(all []data.Contact) {
		texts := make([]string, len(all))
		for i := range all {
			texts[i] = cardText(&all[i])
		}
		w.Fyne.Clipboard().SetContent(strings.Join(texts, "\n\n"))
		who := words.PeopleCount(len(all))
		if len(all) == 1 {
			who = all[0].Name()
		}
		w.Say(lang.L("Copied {{.Name}}", who))
	})
}

// cardText is a contact as one writes it into a mail: name, title, organisation, addresses and numbers, a line each.
func cardText(c *data.Contact) string {
	lines := []string{c.Name(), c.Title}
	if c.Organisation != c.Name() {
		at := []string{}
		for _, s := range []string{c.Department, c.Organisation} {
			if s != "" {
				at = append(at, s)
			}
		}
		lines = append(lines, strings.Join(at, ", "))
	}
	for _, e := range c.Emails {
		lines = append(lines, e.Value)
	}
	for _, p := range c.Phones {
		lines = append(lines, p.Value)
	}
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	return strings.Join(slices.Compact(lines), "\n") // a contact without a name is named by its address
}
