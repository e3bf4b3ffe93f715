"""A screen's rows: scope, search, filters, order, page and totals, from the address and nothing else."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DateField, DateTimeField, ForeignKey, Q, QuerySet, Sum
from django.http import QueryDict

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.lookups import choice_words, field_at, joined
from chehang.core.screens import Column, Screen
from chehang.core.search import whole_or_last

from .grouping import group_of

PAGE = 50
MOST = 200
# Counting a catalogue of a million parts costs a hundred times more than reading the page: rows are counted only this far.
COUNTED = 10_000


@dataclass(frozen=True)
class Listing:
    """One page of a list; with ``more`` there are rows beyond the ``count`` and ``pages`` that were counted."""

    rows: list[Any]
    count: int
    more: bool
    page: int
    pages: int
    totals: dict[str, Decimal]
    words: str
    order: str


def base_rows(screen: Screen, actor: Actor) -> QuerySet[Any]:
    """All rows the actor may see, with what the columns need joined in."""
    model = screen.model_class
    rows: QuerySet[Any]
    if screen.across:
        rows = access.group_rows(model, actor, screen.permission)
    else:
        rows = access.visible(model._default_manager.all(), actor) if screen.shared else access.rows(model, actor)
    rows = joined(rows, screen.columns)
    return screen.base(rows) if screen.base else rows


def field_of(screen: Screen, lookup: str) -> Any:
    """The model field behind a lookup, if it is one."""
    return field_at(screen.model_class, lookup)


def worded(screen: Screen, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The rows that hold every word, or those the screen's own finder knows."""
    if words and screen.finder:
        return rows.filter(pk__in=screen.finder(words))
    for word in words.split():
        found = Q()
        for lookup in screen.search:
            found |= _meant(lookup, word)
        rows = rows.filter(found)
    return rows


def _meant(lookup: str, word: str) -> Q:
    if not lookup.startswith("="):
        return Q(**{f"{lookup}__icontains": word})
    return whole_or_last(lookup[1:], word)


def narrowed(screen: Screen, rows: QuerySet[Any], query: QueryDict) -> QuerySet[Any]:
    """Apply search and filters of the address; what is malformed finds nothing."""
    rows = worded(screen, rows, query.get("q", "").strip()[:100])
    for name in screen.filters:
        field = field_of(screen, name)
        if isinstance(field, DateField | DateTimeField):
            rows = _between(rows, name, field, query)
        elif (value := query.get(name, "")[:100]) and "," in value and choice_words(screen.model_class, name):
            rows = rows.filter(**{f"{name}__in": value.split(",")})  # a figure opens several states at once
        elif value:
            rows = _equal(rows, name, field, value)
    return rows


def _between(rows: QuerySet[Any], name: str, field: Any, query: QueryDict) -> QuerySet[Any]:
    path = f"{name}__date" if isinstance(field, DateTimeField) else name
    for end, lookup in (("from", "gte"), ("to", "lte")):
        try:
            rows = rows.filter(**{f"{path}__{lookup}": date.fromisoformat(query.get(f"{name}_{end}", ""))})
        except ValueError:
            continue
    return rows


def _equal(rows: QuerySet[Any], name: str, field: Any, value: str) -> QuerySet[Any]:
    if isinstance(field, ForeignKey) or (field is not None and "Integer" in field.get_internal_type()):
        return (
            rows.filter(**{name: int(value)})
            if value.isascii() and value.isdigit() and len(value) < 19
            else rows.none()
        )
    if field is not None and field.get_internal_type() == "BooleanField":
        return rows.filter(**{name: value == "1"})
    return rows.filter(**{name: value})


def order_of(screen: Screen, column: Column) -> str:
    """What a list is ordered by under this column's head; "" where it cannot be. The word of a code stands for the code;
    an order by personal data would tell it piece by piece."""
    way, _dot, last = column.lookup.rpartition("__")
    lookup = f"{way}__" * bool(way) + last.removeprefix("get_").removesuffix("_display")
    return lookup if not column.personal and field_of(screen, lookup) is not None else ""


def ordered(screen: Screen, rows: QuerySet[Any], query: QueryDict) -> tuple[QuerySet[Any], str]:
    """Order by a column of the screen; the id breaks ties so that pages never overlap."""
    wanted = query.get("order", "")
    first = (group,) if (group := group_of(screen, query)) else ()
    column = next((c for c in screen.columns if c.path == wanted.removeprefix("-")), None)
    if column is not None and (by := order_of(screen, column)):
        return rows.order_by(*first, f"-{by}" if wanted.startswith("-") else by, "-pk"), wanted
    return rows.order_by(*first, *screen.ordering), ""


def _counted(rows: QuerySet[Any], columns: tuple[Column, ...], upto: int) -> tuple[int, dict[str, Decimal]]:
    """How many rows there are, and their totals; without totals to add up, counting stops after one more than upto."""
    wanted = {f"t{i}": Sum(c.lookup) for i, c in enumerate(columns) if c.total}
    if not wanted:
        return rows.order_by()[: upto + 1].count(), {}
    sums = rows.order_by().aggregate(n=Count("*"), **wanted)
    return sums.pop("n"), {columns[int(k[1:])].path: v or Decimal(0) for k, v in sums.items()}


def _page(rows: QuerySet[Any], start: int, size: int, *, own_order: bool) -> list[Any]:
    """The rows of one page.

    A screen's own order is read off an index. Any other is found among the bare rows first, and what the columns need
    is joined to these few alone: left to itself PostgreSQL joins everything before it sorts.
    """
    if own_order:
        return list(rows[start : start + size])
    keys = list(rows.values_list("pk", flat=True)[start : start + size])
    found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def matching(screen: Screen, actor: Actor, query: QueryDict) -> QuerySet[Any]:
    """Every row that the address asks for, in its order: what the export writes."""
    return ordered(screen, narrowed(screen, base_rows(screen, actor), query), query)[0]


def listing(screen: Screen, actor: Actor, query: QueryDict, size: int = PAGE) -> Listing:
    """One page, and the totals over all matching rows."""
    rows = narrowed(screen, base_rows(screen, actor), query)
    raw = query.get("page", "1")
    wanted = max(int(raw), 1) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 1
    upto = max(COUNTED, wanted * size)
    count, totals = _counted(rows, screen.columns, upto)
    more = count > upto and not totals
    count = upto if more else count
    pages = max(1, -(-count // size))
    page = min(wanted, pages)
    shown, order = ordered(screen, rows, query)
    return Listing(
        _page(
            shown,
            (page - 1) * size,
            size,
            own_order=not order and not group_of(screen, query) and not any("__" in o for o in screen.ordering),
        ),
        count,
        more,
        page,
        pages,
        totals,
        query.get("q", ""),
        order,
    )
