"""Comparing a supplier's list with the catalogue and the store's prices: new, changed, unchanged, superseded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from chehang.core.masterdata import named, uses_of

from ..mnemonics import mnemonic
from ..models import Brand, Part, PriceListEntry, Supersession
from .circles import circular
from .reading import Line

CHUNK = 900
HOLDABLE = {"unit", "serial_control"}
FIELDS = (
    "name_cn",
    "name_en",
    "mnemonic",
    "unit",
    "pack_qty",
    "min_order_qty",
    "phase",
    "is_fragile",
    "hazard",
    "shelf_life_days",
    "serial_control",
    "hs_code",
)


@dataclass(frozen=True, slots=True)
class Known:
    """A part as the catalogue has it now, with the store's price of a day (None: no price yet)."""

    part_id: int
    values: dict[str, Any]
    price: tuple[Decimal, Decimal] | None = None
    version: int = 0


@dataclass(slots=True)
class Change:
    """What a line would do: ``kind`` is new, changed, superseded or unchanged."""

    line: Line
    kind: str
    known: Known | None = None
    values: dict[str, Any] = field(default_factory=dict)
    new_price: bool = False
    new_links: tuple[str, ...] = ()


@dataclass
class Difference:
    """All changes, and the lines whose new number nobody knows or would lead back to the part itself."""

    changes: list[Change] = field(default_factory=list)
    unknown_targets: list[tuple[Line, str]] = field(default_factory=list)
    circles: list[Line] = field(default_factory=list)
    held: list[tuple[Line, str, str]] = field(default_factory=list)  # line, field that is fixed now, what uses it

    def counts(self) -> dict[str, int]:
        """How many lines of each kind."""
        kinds = [change.kind for change in self.changes]
        return {kind: kinds.count(kind) for kind in ("new", "changed", "superseded", "unchanged")}


def compare(brand: Brand, store_id: int, lines: Sequence[Line]) -> Difference:
    """What entering ``lines`` would change; reads a bounded number of queries per 900 lines."""
    parts = _known_parts(brand, [line.norm for line in lines])
    prices = _prices(store_id, [known.part_id for known in parts.values()], lines)
    targets = {target.norm for line in lines for target in line.targets}
    listed = {line.norm for line in lines}
    elsewhere = {norm for norm, _q in _known_parts(brand, sorted(targets - listed))}
    links = _links([known.part_id for known in parts.values()])
    found = Difference()
    for line in lines:
        missing = [t.norm for t in line.targets if t.norm not in listed and t.norm not in elsewhere]
        if missing:
            found.unknown_targets.append((line, missing[0]))
            continue
        found.changes.append(_change(line, parts.get(line.key), prices, links))
    _take_out_circles(brand, found)
    _take_out_held(found)
    return found


def _take_out_held(found: Difference) -> None:
    """A unit does not change under the goods and documents that are counted by it."""
    asking = {c.known.part_id: c for c in found.changes if c.known and HOLDABLE & set(c.values)}
    for name in sorted(HOLDABLE):
        ids = [pk for pk, change in asking.items() if name in change.values]
        for pk, uses in uses_of("catalogue.Part", ids, {name}).items() if ids else ():
            found.held.append((asking[pk].line, name, named(uses)))
    rows = {line.row_no for line, _name, _uses in found.held}
    if rows:
        found.changes = [c for c in found.changes if c.line.row_no not in rows]


def _take_out_circles(brand: Brand, found: Difference) -> None:
    fresh = {change.line.norm: change.new_links for change in found.changes if change.new_links}
    wrong = circular(brand, fresh) if fresh else set()
    if wrong:
        found.circles = [c.line for c in found.changes if c.new_links and c.line.norm in wrong]
        found.changes = [c for c in found.changes if not (c.new_links and c.line.norm in wrong)]


