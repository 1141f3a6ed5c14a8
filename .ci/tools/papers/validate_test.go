package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// validated runs the validator of a format. Where it is missing the test is skipped; with CI set it
// fails instead.
func validated(t *testing.T, name string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
}

func TestSoftwareCentresTakeTheMetainfo(t *testing.T) {
	for _, home := range []string{"", "https://forge.example/lanyard"} {
		j := present(t)
		j.home = home
		readMetainfo(t, j)
		validated(t, "appstreamcli", "validate", "--no-net", filepath.Join(j.out, j.app.ID+".metainfo.xml"))
	}
}
