package ui

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/reading"
)

// longCard is of three codes of version 5.
const longCard = "BEGIN:VCARD\nVERSION:3.0\nN:Kurz;Ada\nFN:Ada Kurz\nORG:Archiv für lange Namen\nTITLE:Leiterin der Abteilung für Größeres\n" +
	"TEL:+15550147\nEMAIL:ada@kurz.example\nADR:;;Lange Straße 1;Langenfeld;;40764;DE\nEND:VCARD\n"

// partFiles are pictures of the codes that a text is spread over.
func partFiles(t *testing.T, text string) []string {
	t.Helper()
	qrencode, err := exec.LookPath("qrencode")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("qrencode is not installed")
	}
	dir := t.TempDir()
	cmd := exec.Command(qrencode, "-8", "-S", "-v", "5", "-o", filepath.Join(dir, "part.png"))
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.png"))
	if len(files) != 3 {
		t.Fatalf("there are %v", files)
	}
	return files
}

func TestPartsInSeveralPicturesAreOnePerson(t *testing.T) {
	files := partFiles(t, longCard)
	a := swapWindow(t)
	reading.Files(a.Window, []string{files[2], files[0], files[1]})
	settle(t, a)
	if got := texts(sheetOf(t, a).Pop); !strings.Contains(got, "Look it over, then save") {
		t.Errorf("shown is\n%s", got)
	}
	a.Sheets[0].Accept()
	settle(t, a)
	if ids := find(t, a, "ada@kurz.example"); len(ids) != 1 {
		t.Errorf("%d contacts are saved", len(ids))
	}
}

func TestPartsComeOneAfterAnother(t *testing.T) {
	files := partFiles(t, longCard)
	a := swapWindow(t)
	for _, step := range []struct{ file, want string }{
		{files[1], "Read so far: 2. Missing: 1, 3."},
		{files[1], "Read so far: 2. Missing: 1, 3."},
		{files[2], "Read so far: 2, 3. Missing: 1."},
	} {
		reading.Files(a.Window, []string{step.file})
		settle(t, a)
		if got := texts(sheetOf(t, a).Pop); !strings.Contains(got, step.want) {
			t.Fatalf("shown is\n%s\nwant %s", got, step.want)
		}
		a.Sheets[0].Close()
	}
	reading.Files(a.Window, []string{files[0]})
	settle(t, a)
	a.Sheets[0].Accept()
	settle(t, a)
	if ids := find(t, a, "ada@kurz.example"); len(ids) != 1 {
		t.Errorf("%d contacts are saved", len(ids))
	}
}

// A part stands among other codes as what it is, and is no person.
func TestAPartBesideAWholeCode(t *testing.T) {
	files := partFiles(t, longCard)
	a := swapWindow(t)
	var pictures []image.Image
	for _, f := range files[:2] {
		o, err := reading.OpenPath(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, o.Picture)
	}
	scans, err := reading.DecodePictures(a.Window, t.Context(), pictures)
	if err != nil || len(scans) != 1 || len(scans[0].Parts) != 2 || len(scans[0].Drafts) != 0 {
		t.Fatalf("%+v, %v", scans, err)
	}
	items := reading.ScanItems(append(scans, reading.NewScan(t.Context(), janeCard)))
	if name, detail := items[0].Lines(); name != "Parts 1, 2 of 3" || detail != "The other parts are missing" || items[0].Draft != nil {
		t.Errorf("%q, %q", name, detail)
	}
}
