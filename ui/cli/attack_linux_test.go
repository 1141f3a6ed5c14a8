package cli_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// straced runs a command and gives the system calls of all its threads that connect, or that open files.
func (d *desk) straced(args ...string) string {
	d.t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		d.t.Skip("strace is not installed: .ci/deps.sh test installs it")
	}
	if out, err := exec.Command(strace, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		d.t.Skipf("strace may not trace here: %v %s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	trace := filepath.Join(d.t.TempDir(), "trace")
	cmd := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=socket,connect,sendto,open,openat,execve", "-o", trace, self}, args...)...)
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "LANYARD_DB="+d.db, "XDG_DATA_HOME="+d.dir, "DISPLAY=:0")
	_ = cmd.Run() // what is wrong with a file is said; here it is about what was asked for
	b, err := os.ReadFile(trace)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(b)
}

// TestAttackReferences gives files that name other files and addresses: none is asked for, and no program is started.
func TestAttackReferences(t *testing.T) {
	d := newDesk(t)
	secret := d.file("secret.txt", "nothing for others")
	there := "file://" + secret
	d.must("event", "add", "Days")
	card := func(lines ...string) string {
		return "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jo Bloom\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
	}
	files := map[string]string{
		"pictures.vcf": card("PHOTO;VALUE=uri:"+there, "LOGO;VALUE=uri:http://evil.example/l.png", "SOUND;VALUE=uri:"+there, "KEY;VALUE=uri:"+there, "SOURCE:"+there),
		"photo4.vcf":   strings.ReplaceAll(card("PHOTO:"+there, "PHOTO:http://127.0.0.1:9/x.png", "AGENT;VALUE=uri:"+there), "3.0", "4.0"),
		"program.ics":  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260801T100000Z\r\nSUMMARY:X\r\nATTACH:" + there + "\r\nIMAGE;VALUE=URI:http://evil.example/i.png\r\nURL:" + there + "\r\nTZURL:" + there + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		"people.ldif":  "version: 1\ndn: cn=Jo\nobjectClass: person\ncn: Jo Bloom\nmail: j@x.example\njpegPhoto:< " + there + "\ndescription:< " + there + "\n",
		"people.csv":   "Name,E-mail,Photo,Website\nJo Bloom,j@x.example," + there + ",\\\\evil.example\\share\\x\n",
		"people.json":  `{"lanyard":{"format":1},"contacts":[{"given":"Jo","photo":{"file":"` + secret + `","url":"` + there + `"},"links":[{"value":"` + there + `"}]}]}`,
		"zone.ics":     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=../../../.." + secret + ":20260801T100000\r\nSUMMARY:Y\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		"zone.json":    `{"lanyard":{"format":1},"events":[{"id":1,"name":"Z","zone":"../../../..` + secret + `"}],"contacts":[]}`,
		"people.xlsx":  hostileBook(t, there),
		"text.txt":     "Jo Bloom\nj@x.example\n" + there + "\nhttp://evil.example/x\n",
	}
	for name, content := range files {
		path := d.file(name, content)
		trace := d.straced("import", "--event", "Days", path)
		if strings.Contains(trace, `"`+secret+`"`) {
			t.Errorf("%s: the file that it names is opened", name)
		}
		onItsOwn(t, name, trace)
	}
	t.Attr("tries", strconv.Itoa(len(files)))
}

