package lines

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

// starts recognises the lines at which a property starts, as vCard's reader says it.
func starts(line []byte) bool {
	return bytes.HasPrefix(line, []byte("N:")) || bytes.HasPrefix(line, []byte("TEL:"))
}

// all reads every line; ErrLong comes as the line "<long>".
func all(t testing.TB, r io.Reader) (lines []string, numbers []int) {
	t.Helper()
	l := NewReader(r, starts)
	for {
		line, err := l.Next()
		switch {
		case errors.Is(err, io.EOF):
			return lines, numbers
		case errors.Is(err, ErrLong):
			line = []byte("<long>")
		case err != nil:
			t.Fatal(err)
		}
		lines, numbers = append(lines, string(line)), append(numbers, l.N)
	}
}

// wide writes text in UTF-16.
func wide(s string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b.WriteString(string([]byte{byte(u >> 8), byte(u)}))
		} else {
			b.WriteString(string([]byte{byte(u), byte(u >> 8)}))
		}
	}
	return b.String()
}

func TestLinesAreCutWhateverEndsThem(t *testing.T) {
	filler := strings.Repeat("x", headSize)
	for claim, c := range map[string]struct {
		text    string
		want    []string
		numbers []int
	}{
		"LF":                                      {"a\nb\n", []string{"a", "b"}, []int{1, 2}},
		"CRLF":                                    {"a\r\nb\r\n", []string{"a", "b"}, []int{1, 2}},
		"CR CR LF":                                {"a\r\r\nb\r\r\n", []string{"a", "b"}, []int{1, 2}},
		"CR":                                      {"a\rb\r", []string{"a", "b"}, []int{1, 2}},
		"no end behind the last line":             {"a\nb", []string{"a", "b"}, []int{1, 2}},
		"no end at all":                           {"a", []string{"a"}, []int{1}},
		"nothing":                                 {"", nil, nil},
		"empty lines count":                       {"a\n\n\nb\n", []string{"a", "", "", "b"}, []int{1, 2, 3, 4}},
		"empty lines of CR count":                 {"a\r\rb", []string{"a", "", "b"}, []int{1, 2, 3}},
		"blanks at the ends stay":                 {" a \n\tb\t\n", []string{" a ", "\tb\t"}, []int{1, 2}},
		"a mixture of LF and CRLF":                {"a\r\nb\nc\r\n", []string{"a", "b", "c"}, []int{1, 2, 3}},
		"a CR before a property is an end":        {"X\rN:a\nb\n", []string{"X", "N:a", "b"}, []int{1, 1, 2}},
		"a CR before a folded line is an end":     {"N:a\r b\nc\n", []string{"N:a", " b", "c"}, []int{1, 1, 2}},
		"a CR in a value is part of it":           {"N:a\rb\nc\n", []string{"N:a\rb", "c"}, []int{1, 2}},
		"an LF late in a file of CR is an end":    {"a\r" + filler + "\rb\nN:c\rd", []string{"a", filler, "b", "N:c", "d"}, nil},
		"a mark in front":                         {"\uFEFFa\nb\n", []string{"a", "b"}, []int{1, 2}},
		"a mark where files were joined":          {"a\n\uFEFFb\n", []string{"a", "b"}, []int{1, 2}},
		"UTF-16 with a mark":                      {"\xFF\xFE" + wide("Ł\r\nb\r\n", false), []string{"Ł", "b"}, []int{1, 2}},
		"UTF-16, high byte first, with a mark":    {"\xFE\xFF" + wide("Ł\nb", true), []string{"Ł", "b"}, []int{1, 2}},
		"UTF-16 without a mark":                   {wide("BEGIN:VCARD\r\nN:a\r\nEND:VCARD\r\n", false), []string{"BEGIN:VCARD", "N:a", "END:VCARD"}, []int{1, 2, 3}},
		"other bytes stay as they are":            {"N:M\xFCller\nb\n", []string{"N:M\xFCller", "b"}, []int{1, 2}},
		"NUL and other control characters stay":   {"a plain long line\x00\x0Bb\nc\n", []string{"a plain long line\x00\x0Bb", "c"}, []int{1, 2}},
		"a line longer than what is looked ahead": {filler + filler + "y\nb\n", []string{filler + filler + "y", "b"}, []int{1, 2}},
	} {
		t.Run(claim, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.text), iotest.OneByteReader(strings.NewReader(c.text)), iotest.DataErrReader(strings.NewReader(c.text))} {
				got, numbers := all(t, r)
				if !slices.Equal(got, c.want) || c.numbers != nil && !slices.Equal(numbers, c.numbers) {
					t.Errorf("%q on lines %v, want %q on %v", got, numbers, c.want, c.numbers)
				}
			}
		})
	}
}

