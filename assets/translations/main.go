// Command translations lists all that the window says, and what data has to say in it, in en.json: the file that a
// translator starts from. `make translations` runs it.
package main

import (
	"fmt"
	"os"
)

// file is the English catalogue, seen from the top of the module.
const file = "assets/translations/en.json"

func main() {
	found, faults := read(".")
	for _, f := range faults {
		fmt.Fprintln(os.Stderr, f)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	if err := os.WriteFile(file, found.document(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
