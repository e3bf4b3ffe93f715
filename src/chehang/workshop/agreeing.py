"""Before work, the customer agrees to what he pays: who, how, when (§4.3)."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from chehang.core import files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.parameters import parameter

from .kinds import Way
from .models import Agreement, WorkOrder
from .states import OPEN, ORDER


def require_agreed(order: WorkOrder) -> None:
    """Refused while the customer has not agreed to all that he would pay."""
    if order.state in ("open", "estimated") or order.customer_inc > order.agreed_inc:
        raise Refused(
            "order.not_agreed",
            _("The customer has agreed to %(agreed)s, the order says %(amount)s. Ask him before anything is done."),
            agreed=f"{order.agreed_inc:,.2f}",
            amount=f"{order.customer_inc:,.2f}",
        )


def agree(ctx: Context, order: WorkOrder, *, way: str, name: str, note: str = "", image: str = "") -> Agreement:
    """The customer agrees to the order as it stands. Refused by word alone when it is too far over what he signed."""
    amount = order.customer_inc
    over = parameter(ctx, "workshop.over_estimate", ctx.today)
    if way != Way.SIGNED and amount > order.signed_inc * (1 + over):
        raise Refused(
            "agreement.signature",
            _("%(amount)s is more than %(percent)s %% over the %(signed)s he signed: that wants a new signature."),
            field="way",
            amount=f"{amount:,.2f}",
            percent=f"{(over * 100).normalize():f}",
            signed=f"{order.signed_inc:,.2f}",
        )
    if way == Way.SIGNED and not image:
        raise Refused("agreement.image", _("Let the customer sign on the screen."), field="image")
    made = Agreement.objects.create(
        store_id=ctx.store_id,
        order=order,
        way=way,
        amount_inc=amount,
        name=name,
        at=ctx.now,
        note=note,
        image=files.attach(ctx, order, image, "signature.png", kind="signature") if image else None,
        employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100],
    )
    signed: Decimal = amount if way == Way.SIGNED else order.signed_inc
    if order.state in OPEN:
        ORDER.advance(ctx, order, "agree", agreed_inc=amount, signed_inc=signed)
    else:
        order.agreed_inc, order.signed_inc = amount, signed
        order.save(update_fields=["agreed_inc", "signed_inc"])
        ctx.changed(order, None, {"agreed": str(amount), "way": way})
    return made
