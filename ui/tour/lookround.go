package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// lookRound goes through the screens on sample data and takes a picture of each. Keys are those that
// the app lists under "?".
var lookRound = []step{
	{"look at Today", func(ctx context.Context, t *tour) error {
		return t.picture(ctx, "today")
	}},
	{"open People and go down the list", func(ctx context.Context, t *tour) error {
		if err := t.press(ctx, "ctrl+2"); err != nil {
			return err
		}
		for range 3 {
			if err := t.press(ctx, "Down"); err != nil {
				return err
			}
		}
		return t.picture(ctx, "people")
	}},
	sheet("edit the chosen person", "person", "Return"),
	sheet("write to the chosen person", "letter", "ctrl+m"),
	sheet("log contact with the chosen person", "log-contact", "ctrl+l"),
	{"find a person by a part of the name without its accents", func(ctx context.Context, t *tour) error {
		if err := t.press(ctx, "ctrl+f"); err != nil {
			return err
		}
		if err := t.types(ctx, "wisniow"); err != nil {
			return err
		}
		return t.picture(ctx, "search")
	}},
	{"empty the search", func(ctx context.Context, t *tour) error {
		return t.press(ctx, "Escape")
	}},
	visit("Events", "events", "ctrl+3"),
	visit("All promises", "promises", "ctrl+shift+j"),
	visit("Swap", "swap", "ctrl+4"),
	{"show the code over the whole screen", fullScreen},
	visit("Settings", "settings", "ctrl+comma"),
	{"drop down where one can be", func(ctx context.Context, t *tour) error {
		if err := t.press(ctx, "ctrl+e"); err != nil {
			return err
		}
		if err := t.picture(ctx, "where"); err != nil {
			return err
		}
		return t.press(ctx, "Escape")
	}},
	sheet("list the keys", "keys", "question"),
	{"look into a table before it is imported", lookIntoTable},
	{"write a person down in one line, and leave it", func(ctx context.Context, t *tour) error {
		if err := t.opens(ctx, form, t.keys(ctx, "ctrl+n")); err != nil {
			return err
		}
		if err := t.types(ctx, "Jane Doe, State Library, jane@sl.example #metadata !send slides fri"); err != nil {
			return err
		}
		if err := t.picture(ctx, "new"); err != nil {
			return err
		}
		return t.closes(ctx, t.keys(ctx, "Escape"))
	}},
	{"quit", quit},
}

// visit opens a screen by its key and takes its picture.
func visit(screen, picture, key string) step {
	return step{"open " + screen, func(ctx context.Context, t *tour) error {
		if err := t.press(ctx, key); err != nil {
			return err
		}
		return t.picture(ctx, picture)
	}}
}

// sheet opens a sheet by its key, takes its picture and closes it.
func sheet(does, picture, key string) step {
	return step{does, func(ctx context.Context, t *tour) error {
		if err := t.opens(ctx, dialog, t.keys(ctx, key)); err != nil {
			return err
		}
		if err := t.picture(ctx, picture); err != nil {
			return err
		}
		return t.closes(ctx, t.keys(ctx, "Escape"))
	}}
}

// fullScreen shows the code over the whole screen, where a stranger's phone reads it, and goes back.
func fullScreen(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "f"); err != nil {
		return err
	}
	err := comes(ctx, "the window over the whole screen", func() error {
		bounds, err := t.Bounds(ctx)
		if err == nil && bounds.Size() != screen {
			err = fmt.Errorf("it is %v of %v", bounds.Size(), screen)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := t.screenPicture(ctx, "full-screen"); err != nil {
		return err
	}
	if err := t.press(ctx, "Escape"); err != nil {
		return err
	}
	return t.Resize(ctx, window)
}

// otherProgram is a table as another program exports it: its headers, and a row that is no person.
const otherProgram = "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\r\n" +
	"Ifeoma,Balogun,Creek Road Library,Head of Collections,Work,ifeoma.balogun@creek.example,Mobile,+44 20 7946 0611\r\n" +
	"Torbjørn,Hågensen,Fjordarkivet,Arkivar,Work,torbjorn@fjord.example,,\r\n" +
	"美和,小林,みなと図書館,司書,Work,miwa@minato.example,Work,+1 202-555-0177\r\n" +
	",,,,,,,\r\n" +
	"Élodie,Marchand,Médiathèque du Port,Directrice,Work,elodie@port.example,,\r\n"

// lookIntoTable opens a table by its typed path and leaves its preview without importing.
func lookIntoTable(ctx context.Context, t *tour) error {
	file := filepath.Join(t.home, "address-book.csv")
	if err := os.WriteFile(file, []byte(otherProgram), 0o600); err != nil {
		return err
	}
	if err := t.openPath(ctx, file); err != nil {
		return err
	}
	if err := t.picture(ctx, "import"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Escape")); err != nil {
		return err
	}
	found, err := t.find(ctx, "Ifeoma")
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("the preview was left, and yet %d people of it are stored", len(found))
	}
	return err
}

// openPath opens a file by typing its path, and waits for the form or preview that it leads to.
func (t *tour) openPath(ctx context.Context, file string) error {
	if err := t.opens(ctx, dialog, t.keys(ctx, "ctrl+o")); err != nil {
		return err
	}
	if err := t.Type(ctx, file); err != nil {
		return err
	}
	return t.opens(ctx, form, t.keys(ctx, "Return"))
}

// quit leaves the app, which must end by itself and without an error.
func quit(ctx context.Context, t *tour) error {
	if err := t.Key(ctx, "ctrl+q"); err != nil {
		return err
	}
	return t.Wait(ctx)
}
