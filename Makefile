# Needs GNU make and Python 3.11-3.13, nothing else: what a target uses is set up in .venv the first time.

HERE := $(shell cd "$$(dirname "$(strip $(MAKEFILE_LIST))")" && pwd -P)
TARGETS := help demo test lint format types check wheel flatteners corpus train evaluate gate retraining-story narrative-figures bench-localisation bench-noise bench-metamorphic bench-fuzz bench bench-million bench-start kill-runs poison-run picture clean

.DEFAULT_GOAL := help
.PHONY: $(TARGETS)
.NOTPARALLEL:
.DELETE_ON_ERROR:

ifneq ($(HERE),$(shell pwd -P))
# called as `make -f /somewhere/Makefile`: every path below is relative to the checkout
$(TARGETS): ; @$(MAKE) --no-print-directory -C "$(HERE)" $@
else

# the first interpreter that fits; name another one with `make PYTHON=/path/to/python3.12 ...`
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c '$(FITS)' 2>/dev/null && echo "$$python" && exit; done; echo python3)

VENV := .venv/bin/python
GOUJI := $(VENV) -m gouji
DEMO := annotations/demo

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP

help: ## list the targets (default)
	@printf 'gouji: messy text of scraped reports to checked tables\n\n'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-26s%s\n", $$1, $$2 }'

demo: .venv/.base ## extract the shipped samples and show their tables (sets up .venv)
	@mkdir -p out
	@$(GOUJI) check $(DEMO)
	@$(GOUJI) extract $(DEMO) --output out/demo.jsonl --quiet
	@$(VENV) docs/summary.py out/demo.jsonl

test: .venv/.dev ## run the tests (adds what they need to .venv)
	@$(VENV) -m pytest -n 2 --dist loadgroup

lint: .venv/.dev ## ruff: rules and formatting
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .

format: .venv/.dev ## rewrite the code in the house format
	@$(VENV) -m ruff check --fix-only --quiet .
	@$(VENV) -m ruff format .

types: .venv/.dev ## mypy, strict
	@$(VENV) -m mypy

check: lint types wheel test ## all of lint, types, wheel and test

