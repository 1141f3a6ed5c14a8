package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"time"
)

// metainfo writes what software centres show (https://www.freedesktop.org/software/appstream/docs/).
func (j *job) metainfo() error {
	return j.fill("metainfo.xml", j.app.ID+".metainfo.xml", struct {
		App      app
		Home     string
		Pictures string
		Releases []release
		Built    time.Time
	}{j.app, j.home, j.pictures(), j.releases, j.when})
}

// pictures is the address of the README's pictures at the tag of the version. Metainfo takes web
// addresses only; where the project has none, a domain that nobody can have says so (RFC 6761).
func (j *job) pictures() string {
	if j.home == "" {
		return "https://lanyard.invalid/pictures"
	}
	return strings.TrimSuffix(j.home, "/") + "/raw/v" + j.app.Version + "/assets/pictures"
}

// fill writes a template's text with the values into the folder of the papers.
func (j *job) fill(name, to string, values any) error {
	t, err := template.New(name + ".tmpl").Funcs(template.FuncMap{
		"xml": escaped, "rich": rich, "roff": roff, "upper": strings.ToUpper, "day": func(t time.Time) string { return t.Format(time.DateOnly) },
	}).ParseFiles(filepath.Join(j.templates, name+".tmpl"))
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(j.out, to))
	if err != nil {
		return err
	}
	if err := t.Execute(f, values); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// escaped is a text as XML.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder takes all
	return b.String()
}

// rich is a text of Markdown as AppStream's markup, which knows em and code only.
func rich(text string) string {
	text = link.ReplaceAllString(escaped(text), "$1")
	text = code.ReplaceAllString(text, "<code>$1</code>")
	text = strong.ReplaceAllString(text, "<em>$1</em>")
	return weak.ReplaceAllString(text, "<em>$1</em>")
}
