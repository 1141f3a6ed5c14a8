#!/bin/sh
# Takes the README's pictures from the tour's, with fewer colours: they are looked at, not measured.
set -eu
cd "$(dirname "$0")/.."
mkdir -p assets/pictures

take() {
	convert "build/tour/$1.png" -strip +dither -colors 255 -define png:compression-level=9 "png8:assets/pictures/$2.png"
}

take light-today today
take light-people people
take light-swap swap
take dark-people dark
ls -l assets/pictures