func TestTheCharsetIsGuessedFromTheBeginning(t *testing.T) {
	for text, want := range map[string]string{
		"N:Müller\n": "utf-8", "\uFEFFN:a\n": "utf-8",
		"\xFF\xFE" + wide("N:a\n", false):                  "utf-8", // it is decoded already
		"N:M\xFCller, Stra\xDFe, sch\xF6n, gr\xFC\xDFen\n": "windows-1252",
	} {
		if got := NewReader(strings.NewReader(text), starts).Guess.Name; got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

// repeated gives the byte 'a' so many times, without having them in memory.
type repeated struct{ n int64 }

var block = bytes.Repeat([]byte("a"), headSize)

func (r *repeated) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(int64(len(p)), r.n)], block)
	r.n -= int64(n)
	return n, nil
}

func between(n int64) io.Reader {
	return io.MultiReader(strings.NewReader("N:first\n"), &repeated{n}, strings.NewReader("\nN:last\n"))
}

func TestALineOfTheGreatestLengthIsRead(t *testing.T) {
	got, numbers := all(t, between(Max-1))
	if len(got) != 3 || len(got[1]) != Max-1 || got[2] != "N:last" || !slices.Equal(numbers, []int{1, 2, 3}) {
		t.Errorf("%d lines on %v", len(got), numbers)
	}
}

func TestALongerLineIsSkippedAndReadingGoesOn(t *testing.T) {
	for _, n := range []int64{Max, Max + 1, 2 * Max} {
		got, numbers := all(t, between(n))
		if !slices.Equal(got, []string{"N:first", "<long>", "N:last"}) || !slices.Equal(numbers, []int{1, 2, 3}) {
			t.Errorf("%d bytes: %d lines on %v", n, len(got), numbers)
		}
	}
	got, _ := all(t, io.MultiReader(strings.NewReader("N:first\n"), &repeated{Max + 1}))
	if !slices.Equal(got, []string{"N:first", "<long>"}) {
		t.Errorf("at the end: %d lines", len(got))
	}
}

// mostMemory is what reading a line may take in all, in bytes.
const mostMemory = 2*Max + 8<<20

func TestALineOfTwoGigabytesTakesNoMoreThanTheGreatestOne(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2 GB")
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := m.TotalAlloc
	got, _ := all(t, between(2<<30))
	runtime.ReadMemStats(&m)
	if !slices.Equal(got, []string{"N:first", "<long>", "N:last"}) {
		t.Errorf("%d lines", len(got))
	}
	if took := m.TotalAlloc - before; took > mostMemory {
		t.Errorf("%d MB were taken", took>>20)
	}
}

func TestAnErrorOfTheFileIsNotTakenForItsEnd(t *testing.T) {
	gone := errors.New("the stick is gone")
	for _, text := range []string{"", "N:a\n", "N:a\nN:cut", strings.Repeat("x", 3*headSize)} {
		l := NewReader(io.MultiReader(strings.NewReader(text), iotest.ErrReader(gone)), starts)
		var err error
		for err == nil {
			_, err = l.Next()
		}
		if !errors.Is(err, gone) {
			t.Errorf("behind %d bytes: %v", len(text), err)
		}
	}
}

// Nothing but line ends and marks may get lost, and no line holds an end.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"a\nb\n", "a\r\nN:b\r\r\n c\r\n", "a\rb\r", "\uFEFFa\n\uFEFFb", "\xFF\xFEa\x00\n\x00", "\r", "\n\r", "N:a\rTEL:b\nc"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, numbers := all(t, bytes.NewReader(b))
		if !slices.IsSorted(numbers) {
			t.Errorf("line numbers go back: %v", numbers)
		}
		for _, l := range got {
			if strings.ContainsRune(l, '\n') {
				t.Errorf("a line holds an end: %q", l)
			}
		}
		if l := NewReader(bytes.NewReader(b), starts); l.Guess.IsUTF8() && bytes.IndexByte(b, 0) < 0 && !bytes.HasPrefix(b, []byte("\xFF\xFE")) && !bytes.HasPrefix(b, []byte("\xFE\xFF")) {
			ends := strings.NewReplacer("\r", "", "\n", "")
			bare := func(s string) string { return strings.ReplaceAll(ends.Replace(s), "\uFEFF", "") }
			if have, want := bare(strings.Join(got, "")), bare(string(b)); have != want {
				t.Errorf("%q became %q", want, have)
			}
		}
	})
}

func TestPeekGivesTheLineThatNextGives(t *testing.T) {
	l := NewReader(strings.NewReader("a\nN:b\rN:c\n\nd"), starts)
	for i, want := range []string{"a", "N:b", "N:c", "", "d"} {
		for range 2 {
			if line, err := l.Peek(); err != nil || string(line) != want {
				t.Fatalf("line %d: Peek gives %q, %v, want %q", i, line, err, want)
			}
		}
		if line, err := l.Next(); err != nil || string(line) != want {
			t.Fatalf("line %d: Next gives %q, %v, want %q", i, line, err, want)
		}
	}
	if _, err := l.Peek(); !errors.Is(err, io.EOF) {
		t.Errorf("Peek at the end: %v", err)
	}
	if _, err := l.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("Next at the end: %v", err)
	}
}
