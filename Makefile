# The doors of the house. Every door sets up what it needs (installer/bootstrap.py), so any of them may be the first.
PYTHON ?= python3
PY := .venv/bin/python
SAMPLE := out/sample
PIN = $(PY) -m uv pip compile --quiet --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types contracts catalogue check bench installer-windows installer-linux test-installers screenshots lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 28

setup:
	@$(PYTHON) -m installer.bootstrap

run: setup  ## set up, make the sample office, print its protocol to out/, open the window
	@$(PY) -m mslite --data $(SAMPLE) demo --print out
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PY) -m mslite --data $(SAMPLE); fi

test:  ## set up and run every test, windows included (offscreen)
	@$(PYTHON) -m installer.bootstrap --tests
	@$(PY) -m pytest -n 2 $(ARGS)

lint: setup  ## ruff: style, imports, docstrings
	@$(PY) -m ruff check .

types: setup  ## mypy: strict everywhere but in mslite/ui
	@$(PY) -m mypy

contracts: setup  ## who may import whom
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m pytest -q tests/contracts

catalogue: setup  ## bring the texts of the three languages up to the code
	@$(PY) translations/catalogue.py update
	@$(PY) translations/catalogue.py compile
	@$(PY) translations/catalogue.py check

check: setup  ## every gate: lint, types, contracts, catalogues, tests
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) translations/catalogue.py check
	@$(PY) -m pytest -n 2

bench: setup  ## speed against the bare floor (ARGS="--only start.paint")
	@$(PY) -m benchmarks $(ARGS)

screenshots: setup  ## every page in three languages to out/screens, and the README's picture
	@$(PY) -m tests.screenshots

installer-windows: setup  ## the installer for Windows to dist/ (ARGS=--fast: quick and large)
	@$(PY) -m installer.windows $(ARGS)

installer-linux: setup  ## .deb and .tar.xz for Linux to dist/
	@$(PY) -m installer.linux

test-installers: setup  ## try both installers out: bare Debian, Wine
	@$(PY) -m installer.check_linux
	@$(PY) -m installer.check_windows

lock: setup  ## pin the dependencies of pyproject.toml anew (UPGRADE=--upgrade takes newer ones)
	@$(PY) -m pip install --quiet uv
	@$(PIN) --universal --extra dev $(UPGRADE) -o requirements.lock pyproject.toml
	@$(PIN) -c requirements.lock --python-platform x86_64-pc-windows-msvc -o installer/windows.lock pyproject.toml
	@$(PIN) -c requirements.lock --python-platform x86_64-manylinux_2_36 -o installer/linux.lock pyproject.toml installer/linux.in
	@$(PIN) --python-platform x86_64-pc-windows-msvc -o installer/windows-tests.lock installer/windows-tests.in

clean:  ## remove what was made (out/, caches, compiled catalogues); .venv stays
	@rm -rf out build dist .bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@rm -f translations/*.mo
	@find mslite tests installer benchmarks translations -name __pycache__ -prune -exec rm -rf {} +
