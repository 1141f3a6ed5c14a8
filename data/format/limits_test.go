package format

import (
	"strings"
	"testing"

	"lanyard/data"
)

// shells are files of each kind around a text that is repeated, and what parts one repetition from the next.
var shells = []struct{ before, between, after string }{
	{"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jo Bloom\r\n", "\r\n", "\r\nEND:VCARD\r\n"},
	{"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jo Bloom\r\nCATEGORIES:", ",", "\r\nEND:VCARD\r\n"},
	{"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Bloom;Jo\r\nTEL;", ";", ":1\r\nEND:VCARD\r\n"},
	{"Name,E-mail,Phone,Topics\nJo Bloom,j@x.example,1,\"", ";", "\"\n"},
	{"Name,E-mail\nJo Bloom,j@x.example\n", "\n", "\n"},
	{"Name,", ",", "\nJo Bloom,a,b,c,d,e,f,g\n"},
	{"version: 1\ndn: cn=Jo\nobjectClass: person\ncn: Jo Bloom\n", "\n", "\n"},
	{"MECARD:N:Bloom,Jo;", ";", ";;"},
	{`{"lanyard":{"format":1},"contacts":[{"given":"Jo","emails":[`, ",", `]}]}`},
	{`{"lanyard":{"format":1},"contacts":[{"given":"Jo",`, ",", `}]}`},
	{"Jo Bloom\n", "\n", ""},
}

// FuzzLimits repeats a text in a file of each kind: nobody comes out of it with more than the limits allow, whoever reads it. The
// limits are low, so that small files reach them.
func FuzzLimits(f *testing.F) {
	was := data.FileLimits
	f.Cleanup(func() { data.FileLimits = was })
	data.FileLimits = data.Limits{Values: 6, Properties: 25, Letters: 40}
	for i, unit := range []string{"EMAIL:a@x.example", "maps", "TYPE=x", "maps,ships", "Bo Lund,b@x.example", "E-mail", "mail: j@x.example", "TEL:1", `{"value":"a@x.example"}`, `"note":"x"`, "j@x.example"} {
		f.Add(byte(i), unit, byte(30))
	}
	f.Add(byte(0), "X-A:1", byte(39))
	f.Add(byte(0), "NOTE:a", byte(39))
	f.Add(byte(0), "ORG:"+strings.Repeat("x", 50), byte(9))
	f.Fuzz(func(t *testing.T, kind byte, unit string, times byte) {
		s := shells[int(kind)%len(shells)]
		n := 1 + min(int(times)%40, (1<<10)/(1+len(unit)))
		file := s.before + strings.TrimSuffix(strings.Repeat(unit+s.between, n), s.between) + s.after
		within := func(by string, c data.Contact) {
			if told := data.FileLimits.Bound(&c); told != nil {
				t.Errorf("%s, %d times %.60q: %v", by, n, unit, told)
			}
		}
		if _, seq, err := Read(strings.NewReader(file), "people"); err == nil {
			for d, err := range seq {
				if err == nil {
					within("the file", d.Contact)
				}
			}
		}
		_, drafts := ReadText(t.Context(), file)
		for _, d := range drafts {
			within("the text", d.Contact)
		}
	})
}
