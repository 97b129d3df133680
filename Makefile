# `make demo` shows the desk, `make test` checks everything. Each target sets up .venv first, at the locked versions.
# The newest Python that the tests know, if it can make an environment: on 3.13 they take 10 to 20 % less time.
PYTHON ?= $(shell python3.13 -c 'import ensurepip' 2>/dev/null && echo python3.13 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
ARGS ?=
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-header --no-annotate

# Python keeps compiled modules even where the environment forbids it, as images of containers do: the tests start dozens
# of processes, and each would compile the same modules again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo run test suite simulate goldens catalogues check package format quality peers bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo | run | check | test | simulate | package | format | goldens | catalogues | quality | peers | bench | lock | clean"

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

# Format, lint, types and layers: seconds, for every save.
check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Everything: the checks above, beside every test.
test: $(VENV)/.dev
	@$(MAKE) --no-print-directory -j 2 check suite

# Three processes on two cores: some tests wait for others. In a new checkout one process compiles the tests first, since
# each of the three would compile all of them.
suite: $(VENV)/.dev | tests/__pycache__
	$(BIN)/pytest -n 3 --dist worksteal $(ARGS)

tests/__pycache__: | $(VENV)/.dev
	-@$(BIN)/pytest --collect-only -qq > /dev/null

# Weeks of the whole desk under faults, a seed each; `make test` runs the first 40. ARGS="--seeds 5000", "--seed 17 --log".
simulate: $(VENV)/.dev
	$(BIN)/python -m benchmarks.simulation $(ARGS)

# Builds the source archive, the wheel from it, and tries the wheel in an empty environment outside the checkout: with
# this Python, and with the oldest that the desk promises to run on.
package: $(VENV)/.dev
	rm -rf dist
	$(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir dist
	$(BIN)/python -m tools.package_check dist
	! python3.11 -c '' 2>/dev/null || $(BIN)/python -m tools.package_check dist python3.11

# Rewrites the digests of the simulated newsroom after an intended change; then read the difference.
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

# The libraries that `make quality` compares the desk with, in an environment of their own; it runs without them too.
peers: $(PEERS)/.made

$(PEERS)/.made: $(VENV)/.run requirements/peers.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python --require-hashes -r requirements/peers.txt
	touch $@

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks $(ARGS)

# Compiles the locked requirements from pyproject.toml: versions and hashes, never an index. `make lock ARGS=--upgrade`
# takes newer versions.
lock: $(VENV)/.run
	$(COMPILE) $(ARGS) requirements/bootstrap.in -o requirements/bootstrap.txt
	$(COMPILE) $(ARGS) pyproject.toml -o requirements/run.txt
	$(COMPILE) $(ARGS) pyproject.toml --extra metrics -c requirements/run.txt -o requirements/metrics.txt
	$(COMPILE) $(ARGS) pyproject.toml --extra cluster -c requirements/run.txt -o requirements/cluster.txt
	$(COMPILE) $(ARGS) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) $(ARGS) requirements/peers.in -c requirements/run.txt -o requirements/peers.txt

clean:
	rm -rf $(VENV) $(PEERS) dist
