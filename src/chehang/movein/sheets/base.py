"""What a kind of opening data is: its columns, what it needs, how its rows are compared with the house and entered."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict

from chehang.core import bulk
from chehang.core.context import Actor, Context
from chehang.core.tabular import CellError, Limits, parse_rows, read_table
from chehang.core.tabular.kinds import base_kind
from chehang.ledger.models import RoleAccount
from chehang.movein.messy import plain
from chehang.movein.models import KINDS, OpeningFile, OpeningItem

LIMITS = Limits(rows=100_000, size=40 * 1048576, unpacked=400 * 1048576)
# No zero is lost where these stand as a number.
NUMBERS_IN_PEACE = ("mobile", "phone")
CHUNK = 20_000


class Row(BaseModel):
    """A row of a sheet; an optional cell left empty takes its default."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)


@dataclass
class New:
    """A row to be entered: ``key`` makes it the same thing in any file, ``data`` is what ``compare`` found for it."""

    row_no: int
    row: Any
    key: str
    digest: str
    data: Any = None
    amount: Decimal = Decimal(0)
    target: int = 0


class Glance(CellError):
    """A cell that is taken as it is but should be looked at."""

    @property
    def message(self) -> str:
        return str(self.params["reason"])


@dataclass
class Look:
    """A file under comparison: its rows, what is wrong, what is known already, what is new."""

    sheet: "Sheet"
    store_id: int
    actor: Actor
    day: date
    sha256: str
    rows: list[tuple[int, Any]]
    columns: dict[str, int]
    names: dict[str, str]
    address: Callable[[int, int], str]
    errors: list[CellError] = field(default_factory=list)
    glances: list[CellError] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    known: int = 0
    totals: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    bad: set[int] = field(default_factory=set)
    figures: list[tuple[str, Decimal]] = field(default_factory=list)

    def _cell(self, kind: type[CellError], row_no: int, name: str, why: object, value: object) -> CellError:
        column = self.columns.get(name, next(iter(self.columns.values())))
        return kind(
            self.address(column, row_no),
            self.names.get(name, name),
            "cell.wrong",
            {"reason": str(why)},
            str(value)[:40],
        )

    def error(self, row_no: int, name: str, why: object, value: object = "") -> None:
        """The row cannot be entered; one message for its cell."""
        self.errors.append(self._cell(CellError, row_no, name, why, value))
        self.bad.add(row_no)

    def glance(self, row_no: int, name: str, why: object, value: object = "") -> None:
        """The row can be entered, and somebody has to look at it first."""
        self.glances.append(self._cell(Glance, row_no, name, why, value))

    def once(self, keyed: Iterable[tuple[int, Any, str]], field_name: str) -> list[New]:
        """Rows that nobody has entered yet. The same thing twice in the file, or known with other figures, is an error."""
        seen: dict[str, int] = {}
        fresh: list[New] = []
        for row_no, row, key in keyed:
            if key in seen:
                self.error(row_no, field_name, _("stands in row %(row)s already") % {"row": seen[key]})
                continue
            seen[key] = row_no
            fresh.append(New(row_no, row, key, digest_of(row)))
        there = known_items(self.store_id, self.sheet.code, [one.key for one in fresh])
        kept = []
        for one in fresh:
            if one.key not in there:
                kept.append(one)
            elif there[one.key][0] == one.digest or not self.sheet.exact:
                self.known += 1
            else:
                why = _(
                    "was entered already with other data; what changed since is corrected in the house, not by a file"
                )
                self.error(one.row_no, field_name, why)
        return kept


@dataclass(frozen=True)
class Sheet:
    """A kind of opening data. ``books``: it goes into the books of goods or money; ``exact``: a thing entered before must
    come with the same data again, else it is left as it is. ``needs``: what must be there before, as sheet codes."""

    code: str
    help: Any
    row: type[Row]
    headings: Mapping[str, tuple[str, ...]]
    compare: Callable[[Look], None]
    enter: Callable[[Context, OpeningFile, Look], None]
    examples: tuple[Mapping[str, Any], ...]
    posts: tuple[str, ...]
    codes: Collection[str] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    books: bool = False
    exact: bool = True
    personal: bool = False

    @property
    def title(self) -> Any:
        """What people call it."""
        return dict(KINDS)[self.code]

    @property
    def required(self) -> list[str]:
        """The fields without which there is no row."""
        return [name for name, info in self.row.model_fields.items() if info.is_required()]

    @property
    def folded(self) -> set[str]:
        """The fields in which full-width letters and digits become half-width."""
        return {
            n for n, info in self.row.model_fields.items() if n in self.codes or base_kind(info.annotation) is not str
        }


