"""Why a part's highest stock is what it is: numbers of the solver and a reason code, told in one sentence."""

from functools import cache
from typing import NamedTuple

from chehang.planning.texts import pattern

TELL_NEXT = ("quota", "enough", "dear")
TOLD = 0.1  # what the price makes of the rate is told from a tenth on


class Explanation(NamedTuple):
    """One part's reason. ``reason``: quota, enough, must, never, shelf, space, none, ended, dear.

    ``hits`` demands of the last 12 months, or of as many ``months`` as the books hold; ``loss`` yuan lost by one unit short; ``step`` units of the next
    worthwhile step and ``tied`` yuan it would tie up (0: there is none); ``cap`` the limit that bound, ``missing``
    units of the order that the quota has no room for yet; ``times`` how often parts at this price are asked for, of those
    as seldom asked for as this one taken together; ``keep`` yuan a year it costs to keep the next step and
    ``saves`` yuan of shortages a year it avoids.
    """

    reason: str
    max: int
    hits: int
    loss: float
    step: int = 0
    tied: float = 0.0
    must: int = 0
    cap: int = 0
    pack: int = 1
    missing: int = 0
    life: str = "steady"
    keep: float = 0.0
    saves: float = 0.0
    months: int = 12
    times: float = 1.0


def sentence(record: Explanation, language: str = "zh") -> str:
    """The explanation in ``zh`` or ``en``. Every number is one of the record's."""
    told, dear = record.reason in TELL_NEXT and record.step > 0, record.reason == "dear"
    packed, trimmed = record.pack > 1 and record.max > 0, record.missing > 0
    priced = abs(record.times - 1.0) >= TOLD
    text = _pattern(language, record.life, record.reason, told, packed, trimmed, priced).format(
        hits=record.hits, months=record.months, loss=yuan(record.loss), step=record.step, tied=yuan(record.tied) if told else "",
        max=record.max, must=record.must, cap=record.cap, pack=record.pack, missing=record.missing,
        keep=yuan(record.keep) if dear else "", saves=yuan(record.saves) if dear else "", times=f"{record.times:.1f}",
    )  # fmt: skip
    return text[0].upper() + text[1:]


@cache
def _pattern(language: str, life: str, reason: str, told: bool, packed: bool, trimmed: bool, priced: bool) -> str:
    """The parts of a sentence joined, once for all parts of its kind."""
    codes = ["why.facts", "why.price"] if priced else ["why.facts"]
    codes += [f"life.{life}"] if life in ("new", "growing", "dying") else []
    codes += ["why.next"] if told else []
    codes.append(f"why.{reason}")
    codes += ["why.pack"] if packed else []
    codes += ["why.trimmed"] if trimmed else []
    said = [pattern(code, language) for code in codes]
    return "; ".join(said) + "." if language.startswith("en") else ";".join(said) + "。"


def yuan(amount: float) -> str:
    """Whole yuan from ten up, below that fen as needed."""
    return f"{amount:.0f}" if amount >= 9.995 else f"{amount:.2f}".rstrip("0").rstrip(".")
