package crash

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// The variables by which a test runs its own binary as a program that crashes.
const (
	crashVariable  = "CRASH_TEST_HOW"
	reportVariable = "CRASH_TEST_REPORTS"
)

// secret is in every message, argument and value of the program that crashes.
const secret = "Anna Müller-Wałęsa"

func TestMain(m *testing.M) {
	if Monitor("1.2.3") {
		return
	}
	if how := os.Getenv(crashVariable); how != "" {
		if err := Watch(os.Getenv(reportVariable)); err != nil {
			fmt.Println("not watched:", err)
			os.Exit(3)
		}
		die(how)
		return
	}
	os.Exit(m.Run())
}

type person struct{ name, email string }

// save is a method with arguments that hold the name.
func (p *person) save(name string) {
	panic(fmt.Errorf("saving %s <%s>: no such person", name, p.email))
}

func die(how string) {
	done := make(chan struct{})
	switch how {
	case "message in a goroutine":
		go func() { panic("goroutine 1 [running]:\nlanyard." + secret + "(1)\n\t/home/" + secret + "/x.go:1 +0x1") }()
		<-done
	case "error in a method":
		(&person{email: secret}).save(secret)
	case "named string":
		type name string
		panic(name(secret))
	case "panic again":
		defer func() { panic(fmt.Sprint("while cleaning up: ", recover())) }()
		panic(secret)
	case "message like the runtime's":
		panic("runtime error: index out of range [" + secret + "]")
	case "nil":
		var p *person
		fmt.Println(p.name)
	case "index":
		s := []int{1}
		fmt.Println(s[len(os.Args)+5])
	case "stack":
		debug.SetMaxStack(1 << 16)
		fmt.Println(overflow(0))
	}
}

// overflow calls itself until the stack is full: a program does not live as long as n takes to be negative.
func overflow(n int) int {
	if n < 0 {
		return n
	}
	return overflow(n+1) + 1
}

// crashes runs a program that dies in the given way and returns the folder of its reports.
func crashes(t *testing.T, how string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "state", "reports")
	cmd := exec.Command(os.Args[0], secret)
	cmd.Env = append(os.Environ(), crashVariable+"="+how, reportVariable+"="+folder)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err == nil || strings.Contains(out.String(), "not watched") {
		t.Fatalf("the program ended with %v and printed\n%s", err, &out)
	}
	return folder
}

// report waits for the one report in folder: another process writes it.
func report(t *testing.T, folder string) string {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		files, err := New(folder)
		if err != nil {
			t.Fatal(err)
		}
		if len(files) == 0 {
			continue
		}
		text, err := os.ReadFile(files[0])
		if err != nil || len(files) > 1 {
			t.Fatalf("%d reports, %v", len(files), err)
		}
		return string(text)
	}
	t.Fatal("no report was written")
	return ""
}

func TestACrashLeavesAReportWithoutPersonalData(t *testing.T) {
	for _, c := range []struct {
		how, kind string
		where     []string // lines of the report
	}{
		{"message in a goroutine", "panic (its message is left out)", []string{"lanyard/ui/crash.die.func1", "created by lanyard/ui/crash.die"}},
		{"error in a method", "panic (its message is left out)", []string{"lanyard/ui/crash.(*person).save", "lanyard/ui/crash.die"}},
		{"named string", "panic (its message is left out)", []string{"lanyard/ui/crash.die"}},
		{"panic again", "panic (its message is left out); panic (its message is left out)", []string{"lanyard/ui/crash.die.func2"}},
		{"message like the runtime's", "panic (its message is left out)", nil},
		{"nil", "panic: runtime error: invalid memory address or nil pointer dereference; SIGSEGV: segmentation violation", []string{"lanyard/ui/crash.die"}},
		{"index", "panic: runtime error: index out of range [7] with length 1", []string{"lanyard/ui/crash.die"}},
		{"stack", "fatal error in runtime.newstack", []string{"lanyard/ui/crash.overflow"}},
	} {
		t.Run(c.how, func(t *testing.T) {
			folder := crashes(t, c.how)
			text := report(t, folder)
			for _, want := range append(c.where, "What     "+c.kind, "Version  1.2.3", "System   "+System()) {
				if !strings.Contains("\n"+text, "\n"+want+"\n") {
					t.Errorf("no line %q", want)
				}
			}
			if !strings.Contains(text, "    crash_test.go:") {
				t.Error("no file and line")
			}
			for _, part := range []string{"Anna", "Müller", "Wałęsa", filepath.Dir(os.Args[0]), "0x"} {
				if strings.Contains(text, part) {
					t.Errorf("the report holds %q", part)
				}
			}
			if t.Failed() {
				t.Log(text)
			}
			holdsNothing(t, folder)
		})
	}
}

