# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help serve check check-github new-page reviews setup-check lapses fix build preview verify archive hosting components audit words test test-all fuzz bench lint links pairs same translated boxes answers adopt python uv

# The pinned uv alone, one's own or .tools/uv: another version refuses the project in words of its own.
PINNED := $(shell sed -n 's/^uv==\([0-9.]*\).*/\1/p' .ci/uv-requirements.txt 2>/dev/null)
is_pinned = $(filter $(PINNED),$(word 2,$(shell $(1) --version 2>/dev/null)))
UV := $(if $(call is_pinned,uv),uv,.tools/uv/bin/uv)
RUN := $(UV) run --locked --no-sync
SYNC := $(UV) sync --locked --quiet --inexact
# The theme's end-of-life banner; README.md tells what moving on takes.
export NO_MKDOCS_2_WARNING := 1
# Containers often forbid it, and every command would compile 1,300 modules anew: a fifth of a build.
unexport PYTHONDONTWRITEBYTECODE
# The machine's own Python, never one fetched from elsewhere.
export UV_PYTHON_DOWNLOADS := never
# Where else the preview should answer, and how much the fuzzer tries.
ADDRESS ?=
EXAMPLES ?= 5000
WORKERS := --numprocesses auto --dist worksteal

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

serve: uv ## Preview at http://127.0.0.1:8000/ – esikatselu – förhandsvisning
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo serve $(if $(ADDRESS),--dev-addr $(ADDRESS))

# The spelling needs Voikko and Hunspell (Debian: libvoikko1 voikko-fi hunspell-sv); without them it says so.
check: uv ## Check the content in seconds – tarkista sisältö – kontrollera innehållet
	@$(SYNC) --group words
	@$(RUN) python -m vaikuttava_museo check

fix: uv ## Mend what is mechanical – korjaa lipsahdukset – rätta småfel (DRY=--dry-run shows without writing)
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo fix $(DRY)

check-github: uv ## Check the content as GitHub shows it: on the lines of a pull request
	@$(SYNC) --group words
	@$(RUN) python -m vaikuttava_museo check --format github $(if $(before),--before "$(before)")

build: uv ## Write the whole site with its PDFs to site/ – the previous one stays if anything is wrong
	@$(SYNC) --group pdf
	@$(RUN) python -m vaikuttava_museo build

preview: uv ## Build the copy for a disk to build/preview/, whatever is wrong: each page tells of its faults
	@$(SYNC) --group pdf
	@$(RUN) python -m vaikuttava_museo preview

verify: uv ## Compare a published site with its sums: make verify url=https://… or folder=site
	@$(SYNC) --group hosting
	@$(RUN) python -m vaikuttava_museo verify "$(or $(url),$(folder),site)"

archive: build ## Pack booklets and site for an archive: build/vaikuttava-museo-….zip (BagIt)
	@$(SYNC) --group archive
	@$(RUN) python -m vaikuttava_museo archive

hosting: uv ## Write what a host needs of site/ to build/hosting/: packed files, headers, redirects (hosting/README.md)
	@$(SYNC) --group hosting
	@$(RUN) python -m vaikuttava_museo hosting $(if $(host),--host "$(host)")

components: uv ## List the packages a release stands on, with their hashes: build/components.cdx.json (CycloneDX)
	@mkdir -p build
	@$(UV) export --locked --quiet --no-default-groups --preview-features sbom-export --format cyclonedx1.5 --output-file build/components.cdx.json >/dev/null
	@echo build/components.cdx.json

# The auditor is locked and audited like everything else, but runs in a passing environment of its own: its many
# dependencies come into none of ours. Strict, because a package that the service does not know is else skipped.
audit: uv ## Ask whether a locked package has a known weakness (needs the network; run weekly)
	@mkdir -p build
	@$(UV) export --locked --quiet --all-groups --no-emit-project --output-file build/requirements.txt >/dev/null
	@$(UV) run --locked --isolated --only-group audit pip-audit --strict --require-hashes --disable-pip --requirement build/requirements.txt

