package crash

import (
	"fmt"
	"path"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// Report makes the text of a report from what the runtime printed at the end of the program.
func Report(raw, version string, at time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Lanyard stopped because of an error of its own.\n\n")
	for _, l := range [][2]string{
		{"Version", version}, {"System", System()}, {"Go", runtime.Version()}, {"When", at.UTC().Format(time.RFC3339)},
	} {
		fmt.Fprintf(&b, "%-9s%s\n", l[0], l[1])
	}
	kind, stacks := Sanitise(raw)
	fmt.Fprintf(&b, "%-9s%s\n\n", "What", kind)
	b.WriteString("This report says where in the program the error was. It holds no\n" +
		"contacts, names, file names or other data of yours: the error's own\n" +
		"message is left out where it is not one of Go's fixed texts.\n")
	b.WriteString(stacks)
	return b.String()
}

// Fixed texts of the runtime (Go's src/runtime: error.go, panic.go and the calls of throw and fatal). A
// message that only resembles one of them may be the program's own and is left out.
var (
	runtimePanic = regexp.MustCompile(`^panic: (runtime error: (?:` +
		`index out of range \[-?\d+\](?: with length \d+)?|` +
		`slice bounds out of range \[[-:\d]*\](?: with (?:length|capacity) \d+)?|` +
		`cannot convert slice with length \d+ to array or pointer to array with length \d+|` +
		`invalid memory address or nil pointer dereference|` +
		`integer divide by zero|integer overflow|floating point error|negative shift amount|` +
		`makeslice: (?:len|cap) out of range|makechan: size out of range|growslice: len out of range|` +
		`unsafe\.(?:Slice|String|SliceData|StringData): (?:len out of range|ptr is nil and len is not zero))|` +
		`assignment to entry in nil map|` +
		`close of nil channel|close of closed channel|send on closed channel|all goroutines are asleep - deadlock!|` +
		`sync: (?:negative WaitGroup counter|unlock of unlocked mutex|RUnlock of unlocked RWMutex|Unlock of unlocked RWMutex))` +
		`(?: \[recovered(?:, repanicked)?\])?$`)
	// The runtime's texts that have a type or a value after a fixed beginning.
	runtimeBegin = regexp.MustCompile(`^panic: ((?:runtime error: )?(?:interface conversion|hash of unhashable type|comparing uncomparable type))[: ]`)
	fatalError   = regexp.MustCompile(`^fatal error: ([ -~]{1,120})$`)
	signalName   = regexp.MustCompile(`^(?:\[signal )?(SIG[A-Z]+: [a-z ]+?)(?: code=.*)?$`)

	stack     = regexp.MustCompile(`(?m)^(?:goroutine \d+ .*\[[^\]\n]*\]|runtime stack):$`)
	goroutine = regexp.MustCompile(`^goroutine \d+ .*?\[([a-zA-Z ()]+)[^\]]*\]:$`)
	function  = regexp.MustCompile(`^([\pL\d_./~%*·…()\[\]-]+)\([^()]*\)$`)
	creator   = regexp.MustCompile(`^(created by [\pL\d_./~%*·…()\[\]-]+)(?: in goroutine \d+)?$`)
	place     = regexp.MustCompile(`^\t([^\t]+\.(?:go|s|c|h|m)):(\d+)(?: [+a-z0-9= ]+)?$`)
)

// Sanitise gives the kind of failure and the stacks from what the runtime printed at the end of a program. It
// leaves out everything else, because it may hold personal data: the message and value of a panic unless it is
// one of the runtime's own fixed texts, arguments and addresses, and the folders of source files, which may
// contain the name of a user who built the program.
//
// The runtime prints messages first, and indents all but their first lines; a stack begins with a line
// "goroutine 1 [running]:" (printpanics and goroutineheader in Go's src/runtime).
func Sanitise(raw string) (kind, stacks string) {
	head, rest := raw, ""
	if at := stack.FindStringIndex(raw); at != nil {
		head, rest = raw[:at[0]], raw[at[0]:]
	}
	kind, stacks = kindOf(head), stacksOf(rest)
	if kind == "" {
		kind = thrown(stacks)
	}
	return kind, stacks
}

// thrown names a failure by the function of the runtime that gave up: the text of a fatal error goes only to
// standard error (throw in Go 1.26 prints it before it begins to copy what it prints).
func thrown(stacks string) string {
	lines := strings.Split(stacks, "\n")
	for i, l := range lines {
		if (l == "runtime.throw" || strings.HasSuffix(l, ".fatal")) && i+2 < len(lines) {
			return "fatal error in " + lines[i+2] // the line between names the file
		}
	}
	return "unknown"
}

// kindOf names the failures in the head, one after the other if a panic caused another; "" if there is none.
func kindOf(head string) string {
	var kinds []string
	panicked := false
	for line := range strings.Lines(head) {
		line = strings.TrimRight(line, "\r\n")
		line = strings.TrimPrefix(line, "\t") // a panic caused by a panic is indented, and so are further lines of a message
		switch {
		case runtimePanic.MatchString(line):
			kinds = append(kinds, "panic: "+runtimePanic.FindStringSubmatch(line)[1])
			panicked = true
		case runtimeBegin.MatchString(line):
			kinds = append(kinds, "panic: "+runtimeBegin.FindStringSubmatch(line)[1])
			panicked = true
		case strings.HasPrefix(line, "panic: "):
			kinds = append(kinds, "panic (its message is left out)")
			panicked = true
		case panicked:
			if m := signalName.FindStringSubmatch(line); m != nil && strings.HasPrefix(line, "[signal ") {
				kinds = append(kinds, m[1])
			}
		case fatalError.MatchString(line):
			kinds = append(kinds, "fatal error: "+fatalError.FindStringSubmatch(line)[1])
		case signalName.MatchString(line):
			kinds = append(kinds, signalName.FindStringSubmatch(line)[1])
		}
	}
	return strings.Join(kinds, "; ")
}

// stacksOf keeps the state of each goroutine, the names of functions, and files without their folders.
func stacksOf(rest string) string {
	var b strings.Builder
	for line := range strings.Lines(rest) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case goroutine.MatchString(line):
			fmt.Fprintf(&b, "\ngoroutine [%s]\n", goroutine.FindStringSubmatch(line)[1])
		case place.MatchString(line):
			m := place.FindStringSubmatch(line)
			fmt.Fprintf(&b, "    %s:%s\n", path.Base(strings.ReplaceAll(m[1], `\`, "/")), m[2])
		case line == "runtime stack:":
			b.WriteString("\nruntime stack\n")
		case creator.MatchString(line):
			fmt.Fprintln(&b, creator.FindStringSubmatch(line)[1])
		case function.MatchString(line):
			fmt.Fprintln(&b, function.FindStringSubmatch(line)[1])
		}
	}
	return b.String()
}
