package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// copyright writes the licence of the program and those of everything linked into it, for each
// system. Debian has the text of some licences once for all packages, and wants it named, not
// repeated (Debian Policy 12.5).
func (j *job) copyright(parts []linked) error {
	own, err := os.ReadFile(filepath.Join(j.source, "LICENSE"))
	if err != nil {
		return err
	}
	for _, f := range []struct {
		file, system string
		reword       func(string) string
	}{
		{"copyright-linux", "Linux", func(text string) string { return text }},
		{"copyright-debian", "Linux", commonNamed},
		{"copyright-windows", "Windows", func(text string) string { return text }},
	} {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s\n\n%s\n\n", j.app.Name, j.app.Version, strings.TrimSpace(string(own)))
		writeLicences(&b, parts, f.system, f.reword)
		if err := os.WriteFile(filepath.Join(j.out, f.file), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeLicences lists the parts of a system's program, then their licences. A text that several have
// is printed once, at the first.
func writeLicences(b *strings.Builder, parts []linked, system string, reword func(string) string) {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p linked) bool { return !slices.Contains(p.Systems, system) })
	b.WriteString("The program holds the work of others, under their own licences:\n\n")
	for _, p := range parts {
		fmt.Fprintf(b, "  %s\n", title(p))
	}
	printed := map[string]string{}
	for _, p := range parts {
		fmt.Fprintf(b, "\n%s\n%s\n", strings.Repeat("-", 78), title(p))
		for _, t := range p.Texts {
			if first := printed[t.Text]; first != "" {
				fmt.Fprintf(b, "\n%s: the same text as of %s\n", t.File, first)
				continue
			}
			printed[t.Text] = p.Name
			fmt.Fprintf(b, "\n%s:\n\n%s\n", t.File, reword(t.Text))
		}
	}
}

// title names a part, its version and its licences.
func title(p linked) string {
	if len(p.Licences) == 0 {
		return p.Name + " " + p.Version
	}
	return fmt.Sprintf("%s %s (%s)", p.Name, p.Version, strings.Join(p.Licences, ", "))
}

var holder = regexp.MustCompile(`(?im)^\W*copyright\W.*\d{4}.*$`)

// commonNamed puts Debian's own file of the Apache License in the place of its text. Who holds the
// copyright stays.
func commonNamed(text string) string {
	const named = "The Apache License, Version 2.0. On Debian its text is /usr/share/common-licenses/Apache-2.0."
	for _, m := range slices.Backward(licensecheck.Scan([]byte(text)).Match) {
		if m.ID == "Apache-2.0" && !m.IsURL {
			holders := holder.FindAllString(text[m.Start:m.End], -1)
			text = text[:m.Start] + strings.Join(append(holders, named), "\n") + "\n" + text[m.End:]
		}
	}
	return text
}
