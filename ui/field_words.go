package ui

import (
	"fyne.io/fyne/v2/lang"
)

// fieldWord names a field of the model on the screen.
func fieldWord(key string) string {
	words := map[string]string{
		"display_name": lang.L("Name"), "prefix": lang.L("Before the name"), "given": lang.L("Given name"),
		"additional": lang.L("Middle names"), "family": lang.L("Family name"), "suffix": lang.L("After the name"),
		"nickname": lang.L("Nickname"), "pronouns": lang.L("Pronouns"), "organisation": lang.L("Organisation"), "department": lang.L("Department"),
		"title": lang.L("Job title"), "emails": lang.L("E-mail"), "phones": lang.L("Phone"), "links": lang.L("Link"),
		"addresses": lang.L("Address"), "topics": lang.L("Topics"), "note": lang.L("Note"), "birthday": lang.L("Birthday"),
		"photo": lang.L("Photo"), "other": lang.L("Other"),
	}
	if w := words[key]; w != "" {
		return w
	}
	return key
}
