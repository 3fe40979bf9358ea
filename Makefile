# The two that matter are `make run` and `make test`. Both need Python 3.11 or newer, make, and nothing else.

PYTHON ?= python3
PORT ?= 8000
LETTERS ?= 500
PLEDGES ?= 5000

IN_VENV := .venv/bin/python
MANAGE := $(IN_VENV) manage.py
BABEL := $(IN_VENV) -m babel.messages.frontend --quiet
INSTALL := $(IN_VENV) -m pip install -qq --disable-pip-version-check --require-hashes

# The settings read .env too; what make itself must know of it is read here.
from_env_file = $(shell sed -n 's/^$(1)=//p' .env 2>/dev/null | tr -d "\"'")
DATA := $(or $(DATA_DIR),$(call from_env_file,DATA_DIR),var)
ifeq ($(or $(SITE_URL),$(call from_env_file,SITE_URL)),)
export SITE_URL := http://127.0.0.1:$(PORT)
endif

# A stamp's name carries the check sum of what it stands for. So only other content, or another Python, makes the
# virtual environment anew, and not a fresh clone or a file that was merely touched.
stamp = $(shell { $(PYTHON) --version; cat $(1); } 2>/dev/null | cksum | tr ' ' '-')
TO_RUN := .venv/to-run-$(call stamp,requirements.txt)
TO_TEST := .venv/to-test-$(call stamp,requirements.txt requirements-dev.txt)

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard tracker/locale/*/LC_MESSAGES/*.po))
STATIC_FILES := $(shell find static -type f 2>/dev/null)
COLLECTED := $(DATA)/static-files-collected

.SILENT:
.PHONY: help run ready secret-key free-port demo demo-register test lint format messages lock bench screenshots

help: ## List these targets
	sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s%s\n", $$1, $$2 }'

# ---- to run it ------------------------------------------------------------------------------------------------

run: free-port ready ## Set everything up and serve the register on this machine until Ctrl-C (PORT=8001: another port)
	echo "Nakoming is at http://127.0.0.1:$(PORT)/  Ctrl-C stops it."
	exec $(IN_VENV) -m gunicorn tracker.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 1 --threads 4 \
		--no-control-socket --log-level warning

demo: ## Make and serve a large synthetic register under var/demo, apart from yours (LETTERS=, PLEDGES=)
	$(MAKE) --no-print-directory demo-register run DATA_DIR=var/demo \
		DATABASE_URL="sqlite:///$(CURDIR)/var/demo/nakoming.sqlite3"

demo-register: secret-key
	[ -f $(DATA)/made ] || { $(MANAGE) migrate --verbosity 0 && \
		$(MANAGE) make_register --letters $(LETTERS) --pledges $(PLEDGES) --seed 1 && touch $(DATA)/made; }

ready: secret-key $(CATALOGUES) $(COLLECTED)
	$(MANAGE) set_up

secret-key: $(TO_RUN)
	[ -n "$$SECRET_KEY" ] || grep -qs '^SECRET_KEY=' .env || [ -s $(DATA)/secret_key ] || { umask 077 && mkdir -p $(DATA) && \
		$(IN_VENV) -c 'import secrets; print(secrets.token_urlsafe(50))' > $(DATA)/secret_key; }

free-port: $(TO_RUN)
	$(IN_VENV) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) is taken or cannot be used. Choose another one, for example: make run PORT=8001" >&2; exit 1; }

$(TO_RUN):
	command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; there is no '$(PYTHON)' here." >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed;" \
		"'$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another one, for example: make run PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing." \
		"Debian and Ubuntu have it in a package of its own: apt-get install python3-venv" >&2; exit 1; }
	echo "Installing the packages into .venv ..."
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) -r requirements.txt
	touch $@

$(COLLECTED): $(STATIC_FILES) $(TO_RUN) | secret-key
	$(MANAGE) collectstatic --no-input --verbosity 0
	touch $@

%.mo: %.po | $(TO_RUN)
	$(BABEL) compile --input-file $< --output-file $@

# ---- to work on it --------------------------------------------------------------------------------------------

test: $(TO_TEST) $(CATALOGUES) ## Run every test, on SQLite, on PostgreSQL and in a browser
	$(IN_VENV) -m tests

lint: $(TO_TEST) ## Look for mistakes in Python and templates
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m djlint --lint --quiet templates
	$(IN_VENV) -m mypy

format: $(TO_TEST) ## Put Python in the house's form
	$(IN_VENV) -m ruff check --fix --exit-zero --quiet .
	$(IN_VENV) -m ruff format .

messages: $(TO_TEST) ## Bring the catalogues up to date with the texts in the source
	mkdir -p $(DATA)
	$(BABEL) extract --mapping tracker/locale/babel.cfg --output-file $(DATA)/django.pot --no-wrap --sort-by-file \
		--add-location file --omit-header --keywords "gettext_lazy gettext_noop ngettext_lazy:1,2 pgettext_lazy:1c,2 npgettext_lazy:1c,2,3" .
	$(BABEL) update --input-file $(DATA)/django.pot --output-dir tracker/locale --domain django --no-wrap \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

lock: $(TO_TEST) ## Pin every package with its hashes, after a change in pyproject.toml (ARGS=--upgrade: all the newest)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) -c requirements.txt --group dev pyproject.toml -o requirements-dev.txt

COMPILE = $(IN_VENV) -m uv pip compile --quiet $(ARGS) --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

bench: $(TO_TEST) $(CATALOGUES) ## Measure how fast it is
	$(IN_VENV) -m tests.bench

screenshots: $(TO_TEST) $(CATALOGUES) ## Take a picture of every main page into var/screenshots
	$(IN_VENV) -m tests.browser.screenshots

$(TO_TEST): | $(TO_RUN)
	echo "Installing the packages for the tests into .venv ..."
	$(INSTALL) -r requirements-dev.txt
	touch $@
