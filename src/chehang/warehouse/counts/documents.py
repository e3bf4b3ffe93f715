"""The stock count as a document: what its approval seals."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.warehouse.kinds import CountCause
from chehang.warehouse.models import StockCount, StockCountLine

from .states import COUNT


def count_content(count: StockCount) -> dict[str, Any]:
    """What was found where, against which book, why, and who answers for it."""
    return {
        "number": count.number,
        "witness": count.witness_id,
        "sampled": str(count.sampled_value),
        "lines": [
            [
                x.n,
                x.part_id,
                x.bin_id,
                x.lot_id,
                str(x.book),
                str(x.found),
                str(x.amount),
                x.cause,
                x.responsible_id,
                str(x.recovered),
            ]
            for x in count.lines.order_by("n")
        ],
    }


def different(count: StockCount) -> list[StockCountLine]:
    """The lines that differ."""
    lines = count.lines.select_related("bin", "responsible").order_by("n")
    return [x for x in lines if x.difference]


def count_shown(count: StockCount) -> list[tuple[Any, str]]:
    """The count in words, for whoever decides on it."""
    head = [
        (_("Scope"), str(count.get_scope_display())),
        (_("Book value"), f"{count.book_value:,.2f}"),
        (_("Gain"), f"{count.gain:,.2f}"),
        (_("Loss"), f"{count.loss:,.2f}"),
        (_("Value sampled by finance"), f"{count.sampled_value:,.2f}"),
    ]
    return head + [
        (
            f"{x.bin.code} {x.part_no}",
            f"{x.book.normalize():f} → {(x.found or 0):f} · {x.amount:,.2f} · {CountCause(x.cause).label if x.cause else ''}"
            f" {x.responsible.name if x.responsible else ''}",
        )
        for x in different(count)[:100]
    ]


def counters(count: StockCount) -> set[int]:
    """Who counted any of it: none of them decides."""
    rows = count.lines.values_list("first_by", "second_by", "third_by")
    return {pk for row in rows for pk in row if pk}


register(
    Document(
        "warehouse.stock_count",
        model="warehouse.StockCount",
        title=_("Stock count"),
        series="PD",
        content=count_content,
        see="warehouse.see_stock_counts",
        machine=COUNT,
        link="/warehouse/stock_counts/{id}/",
        approval=ByRoute(
            routes=Path(__file__).parent.parent / "data" / "count_routes.csv",
            amount=lambda count: count.weight,
            authors=counters,
            shown=count_shown,
            effect=lambda count: [
                (_("Loss in the books"), f"{count.loss:,.2f}"),
                (_("Gain in the books"), f"{count.gain:,.2f}"),
            ],
            past=("posted",),
        ),
    )
)
