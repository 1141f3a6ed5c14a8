package main

import (
	"bytes"
	"cmp"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// needs is what the program for Linux needs of the system.
type needs struct {
	Glibc         string   // the oldest glibc it starts with
	BuiltOn       string   // the glibc it was built against
	Linked        []string // sonames of the libraries that must be there for it to start
	Opened        []string // sonames of those that it opens by itself while it runs, and needs for a window
	Wayland       []string // the same for a window on Wayland
	Symbols       []string // the versions of glibc's libraries, as rpm names them
	Debian        string   // Linked and Opened as packages of Debian with their versions
	DebianWayland []string // Wayland likewise
}

// opened says of each library that the program may open by name what it is for. A name that is not
// here stops the packaging: somebody must decide. A name without a number is that of a link which
// only the files for developers bring: nothing that users need may hang on it.
var opened = map[string]string{
	"libX11.so.6": "window", "libXcursor.so.1": "window", "libXi.so.6": "window", "libXinerama.so.1": "window",
	"libXrandr.so.2": "window", "libXxf86vm.so.1": "window", "libXrender.so.1": "window", "libXext.so.6": "window",
	"libX11-xcb.so.1": "window",
	"libGL.so.1":      "window", // asked for when libGLX.so.0 is not there; it brings that one
	"libGL.so":        "",       // a name that only the files for developers have; libGL.so.1 is tried next
	"libGLX.so.0":     "",       // part of what brings libGL.so.1
	"libOpenGL.so.0":  "",       // likewise
	"libEGL.so.1":     "wayland", "libwayland-client.so.0": "wayland", "libwayland-cursor.so.0": "wayland",
	"libwayland-egl.so.1": "wayland", "libxkbcommon.so.0": "wayland",
	"libdecor-0.so.0": "",                          // frames of windows on GNOME; GLFW draws its own without it
	"libvulkan.so.1":  "",                          // GLFW can ask for it, Fyne does not
	"libGLESv2.so.2":  "", "libGLESv1_CM.so.1": "", // for systems without OpenGL; Fyne asks for OpenGL
	"libGLES_CM.so.1": "", "libOSMesa.so.6": "", "libOSMesa.so.8": "",
}

// readNeeds reads an ELF file: what is linked, what it opens by name, and the versions of glibc.
// lenient only tells of a name that is not known.
func readNeeds(program string, lenient bool) (needs, error) {
	f, err := elf.Open(program)
	if err != nil {
		return needs{}, fmt.Errorf("%s: %w", program, err)
	}
	defer f.Close()
	var n needs
	if n.Linked, err = f.ImportedLibraries(); err != nil {
		return needs{}, fmt.Errorf("%s: %w", program, err)
	}
	slices.Sort(n.Linked)
	if err := n.glibc(f); err != nil {
		return needs{}, fmt.Errorf("%s: %w", program, err)
	}
	if err := n.byName(f); err != nil && lenient {
		fmt.Fprintf(os.Stderr, "%s: %v\n", program, err)
	} else if err != nil {
		return needs{}, fmt.Errorf("%s: %w", program, err)
	}
	return n, n.debian(program)
}

// glibc collects the versions of glibc's symbols.
func (n *needs) glibc(f *elf.File) error {
	all, err := f.DynamicVersionNeeds()
	if err != nil {
		return err
	}
	for _, library := range all {
		for _, need := range library.Needs {
			version, ok := strings.CutPrefix(need.Dep, "GLIBC_")
			if !ok {
				continue
			}
			n.Symbols = append(n.Symbols, fmt.Sprintf("%s(%s)(64bit)", library.Name, need.Dep))
			if n.Glibc == "" || compareVersions(version, n.Glibc) > 0 {
				n.Glibc = version
			}
		}
	}
	if n.Glibc == "" {
		return errors.New("it asks for no version of glibc")
	}
	slices.Sort(n.Symbols)
	out, err := exec.Command("getconf", "GNU_LIBC_VERSION").Output()
	n.BuiltOn = strings.TrimPrefix(strings.TrimSpace(string(out)), "glibc ")
	return err
}

// compareVersions orders versions made of numbers and dots.
func compareVersions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	return slices.CompareFunc(as, bs, func(x, y string) int {
		i, _ := strconv.Atoi(x) // what is no number is 0
		j, _ := strconv.Atoi(y)
		return cmp.Compare(i, j)
	})
}

