"""A bin in which too little was found is counted at once (§1.12)."""

from django.utils.translation import gettext_lazy as _

from chehang.core import numbers
from chehang.core.context import Context
from chehang.stock.models import Balance, Bin
from chehang.warehouse.kinds import CountScope
from chehang.warehouse.models import StockCount

from .sheets import make_sheet
from .states import COUNT

OPEN = ("planned", "counting", "recount", "review", "submitted")


def count_bin(ctx: Context, place: Bin) -> StockCount | None:
    """Make and begin the count of a bin; None where one is open already, or nothing lies there by the book."""
    mine = StockCount.objects.filter(store_id=ctx.store_id, scope=CountScope.BIN, place=place, state__in=OPEN)
    if mine.exists() or not Balance.objects.filter(bin=place, owner="own", on_hand__gt=0).exists():
        return None
    count = StockCount.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "PD"), scope=CountScope.BIN, place=place, planned_on=ctx.today,
        planned_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    make_sheet(ctx, count)
    COUNT.advance(ctx, count, "begin", began_at=ctx.now, book_value=count.book_value)
    ctx.tell(
        _("Bin %(bin)s was short: count it now, %(number)s"),
        post="keeper",
        link=f"/warehouse/stock_counts/{count.pk}/",
        bin=place.code,
        number=count.number,
    )
    return count
