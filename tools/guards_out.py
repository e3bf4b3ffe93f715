"""Take each guard of the code out once and see a test fail: ``python -m tools.guards_out [pytest's arguments]``.

A guard here is a ``raise`` in the product and each invariant of ``chehang verify``. The product is loaded with a switch
at every one of them. A test is run as it is, which tells the guards it meets; then again once for each of these that no
test has missed yet, with that guard out. A guard that no test meets, or whose tests all pass without it, is listed.
Guards of the database (triggers, CHECK, UNIQUE) are taken out by tests/conformance in every run of the tests.
"""

import ast
import builtins
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = "chehang"
SWITCH = "guard_stands_"
# For the processes that a test starts: where they write the guards they met, and the guard that is out.
HEARD, OUT = "GUARDS_OUT_HEARD", "GUARDS_OUT_SITE"
# A test that hangs without its guard has noticed.
LONGEST_S = 120
# A walk of hours repeated per guard says no more than the stories do.
LEFT_OUT = ("tests/browser/", "tests/proof/")
# No guards: what a developer wrote wrong, and what cannot happen.
NOT_REFUSALS = {"NotImplementedError", "AssertionError", "SystemExit", "StopIteration", "KeyError", "AttributeError"}


class Switches(ast.NodeTransformer):
    """Puts ``if guard_stands_("file:line"):`` before every guard of a module."""

    def __init__(self, path: str) -> None:
        self.path, self.found = path, {}  # type: str, dict[str, str]
        self.within: list[str] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.within.append(node.name)
        self.generic_visit(node)
        if any(isinstance(d, ast.Call) and _name(d.func) == "invariant" for d in node.decorator_list):
            code = next(ast.literal_eval(d.args[0]) for d in node.decorator_list if isinstance(d, ast.Call))
            gone = ast.parse("if not x:\n    return\n    yield").body[0]
            assert isinstance(gone, ast.If)
            gone.test = ast.UnaryOp(ast.Not(), self._switch(node, f"verify {code}"))
            node.body.insert(1 if ast.get_docstring(node) else 0, gone)
        self.within.pop()
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        if not isinstance(node.exc, ast.Call) or _name(node.exc.func) in NOT_REFUSALS:
            return node
        first = node.exc.args[0] if node.exc.args else None
        code = first.value if isinstance(first, ast.Constant) else ast.unparse(first)[:60] if first else ""
        what = f"{'.'.join(self.within)}: {_name(node.exc.func)} {str(code).splitlines()[0] if code else ''}"[:120]
        return ast.If(self._switch(node, what), [node], [])

    def _switch(self, node: ast.AST, what: str) -> ast.expr:
        site = f"{self.path}:{node.lineno}"  # type: ignore[attr-defined]
        self.found[site] = what
        return ast.Call(ast.Name(SWITCH, ast.Load()), [ast.Constant(site)], [])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def switched(source: bytes, path: str) -> tuple[ast.Module, dict[str, str]]:
    """A module with its switches, and what each guard is."""
    switches = Switches(path)
    tree = switches.visit(ast.parse(source))
    return ast.fix_missing_locations(tree), switches.found


class Loader(SourceFileLoader):
    """Loads a module of the product with its switches, leaving no compiled file behind."""

    def get_code(self, fullname: str) -> CodeType | None:
        path = str(Path(self.path).relative_to(ROOT))
        tree, _found = switched(self.get_data(self.path), path)
        return compile(tree, self.path, "exec", dont_inherit=True)


class Finder(MetaPathFinder):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname.split(".")[0] != PRODUCT or ".migrations" in fullname:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = Loader(spec.loader.name, spec.loader.path)
        return spec


