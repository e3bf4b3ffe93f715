"""Making the sheet of a count: which places it looks at, and locking their bins."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.parameters import parameter
from chehang.stock.models import Balance, Bin, Pool
from chehang.stock.models.balances import OWN
from chehang.stock.models.places import BinKind
from chehang.warehouse.kinds import CountScope
from chehang.warehouse.models import Shortage, StockCount, StockCountLine

from .classes import classes

MOST = 20_000


def make_sheet(ctx: Context, count: StockCount) -> None:
    """Write a line for each place of the scope, in the order in which one walks past it. Refused when there is none."""
    abc, costs = classes(ctx), unit_costs(ctx)
    places = rows(Balance, ctx).filter(on_hand__gt=0, owner=OWN).select_related("part", "bin")
    places = places.order_by("bin__walk_order", "bin__code", "part_id", "lot_id")
    places = places.exclude(bin__kind=BinKind.TRANSIT)
    if count.scope not in (CountScope.ZONE, CountScope.BIN):
        places = places.exclude(bin__kind=BinKind.OUTLET)  # an outlet is counted there, by its zone
    if count.scope == CountScope.ZONE:
        places = places.filter(bin__zone=count.zone)
    elif count.scope == CountScope.BIN:
        places = places.filter(bin=count.place)
    elif count.scope == CountScope.SHORT:
        noted = rows(Shortage, ctx).filter(bin__isnull=False).order_by("-id").values_list("bin", flat=True)[:500]
        places = places.filter(bin__in=list(noted))
    elif count.scope == CountScope.VALUABLE:
        least = parameter(ctx, "warehouse.valuable_from", ctx.today)
        places = places.filter(part__in=[part for part, cost in costs.items() if cost > least])
    chosen = list(places[:MOST])
    if count.scope in (CountScope.A, CountScope.B, CountScope.C):
        chosen = [b for b in chosen if abc.get(b.part_id, "C") == count.scope.upper()]
    if not chosen:
        raise Refused("count.nothing", _("Nothing lies there: this count has no lines. Choose another scope."))
    lines = [
        StockCountLine(
            store_id=ctx.store_id,
            count=count,
            n=n,
            part=b.part,
            part_no=b.part.display_no,
            part_name=b.part.name_cn,
            unit=b.part.unit,
            abc=abc.get(b.part_id, "C"),
            bin=b.bin,
            lot_id=b.lot_id,
            book=b.on_hand,
            cost=costs.get(b.part_id, ZERO),
        )
        for n, b in enumerate(chosen, 1)
    ]
    StockCountLine.objects.bulk_create(lines, batch_size=500)
    count.book_value = sum((round_half_up(x.book * x.cost) for x in lines), ZERO)
    if count.frozen:
        lock(ctx, count, locked=True)


def unit_costs(ctx: Context) -> dict[int, Decimal]:
    """Part → moving average, six places."""
    pools = rows(Pool, ctx).filter(owner=OWN, quantity__gt=0).values_list("part_id", "quantity", "value")
    return {part: round_half_up(value / quantity, 6) for part, quantity, value in pools}


def lock(ctx: Context, count: StockCount, *, locked: bool) -> None:
    """Lock the bins of a frozen count, or open them again."""
    bins = Bin.objects.filter(pk__in=count.lines.values("bin"), locked=not locked)
    codes = sorted(bins.values_list("code", flat=True))
    bins.update(locked=locked)
    ctx.changed(count, None, {"bins locked" if locked else "bins opened": len(codes)})
