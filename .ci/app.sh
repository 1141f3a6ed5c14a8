#!/bin/sh
# Builds the app and opens it; `app.sh demo` opens it on sample data.
set -eu
cd "$(dirname "$0")/.."

.ci/deps.sh run
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
	echo "There is no display here to open a window on: running the tour instead (pictures go to build/tour)."
	.ci/deps.sh test
	exec go run ./ui/tour
fi

binary=build/lanyard$(go env GOEXE)
echo "Building $binary. The first time takes some minutes: it compiles SQLite and the window code."
go build -o "$binary" .
if [ "${1:-}" = demo ]; then
	exec "$binary" --demo
fi
exec "$binary"
