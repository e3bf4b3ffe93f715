"""From a filled shape to plain JSON: every value becomes the text that stands on the paper.

Nothing here is ever put into Typst source; the templates read the JSON as data, so ``#``, quotes and
template syntax in any text are printed as they are.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from chehang.core.money import round_half_up

SHANGHAI = ZoneInfo("Asia/Shanghai")

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """Text without control characters, direction switches and broken halves of characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def yuan(x: Decimal) -> str:
    """1234.5 → 1,234.50"""
    return f"{round_half_up(x):,.2f}"


def price(x: Decimal) -> str:
    """Two places, more only where the price has more: 3.5 → 3.50, 0.125 → 0.125"""
    exact = x.normalize()
    places = max(2, -int(exact.as_tuple().exponent))
    return f"{exact:,.{places}f}"


def count(x: Decimal) -> str:
    """2.000 → 2, 1.500 → 1.5"""
    return f"{x.normalize():,f}"


_WORDS: dict[str, Callable[[Decimal], str]] = {"yuan": yuan, "price": price, "count": count}


def _marker(hint: Any) -> str:
    """The marker of a Decimal field, also inside ``X | None`` and ``tuple[X, ...]``."""
    if get_origin(hint) is Annotated:
        return str(hint.__metadata__[0])
    if get_origin(hint) in (Union, UnionType):
        return next((m for m in map(_marker, get_args(hint)) if m), "")
    return ""


@lru_cache
def _plan(shape: type) -> tuple[tuple[str, str], ...]:
    hints = get_type_hints(shape, include_extras=True)
    return tuple((f.name, _marker(hints[f.name])) for f in fields(shape))


def encode(value: Any, marker: str = "") -> Any:
    """JSON value of a shape or a part of one; times are written in Shanghai time."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Decimal):
        return _WORDS[marker or "count"](value)
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {name: encode(getattr(value, name), mark) for name, mark in _plan(type(value))}
    return value
