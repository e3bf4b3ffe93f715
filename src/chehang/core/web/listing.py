"""A screen's rows: scope, search, filters, order, page and totals, from the address and nothing else."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, DateTimeField, ForeignKey, Q, QuerySet, Sum
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.screens import Column, Screen, screen_of
from chehang.core.search import whole_or_last
from chehang.core.states import machine_of

PAGE = 50
OFFERED = 60
MOST = 200


@dataclass(frozen=True)
class FilterBox:
    """A filter as shown: its name in the address, title, kind (choice, ref, date, text) and choices."""

    name: str
    title: Any
    kind: str
    choices: tuple[tuple[str, Any], ...] = ()
    value: str = ""
    ref: str = ""


@dataclass(frozen=True)
class Listing:
    """One page of a list."""

    rows: list[Any]
    count: int
    page: int
    pages: int
    totals: dict[str, Decimal]
    boxes: tuple[FilterBox, ...]
    words: str
    order: str


def base_rows(screen: Screen, actor: Actor) -> QuerySet[Any]:
    """All rows the actor may see, with what the columns need joined in."""
    model = screen.model_class
    rows = model._default_manager.all() if screen.shared else access.rows(model, actor)
    joins = {j for c in screen.columns for j in _joins(screen, c.path) + (_joins(screen, c.unit) if c.unit else [])}
    if joins:
        rows = rows.select_related(*sorted(joins))
    return screen.base(rows) if screen.base else rows


def _joins(screen: Screen, path: str) -> list[str]:
    """The foreign keys along a path."""
    meta, found = screen.model_class._meta, []
    for name in path.split("."):
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            break
        if not isinstance(field, ForeignKey):
            break
        found.append(name)
        meta = field.related_model._meta
    return ["__".join(found)] if found else []


def field_of(screen: Screen, lookup: str) -> Any:
    """The model field behind a lookup, if it is one."""
    meta, field = screen.model_class._meta, None
    for name in lookup.split("__"):
        try:
            field = meta.get_field(name)
        except FieldDoesNotExist:
            return None
        if isinstance(field, ForeignKey):
            meta = field.related_model._meta
    return field


def _title(screen: Screen, name: str, field: Any) -> Any:
    for column in screen.columns:
        if column.lookup in (name, f"get_{name}_display") or column.lookup.startswith(name + "__"):
            return column.title
    return getattr(field, "verbose_name", name)


def boxes(screen: Screen, query: QueryDict, actor: Actor) -> tuple[FilterBox, ...]:
    """The filters of a screen with their present values."""
    made = []
    machine = machine_of(screen.model_class)
    for name in screen.filters:
        field, value = field_of(screen, name), query.get(name, "")
        if machine and name == machine.field:
            choices = tuple((s.code, s.title) for s in machine.states.values())
            made.append(FilterBox(name, _("State"), "choice", choices, value))
        elif isinstance(field, DateField | DateTimeField):
            made.append(FilterBox(f"{name}_from", _("from"), "date", (), query.get(f"{name}_from", "")))
            made.append(FilterBox(f"{name}_to", _("to"), "date", (), query.get(f"{name}_to", "")))
        elif field is not None and field.get_internal_type() == "BooleanField":
            made.append(
                FilterBox(name, _title(screen, name, field), "choice", (("1", _("yes")), ("0", _("no"))), value)
            )
        elif field is not None and field.choices:
            made.append(FilterBox(name, _title(screen, name, field), "choice", tuple(field.choices), value))
        elif isinstance(field, ForeignKey):
            made.append(_related(screen, name, field, actor, value))
        else:
            made.append(FilterBox(name, _title(screen, name, field), "text", (), value))
    return tuple(made)


def _related(screen: Screen, name: str, field: Any, actor: Actor, value: str) -> FilterBox:
    """Few rows are offered as they are; many are searched for, where the actor may see their screen."""
    model, title = field.related_model, _title(screen, name, field)
    rows = model._default_manager.all()
    if any(f.name == "store" for f in model._meta.fields):
        rows = rows.filter(store_id=actor.store_id)
    found = list(rows.order_by("pk")[: OFFERED + 1])
    shown = screen_of(model)
    if len(found) > OFFERED and shown and actor.may(shown.permission):
        chosen = list(rows.filter(pk=int(value))) if value.isascii() and value.isdigit() and len(value) < 19 else []
        return FilterBox(name, title, "ref", tuple((str(r.pk), str(r)) for r in chosen), value, model._meta.label)
    return FilterBox(name, title, "choice", tuple((str(r.pk), str(r)) for r in found[:OFFERED]), value)


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
        elif value := query.get(name, "")[:100]:
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


def ordered(screen: Screen, rows: QuerySet[Any], query: QueryDict) -> tuple[QuerySet[Any], str]:
    """Order by a column of the screen; the id breaks ties so that pages never overlap."""
    wanted = query.get("order", "")
    paths = {c.path for c in screen.columns if field_of(screen, c.lookup)}
    if wanted.removeprefix("-") in paths:
        return rows.order_by(wanted.replace(".", "__"), "-pk"), wanted
    return rows.order_by(*screen.ordering), ""


def _totals(rows: QuerySet[Any], columns: tuple[Column, ...]) -> dict[str, Decimal]:
    wanted = {f"t{i}": Sum(c.lookup) for i, c in enumerate(columns) if c.total}
    sums = rows.order_by().aggregate(**wanted) if wanted else {}
    return {columns[int(k[1:])].path: v or Decimal(0) for k, v in sums.items()}


def matching(screen: Screen, actor: Actor, query: QueryDict) -> QuerySet[Any]:
    """Every row that the address asks for, in its order: what the export writes."""
    return ordered(screen, narrowed(screen, base_rows(screen, actor), query), query)[0]


def listing(screen: Screen, actor: Actor, query: QueryDict, size: int = PAGE) -> Listing:
    """One page, its totals over all matching rows, and the filters."""
    rows = narrowed(screen, base_rows(screen, actor), query)
    count = rows.order_by().count()
    pages = max(1, -(-count // size))
    raw = query.get("page", "1")
    page = min(max(int(raw), 1), pages) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 1
    shown, order = ordered(screen, rows, query)
    return Listing(
        list(shown[(page - 1) * size : page * size]),
        count,
        page,
        pages,
        _totals(rows, screen.columns),
        boxes(screen, query, actor),
        query.get("q", ""),
        order,
    )