# Finnish needs Voikko (Debian: libvoikko1 voikko-fi).
words: uv ## Teach the search the forms of new words – uudet sanat haulle – nya ord till sökningen
	@$(SYNC) --group words
	@$(RUN) python -m vaikuttava_museo words

test: uv ## Set up everything, the browser included, and prove the site sound: one page of each kind in the browser
	@$(SYNC) --group test
	@sh tests/setup.sh
	@$(RUN) pytest -m 'not thorough and not timing' $(WORKERS) $(only)

test-all: uv ## The rest: every page, width and theme, planted faults, kills, nginx; then what measures time, alone
	@$(SYNC) --group test
	@sh tests/setup.sh
	@failed=0; \
	$(RUN) pytest -m 'thorough and not timing' $(WORKERS) || failed=1; \
	$(RUN) pytest -m timing $$(grep -rl --include='*.py' --exclude-dir=node_modules mark.timing tests) || failed=1; \
	exit $$failed

fuzz: uv ## Try the readers, rules and repairs on EXAMPLES (5000) mutated pages and show the smallest that breaks them
	@$(SYNC) --group test
	@FUZZ_EXAMPLES=$(EXAMPLES) $(RUN) pytest tests/unit/test_properties.py $(WORKERS)

bench: uv ## Measure the site beside Material, Starlight and a bare page: build/bench.md and .svg (some minutes, on a quiet machine)
	@$(SYNC) --group test
	@sh tests/setup.sh bench
	@PYTHONPATH=tests:tests/hosting $(RUN) python -m bench

lint: uv ## Format, lint and type-check the Python code
	@$(SYNC) --group lint
	@$(RUN) ruff format --check vaikuttava_museo tests
	@$(RUN) ruff check vaikuttava_museo tests
	@$(RUN) mypy

links: build ## Check the links that leave the site (needs the network; run on a schedule)
	@$(SYNC) --group test
	@$(RUN) lychee --no-progress --root-dir "$(CURDIR)/site" --index-files index.html --exclude-all-private site

pairs: uv ## Show what is behind in the other language – mikä on jäljessä – vad som blivit efter
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo pairs

same: uv ## Say that a section means the same: make same page=askel-3 section=opening – sama merkitys – samma betydelse
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo same $(if $(page),"$(page)") $(if $(section),"$(section)")

translated: uv ## Say that a change now stands in both languages: make translated page=askel-3 – käännetty – översatt
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo translated $(if $(page),"$(page)") $(if $(section),"$(section)")

boxes: uv ## The lines that answer for what is behind, to paste into a pull request
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo boxes

answers: uv ## Write the answers of a pull request's description into ledger/: make answers body=FILE before=DOCS-OF-MAIN
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo answers --pull-request-body "$(body)" --before "$(before)"

adopt: uv ## Take the answers of merged pull requests (branch answers, after git fetch) into ledger/
	@$(SYNC)
	@sh .github/answers.sh take build/answers
	@$(RUN) python -m vaikuttava_museo adopt build/answers/ledger

new-page: uv ## Begin a new page in both languages: make new-page name=uusi-sivu in=footer (or menu, text) – uusi sivu – ny sida
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo new-page "$(name)" $(if $(in),--in "$(in)")

reviews: uv ## List the pages that nobody has read through for a year – tarkistettavat sivut – sidor att granska
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo reviews

setup-check: uv ## Say what is confirmed before publishing and what not – mikä on vahvistettu – vad som är bekräftat
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo setup-check

lapses: uv ## List what lapses within ninety days – mikä vanhenee – vad som förfaller
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo lapses

python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' 2>/dev/null || \
	{ echo "Tarvitaan Python 3.11.2 tai uudempi. Det behövs Python 3.11.2 eller nyare. Python 3.11.2 or newer is needed." >&2; exit 1; }

uv: python
	@$(if $(or $(filter-out .tools/%,$(UV)),$(call is_pinned,$(UV))),,sh .ci/get-uv.sh)
