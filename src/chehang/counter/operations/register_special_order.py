"""Register a part that a customer needs and the store has not."""

from dataclasses import replace
from typing import Annotated, Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.billing.deposits import PART
from chehang.catalogue.services import part_or_refuse
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO, line_amount
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.personal import Personal
from chehang.core.reading.walls import DueDate
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, PositiveQuantity, Ref, RequiredText, Text
from chehang.counter.drafting import require_whole
from chehang.counter.models import SpecialOrder
from chehang.counter.special.arriving import DOCUMENT
from chehang.counter.special.deposits import covering_risk, earnest_of, smallest_deposit
from chehang.counter.special.guarding import history
from chehang.parties.filing import doubt_car
from chehang.parties.models import Customer
from chehang.parties.validation import Mobile, Plate, Vin
from chehang.pricing.services import price_for
from chehang.stock.queries import on_hand, pool


class RegisterSpecialOrder(Command):
    """Who, which car, which part, what was promised, and the deposit. Without a price it is the customer's price."""

    customer: Annotated[Id, Ref("parties.Customer")]
    mobile: Annotated[Mobile, Field(min_length=1), Personal()]
    car_model: Annotated[RequiredText, Field(max_length=60, title="Car model")]
    vin: Annotated[Vin, Field(min_length=17, title="VIN"), Personal()]
    engine_no: Annotated[RequiredText, Field(max_length=30, title="Engine number"), Personal()]
    colour_code: Annotated[RequiredText, Field(max_length=20, title="Colour code")]
    plate_no: Annotated[Plate, Field(title="Plate"), Personal()] = ""
    part: Annotated[Id, Ref("catalogue.Part")]
    quantity: PositiveQuantity
    price_inc: Annotated[PositiveMoney | None, Field(title="Price with VAT")] = None
    promised_on: Annotated[DueDate, Field(title="Promised for")]
    deposit_kind: Annotated[Literal["advance", "earnest"], Field(title="Nature of the deposit")] = "advance"
    deposit: Annotated[PositiveMoney, Field(title="Deposit")]
    note: Text = ""


@operation(
    "counter.register_special_order",
    title=_("Register a special order"),
    posts=("parts_sales", "parts_manager", "service_advisor"),
)
def register_special_order(cmd: RegisterSpecialOrder, ctx: Context) -> Done:
    """Write down car, part and promise (H7) and ask for the deposit at the cash desk; then the part is ordered.

    Of earnest money (定金) at most 20 % of the price has that law; the rest is paid ahead and goes back. ``warning`` names the deposit that
    would cover the risk. Refused for a part without a price, a deposit above the price, a promise in the past, the walk-in, half a
    piece, and goods that lie on the shelf.
    """
    customer, part = access.get(Customer, cmd.customer, ctx), part_or_refuse(cmd.part)
    if customer.kind == "walk_in" or not customer.active:
        raise Refused(
            "special.customer", _("A special order needs the customer's own file: he has to be told."), field="customer"
        )
    require_whole(part, cmd.quantity)
    if cmd.promised_on < ctx.today:
        raise Refused("special.past", _("The promised day is over."), field="promised_on")
    if on_hand(ctx, [part.pk])[part.pk].available >= cmd.quantity:
        raise Refused("special.there", _("%(part)s lies on the shelf: sell it."), field="part", part=part.display_no)
    own = price_for(ctx, part.pk, customer.price_class, customer.pk)
    price = cmd.price_inc or (own.price_inc if own else None)
    if price is None:
        raise Refused(
            "sale.no_price",
            _("%(part)s has no price. Ask the parts manager to set one."),
            field="part",
            part=part.display_no,
        )
    amount = line_amount(cmd.quantity, price)
    if cmd.deposit > amount:
        raise Refused(
            "special.deposit",
            _("The deposit is more than the price of %(amount)s."),
            field="deposit",
            amount=f"{amount:,.2f}",
        )
    doubt_car(ctx, cmd.plate_no, cmd.vin)
    limit = parameter(ctx, "counter.earnest_limit", ctx.today)
    order = SpecialOrder.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "QJ"), customer=customer, part=part, part_no=part.display_no,
        part_name=part.name_cn, quantity=cmd.quantity, price_inc=price, amount_inc=amount, deposit=cmd.deposit,
        earnest=earnest_of(cmd.deposit_kind, cmd.deposit, amount, limit), made_at=ctx.now, made_by_id=ctx.actor.employee_id,
        **cmd.model_dump(include={"mobile", "car_model", "vin", "engine_no", "colour_code", "plate_no", "promised_on", "deposit_kind", "note"}),
    )  # fmt: skip
    ctx.changed(
        order,
        None,
        {"number": order.number, "part": part.display_no, "deposit": str(cmd.deposit), "earnest": str(order.earnest)},
    )
    bill = billing.ask(ctx, customer, source=Source(DOCUMENT, order.pk, order.number), amount=cmd.deposit, part=PART)
    return Done(id=order.pk, number=order.number, bill=bill.pk, warning=_hint(ctx, order) or None)


def _hint(ctx: Context, order: SpecialOrder) -> str:
    """The deposit that would cover the risk, where less was asked."""
    quantity, value = pool(ctx, [order.part_id]).get(order.part_id, (ZERO, ZERO))
    cost = value / quantity * order.quantity if quantity else order.amount_inc * 2 / 3
    hint = smallest_deposit(ctx, price=order.amount_inc, cost=cost, returnable=order.part.returnable)
    if hint.by_history:  # this order's own risk, not the average one's
        risk, _moved = history(ctx).judge(order)
        hint = replace(hint, amount=covering_risk(ctx, order, risk, (quantity, value), ctx.today))
    if order.deposit >= hint.amount:
        return ""
    if hint.by_history:
        return gettext("Of %(n)s special orders %(missed)s were not collected: a deposit of %(amount)s would cover the risk.") % {
            "n": hint.cases, "missed": hint.missed, "amount": f"{hint.amount:,.2f}",
        }  # fmt: skip
    return gettext("Little history yet (%(n)s special orders): the policy suggests a deposit of %(amount)s.") % {
        "n": hint.cases, "amount": f"{hint.amount:,.2f}",
    }  # fmt: skip
