"""Six bytes for what a column says: a whole number itself, of everything else a digest."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

SIZE = 6
_HEAD = struct.Struct("<BI")
_LAYOUT = 1
_WIDE = 1 << (8 * SIZE - 1)


class Marks(dict[Any, bytes]):
    """The marks of values, each worked out once."""

    def __missing__(self, value: Any) -> bytes:
        if type(value) is int and -_WIDE <= value < _WIDE:
            found = value.to_bytes(SIZE, "little", signed=True)
        else:
            found = blake2b(("\0" if value is None else str(value)).encode(), digest_size=SIZE).digest()
        self[value] = found
        return found


def pack(ids: Sequence[int], there: Sequence[int], columns: Iterable[Sequence[Any]], marks: Marks) -> bytes:
    """The marks of the rows ``there``, column by column; the other ids stand for rows that were taken away."""
    n = len(there)
    present = b"\1" * n if n == len(ids) else bytes(map(set(there).__contains__, ids))
    pieces = [_HEAD.pack(_LAYOUT, len(ids)), struct.pack(f"<{len(ids)}q", *ids), present]
    for column in columns if n else ():
        if column.count(column[0]) == n:
            pieces += (b"=", marks[column[0]])
        else:
            pieces.append(b"*")
            pieces += [marks[value] for value in column]
    return b"".join(pieces)


def ids_of(packed: bytes) -> tuple[int, ...]:
    """The rows a seal speaks of; none when it is damaged."""
    try:
        _layout, n = _HEAD.unpack_from(packed)
        return struct.unpack_from(f"<{n}q", packed, _HEAD.size)
    except struct.error:
        return ()


def unpack(packed: bytes, columns: int) -> Iterator[tuple[int, tuple[bytes, ...] | None]]:
    """(id, its marks, or None when it was taken away) for every row of a seal."""
    ids = ids_of(packed)
    at = _HEAD.size + 9 * len(ids)
    there = packed[at - len(ids) : at]
    count = sum(there)
    found: list[list[bytes]] = []
    for _column in range(columns if count else 0):
        same, at = packed[at : at + 1] == b"=", at + 1
        if same:
            found.append([packed[at : at + SIZE]] * count)
            at += SIZE
        else:
            found.append([packed[x : x + SIZE] for x in range(at, at + SIZE * count, SIZE)])
            at += SIZE * count
    rows = iter(zip(*found, strict=True))
    for pk, here in zip(ids, there, strict=False):
        yield pk, next(rows) if here else None
