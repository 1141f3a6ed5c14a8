#!/bin/sh
# Everything a machine can say about the code beside the tests.
set -eu
cd "$(dirname "$0")/.."

gofumpt=mvdan.cc/gofumpt@v0.9.2
staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.7.0

.ci/deps.sh test

echo "== gofumpt"
unformatted=$(go run "$gofumpt" -l .)
if [ -n "$unformatted" ]; then
	printf 'Not formatted:\n%s\nRun: go run %s -w .\n' "$unformatted" "$gofumpt" >&2
	exit 1
fi

echo "== go vet"
go vet ./...

echo "== staticcheck"
go run "$staticcheck" ./...

echo "== layers"
go test -count=1 -run '^TestLayers$' ./data

echo "== packaging"
# Ids, versions, desktop file, metainfo; the tools are a module of their own. The packages: make package-check.
go -C .ci/tools vet ./...
go -C .ci/tools test -count=1 ./...
go tool -modfile=.ci/tools/go.mod actionlint -shellcheck= -pyflakes=

echo "== data races"
# Packages that link the window system are left to the tour: their C would be compiled once more. So
# are the screens: with the detector on, reading their codes back takes longer than they wait for it.
# What takes long in one goroutine (-short) shows the detector nothing either.
# A program with the detector sleeps a second before it ends. The command line starts programs by the hundred,
# and goroutines only where it scans, swaps or waits: only that is run with the detector.
# shellcheck disable=SC2046 # a list of words
GORACE=atexit_sleep_ms=0 go test -race -short $(go list -f '{{.ImportPath}} {{join .Deps " "}}' ./assets/... ./data/... ./ui/... |
	grep -v -e go-gl/glfw -e '^lanyard/ui/tour' -e '^lanyard/ui ' -e '^lanyard/ui/cli ' | cut -d' ' -f1)
GORACE=atexit_sleep_ms=0 go test -race -short -run 'Scan|Swap|Waits|ImportsAtOnce' ./ui/cli

echo "== tour with Fyne's thread checks"
go run ./ui/tour -threads -themes light -out build/tour-threads
