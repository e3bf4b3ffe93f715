"""Compile the Chinese catalogues: ``python -m chehang.core.messages``. No gettext program is needed."""

import ast
import struct
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def read(path: Path) -> dict[str, str]:
    """Message id → text of a .po file; entries marked fuzzy or without a text are left out."""
    texts: dict[str, str] = {}
    entry: dict[str, str] = {}
    part, fuzzy = "", False

    def close() -> None:
        if entry.get("msgstr") and not fuzzy:
            texts[entry.get("msgid", "")] = entry["msgstr"]

    for line in [*path.read_text(encoding="utf-8").splitlines(), "msgid"]:
        word, _, rest = line.partition(" ")
        if line.startswith("#,") and "fuzzy" in line:
            close()
            entry, part, fuzzy = {}, "", True
        elif word == "msgid":
            if "msgstr" in entry:
                close()
                fuzzy = False
            part, entry = "msgid", {"msgid": ast.literal_eval(rest) if rest else ""}
        elif word == "msgstr":
            part = "msgstr"
            entry[part] = ast.literal_eval(rest)
        elif line.startswith('"') and part:
            entry[part] += ast.literal_eval(line)
    return texts


def write(texts: dict[str, str], path: Path) -> None:
    """A .mo file (GNU gettext, version 0)."""
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
