"""The rows behind a measure, on its page and in its Excel file."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chehang.core.context import Actor
from chehang.core.lookups import joined
from chehang.core.measures import By, Measure, Ratio, Reading, Span, contributions, rows_behind, trend
from chehang.core.measures.drill import label_of, member, readable
from chehang.core.screens import Column, screens
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.cells import Painter, plain

from ..why.marking import marked_of

PAGE = 50


def _member(request: HttpRequest, measure: Measure, by: By | None) -> tuple[By | None, str]:
    """The member of a dimension that the address asks for."""
    if by is None or "is" not in request.GET:
        return None, ""
    return by, request.GET["is"][:100]


def behind(
    request: HttpRequest, measure: Measure, actor: Actor, span: Span, today: date, reading: Reading, by: By | None
) -> dict[str, Any]:
    """A page of the rows, and what all of them add up to."""
    only, key = _member(request, measure, by)
    rows = rows_behind(measure, actor, span, today)
    if rows is None:
        return {}
    chosen = {}
    if only is not None:
        if not readable(rows, only, key):
            return {"nobody": True}
        chosen = {"only": label_of(rows, only, member(rows, only, key)), "only_title": only.title}
        rows = rows_behind(measure, actor, span, today, only, key)
        assert rows is not None
    count = rows.count() if only is not None else reading.rows
    asked = request.GET.get("page", "1")
    pages = max(1, -(-count // PAGE))
    number = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1, 1), pages)
    shown = list(_ordered(measure, joined(rows, measure.drill))[(number - 1) * PAGE : number * PAGE])
    marks = actor.may("insight.mark_one_off") and not isinstance(measure.value, Ratio)
    query = {k: v for k, v in request.GET.items() if k != "page"}
    return {
        "columns": [*measure.drill, *brought_columns(measure)],
        "rows": _painted(measure, shown, marks=marks, once=marked_of(actor, measure) if marks else frozenset()),
        "marks": marks,
        "count": count,
        "page": number,
        "pages": pages,
        "paged": urlencode(query),
        **chosen,
    }


def _ordered(measure: Measure, rows: Any) -> Any:
    return rows.order_by(f"-{measure.day}", "-pk") if measure.day else rows.order_by("-pk")


def brought_columns(measure: Measure) -> list[Column]:
    """What each row brings, where it is not simply one."""
    if measure.counts:
        return []
    if isinstance(measure.value, Ratio):
        kind = "money" if hasattr(measure.value.denominator, "of") else "number"
        return [
            Column("_top", _("Numerator"), kind, total=True),
            Column("_bottom", _("Denominator"), kind, total=True),
        ]
    return [Column("_brings", _("Brings"), measure.unit_of.kind, total=True)]


def _painted(measure: Measure, rows: list[Any], *, marks: bool, once: frozenset[int]) -> SafeString:
    """The rows of the table; each opens its own page where a screen has one."""
    screen = screens().get(measure.screen)
    paint, brought = Painter(measure.drill).cells, brought_columns(measure)
    lines = []
    for row in rows:
        href = f"{screen.url}{row.pk}/" if screen and screen.model_class is type(row) else ""
        cells = [f'<td class="{c.css}" data-label="{c.title_html}">{c.html}</td>' for c in paint(row)]
        if href and cells:
            first = paint(row)[0]
            cells[0] = f'<td data-label="{first.title_html}"><a href="{escape(href)}">{first.inner or "—"}</a></td>'
        for column, value in zip(brought, contributions(measure, row), strict=False):
            text = escape(plain(value, column.kind))
            cells.append(f'<td class="num" data-label="{escape(str(column.title))}">{text}</td>')
        if marks:
            href_of = f"/do/insight/mark_one_off/?measure={measure.name}&row={row.pk}" + (
                "&once=" if row.pk in once else ""
            )
            word = escape(str(_("One-off") if row.pk in once else _("Mark as a one-off")))
            cells.append(f'<td><a class="btn btn-sm" data-dialog href="{escape(href_of)}">{word}</a></td>')
        at = f' data-href="{escape(href)}" tabindex="0"' if href else ""
        lines.append(f"<tr{at}>{''.join(cells)}</tr>")
    return mark_safe("".join(lines))


def sheet_of(
    request: HttpRequest, measure: Measure, actor: Actor, span: Span, today: date, by: By | None, kinds: dict[str, Any]
) -> tuple[list[Sheet], Iterable[list[Any]], int]:
    """Columns, rows and how many: the rows with what each brings, or the trend of a measure made from others."""
    only, key = _member(request, measure, by)
    rows = rows_behind(measure, actor, span, today)
    if rows is not None and only is not None:
        rows = rows_behind(measure, actor, span, today, only, key) if readable(rows, only, key) else rows.none()
    if rows is None:
        run = trend(measure, actor, span, today)
        kind = kinds.get(measure.unit_of.kind, "text")
        sheets = [Sheet("period", _("Period"), "text"), Sheet("value", str(measure.title), kind)]
        exact = kind != "text"
        words = [
            [r.span.code, r.value if exact or r.value is None else plain(r.value, measure.unit_of.kind)] for r in run
        ]
        return sheets, words, len(words)
    brought = brought_columns(measure)
    sheets = [Sheet(c.path, str(c.title), kinds.get(c.kind, "text")) for c in (*measure.drill, *brought)]
    painter, found = Painter(measure.drill), _ordered(measure, joined(rows, measure.drill))

    def values() -> Iterable[list[Any]]:
        for row in found.iterator(chunk_size=2000):
            numbers = [_number(v, c, kinds) for v, c in zip(contributions(measure, row), brought, strict=False)]
            yield [*painter.values(row, kinds), *numbers]

    return sheets, values(), rows.count()


def _number(value: Decimal, column: Column, kinds: dict[str, Any]) -> Any:
    return value if column.kind in kinds else plain(value, column.kind)
