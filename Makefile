# One way to do each job, here and in CI. `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help run demo test check tour walk pictures bench corpus soak fuzz attack ages interchange package package-check schema translations icon deps upgrade-check release-data

# Nothing of the checkout goes into the binary, so a clone owned by somebody else builds as well.
# This is the only build flag: another set would compile SQLite and the window code anew.
export GOFLAGS ?= -buildvcs=false

help: ## list the jobs
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

run: ## install what is missing, build and open the app (with no display: the tour)
	@.ci/app.sh

demo: ## the same on sample data in a temporary folder, never on your own file
	@.ci/app.sh demo

test: ## install what is missing and run all tests, the end-to-end one in a real window included
	@.ci/deps.sh test
	go test -timeout 20m ./...

check: ## format, vet, staticcheck, layers, data races, and the tour with Fyne's thread checks
	@.ci/check.sh

tour: ## drive the real app through its main path; pictures and exports go to build/tour
	@.ci/deps.sh test
	go run ./ui/tour

pictures: tour ## the same, and renew the README's pictures
	@.ci/pictures.sh

BENCH_MILLION ?= 1
bench: ## measure speed and memory as ratios, each with its goal (BENCH_MILLION=0: no million contacts)
	@.ci/deps.sh test
	@BENCH_MILLION=$(BENCH_MILLION) go run ./ui/bench

corpus: ## read the pictures below the folder DIR with Lanyard and zbarimg: how many, and how fast
	@[ -n "$(DIR)" ] || { echo "Say which folder: make corpus DIR=FOLDER" >&2; exit 2; }
	go run ./ui/bench -corpus "$(DIR)"

walk: ## drive the real window through three days of a conference and through a year, and count beside it what it says
	@.ci/deps.sh test
	go run ./ui/tour -walk -out build/walk

SOAKTIME ?= 10m
soak: ## work the real window for SOAKTIME (10m): memory and open files must stay flat
	@.ci/deps.sh test
	go run ./ui/tour -soak $(SOAKTIME)

FUZZTIME ?= 3m
fuzz: ## run every fuzz target for FUZZTIME (3m)
	@.ci/fuzz.sh $(FUZZTIME)

attack: ## replay every attack that was tried so far, and print what held (minutes; ATTACK=-short: the form of the tests)
	@.ci/deps.sh test
	go run ./ui/attack $(ATTACK)

ages: ## how old each module is that Lanyard is built of, the oldest first
	@.ci/ages.sh

interchange: ## what Lanyard exports, read by khard, Python's csv, icalendar and openpyxl, and LibreOffice
	@.ci/deps.sh interchange
	CI=true LANYARD_LIBREOFFICE=1 go test -count=1 -v -run 'Python|OwnTables|Openpyxl|Icalendar|Khard|LibreOffice' ./ui/cli ./data/format/ics

upgrade-check: ## a file of the last release, opened here: every value, a kill at each step, a full disk, the window
	@.ci/upgrade.sh

release-data: ## keep a file that this release makes for the tests of later ones; once, when it is released
	@.ci/deps.sh test
	go build -o build/lanyard .
	go test -count=1 ./ui/upgrade -run '^TestFilesOfEveryRelease' -write-release "$(CURDIR)/build/lanyard"

package: ## make the packages for Linux and Windows in build/package; the same commit gives the same bytes
	@.ci/package.sh

package-check: ## before a release: install, use, upgrade and remove the packages in a clean Debian and under wine
	@.ci/package-check.sh

schema: ## keep a database of the present schema for the tests; once, when a migration was added
	go test ./data/store -run '^TestEverySchemaOpens$$' -write-schema

translations: ## list all texts of the window in assets/translations/en.json, after one was added or changed
	@go run ./assets/translations

icon: ## render the app's icon, the theme's icons and the sample portraits from their drawings
	@.ci/icon.sh

deps: ## install what building and testing need
	@.ci/deps.sh test
