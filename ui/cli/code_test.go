package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lanyard/data/qr"
)

const janeCard = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Zoë;;;\r\nFN:Zoë Doe\r\nORG:図書館\r\nEMAIL:zoe@other.example\r\nEND:VCARD\r\n"

// drawCode writes a picture of a code.
func (d *desk) drawCode(name, text string) string {
	d.t.Helper()
	c, err := qr.Encode(text)
	if err != nil {
		d.t.Fatal(err)
	}
	return d.picture(name, c.Image(4))
}

func (d *desk) picture(name string, img image.Image) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	f, err := os.Create(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// readCode reads the one code of a PNG.
func readCode(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	found, err := qr.Decode(context.Background(), img)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d codes, %v", len(found), err)
	}
	return found[0].Text
}

func TestACardsCodeAndEnd(t *testing.T) {
	d := newDesk(t)
	d.must("card", "set", "Booth", "--given", "Zoë", "--family", "Doe", "--title", "Head", "--email", "zoe@lib.example",
		"--compact", "--leave-out", "title,links", "--colour", "#1A3E72", "--welcome", "Stand 42", "--until", "2099-08-14")
	if got := d.must("qr", "--card", "Booth", "--payload"); !strings.HasPrefix(got, "MECARD:N:Doe,Zoë;") || strings.Contains(got, "Head") {
		t.Errorf("its code holds %q", got)
	}
	var doc struct{ Cards []map[string]any }
	if err := json.Unmarshal([]byte(d.must("card", "list", "--json")), &doc); err != nil {
		t.Fatal(err)
	}
	c := doc.Cards[0]
	if c["compact"] != true || c["colour"] != "#1a3e72" || c["welcome"] != "Stand 42" || c["ended"] != nil || fmt.Sprint(c["leaveOut"]) != "[title links]" ||
		!strings.HasPrefix(fmt.Sprint(c["until"]), "2099-08-1") {
		t.Errorf("listed as %v", c)
	}
	for _, bad := range [][]string{{"--leave-out", "name"}, {"--colour", "red"}, {"--until", "soon"}} {
		if r := d.run(append([]string{"card", "set", "Booth"}, bad...)...); r.code == 0 || !strings.Contains(r.errout, bad[1]) {
			t.Errorf("%v: exit %d, %s", bad, r.code, r.errout)
		}
	}
	d.must("card", "set", "Booth", "--until", "2020-01-01", "--compact=false")
	for _, cmd := range [][]string{{"qr", "--card", "Booth", "--payload"}, {"swap", "--card", "Booth"}, {"swap"}} {
		if r := d.run(cmd...); r.code == 0 || r.out != "" || !strings.Contains(r.errout, "ended on 2020-01-02 00:00") {
			t.Errorf("%v of a card that has ended: exit %d, %q, %s", cmd, r.code, r.out, r.errout)
		}
	}
	if got := d.must("card", "list"); got != "Booth (ended)\n" {
		t.Errorf("listed as %q", got)
	}
	d.must("card", "set", "Booth", "--until", "")
	if got := d.must("qr", "--card", "Booth", "--payload"); !strings.HasPrefix(got, "BEGIN:VCARD") {
		t.Errorf("without an end its code holds %q", got)
	}
}

