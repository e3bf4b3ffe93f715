"""The one grammar of numbers. ``static/chehang/reading.js`` has the same one; ``tests/vectors/numbers.json`` proves it.

A comma is read only as a complete grouping of three: ``1,234.50``. In ``50,5`` it may have been meant as a point, so
that is no number, and so is ``0,999``: nobody groups a number that starts with nought.
"""

import re
from decimal import Decimal

LONGEST = 30
_NUMBER = re.compile(r"[+-]?((\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d*)?|\.\d+)", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """The exact number that ``text`` says (half-width, at most 30 characters), or None if it says none."""
    text = text.strip()
    if len(text) > LONGEST or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))
