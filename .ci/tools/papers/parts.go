package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// linked is a piece of other people's work in the program: a module, or what lies inside of one.
type linked struct {
	Name, Version string
	Systems       []string // those whose program holds it: "Linux", "Windows"
	Licences      []string // SPDX names, sorted
	Texts         []paper  // the licences as they lie in the module
}

// paper is one licence file.
type paper struct{ File, Text string }

// goModule reports whether the part is a module that the Go proxy knows.
func (l linked) goModule() bool { return strings.Contains(l.Name, "/") }

// readParts finds what is linked into the programs, by name. A part without a licence is an error.
func readParts(source, linux, windows string) ([]linked, error) {
	versions, where := map[string]string{}, map[string][]string{}
	for _, p := range []struct{ system, file string }{{"Linux", linux}, {"Windows", windows}} {
		if p.file == "" {
			continue
		}
		info, err := buildinfo.ReadFile(p.file)
		if err != nil {
			return nil, err
		}
		versions["Go"] = strings.TrimPrefix(info.GoVersion, "go")
		where["Go"] = append(where["Go"], p.system)
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			versions[m.Path] = m.Version
			where[m.Path] = append(where[m.Path], p.system)
		}
	}
	folders, err := moduleFolders(source)
	if err != nil {
		return nil, err
	}
	var all []linked
	for name, version := range versions {
		l := linked{Name: name, Version: version, Systems: where[name]}
		if err := l.license(folders[name]); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	inside, err := insideModules(folders, where["Go"])
	if err != nil {
		return nil, err
	}
	all = append(all, inside...)
	slices.SortFunc(all, func(a, b linked) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// moduleFolders says where the modules of the checkout lie, and Go itself.
func moduleFolders(source string) (map[string]string, error) {
	list := exec.Command("go", "list", "-m", "-json=Path,Dir", "all")
	list.Dir = source
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", list, err, &stderr)
	}
	folders := map[string]string{}
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var m struct{ Path, Dir string }
		if err := decoder.Decode(&m); err != nil {
			return nil, err
		}
		folders[m.Path] = m.Dir
	}
	root := exec.Command("go", "env", "GOROOT")
	root.Dir = source
	if out, err = root.Output(); err != nil {
		return nil, fmt.Errorf("%s: %w", root, err)
	}
	folders["Go"] = strings.TrimSpace(string(out))
	return folders, nil
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-_.].*)?$`)

// license collects the licence files of a module. Of Go's own folder the one at the top counts:
// what lies below belongs to tools that are not linked in.
func (l *linked) license(folder string) error {
	if folder == "" {
		return fmt.Errorf("%s %s: its source is not here: run \"go mod download\" first", l.Name, l.Version)
	}
	err := filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != folder && (l.Name == "Go" || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !licenceName.MatchString(d.Name()) || strings.HasSuffix(d.Name(), ".go"):
			return nil
		}
		return l.take(folder, file)
	})
	if err == nil && len(l.Texts) == 0 {
		err = errors.New("no licence file lies in it")
	}
	if err != nil {
		return fmt.Errorf("%s %s: %w", l.Name, l.Version, err)
	}
	return nil
}

// take reads one licence file and finds out which licence it is.
func (l *linked) take(folder, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	name, err := filepath.Rel(folder, file)
	if err != nil {
		return err
	}
	l.add(paper{filepath.ToSlash(name), strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))})
	return nil
}

func (l *linked) add(p paper) {
	if slices.ContainsFunc(l.Texts, func(q paper) bool { return q.Text == p.Text }) {
		return
	}
	l.Texts = append(l.Texts, p)
	for _, m := range licensecheck.Scan([]byte(p.Text)).Match {
		if !m.IsURL && !slices.Contains(l.Licences, m.ID) {
			l.Licences = append(l.Licences, m.ID)
		}
	}
	slices.Sort(l.Licences)
}