func TestCardSet(t *testing.T) {
	d := newDesk(t)
	payload := func(card string) string { t.Helper(); return d.must("qr", "--card", card, "--payload") }
	d.must("card", "set", "Arbeit", "--given", "Łucja", "--family", "Wałęsa", "--organisation", "図書館",
		"--title", "Librarian", "--email", "lucja@work.example", "--phone", "+1 202 555 0123", "--link", "https://orcid.example/0000")
	first := payload("Arbeit")
	for _, want := range []string{"VERSION:3.0\r\n", "N:Wałęsa;Łucja;;;\r\n", "FN:Łucja Wałęsa\r\n", "図書館", "Librarian", "lucja@work.example", "0123", "orcid.example"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in the payload %q", want, first)
		}
	}
	t.Run("a second card has its own title and shows only what was chosen for it", func(t *testing.T) {
		d.must("card", "set", "Research", "--title", "Fellow", "--email", "lucja@home.example")
		got := payload("research") // names are found case aside
		if !strings.Contains(got, "Fellow") || !strings.Contains(got, "lucja@home.example") || !strings.Contains(got, "FN:Łucja Wałęsa") {
			t.Errorf("payload %q", got)
		}
		for _, private := range []string{"Librarian", "0123", "lucja@work.example", "図書館"} {
			if strings.Contains(got, private) {
				t.Errorf("%q is shown: %q", private, got)
			}
		}
	})
	t.Run("the first card is as it was", func(t *testing.T) {
		if got := payload("Arbeit"); got != first {
			t.Errorf("%q became %q", first, got)
		}
	})
	t.Run("an address written in another case is the same address", func(t *testing.T) {
		d.must("card", "set", "Research", "--email", "Lucja@WORK.example")
		if got := payload("Research"); !strings.Contains(got, "lucja@work.example") {
			t.Errorf("payload %q", got)
		}
	})
	t.Run("an empty value hides the field on this card alone", func(t *testing.T) {
		d.must("card", "set", "Research", "--title", "")
		if got := payload("Research"); strings.Contains(got, "TITLE") {
			t.Errorf("payload %q", got)
		}
		if got := payload("Arbeit"); got != first {
			t.Errorf("%q became %q", first, got)
		}
	})
	t.Run("cards are listed", func(t *testing.T) {
		if got := d.must("card", "list"); got != "Arbeit\nResearch\n" {
			t.Errorf("list %q", got)
		}
		cards := objects(t, parse(t, d.must("card", "list", "--json")), "cards")
		if len(cards) != 2 || cards[0]["name"] != "Arbeit" || cards[0]["card"].(object)["title"] != "Librarian" {
			t.Errorf("list %v", cards)
		}
	})
	t.Run("my own details are no contact of mine", func(t *testing.T) {
		if got := names(t, d.must("find", "--json", "lucja")); len(got) != 0 {
			t.Errorf("found %q", got)
		}
	})
	t.Run("one undo takes one setting back", func(t *testing.T) {
		d.must("card", "set", "Booth", "--organisation", "Stand 12")
		d.must("undo")
		d.want(1, `there is no card "Booth"`, "qr", "--card", "Booth")
	})
	t.Run("what is no e-mail address, phone number or link is refused", func(t *testing.T) {
		d.want(1, `email "lucja at work"`, "card", "set", "Arbeit", "--email", "lucja at work")
		d.want(1, `"ask me"`, "card", "set", "Arbeit", "--phone", "ask me")
		d.want(1, `"my page"`, "card", "set", "Arbeit", "--link", "my page")
		if got := payload("Arbeit"); got != first {
			t.Errorf("%q became %q", first, got)
		}
	})
	t.Run("a card of nobody is refused", func(t *testing.T) {
		newDesk(t).want(1, "nothing that names you", "card", "set", "Work", "--title", "Head")
	})
}

func TestQRWritesFilesThatReadBack(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"a text":    {[]string{"--text", "https://library.example/日本語?é"}, "https://library.example/日本語?é"},
		"a contact": {[]string{"--contact", "taro"}, d.must("qr", "--contact", "taro", "--payload")},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "code.png")
			if out := d.must(append([]string{"qr", "--png", path}, tc.args...)...); out != "" {
				t.Errorf("output %q", out)
			}
			if got := readCode(t, path); got != tc.want {
				t.Errorf("read %q, want %q", got, tc.want)
			}
		})
	}
	t.Run("SVG", func(t *testing.T) {
		path := filepath.Join(d.dir, "code.svg")
		d.must("qr", "--text", "x", "--svg", path)
		if b, _ := os.ReadFile(path); !strings.HasPrefix(string(b), "<svg ") {
			t.Errorf("%q", b)
		}
	})
	t.Run("without a file it is drawn in half blocks", func(t *testing.T) {
		c, _ := qr.Encode("x")
		if out := d.must("qr", "--text", "x"); out != c.Blocks() {
			t.Errorf("drawn\n%s", out)
		}
	})
	for name, tc := range map[string]struct {
		message string
		args    []string
	}{
		"nothing to encode":     {"give --card, --contact or --text", []string{"qr"}},
		"two things to encode":  {"do not go together", []string{"qr", "--text", "x", "--card", "y"}},
		"an empty text":         {"there is no text", []string{"qr", "--text", ""}},
		"too long a text":       {"too long for a QR code", []string{"qr", "--text", strings.Repeat("Lanyard ", 400)}},
		"an unknown contact":    {`no contact matches "nobody"`, []string{"qr", "--contact", "nobody"}},
		"an unknown card":       {`there is no card "Work"`, []string{"qr", "--card", "Work"}},
		"an empty card name":    {`there is no card ""`, []string{"qr", "--card", ""}},
		"an unwritable picture": {"cannot write", []string{"qr", "--text", "x", "--png", filepath.Join(d.dir, "none", "a.png")}},
	} {
		t.Run(name+" fails with 1", func(t *testing.T) { d.want(1, tc.message, tc.args...) })
	}
}

