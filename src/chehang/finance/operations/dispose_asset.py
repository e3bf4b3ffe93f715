"""Dispose of a fixed asset, or of a part of it."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Reason, Ref, ShortText
from chehang.finance.assets.wearing import months_between, wear_of
from chehang.finance.budget.states import ASSET
from chehang.finance.models import Asset, AssetPart, Wear
from chehang.finance.spending.kinds import SELLING
from chehang.ledger.services import Leg, post, require_open

ZERO = Decimal(0)


class DisposeAsset(Command):
    """Sold (money with VAT came into the bank) or scrapped, and why. Where only a part goes: which, and what of the cost it was."""

    asset: Annotated[Id, Ref("finance.Asset")]
    kind: Annotated[Literal["sold", "scrapped"], Field(title="How it goes")]
    reason: Reason
    money: Annotated[NonNegativeMoney, Field(title="Money with VAT")] = ZERO
    tax: Annotated[NonNegativeMoney, Field(title="Of it VAT")] = ZERO
    part: Annotated[ShortText, Field(max_length=100, title="Which part, where not all of it goes")] = ""
    part_cost: Annotated[PositiveMoney | None, Field(title="Original cost of that part")] = None


@operation("finance.dispose_asset", title=_("Dispose of the asset"), posts=("finance_manager",))
def dispose_asset(cmd: DisposeAsset, ctx: Context) -> Done:
    """Take the asset out with what was worn off, and post what it brought: a gain or loss of disposal when sold, a loss when scrapped (P31).

    An asset is worn in the month it goes (企业会计准则第4号 art. 14): where the month has not been depreciated yet, this one's share is booked
    now. A part takes its share of what was worn off by cost, to the fen; the rest stays on the card and is worn on over the months that are
    left. Refused for more VAT than money, for money from scrap without a sale, and for a part that is no smaller than the whole.
    """
    asset = access.get(Asset, cmd.asset, ctx, lock=True)
    if cmd.tax > cmd.money or (cmd.kind == "scrapped" and cmd.money):
        raise Refused("asset.money", _("Scrapped means without money; VAT is a part of the money."), field="money")
    held = asset.held
    if bool(cmd.part) != bool(cmd.part_cost):
        raise Refused("asset.part", _("Say which part goes and what of the cost it was, or leave both empty."), field="part_cost")  # fmt: skip
    if cmd.part_cost and cmd.part_cost >= held:
        raise Refused(
            "asset.part_cost", _("All that is here cost %(held)s: a part cost less. Leave it empty where all of it goes."),
            field="part_cost", held=f"{held:,.2f}",
        )  # fmt: skip
    ASSET.require(asset, "dispose")
    _wear_the_month(ctx, asset)
    turn = "" if cmd.part_cost is None else f"{asset.parts_gone.count() + 1}"
    cost, worn = _leaves(ctx, cmd, asset, held)
    value, where = cost - worn, ("asset", asset.pk)
    name = f"{asset.name} {cmd.part}".strip()
    legs = [Leg("disposal", value, item=where), Leg("worn", worn, item=where), Leg(asset.kind, cost, item=where)]
    source = Source("finance.asset", asset.pk)
    post(ctx, "asset_disposed", legs=legs, summary=name, source=source, part=turn)
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
    post(ctx, "asset_sold", legs=legs, summary=cmd.reason[:200], source=source, part=turn)
    return Done(id=asset.pk, number=asset.number, gain=str(net - value))


def _leaves(ctx: Context, cmd: DisposeAsset, asset: Asset, held: Decimal) -> tuple[Decimal, Decimal]:
    """(cost, worn off) of what goes: of the whole card, or of a part of it, which is kept as a row."""
    if cmd.part_cost is None:
        worn = asset.worn
        ASSET.advance(ctx, asset, "dispose", reason=cmd.reason, disposed_on=ctx.today)
        return held, worn
    worn = round_half_up(asset.worn * cmd.part_cost / held)
    AssetPart.objects.create(
        store_id=ctx.store_id, asset=asset, what=cmd.part, cost=cmd.part_cost, worn=worn, gone_on=ctx.today
    )
    ctx.changed(asset, {"held": str(held)}, {"held": str(held - cmd.part_cost), "reason": cmd.reason})
    return cmd.part_cost, worn


def _wear_the_month(ctx: Context, asset: Asset) -> None:
    """The depreciation of the month it goes in, unless it is booked, the asset came in the same month or is worn off."""
    period = require_open(ctx, ctx.today)
    if months_between(asset.started, period.first_day) < 1 or asset.wears.filter(period=period).exists():
        return
    done = asset.months_before + asset.wears.count()
    amount = wear_of(asset.held, asset.residual_rate, asset.months, done, asset.worn)
    if not amount:
        return
    Wear.objects.create(store_id=ctx.store_id, asset=asset, period=period, amount=amount)
    side = "selling" if asset.department in SELLING else "admin"
    where = ("asset", asset.pk)
    legs = [Leg(side, amount, department=asset.department, item=where), Leg("worn", amount, item=where)]
    post(ctx, "depreciation", source=Source("finance.asset", asset.pk), legs=legs, summary=f"{asset.name} {period}")
