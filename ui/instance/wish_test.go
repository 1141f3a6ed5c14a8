package instance

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// callVariable runs the test's binary as a program that calls the socket it names and says what it hears.
const callVariable = "INSTANCE_TEST_CALL"

// call says the first line that the socket gives.
func call(name string) {
	conn, err := net.Dial("unix", name)
	if err != nil {
		fmt.Println("not reached:", err)
		return
	}
	defer conn.Close()
	said, err := bufio.NewReader(conn).ReadString('\n')
	fmt.Printf("heard %q %v\n", said, err)
}

// hears is a window that keeps what it hears.
func hears(heard *[]Wish) func(Wish) State {
	return func(w Wish) State {
		*heard = append(*heard, w)
		return Raised
	}
}

func root(elements ...string) string {
	if runtime.GOOS == "windows" {
		return `C:\` + filepath.Join(elements...)
	}
	return "/" + filepath.Join(elements...)
}

func TestAWishArrivesAsItWasSent(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	var heard []Wish
	if _, err := take(t, path, hears(&heard)); err != nil {
		t.Fatal(err)
	}
	long := make([]string, 400)
	for i := range long {
		long[i] = root(strings.Repeat("long name/", 100), fmt.Sprint(i))
	}
	want := []Wish{
		{},
		{Do: NewPerson},
		{Do: ReadCode},
		{Files: []string{root("two words.vcf"), root("two\nlines +%20.vcf"), root("“Müller's”.vcf"), root("not\xff text.vcf")}},
		{Files: long},
	}
	for _, w := range want {
		if state, running := HandOver(t.Context(), path, w); state != Raised || !running {
			t.Errorf("%v, %v", state, running)
		}
	}
	if !reflect.DeepEqual(heard, want) {
		t.Errorf("the window heard %.300q", heard)
	}
	heard = nil
	var open *OpenError
	if _, err := Take(t.Context(), path, want[1], nil); !errors.As(err, &open) || !slices.EqualFunc(heard, want[1:2], func(a, b Wish) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("a second claim gives %v; the window heard %v", err, heard)
	}
}

func TestWithoutAWindowNothingIsHandedOver(t *testing.T) {
	path := filepath.Join(home(t), "people.db")
	if _, running := HandOver(t.Context(), path, Wish{}); running {
		t.Error("nobody is there")
	}
	first := holder(t, path)
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // killed
	if _, running := HandOver(t.Context(), path, Wish{}); running {
		t.Error("the one that was there is dead")
	}
}

func TestAWishIsBounded(t *testing.T) {
	for name, w := range map[string]Wish{
		"too many files":     {Files: slices.Repeat([]string{root("a")}, MostFiles+1)},
		"paths too long":     {Files: slices.Repeat([]string{root(strings.Repeat("a", 4000))}, 500)},
		"a path from within": {Files: []string{"a.vcf"}},
		"a zero in a path":   {Files: []string{root("a\x00b")}},
		"an action unknown":  {Do: "erase all"},
	} {
		t.Run(name, func(t *testing.T) {
			if w.Check() == nil {
				t.Error("it is none")
			}
			b, err := w.message()
			if err != nil {
				t.Fatal(err)
			}
			if got, err := hear(bufio.NewReaderSize(strings.NewReader(fmt.Sprintf(wishes+"%d\n%s", len(b), b)), mostSaid)); err == nil {
				t.Errorf("the window listens: %.100q", got)
			}
		})
	}
	for _, said := range []string{"", "come\n", "wish\n", "wish -1\n", "wish 99999999\n{}", "wish 5\n{}", "wish 2\n[]", "wish 0\n", strings.Repeat("wish ", 100) + "\n"} {
		if got, err := hear(bufio.NewReaderSize(strings.NewReader(said), mostSaid)); err == nil {
			t.Errorf("%q is the wish %v", said, got)
		}
	}
}

func TestAnotherUserIsNotHeard(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("who is at the other end is known otherwise there")
	}
	dir := home(t)
	c := &Claim{user: os.Getuid() + 1, heard: func(Wish) State { t.Error("heard"); return Raised }}
	name := filepath.Join(dir, "socket")
	c.listen(name)
	if c.socket == nil {
		t.Fatal("no socket")
	}
	defer c.socket.Close()
	conn, err := net.Dial("unix", name)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second)) // a socket takes one
	if said, err := io.ReadAll(conn); len(said) > 0 || err != nil {
		t.Errorf("the window says %q, %v", said, err)
	}
}

func TestAnAddressOfAFileIsItsPath(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths are others there")
	}
	for text, want := range map[string]string{
		"/home/a b/100%20+.vcf":             "/home/a b/100%20+.vcf",
		"file:///home/a%20b/100%2520+.vcf":  "/home/a b/100%20+.vcf",
		"file://localhost/home/M%C3%BC.vcf": "/home/Mü.vcf",
		"FILE:/home/a.vcf":                  "/home/a.vcf",
		"file:///home/100%.vcf":             "file:///home/100%.vcf",
		"file:a.vcf":                        "file:a.vcf",
		"https://a.example/b.vcf":           "https://a.example/b.vcf",
	} {
		if got := FilePath(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
