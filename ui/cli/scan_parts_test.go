package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// encode has qrencode write codes of these bytes into files whose names begin with name.
func (d *desk) encode(name, text string, options ...string) (files []string) {
	d.t.Helper()
	qrencode, err := exec.LookPath("qrencode")
	if err != nil {
		if os.Getenv("CI") != "" {
			d.t.Fatal(err)
		}
		d.t.Skip("qrencode is not installed")
	}
	cmd := exec.Command(qrencode, append(options, "-8", "-o", filepath.Join(d.dir, name+".png"))...)
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		d.t.Fatalf("%v: %s", err, out)
	}
	files, err = filepath.Glob(filepath.Join(d.dir, name+"*.png"))
	if err != nil || len(files) == 0 {
		d.t.Fatalf("qrencode wrote %v, %v", files, err)
	}
	return files
}

// longCard is of three codes of version 5.
const longCard = "BEGIN:VCARD\nVERSION:3.0\nN:Kurz;Ada\nFN:Ada Kurz\nORG:Archiv für lange Namen\nTITLE:Leiterin der Abteilung für Größeres\n" +
	"TEL:+15550147\nEMAIL:ada@kurz.example\nADR:;;Lange Straße 1;Langenfeld;;40764;DE\nEND:VCARD\n"

func TestScanJoinsThePartsOfSeveralPictures(t *testing.T) {
	d := newDesk(t)
	parts := d.encode("part", longCard, "-S", "-v", "5")
	if len(parts) != 3 {
		t.Fatalf("there are %d parts", len(parts))
	}
	link := d.drawCode("link.png", "https://library.example/")
	t.Run("in any order, with another code between them", func(t *testing.T) {
		files := objects(t, parse(t, d.must("scan", "--json", parts[2], link, parts[0], parts[1])), "files")
		var texts, shown []any
		for _, f := range files {
			code := f["codes"].([]any)[0].(object)
			texts, shown = append(texts, code["text"]), append(shown, code["part"])
		}
		if len(files) != 4 || texts[0] != longCard || shown[0] != nil || texts[1] != "https://library.example/" || shown[2] != "1/3" || shown[3] != "2/3" {
			t.Errorf("%q, %q", texts, shown)
		}
	})
	t.Run("each part says what became of the whole", func(t *testing.T) {
		d := newDesk(t)
		for _, f := range objects(t, parse(t, d.must("scan", "--add", "--json", parts[1], parts[0], parts[2])), "files") {
			code := f["codes"].([]any)[0].(object)
			if whole, _ := code["contact"].(object); code["saved"] != "new" || whole["display_name"] != "Ada Kurz" {
				t.Errorf("%v", code)
			}
		}
	})
	t.Run("and are saved as one", func(t *testing.T) {
		r := d.want(0, "Saved Ada Kurz", "scan", "--add", parts[1], parts[0], parts[2])
		if strings.Count(r.errout, "Saved") != 1 || r.out != longCard {
			t.Errorf("%q, %q", r.out, r.errout)
		}
		if out := d.must("export", "--format", "vcard"); !strings.Contains(out, "ada@kurz.example") || !strings.Contains(out, "Größeres") {
			t.Errorf("saved is\n%s", out)
		}
	})
}

func TestScanSavesNobodyFromParts(t *testing.T) {
	d := newDesk(t)
	parts := d.encode("part", longCard, "-S", "-v", "5")
	r := d.want(1, "it is part 1/3 of one message", "scan", "--add", "--json", parts[0], parts[2])
	if strings.Contains(r.errout, "Saved") {
		t.Errorf("%q", r.errout)
	}
	files := objects(t, parse(t, r.out), "files")
	for i, want := range []string{"1/3", "3/3"} {
		if code := files[i]["codes"].([]any)[0].(object); code["part"] != want || code["kind"] != "text" {
			t.Errorf("%v", code)
		}
	}
	if out := d.must("find", "--json", "Kurz"); strings.Contains(out, "Ada") {
		t.Errorf("saved is %s", out)
	}
}

func TestScanReadsACodePage(t *testing.T) {
	d := newDesk(t)
	card, err := charmap.Windows1251.NewEncoder().String("BEGIN:VCARD\nVERSION:3.0\nFN:Юлия Щепкина\nORG:Городской архив\nEND:VCARD\n")
	if err != nil {
		t.Fatal(err)
	}
	d.want(0, "Saved Юлия Щепкина", append([]string{"scan", "--add"}, d.encode("page", card)...)...)
	unsure, err := charmap.Windows1252.NewEncoder().String("BEGIN:VCARD\nVERSION:3.0\nFN:Guðný\nEMAIL:g@library.example\nEND:VCARD\n")
	if err != nil {
		t.Fatal(err)
	}
	d.want(0, "may be wrong: they are read as windows-1254", append([]string{"scan"}, d.encode("unsure", unsure)...)...)
}
