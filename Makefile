# The two commands of the README are `make demo` and `make test`.
# Each makes .venv and installs what it needs; the second time that costs nothing.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $$p && break; done)
UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test check lint types imports format docs bench eval clean

demo: $(VENV)/.installed
	@$(BIN)/rumourdesk demo

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: lint types imports test

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed-dev
	$(BIN)/python -m rumourdesk.keys > docs/keys.md
	$(BIN)/python -m rumourdesk.settings > docs/settings.md
	$(BIN)/python docs/make_pictures.py

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/first_paint.py
	$(BIN)/python benchmarks/extract.py
	$(BIN)/python benchmarks/compare.py

# How well the labelled reports are read. ERRORS=30 lists misses, KIND=exit those of one kind.
eval: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.gold $(if $(ERRORS),--errors $(ERRORS)) $(if $(KIND),--kind $(KIND))

$(BIN)/python:
	@test -n "$(PYTHON)$(UV)" || { \
		echo "rumourdesk needs Python 3.11 or newer; none was found on PATH."; exit 1; }
ifdef UV
	@$(UV) venv --quiet --python '>=3.11' $(VENV)
else
	@$(PYTHON) -m venv $(VENV) || { \
		echo "Could not make $(VENV). On Debian or Ubuntu: apt install python3-venv"; exit 1; }
endif

ifdef UV
PIP := $(UV) pip install --quiet --python $(BIN)/python
else
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing rumourdesk into $(VENV) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing rumourdesk and its development tools into $(VENV) ..."
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
