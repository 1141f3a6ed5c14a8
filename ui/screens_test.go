package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lanyard/assets"
	"lanyard/ui/code"
	"lanyard/ui/duplicates"
	"lanyard/ui/events"
	"lanyard/ui/people"
	"lanyard/ui/settings"
	"lanyard/ui/swap"
	"lanyard/ui/today"
)

// The screens of a window that is tested.

func (a *App) today() *today.Page           { return page[*today.Page](a.shell) }
func (a *App) people() *people.Page         { return page[*people.Page](a.shell) }
func (a *App) events() *events.Page         { return page[*events.Page](a.shell) }
func (a *App) swap() *swap.Page             { return page[*swap.Page](a.shell) }
func (a *App) settings() *settings.Page     { return page[*settings.Page](a.shell) }
func (a *App) duplicates() *duplicates.Page { return page[*duplicates.Page](a.shell) }

// full is the page over the whole screen; nil while there is none.
func full(a *App) *code.FullPage {
	f, _ := a.Full.(*code.FullPage)
	return f
}

func TestEveryScreenOfTheRailHasAnIcon(t *testing.T) {
	for _, s := range allScreens {
		if s.Under == "" && assets.Icon(s.Icon) == nil {
			t.Errorf("the screen %s has no icon %q: draw assets/outline/%s.svg, then make icon", s.Key, s.Icon, s.Icon)
		}
	}
}

// noWindow are the folders that hold no part of the window.
var noWindow = []string{"attack", "bench", "cli", "tour", "upgrade", "testdata", filepath.Join("window", "windowtest")}

// sources are the files of the window's packages, without tests, by their path below this folder.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if e.IsDir() && slices.Contains(noWindow, path) {
			return filepath.SkipDir
		}
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files[path], err = parser.ParseFile(token.NewFileSet(), path, nil, 0)
		return err
	})
	if err != nil || len(files) < 150 {
		t.Fatalf("%d sources, %v", len(files), err)
	}
	return files
}