def every_guard() -> dict[str, str]:
    """All guards of the product: where each stands and what it is."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "src" / PRODUCT).rglob("*.py")):
        if "migrations" not in file.parts:
            found |= switched(file.read_bytes(), str(file.relative_to(ROOT)))[1]
    return found


class GuardsOut:
    """The pytest plugin: ``noticed`` is the test that failed without a guard, ``met`` counts the tests tried."""

    def __init__(self, told: Path, heard: Path) -> None:
        self.told, self.heard = told, heard
        self.noticed: dict[str, str] = {}
        self.met: dict[str, int] = {}
        self.out = ""
        self.hearing: set[str] | None = None

    def stands(self, site: str) -> bool:
        if self.hearing is not None:
            self.hearing.add(site)
        return site != self.out

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [i for i in items if not i.nodeid.startswith(LEFT_OUT)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: Any, nextitem: Any) -> bool | None:
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        heard: set[str] = set()
        self.sites = ("", heard)
        reports = runtestprotocol(item, nextitem=nextitem, log=True)
        if all(r.passed for r in reports):
            for site in sorted(heard - set(self.noticed)):
                self.met[site] = self.met.get(site, 0) + 1
                self.sites = (site, set())
                item._initrequest()
                again = runtestprotocol(item, nextitem=nextitem, log=False)
                if any(r.failed for r in again if r.when == "call"):
                    self.noticed[site] = item.nodeid
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item: Any) -> Iterator[None]:
        """Only the test itself runs without the guard, not what it stands on."""
        self.out, self.hearing = self.sites
        os.environ[OUT] = self.out
        self.heard.write_text("")
        signal.signal(signal.SIGALRM, _too_long)
        signal.alarm(LONGEST_S if self.out else 0)
        try:
            yield
        finally:
            signal.alarm(0)
            self.hearing |= set(self.heard.read_text().splitlines())
            self.out, self.hearing = "", None
            del os.environ[OUT]

    def pytest_sessionfinish(self) -> None:
        found = every_guard()
        told = {
            site: {"guard": what, "tests": self.met.get(site, 0), "noticed": self.noticed.get(site, "")}
            for site, what in found.items()
        }
        self.told.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        told = json.loads(self.told.read_text(encoding="utf-8"))
        missed = {site: t for site, t in told.items() if not t["noticed"]}
        terminalreporter.section("guards taken out")
        for site, t in missed.items():
            terminalreporter.line(f"{'NOT MISSED' if t['tests'] else 'NOT MET   '} {site} {t['guard']}")
        terminalreporter.line(f"{len(told) - len(missed)} of {len(told)} guards are missed by a test")


def _too_long(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"the test did not end within {LONGEST_S} s")


def follow_processes() -> None:
    """Let every Python that a test starts load the product with the same switches."""
    start = subprocess.Popen.__init__

    def started(self: Any, args: Any, *rest: Any, **named: Any) -> None:
        if OUT in os.environ and isinstance(args, list) and args[0] == sys.executable:
            words = [word for word in args[1:] if word != "-P"]
            if named.get("env") is not None:
                named["env"] = {**named["env"], HEARD: os.environ[HEARD], OUT: os.environ[OUT]}
            args = [sys.executable, __file__, "--child", *words]
        start(self, args, *rest, **named)

    subprocess.Popen.__init__ = started  # type: ignore[method-assign]


def child(words: list[str]) -> None:
    """Be the process that a test started: ``-m module …`` or ``file …``."""
    out, met = os.environ[OUT], set[str]()

    def stands(site: str) -> bool:
        if site not in met:
            met.add(site)
            with open(os.environ[HEARD], "a", encoding="utf-8") as told:
                told.write(f"{site}\n")
        return site != out

    sys.meta_path.insert(0, Finder())
    setattr(builtins, SWITCH, stands)
    if words[0] == "-m":
        sys.argv = words[1:]
        sys.path[0] = os.getcwd()
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = words
        path = Path(words[0]).resolve()
        tree, _found = switched(path.read_bytes(), str(path.relative_to(ROOT)))
        exec(compile(tree, path, "exec"), {"__name__": "__main__", "__file__": str(path)})


def main() -> int:
    """Run pytest with every guard switched; the list is kept in ``var/guards-out.json``."""
    sys.dont_write_bytecode = True
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2:])
        return 0
    sys.meta_path.insert(0, Finder())
    told = ROOT / "var" / "guards-out.json"
    told.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile() as heard:
        os.environ[HEARD] = heard.name
        plugin = GuardsOut(told, Path(heard.name))
        setattr(builtins, SWITCH, plugin.stands)
        follow_processes()
        os.chdir(ROOT)
        return pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[1:]], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main())
