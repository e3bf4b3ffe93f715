"""How much of a file is read; more is refused before it costs memory or time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of the file and of its unpacked content, rows of data, columns, characters of a cell.

    ``head_rows`` may stand above the data beyond ``rows``; ``memory`` (bytes) and ``seconds`` bound the
    process that reads Excel files.
    """

    size: int = 20 * 1048576
    unpacked: int = 200 * 1048576
    rows: int = 50_000
    columns: int = 100
    cell_length: int = 4_000
    head_rows: int = 20
    memory: int = 1536 * 1048576
    seconds: float = 60