def read_file(sheet: Sheet, content: bytes, actor: Actor, day: date) -> Look:
    """The rows of a file, checked cell by cell and not yet compared with the house. Raises BadFile for what is no such table."""
    table = read_table(content, limits=LIMITS)
    made = plain(table, {n: sheet.headings.get(n, ()) for n in sheet.row.model_fields}, sheet.required, sheet.folded)
    parsed = parse_rows(made.table, sheet.row, sheet.headings, codes=sheet.codes)
    return Look(
        sheet=sheet,
        store_id=actor.store_id,
        actor=actor,
        day=day,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=parsed.rows,
        columns=made.columns,
        names=made.names,
        address=lambda column, row_no: made.table.address(column, row_no - made.table.first_row),
        errors=parsed.errors,
        glances=[
            _as_glance(w) for w in parsed.warnings if w.column not in {made.names.get(n) for n in NUMBERS_IN_PEACE}
        ],
        totals=made.totals,
        hidden=parsed.hidden,
        unknown=made.unknown,
        bad={_row_of(e) for e in parsed.errors},
    )


def compared(read: Look) -> Look:
    """What of the rows is new, known or wrong in the house as it is now; nothing is written."""
    look = replace(read, errors=[*read.errors], glances=[*read.glances], bad={*read.bad}, new=[], figures=[], known=0)
    look.sheet.compare(look)
    look.new = [one for one in look.new if one.row_no not in look.bad]
    look.errors.sort(key=lambda e: (_row_of(e), len(e.address), e.address))
    return look


def look_at(sheet: Sheet, content: bytes, actor: Actor, day: date) -> Look:
    """Both in one."""
    return compared(read_file(sheet, content, actor, day))


def _row_of(error: CellError) -> int:
    return int("".join(c for c in error.address if c.isdigit()) or 0)


def _as_glance(error: CellError) -> CellError:
    return Glance(error.address, error.column, error.code, {"reason": error.message}, error.value)


def key_of(*parts: object) -> str:
    """What makes a thing the same thing, as 32 hex digits: no name or number of a person can be read back from it easily."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode()).hexdigest()[:32]


def digest_of(row: BaseModel) -> str:
    """All cells of a row as 32 hex digits."""
    return hashlib.sha256(row.model_dump_json().encode()).hexdigest()[:32]


def chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Pieces that fit into one statement."""
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))


def known_items(store_id: int, kind: str, keys: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Key → (digest, target) of things that came in already."""
    found: dict[str, tuple[str, int]] = {}
    for some in chunks(keys):
        rows = OpeningItem.objects.filter(store_id=store_id, kind=kind, key__in=some)
        found |= {key: (digest, target) for key, digest, target in rows.values_list("key", "digest", "target")}
    return found


def before_balances(look: Look, roles: Iterable[str]) -> None:
    """Refuse new rows once the stated balances of their accounts are entered: those brought what these would bring again."""
    accounts = RoleAccount.objects.filter(store_id=look.store_id, role__in=list(roles)).values("account_id")
    stated = OpeningItem.objects.filter(store_id=look.store_id, kind="balances", target__in=accounts)
    if look.new and stated.exists():
        first = look.new[0].row_no
        look.error(first, look.sheet.required[0], _("the balances of this account came in already, as one sum"))
        look.bad |= {one.row_no for one in look.new}


def keep_items(ctx: Context, file: OpeningFile, new: Sequence[New]) -> None:
    """Write down what came in."""
    bulk.pour(
        OpeningItem._meta.db_table,
        ("store_id", "file_id", "kind", "key", "digest", "row_no", "target", "amount"),
        (
            (ctx.store_id, file.pk, file.kind, n.key, n.digest, n.row_no, n.target, bulk.scaled(n.amount, 2))
            for n in new
        ),
    )
