"""What the kernel itself tells the departments."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Acted:
    """An operation was done; ``things`` are the (model label, id) of what it changed. Told inside its transaction."""

    operation: str
    things: frozenset[tuple[str, int]]
