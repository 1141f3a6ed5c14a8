package reading

import (
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/window/windowtest"
)

const janeCard = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dvořák;Jané;;;\r\nFN:Jané Dvořák\r\nORG:State Library\r\nEMAIL:jane@sl.example\r\nEND:VCARD\r\n"

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
	w := windowtest.New(t)
	Files(w.Window, []string{files[2], files[0], files[1]})
	w.Settle()
	if got := windowtest.Texts(w.Sheet().Pop); !strings.Contains(got, "Look it over, then save") {
		t.Errorf("shown is\n%s", got)
	}
	w.Sheets[0].Accept()
	w.Settle()
	if ids := windowtest.Find(t, w.Store, "ada@kurz.example"); len(ids) != 1 {
		t.Errorf("%d contacts are saved", len(ids))
	}
}

func TestPartsComeOneAfterAnother(t *testing.T) {
	files := partFiles(t, longCard)
	w := windowtest.New(t)
	for _, step := range []struct{ file, want string }{
		{files[1], "Read so far: 2. Missing: 1, 3."},
		{files[1], "Read so far: 2. Missing: 1, 3."},
		{files[2], "Read so far: 2, 3. Missing: 1."},
	} {
		Files(w.Window, []string{step.file})
		w.Settle()
		if got := windowtest.Texts(w.Sheet().Pop); !strings.Contains(got, step.want) {
			t.Fatalf("shown is\n%s\nwant %s", got, step.want)
		}
		w.Sheets[0].Close()
	}
	Files(w.Window, []string{files[0]})
	w.Settle()
	w.Sheets[0].Accept()
	w.Settle()
	if ids := windowtest.Find(t, w.Store, "ada@kurz.example"); len(ids) != 1 {
		t.Errorf("%d contacts are saved", len(ids))
	}
}

// A part stands among other codes as what it is, and is no person.
func TestAPartBesideAWholeCode(t *testing.T) {
	files := partFiles(t, longCard)
	w := windowtest.New(t)
	var pictures []image.Image
	for _, f := range files[:2] {
		o, err := openPath(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, o.picture)
	}
	scans, err := decodePictures(w.Window, t.Context(), pictures)
	if err != nil || len(scans) != 1 || len(scans[0].parts) != 2 || len(scans[0].drafts) != 0 {
		t.Fatalf("%+v, %v", scans, err)
	}
	items := scanItems(append(scans, NewScan(t.Context(), janeCard)))
	if name, detail := items[0].lines(); name != "Parts 1, 2 of 3" || detail != "The other parts are missing" || items[0].draft != nil {
		t.Errorf("%q, %q", name, detail)
	}
}

func TestOpenPath(t *testing.T) {
	for _, c := range []struct {
		name, file string
		content    []byte
		want       string // "picture", "contacts", "text" or what the error says
	}{
		{"a picture", "a.png", windowtest.CodePicture(t, janeCard), "picture"},
		{"a picture with a wrong extension", "a.csv", windowtest.CodePicture(t, janeCard), "picture"},
		{"a vCard file", "a.vcf", []byte(janeCard), "contacts"},
		{"a table", "a.csv", []byte("Name,E-mail\r\nJane Doe,jane@sl.example\r\n"), "contacts"},
		{"a text with a card", "a.txt", []byte("MECARD:N:Sato,Yuki;;"), "text"},
		{"an empty file", "a.png", nil, "is empty"},
		{"a damaged picture", "a.png", windowtest.CodePicture(t, janeCard)[:90], "damaged"},
		{"a program", "a.bin", []byte{0x7f, 'E', 'L', 'F', 0, 1, 2, 0xff, 0xfe, 0, 0, 0}, "neither a picture nor a contact file"},
		{"a HEIC picture", "a.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "HEIC"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := openPath(t.Context(), windowtest.File(t, c.file, c.content))
			got := ""
			switch {
			case err != nil:
				got = err.Error()
			case o.picture != nil:
				got = "picture"
			case o.contacts != "":
				got = "contacts"
			case o.text != "":
				got = "text"
			}
			if !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), c.file) {
				t.Errorf("the error %q does not name the file", err)
			}
		})
	}
	if _, err := openPath(t.Context(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("a folder gives %v", err)
	}
	if _, err := openPath(t.Context(), filepath.Join(t.TempDir(), "gone.png")); err == nil {
		t.Error("a file that does not exist gives no error")
	}
}
