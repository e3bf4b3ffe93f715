# Chehang 车行. `make run` sets everything up and opens the sample store; `make test` and `make check` prove it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
NODE ?= system
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes
export CHEHANG_HOME ?= $(CURDIR)/var
# Messages and tests are UTF-8 whatever the machine speaks.
export PYTHONUTF8 := 1
# What is compiled is kept, whatever the machine says: a command starts in half the time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: release audit guards-out openapi help run setup setup-dev test test-sqlite test-postgres check bench format lock clean
help:
	@echo "make run    安装并打开示例店 · set up and open the sample store on http://$(HOST):$(PORT)"
	@echo "make test   运行全部测试 · all tests: SQLite, PostgreSQL, browser"
	@echo "make check  代码检查 · ruff, mypy, layers, migrations, Chinese catalogue"
	@echo "make bench  性能表 · the tables of speed"
	@echo "没有 Node ≥ 20 时 · without Node ≥ 20:  make NODE=wheel run"

# Each step of the set-up leaves a stamp and is done again only when what it depends on has changed.
$(STAMPS)/venv:
	@echo "[1/5] 建立 Python 环境 · Python environment"
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "需要 Python 3.11 或更新:make PYTHON=/路径/python3.11 $(MAKECMDGOALS) · Python 3.11 or newer is needed"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { echo "请先安装 python3-venv · install Debian's python3-venv first"; exit 1; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: $(STAMPS)/venv requirements.txt
	@echo "[2/5] 安装依赖(校验哈希) · dependencies, by hash"
	@$(PIP) -r requirements.txt
	@touch $@

$(STAMPS)/dev: $(STAMPS)/venv requirements-dev.txt
	@echo "[2/5] 安装开发依赖(校验哈希) · dependencies for development, by hash"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(STAMPS)/run

NPM_CI := npm ci --loglevel=error --no-audit --no-fund --ignore-scripts
ifeq ($(NODE),wheel)
NODE_READY := $(STAMPS)/nodewheel
NPM_CI := PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM_CI)
endif
$(STAMPS)/nodewheel: requirements-node.txt | $(STAMPS)/venv
	@echo "[3/5] 安装 Node(Python 包) · Node as a Python package"
	@$(PIP) -r requirements-node.txt
	@touch $@

$(STAMPS)/node: package-lock.json package.json | $(STAMPS)/venv $(NODE_READY)
	@echo "[3/5] 安装界面库与字体 · interface libraries and fonts"
ifneq ($(NODE),wheel)
	@node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' 2>/dev/null && command -v npm >/dev/null || { \
	  echo "没有 Node ≥ 20:请用 make NODE=wheel $(MAKECMDGOALS) · no Node ≥ 20 here: use make NODE=wheel $(MAKECMDGOALS)"; exit 1; }
endif
	@$(NPM_CI)
	@touch $@

PO := $(wildcard src/chehang/*/locale/zh_Hans/LC_MESSAGES/django.po)
$(STAMPS)/messages: $(PO) src/chehang/core/messages.py | $(STAMPS)/install
	@echo "[4/5] 编译中文词条 · Chinese catalogue"
	@$(BIN)/python -m chehang.core.messages >/dev/null
	@touch $@

# The source is used where it lies: a path file instead of a built package, and the `chehang` command.
$(STAMPS)/install: | $(STAMPS)/run
	@printf '%s\n' "$(CURDIR)/src" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')/chehang.pth"
	@printf '#!/bin/sh\nexec "%s" -m chehang "$$@"\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/chehang && chmod +x $(BIN)/chehang
	@touch $@

setup: $(STAMPS)/run $(STAMPS)/install $(STAMPS)/node $(STAMPS)/messages
setup-dev: $(STAMPS)/dev setup

run: export CHEHANG_MODE = sample
run: setup
	@echo "[5/5] 示例店:数据与页面 · sample store: data and pages"
	@$(BIN)/chehang demo
	@$(BIN)/chehang serve --host $(HOST) --port $(PORT)

test: test-sqlite test-postgres

test-sqlite: setup-dev
	@echo "== SQLite"
	@env -u DATABASE_URL $(BIN)/python -m pytest -o cache_dir=.pytest_cache/$@ $(ARGS)

# Status 75: there is no PostgreSQL here, and with_postgres.py has said so loudly.
test-postgres: setup-dev
	@echo "== PostgreSQL"
	@$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest -o cache_dir=.pytest_cache/$@ $(ARGS) || { status=$$?; [ $$status -eq 75 ]; }

check: setup-dev
	@echo "== ruff" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== mypy" && $(BIN)/mypy src
	@echo "== layers" && $(BIN)/lint-imports --no-logo
	@echo "== migrations" && CHEHANG_MODE=test $(BIN)/python -m django makemigrations --check --dry-run \
	  --settings chehang.project.settings_test
	@echo "== 中文词条" && $(BIN)/python tools/messages.py check

bench: setup-dev
	$(BIN)/python -m bench

# Every guard taken out once, to see a test fail (docs/proof.md). It takes a quarter of an hour.
guards-out: setup-dev
	$(BIN)/python -m tools.guards_edited
	$(BIN)/python -m tools.guards_out

openapi: setup-dev
	@CHEHANG_MODE=test $(BIN)/python -m chehang openapi --lines > tests/project/api.txt

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The locks: every version and its hashes, for all systems. Needs uv. Run it after changing pyproject.toml.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11
lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) requirements-node.in -o requirements-node.txt

# A release: one wheel with pages, fonts and Chinese inside, and the list of everything in it (CycloneDX).
release: setup
	@rm -rf dist && $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@$(BIN)/python -m tools.sbom dist
	@cp requirements.txt dist/ && cd dist && sha256sum * > SHA256SUMS && cat SHA256SUMS

# Known weaknesses of what we use. Needs the internet.
audit: $(STAMPS)/venv
	@test -x build/audit/bin/pip-audit || { "$(PYTHON)" -m venv build/audit && build/audit/bin/pip install --quiet pip-audit; }
	build/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt
	npm audit --omit=dev

clean:
	rm -rf $(VENV) node_modules tools/postgres/node_modules var build dist