func TestAmbiguousContactGives2AndTheCandidates(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.vcf", cards))
	r := d.want(2, "several match", "qr", "--contact", "example", "--payload")
	got := names(t, r.out)
	slices.Sort(got)
	if want := []string{"Dr. Anna Müller", "Łucja Wałęsa", "山田 太郎"}; !slices.Equal(got, want) {
		t.Errorf("candidates %q", got)
	}
	t.Run("an exact name wins over longer ones", func(t *testing.T) {
		d.must("import", d.file("more.vcf", strings.NewReplacer("Zoë Doe", "Anna Li", "Doe;Zoë", "Li;Anna", "zoe@", "annali@").Replace(janeCard)+
			strings.NewReplacer("Zoë Doe", "Anna Lindt", "Doe;Zoë", "Lindt;Anna", "zoe@", "lindt@").Replace(janeCard)))
		if got := d.must("qr", "--contact", "anna li", "--payload"); !strings.Contains(got, "FN:Anna Li\r\n") {
			t.Errorf("payload %q", got)
		}
	})
	t.Run("an exact address wins over longer ones", func(t *testing.T) {
		d.must("import", d.file("alike.csv", "Name,E-mail\nOne,p1@org1.example\nTen,p10@org10.example\nEleven,p1@org11.example\n"))
		if got := d.must("qr", "--contact", "P1@org1.example", "--payload"); !strings.Contains(got, "FN:One\r\n") {
			t.Errorf("payload %q", got)
		}
	})
	t.Run("a UID names its contact", func(t *testing.T) {
		uid := objects(t, parse(t, d.must("find", "p10@org10.example", "--json")), "contacts")[0]["uid"].(string)
		if got := d.must("qr", "--contact", uid, "--payload"); !strings.Contains(got, "FN:Ten\r\n") {
			t.Errorf("payload %q", got)
		}
	})
}

func TestScan(t *testing.T) {
	d := newDesk(t)
	card, link := d.drawCode("card.png", janeCard), d.drawCode("link.png", "https://library.example/")
	mecard := d.drawCode("Größe 図.png", "MECARD:N:Doe,Jane;EMAIL:jane@other.example;;")
	blank := d.picture("blank.png", image.NewGray(image.Rect(0, 0, 200, 100)))
	broken := d.file("broken.png", "no picture")

	t.Run("one document in the order of the files", func(t *testing.T) {
		out := d.must("scan", "--json", link, card, mecard, link)
		want := []object{
			{"file": link, "codes": []any{object{"text": "https://library.example/", "kind": "link"}}},
			{"file": card, "codes": []any{object{"text": janeCard, "kind": "vcard"}}},
			{"file": mecard, "codes": []any{object{"text": "MECARD:N:Doe,Jane;EMAIL:jane@other.example;;", "kind": "mecard"}}},
			{"file": link, "codes": []any{object{"text": "https://library.example/", "kind": "link"}}},
		}
		if got := objects(t, parse(t, out), "files"); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
	})
	t.Run("files without a code or that cannot be read give 1 and are in the document", func(t *testing.T) {
		r := d.want(1, "blank.png: no code found", "scan", "--json", blank, card, "missing.png", broken)
		files := objects(t, parse(t, r.out), "files")
		if len(files) != 4 || files[0]["error"] != nil || len(files[0]["codes"].([]any)) != 0 || len(files[1]["codes"].([]any)) != 1 {
			t.Fatalf("%v", files)
		}
		for _, f := range files[2:] {
			if codes, ok := f["codes"].([]any); !ok || len(codes) != 0 || f["error"] == nil {
				t.Errorf("%v", f)
			}
		}
		if files[2]["file"] != "missing.png" || !strings.Contains(r.errout, "missing.png: there is no such file") {
			t.Errorf("%v, %q", files[2], r.errout)
		}
	})
	t.Run("many files keep their order", func(t *testing.T) {
		var args []string
		for i := range 40 {
			args = append(args, d.drawCode(fmt.Sprintf("n%d.png", i), fmt.Sprintf("text %d", i)))
		}
		for i, f := range objects(t, parse(t, d.must(append([]string{"scan", "--json"}, args...)...)), "files") {
			if code := f["codes"].([]any)[0].(object); code["text"] != fmt.Sprintf("text %d", i) || code["kind"] != "text" {
				t.Errorf("place %d has %v", i, code)
			}
		}
	})
	t.Run("without --json the texts are printed", func(t *testing.T) {
		if out := d.must("scan", link); out != "https://library.example/\n" {
			t.Errorf("%q", out)
		}
	})
	t.Run("--event needs --add", func(t *testing.T) { d.want(1, "--event goes with --add", "scan", "--event", "X", link) })
	if _, err := os.Stat(d.db); !os.IsNotExist(err) {
		t.Error("scanning made a database")
	}
}

