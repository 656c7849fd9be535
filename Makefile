# What people do with the hub. A fresh machine needs Python 3.12 or newer, Node 20 or newer with npm, make and git.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PORT ?= 8000
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py

# For commands that read the settings but use no server.
OFFLINE := DEMO=1 DATABASE_URL=postgres://nobody@127.0.0.1:1/none REDIS_URL=redis://127.0.0.1:1/0
# What a production server would be told.
PRODUCTION := env -u DEMO -u DEBUG BASE_URL=https://hub.example ALLOWED_HOSTS=hub.example \
	DEFAULT_FROM_EMAIL=hub@hub.example MAIL_URL=smtp://localhost:25 \
	DATABASE_URL=postgres://hub@localhost/hub REDIS_URL=redis://localhost:6379/0

# The tests start a hundred programs, and each would compile the sources again where the machine forbids to keep them.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help demo test check project bench messages install static chromium gettext

help: ## List the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

demo: install ## Run the hub with demo data on http://127.0.0.1:8000/ (PORT=8001 changes it) until Ctrl-C
	@exec env DEMO=1 $(MANAGE) demo --port $(PORT)

test: install chromium static ## Run the whole test suite (ARGS="-k join" runs a part)
	@exec $(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)

check: install gettext ## Check style, types, templates, migrations, settings and translations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	@echo ".venv/bin/mypy, and beside it:"
	@$(OFFLINE) SECRET_KEY=types-need-none-and-make-no-file-for-it .venv/bin/mypy & types=$$!; \
		trap "kill $$types 2>/dev/null || true" EXIT; \
		$(MAKE) --no-print-directory project; \
		wait $$types

bench: install static ## Measure the performance and write var/bench.json
	@exec $(PYTHON) -m tests.load.bench $(ARGS)

messages: install gettext ## Bring the translation catalogues up to date with the sources
	@mkdir -p locale
	@$(PYTHON) -m django makemessages --locale=fr --locale=es --no-location --no-wrap --no-obsolete \
		--ignore=node_modules --ignore=var

# ── What the commands above need ─────────────────────────────────────────────────────────────
install: .venv/.installed node_modules/.installed

# What `check` looks at beside the types, which take longer than all this.
project:
	.venv/bin/djlint templates --lint --quiet
	DEMO=1 EMBEDDED_NAME=check EMBEDDED_DURABLE=0 $(MANAGE) makemigrations --check --dry-run
	@echo "$(MANAGE) check --deploy --fail-level WARNING"
	@SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') \
		$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(OFFLINE) $(MANAGE) check_catalogues

static: install
	@$(OFFLINE) $(MANAGE) compile_catalogues --verbosity 0
	@$(OFFLINE) $(MANAGE) collectstatic --no-input --verbosity 0

FIT_PYTHON := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))

# The stamp is older than the lock only when the lock has changed. A virtual environment that stopped working, or was
# made by an older Python, is made again.
.venv/.installed: requirements/dev.txt
	@if ! $(PYTHON) -c '$(FIT_PYTHON)' 2>/dev/null; then \
		python=; \
		for candidate in python3 python3.13 python3.12 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/*/bin/python3; do \
			if "$$candidate" -c '$(FIT_PYTHON)' 2>/dev/null; then python=$$candidate; break; fi; \
		done; \
		if [ -z "$$python" ]; then \
			echo "Python 3.12 or newer with its venv module is missing: install it (https://www.python.org/downloads/," \
				"or on Debian and Ubuntu: apt-get install python3 python3-venv)" >&2; \
			exit 1; \
		fi; \
		"$$python" -m venv --clear .venv; \
	fi
	@echo "Installing the Python packages ..."
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

node_modules/.installed: package-lock.json
	@if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; then \
		echo "Node 20 or newer is missing (found: $$(node --version 2>/dev/null || echo none)):" \
			"install it from https://nodejs.org/" >&2; \
		exit 1; \
	fi
	@if ! command -v npm >/dev/null; then echo "npm is missing: it comes with Node, or install it" >&2; exit 1; fi
	@echo "Installing the front-end packages ..."
	@npm ci --loglevel=error
	@touch $@

# $(call ensure,programs of which one is enough,package that has one)
define ensure
	for program in $(1); do if command -v $$program >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing $(2) ..."; \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
	else \
		echo "$(2) is missing: install it (on Debian: sudo apt-get install $(2))" >&2; \
		exit 1; \
	fi
endef

chromium:
	@$(call ensure,chromium chromium-browser google-chrome google-chrome-stable,chromium)

gettext:
	@$(call ensure,xgettext,gettext)
