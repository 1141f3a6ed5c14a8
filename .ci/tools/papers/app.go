package main

import (
	"fmt"

	"github.com/BurntSushi/toml"
)

// app is what FyneApp.toml says of the program.
type app struct{ ID, Name, Version string }

func readApp(file string) (app, error) {
	var f struct{ Details app }
	if _, err := toml.DecodeFile(file, &f); err != nil {
		return app{}, fmt.Errorf("%s: %w", file, err)
	}
	if a := f.Details; a.ID != "" && a.Name != "" && a.Version != "" {
		return a, nil
	}
	return app{}, fmt.Errorf("%s: the ID, Name or Version is missing below [Details]", file)
}
