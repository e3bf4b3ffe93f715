"""What the trade calls the same thing (刹车 = 制动): the words people say, and those that stand in the maker's lists."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .keys import fold_name

DATA = Path(__file__).parents[1] / "data" / "synonyms.csv"
MOST = 6


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """One line of the file, one group of words with one meaning."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(fold_name(word) for word in line.split(",")) for line in lines if line.strip())


def said_otherwise(text: str) -> list[str]:
    """Other ways to say ``text``, at most six: one word of it exchanged for another of its group, the longest first."""
    return list(dict.fromkeys(_exchanged(text)))[:MOST]


def _exchanged(text: str) -> Iterator[str]:
    for group in groups():
        here = sorted((word for word in group if word in text), key=len, reverse=True)
        if here:
            yield from (text.replace(here[0], other) for other in group if other not in here)
