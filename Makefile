# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help serve check build words test bench lint links python uv

UV := $(shell command -v uv 2>/dev/null || echo .tools/uv/bin/uv)
RUN := $(UV) run --locked --no-sync
SYNC := $(UV) sync --locked --quiet --inexact
# The theme's end-of-life banner; README.md tells what moving on takes.
export NO_MKDOCS_2_WARNING := 1
# The machine's own Python, never one fetched from elsewhere.
export UV_PYTHON_DOWNLOADS := never

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

serve: uv ## Preview at http://127.0.0.1:8000/ – esikatselu – förhandsvisning
	@$(SYNC)
	@$(RUN) mkdocs serve --dev-addr 127.0.0.1:8000

check: uv ## Check the content in seconds – tarkista sisältö – kontrollera innehållet
	@$(SYNC)
	@$(RUN) python -m vaikuttava_museo check

build: uv ## Write the whole site with its PDFs to site/ – the previous one stays if anything is wrong
	@$(SYNC) --group pdf
	@rm -rf build/site
	@$(RUN) mkdocs build --quiet --strict --site-dir build/site
	@$(RUN) python -m vaikuttava_museo.pdf --site build/site
	@rm -rf site && mv build/site site && echo "site/"

# Finnish needs Voikko (Debian: libvoikko1 voikko-fi).
words: uv ## Teach the search the forms of new words – uudet sanat haulle – nya ord till sökningen
	@$(SYNC) --group words
	@$(RUN) python -m vaikuttava_museo.search --fill

test: uv ## Set up everything, the browser included, and run all tests
	@$(SYNC) --group test
	@sh tests/setup.sh
	@$(RUN) pytest -m 'not timing' --numprocesses auto --dist worksteal
	@$(RUN) pytest -m timing

bench: uv ## Measure the site beside the stock theme and print the table (some ten minutes)
	@$(SYNC) --group test
	@sh tests/setup.sh
	@PYTHONPATH=tests $(RUN) python -m bench

lint: uv ## Format, lint and type-check the Python code
	@$(SYNC) --group lint
	@$(RUN) ruff format --check vaikuttava_museo tests
	@$(RUN) ruff check vaikuttava_museo tests
	@$(RUN) mypy

links: build ## Check the links that leave the site (needs the network; run on a schedule)
	@$(SYNC) --group test
	@$(RUN) lychee --no-progress --root-dir "$(CURDIR)/site" --index-files index.html --exclude-all-private site

python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null || \
	{ echo "Tarvitaan Python 3.11.5 tai uudempi. Det behövs Python 3.11.5 eller nyare. Python 3.11.5 or newer is needed." >&2; exit 1; }

uv: python
	@test -x "$(UV)" || command -v "$(UV)" >/dev/null || sh .ci/get-uv.sh