func TestScanAddSavesAnEncounterAtTheEvent(t *testing.T) {
	d := newDesk(t)
	card, link := d.drawCode("card.png", janeCard), d.drawCode("link.png", "https://library.example/")
	d.want(1, `there is no event "Kongress"`, "scan", "--add", "--event", "Kongress", card)
	d.must("event", "add", "Kongress")
	r := d.want(1, "link.png: not saved", "scan", "--json", "--add", "--event", "Kongress", card, link)
	if got := objects(t, parse(t, r.out), "files"); len(got) != 2 {
		t.Errorf("%v", got)
	}
	people := objects(t, parse(t, d.must("find", "--json", "kongress")), "contacts")
	if len(people) != 1 || people[0]["display_name"] != "Zoë Doe" || people[0]["organisation"] != "図書館" {
		t.Fatalf("%v", people)
	}
	met := people[0]["encounters"].([]any)
	if len(met) != 1 || met[0].(object)["event"] != "Kongress" || met[0].(object)["zone"] != "Europe/Berlin" {
		t.Errorf("encounters %v", met)
	}
	encounters := func() int {
		people := objects(t, parse(t, d.must("find", "--json", "zoe")), "contacts")
		if len(people) != 1 {
			t.Fatalf("%v", people)
		}
		return len(people[0]["encounters"].([]any))
	}
	t.Run("scanned again that day it is the same encounter", func(t *testing.T) {
		d.want(0, "Zoë Doe is met there already", "scan", "--add", "--event", "Kongress", card)
		if n := encounters(); n != 1 {
			t.Errorf("%d encounters", n)
		}
	})
	t.Run("at no event it is another one, and one undo takes it back", func(t *testing.T) {
		d.must("scan", "--add", card)
		if n := encounters(); n != 2 {
			t.Errorf("%d encounters", n)
		}
		d.must("undo")
		if n := encounters(); n != 1 {
			t.Errorf("undone: %d encounters", n)
		}
	})
}

func TestOutputIsValidJSONWhateverACodeHolds(t *testing.T) {
	d := newDesk(t)
	text := "a\u2028b </script> \" \\ \x01 é"
	out := d.must("scan", "--json", d.drawCode("odd.png", text))
	var doc struct {
		Files []struct{ Codes []struct{ Text string } }
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil || doc.Files[0].Codes[0].Text != text {
		t.Errorf("%v %q", err, out)
	}
}

func TestQRWarnsOfADenseCode(t *testing.T) {
	d := newDesk(t)
	for name, tc := range map[string]struct {
		bytes int
		want  string // "" for nothing at all
	}{
		"a small code is no matter":       {200, ""},
		"a dense one is to be held close": {400, "400 bytes make a dense code of 69 × 69 modules; hold the phone close: 5 cm wide, it is read from about 36 cm"},
		"a denser one is not for all":     {600, "some phones will not read it: 5 cm wide, it is read from about 30 cm"},
	} {
		t.Run(name, func(t *testing.T) {
			r := d.want(0, tc.want, "qr", "--text", strings.Repeat("the quick brown fox ", tc.bytes/20))
			if tc.want == "" && r.errout != "" {
				t.Errorf("said %q", r.errout)
			}
		})
	}
}
