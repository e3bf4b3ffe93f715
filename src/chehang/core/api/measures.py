"""``/api/v1/measures``: the measures, their values in a span, and the rows behind them."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from chehang.core.errors import NotAllowed, NotFound, Refused
from chehang.core.lookups import joined
from chehang.core.measures import Measure, Reading, Span, contributions, measures, read, rows_behind, split, trend
from chehang.core.measures.drill import readable
from chehang.core.measures.targets import judge, target_of
from chehang.core.web.cells import machine_cell, machine_value
from chehang.core.web.door import actor_of, clock_of
from chehang.core.web.listing import MOST, PAGE


def every(request: HttpRequest) -> Any:
    """The measures that the caller may see, with their definitions."""
    actor = actor_of(request)
    return {"measures": [_described(m) for m in measures().values() if actor.may(m.permission)]}


def _described(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "title": str(measure.title),
        "unit": measure.unit,
        "owner": measure.owner,
        "kind": measure.kind,
        "better": measure.better,
        "definition": str(measure.definition),
        "by": [{"path": b.path, "title": str(b.title)} for b in measure.by],
        "variants": [{"code": v.code, "title": str(v.title)} for v in measure.variants],
    }


def _asked(request: HttpRequest, name: str, span: str) -> tuple[Measure, Span]:
    measure, found = measures().get(name), Span.read(span) if span else None
    if measure is None:
        raise NotFound("not_found", _("There is no such page."))
    if not actor_of(request).may(measure.permission):
        raise NotAllowed("not_allowed", _("Your post does not open this page."))
    if span and found is None:
        raise Refused(
            "period.unknown",
            _("%(period)s is no period. Write 2026-11, 2026-Q4, 2026, 2026-W48 or 2026-11-23."),
            field="span",
            period=span,
        )
    return measure, found or Span.of("month", clock_of(request).today())


def _told(reading: Reading) -> dict[str, Any]:
    return {
        "span": reading.span.code,
        "value": machine_value(reading.value),
        "rows": reading.rows,
        "still_open": reading.still_open,
        "redefined": reading.redefined,
        "variant": reading.variant,
    }


def one(request: HttpRequest, name: str, span: str = "", by: str = "", periods: int = 1) -> Any:
    """A measure in a span: 2026, 2026-Q4, 2026-11, 2026-W48, 2026-11-23 or 2026-11-01..2026-11-23.

    ``value`` is null where there is no data. ``by`` splits it by a dimension, ``periods`` adds those before.
    """
    actor, today = actor_of(request), clock_of(request).today()
    measure, asked = _asked(request, name, span)
    run = trend(measure, actor, asked, today, min(max(periods, 1), 36))
    reading = run[-1]
    target = target_of(measure, actor, asked)
    judged = judge(measure, reading.value, target)
    told = _described(measure) | _told(reading)
    told["terms"] = [
        {"measure": p.measure.name, "span": p.span.code, "role": p.role, "value": machine_value(p.value)}
        for p in reading.terms
    ]
    told["trend"] = [_told(r) for r in run]
    told["target"] = machine_value(target.target) if target else None
    told["colour"] = judged.colour if judged else ""
    dimension = next((b for b in measure.by if b.path == by), None)
    if dimension is not None and reading.rows:
        shares = split(measure, actor, asked, today, dimension)
        told["shares"] = [
            {"key": s.key, "label": s.label, "value": machine_value(s.value), "rows": s.rows} for s in shares
        ]
    return told


def rows_of(
    request: HttpRequest, name: str, span: str = "", by: str = "", key: str = "", page: int = 1, size: int = PAGE
) -> Any:
    """The rows that add up to a measure, each with what it brings; none for a measure made from others (see terms)."""
    actor, today = actor_of(request), clock_of(request).today()
    measure, asked = _asked(request, name, span)
    reading = read(measure, actor, asked, today)
    dimension = next((b for b in measure.by if b.path == by), None)
    rows = rows_behind(measure, actor, asked, today)
    if rows is not None and dimension is not None:
        known = readable(rows, dimension, key)
        rows = rows_behind(measure, actor, asked, today, dimension, key) if known else rows.none()
    if rows is None:
        return {"value": machine_value(reading.value), "count": 0, "page": 1, "pages": 1, "rows": []}
    size = min(max(size, 1), MOST)
    count = rows.count()
    pages = max(1, -(-count // size))
    page = min(max(page, 1), pages)
    shown = joined(rows, measure.drill).order_by("-pk")[(page - 1) * size : page * size]
    columns = {c.path: c for c in measure.drill}
    made = [
        {"id": row.pk, **{p: machine_cell(row, c) for p, c in columns.items()}, "brings": _brought(measure, row)}
        for row in shown
    ]
    return {"value": machine_value(reading.value), "count": count, "page": page, "pages": pages, "rows": made}


def _brought(measure: Measure, row: Any) -> Any:
    found = [str(v) for v in contributions(measure, row)]
    return found[0] if len(found) == 1 else found
