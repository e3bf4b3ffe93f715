"""The posting rules and the chart of accounts, read from data files.

A department names an event and its legs; the rule says which role's account is touched and on which side. Finance owns
the data (``data/rules.csv``, ``data/accounts.csv``, ``data/roles.csv``); nobody else knows an account code.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MANUAL_EVENTS = ("manual", "manual_reversed")
CATEGORIES = {"1": "asset", "2": "liability", "4": "equity", "5": "cost"}


@dataclass(frozen=True)
class Rule:
    """Where a leg of an event goes."""

    event: str
    leg: str
    role: str
    side: str
    department: str


@dataclass(frozen=True)
class ChartRow:
    """An account of the chart every store starts with."""

    code: str
    name_zh: str
    name_en: str
    side: str
    role: str

    @property
    def parent(self) -> str:
        """The code above, or nothing."""
        return self.code.rpartition(".")[0]

    @property
    def category(self) -> str:
        """Told by the first digits: 60–63 revenue and gains, 64–69 costs and expenses."""
        if self.code[0] == "6":
            return "revenue" if self.code[1] in "0123" else "expense"
        return CATEGORIES[self.code[0]]


def _rows(name: str) -> list[dict[str, Any]]:
    with (files("chehang.ledger") / "data" / name).open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


@cache
def chart() -> tuple[ChartRow, ...]:
    """The chart of accounts, parents before children."""
    rows = [ChartRow(r["code"], r["name_zh"], r["name_en"], r["side"], r["role"]) for r in _rows("accounts.csv")]
    return tuple(sorted(rows, key=lambda r: r.code))


@cache
def roles() -> dict[str, str]:
    """Role → code of the account that plays it: those of the chart, and further ones, for one account may play several."""
    return {row.role: row.code for row in chart() if row.role} | {r["role"]: r["code"] for r in _rows("roles.csv")}


@cache
def rules() -> dict[str, dict[str, Rule]]:
    """Event → leg → rule."""
    found: dict[str, dict[str, Rule]] = {}
    for r in _rows("rules.csv"):
        found.setdefault(r["event"], {})[r["leg"]] = Rule(r["event"], r["leg"], r["role"], r["side"], r["department"])
    return found


@cache
def titles() -> dict[str, str]:
    """Event → English words (a message id)."""
    return {r["event"]: r["what"] for r in _rows("rules.csv") if r["what"]}
