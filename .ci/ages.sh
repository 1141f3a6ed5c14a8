#!/bin/sh
# Lists the modules that the program or its tests are built of, the oldest release first: its age in
# years, the day it was published, the module.
set -eu
cd "$(dirname "$0")/.."
go list -deps -test -f '{{with .Module}}{{with .Time}}{{.Format "2006-01-02"}}{{else}}-{{end}} {{.Path}} {{.Version}}{{end}}' ./... |
	sort -u | awk -v now="$(date +%Y-%m-%d)" '
		function days(day, part) { split(day, part, "-"); return 365.25 * part[1] + 30.44 * part[2] + part[3] }
		$1 != "-" { printf "%5.1f  %s  %s %s\n", (days(now) - days($1)) / 365.25, $1, $2, $3 }'
