# Everything a user or developer runs. Needs Python 3.11-3.13 and a package index, nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SAMPLE := corpora_sample
OUT ?= demo-run
TREEBANK ?= ../shared/treebank

.PHONY: help demo test check format learn quality bench model notebooks screenshots clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "dossier-nlp needs Python 3.11, 3.12 or 3.13; set PYTHON=python3.12, for instance")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable '.[xlsx]'
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --constraint constraints.txt --editable '.[dev,xlsx,cluster]'
	touch $@

demo: $(VENV)/.installed  ## set up, run the sample dossiers, say where the report is
	$(BIN)/dossier-nlp demo --out $(OUT)

test: $(VENV)/.installed-dev  ## set up and run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev  ## format, lint, types, order of the rooms, lexicons
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dossier-nlp lexicon check

format: $(VENV)/.installed-dev  ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

learn: $(VENV)/.installed  ## train the learned parts of tagging on the sample dossiers
	$(BIN)/python training/learn.py

quality: $(VENV)/.installed  ## measure by leave-one-dossier-out and write docs/quality.md
	$(BIN)/python training/learn.py --leave-one-out .cache/learned
	$(BIN)/python bench/quality.py --models .cache/learned --write docs/quality.md

bench: $(VENV)/.installed-dev  ## speed and memory
	$(BIN)/python bench/speed.py

model: $(VENV)/.installed-dev  ## train the embedded Dutch model (TREEBANK=folder)
	$(BIN)/python training/train.py --treebank $(TREEBANK)

notebooks: $(VENV)/.installed-dev  ## execute the notebooks
	$(BIN)/python -m pytest tests/unit/reporting/test_notebooks.py

screenshots: $(VENV)/.installed-dev  ## pictures of the pages of the demo run, for the docs
	$(BIN)/python bench/screenshots.py $(OUT) docs/images

clean:  ## remove what was made (not the venv)
	rm -rf $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
