# newsfold: `make help` lists what can be done here.

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,\
	$(shell $(p) -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] < (3,14))' 2>/dev/null && echo $(p))))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test check lint types walls tests docs format clean
.DEFAULT_GOAL := help

help: ## List what can be done
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "make %-8s %s\n", $$1, $$2}'

run: .venv/installed ## Fold data/raw and print where the report is
	@$(BIN)/newsfold run

test: .venv/installed-dev ## Run all tests and doctests
	@$(BIN)/python -m pytest

check: lint types walls tests ## Lint, types, import contracts, dependencies, tests: what CI runs

lint: .venv/installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: .venv/installed-dev
	@$(BIN)/mypy

walls: .venv/installed-dev
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

tests: test

docs: .venv/installed ## Write the pages of docs/ that are made from the code
	@$(BIN)/python -c "from pipeline.configure import describe_settings as d; print(d(), end='')" >docs/settings.md
	@$(BIN)/python -c "from pipeline.ingest import describe_codes as d; print(d(), end='')" >docs/issues.md
	@$(BIN)/python -c "from pipeline.report import describe_tables as d; print(d(), end='')" >docs/tables.md

format: .venv/installed-dev ## Lay the code out and mend what can be mended by machine
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

clean: ## Remove the environment and every edition
	rm -rf .venv data/processed/editions data/processed/latest

.venv/installed: pyproject.toml constraints.txt | .venv
	@echo "Installing newsfold into .venv: a few minutes, once" >&2
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing what the tests need into .venv" >&2
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

.venv:
	@test -n "$(PYTHON)" || { echo "newsfold needs Python 3.11, 3.12 or 3.13; name it with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
	@$(PIP) install --upgrade 'pip>=25'