// holdsNothing fails when any file beside or above the reports holds the secret, or others may read it.
func holdsNothing(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Dir(folder), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.Contains(text, []byte("Müller")) {
			t.Errorf("%s holds the name", path)
		}
		if st, e := os.Stat(path); e != nil || st.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v; others may read it", path, st.Mode(), e)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAProgramThatEndsOtherwiseLeavesNoReport(t *testing.T) {
	folder := t.TempDir()
	t.Setenv(folderVariable, folder)
	ended, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	pipe.Close() // as the system does when a program ends, or is killed
	stdin := os.Stdin
	os.Stdin = ended
	defer func() { os.Stdin = stdin; ended.Close(); signal.Reset() }()
	if !Monitor("1.2.3") {
		t.Error("the second process takes itself for the first")
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestAReportIsNewOnceAndOldOnesGo(t *testing.T) {
	folder := t.TempDir()
	if files, err := New(filepath.Join(folder, "absent")); err != nil || files != nil {
		t.Errorf("in a folder that is not there: %v, %v", files, err)
	}
	start := time.Date(2026, 8, 12, 9, 0, 0, 0, time.UTC)
	for i := range kept + 2 {
		if err := write(folder, fmt.Sprint(i), start.Add(time.Duration(i)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	mine := filepath.Join(folder, "notes.txt")
	if err := os.WriteFile(mine, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := New(folder)
	if err != nil || len(files) != kept {
		t.Fatalf("%d new reports, %v; want %d", len(files), err, kept)
	}
	if text, err := os.ReadFile(files[0]); err != nil || string(text) != fmt.Sprint(kept+1) {
		t.Errorf("the first is %q, %v; want the latest", text, err)
	}
	if again, err := New(folder); err != nil || len(again) != 0 {
		t.Errorf("asked again: %v, %v", again, err)
	}
	all, err := os.ReadDir(folder)
	if err != nil || len(all) != kept+1 {
		t.Errorf("%d files are left, %v; want the reports that stay and the one that is none", len(all), err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file that is no report is gone:", err)
	}
}

func TestWithoutAFolderThereIsNoWatch(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Watch(filepath.Join(file, "reports")); err == nil {
		t.Error("reports are to be written below a file")
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_STATE_HOME", "not/absolute")
	t.Setenv("LocalAppData", "")
	if dir, err := Folder(); err == nil {
		t.Errorf("without a home the folder is %s", dir)
	}
}

func FuzzSanitiseLeavesTheMessageOut(f *testing.F) {
	f.Add("Anna", "x\ngoroutine 1 [running]:\nmain.Anna(...)")
	f.Add("runtime error: ", "integer divide by zero")
	f.Fuzz(func(t *testing.T, before, after string) {
		// As the runtime prints it: further lines are indented.
		message := strings.ReplaceAll(before+"Wałęsa"+after, "\n", "\n\t")
		kind, stacks := Sanitise("panic: " + message + "\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/x/main.go:1 +0x1\n")
		if strings.Contains(kind+stacks, "Wałęsa") {
			t.Errorf("kept: %q %q", kind, stacks)
		}
	})
}
