"""Compile the Chinese catalogues: ``python -m chehang.core.messages``. No gettext program is needed."""

import ast
import struct
from collections.abc import Iterator
from pathlib import Path

CONTEXT, PLURAL = "\x04", "\0"
FORMS = "Plural-Forms: nplurals=1; plural=0;\n"
PACKAGE = Path(__file__).resolve().parents[1]


def read(path: Path) -> dict[str, str]:
    """Message id → text of a .po file; entries marked fuzzy or without a text are left out.

    A context stands before its id and a plural behind it, as gettext keeps them: ``context\\4id\\0plural``. Chinese has one
    form for all numbers, ``msgstr[0]``; ValueError for a second one.
    """
    return {key: text for key, text, fuzzy in entries(path) if text and not fuzzy}


def entries(path: Path) -> Iterator[tuple[str, str, bool]]:
    """(message id, text, fuzzy) of each entry of a .po file, in its order."""
    entry: dict[str, str] = {}
    part, fuzzy = "", False
    for line in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        word, _, rest = line.partition(" ")
        starts = word in ("msgctxt", "msgid") or line.startswith("#")
        if starts and "msgstr" in entry:
            yield _key(entry), entry["msgstr"], fuzzy
            entry, part, fuzzy = {}, "", False
        if line.startswith("#,"):
            fuzzy = fuzzy or "fuzzy" in line
        elif word in ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[0]"):
            part = word.removesuffix("[0]")
            entry[part] = ast.literal_eval(rest)
        elif word.startswith("msgstr["):
            raise ValueError(f"{path}: {entry.get('msgid')!r}: Chinese has one form for all numbers, msgstr[0]")
        elif line.startswith('"') and part:
            entry[part] += ast.literal_eval(line)


def _key(entry: dict[str, str]) -> str:
    context = f"{entry['msgctxt']}{CONTEXT}" if "msgctxt" in entry else ""
    plural = f"{PLURAL}{entry['msgid_plural']}" if "msgid_plural" in entry else ""
    return context + entry.get("msgid", "") + plural


def write(texts: dict[str, str], path: Path) -> None:
    """A .mo file (GNU gettext, version 0). All say how Chinese counts, so that Django reads them as one catalogue."""
    texts = texts | {"": texts.get("", "") + FORMS} if FORMS not in texts.get("", "") else texts
    ids = b"\0".join(k.encode() for k in sorted(texts)) + b"\0"
    words = b"\0".join(texts[k].encode() for k in sorted(texts)) + b"\0"
    count, start = len(texts), 28 + 16 * len(texts)
    keys, values, at_key, at_word = [], [], start, start + len(ids)
    for key in sorted(texts):
        size, length = len(key.encode()), len(texts[key].encode())
        keys += [size, at_key]
        values += [length, at_word]
        at_key, at_word = at_key + size + 1, at_word + length + 1
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    path.write_bytes(head + struct.pack(f"<{4 * count}I", *keys, *values) + ids + words)


def compile_all() -> int:
    """Write the .mo beside each .po; returns the number of messages."""
    total = 0
    for path in sorted(PACKAGE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        texts = read(path)
        write(texts, path.with_suffix(".mo"))
        total += len(texts)
    return total


if __name__ == "__main__":
    print(compile_all())
