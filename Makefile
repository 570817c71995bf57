# Few targets; each does the set-up that it needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
CHAT := $(VENV)/.installed
ALL := $(VENV)/.installed-with-tests

.PHONY: install chat test lint eval bench bench-page screenshots

$(CHAT): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) .
	touch $(CHAT)

$(ALL): $(CHAT)
	$(PIP) ".[dev]"
	touch $(ALL)

# what the chat and the command line need, without the tests
install: $(CHAT)

chat: install
	$(BIN)/vraagbaak serve

test: $(ALL) lint
	$(BIN)/python -m pytest

lint: $(ALL)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(ALL)
	$(BIN)/vraagbaak eval --report verslag/kwaliteit.md

bench: $(ALL)
	$(BIN)/python -m tests.bench

bench-page: $(ALL)
	$(BIN)/python -m tests.bench_page docs/snelheid.md

screenshots: $(ALL)
	$(BIN)/python -m tests.screenshots
