package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// insideModules tells of what is no module but is linked in by one: SQLite and GLFW as C, and what
// the compiler for Windows adds. systems are those that are packed.
func insideModules(folders map[string]string, systems []string) ([]linked, error) {
	sqlite, err := sqlitePart(folders["github.com/mattn/go-sqlite3"])
	if err != nil {
		return nil, err
	}
	glfw, err := glfwPart(folders)
	if err != nil {
		return nil, err
	}
	sqlite.Systems, glfw.Systems = systems, systems
	all := []linked{sqlite, glfw}
	if slices.Contains(systems, "Windows") {
		mingw, err := mingwPart()
		if err != nil {
			return nil, err
		}
		all = append(all, mingw)
	}
	return all, nil
}

// sqlitePart is SQLite's amalgamation, which go-sqlite3 carries.
func sqlitePart(folder string) (linked, error) {
	header := filepath.Join(folder, "sqlite3-binding.h")
	version, err := found(header, `#define SQLITE_VERSION\s+"([^"]+)"`)
	if err != nil {
		return linked{}, err
	}
	return linked{Name: "SQLite", Version: version, Licences: []string{"blessing"}, Texts: []paper{{"sqlite3-binding.h", `The author disclaims copyright to this source code. In place of
a legal notice, here is a blessing:

   May you do good and not evil.
   May you find forgiveness for yourself and forgive others.
   May you share freely, never taking more than you give.`}}}, nil
}

// glfwPart is GLFW, which opens the window; its C lies in the module that calls it.
func glfwPart(folders map[string]string) (linked, error) {
	for path, folder := range folders {
		if !strings.HasPrefix(path, "github.com/go-gl/glfw/v3") || folder == "" {
			continue
		}
		file := filepath.Join(folder, "glfw", "LICENSE.md")
		if _, err := os.Stat(file); err != nil {
			continue
		}
		revision, err := found(filepath.Join(folder, "GLFW_C_REVISION.txt"), `(\S+)`)
		if err != nil {
			return linked{}, err
		}
		l := linked{Name: "GLFW", Version: revision}
		return l, l.take(folder, file)
	}
	return linked{}, fmt.Errorf("the module that carries GLFW is not among those of go.mod")
}

// mingwPart is what gcc for Windows links in: the runtime of mingw-w64 and libgcc.
func mingwPart() (linked, error) {
	const papers = "/usr/share/doc/mingw-w64-common/copyright" // Debian's package of that name
	version, err := exec.Command("x86_64-w64-mingw32-gcc", "-dumpfullversion").Output()
	if err != nil {
		return linked{}, fmt.Errorf("x86_64-w64-mingw32-gcc -dumpfullversion: %w", err)
	}
	l := linked{Name: "mingw-w64 runtime and libgcc", Version: "gcc " + strings.TrimSpace(string(version)), Systems: []string{"Windows"}}
	l.add(paper{"libgcc", "libgcc is under the GNU General Public License, version 3 or later, with the GCC Runtime Library\n" +
		"Exception 3.1, which lets programs that are compiled with GCC be under any licence."})
	if err := l.take("/", papers); err != nil {
		return linked{}, err
	}
	l.Licences = []string{"GPL-3.0-or-later WITH GCC-exception-3.1", "ZPL-2.1"}
	return l, nil
}

// found is the first group of the pattern in a file.
func found(file, pattern string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(pattern).FindSubmatch(text)
	if m == nil {
		return "", fmt.Errorf("%s: nothing like %s in it", file, pattern)
	}
	return string(m[1]), nil
}
