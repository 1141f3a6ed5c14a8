package main

import (
	"os"
	"path/filepath"
)

// nfpm writes what nfpm makes the packages for Debian's and Red Hat's kin from. A completion for zsh
// lies where each has it, if the program has one.
func (j *job) nfpm(n needs) error {
	_, noZsh := os.Stat(filepath.Join(j.out, "_lanyard"))
	return j.fill("nfpm.yaml", "nfpm.yaml", struct {
		App                             app
		Needs                           needs
		Maintainer, Home, Stage, Papers string
		Date                            string
		Zsh                             bool
	}{j.app, n, maintainer, j.home, j.stage, j.out, j.when.Format("2006-01-02T15:04:05Z"), noZsh == nil})
}

// readme writes what lies beside the program in the archives.
func (j *job) readme(n needs) error {
	for _, system := range []string{"linux", "windows"} {
		if err := j.fill("README-"+system+".txt", "README-"+system+".txt", struct {
			App   app
			Needs needs
		}{j.app, n}); err != nil {
			return err
		}
	}
	return nil
}
