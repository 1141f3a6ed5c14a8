package format_test

import (
	"bytes"
	"strings"
	"testing"

	"lanyard/data/format"
	"lanyard/data/format/charset"
)

// namesIn reads a file and gives its people's names, and what is told.
func namesIn(t *testing.T, file []byte, name string) (names, told string) {
	t.Helper()
	_, drafts, err := format.Read(bytes.NewReader(file), name)
	if err != nil {
		t.Fatal(err)
	}
	var all, problems []string
	for d, err := range drafts {
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		all = append(all, d.Contact.Name()+"/"+d.Contact.Organisation)
	}
	return strings.Join(all, ", "), strings.Join(problems, "\n")
}

func card(name, organisation []byte) []byte {
	return []byte("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + string(name) + "\r\nORG:" + string(organisation) + "\r\nEND:VCARD\r\n")
}

func TestFilesJoinedFromSeveralCharacterSets(t *testing.T) {
	type piece struct{ set, name, organisation string }
	for claim, c := range map[string]struct {
		pieces []piece
		told   string // the line
	}{
		"UTF-8, Latin-1 and Cyrillic":    {[]piece{{"utf-8", "Jörg Utf", ""}, {"windows-1252", "Jörg Latin", ""}, {"windows-1251", "Иван Киров", "Библиотека"}}, "line 6"},
		"UTF-8 last":                     {[]piece{{"windows-1252", "Jürgen Weiß", "Universität Köln"}, {"utf-8", "Zoë Lux", "Bücherei"}}, "line 1"},
		"UTF-8 among many in Cyrillic":   {[]piece{{"windows-1251", "Иван Киров", "Библиотека"}, {"windows-1251", "Анна Петрова", "Музей"}, {"utf-8", "Мария Орлова", "Школа"}, {"windows-1251", "Олег Сидоров", "Архив"}}, "line 1"},
		"UTF-8, Japanese and Latin-1":    {[]piece{{"utf-8", "山田 太郎", "図書館"}, {"shift_jis", "鈴木 花子", "東京大学図書館"}, {"windows-1252", "François Lefèvre", "Bibliothèque"}}, "line 6"},
		"Chinese among German and UTF-8": {[]piece{{"utf-8", "Käthe Groß", "Bücherei"}, {"windows-1252", "Jürgen Weiß", "Universität Köln"}, {"gbk", "王小明", "北京大学图书馆"}}, "line 6"},
	} {
		t.Run(claim, func(t *testing.T) {
			var cards, rows []byte
			var want []string
			rows = []byte("Name;Firma\r\n")
			for _, p := range c.pieces {
				name, organisation := []byte(p.name), []byte(p.organisation)
				if p.set != "utf-8" {
					name, organisation = encoded(t, p.set, p.name), encoded(t, p.set, p.organisation)
				}
				cards = append(cards, card(name, organisation)...)
				rows = append(rows, bytes.Join([][]byte{name, organisation}, []byte(";"))...)
				rows = append(rows, "\r\n"...)
				want = append(want, p.name+"/"+p.organisation)
			}
			got, told := namesIn(t, cards, "all.vcf")
			if got != strings.Join(want, ", ") {
				t.Errorf("cards: %q, want %q", got, want)
			}
			if !strings.Contains(told, c.told+":") || !strings.Contains(told, "not UTF-8") {
				t.Errorf("told: %q", told)
			}
			if got, told = namesIn(t, rows, "all.csv"); got != strings.Join(want, ", ") || !strings.Contains(told, "not UTF-8") {
				t.Errorf("rows: %q, want %q; told %q", got, want, told)
			}
		})
	}
}

func TestAFileInOneCharacterSetIsNotTakenApart(t *testing.T) {
	files := map[string][]byte{}
	for _, cards := range [][]codeCard{codeCards, keptBackCards} {
		for _, c := range cards {
			if c.charset != "utf-8" {
				files[c.charset] = append(append(files[c.charset], encoded(t, c.charset, c.text)...), '\n')
			}
		}
	}
	for set, file := range files {
		if utf, _ := charset.Detect(file); utf.IsUTF8() {
			t.Errorf("%d lines in %s are taken for UTF-8 in part", bytes.Count(file, []byte("\n")), set)
		}
	}
}
