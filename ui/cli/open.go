package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/ui/instance"
)

// Window opens the app's window, or a window on sample data that does not touch the user's own file, and
// returns when it is closed.
type Window func(s instance.Start, demo bool) error

// opens says what the window is opened with.
type opens struct {
	window               Window
	files                []string // as the user named them
	demo, json           bool
	newPerson, readCodes bool
}

// openedFile is one file in the document of open.
type openedFile struct {
	Path  string  `json:"path"`
	Error *string `json:"error"`
}

func (e *env) openCommand(window Window) *cobra.Command {
	o := opens{window: window}
	cmd := &cobra.Command{
		Use: "open [FILE...]", Short: "Show contact files, calendars and pictures in the window",
		Long: `Opens files in the window: contact files and calendars in the preview of their import, pictures in the reader of codes.
Nothing is saved before you say so there. A window that is open on the same database gets them and comes forward;
else one is opened, and the command ends with it. "lanyard FILE..." does the same where the first word is no command;
behind "--" everything is a file.`,
		RunE: func(cmd *cobra.Command, files []string) error {
			o.files = files
			return e.open(cmd.Context(), o)
		},
	}
	o.flag(cmd)
	cmd.Flags().BoolVar(&o.newPerson, "new-person", false, "open the line for a new person")
	cmd.Flags().BoolVar(&o.readCodes, "read-code", false, "turn the camera on to read a code")
	alternatives(cmd, false, "new-person", "read-code")
	return cmd
}

// flag adds the flags that the command without a name also has.
func (o *opens) flag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.json, "json", false, "print as one JSON document which window got the files, and what is wrong with them")
}

// isFile reports whether the first word of a command line is a file and not a command.
func isFile(cmd *cobra.Command, args []string) bool {
	_, err := os.Lstat(pathOf(args[0]))
	return cmd.ArgsLenAtDash() == 0 || err == nil
}

// errNoDisplay says that no window can be opened.
var errNoDisplay = errors.New("there is no display to open the window on; \"lanyard help\" lists the commands that need none")

// open passes files to the window that has the database open, or opens one.
func (e *env) open(ctx context.Context, o opens) error {
	files, wish := e.look(o.files)
	switch {
	case o.newPerson:
		wish.Do = instance.NewPerson
	case o.readCodes:
		wish.Do = instance.ReadCode
	}
	told := func(to *string) error { return e.tellOpened(o, to, files) }
	if len(o.files) > 0 && len(wish.Files) == 0 {
		return cmp.Or(told(nil), errSaid)
	}
	if err := wish.Check(); err != nil {
		return errors.Join(err, told(nil))
	}
	running, fresh := "running", "new"
	switch state, err := e.handOver(ctx, o, wish); {
	case err == nil:
		e.say("%v", state)
		return cmp.Or(told(&running), failed(o, wish))
	case !hasDisplay():
		return errors.Join(err, told(nil))
	}
	path := ""
	if !o.demo {
		path = e.named()
	}
	said := false
	var printed error
	err := o.window(instance.Start{Database: path, Wish: wish, Told: func(runs bool) {
		to := &fresh
		if runs {
			to = &running
		}
		said, printed = true, told(to)
	}}, o.demo)
	if !said {
		printed = told(nil)
	}
	return cmp.Or(errors.Join(err, printed), failed(o, wish))
}

// failed makes a command fail if some of its files do not exist.
func failed(o opens, wish instance.Wish) error {
	if len(wish.Files) < len(o.files) {
		return errSaid
	}
	return nil
}

// handOver passes the wish to the window that has the database open; sample data has none. The error says why
// no window has the wish.
func (e *env) handOver(ctx context.Context, o opens, wish instance.Wish) (*instance.OpenError, error) {
	if o.demo {
		return nil, errNoDisplay
	}
	path, err := e.path()
	if err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	state, running := instance.HandOver(ctx, path, wish)
	open := &instance.OpenError{Path: path, State: state}
	switch {
	case !running:
		return nil, errNoDisplay
	case state == instance.Raised, state == instance.Behind:
		return open, nil
	}
	return nil, open
}

// look checks which files exist, and says what is wrong with the others.
func (e *env) look(named []string) (files []openedFile, wish instance.Wish) {
	files = []openedFile{}
	for _, name := range named {
		path, err := filepath.Abs(pathOf(name))
		if err == nil {
			err = readable(path)
		}
		f := openedFile{Path: path}
		if err != nil {
			e.say("%v", err)
			text := err.Error()
			f.Error = &text
		} else {
			wish.Files = append(wish.Files, path)
		}
		files = append(files, f)
	}
	return files, wish
}

// pathOf gives the file for a word of the command line: a path, with any characters in it, or a file: address.
func pathOf(name string) string {
	if _, err := os.Lstat(name); err == nil {
		return name
	}
	return instance.FilePath(name)
}

// readable says why a file cannot be opened.
func readable(path string) error {
	info, err := os.Stat(path)
	name := data.Shown(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s does not exist; check the name and the folder", name)
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name the files in it", name)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a file that can be opened", name)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return f.Close()
}

// tellOpened prints which window got the files; nil for none.
func (e *env) tellOpened(o opens, to *string, files []openedFile) error {
	if !o.json {
		return nil
	}
	return e.printJSON(struct {
		To    *string      `json:"handed_to"`
		Files []openedFile `json:"files"`
	}{to, files})
}
