# Two commands do all the set-up: `make demo` and `make test`; `make bench` holds the benchmarks.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --no-deps

.PHONY: demo test check bench clean

demo: .venv/.installed
	@mkdir -p build
	@$(BIN)/citecheck check fixtures/demo/draft.md --store fixtures/demo/store --offline \
	    --as-of 2026-06-01 --today 2026-06-02 \
	    --format terminal --format html=build/demo.html || test $$? -eq 1
	@echo "The same report as a page: build/demo.html"

test: check
	$(BIN)/pytest

check: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

# What the benchmarks have reached must hold; those on the open data run where it is at hand:
# make bench CITECHECK_BENCH_DATA=/path/to/data
bench: .venv/.installed-dev
	$(BIN)/python benchmarks/gate.py

clean:
	rm -rf build dist .venv

# Everything that is installed is pinned by version and hash, and nothing is resolved: what is
# published later changes nothing. `pip check` says whether the pins belong together. citecheck
# itself is added as it lies here, built by the pinned hatchling.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	$(INSTALL) --require-hashes -r constraints.txt
	$(INSTALL) --no-build-isolation -e .
	@$(PIP) check >/dev/null || $(PIP) check
	@touch $@

.venv/.installed-dev: .venv/bin/python pyproject.toml constraints-dev.txt
	$(INSTALL) --require-hashes -r constraints-dev.txt
	$(INSTALL) --no-build-isolation -e .
	@$(PIP) check >/dev/null || $(PIP) check
	@touch .venv/.installed $@