// hostileBook is a workbook that names a file wherever one can be named.
func hostileBook(t *testing.T, there string) string {
	t.Helper()
	const (
		relations = "http://schemas.openxmlformats.org/package/2006/relationships"
		office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		main      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	)
	rel := func(kind, target string) string {
		return `<Relationships xmlns="` + relations + `"><Relationship Id="r1" Type="` + office + "/" + kind + `" Target="` + target + `"/>` +
			`<Relationship Id="r2" Type="` + office + `/hyperlink" Target="` + there + `" TargetMode="External"/>` +
			`<Relationship Id="r3" Type="` + office + `/image" Target="http://evil.example/i.png" TargetMode="External"/></Relationships>`
	}
	cell := func(text string) string { return `<c t="inlineStr"><is><t>` + text + `</t></is></c>` }
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{"_rels/.rels", rel("officeDocument", "xl/workbook.xml")},
		{"xl/_rels/workbook.xml.rels", rel("worksheet", "worksheets/sheet1.xml")},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="P" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/worksheets/_rels/sheet1.xml.rels", rel("image", there)},
		{"xl/worksheets/sheet1.xml", `<!DOCTYPE worksheet [<!ENTITY e SYSTEM "` + there + `">]><worksheet xmlns="` + main + `" xmlns:r="` + office + `"><sheetData><row>` + cell("Name") + cell("E-mail") + cell("Photo") +
			`</row><row>` + cell("Jo Bloom") + cell("j@x.example") + cell(there) + `</row></sheetData><hyperlinks><hyperlink ref="A2" r:id="r2"/></hyperlinks></worksheet>`},
		{"xl/connections.xml", `<connections><connection id="1" name="x" type="4" refreshOnLoad="1"><webPr url="http://evil.example/"/></connection></connections>`},
	} {
		w, err := zw.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var internet = regexp.MustCompile(`AF_INET6?\b|AF_PACKET|AF_NETLINK`)

// onItsOwn fails when a program asked the network or started another.
func onItsOwn(t *testing.T, name, trace string) {
	t.Helper()
	if hit := internet.FindString(trace); hit != "" {
		t.Errorf("%s: the network is asked (%s)", name, hit)
	}
	if n := strings.Count(trace, "execve("); n != 1 {
		t.Errorf("%s: %d programs were started", name, n-1)
	}
}

// TestAttackQuiet runs commands that need nobody: none asks the network.
func TestAttackQuiet(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{
		{"import", d.file("people.vcf", cards)},
		{"find", "anna"},
		{"export", "--format", "json"},
		{"event", "list"},
		{"duplicates"},
		{"check"},
		{"version"},
		{"qr", "--text", "x", "--png", filepath.Join(d.dir, "x.png")},
		{"scan", filepath.Join(d.dir, "x.png")},
		{"backup", filepath.Join(d.dir, "copy.db")},
	} {
		onItsOwn(t, args[0], d.straced(args...))
	}
	t.Attr("tries", "10")
}

// TestAttackLeavesNothingElsewhere looks for what commands leave outside the folder of the database.
func TestAttackLeavesNothingElsewhere(t *testing.T) {
	d := newDesk(t)
	home := t.TempDir()
	for _, name := range []string{"tmp", "home"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	env := []string{"LANYARD_DB=" + d.db, "HOME=" + filepath.Join(home, "home"), "TMPDIR=" + filepath.Join(home, "tmp"), "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "XDG_RUNTIME_DIR="}
	picture := base64.StdEncoding.EncodeToString([]byte("no picture"))
	for _, args := range [][]string{
		{"import", d.file("people.vcf", cards+"BEGIN:VCARD\nFN:Pat\nPHOTO;ENCODING=b:"+picture+"\nEND:VCARD\n")},
		{"find", "anna"},
		{"undo"},
		{"redo"},
		{"check"},
		{"qr", "--text", "Jo Bloom", "--png", filepath.Join(d.dir, "x.png")},
		{"scan", filepath.Join(d.dir, "x.png")},
		{"export", "-o", filepath.Join(d.dir, "out.csv")},
		{"backup", filepath.Join(d.dir, "copy.db")},
		{"restore", filepath.Join(d.dir, "copy.db")},
	} {
		if r := d.runEnv(env, args...); r.code > 1 {
			t.Errorf("%v: %d %s", args, r.code, r.errout)
		}
	}
	if left := bytesBelow(t, home); left != bytesBelow(t, emptyLike(t, home)) {
		t.Errorf("left elsewhere:\n%.500s", left)
	}
	t.Attr("tries", "10")
}

// emptyLike is a folder with the same two empty folders.
func emptyLike(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"tmp", "home"} {
		entries, err := os.ReadDir(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			t.Errorf("left in %s: %s", name, e.Name())
		}
	}
	return dir
}

// TestAttackImportsAtOnce lets programs write to one file at the same time: each gets its turn and nothing is lost.
func TestAttackImportsAtOnce(t *testing.T) {
	d := newDesk(t)
	programs, each := 4, 150
	if attackLong() {
		programs, each = 8, 6000
	}
	paths := make([]string, programs)
	for p := range paths {
		var b strings.Builder
		for i := range each {
			fmt.Fprintf(&b, "BEGIN:VCARD\nVERSION:3.0\nFN:Person%d Number%d\nEMAIL:p%d.%d@x.example\nEND:VCARD\n", p, i, p, i)
		}
		paths[p] = d.file(fmt.Sprintf("p%d.vcf", p), b.String())
	}
	results := make(chan result, programs)
	for _, path := range paths {
		go func() { results <- d.run("import", path) }()
	}
	for range programs {
		if r := <-results; r.code != 0 {
			t.Errorf("exit %d: %s", r.code, r.errout)
		}
	}
	d.must("check")
	if found := strings.Count(d.must("export"), "@x.example"); found < programs*each {
		t.Errorf("%d of %d people are there", found, programs*each)
	}
	t.Attr("tries", strconv.Itoa(programs))
}

// TestAttackNames imports, exports and scans files whose names programs stumble over.
func TestAttackNames(t *testing.T) {
	d := newDesk(t)
	names := []string{
		"-rf.vcf", "--db=x.vcf", "a\nb.vcf", "a\x1b]0;x\a.vcf", "a\u202efcv.exe", "a b;rm -rf ~.vcf", "$(touch pwned).vcf", "`touch pwned`.vcf", "%s%n%d.vcf", "a?mode=memory.vcf",
		"a#b.vcf", "a%00b.vcf", strings.Repeat("x", 250) + ".vcf", ".vcf", " .vcf", "ä\xff\xfe.vcf", "'\"'.vcf", "CON.vcf", "a\\..\\b.vcf", "*.vcf",
	}
	for _, name := range names {
		path := d.file(name, cards)
		if r := d.run("import", "--dry-run", path); r.code != 0 || strings.ContainsAny(r.errout+r.out, "\x1b\a") {
			t.Errorf("import %q: %d %q %q", name, r.code, r.out, r.errout)
		}
		db := &desk{t: t, dir: d.dir, db: filepath.Join(d.dir, "dbs", name+".db")}
		if r := db.run("import", path); r.code != 0 && len(name) < 200 {
			t.Errorf("a database called %q: %d %q", name+".db", r.code, r.errout)
		}
	}
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == "pwned" }) {
		t.Error("a name was run")
	}
	t.Attr("tries", strconv.Itoa(2*len(names)))
}
