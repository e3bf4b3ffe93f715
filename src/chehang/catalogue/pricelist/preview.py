"""What a supplier's list would do, before it does it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chehang.core.tabular import CellError

from ..models import Brand, PriceFile
from .diff import Change, compare
from .reading import Read, read_list

# The list read last, so that the import after its preview need not read it again. Language is part of the key because
# the refusals are worded while reading.
_last: tuple[tuple[Any, ...], Read] | None = None


@dataclass(frozen=True)
class Preview:
    """Counts, bad cells with their addresses, doubtful cells, the change of every good row.

    ``hidden`` are good rows which the sheet hides, ``rounded`` the prices that had more than two places.
    """

    good_rows: int
    bad_rows: int
    counts: dict[str, int]
    errors: list[CellError]
    warnings: list[CellError]
    changes: list[Change]
    hidden: tuple[int, ...] = ()
    rounded: tuple[str, ...] = ()


def preview(file: PriceFile, valid_from: date) -> Preview:
    """Read, check and compare a list; nothing is written. Raises ``BadFile`` for what is no table."""
    return compared(read_file(file, valid_from), file.brand, file.store_id)


def preview_content(content: bytes, brand: Brand, store_id: int, valid_from: date) -> Preview:
    """The same for content that has not been kept."""
    return compared(_read(content, brand, valid_from), brand, store_id)


def read_file(file: PriceFile, valid_from: date) -> Read:
    """The rows of a kept list, not yet compared with the catalogue. Raises ``BadFile`` for what is no table."""
    return _read(bytes(file.content), file.brand, valid_from)


def compared(read: Read, brand: Brand, store_id: int, *, without_hidden: bool = False) -> Preview:
    """What the rows would change in the catalogue and the store's prices as they are now."""
    read = replace(read, lines=list(read.lines), errors=list(read.errors), warnings=list(read.warnings))
    if without_hidden:
        _leave_out(read)
    hidden = frozenset(read.table.hidden)
    difference = compare(brand, store_id, read.lines)
    for line, norm in difference.unknown_targets:
        why = _("%(number)s is neither in this list nor in the catalogue") % {"number": norm}
        read.add_error(line.row_no, "supersede_to", why, line.row.supersede_to or "")
    for line in difference.circles:
        why = _("the numbers would replace one another in a circle")
        read.add_error(line.row_no, "supersede_to", why, line.row.supersede_to or "")
    for line, name, uses in difference.held:
        why = _("cannot change now: %(uses)s still counts by it") % {"uses": uses}
        read.add_error(line.row_no, name, why, str(getattr(line.row, name)))
    read.errors.sort(key=_place)
    changes = difference.changes
    return Preview(
        len(changes),
        read.bad_rows,
        difference.counts(),
        read.errors,
        read.warnings,
        changes,
        tuple(c.line.row_no for c in changes if c.line.row_no in hidden),
        tuple(read.rounded),
    )


def _leave_out(read: Read) -> None:
    """Take everything about hidden rows out of what was read."""
    hidden = frozenset(read.table.hidden)
    read.lines = [line for line in read.lines if line.row_no not in hidden]
    read.bad_rows -= len({_place(e)[0] for e in read.errors} & hidden)
    read.errors = [e for e in read.errors if _place(e)[0] not in hidden]
    read.warnings = [e for e in read.warnings if _place(e)[0] not in hidden]
    read.rounded = [r for r in read.rounded if int(r.split()[0].lstrip(ascii_uppercase)) not in hidden]


def _read(content: bytes, brand: Brand, valid_from: date) -> Read:
    """``read_list``, or what it gave a moment ago for the same bytes; nobody changes it."""
    global _last
    key = (hashlib.sha256(content).digest(), brand.pk, brand.number_rule, valid_from, get_language())
    kept = _last
    if kept is None or kept[0] != key:
        kept = _last = (key, read_list(content, brand, valid_from))
    return kept[1]


def _place(error: CellError) -> tuple[int, int, str]:
    """Row by row, in each row from left to right."""
    letters = error.address.rstrip("0123456789")
    return int(error.address[len(letters) :] or 0), len(letters), letters
