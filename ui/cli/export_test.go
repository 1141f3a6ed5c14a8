package cli_test

import (
	"strings"
	"testing"
)

func TestATableSaysWhatASpreadsheetWouldRun(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("hot.csv", "Name,Company,Notes\nAnn Ott,Acme,\nBo Roe,=1+1,x;=2+2\n"))
	const words = "2 cells would run as formulas in a spreadsheet, the first in row 3, Organisation; for a spreadsheet choose --format xlsx or --for spreadsheet"
	for name, c := range map[string]struct {
		args []string
		says bool
	}{
		"for apps":         {nil, true},
		"into a file":      {[]string{"-o", "people.csv"}, true},
		"for spreadsheets": {[]string{"--for", "spreadsheet"}, false},
		"a workbook":       {[]string{"--format", "xlsx"}, false},
		"cards":            {[]string{"--format", "vcard"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if r := d.run(append([]string{"export"}, c.args...)...); r.code != 0 || strings.Contains(r.errout, words) != c.says {
				t.Errorf("exit %d: %s", r.code, r.errout)
			}
		})
	}
}
