"""From the bytes of a supplier's list to rows with normalised numbers and one error per bad cell."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.money import round_half_up
from chehang.core.tabular import CellError, Limits, Parsed, Table, parse_rows, read_table

from ..kinds import whole_only
from ..models import Brand
from ..number_rules import NumberRule
from ..numbers import WARNINGS, normalise, rule_for, warnings
from .rows import HEADINGS, NUMBERS, PriceRow

PRICES = ("list_inc", "net_inc")


@dataclass(frozen=True, slots=True)
class Target:
    """A number that replaces another, and how many of it."""

    norm: str
    ratio: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A good row: where it stood, its normalised number, the day its prices hold from, what replaces it."""

    row_no: int
    norm: str
    valid_from: date
    row: PriceRow
    targets: tuple[Target, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What makes a part of one brand unique."""
        return self.norm, self.row.quality


class Doubt(CellError):
    """A cell that is taken as it is but looks unusual."""

    @property
    def message(self) -> str:
        return str(self.params["reason"])


@dataclass
class Read:
    """What a list holds: good lines, bad cells, doubtful cells, prices that were rounded (``E3 77.415 → 77.42``)."""

    table: Table
    headings: dict[str, str]
    columns: dict[str, int]
    lines: list[Line] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)
    bad_rows: int = 0
    rounded: list[str] = field(default_factory=list)

    def add_error(self, row_no: int, name: str, why: object, value: str) -> None:
        """An error found after the cells themselves were good, at its cell."""
        self.errors.append(self._cell(CellError, row_no, name, why, value))
        self.bad_rows += 1

    def add_doubt(self, row_no: int, name: str, why: object, value: str) -> None:
        """A cell that stays good but should be looked at."""
        self.warnings.append(self._cell(Doubt, row_no, name, why, value))

    def _cell(self, kind: type[CellError], row_no: int, name: str, why: object, value: str) -> CellError:
        column = self.columns.get(name, self.columns["part_no"])
        address = self.table.address(column, row_no - self.table.first_row)
        return kind(address, self.headings.get(name, name), "cell.wrong", {"reason": str(why)}, value[:40])


def read_list(content: bytes, brand: Brand, valid_from: date, limits: Limits | None = None) -> Read:
    """Read and check a supplier's list; raises ``BadFile`` when it cannot be read as a table at all."""
    table = read_table(content, limits=limits) if limits else read_table(content)
    parsed = parse_rows(table, PriceRow, HEADINGS, codes=NUMBERS)
    read = Read(table, parsed.heading, _columns(table, parsed), [], parsed.errors, parsed.warnings, parsed.bad_rows)
    rule, seen = rule_for(brand.number_rule), {}  # type: ignore[var-annotated]
    for row_no, row in parsed.rows:
        line = _line(row_no, _rounded(row), rule, valid_from, read)
        if line is None:
            continue
        if line.key in seen:
            why = _("this number stands in row %(row)s already") % {"row": seen[line.key]}
            read.add_error(row_no, "part_no", why, row.part_no)
            continue
        seen[line.key] = row_no
        read.lines.append(line)
        _note_rounding(row, line, read)
        for code in warnings(line.norm, rule):
            read.add_doubt(row_no, "part_no", WARNINGS[code], row.part_no)
    return read


def _rounded(row: PriceRow) -> PriceRow:
    """The row with its prices in whole fen, as the sheet shows them."""
    exact = {name: round_half_up(getattr(row, name)) for name in PRICES}
    return row.model_copy(update=exact) if any(exact[name] != getattr(row, name) for name in PRICES) else row


def _note_rounding(row: PriceRow, line: Line, read: Read) -> None:
    for name in PRICES:
        before, after = getattr(row, name), getattr(line.row, name)
        if before != after:
            read.add_doubt(line.row_no, name, _("rounded to %(price)s") % {"price": after}, str(before))
            read.rounded.append(f"{read.warnings[-1].address} {before} → {after}")


def _columns(table: Table, parsed: Parsed[PriceRow]) -> dict[str, int]:
    """Field → column index, found again from the headings' own words."""
    words = {word: name for name, word in parsed.heading.items()}
    for row in table.rows[:20]:
        found = {words[cell]: i for i, cell in enumerate(row) if isinstance(cell, str) and cell in words}
        if len(found) == len(words):
            return found
    return {"part_no": 0}


def _line(row_no: int, row: PriceRow, rule: NumberRule, valid_from: date, read: Read) -> Line | None:
    norm = normalise(row.part_no, rule)
    if (row.pack_qty or row.min_order_qty) and whole_only(row.unit or "item"):
        for name in ("pack_qty", "min_order_qty"):
            amount = getattr(row, name)
            if amount is not None and amount != int(amount):
                read.add_error(row_no, name, _("this unit is counted in whole numbers"), str(amount))
                return None
    try:
        targets = tuple(_targets(row, rule))
    except ValueError:
        read.add_error(row_no, "supersede_to", _("write the new number, or several as A + B*2"), row.supersede_to or "")
        return None
    if any(target.norm == norm for target in targets):
        read.add_error(row_no, "supersede_to", _("a part cannot replace itself"), row.supersede_to or "")
        return None
    return Line(row_no, norm, row.valid_from or valid_from, row, targets)


def _targets(row: PriceRow, rule: NumberRule) -> list[Target]:
    """``A``, or a set such as ``A + B*2`` (also ``B×2``); the ratio column counts for a single number."""
    if not row.supersede_to:
        return []
    found: list[Target] = []
    pieces = row.supersede_to.replace("＋", "+").replace("×", "*").split("+")
    for piece in pieces:
        number, _star, times = piece.partition("*")
        ratio = Decimal(int(times)) if times.strip() else (row.ratio or Decimal(1) if len(pieces) == 1 else Decimal(1))
        norm = normalise(number, rule)
        if not norm or ratio <= 0 or norm in [target.norm for target in found]:
            raise ValueError(piece)
        found.append(Target(norm, ratio))
    return found
