"""The Chinese catalogues: are they complete, and what is missing.

``python tools/messages.py check`` fails on any message without a Chinese text or a text whose placeholders differ;
``missing`` prints what each app lacks as entries ready to fill in. (``python -m chehang.core.messages`` compiles.)
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from chehang.core.messages import read

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "chehang"
NAMES = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "gettext_noop", "N_"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
Found = dict[str, list[str]]


def apps() -> list[Path]:
    """The folders of apps that show messages."""
    return sorted(p for p in SOURCE.iterdir() if (p / "__init__.py").exists())


def _python(path: Path, text: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in NAMES and isinstance(node.args[0].value, str) and node.args[0].value:
                yield node.args[0].value, f"{path.relative_to(ROOT)}:{node.lineno}"


def _template(path: Path) -> Iterator[tuple[str, str]]:
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    from django.utils.translation.template import templatize

    pseudo = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for match in re.finditer(r"""_\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""", pseudo):
        line = pseudo[: match.start()].count("\n") + 1
        yield ast.literal_eval(match[1]), f"{path.relative_to(ROOT)}:{line}"
    for match in re.finditer(r"""(?<![\w])gettext\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\)""", pseudo):
        yield ast.literal_eval(match[1]), str(path.relative_to(ROOT))


def used(app: Path) -> Found:
    """Message id → places, over the code and templates of an app."""
    found: Found = defaultdict(list)
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            for message, place in _python(path, path.read_text(encoding="utf-8")):
                found[message].append(place)
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        for message, place in _template(path):
            found[message].append(place)
    return found


def catalogues() -> list[Path]:
    """All Chinese catalogues."""
    return sorted(SOURCE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po"))


def translated() -> dict[str, str]:
    """Message id → Chinese over all catalogues."""
    texts = {}
    for path in catalogues():
        texts |= read(path)
    return texts


def check() -> int:
    """Complaints on stdout; status 1 if there is one."""
    texts, bad = translated(), []
    for app in apps():
        for message, places in used(app).items():
            if message not in texts:
                bad.append(f"{places[0]}: no Chinese for {message!r}")
            elif set(PLACEHOLDER.findall(message)) < set(PLACEHOLDER.findall(texts[message])):
                bad.append(f"{places[0]}: the Chinese of {message!r} names a value the message does not have")
    print("\n".join(bad) or f"{len(texts)} messages, all in Chinese")
    return bool(bad)


def missing() -> int:
    """Entries to fill in, by app."""
    texts = translated()
    for app in apps():
        lacking = {m: p for m, p in used(app).items() if m not in texts}
        if lacking:
            print(f"# {app.name}")
            for message in sorted(lacking):
                print(f'msgid {_quoted(message)}\nmsgstr ""\n')
    return 0


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    sys.exit({"check": check, "missing": missing}[sys.argv[1]]())
