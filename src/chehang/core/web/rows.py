"""The body of a table. A page holds hundreds of cells, so they are written here and not by the template."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chehang.core.screens import Column

from .cells import Cell, Painter

NO_HEADS: Mapping[int, str] = {}


def table_rows(
    rows: Iterable[Any],
    columns: Iterable[Column],
    url: str,
    *,
    heads: Mapping[int, str] = NO_HEADS,
    choose: bool = False,
    query: str = "",
) -> SafeString:
    """The rows as ``<tr>``; the first cell leads to the row's own page below ``url``.

    ``heads`` are put before the row of their id; ``choose`` gives each row a box to tick, ``query`` follows the address of each.
    """
    paint = Painter(columns).cells
    return mark_safe(
        "".join(heads.get(r.pk, "") + _row(paint(r), f"{url}{r.pk}/{query}", r if choose else None) for r in rows)
    )


def _row(cells: list[Cell], url: str, chosen: Any) -> str:
    href = escape(url)
    first, *others = cells
    box = ""
    if chosen is not None:
        label = escape(_("Choose %(row)s") % {"row": chosen})
        box = f'<td><input type="checkbox" name="row" value="{chosen.pk}" form="bulk" aria-label="{label}"></td>'
    return (
        f'<tr data-href="{href}" tabindex="0">{box}'
        + _cell(first, f'<a href="{href}">{first.inner or "—"}</a>')
        + "".join(_cell(cell, cell.html) for cell in others)
        + "</tr>"
    )


def _cell(cell: Cell, html: str) -> str:
    return f'<td class="{cell.css}" data-label="{cell.title_html}">{html}</td>'
