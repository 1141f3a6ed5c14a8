package letter

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/mail"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
)

var sentAt = time.Date(2026, 11, 29, 10, 20, 0, 0, time.FixedZone("", 3600))

// drafts are what programs stumble over: names in every script, and names that want to be more than a name.
var drafts = []Draft{
	{[]To{{"Ana Lima", "ana@lib.example"}}, "Hello", "Dear Ana,\n\nhello.\n"},
	{[]To{{"Ana Lima", "ana@lib.example"}, {"Бо Лунд", "bo+x@lib.example"}}, "Introduction: Ana Lima and Бо Лунд", "Ана"},
	{[]To{{"Müller, Anna (Dr.)", "a.mueller@lib.example"}}, "Grüße aus Zürich", "Zeile 1\nZeile 2"},
	{[]To{{`Bo "the Fox" \ Lund`, "bo@lib.example"}}, `"quoted" <tag> & more`, "."},
	{[]To{{"山田 太郎", "yamada@lib.example"}}, "山田さん、" + strings.Repeat("図書館の国際会議", 20), strings.Repeat("図書館", 400)},
	{[]To{{"محمد علي", "m@lib.example"}}, "مرحبا بك", "كيف حالك؟\nشكرا"},
	{[]To{{"שרה לוי", "s@lib.example"}}, "שלום", "שלום"},
	{[]To{{"अनीता शर्मा", "anita@lib.example"}}, "नमस्ते", "नमस्ते"},
	{[]To{{"ნინო", "n@lib.example"}, {"Ελένη", "e@lib.example"}, {"김민준", "k@lib.example"}, {"ปรีชา", "p@lib.example"}}, "👩‍💻 emoji", "👍🏽"},
	{[]To{{"Ana\r\nBcc: evil@x.example", "ana@lib.example"}}, "Hi\r\nBcc: evil@x.example\r\n\r\nbody", "Bcc: evil@x.example\r\n\r\n--x"},
	{[]To{{"Ana\u2028Bcc: evil\u0085x\x00", "ana@lib.example"}}, "a\u2029b\u202ec\x0bd", "a\x00b\u202ec"},
	{[]To{{"=?utf-8?q?a=0D=0ABcc:_evil@x.example?=", "ana@lib.example"}}, "=?utf-8?q?a=0D=0ABcc:_evil?= x", "=?utf-8?q?a?="},
	{[]To{{"Ana", "ana@lib.example"}}, "", ""},
	{[]To{{"Ana", "ana@lib.example"}}, "100% & more? #1; a=b+c", "a&body=x&bcc=evil@x.example%0D%0A+ \t\n  two  blanks "},
	{[]To{{strings.Repeat("x", 230), "ana@lib.example"}}, strings.Repeat("y", 3000) + " z", "From here\n.\n" + strings.Repeat("z", 5000)},
	{[]To{{"Александра Константиновна Преображенская-Воскресенская", "a@lib.example"}, {strings.Repeat("王小明", 10), "w@lib.example"}}, "long names", "x"},
	{[]To{{"Ana", "ana@bücher.example"}}, "an address beyond ASCII", "x"},
	{[]To{{"Ana", `"odd one"@lib.example`}}, "a quoted address", "x"},
	{[]To{{"Ana", "o'neil&co=100%@lib.example"}}, "signs in an address", "x"},
}

type read struct {
	EML *struct {
		Headers       []string
		To            [][2]string
		Subject, Body string
		Unsent        string
		Type, Charset string
		Date          string
		Defects       []string
		Longest, Bare int
		ASCII         bool
	}
	Mailto *struct {
		Scheme   string
		To       []string
		Query    map[string][]string
		Fragment string
	}
}

