package chooser

import (
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data/say"
)

// Purpose is what a file is chosen for. One table describes all purposes.
type Purpose int

// The purposes.
const (
	Read         Purpose = iota // files that are read: codes, people, events
	Photo                       // a picture of a person
	OpenDatabase                // another database for the window
	NewDatabase                 // place for a new database
	Export                      // people, or a calendar
	Code                        // a code as a picture
	BackUp                      // a copy of everything
	Elsewhere                   // a copy of everything, when the open file is gone
	Report                      // the reason why the file was not opened
	Letter                      // a letter, for a mail program
	Problems                    // the rows of an import that were not read
	About                       // all that is kept about somebody, to read
	count
)

// Kind says whether a chosen file is read or written.
type Kind int

// The kinds.
const (
	Open Kind = iota // it exists and is read
	Save             // it is written
)

// Type is a type of file: its name on the screen, and its endings in small letters with their dot.
type Type struct {
	Name    say.Text
	Endings []string
}

// Entry is one line of the table of purposes.
type Entry struct {
	Key     string   // of the setting with the last folder
	Title   say.Text // of the dialog
	Verb    say.Text // on the main button of Lanyard's own dialog
	Kind    Kind
	Several bool     // more than one file may be chosen
	Only    bool     // a file with another ending cannot be written
	Over    bool     // another Lanyard file may be replaced, after a warning
	Types   []Type   // the default type first; any other file can be chosen too
	Hint    say.Text // what a file may be, for dialogs without types
	Example string   // of a path to open, for typed paths
}

var (
	pictures  = Type{say.T("Pictures"), []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"}}
	contacts  = Type{say.T("Contact files"), []string{".vcf", ".vcard", ".csv", ".tsv", ".txt", ".xlsx", ".ldif", ".ldi", ".json"}}
	calendars = Type{say.T("Calendars"), []string{".ics", ".ical", ".ifb"}}
	databases = Type{say.T("Lanyard files"), []string{".db"}}
	table     = Type{say.T("Tables (CSV)"), []string{".csv"}}
)

// both makes one type of several.
func both(name say.Text, types ...Type) Type {
	all := Type{Name: name}
	for _, t := range types {
		all.Endings = append(all.Endings, t.Endings...)
	}
	return all
}

var purposes = [count]Entry{
	Read: {
		Key: "open", Title: say.T("Open a picture or a contact file"), Verb: say.T("Open"), Several: true,
		Types:   []Type{both(say.T("All that Lanyard reads"), pictures, contacts, calendars), pictures, contacts, calendars},
		Hint:    say.T("A picture with a code (PNG, JPEG, GIF, WebP, BMP, TIFF), a contact file (vCard, CSV, XLSX, LDIF, JSON of Lanyard), a calendar (ICS) or a text with an e-mail signature."),
		Example: "~/Pictures/badge.jpg",
	},
	Photo: {
		Key: "photo", Title: say.T("Choose a photo"), Verb: say.T("Open"), Types: []Type{pictures},
		Hint:    say.T("A picture: PNG, JPEG, GIF, WebP, BMP or TIFF. It can be cut afterwards."),
		Example: "~/Pictures/ada.jpg",
	},
	OpenDatabase: {
		Key: "database", Title: say.T("Choose another file"), Verb: say.T("Open"), Types: []Type{databases},
		Hint:    say.T("It is opened this time only. To open it always, start Lanyard with --db FILE or set LANYARD_DB."),
		Example: "~/Documents/contacts.db",
	},
	NewDatabase: {Key: "database", Title: say.T("Make a new file"), Verb: say.T("Make"), Kind: Save, Types: []Type{databases}},
	Export: {
		Key: "export", Title: say.T("Export"), Verb: say.T("Export"), Kind: Save,
		Types: []Type{
			table, {say.T("Spreadsheets (XLSX)"), []string{".xlsx"}}, {say.T("vCards"), []string{".vcf"}}, {say.T("JSON"), []string{".json"}}, {say.T("Calendars (ICS)"), []string{".ics"}},
		},
	},
	Code: {
		Key: "code", Title: say.T("Save the code"), Verb: say.T("Save"), Kind: Save, Only: true,
		Types: []Type{{say.T("Pictures (PNG)"), []string{".png"}}, {say.T("Drawings (SVG)"), []string{".svg"}}},
	},
	BackUp: {
		Key: "backup", Title: say.T("Back up to a file"), Verb: say.T("Save"), Kind: Save, Over: true, Types: []Type{databases},
		Hint: say.T("A complete copy, photos included. Lanyard opens it like any other of its files; a stick or another disk is a good place."),
	},
	Elsewhere: {
		Key: "backup", Title: say.T("Save everything to another file"), Verb: say.T("Save"), Kind: Save, Over: true, Types: []Type{databases},
		Hint: say.T("A complete copy, photos included. Lanyard goes on with that file."),
	},
	Report: {Key: "report", Title: say.T("Save a report"), Verb: say.T("Save"), Kind: Save, Types: []Type{{say.T("Texts"), []string{".txt"}}}},
	Letter: {
		Key: "letter", Title: say.T("Save the letter"), Verb: say.T("Save"), Kind: Save, Only: true,
		Types: []Type{{say.T("Messages (EML)"), []string{".eml"}}},
	},
	Problems: {Key: "problems", Title: say.T("Save what was not read"), Verb: say.T("Save"), Kind: Save, Types: []Type{table}},
	About:    {Key: "about", Title: say.T("Save all that is kept"), Verb: say.T("Save"), Kind: Save, Types: []Type{{say.T("Texts"), []string{".txt"}}}},
}

// Entry gives the line of the table.
func (p Purpose) Entry() Entry { return purposes[p] }

// All lists the purposes of the table.
func All() []Purpose {
	all := make([]Purpose, count)
	for i := range all {
		all[i] = Purpose(i)
	}
	return all
}

// Endings gives the endings of all types.
func (e Entry) Endings() []string { return both(say.Text{}, e.Types...).Endings }

// Has reports whether the name of a file has one of the endings.
func (e Entry) Has(name string) bool {
	return slices.Contains(e.Endings(), strings.ToLower(filepath.Ext(name)))
}

// Complete adds the ending of the proposed name to a name without one. If a purpose writes only certain files,
// it does so unless the name has one of their endings.
func (e Entry) Complete(name, proposed string) string {
	if ext := filepath.Ext(name); ext == "" || ext == "." || e.Only && !e.Has(name) {
		return strings.TrimSuffix(name, ".") + filepath.Ext(proposed)
	}
	return name
}
