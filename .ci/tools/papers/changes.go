package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"
)

// release is one version of CHANGELOG.md with its news.
type release struct {
	Version string
	Date    time.Time // zero for one that is not out yet
	News    []block
}

// block is a paragraph, or a list when it has items. Texts keep their Markdown.
type block struct {
	Text  string
	Items []string
}

var heading = regexp.MustCompile(`^## (\S+) \((.+)\)$`)

// readChanges reads the releases, the newest first. Only the first may lack its day, and it must be
// the version that is packed.
func readChanges(file, version string) ([]release, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	all, err := parseChanges(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(all) == 0 || all[0].Version != version {
		return nil, fmt.Errorf("%s: the first release must be %s, as in FyneApp.toml", file, version)
	}
	return all, nil
}

func parseChanges(text string) ([]release, error) {
	var all []release
	for number, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "## ") {
			r, err := parseHeading(line, len(all) == 0)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", number+1, err)
			}
			all = append(all, r)
		} else if len(all) > 0 {
			last := &all[len(all)-1]
			last.News = add(last.News, line)
		}
	}
	for i := range all {
		all[i].News = tidy(all[i].News)
	}
	return all, nil
}

func parseHeading(line string, first bool) (release, error) {
	m := heading.FindStringSubmatch(line)
	if m == nil {
		return release{}, fmt.Errorf("%q is no heading of a release: write \"## 1.2.3 (2026-11-28)\"", line)
	}
	if first && m[2] == "not yet released" {
		return release{Version: m[1]}, nil
	}
	day, err := time.Parse(time.DateOnly, m[2])
	if err != nil {
		return release{}, fmt.Errorf("release %s: %q is no day such as 2026-11-28", m[1], m[2])
	}
	return release{Version: m[1], Date: day}, nil
}

// add takes the next line into the blocks read so far. An empty block waits for what comes after
// an empty line.
func add(news []block, line string) []block {
	last := len(news) - 1
	trimmed := strings.TrimSpace(line)
	item, isItem := strings.CutPrefix(line, "- ")
	switch {
	case trimmed == "":
		return append(news, block{})
	case isItem && last >= 0 && news[last].Items != nil:
		news[last].Items = append(news[last].Items, item)
	case isItem:
		return append(news, block{Items: []string{item}})
	case last >= 0 && news[last].Items != nil:
		n := len(news[last].Items) - 1
		news[last].Items[n] += " " + trimmed
	case last >= 0 && news[last].Text != "":
		news[last].Text += " " + trimmed
	default:
		return append(news, block{Text: strings.TrimLeft(trimmed, "# ")})
	}
	return news
}

// tidy drops what empty lines left behind.
func tidy(news []block) []block {
	var kept []block
	for _, b := range news {
		if b.Text != "" || b.Items != nil {
			kept = append(kept, b)
		}
	}
	return kept
}

var (
	link   = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	strong = regexp.MustCompile(`\*\*(.+?)\*\*`)
	weak   = regexp.MustCompile(`\*([^*\s][^*]*)\*`)
	code   = regexp.MustCompile("`([^`]+)`")
)

// plain is a text of Markdown without its marks.
func plain(text string) string {
	for _, r := range []*regexp.Regexp{link, strong, weak, code} {
		text = r.ReplaceAllString(text, "$1")
	}
	return text
}
