//go:build windows || darwin

package chooser

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/ncruces/zenity"
)

// Ask shows the dialog and waits for the user; it calls shown before the dialog comes up. It gives no path when
// the user chose none. When ctx ends the dialog disappears.
func Ask(ctx context.Context, r Request, shown func()) ([]string, error) {
	options := r.options(ctx)
	shown()
	var paths []string
	var err error
	if r.Kind == Open && r.Several {
		paths, err = zenity.SelectFileMultiple(options...)
	} else {
		paths, err = r.one(options)
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, zenity.ErrCanceled):
		return nil, nil
	}
	return paths, err
}

func (r Request) one(options []zenity.Option) ([]string, error) {
	choose := zenity.SelectFile
	if r.Kind == Save {
		choose = zenity.SelectFileSave
	}
	path, err := choose(options...)
	return []string{path}, err
}

// options are the request for zenity.
func (r Request) options(ctx context.Context) []zenity.Option {
	filters := zenity.FileFilters{}
	for _, t := range r.offered() {
		f := zenity.FileFilter{Name: r.say(t.Name), CaseFold: true}
		for _, ending := range t.Endings {
			f.Patterns = append(f.Patterns, "*"+ending)
		}
		filters = append(filters, f)
	}
	filters = append(filters, zenity.FileFilter{Name: r.say(allFiles), Patterns: []string{"*.*"}})
	options := []zenity.Option{zenity.Context(ctx), zenity.Title(r.say(r.Title)), filters, zenity.ConfirmOverwrite()}
	if at := filepath.Join(r.Folder, r.Name); at != "" {
		options = append(options, zenity.Filename(at))
	}
	if r.Parent != 0 {
		options = append(options, zenity.Attach(r.Parent))
	}
	return options
}
