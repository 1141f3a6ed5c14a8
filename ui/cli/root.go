// Package cli does Lanyard's jobs from a terminal: JSON on standard output, messages on standard error. The
// exit code is 0 only if everything was done, 2 when a query that must name one thing fits several, 3 when all is
// so already, 1 otherwise. Scripts rely on this.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/store"
)

// Exit codes.
const (
	exitOK        = 0
	exitFailed    = 1
	exitAmbiguous = 2
	exitAlready   = 3
)

// already is the error of a command that finds everything as it asks for.
type already string

func (a already) Error() string { return string(a) }

func (a already) Is(err error) bool { return err == data.ErrAlready }

// errSaid makes a command fail whose message was printed already.
var errSaid = errors.New("said already")

// env is the environment of one run of the program.
type env struct {
	stdin  io.Reader
	stdout io.Writer // a screen if it leads to a terminal
	stderr *screen
	db     string // --db
	build  Build
}

// Main runs one command and returns the exit code. window opens the app's window.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, window Window, build Build) int {
	e := &env{stdin: stdin, stdout: screenOf(stdout), stderr: &screen{w: stderr}, build: build}
	if err := clock.Set(os.Getenv(clock.Variable)); err != nil {
		e.say("%v", err)
		return exitFailed
	}
	root := e.root(window)
	root.SetArgs(completing(args))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, data.ErrAmbiguous):
		e.say("%v", err)
		return exitAmbiguous
	case errors.Is(err, data.ErrAlready):
		e.say("%v", err)
		return exitAlready
	case !errors.Is(err, errSaid):
		e.say("%v", err)
	}
	return exitFailed
}

// completing gives the arguments. When a shell asks for completions, cobra prints some arguments itself, so
// they are cleaned.
func completing(args []string) []string {
	if len(args) == 0 || args[0] != cobra.ShellCompRequestCmd && args[0] != cobra.ShellCompNoDescRequestCmd {
		return args
	}
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = data.Shown(a)
	}
	return out
}

func (e *env) root(window Window) *cobra.Command {
	o := opens{window: window}
	root := &cobra.Command{
		Use:           "lanyard [FILE...]",
		Short:         "Contacts of conferences and workshops; without a command it opens the window, and files in it",
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && !isFile(cmd, args) {
				return fmt.Errorf("%q is neither a command nor an existing file; \"lanyard help\" lists the commands", args[0])
			}
			o.files = args
			return e.open(cmd.Context(), o)
		},
	}
	root.SetIn(e.stdin)
	root.SetOut(&screen{w: e.stdout}) // help, and cobra's messages: no documents
	root.SetErr(e.stderr)
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().StringVar(&e.db, "db", "", "the database `FILE` (default: $LANYARD_DB, else in your data folder)")
	o.flag(root)
	root.Flags().BoolVar(&o.demo, "demo", false, "open the window on sample data; your own file is not touched")
	root.AddCommand(e.openCommand(window), e.importCommand(), e.exportCommand(), e.qrCommand(), e.scanCommand(), e.findCommand(), e.viewCommand(), e.duplicatesCommand(),
		e.eventCommand(), e.sessionCommand(), e.attendCommand(), e.appointmentCommand(), e.briefCommand(), e.metCommand(), e.letterCommand(), e.promiseCommand(),
		e.cadenceCommand(), e.dueCommand(), e.questionCommand(), e.topicCommand(),
		e.cardCommand(), e.swapCommand(), e.undoCommand(), e.redoCommand(),
		e.consentCommand(), e.retentionCommand(), e.aboutCommand(), e.trashCommand(), e.eraseCommand(),
		e.backupCommand(), e.restoreCommand(), e.checkCommand(), e.generateCommand(), e.keysCommand(), e.versionCommand())
	return root
}

// hasDisplay reports whether a window can be opened. Without a display the toolkit ends the program with a
// stack trace and a code that has another meaning here.
func hasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// named is the database that the user named: --db, else LANYARD_DB; "" for none.
func (e *env) named() string {
	if e.db != "" {
		return e.db
	}
	return os.Getenv("LANYARD_DB")
}

// path is the database: the named one, else the one in the user's data folder.
func (e *env) path() (string, error) {
	if p := e.named(); p != "" {
		return p, nil
	}
	return store.DefaultPath()
}

// existing is the path of a database that exists.
func (e *env) existing() (string, error) {
	path, err := e.path()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("there is no database at %s yet; import or add something, or name another with --db: %w", path, data.ErrNotFound)
	}
	return path, nil
}

// withStore opens the database for f to write, makes it if there is none, and closes it.
func (e *env) withStore(ctx context.Context, f func(*store.Store) error) error {
	path, err := e.path()
	if err != nil {
		return err
	}
	m := newMeter(e.stderr, clock.Real)
	s, err := store.Open(ctx, path, store.Options{Progress: m.opening(path), Waiting: e.sayWaiting(path)})
	m.clear()
	if err != nil {
		return err
	}
	err = f(s)
	return errors.Join(err, s.Close())
}

// sayWaiting says that a command waits for another program.
func (e *env) sayWaiting(path string) func(bool) {
	return func(waiting bool) {
		if waiting {
			e.say("another program is using %s: waiting for it; Ctrl+C gives up", path)
		}
	}
}

// reading opens the database for f to read only: it makes none, and it also reads one that cannot be written. A
// file with an older schema is brought up to date first.
func (e *env) reading(ctx context.Context, f func(*store.Store) error) error {
	path, err := e.existing()
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if errors.Is(err, data.ErrReadOnly) {
		return e.withStore(ctx, f)
	}
	if err != nil {
		return err
	}
	err = f(s)
	return errors.Join(err, s.Close())
}

// group is a command that only has subcommands: without one of them it fails, because nothing was done.
func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("unknown command %q for %q; \"%[2]s --help\" lists them", args[0], cmd.CommandPath())
			}
			return fmt.Errorf("%q needs a command; \"%[1]s --help\" lists them", cmd.CommandPath())
		},
	}
	cmd.AddCommand(commands...)
	return cmd
}

func (e *env) undoCommand() *cobra.Command {
	return e.reverseCommand("undo", "Undo the latest change", "undone", (*store.Store).Undo)
}

func (e *env) redoCommand() *cobra.Command {
	return e.reverseCommand("redo", "Do again what undo undid", "done again", (*store.Store).Redo)
}

func (e *env) reverseCommand(use, short, past string, f func(*store.Store, context.Context) (store.Reversal, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				r, err := f(s, cmd.Context())
				if err != nil {
					return err
				}
				e.say("%s: %s", past, r.Op.Summary)
				for _, k := range r.Kept {
					what := strings.ToLower(k.Kind.One().English)
					if k.Field != "" {
						what += ", " + strings.ReplaceAll(k.Field, "_", " ")
					}
					e.say("kept, because it was changed since: %s (%s)", k.Name, what)
				}
				return nil
			})
		},
	}
}
