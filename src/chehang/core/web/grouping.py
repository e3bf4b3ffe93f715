"""A list put together by one of its columns, each group with its own totals."""

from decimal import Decimal
from html import escape
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import QueryDict
from django.utils.translation import gettext as _

from chehang.core.lookups import choice_words
from chehang.core.screens import Column, Screen

from .cells import plain, resolve


def group_of(screen: Screen, query: QueryDict) -> str:
    """The column that the address puts the list together by, as a lookup; empty when it does not."""
    asked = query.get("group", "")
    return asked.replace(".", "__") if asked in screen.groups else ""


def group_heads(
    screen: Screen, rows: QuerySet[Any], shown: list[Any], columns: tuple[Column, ...], lookup: str, also: int
) -> dict[int, str]:
    """The head of each group before its first row on the page: how many rows, and totals over all of the group."""
    path = lookup.replace("__", ".")
    firsts: dict[Any, int] = {}
    for row in shown:
        firsts.setdefault(resolve(row, path), row.pk)
    if not firsts:
        return {}
    wanted: dict[str, Any] = {f"t{i}": Sum(c.lookup) for i, c in enumerate(columns) if c.total}
    sums = rows.order_by().values(lookup).annotate(n=Count("pk"), **wanted)
    return {firsts[one[lookup]]: _head(screen, one, columns, lookup, also) for one in sums if one[lookup] in firsts}


def _head(screen: Screen, one: dict[str, Any], columns: tuple[Column, ...], lookup: str, also: int) -> str:
    key = one[lookup]
    words = choice_words(screen.model_class, lookup).get(key, str(key)) if key not in (None, "") else _("without")
    cells = ['<th scope="rowgroup">' + escape(f"{words} · {one['n']}") + "</th>"]
    for i, column in enumerate(columns[1:], 1):
        text = plain(one[f"t{i}"] or Decimal(0), column.kind) if column.total else ""
        cells.append(f'<th class="num">{escape(text)}</th>' if text else "<th></th>")
    return f'<tr class="group">{"<th></th>" * also}{"".join(cells)}</tr>'
