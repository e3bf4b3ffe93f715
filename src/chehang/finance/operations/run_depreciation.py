"""Depreciate the fixed assets of a month."""

from collections import defaultdict
from decimal import Decimal
from typing import Annotated

from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Ref
from chehang.finance.assets.wearing import months_between, wear_of
from chehang.finance.models import Asset, AssetPart, Wear
from chehang.finance.spending.kinds import SELLING
from chehang.ledger.models import Period, Voucher
from chehang.ledger.services import Leg, post

ZERO = Decimal(0)


class RunDepreciation(Command):
    """The month."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]


@operation("finance.run_depreciation", title=_("Depreciate the month"), posts=("accountant", "finance_manager"))
def run_depreciation(cmd: RunDepreciation, ctx: Context) -> Done:
    """Post the depreciation of every asset in use since an earlier month (P35). Once a month; refused when nothing is to be worn off."""
    period = access.get(Period, cmd.period, ctx, lock=True)
    if Voucher.objects.filter(
        store_id=ctx.store_id, event="depreciation", document="ledger.period", object_id=period.pk
    ).exists():
        raise Conflict("depreciation.done", _("%(month)s has been depreciated already."), month=str(period))
    assets = Asset.objects.filter(store_id=ctx.store_id, state="in_use", started__lt=period.first_day)
    sums: dict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    wears = []
    parts = {
        pk: (cost, worn)
        for pk, cost, worn in AssetPart.objects.filter(store_id=ctx.store_id, asset__state="in_use")
        .order_by().values_list("asset_id").annotate(Sum("cost"), Sum("worn"))
    }  # fmt: skip
    for asset in assets.annotate(done=Count("wears"), sum=Sum("wears__amount")).order_by("id"):
        if months_between(asset.started, period.first_day) < 1:
            continue
        gone, with_it = parts.get(asset.pk, (ZERO, ZERO))
        worn = asset.worn_before + (asset.sum or ZERO) - with_it
        amount = wear_of(asset.cost - gone, asset.residual_rate, asset.months, asset.months_before + asset.done, worn)
        if amount:
            wears.append(Wear(store_id=ctx.store_id, asset=asset, period=period, amount=amount))
            sums["selling" if asset.department in SELLING else "admin", asset.department] += amount
    if not wears:
        raise Refused("depreciation.nothing", _("No asset is to be depreciated in %(month)s."), month=str(period))
    Wear.objects.bulk_create(wears)
    legs = [Leg(side, amount, department=department) for (side, department), amount in sorted(sums.items())]
    total = sum(sums.values(), ZERO)
    legs.append(Leg("worn", total))
    post(
        ctx,
        "depreciation",
        source=Source("ledger.period", period.pk),
        legs=legs,
        date=min(ctx.today, period.last_day),
        summary=f"计提{period}折旧",
    )
    ctx.changed(period, None, {"depreciation": str(total), "assets": len(wears)})
    return Done(id=period.pk, assets=len(wears), amount=str(total))
