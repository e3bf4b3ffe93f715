"""``chehang verify``: prove the invariants."""

import argparse
import json
import time
from typing import Any

NAME, ORDER = "verify", 60
HELP = "核对所有不变量,列出问题行 · prove every invariant and name offending rows"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """All rules, or one."""
    parser.add_argument("--only", default="", help="只核对一条,如 I04 · one rule only")
    parser.add_argument("--json", action="store_true", help="机器可读 · for machines: every rule and all its findings")


def run(options: argparse.Namespace) -> int:
    """Print a line per rule and one per offending row; status 1 when anything is broken."""
    from chehang.core import verify

    verify.read_sparingly()
    rules = [r for r in verify.invariants() if not options.only or r.code == options.only]
    if options.json:
        return _as_json(rules)
    broken = 0
    for rule in rules:
        start, shown = time.monotonic(), 0
        for row in rule.find():
            shown += 1
            if shown <= 50:
                print(f"  ✗ {rule.code} {row}")
        for note in rule.notes():
            print(f"  ※ {rule.code} {note}")
        broken += bool(shown)
        print(
            f"{'✗' if shown else '✓'} {rule.code} {rule.title}  ({shown} · {time.monotonic() - start:.2f} s)",
            flush=True,
        )
    print(f"{len(rules) - broken} / {len(rules)}")
    return 1 if broken else 0


def _noted(rule: Any) -> dict[str, list[str]]:
    """What is in order and must be known; nothing in most stores."""
    notes = list(rule.notes())
    return {"notes": notes} if notes else {}


def _as_json(rules: list[Any]) -> int:
    """One list on standard output; the same status."""
    from chehang.core.findings import as_data

    told = []
    for rule in rules:
        findings = [as_data(row) for row in rule.find()]
        told.append(
            {"rule": rule.code, "title": str(rule.title), "ok": not findings, "findings": findings} | _noted(rule)
        )
    print(json.dumps(told, ensure_ascii=False, indent=1))
    return int(not all(rule["ok"] for rule in told))
