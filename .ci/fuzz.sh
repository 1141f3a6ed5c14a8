#!/bin/sh
# Runs every fuzz target of the module for the given time, one after the other. What is found stays
# in testdata/fuzz as a case of the ordinary tests.
set -eu
cd "$(dirname "$0")/.."
time=${1:-3m}
failed=

for package in $(go list ./...); do
	folder=$(go list -f '{{.Dir}}' "$package")
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$folder"/*_test.go 2>/dev/null); do
		echo "== $package $target"
		go test -run '^$' -fuzz "^$target\$" -fuzzminimizetime 100x -fuzztime "$time" "$package" || failed="$failed $package:$target"
	done
done
[ -z "$failed" ] || { echo "Found something:$failed" >&2; exit 1; }
