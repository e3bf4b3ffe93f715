"""Enter what a supplier answered."""

from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, PositiveQuantity, Rate, Ref
from chehang.purchasing.comparing import landed_ex
from chehang.purchasing.models import Inquiry, Offer
from chehang.purchasing.states import INQUIRY


class Offered(Command):
    """A line of the inquiry and what the supplier asks for it."""

    line: Annotated[int, Field(ge=1, le=100, title="Line")]
    price_inc: Annotated[PositiveMoney, Field(title="Price with VAT")]
    freight_ex: Annotated[NonNegativeMoney, Field(title="Freight of the line without VAT")] = ZERO
    least: Annotated[PositiveQuantity, Field(title="Least order")] = Decimal(1)
    lead_days: Annotated[int, Field(ge=0, le=365, title="Days until delivery")]
    in_stock: Annotated[bool, Field(title="In stock")] = False


class EnterOffer(Command):
    """Whose answer, which invoice comes with the goods, until when it holds, and the lines."""

    inquiry: Annotated[Id, Ref("purchasing.Inquiry")]
    supplier: Annotated[Id, Ref("parties.Supplier")]
    invoice: Annotated[Literal["special", "plain", "none"], Field(title="Invoice")] = "special"
    tax_rate: Annotated[Rate, Field(title="VAT rate")] = Decimal("0.13")
    valid_until: Annotated[DueDate, Field(title="Valid until")]
    lines: Annotated[list[Offered], Field(min_length=1, max_length=100)]


@operation(
    "purchasing.enter_offer", title=_("Enter an answer"), posts=("parts_planner", "parts_manager", "parts_sales")
)
def enter_offer(cmd: EnterOffer, ctx: Context) -> Done:
    """Keep a supplier's answer with its comparable cost; a later one of the same supplier replaces it.

    Refused for a supplier who was not asked, a line that is not there, an answer that is over, and after the choice.
    """
    made = access.get(Inquiry, cmd.inquiry, ctx, lock=True)
    INQUIRY.require(made, "answer")
    invitation = made.invited.filter(supplier_id=cmd.supplier).first()
    if invitation is None:
        raise Refused("inquiry.not_asked", _("This supplier was not asked."), field="supplier")
    if cmd.valid_until < ctx.today:
        raise Refused("inquiry.offer_over", _("This answer is no longer valid."), field="valid_until")
    lines = {x.n: x for x in made.lines.all()}
    earlier = {x.line_id: x for x in Offer.objects.filter(line__inquiry=made, supplier_id=cmd.supplier)}
    before = {str(x.line_id): str(x.price_inc) for x in earlier.values()} or None
    for i, typed in enumerate(cmd.lines):
        line = lines.pop(typed.line, None)
        if line is None:
            raise Refused(
                "inquiry.line",
                _("There is no line %(n)s, or it is named twice."),
                field=f"lines.{i}.line",
                n=typed.line,
            )
        offer = earlier.get(line.pk) or Offer(store_id=ctx.store_id, line=line, supplier_id=cmd.supplier)
        for name, value in typed.model_dump(exclude={"line"}).items():
            setattr(offer, name, value)
        offer.tax_rate, offer.invoice, offer.valid_until = cmd.tax_rate, cmd.invoice, cmd.valid_until
        offer.entered_at, offer.entered_by_id = ctx.now, ctx.actor.employee_id
        offer.landed_ex = landed_ex(offer.price_inc, offer.tax_rate, offer.invoice, offer.freight_ex, line.quantity)
        offer.save()
    invitation.answered_at = ctx.now
    invitation.save(update_fields=["answered_at"])
    INQUIRY.advance(ctx, made, "answer")
    ctx.changed(made, before, {"supplier": cmd.supplier, "prices": [f"{x.line} {x.price_inc}" for x in cmd.lines]})
    return Done(id=made.pk, number=made.number)
