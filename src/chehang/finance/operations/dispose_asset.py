"""Dispose of a fixed asset."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, NonNegativeMoney, Reason, Ref
from chehang.finance.assets.wearing import months_between, wear_of
from chehang.finance.budget.states import ASSET
from chehang.finance.models import Asset, Wear
from chehang.finance.spending.kinds import SELLING
from chehang.ledger.services import Leg, post, require_open

ZERO = Decimal(0)


class DisposeAsset(Command):
    """Sold (money with VAT came into the bank) or scrapped, and why."""

    asset: Annotated[Id, Ref("finance.Asset")]
    kind: Annotated[Literal["sold", "scrapped"], Field(title="How it goes")]
    reason: Reason
    money: Annotated[NonNegativeMoney, Field(title="Money with VAT")] = ZERO
    tax: Annotated[NonNegativeMoney, Field(title="Of it VAT")] = ZERO


@operation("finance.dispose_asset", title=_("Dispose of the asset"), posts=("finance_manager",))
def dispose_asset(cmd: DisposeAsset, ctx: Context) -> Done:
    """Take the asset out with what was worn off, and post what it brought: a gain or loss of disposal when sold, a loss when scrapped (P31).

    An asset is worn in the month it goes (企业会计准则第4号 art. 14): where the month has not been depreciated yet, this one's share is booked now. Refused for more VAT than money, and for money from scrap without a sale.
    """
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if cmd.tax > cmd.money or (cmd.kind == "scrapped" and cmd.money):
        raise Refused("asset.money", _("Scrapped means without money; VAT is a part of the money."), field="money")
    _wear_the_month(ctx, asset)
    value = asset.value
    ASSET.advance(ctx, asset, "dispose", reason=cmd.reason, disposed_on=ctx.today)
    where = ("asset", asset.pk)
    legs = [
        Leg("disposal", value, item=where),
        Leg("worn", asset.worn, item=where),
        Leg(asset.kind, asset.cost, item=where),
    ]
    post(ctx, "asset_disposed", document="finance.asset", object_id=asset.pk, legs=legs, summary=asset.name)
    net = cmd.money - cmd.tax
    if cmd.kind == "sold":
        legs = [
            Leg("money_bank", cmd.money),
            Leg("output_vat", cmd.tax),
            Leg("disposal", value, item=where),
            Leg("gain", net - value),
        ]
    else:
        legs = [Leg("loss", value), Leg("disposal", value, item=where)]
    post(ctx, "asset_sold", document="finance.asset", object_id=asset.pk, legs=legs, summary=cmd.reason[:200])
    return Done(id=asset.pk, number=asset.number, gain=str(net - value))


def _wear_the_month(ctx: Context, asset: Asset) -> None:
    """The depreciation of the month it goes in, unless it is booked, the asset came in the same month or is worn off."""
    period = require_open(ctx, ctx.today)
    if months_between(asset.started, period.first_day) < 1 or asset.wears.filter(period=period).exists():
        return
    done = asset.months_before + asset.wears.count()
    amount = wear_of(asset.cost, asset.residual_rate, asset.months, done, asset.worn)
    if not amount:
        return
    Wear.objects.create(store_id=ctx.store_id, asset=asset, period=period, amount=amount)
    side = "selling" if asset.department in SELLING else "admin"
    where = ("asset", asset.pk)
    legs = [Leg(side, amount, department=asset.department, item=where), Leg("worn", amount, item=where)]
    post(ctx, "depreciation", document="finance.asset", object_id=asset.pk, legs=legs, summary=f"{asset.name} {period}")
