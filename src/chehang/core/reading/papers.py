"""Numbers printed on other people's papers."""

import re
import unicodedata

_SIGNS = re.compile(r"[\s\-‐‑‒–—―−_./\\·]+")


def folded(number: str) -> str:
    """A paper's number as it is compared: ``inv-0012``, ``INV0012`` and ``INV--0012`` are one."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", number).upper())
