package chooser

import (
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data/say"
)

// Purpose is what a file is chosen for. What there is to say of each stands in one table.
type Purpose int

// The purposes.
const (
	Read         Purpose = iota // files that are read: codes, people, events
	Photo                       // a picture of a person
	OpenDatabase                // another database for the window
	NewDatabase                 // where a new database is made
	Export                      // people, or a calendar
	Code                        // a code as a picture
	BackUp                      // a copy of everything
	Elsewhere                   // everything, where the file that was open is gone
	Report                      // why the file was not opened
	Problems                    // the rows of an import that were not read
	count
)

// Kind is what becomes of a chosen file.
type Kind int

// The kinds.
const (
	Open Kind = iota // it is there, and is read
	Save             // it is written
)

// Type is a type of file: its name on the screen, and the endings of its files, small and with their dot.
type Type struct {
	Name    say.Text
	Endings []string
}

// Entry is the line of a purpose in the table.
type Entry struct {
	Key     string   // of the folder that was used last
	Title   say.Text // of the dialog
	Verb    say.Text // on the main button, where the dialog is Lanyard's own
	Kind    Kind
	Several bool     // more than one file may be chosen
	Only    bool     // a file of another ending cannot be written
	Over    bool     // another Lanyard file may be replaced, once that is said
	Types   []Type   // the one that is offered first stands first; any other file can be chosen, too
	Hint    say.Text // what a file may be, where the dialog has no types
	Example string   // of a path to open, where one is typed
}

var (
	pictures  = Type{say.T("Pictures"), []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"}}
	contacts  = Type{say.T("Contact files"), []string{".vcf", ".vcard", ".csv", ".tsv", ".txt", ".xlsx", ".ldif", ".ldi", ".json"}}
	calendars = Type{say.T("Calendars"), []string{".ics", ".ical", ".ifb"}}
	databases = Type{say.T("Lanyard files"), []string{".db"}}
	table     = Type{say.T("Tables (CSV)"), []string{".csv"}}
)

// both is a type of the files of several.
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
	Report:   {Key: "report", Title: say.T("Save a report"), Verb: say.T("Save"), Kind: Save, Types: []Type{{say.T("Texts"), []string{".txt"}}}},
	Problems: {Key: "problems", Title: say.T("Save what was not read"), Verb: say.T("Save"), Kind: Save, Types: []Type{table}},
}

// Entry is the line of the table.
func (p Purpose) Entry() Entry { return purposes[p] }

// All are the purposes of the table.
func All() []Purpose {
	all := make([]Purpose, count)
	for i := range all {
		all[i] = Purpose(i)
	}
	return all
}

// Endings are those of all the types.
func (e Entry) Endings() []string { return both(say.Text{}, e.Types...).Endings }

// Has reports whether a file has an ending of one of the types.
func (e Entry) Has(name string) bool {
	return slices.Contains(e.Endings(), strings.ToLower(filepath.Ext(name)))
}

// Complete gives a name that the user wrote the ending of the one that was proposed, where it has none. A purpose that
// writes certain files only does so where it has none of theirs.
func (e Entry) Complete(name, proposed string) string {
	if ext := filepath.Ext(name); ext == "" || ext == "." || e.Only && !e.Has(name) {
		return strings.TrimSuffix(name, ".") + filepath.Ext(proposed)
	}
	return name
}