def _change(
    line: Line,
    known: Known | None,
    prices: dict[int, list[tuple[date, int, Decimal, Decimal]]],
    links: set[tuple[int, str]],
) -> Change:
    if known is None:
        return Change(line, "new", None, new_values(line), True, tuple(t.norm for t in line.targets))
    known = _with_price(known, prices.get(known.part_id, []), line.valid_from)
    values = {name: value for name, value in said(line, known.values).items() if value != known.values[name]}
    new_price = known.price != (line.row.list_inc, line.row.net_inc)
    fresh = tuple(t.norm for t in line.targets if (known.part_id, t.norm) not in links)
    kind = "superseded" if fresh else "changed" if values or new_price else "unchanged"
    return Change(line, kind, known, values, new_price, fresh)


def said(line: Line, now: dict[str, Any]) -> dict[str, Any]:
    """The values the line names; what it leaves empty stays as it is. A 助记码 set by hand outlives a new name."""
    row = line.row
    values = {
        "name_cn": row.name,
        "name_en": row.name_en,
        "mnemonic": row.mnemonic,
        "unit": row.unit,
        "pack_qty": row.pack_qty,
        "min_order_qty": row.min_order_qty,
        "phase": row.status or ("no_stock" if line.targets else None),
        "is_fragile": row.is_fragile,
        "hazard": row.hazard,
        "shelf_life_days": row.shelf_life_days,
        "serial_control": row.serial_control,
        "hs_code": row.hs_code,
    }
    if row.mnemonic is None and row.name != now["name_cn"] and now["mnemonic"] == mnemonic(now["name_cn"]):
        values["mnemonic"] = mnemonic(row.name)
    return {name: value for name, value in values.items() if value is not None}


_EMPTY = {
    "name_cn": "",
    "name_en": "",
    "mnemonic": "",
    "unit": "item",
    "pack_qty": Decimal(1),
    "min_order_qty": Decimal(1),
    "phase": "regular",
    "is_fragile": False,
    "hazard": "none",
    "shelf_life_days": None,
    "serial_control": False,
    "hs_code": "",
}


def new_values(line: Line) -> dict[str, Any]:
    """All values of a part the catalogue does not have yet."""
    return _EMPTY | said(line, _EMPTY)


def _known_parts(brand: Brand, norms: Sequence[str]) -> dict[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    for some in _chunks(list(dict.fromkeys(norms))):
        rows = Part.objects.filter(brand=brand, norm_no__in=some).values_list("pk", "norm_no", "quality", *FIELDS)
        for pk, norm, quality, *values in rows:
            found[norm, quality] = Known(pk, dict(zip(FIELDS, values, strict=True)))
    return found


def _prices(
    store_id: int, parts: Sequence[int], lines: Sequence[Line]
) -> dict[int, list[tuple[date, int, Decimal, Decimal]]]:
    """Part → its prices in order of day and version, up to the latest day of the lines."""
    last = max((line.valid_from for line in lines), default=date.min)
    found: dict[int, list[tuple[date, int, Decimal, Decimal]]] = {}
    for some in _chunks(parts):
        rows = PriceListEntry.objects.filter(store_id=store_id, part__in=some, valid_from__lte=last)
        for part, *price in rows.order_by("valid_from", "version").values_list(
            "part_id", "valid_from", "version", "list_inc", "net_inc"
        ):
            found.setdefault(part, []).append((price[0], price[1], price[2], price[3]))
    return found


def _with_price(known: Known, prices: list[tuple[date, int, Decimal, Decimal]], on: date) -> Known:
    past = [price for price in prices if price[0] <= on]
    if not past:
        return known
    day, version, list_inc, net_inc = past[-1]
    return Known(known.part_id, known.values, (list_inc, net_inc), version if day == on else 0)


def _links(parts: Sequence[int]) -> set[tuple[int, str]]:
    """(old part, new number) of all links that are there."""
    found: set[tuple[int, str]] = set()
    for some in _chunks(parts):
        rows = Supersession.objects.filter(old__in=some, new__isnull=False)
        found.update((old, norm or "") for old, norm in rows.values_list("old_id", "new__norm_no"))
    return found


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    size = CHUNK if connection.vendor == "sqlite" else 20_000
    return (values[start : start + size] for start in range(0, len(values), size))
