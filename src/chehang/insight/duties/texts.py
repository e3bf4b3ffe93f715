"""The duties as the job descriptions state them, from ``data/duties.csv``."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chehang.org.posts import POSTS

RHYTHMS = {
    "each": _("each time"),
    "daily": _("daily"),
    "weekly": _("weekly"),
    "monthly": _("monthly"),
    "yearly": _("yearly"),
    "event": _("on event"),
}


def chinese() -> bool:
    """Whether the reader reads Chinese."""
    return (get_language() or "zh").startswith("zh")


@dataclass(frozen=True)
class Duty:
    """One duty. ``text`` is the job description's own; ``needs`` are what the system must offer for it, by code."""

    post: str
    number: str
    text: str
    gloss: str
    rhythm: str
    needs: tuple[str, ...]
    rule: str
    rule_zh: str
    rule_en: str

    @property
    def words(self) -> str:
        """The text in the reader's language."""
        return self.text if chinese() else self.gloss

    @property
    def hard_rule(self) -> str:
        """What the text demands without exception; empty when it states nothing."""
        return self.rule_zh if chinese() else self.rule_en

    @property
    def rhythm_title(self) -> Any:
        return RHYTHMS[self.rhythm]

    @property
    def post_title(self) -> Any:
        return POSTS[self.post].title


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("chehang.insight") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def duties() -> tuple[Duty, ...]:
    """All duties in the order of the job descriptions."""
    return tuple(Duty(**{**row, "needs": tuple(row["needs"].split())}) for row in _rows("duties.csv"))  # type: ignore[arg-type]


@cache
def by_number() -> dict[str, Duty]:
    """The duties by their number."""
    return {duty.number: duty for duty in duties()}


@cache
def needs() -> dict[str, tuple[str, str]]:
    """What the system must offer, by code: Chinese, English."""
    return {row["code"]: (row["zh"], row["en"]) for row in _rows("needs.csv")}


def need_words(code: str) -> str:
    """A need in the reader's language."""
    return needs()[code][0 if chinese() else 1]