var soname = regexp.MustCompile(`lib[A-Za-z0-9_+-]+\.so(\.[0-9]+)?\b`)

// byName finds the names of libraries among the program's constants.
func (n *needs) byName(f *elf.File) error {
	names := map[string]bool{}
	for _, s := range f.Sections {
		if s.Name != ".rodata" {
			continue
		}
		bytesOf, err := s.Data()
		if err != nil {
			return err
		}
		for _, name := range soname.FindAll(bytesOf, -1) {
			names[string(bytes.Clone(name))] = true
		}
	}
	var unknown error
	for name := range names {
		use, known := opened[name]
		switch {
		case slices.Contains(n.Linked, name):
		case !known:
			unknown = fmt.Errorf("it may open %s by name: say in needs.go what that is for", name)
		case use == "window":
			n.Opened = append(n.Opened, name)
		case use == "wayland":
			n.Wayland = append(n.Wayland, name)
		}
	}
	slices.Sort(n.Opened)
	slices.Sort(n.Wayland)
	return unknown
}

// debian asks dpkg-shlibdeps for the packages of what is linked, and dpkg for those of what is
// opened by name. Where there is no dpkg, only the package for rpm can be made.
func (n *needs) debian(program string) error {
	folder, err := os.MkdirTemp("", "lanyard-shlibdeps")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := os.MkdirAll(filepath.Join(folder, "debian"), 0o755); err != nil {
		return err
	}
	const control = "Source: lanyard\n\nPackage: lanyard\nArchitecture: any\n"
	if err := os.WriteFile(filepath.Join(folder, "debian", "control"), []byte(control), 0o644); err != nil {
		return err
	}
	if program, err = filepath.Abs(program); err != nil {
		return err
	}
	ask := exec.Command("dpkg-shlibdeps", "-O", program)
	ask.Dir = folder
	var stderr bytes.Buffer
	ask.Stderr = &stderr
	out, err := ask.Output()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", ask, err, &stderr)
	}
	packages := strings.TrimPrefix(strings.TrimSpace(string(out)), "shlibs:Depends=")
	for _, name := range n.Opened {
		p, err := packageOf(name)
		if err != nil {
			return err
		}
		if !strings.Contains(packages+",", p+",") && !strings.Contains(packages, p+" (") {
			packages += ", " + p
		}
	}
	n.Debian = packages
	for _, name := range n.Wayland {
		p, err := packageOf(name)
		if err != nil {
			return err
		}
		n.DebianWayland = append(n.DebianWayland, p)
	}
	return nil
}

// packageOf is Debian's package that holds a library.
func packageOf(soname string) (string, error) {
	out, err := exec.Command("dpkg-query", "-S", "*/"+soname).Output()
	if err != nil {
		return "", fmt.Errorf("no package that is installed holds %s: install the one that does", soname)
	}
	name, _, _ := strings.Cut(string(out), ":")
	return name, nil
}

// Rpm lists what rpm must find: it knows libraries by their sonames, whatever the system calls the
// package.
func (n needs) Rpm() []string {
	var all []string
	for _, library := range slices.Concat(n.Linked, n.Opened) {
		all = append(all, library+"()(64bit)")
	}
	return append(all, n.Symbols...)
}

// RpmWayland is the same for what only a window on Wayland needs.
func (n needs) RpmWayland() []string {
	var all []string
	for _, library := range n.Wayland {
		all = append(all, library+"()(64bit)")
	}
	return all
}