wheel: .venv/.dev ## build sdist and wheel into dist/, try the wheel in a clean environment
	@rm -rf dist build/wheel
	@$(VENV) -m build --outdir dist . > build.log 2>&1 || { cat build.log; rm -f build.log; exit 1; }
	@rm -f build.log
	@$(VENV) -m venv build/wheel
	@build/wheel/bin/python -m pip install --quiet dist/*.whl
	@build/wheel/bin/python -I .ci/smoke.py $(DEMO)
	@ls -l dist | awk 'NR > 1 { printf "dist/%s  %.1f MB\n", $$NF, $$5 / 1e6 }'

flatteners: .venv/.dev ## set up the extractors that made-up reports are flattened with (12 environments)
	@$(GOUJI) synthesise --setup

corpus: .venv/.dev ## make the shipped corpus of flattened reports again (needs make flatteners and the programs that gouji synthesise --list names; 6 minutes)
	@$(GOUJI) synthesise --seed 20 --each 22 --flatteners real --output training/corpora/flattened-1.parquet

train: .venv/.dev ## train the shipped model again (models/lines-1), with all figures of its card
	@$(GOUJI) train --output models/lines-1

evaluate: .venv/.dev ## measure the shipped model on split test of the annotations and the corpus (out/report/index.html)
	@$(GOUJI) evaluate --model models/lines-1 --output out/report --processes 2 \
		--data annotations/reports.jsonl annotations/flattened.jsonl training/corpora/flattened-1.parquet

CANDIDATE ?= models/lines-1
gate: .venv/.dev ## compare CANDIDATE=folder with the shipped model on named splits (SHORT=--short for a quick look)
	@$(GOUJI) gate --candidate $(CANDIDATE) --processes 2 $(SHORT)

retraining-story: .venv/.dev ## what 20 reviewed documents of a new layout earn (out/retraining)
	@$(VENV) docs/retraining_story.py out/retraining

narrative-figures: .venv/.dev ## how right the figures read from prose are (annotations/narrative.jsonl)
	@$(VENV) -m gouji_training.narrative_evaluation annotations/narrative.jsonl

bench-localisation: .venv/.dev ## how often wrong cells are located on synthetic grids (some 20 minutes; docs/localisation.md)
	@$(VENV) -m gouji_training.localising

DOCUMENTS ?= 2
LAYOUTS ?= own
bench-noise: .venv/.dev ## every layout under every damage, beside a floor of regular expressions (docs/noise; some 15 minutes; goes on where it broke off)
	@$(VENV) -m gouji_training.noise study --documents $(DOCUMENTS) --layouts $(LAYOUTS)

GRIDS ?= 20000
bench-metamorphic: .venv/.dev ## the same grid through pairs of flatteners gives equal tables or a flag (some 20 minutes; LAYOUTS=all for real tools too)
	@$(VENV) -m gouji_training.noise metamorphic --grids $(GRIDS) --layouts $(LAYOUTS)

EDITED ?= 100000
bench-fuzz: .venv/.dev ## randomly edited documents under limits of time and memory (some 40 minutes)
	@$(VENV) -m gouji_training.noise fuzz --documents $(EDITED)

bench: .venv/.dev ## documents per second, beside a floor and CleverCSV; scaling, memory, start (docs/benchmarks.md; some 10 minutes)
	@$(VENV) -m gouji_training.benchmarks --output docs/benchmarks.md

MINUTES ?= 0
bench-million: .venv/.dev ## a batch run over a million documents, some hours; goes on where it was stopped (docs/million.md; MINUTES=30 stops after as many)
	@$(VENV) -m gouji_training.benchmarks.million --folder out/million --minutes $(MINUTES) --output docs/million.md

bench-start: .venv/.base ## wall time of one small document, beside an empty interpreter
	@$(VENV) docs/bench_start.py $(DEMO)/01-pipe-rows.txt

kill-runs: .venv/.dev ## kill batch runs 2,000 times and compare what a resumed run leaves with an unbroken one (some 4 minutes)
	@PYTHONPATH=tests $(VENV) -m support.kill_runs 2000

poison-run: .venv/.dev ## a batch run over 10,000 documents, one in a hundred poisoned: counts add up, the healthy are unchanged (some 6 minutes)
	@PYTHONPATH=tests $(VENV) -m support.poison 10000

picture: .venv/.base ## draw docs/demo.svg again from what gouji check prints
	@$(VENV) docs/picture.py $(DEMO)/08-defects.txt docs/demo.svg

clean: ## remove what was built and written (.venv stays)
	@rm -rf build dist out build.log .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find annotations docs inference training tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The interpreter is a prerequisite in full, not order-only: one that was taken away or replaced sets all up again.
$(VENV):
	@command -v "$(PYTHON)" > /dev/null || { \
		echo "make: there is no $(PYTHON): install Python 3.11-3.13, or name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' || { \
		echo "make: $(PYTHON) is $$("$(PYTHON)" -V 2>&1); gouji needs Python 3.11-3.13: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "make: $(PYTHON) has no venv module: on Debian or Ubuntu install python3-venv" >&2; exit 1; }
	@echo "make: setting up .venv with $$("$(PYTHON)" -V)" >&2
	@"$(PYTHON)" -m venv --clear .venv

.venv/.base: pyproject.toml $(VENV)
	@echo "make: installing gouji into .venv" >&2
	@$(VENV) -m pip install --quiet --editable .
	@touch $@

.venv/.dev: pyproject.toml $(VENV)
	@echo "make: installing gouji and what training and tests need into .venv" >&2
	@$(VENV) -m pip install --quiet --editable '.[dev]'
	@touch .venv/.base $@

endif
