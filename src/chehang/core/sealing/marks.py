"""Six bytes for what a column says: enough to see that it says something else now, too few to read it back."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

SIZE = 6
_HEAD = struct.Struct("<BI")
_LAYOUT = 1


class Marks(dict[Any, bytes]):
    """The marks of values, each worked out once."""

    def __missing__(self, value: Any) -> bytes:
        text = "\0" if value is None else str(value)
        found = self[value] = blake2b(text.encode(), digest_size=SIZE).digest()
        return found


def pack(ids: Sequence[int], rows: Mapping[int, Sequence[Any]], marks: Marks) -> bytes:
    """The marks of rows, column by column; an id without a row stands for one that was taken away."""
    there = [pk for pk in ids if pk in rows]
    pieces = [
        _HEAD.pack(_LAYOUT, len(ids)),
        struct.pack(f"<{len(ids)}q", *ids),
        bytes(pk in rows for pk in ids),
    ]
    for column in zip(*(rows[pk] for pk in there), strict=True):
        found = [marks[value] for value in column]
        pieces += [b"=", found[0]] if found.count(found[0]) == len(found) else [b"*", *found]
    return b"".join(pieces)


def unpack(packed: bytes, columns: int) -> Iterator[tuple[int, tuple[bytes, ...] | None]]:
    """(id, its marks, or None when it was taken away) for every row of a seal."""
    _layout, n = _HEAD.unpack_from(packed)
    at = _HEAD.size
    ids = struct.unpack_from(f"<{n}q", packed, at)
    at += 8 * n
    there = packed[at : at + n]
    at += n
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
    for pk, here in zip(ids, there, strict=True):
        yield pk, next(rows) if here else None
