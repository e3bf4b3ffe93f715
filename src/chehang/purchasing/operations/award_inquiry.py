"""Choose one of the answers to an inquiry."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, Text
from chehang.parties.models import Supplier
from chehang.purchasing.comparing import ranked
from chehang.purchasing.models import Inquiry, Offer
from chehang.purchasing.scorecard import trust_of
from chehang.purchasing.states import INQUIRY
from chehang.stock.queries import pool

DRIFT = Decimal("0.03")  # a cost that moved further asks for a look at the price (parts.md §1.5)


class AwardInquiry(Command):
    """The inquiry, whose answer is taken, and why where it is not the best one."""

    inquiry: Annotated[Id, Ref("purchasing.Inquiry")]
    supplier: Annotated[Id, Ref("parties.Supplier")]
    choice_reason: Annotated[Text, Field(title="Why this one")] = ""


@operation("purchasing.award_inquiry", title=_("Choose the supplier"), posts=("parts_manager",))
def award_inquiry(cmd: AwardInquiry, ctx: Context) -> Done:
    """The parts manager chooses; who asked is told and orders with one click. A price far from our cost is said to who sets prices.

    Refused to whoever asked, for an answer that lacks a line, is over or wants more pieces than are needed, and without a reason where
    another answer has the better score.
    """
    made = access.get(Inquiry, cmd.inquiry, ctx, lock=True)
    if made.made_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    supplier = access.get(Supplier, cmd.supplier, ctx)
    answers = ranked(made, trust_of(ctx, ctx.today))
    mine = next((x for x in answers if x.supplier_id == supplier.pk), None)
    if mine is None or not mine.whole:
        raise Refused(
            "inquiry.no_offer",
            _("%(name)s has not named a price for every line."),
            field="supplier",
            name=supplier.name,
        )
    for offer in Offer.objects.filter(line__inquiry=made, supplier=supplier).select_related("line"):
        if offer.valid_until < ctx.today:
            raise Refused("inquiry.offer_over", _("This answer is no longer valid."), field="supplier")
        if offer.least > offer.line.quantity:
            raise Refused(
                "inquiry.least",
                _("%(name)s delivers at least %(least)s of %(part)s."),
                field="supplier",
                name=supplier.name,
                least=f"{offer.least.normalize():f}",
                part=offer.line.part_no,
            )
    if mine.score < answers[0].score and not cmd.choice_reason:
        raise Refused(
            "inquiry.reason",
            _("%(best)s has the better score. Say why it is not taken."),
            field="choice_reason",
            best=answers[0].supplier,
        )
    INQUIRY.advance(
        ctx, made, "award", reason=cmd.choice_reason, chosen_id=supplier.pk, chosen_by_id=ctx.actor.employee_id,
        choice_reason=cmd.choice_reason,
    )  # fmt: skip
    ctx.tell(
        _("Inquiry %(number)s: %(name)s was chosen, order now"),
        employee_id=made.made_by_id,
        link=f"/purchasing/inquiries/{made.pk}/",
        number=made.number,
        name=supplier.name,
    )
    _tell_drift(ctx, made, supplier)
    return Done(id=made.pk, number=made.number, score=str(mine.score))


def _tell_drift(ctx: Context, made: Inquiry, supplier: Supplier) -> None:
    """A chosen price far from our cost asks for another selling price (parts.md §1.5): who sets prices hears of it."""
    chosen = Offer.objects.filter(line__inquiry=made, supplier=supplier).select_related("line")
    costs = pool(ctx, {x.line.part_id for x in chosen})
    for offer in chosen:
        quantity, value = costs.get(offer.line.part_id, (ZERO, ZERO))
        if quantity <= 0 or abs(offer.landed_ex * quantity - value) <= value * DRIFT:
            continue
        ctx.tell(
            _("%(part)s costs %(new)s without VAT by inquiry %(number)s, our average cost is %(old)s: propose a price"),
            post="parts_manager",
            link="/do/pricing/propose_prices/?trigger=supplier",
            part=offer.line.part_no,
            new=f"{offer.landed_ex:,.2f}",
            number=made.number,
            old=f"{value / quantity:,.2f}",
        )
