"""Numbers printed on other people's papers."""

import re
import unicodedata

_SIGNS = re.compile(r"[\s\-‐‑‒–—―−_./\\·]+")


def folded(number: str) -> str:
    """A paper's number as it is compared: ``inv-0012``, ``INV0012`` and ``INV--0012`` are one."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", number).upper())


def without_zeros(number: str) -> str:
    """The same without the zeros a group of digits begins with: ``INV-0012`` and ``INV-12`` may be one."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", folded(number))
