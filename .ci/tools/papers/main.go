// Papers writes what a package holds beside the program, so that no fact of it is told twice: the
// name and the version come from FyneApp.toml, the releases from CHANGELOG.md, the manual from the
// program's own help, the licences and the bill of materials from what is linked into the program,
// and the libraries it needs from its ELF file.
//
//	go run ./papers -source ROOT -linux BINARY [-windows EXE] -templates DIR -out DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// job is one run: where things are read and written.
type job struct {
	source    string // the checkout whose program is packed
	linux     string // the program for Linux, which is also run for its help; "" for none
	windows   string // the program for Windows; "" for none
	templates string // assets/packaging
	stage     string // the folder that nfpm packs, laid as below /
	out       string
	lenient   bool   // what is not known of the program's libraries is told, and stops nothing
	home      string // the address of the project; "" where none is known
	app       app
	releases  []release
	when      time.Time
}

func main() {
	var j job
	show := flag.String("print", "", "only print the `FACT` of the program in -source: id or version")
	flag.StringVar(&j.source, "source", ".", "the checkout")
	flag.StringVar(&j.linux, "linux", "", "the program for Linux")
	flag.StringVar(&j.windows, "windows", "", "the program for Windows")
	flag.StringVar(&j.templates, "templates", "", "the folder of the templates")
	flag.StringVar(&j.stage, "stage", "", "the folder that is packed")
	flag.StringVar(&j.out, "out", "", "where the papers go")
	flag.BoolVar(&j.lenient, "lenient", false, "for a program of an earlier version: tell of libraries that are not known, and go on")
	flag.StringVar(&j.home, "home", "", "the address of the project")
	flag.Parse()
	err := j.read()
	if err == nil {
		switch *show {
		case "":
			err = j.write()
		case "id":
			fmt.Println(j.app.ID)
		case "version":
			fmt.Println(j.app.Version)
		default:
			err = fmt.Errorf("-print %s: only id and version can be printed", *show)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "papers:", err)
		os.Exit(1)
	}
}

// read collects what is known of the program before it is built.
func (j *job) read() (err error) {
	if j.app, err = readApp(filepath.Join(j.source, "FyneApp.toml")); err != nil {
		return err
	}
	j.when, err = epoch()
	if err != nil {
		return err
	}
	j.releases, err = readChanges(filepath.Join(j.source, "CHANGELOG.md"), j.app.Version)
	return err
}

// write makes every paper.
func (j *job) write() error {
	if j.linux == "" || j.out == "" || j.templates == "" || j.stage == "" {
		return errors.New("-linux, -templates, -stage and -out must be given")
	}
	parts, err := readParts(j.source, j.linux, j.windows)
	if err != nil {
		return err
	}
	needs, err := readNeeds(j.linux, j.lenient)
	if err != nil {
		return err
	}
	for _, paper := range []func() error{
		j.metainfo, j.manual, j.debianChanges,
		func() error { return j.copyright(parts) },
		func() error { return j.materials(parts) },
		func() error { return j.nfpm(needs) },
		func() error { return j.readme(needs) },
	} {
		if err := paper(); err != nil {
			return err
		}
	}
	return nil
}

// epoch is the moment that stands in all files of a package, from SOURCE_DATE_EPOCH in seconds
// (https://reproducible-builds.org/specs/source-date-epoch/).
func epoch() (time.Time, error) {
	said := os.Getenv("SOURCE_DATE_EPOCH")
	seconds, err := strconv.ParseInt(said, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q, which is no number of seconds: set it to the time of the last commit", said)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
