"""Compare the offers of vendors."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.types import Command, PositiveMoney, RequiredText, Text

from ..figures import vendor_score
from ..models import Comparison

Points = Annotated[int, Field(ge=0, le=100)]


class Offer(Command):
    """A vendor's price and the points of three qualities."""

    vendor: Annotated[str, Field(min_length=1, max_length=60, title="Vendor")]
    price: Annotated[PositiveMoney, Field(title="Price")]
    quality: Annotated[Points, Field(title="Quality")]
    delivery: Annotated[Points, Field(title="Delivery")]
    service: Annotated[Points, Field(title="After-sales service")]


class CompareVendors(Command):
    """What for, the offers, who is chosen, and why if not the cheapest."""

    subject: Annotated[RequiredText, Field(title="What for")]
    offers: Annotated[list[Offer], Field(min_length=1, max_length=10, title="Offers")]
    chosen: Annotated[str, Field(min_length=1, max_length=60, title="Chosen")]
    reason: Annotated[Text, Field(title="Reason")] = ""


@operation("marketing.compare_vendors", title=_("Compare vendors"), posts=("marketing_specialist", "marketing_manager"))
def compare_vendors(cmd: CompareVendors, ctx: Context) -> Done:
    """Scores 40 % price, 30 % quality, 20 % delivery, 10 % service. Refused with fewer than three offers above the limit,
    and for another than the cheapest without a reason."""
    by = {o.vendor: o for o in cmd.offers}
    if cmd.chosen not in by:
        raise Refused("vendor.unknown", _("Choose one of the vendors above."), field="chosen")
    lowest = min(o.price for o in cmd.offers)
    if len(by) < 3 and max(o.price for o in cmd.offers) > parameter(ctx, "marketing.three_offers_above", ctx.today):
        raise Refused("vendor.three", _("Above this amount at least three vendors are asked."), field="offers")
    mine = by[cmd.chosen]
    if mine.price > lowest and len(cmd.reason) < 2:
        raise Refused(
            "vendor.reason", _("This is not the cheapest offer. Write down why it is chosen."), field="reason"
        )
    scored = [
        {
            "vendor": o.vendor,
            "price": str(o.price),
            "score": str(vendor_score(o.price, lowest, o.quality, o.delivery, o.service)),
        }
        for o in cmd.offers
    ]
    others = [o.price for o in cmd.offers if o.vendor != cmd.chosen]
    mean = (sum(others, Decimal(0)) / len(others)).quantize(Decimal("0.01"), ROUND_HALF_UP) if others else mine.price
    made = Comparison.objects.create(
        store_id=ctx.store_id, subject=cmd.subject, offers=scored, chosen=cmd.chosen, reason=cmd.reason, price=mine.price,
        saved=mean - mine.price, on=ctx.today, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"chosen": cmd.chosen, "saved": str(made.saved)})
    return Done(id=made.pk, number=cmd.subject, scores=scored, saved=str(made.saved))
