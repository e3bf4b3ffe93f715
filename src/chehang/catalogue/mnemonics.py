"""助记码: the pinyin initials a salesperson types instead of a name. A first proposal only; people may change it."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from .finding.keys import fold_name

LONGEST = 40


@lru_cache(maxsize=50_000)
def mnemonic(name: str) -> str:
    """Pinyin initials of a name: 前制动片 → qzdp, LED前照灯 → ledqzd. Phrases are read as such: 重庆 → cq."""
    initials = lazy_pinyin(fold_name(name), style=Style.FIRST_LETTER, errors=lambda rest: rest.replace(" ", ""))
    return "".join(c for c in "".join(initials) if c.isascii() and c.isalnum())[:LONGEST]
