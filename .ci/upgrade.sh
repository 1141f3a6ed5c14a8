#!/bin/sh
# Checks that a file of the last release is the same in this program: builds that release from its commit, and runs the tests
# of ui/upgrade with both programs.
set -eu
cd "$(dirname "$0")/.."

version=0.1.0
commit=1be68e0dc71dfed50105adfaade95d441e6e11bc

.ci/deps.sh test
build=build/upgrade
mkdir -p "$build"
if [ ! -x "$build/lanyard-$version" ]; then
	git cat-file -e "$commit^{commit}" 2>/dev/null || {
		echo "The commit of $version is not in this clone. Get the whole history: git fetch --unshallow" >&2
		exit 1
	}
	rm -rf "$build/src"
	mkdir -p "$build/src"
	git archive "$commit" | tar -x -C "$build/src"
	(cd "$build/src" && go build -o "../lanyard-$version" .)
	rm -rf "$build/src"
fi
go build -o "$build/lanyard" .
LANYARD_RELEASED="$PWD/$build/lanyard-$version" LANYARD_PRESENT="$PWD/$build/lanyard" CI=true \
	go test -count=1 -v -timeout 60m ./ui/upgrade
