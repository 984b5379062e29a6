# argmap: a newcomer needs Python 3.11 or later, and make. `make help` lists what there is.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test coverage soak kernels types lint lowest bench record docs pictures clean

# Any Python from 3.11 on will do: make PYTHON=/path/to/python chooses one.
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$name; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin

help:  ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# One stamp for what a user installs, one for a developer's tools: a second run is quick.
$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "argmap needs Python 3.11 or later with venv; try make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet -e ".[fast,sat,tables]"
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev $(if $(CI),--group cluster)
	@touch $@

demo: $(VENV)/.installed  ## score and draw the map of a real debate
	@$(BIN)/argmap demo build/demo

# What checks the script of the page comes with npm: without it the types of the script go unchecked, and this says so.
NODE_TOOLS := tools/page/node_modules
$(NODE_TOOLS)/.installed: tools/page/package.json
	@npm install --prefix tools/page --no-package-lock --no-audit --no-fund --silent
	@touch $@

types:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(NODE_TOOLS)/.installed && $(NODE_TOOLS)/.bin/tsc -p tools/page; \
	elif test -n "$(CI)"; then echo "npm is needed to check the script of the page" >&2; exit 1; \
	else echo "no npm: the types of the page's script were not checked" >&2; fi

lint: $(VENV)/.developer types  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# The kernels are compiled once, beside all that needs none of them: else every worker of pytest would compile its own.
test: $(VENV)/.developer  ## everything that has to hold before a change goes in
	$(MAKE) --jobs=2 kernels lint docs
	$(BIN)/python tools/check_wheel.py
	$(BIN)/python -m pytest -n auto

# Counting which lines run makes the tests take three times as long, so it is asked for by itself.
coverage: $(VENV)/.developer kernels  ## which lines the tests never run
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

kernels: $(VENV)/.developer
	$(BIN)/python tools/compile_kernels.py

soak: $(VENV)/.developer  ## the long searches whole, and every property some twenty times as often as `make test` tries it
	ARGMAP_SOAK=1 $(BIN)/python -m pytest -n auto -m "soak or hypothesis" -p no:randomly --timeout=1800 --durations=40

# The lowest versions that argmap says it works with, in an environment of their own; the oldest Python is the one to take.
LOWEST := build/lowest
LOWEST_PYTHON ?= $(shell command -v python3.11 || echo $(PYTHON))
LOWEST_TESTS ?= tests/model tests/formats tests/network tests/semantics tests/solve tests/scoring \
	tests/columns tests/answers tests/acceptance tests/display tests/plots tests/sql tests/cli

$(LOWEST)/.installed: pyproject.toml tools/lowest.py
	rm -rf $(LOWEST)
	$(LOWEST_PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(LOWEST)/bin/python tools/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet -c $(LOWEST)/constraints.txt -e ".[fast,frames,plots,sat,sql,tables,widget]" --group test
	@touch $@

# The SDK of `mcp` asks for a newer pydantic than argmap does, so what needs it is tested beside the rest.
$(LOWEST)/assistant/.installed: $(LOWEST)/.installed
	rm -rf $(@D)
	$(LOWEST_PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	grep -v '^pydantic==' $(LOWEST)/constraints.txt > $(@D)/constraints.txt
	$(@D)/bin/python -m pip install --quiet -c $(@D)/constraints.txt -e ".[mcp]" --group test
	@touch $@

lowest: $(LOWEST)/.installed $(LOWEST)/assistant/.installed  ## a part of the tests with the lowest versions of everything that argmap asks for
	$(LOWEST)/bin/python -m pytest -n auto -q $(LOWEST_TESTS)
	$(LOWEST)/assistant/bin/python -m pytest -q tests/assistant

SIZES ?= 1000,10000,100000,1000000
ONLY ?=

# Other libraries to compare with: had if they can be had, and not needed.
$(VENV)/.peers: $(VENV)/.developer
	@$(BIN)/python -m pip install --quiet --group peers || echo "NO PEERS COULD BE INSTALLED: nothing is compared with them" >&2
	@$(BIN)/python -m pip install --quiet --group chance-peers || echo "NO PEERS FOR CHANCES COULD BE INSTALLED: nothing is compared with them" >&2
	@touch $@

bench: $(VENV)/.peers  ## how long things take, and whether that is as quick as it should be
	@mkdir -p build/bench
	ARGMAP_BENCH_SIZES=$(SIZES) $(BIN)/python -m pytest benchmarks --benchmark-only -p no:randomly -q --timeout=0 \
		--benchmark-max-time=0.2 --benchmark-min-rounds=3 --benchmark-json=build/bench/times.json \
		--benchmark-columns=min,median,rounds --benchmark-sort=min $(ONLY)
	$(BIN)/python -m benchmarks.ratios --output build/bench/ratios.json

record: $(VENV)/.developer  ## take what was measured last into the page of the benchmarks
	$(BIN)/python -m benchmarks.record

docs: $(VENV)/.developer  ## build the documentation into site/
	$(BIN)/python tools/draw_gallery.py
	$(BIN)/zensical build --clean --strict

pictures: $(VENV)/.developer  ## draw the pictures of the README and the documentation anew
	$(BIN)/python tools/draw_pictures.py

clean:  ## remove everything that was made
	rm -rf $(VENV) $(NODE_TOOLS) build dist site docs/gallery .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .cache
