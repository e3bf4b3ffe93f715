"""Numbers printed on other people's papers."""

import re
import unicodedata

_SIGNS = re.compile(r"[\s\-‐‑‒–—―−_./\\·]+")


_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def folded(number: str) -> str:
    """A paper's number as it is compared: ``inv-0012``, ``INV0012`` and ``INV--0012`` are one."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", number).upper())


def without_zeros(number: str) -> str:
    """The folded number without the zeros before its digits: ``INV-0012`` and ``INV-12`` are hardly two papers."""
    return _ZEROS.sub("", folded(number))
