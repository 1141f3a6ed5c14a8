// The command reading counts the work of the readers, and of what compares and merges contacts; see the package growth.
package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"lanyard/data/format"
	"lanyard/data/growth"
)

func main() {
	growth.Main(slices.Concat(cards(), tables(), workbooks(), records(), calendars(), programmes(), codes(), documents(), texts(), contacts()))
}

// times writes a text n times, with its number for each verb of it.
func times(n int, text string) string {
	var b strings.Builder
	verbs := strings.Count(text, "%d")
	for i := range n {
		args := make([]any, verbs)
		for a := range args {
			args[a] = i
		}
		fmt.Fprintf(&b, text, args...)
	}
	return b.String()
}

// grown is a text in which each "{…}" stands n times.
func grown(text string, n int) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		part, after, _ := strings.Cut(rest, "}")
		b.WriteString(times(n, part))
		text = after
	}
}

// file is a shape of a file of the format whose ending is given.
func file(ending, part string, n int, text string) growth.Shape {
	return growth.Shape{Name: ending + ": " + part, N: n, Make: func(n int) func() {
		content := []byte(strings.ReplaceAll(grown(text, n), "\n", "\r\n"))
		return func() { read(content, "a."+ending) }
	}}
}

// read reads all of a file.
func read(content []byte, name string) {
	_, drafts, err := format.Read(bytes.NewReader(content), name)
	if err != nil {
		return // refused
	}
	for range drafts { // an error stands for a row
	}
}

// text is a shape of what a code or the clipboard holds.
func text(kind, part string, n int, content string) growth.Shape {
	return growth.Shape{Name: kind + ": " + part, N: n, Make: func(n int) func() {
		s := grown(content, n)
		if kind == "badge" {
			s = strings.NewReplacer("<", "{", ">", "}").Replace(s)
		}
		return func() { format.ReadText(context.Background(), s) }
	}}
}
