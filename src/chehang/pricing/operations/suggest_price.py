"""Suggest a selling price."""

from decimal import Decimal
from statistics import median
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.catalogue.models import Part
from chehang.catalogue.services import part_or_refuse, vat_rate
from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, round_half_up
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, PositiveMoney, Reason, Ref
from chehang.pricing.effects import monthly_use
from chehang.pricing.market import market_prices
from chehang.pricing.models import Suggestion
from chehang.pricing.services import price_for
from chehang.stock.queries import on_hand, pool


class SuggestPrice(Command):
    """The part, its price for a class of customers from a day on, the occasion, what to do about it, and the reason."""

    part: Annotated[Id, Ref("catalogue.Part")]
    price_class: Literal["retail", "workshop", "insurance", "wholesale", "internal", "staff"] = "retail"
    new_inc: Annotated[PositiveMoney, Field(title="Suggested price with VAT")]
    valid_from: Annotated[StartDate | None, Field(title="From (empty: as soon as approved)")] = None
    trigger: Annotated[Literal["market", "maker", "cost", "customer"], Field(title="Occasion")] = "market"
    measure: Annotated[Literal["keep", "stock_up", "clear", "promote"], Field(title="Countermeasure")] = "keep"
    reason: Reason


@operation("pricing.suggest_price", title=_("Suggest a price"), posts=("parts_sales",))
def suggest_price(cmd: SuggestPrice, ctx: Context) -> Done:
    """The salesperson suggests (H15): market, stock, use and margins are put beside it, then both managers decide; the further
    the price moves, the higher. Refused for the present price, for a day that is over, without any comparable where the market is
    the occasion, and while another suggestion waits.
    """
    part, since = part_or_refuse(cmd.part), cmd.valid_from or ctx.today
    if since < ctx.today:
        raise Refused("price.past", _("A price cannot be changed for days that have passed."), field="valid_from")
    present = price_for(ctx, part.pk, cmd.price_class)
    if present and present.price_inc == cmd.new_inc:
        raise Refused("suggestion.same", _("This is the price already."), field="new_inc")
    if access.rows(Suggestion, ctx).filter(part=part, price_class=cmd.price_class, state="submitted").exists():
        raise Refused("suggestion.waits", _("A suggestion for %(part)s waits already."), part=part.display_no)
    seen = market_prices(ctx, [part.pk], ctx.today).get(part.pk, [])
    if cmd.trigger == "market" and not seen:
        raise Refused(
            "suggestion.no_market",
            _("Nobody noted a market price of %(part)s in 90 days. Note one first, or choose another occasion."),
            field="trigger",
            part=part.display_no,
        )
    made = Suggestion.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "TJ"), part=part, price_class=cmd.price_class,
        old_inc=present.price_inc if present else ZERO, new_inc=cmd.new_inc, valid_from=since, trigger=cmd.trigger,
        measure=cmd.measure, reason=cmd.reason, market_inc=round_half_up(Decimal(median(seen))) if seen else None,
        observations=len(seen), made_at=ctx.now, made_by_id=ctx.actor.employee_id,
        **_facts(ctx, part, present.price_inc if present else None, cmd.new_inc),
    )  # fmt: skip
    ctx.changed(
        made,
        None,
        {"number": made.number, "part": part.display_no, "old": str(made.old_inc), "new": str(made.new_inc)},
    )
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number)


def _facts(ctx: Context, part: Part, old: Decimal | None, new: Decimal) -> dict[str, Decimal | None]:
    """Stock, use in a month (of the last six), average cost and the margins without VAT."""
    held, value = pool(ctx, [part.pk]).get(part.pk, (ZERO, ZERO))
    cost = round_half_up(value / held) if held else None
    vat = 1 + vat_rate(ctx, part.vat_code, ctx.today)

    def margin(price: Decimal | None) -> Decimal | None:
        return round_half_up(1 - cost * vat / price, 4) if price and cost is not None else None

    return {
        "stock": on_hand(ctx, [part.pk])[part.pk].on_hand,
        "monthly": monthly_use(ctx.store_id, [part.pk], ctx.today).get(part.pk, ZERO),
        "cost_ex": cost,
        "margin_old": margin(old),
        "margin_new": margin(new),
    }
