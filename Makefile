# Two commands: `make demo` shows the desk, `make test` checks it. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
ARGS ?=

.PHONY: demo run test goldens catalogues check format quality peers bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo | make run | make test | make goldens | make catalogues | make quality | make peers | make bench | make lock | make clean"

$(VENV)/.run: requirements/bootstrap.txt requirements/run.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	touch $@

demo: $(VENV)/.dev
	$(BIN)/python -m bot demo $(ARGS)

run: $(VENV)/.run
	$(BIN)/python -m bot run $(ARGS)

test: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

# Writes the digests of the simulated newsroom anew, after a change that is meant; then read what changed in them.
goldens: $(VENV)/.dev
	$(BIN)/pytest -q tests/newsroom --write-goldens
	git diff --stat -- tests/newsroom/goldens

# Renews the message catalogues from the source, after a sentence for people was added or changed.
catalogues: $(VENV)/.dev
	$(BIN)/python -m tools.catalogues

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: $(VENV)/.dev
	$(BIN)/python -m benchmarks.quality $(ARGS)

# What the desk is compared with, in an environment of its own; `make quality` uses it where it is there.
peers: $(PEERS)/.made

$(PEERS)/.made: $(VENV)/.run requirements/peers.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python --require-hashes -r requirements/peers.txt
	touch $@

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(ARGS)

# Rewrites the locked requirements; they name versions and hashes, never an index.
lock: $(VENV)/.run
	for set in bootstrap run dev; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate requirements/$$set.in -o requirements/$$set.txt; \
	done
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate -c requirements/run.txt requirements/peers.in -o requirements/peers.txt

clean:
	rm -rf $(VENV) $(PEERS)
