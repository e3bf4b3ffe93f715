"""The Chinese catalogues: are they complete, and what is missing.

``python tools/messages.py check`` fails on any message without a Chinese text or a text whose placeholders differ;
``missing`` prints what each app lacks as entries ready to fill in; ``update APP`` writes them, empty, into its catalogue
and sorts it. (``python -m chehang.core.messages`` compiles.)
"""

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from chehang.core.messages import CONTEXT, PLURAL, entries, read

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "chehang"
# What translates, with how many texts each takes; JOINS stands between them, as gettext keeps a message's id.
NAMES = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "N_"), 1)
NAMES |= dict.fromkeys(("ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"), 2)
JOINS = dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL) | dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
Found = dict[str, list[str]]


def apps() -> list[Path]:
    """The folders of apps that show messages."""
    return sorted(p for p in SOURCE.iterdir() if (p / "__init__.py").exists())


def _python(path: Path, text: str) -> Iterator[tuple[str, str]]:
    commands, nodes = "operations" in path.parts, list(ast.walk(ast.parse(text)))
    # What a file calls the translating function is its own affair: ``gettext as _text`` translates like ``_``.
    called = {
        alias.asname: alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname and alias.name in NAMES
    }
    for node in nodes:
        for word in [*_said(node, called), *(_labels(node) if commands else ())]:
            yield word, f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def _said(node: ast.AST, called: dict[str, str]) -> Iterator[str]:
    """The message that a call translates: its context before it, its plural behind it."""
    if not isinstance(node, ast.Call):
        return
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    name = called.get(name, name)
    words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name in NAMES and words and words[0] and node.args[0] is not None and len(words) >= NAMES[name]:
        first, *more = words[: NAMES[name]]
        yield first + "".join(join + word for join, word in zip(JOINS.get(name, ""), more, strict=True))


def _labels(node: ast.AST) -> Iterator[str]:
    """The words beside an input: forms translate title and description of a command's field; without a title, its name."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Field":
        for word in node.keywords:
            if word.arg in ("title", "description") and isinstance(word.value, ast.Constant):
                yield str(word.value.value)
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        kind = ast.unparse(node.annotation)
        if "Ref(" in kind and "title=" not in kind:
            yield node.target.id.replace("_", " ").capitalize()


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


def faults() -> list[str]:
    """What is wrong with the catalogues, each with its place."""
    texts, bad = translated(), []
    for app in apps():
        for message, places in used(app).items():
            if message not in texts:
                bad.append(f"{places[0]}: no Chinese for {message!r}")
    for path in catalogues():
        place = path.relative_to(ROOT)
        bad += [f"{place}: {message!r} is there twice" for message in twice(path)]
        for message, chinese in read(path).items():
            if odd := placeholders(message) ^ placeholders(chinese):
                bad.append(f"{place}: {message!r} and its Chinese differ in {', '.join(sorted(odd))}")
    return [*bad, *ambiguous()]


def ambiguous() -> list[str]:
    """Messages that two catalogues put into different Chinese: one of them would be shown for both."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for path in catalogues():
        for message, chinese in read(path).items():
            texts[message].setdefault(chinese, path.relative_to(SOURCE).parts[0])
    return [
        f"{message!r} is " + " and ".join(f"{chinese} in {app}" for chinese, app in found.items())
        for message, found in sorted(texts.items())
        if len(found) > 1
    ]


def placeholders(text: str) -> set[str]:
    """The names of the values that a message is filled with."""
    return {name for pair in PLACEHOLDER.findall(text) for name in pair if name}


def twice(path: Path) -> list[str]:
    """Message ids that a catalogue holds more than once."""
    return sorted(key for key, n in Counter(key for key, _text, _fuzzy in entries(path)).items() if n > 1)


def check() -> int:
    """Complaints on stdout; status 1 if there is one."""
    bad = faults()
    print("\n".join(bad) or f"{len(translated())} messages, all in Chinese")
    return bool(bad)


def lacking() -> dict[str, list[str]]:
    """App → message ids without a Chinese text, sorted."""
    texts = translated()
    found = {app.name: sorted(m for m in used(app) if m not in texts) for app in apps()}
    return {name: messages for name, messages in found.items() if messages}


def missing() -> int:
    """Entries to fill in, by app."""
    for name, messages in lacking().items():
        print(f"# {name}")
        for message in messages:
            print(_entry(message))
    return 0


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: zh_Hans\\n"\n'


def update(name: str) -> int:
    """Rewrite an app's catalogue: sorted, what is new with an empty text."""
    path = SOURCE / name / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    texts = {m: t for m, t in read(path).items() if m} if path.exists() else {}
    new = [m for m in lacking().get(name, []) if m not in texts]
    texts |= dict.fromkeys(new, "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([HEAD, *(_entry(m, texts[m]) for m in sorted(texts))]), encoding="utf-8")
    print(f"{name}: {len(new)} to translate")
    return 0


def _entry(message: str, text: str = "") -> str:
    """An entry of a catalogue."""
    context, has_context, rest = message.rpartition(CONTEXT)
    one, has_plural, many = rest.partition(PLURAL)
    lines = [f"msgctxt {_quoted(context)}"] if has_context else []
    lines += [f"msgid {_quoted(one)}", *([f"msgid_plural {_quoted(many)}"] if has_plural else [])]
    return "\n".join([*lines, f"msgstr{'[0]' if has_plural else ''} {_quoted(text)}", ""])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    verbs = {"check": check, "missing": missing, "update": update}
    sys.exit(verbs[sys.argv[1]](*sys.argv[2:]))
