# `make run` sets up and opens the app; `make test` sets up and passes every test. Both make their own environment.
# The first Python that runs and is new enough; PYTHON=… on the command line overrides it.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
BIN := .venv/bin

.PHONY: run test test-fast faults fuzz load lock mutants lint system spark bench pictures clean

run: .venv/.run
	$(BIN)/python -m composer app

test: .venv/.dev system lint
	$(BIN)/python tests/live_server.py --install
	$(BIN)/python -m pytest -n 2 --dist loadfile || { \
	  echo "What failed while two workers shared the machine must pass alone:"; \
	  $(BIN)/python -m pytest --last-failed --last-failed-no-failures all; }

# Only what needs no browser, database server, mail server or model.
test-fast: .venv/.dev lint
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not postgres and not mail and not live"

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy

# Chromium, PostgreSQL, Dovecot and Postfix from Debian's packages, where this user may install them.
system:
	sh tests/system.sh

# Every fault at length: 200 kills of each kind, 10,000 power cuts, a full disk at 300 places (docs/trust.md): half an hour.
faults: .venv/.dev
	FAULTS=all $(BIN)/python -m pytest tests/faults -s -p no:cacheprovider --timeout 3000

# Reports and bulk checks on a local cluster of two Spark workers; needs Java 17 and half a gigabyte, so in an environment of its own.
spark: .venv/.dev
	$(BIN)/python -m venv .cache/spark
	.cache/spark/bin/python -m pip install --quiet -r requirements-dev.txt "pyspark>=4,<5"
	.cache/spark/bin/python -m tests.spark_cluster

# A million damaged and hostile inputs for every reader; findings are kept in .cache/fuzz (docs/trust.md).
fuzz: .venv/.dev
	$(BIN)/python -m tests.fuzz 1000000

# Twenty people at once for five minutes and a record of 200,000 messages, over real websockets (docs/benchmarks.md).
load: .venv/.dev
	$(BIN)/python -m benchmarks.load

# The digests of everything that is installed, after a change of requirements.txt or requirements-dev.txt.
lock: .venv/bin/python
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet pip-tools
	.cache/lock/bin/python scripts/build_lock.py

# Small changes to the code of each room, of which its own tests must notice 85 in 100 (docs/benchmarks.md): hours on one core.
mutants: .venv/.dev
	nice -n 10 $(BIN)/python -m tests.mutants

# Every table of docs/benchmarks.md; each script says in its first lines what it takes.
bench: .venv/.dev
	for each in cold check audit evaluate_rules grounding compose record imports reports simulation pages editor walk; do \
	  $(BIN)/python -m benchmarks.$$each || exit 1; done

pictures: .venv/.dev
	$(BIN)/python docs/take_pictures.py

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Overture needs Python 3.11 or newer."; exit 1; }
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "There is no $(PYTHON) here. Leave PYTHON out, or name a Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: Overture needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

# The first time this fetches what Overture is built on; from then on nothing is asked of the network.
# By the digests in the lock; without them only where the lock is older than the list, which a test does not let pass.
.venv/.run: .venv/bin/python requirements.txt requirements.lock
	@echo "Setting up: this fetches about 250 MB once and takes a minute or two."
	@{ if $(BIN)/python scripts/build_lock.py --covers requirements; \
	  then $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	  else $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt; fi; } 2>.venv/setup.log || { \
	  echo "The set-up needs the network this once, and could not fetch everything. Connect and run it again (details: .venv/setup.log)."; \
	  exit 1; }
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt requirements-dev.lock
	if $(BIN)/python scripts/build_lock.py --covers requirements-dev; \
	then $(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock; \
	else $(BIN)/python -m pip install --quiet -r requirements-dev.txt; fi
	touch $@

clean:
	rm -rf .venv .cache build dist
