# The words of the project: the same for people and for CI. Each sets up .venv first, once.
# Needed beforehand: make, and Python 3.11 or newer (python3 -m venv).
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell sh scripts/python.sh)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EVAL ?= ../shared/eval
# 'make gate GATE=--commit' raises the committed floors to what is measured.
GATE ?=
# Two processes: the language model is loaded once in each.
WORKERS ?= 2

.PHONY: help demo test check gate calibrate bench schema docs readme browser lint types generated clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(READY)  ## load the bundled articles, print their statements, query them, write a page
	$(BIN)/kg demo

test: $(READY) browser  ## run the tests
	$(BIN)/pytest -rs -n $(WORKERS) --dist loadfile

check: $(READY) lint types generated browser  ## what CI runs: format, lint, types, layers, generated files, tests
	$(BIN)/pytest -rs -n $(WORKERS) --dist loadfile

gate: $(READY)  ## measure extraction against the annotated articles and our own gold, and the committed floors
	$(BIN)/python tests/evaluation/gate.py --eval $(EVAL) $(GATE)

bench: $(READY)  ## articles a minute, memory; positions at 10,000 statements, queries at 100,000; the page
	$(BIN)/python tests/benchmarks/extraction.py
	$(BIN)/python tests/benchmarks/memory.py
	$(BIN)/python tests/benchmarks/positions.py
	$(BIN)/python tests/benchmarks/queries.py
	$(BIN)/python tests/benchmarks/search.py
	$(BIN)/python tests/benchmarks/page.py

schema: $(READY)  ## write schema/ontology.ttl anew from kg_schema
	$(BIN)/python scripts/documentation.py --write schema

docs: $(READY)  ## write the generated pages of docs/ anew
	$(BIN)/python scripts/documentation.py --write docs

readme: $(READY)  ## write the output of the shown commands, and the measured figures, into README.md
	$(BIN)/python scripts/documentation.py --write readme

calibrate: $(READY)  ## fit loaders/kg_loaders/confidence.yaml to the annotated articles, and write docs/confidence.md
	$(BIN)/python scripts/calibrate.py --eval $(EVAL)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

generated: $(READY)
	$(BIN)/python scripts/documentation.py --check schema docs

browser:
	@sh scripts/browser.sh

.PHONY: soak
soak: $(READY)  ## compare the engines with plain answers on 2,000 cases of random graphs
	PYTHONPATH=.:tests $(BIN)/python tests/contract/differential.py 1000 167

clean:  ## remove the environment and everything that tools left
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo-workspace

$(READY): pyproject.toml requirements.lock scripts/environment.sh
	@sh scripts/environment.sh "$(PYTHON)" $(VENV)
	@touch $(READY)
