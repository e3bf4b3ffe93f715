"""The charts of a report as they were kept, and the report as an Excel file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chehang.core import access
from chehang.core.measures import Reading, Span
from chehang.core.tabular.writing import Column as Sheet
from chehang.core.web.door import actor_of, page
from chehang.core.web.lists import workbook
from chehang.core.web.pictures import line

from ..packs.models import PackPart, ReportPack
from ..packs.screens import table_rows
from ..saying import said

HEADS = ("Line", "Measure", "Figure", "period before", "a year before", "Target", "Band", "Explanation", "What is done")


def _picture(part: PackPart) -> dict[str, Any]:
    assert part.known is not None
    run = [Reading(part.known, s, value) for code, value in part.rows if (s := Span.read(code)) is not None]
    return {"name": f"part{part.n}", "chart": line(part.known, run), "rows": [(r.span, said(part.known, r.value)) for r in run]}  # fmt: skip


@page("insight.see_packs")
def charts(request: HttpRequest, pk: int) -> HttpResponse:
    """Each chart of the report, with its table."""
    pack = access.get(ReportPack, pk, actor_of(request))
    shown = [_picture(p) for p in pack.parts.filter(form="chart").order_by("n") if p.known is not None]
    return render(request, "insight/pack_charts.html", {"pack": pack, "charts": shown})


@page("insight.see_packs")
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Lines, then tables, in words with their units."""
    pack = access.get(ReportPack, pk, actor_of(request))
    rows: list[list[Any]] = [
        [str(x.n), x.title, x.value_words, x.before_words, x.year_words, x.target_words, x.colour_words, x.comment,
         x.task.title if x.task else ""]
        for x in pack.lines.select_related("task").order_by("n")
    ]  # fmt: skip
    rows += [["", f"{r.title} · {r.of}", r.value_words, *[""] * 6] for r in table_rows(pack)]
    sheets = [Sheet(f"c{n}", _(head), "text") for n, head in enumerate(HEADS)]
    return workbook(sheets, rows, pack.title[:31], f"{pack.title} {pack.period}")
