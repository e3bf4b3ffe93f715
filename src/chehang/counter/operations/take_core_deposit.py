"""Ask for a deposit on the old part that belongs to a sold one."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing import services as billing
from chehang.catalogue.services import part_or_refuse
from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.counter.cores.listeners import DOCUMENT, PART
from chehang.counter.models import CoreDeposit, Sale


class TakeCoreDeposit(Command):
    """The sale, the part whose old one has to come, and the deposit for all pieces of it."""

    sale: Annotated[Id, Ref("counter.Sale")]
    part: Annotated[Id, Ref("catalogue.Part")]
    amount: Annotated[PositiveMoney, Field(title="Deposit")]


@operation(
    "counter.take_core_deposit", title=_("Ask for a deposit on the old part"), posts=("parts_sales", "parts_manager")
)
def take_core_deposit(cmd: TakeCoreDeposit, ctx: Context) -> Done:
    """The cash desk takes it beside the price; it is no revenue. Refused for a part the sale has not, a draft, and the walk-in, whom nobody
    could give it back to."""
    sale, part = access.get(Sale, cmd.sale, ctx, lock=True), part_or_refuse(cmd.part)
    if sale.state in ("draft", "cancelled"):
        raise Refused("core.sale", _("Confirm the sale first."), field="sale")
    if sale.customer.kind == "walk_in":
        raise Refused(
            "core.customer",
            _("A deposit needs the customer's own file: it has to be given back to somebody."),
            field="sale",
        )
    quantity = sum((x.quantity for x in sale.lines.all() if x.part_id == part.pk), start=part.pack_qty * 0)
    if not quantity:
        raise Refused("core.part", _("%(part)s is not on this sale."), field="part", part=part.display_no)
    if CoreDeposit.objects.filter(sale=sale, part=part).exclude(state="cancelled").exists():
        raise Refused(
            "core.twice",
            _("A deposit on the old part of %(part)s was asked for already."),
            field="part",
            part=part.display_no,
        )
    days = int(parameter(ctx, "counter.core_within", ctx.today))
    core = CoreDeposit.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "JX"), sale=sale, customer_id=sale.customer_id, part=part, quantity=quantity,
        amount=cmd.amount, made_at=ctx.now, made_by_id=ctx.actor.employee_id, bring_by=ctx.today + timedelta(days=days),
    )  # fmt: skip
    bill = billing.ask(ctx, sale.customer, source=Source(DOCUMENT, core.pk, core.number), amount=cmd.amount, part=PART)
    ctx.changed(core, None, {"number": core.number, "amount": str(cmd.amount), "until": str(core.bring_by)})
    return Done(id=core.pk, number=core.number, bill=bill.pk)
