"""Rows of the statements as data: what each is made of, its official number and name."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

DATA = Path(__file__).parent.parent / "data"
ZERO = Decimal(0)


@dataclass(frozen=True)
class Row:
    """A line of a statement. ``formula``: ``=a+b-c`` adds lines up; otherwise account codes (with what is below them), ``D1122`` only what
    stands in debit, partner by partner, ``C2202`` in credit, ``~`` a part that another line has already."""

    key: str
    no: int
    zh: str
    en: str
    side: str
    formula: str

    @property
    def title(self) -> str:
        """The name in the reader's language."""
        return self.zh if (get_language() or "zh").startswith("zh") else self.en

    @property
    def is_sum(self) -> bool:
        return self.formula.startswith("=")


@dataclass
class Part:
    """What an account brings to a line, in yuan."""

    account_id: int
    code: str
    amount: Decimal


@dataclass
class Cell:
    """A figure and what it is made of."""

    amount: Decimal = ZERO
    parts: list[Part] = field(default_factory=list)


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """The rows of a statement, in their order."""
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(
            Row(r["key"], int(r["no"]), r["zh"], r["en"], r["side"] or "debit", r["formula"] or "")
            for r in csv.DictReader(file)
        )


@dataclass(frozen=True)
class Balance:
    """What stands on an account for a partner: debit positive."""

    account_id: int
    code: str
    partner: tuple[str, int]
    net: Decimal


def cells(name: str, balances: list[Balance]) -> dict[str, Cell]:
    """Each line's figure from balances (or movements) of the accounts."""
    found: dict[str, Cell] = {}
    for row in rows_of(name):
        found[row.key] = _summed(row, found) if row.is_sum else _cell(row, balances)
    return found


def _cell(row: Row, balances: list[Balance]) -> Cell:
    cell = Cell()
    for token in row.formula.split():
        for part in _parts(token.lstrip("~"), row.side, balances):
            cell.parts.append(part)
            cell.amount += part.amount
    return cell


def _below(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(prefix + ".") or (len(prefix) == 1 and code.startswith(prefix))


def _parts(token: str, side: str, balances: list[Balance]) -> list[Part]:
    kind, prefix = (token[0], token[1:]) if token[0] in "DC" else ("", token)
    mine = [b for b in balances if _below(b.code, prefix)]
    if not kind:
        sign = 1 if side == "debit" else -1
        return _gathered([Part(b.account_id, b.code, sign * b.net) for b in mine])
    groups: dict[Any, list[Balance]] = {}
    for b in mine:
        if b.code.startswith("2221.06"):  # 待转销项税额 has a line of its own
            continue
        key = ".".join(b.code.split(".")[:2]) if prefix == "2221" else (b.account_id, b.partner)
        groups.setdefault(key, []).append(b)
    parts = []
    for group in groups.values():
        net = sum((b.net for b in group), ZERO)
        if (net > 0) == (kind == "D") and net:
            sign = 1 if kind == "D" else -1
            parts += [Part(b.account_id, b.code, sign * b.net) for b in group]
    return _gathered(parts)


def _gathered(parts: list[Part]) -> list[Part]:
    """One part for each account."""
    found: dict[int, Part] = {}
    for part in parts:
        there = found.setdefault(part.account_id, Part(part.account_id, part.code, ZERO))
        there.amount += part.amount
    return sorted((p for p in found.values() if p.amount), key=lambda p: p.code)


def _summed(row: Row, known: Mapping[str, Cell]) -> Cell:
    amount = ZERO
    for sign, key in re.findall(r"([=+-])([a-z_]+)", row.formula):
        amount += -known[key].amount if sign == "-" else known[key].amount
    return Cell(amount)
