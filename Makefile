# Few targets; each does the set-up that it needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install chat test lint eval bench bench-page screenshots

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $(STAMP)

chat: install
	$(BIN)/vraagbaak serve

test: install lint
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: install
	$(BIN)/vraagbaak eval --report verslag/kwaliteit.md

bench: install
	$(BIN)/python -m tests.bench

bench-page: install
	$(BIN)/python -m tests.bench_page docs/snelheid.md

screenshots: install
	$(BIN)/python -m tests.screenshots
