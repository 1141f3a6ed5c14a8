package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
)

// page is the help of one command, and of those below it.
type page struct {
	Command string // as it is typed: "lanyard event add"
	About   string
	Usage   string
	Parts   []part // options, examples and what else the help has under a heading
	Below   []page
}

// part is a piece of a help under its heading, line by line.
type part struct {
	Title string
	Lines []string
}

// manual writes the manual page from what the program itself says on --help.
func (j *job) manual() error {
	top, err := readPage(j.linux, nil)
	if err != nil {
		return err
	}
	var all []page
	collect(top.Below, &all)
	return j.fill("lanyard.1", "lanyard.1", struct {
		App  app
		Day  string
		Top  page
		Rest []page
	}{j.app, j.when.Format("2 January 2006"), top, all})
}

// collect lists pages in the order of the help, each before those below it.
func collect(pages []page, all *[]page) {
	for _, p := range pages {
		*all = append(*all, p)
		collect(p.Below, all)
	}
}

// readPage asks the program for the help of a command and of all below it.
func readPage(program string, command []string) (page, error) {
	ask := exec.Command(program, append(command, "--help")...)
	ask.Env = append(os.Environ(), "LANG=C.UTF-8", "COLUMNS=100")
	var stderr bytes.Buffer
	ask.Stderr = &stderr
	out, err := ask.Output()
	if err != nil {
		return page{}, fmt.Errorf("%s: %w\n%s", ask, err, &stderr)
	}
	p, names := parseHelp(string(out))
	p.Command = strings.Join(append([]string{"lanyard"}, command...), " ")
	for _, name := range names {
		below, err := readPage(program, append(command[:len(command):len(command)], name))
		if err != nil {
			return page{}, err
		}
		p.Below = append(p.Below, below)
	}
	return p, nil
}

var (
	helpHeading = regexp.MustCompile(`^([A-Z][A-Za-z ]*):$`)
	helpCommand = regexp.MustCompile(`^  ([a-z][a-z0-9-]*)  +\S`)
)

// parseHelp takes a help apart as cobra lays it out: the text, then parts under headings. Part
// "Usage" and the last line, which speaks of --help, are told elsewhere. It also gives the names of
// the commands below.
func parseHelp(text string) (page, []string) {
	var p page
	var names []string
	var about []string
	var now *part
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if m := helpHeading.FindStringSubmatch(line); m != nil {
			p.Parts = append(p.Parts, part{Title: strings.Replace(m[1], "Flags", "Options", 1)})
			now = &p.Parts[len(p.Parts)-1]
			continue
		}
		if strings.HasPrefix(line, `Use "lanyard`) {
			continue
		}
		if now == nil {
			about = append(about, line)
			continue
		}
		now.Lines = append(now.Lines, line)
	}
	p.About = strings.TrimSpace(strings.Join(about, "\n"))
	var kept []part
	for _, t := range p.Parts {
		t.Lines = trimmed(slices.DeleteFunc(t.Lines, func(line string) bool { return strings.HasPrefix(line, "  -h, --help ") }))
		switch {
		case t.Title == "Usage":
			p.Usage = strings.TrimSpace(t.Lines[0])
		case strings.HasSuffix(t.Title, "Commands"):
			names = append(names, commands(t.Lines)...)
		case t.Title != "Global Options" && len(t.Lines) > 0:
			kept = append(kept, t)
		}
	}
	p.Parts = kept
	return p, names
}

// commands finds the names in a list of commands; help is left out, as the manual is one.
func commands(lines []string) (names []string) {
	for _, line := range lines {
		if m := helpCommand.FindStringSubmatch(line); m != nil && m[1] != "help" {
			names = append(names, m[1])
		}
	}
	return names
}

// trimmed drops empty lines at the end.
func trimmed(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// roff is a text as it must be written in a manual page: no dash becomes a hyphen, and no line
// begins with a dot or an apostrophe by chance.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, `-`, `\-`, `'`, `\(aq`, `"`, `\(dq`, "`", "\\(ga", `~`, `\(ti`, `^`, `\(ha`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
