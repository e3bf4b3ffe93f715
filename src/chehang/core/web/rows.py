"""The body of a table. A page holds hundreds of cells, so they are written here and not by the template."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from chehang.core.screens import Column

from .cells import Cell, Painter


def table_rows(rows: Iterable[Any], columns: Iterable[Column], url: str) -> SafeString:
    """The rows as ``<tr>``; the first cell leads to the row's own page below ``url``."""
    paint = Painter(columns).cells
    return mark_safe("".join(_row(paint(row), f"{url}{row.pk}/") for row in rows))


def _row(cells: list[Cell], url: str) -> str:
    href = escape(url)
    first, *others = cells
    return (
        f'<tr data-href="{href}" tabindex="0">'
        + _cell(first, f'<a href="{href}">{first.inner or "—"}</a>')
        + "".join(_cell(cell, cell.html) for cell in others)
        + "</tr>"
    )


def _cell(cell: Cell, html: str) -> str:
    return f'<td class="{cell.css}" data-label="{cell.title_html}">{html}</td>'
