package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// copyright writes the licence of the program and those of everything linked into it. A text that
// several have is printed once, at the first.
func (j *job) copyright(parts []linked) error {
	own, err := os.ReadFile(filepath.Join(j.source, "LICENSE"))
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n\n%s\n\nThe program holds the work of others, under their own licences:\n\n", j.app.Name, j.app.Version, strings.TrimSpace(string(own)))
	for _, p := range parts {
		fmt.Fprintf(&b, "  %s\n", title(p))
	}
	printed := map[string]string{}
	for _, p := range parts {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.Repeat("-", 78), title(p))
		for _, t := range p.Texts {
			if first := printed[t.Text]; first != "" {
				fmt.Fprintf(&b, "\n%s: the same text as of %s\n", t.File, first)
				continue
			}
			printed[t.Text] = p.Name
			fmt.Fprintf(&b, "\n%s:\n\n%s\n", t.File, t.Text)
		}
	}
	return os.WriteFile(filepath.Join(j.out, "copyright"), []byte(b.String()), 0o644)
}

// title names a part, its version, licences and where it is.
func title(p linked) string {
	said := append([]string{}, p.Licences...)
	if p.Where != "" {
		said = append(said, p.Where)
	}
	if len(said) == 0 {
		return p.Name + " " + p.Version
	}
	return fmt.Sprintf("%s %s (%s)", p.Name, p.Version, strings.Join(said, ", "))
}
