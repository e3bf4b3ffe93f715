"""What a scanner sends besides the code itself."""

import re
from collections.abc import Iterator

# ANSI MH10.8.2: P is the customer's part number, 1P the supplier's, 30P the first level part number.
_IDENTIFIED = re.compile(r"(?:P|1P|30P)(?=[0-9A-Z]{6,}\Z)", re.IGNORECASE)


def payloads(text: str) -> Iterator[str]:
    """What a scan may mean, likeliest first: as it stands, without Code 39's asterisks, without a data identifier."""
    text = text.strip()
    yield text
    bare = text[1:-1] if len(text) > 2 and text[0] == text[-1] == "*" else text
    if bare != text:
        yield bare
    if match := _IDENTIFIED.match(bare):
        yield bare[match.end() :]
