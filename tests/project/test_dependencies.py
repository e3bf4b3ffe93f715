"""What is installed for running is used: a dependency that nothing imports is one more thing to mend."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Used without an import of ours.
OTHERWISE = {
    "django-htmx": "htmx.js itself, served with the static files",
    "psycopg": "Django's driver of PostgreSQL",
    "granian": "the server, started as a process",
    "pyotp": "one-time codes at sign-in",
}


def _imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_imported() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    named = {_plain(re.split(r"[<>=\[]", line)[0]) for line in told}
    settings = (ROOT / "src/chehang/project/settings.py").read_text()
    imported = _imported()
    used = {*OTHERWISE, *(_plain(module) for module in imported)}
    for module, names in packages_distributions().items():
        if module in imported or f'"{module}' in settings:
            used |= {_plain(name) for name in names}
    assert named - used == set()
    assert set(OTHERWISE) <= named
