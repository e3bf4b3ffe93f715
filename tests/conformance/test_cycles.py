"""No circle of files inside the departments, not even by an import that waits inside a function."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
# The kernel's act calls its listeners, its inbox and its guards where they are needed: these wait inside functions, and there are no more of them.
KERNEL = "chehang.core"
WAITING = 27


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_name(path): path for path in (SOURCE / "chehang").rglob("*.py") if "migrations" not in path.parts}


def _imports(name: str, path: Path, *, at_once: bool = False) -> Iterator[str]:
    """What a file imports; ``at_once``: when it is loaded, not when one of its functions is called."""
    here = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    tree = ast.parse(path.read_text())
    only_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    inside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in only_types and not (at_once and id(node) in inside):
            base = ".".join([*(here[: len(here) - node.level + 1] if node.level else []), *filter(None, [node.module])])
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base


def test_no_file_imports_itself_by_a_detour() -> None:
    ours = {name: path for name, path in MODULES.items() if not name.startswith(KERNEL)}
    TopologicalSorter(
        {name: {i for i in _imports(name, path) if i in ours} - {name} for name, path in ours.items()}
    ).prepare()  # raises CycleError with the files of the circle


def test_the_kernel_is_loaded_without_a_circle() -> None:
    ours = {name: path for name, path in MODULES.items() if name.startswith(KERNEL)}
    graph = {name: {i for i in _imports(name, path, at_once=True) if i in ours} - {name} for name, path in ours.items()}
    TopologicalSorter(graph).prepare()
    whole = {name: {i for i in _imports(name, path) if i in ours} - {name} for name, path in ours.items()}
    assert sum(len(whole[name] - graph[name]) for name in ours) <= WAITING
