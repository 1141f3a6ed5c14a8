package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// maintainer stands in the packages. The domain is one of those that nobody has (RFC 6761).
const maintainer = "The Lanyard authors <authors@lanyard.invalid>"

// debianChanges writes CHANGELOG.md as Debian's programs read it (deb-changelog(5)).
func (j *job) debianChanges() error {
	f, err := os.Create(filepath.Join(j.out, "changelog.gz"))
	if err != nil {
		return err
	}
	zipped, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err == nil {
		_, err = zipped.Write([]byte(debianText(j.releases, j.when)))
	}
	if err == nil {
		err = zipped.Close()
	}
	if err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// debianText dates a release that is not out yet by the moment of the package.
func debianText(releases []release, built time.Time) string {
	var b strings.Builder
	for _, r := range releases {
		when := r.Date
		if when.IsZero() {
			when = built
		}
		fmt.Fprintf(&b, "lanyard (%s) unstable; urgency=medium\n\n", r.Version)
		for _, n := range r.News {
			for _, item := range append([]string{n.Text}, n.Items...) {
				if item != "" {
					fmt.Fprintf(&b, "  * %s\n", strings.Join(wrapped(plain(item), 74), "\n    "))
				}
			}
		}
		fmt.Fprintf(&b, "\n -- %s  %s\n\n", maintainer, when.Format(time.RFC1123Z))
	}
	return b.String()
}

// wrapped breaks a text into lines of at most width letters where words allow.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
