# One command each: serve, test, lint, bench, eval, bundle. All of them set up .venv first and may be run again at any time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# A bundle made by `make bundle` carries its packages in wheels/: then nothing is fetched.
OFFLINE := $(if $(wildcard wheels),--no-index --find-links wheels,)
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: serve install test lint format bench eval fuzz bundle editor clean

serve: $(VENV)/.installed
	$(BIN)/trobut serve --host $(HOST) --port $(PORT)

install: $(VENV)/.installed

test: $(VENV)/.tested
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.tested
	$(PIP) install --quiet $(OFFLINE) -e ".[bench]"
	$(BIN)/python -m pytest -m benchmark -s tests/benchmarks

eval: $(VENV)/.tested
	$(BIN)/python -m pytest -s tests/evaluation
	$(BIN)/trobut eval checker samples --faults 300 --seed 1
	$(BIN)/trobut eval drafting samples

fuzz: $(VENV)/.tested
	$(PIP) install --quiet $(OFFLINE) -e ".[fuzz]"
	$(BIN)/python -m tests.fuzz --seconds 600

bundle: $(VENV)/.installed
	$(BIN)/python .ci/bundle.py $(BIN)/python

editor: # and the packed scripts of the pages
	cd api/editor && npm ci --no-audit --no-fund && npm run build

clean:
	rm -rf $(VENV) build dist *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Cần Python 3.11 trở lên, đang có %d.%d." % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet $(OFFLINE) --upgrade pip "setuptools>=77"
	$(PIP) install --quiet $(OFFLINE) --no-build-isolation -e .
	$(BIN)/python -m compileall -q api assistant corpus prompts retrieval
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --quiet $(OFFLINE) --no-build-isolation -e ".[test]"
	touch $@