// byPython has Python read the drafts.
func byPython(t *testing.T, drafts []Draft) []read {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no python3")
		}
		t.Skip("there is no python3")
	}
	var in bytes.Buffer
	enc := json.NewEncoder(&in)
	for i := range drafts {
		eml, err := drafts[i].EML(sentAt)
		if err != nil {
			t.Fatalf("%+v: %v", drafts[i], err)
		}
		mailto, err := drafts[i].Mailto()
		if err != nil && !errors.Is(err, ErrLong) {
			t.Fatalf("%+v: %v", drafts[i], err)
		}
		if len(mailto) > MailtoMost {
			t.Errorf("an address of %d bytes", len(mailto))
		}
		if err := enc.Encode(map[string]string{"eml": base64.StdEncoding.EncodeToString(eml), "mailto": mailto}); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(python, "testdata/read.py")
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []read
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var r read
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

func TestOtherProgramsReadALetter(t *testing.T) {
	for i, r := range byPython(t, drafts) {
		d := drafts[i]
		m := r.EML
		var to [][2]string
		var addresses []string
		for _, a := range d.To {
			name, email := Line(a.Name), a.Email
			addresses = append(addresses, email)
			to = append(to, [2]string{name, strings.Replace(email, "bücher", "xn--bcher-kva", 1)})
		}
		body := strings.ReplaceAll(strings.TrimRight(Lines(d.Body), "\n")+"\n", "\n", "\r\n")
		if !slices.Equal(m.To, to) || m.Subject != Line(d.Subject) || m.Body != body || m.Unsent != "1" || m.Type != "text/plain" || m.Charset != "utf-8" ||
			m.Date != "2026-11-29T10:20:00+01:00" || len(m.Defects) > 0 || m.Bare > 0 || m.Longest > 998 || !m.ASCII {
			t.Errorf("%d: %.300q\nis read as %.900q\n%v", i, []any{to, Line(d.Subject), body}, []any{m.To, m.Subject, m.Body}, m)
		}
		if want := []string{"content-transfer-encoding", "content-type", "date", "mime-version", "subject", "to", "x-unsent"}; !slices.Equal(m.Headers, want) {
			t.Errorf("%d: the headers are %v", i, m.Headers)
		}
		if r.Mailto == nil {
			continue
		}
		query := map[string][]string{}
		if s := Line(d.Subject); s != "" {
			query["subject"] = []string{s}
		}
		if b := Lines(d.Body); b != "" {
			query["body"] = []string{strings.ReplaceAll(b, "\n", "\r\n")}
		}
		same := len(query) == len(r.Mailto.Query)
		for k, v := range query {
			same = same && slices.Equal(v, r.Mailto.Query[k])
		}
		if r.Mailto.Scheme != "mailto" || !slices.Equal(r.Mailto.To, addresses) || !same || r.Mailto.Fragment != "" {
			t.Errorf("%d: %+v\nis read as %+v", i, d, r.Mailto)
		}
	}
}

func TestWhatIsNoAddressGetsNoLetter(t *testing.T) {
	for _, email := range []string{
		"", "ana", "@lib.example", "ana@", "ana@lib.example, bo@lib.example", "Ana <ana@lib.example>", "ana@lib.example>\r\nBcc: <x@y.example",
		"ana@lib.example\r\nBcc: x@y.example", "ana@lib.example\x00", "a b@lib.example", "ana@lib.example?bcc=x@y.example ", "\u202eana@lib.example", "ana@lib\xff.example",
	} {
		d := Draft{To: []To{{"Ana", email}}, Subject: "x"}
		if eml, err := d.EML(sentAt); err == nil && !strings.Contains(email, "?") {
			t.Errorf("%q: the file is %q", email, eml)
		}
		if mailto, err := d.Mailto(); err == nil && strings.ContainsAny(mailto[7:], "?,\r\n ") && !strings.Contains(mailto, "%3Fbcc%3D") {
			t.Errorf("%q: the address is %q", email, mailto)
		}
	}
	if _, err := (&Draft{}).Mailto(); !errors.Is(err, ErrNobody) {
		t.Errorf("to nobody: %v", err)
	}
	if _, err := (&Draft{}).EML(sentAt); !errors.Is(err, ErrNobody) {
		t.Errorf("a file to nobody: %v", err)
	}
}

func TestALongLetterIsNoAddress(t *testing.T) {
	d := Draft{To: []To{{"Ana", "ana@lib.example"}}, Subject: "x"}
	for n := 1800; n < 2000; n++ {
		d.Body = strings.Repeat("a", n)
		mailto, err := d.Mailto()
		if want := len("mailto:ana@lib.example?subject=x&body=") + n; (want > MailtoMost) != errors.Is(err, ErrLong) || err == nil && len(mailto) != want {
			t.Fatalf("%d bytes: %v, %d", n, err, len(mailto))
		}
	}
}

func TestOnlyWhoHasAnAddressIsWrittenTo(t *testing.T) {
	ana, bo := &data.Contact{Given: "Ana", Emails: []data.Email{{Value: " ana@lib.example "}}}, &data.Contact{Given: "Bo"}
	if d := Of("a\nb", "c\r\nd", ana, bo); d.Subject != "a b" || d.Body != "c\nd" || len(d.To) != 1 || d.To[0] != (To{"Ana", "ana@lib.example"}) {
		t.Errorf("%+v", d)
	}
}

func FuzzEML(f *testing.F) {
	for _, d := range drafts {
		f.Add(d.To[0].Name, d.To[0].Email, d.Subject, d.Body)
	}
	f.Fuzz(func(t *testing.T, name, email, subject, body string) {
		d := Draft{[]To{{name, email}, {"Bo", "bo@lib.example"}}, subject, body}
		eml, err := d.EML(sentAt)
		mailto, err2 := d.Mailto()
		if err != nil || err2 != nil && !errors.Is(err2, ErrLong) {
			if !errors.Is(err, ErrAddress) || !errors.Is(err2, ErrAddress) {
				t.Fatalf("%v, %v", err, err2)
			}
			return
		}
		m, err := mail.ReadMessage(bytes.NewReader(eml))
		if err != nil {
			t.Fatalf("%v\n%q", err, eml)
		}
		to, err := m.Header.AddressList("To")
		if err != nil || len(to) != 2 || to[1].Address != "bo@lib.example" || len(m.Header) != 7 {
			t.Fatalf("%v, %+v\n%q", err, to, eml)
		}
		for _, line := range bytes.Split(eml, []byte("\r\n")) {
			if bytes.ContainsAny(line, "\r\n\x00") || len(line) > 998 && !bytes.Contains(line, []byte("@")) {
				t.Fatalf("the line %q", line)
			}
		}
		if query, _, _ := strings.Cut(mailto, "#"); strings.Count(query, "?") > 1 || strings.Count(query, "&") > 1 || strings.ContainsAny(mailto, "\r\n \"<>") {
			t.Fatalf("the address %q", mailto)
		}
	})
}

// A long name stands in one word, since readers keep the blanks between several; its line is not too long.
func TestALongNameIsOneWord(t *testing.T) {
	for _, n := range []int{100, 300, 600} {
		name := strings.Repeat("Ä", n/2)
		eml, err := (&Draft{To: []To{{Name: name, Email: "ana@lib.example"}}, Subject: "x", Body: "x"}).EML(time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if words := strings.Count(string(eml), "=?utf-8?b?"); words != 1 {
			t.Errorf("%d bytes are %d words", n, words)
		}
		for line := range strings.SplitSeq(string(eml), "\r\n") {
			if len(line) > 998 {
				t.Errorf("%d bytes make a line of %d", n, len(line))
			}
		}
	}
}
