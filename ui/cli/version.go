package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"lanyard/data/store"
)

// Build says what a program was built from.
type Build struct {
	Version string // as in FyneApp.toml
	Commit  string // "" if the build did not know it
	Fyne    string // the version of the toolkit, as in go.mod
}

func (e *env) versionCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "version", Short: "Print the version", Args: asUsed,
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return e.printBuild()
			}
			_, err := fmt.Fprintln(e.stdout, "lanyard", e.build.Version)
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the version and what the program was built of as one JSON document")
	return cmd
}

// printBuild prints what the program was built from.
func (e *env) printBuild() error {
	schema, err := store.SchemaVersion()
	if err != nil {
		return err
	}
	return e.printJSON(struct {
		Version string `json:"version"`
		Commit  string `json:"commit"`
		Schema  int64  `json:"schema"`
		Go      string `json:"go"`
		SQLite  string `json:"sqlite"`
		Fyne    string `json:"fyne"`
	}{e.build.Version, e.build.Commit, schema, runtime.Version(), store.SQLiteVersion(), e.build.Fyne})
}
