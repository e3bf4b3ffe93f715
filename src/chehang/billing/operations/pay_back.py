"""Pay a customer back for returned goods."""

from typing import Annotated, Literal

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Bill, CreditNote, Receipt
from chehang.billing.settling import dealt_with
from chehang.billing.states import CREDIT_NOTE
from chehang.billing.taking import enter
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref, Secret, ShortText
from chehang.org.models import Employee
from chehang.org.services import check_pin


class PayBack(Command):
    """The credit note, how the money goes, and how much of it; a finance manager's PIN where it goes another way."""

    credit_note: Annotated[Id, Ref("billing.CreditNote")]
    method: Literal["cash", "wechat", "alipay", "card", "transfer"]
    amount: PositiveMoney
    reference: ShortText = ""
    approver: Annotated[Id | None, Ref("org.Employee"), Field(title="Approved by")] = None
    approver_pin: Annotated[Secret | None, Field(title="PIN of the approver")] = None


@operation("billing.pay_back", title=_("Pay back for a return"), posts=("cashier",))
def pay_back(cmd: PayBack, ctx: Context) -> Done:
    """Give back what a credit note promises, by the way it came (原路退回).

    Refused for more than its rest, more cash than is in the till, and more than was taken by that way for this bill
    unless a finance manager, not the cashier, approves it with the PIN.
    """
    bill_id = access.get(CreditNote, cmd.credit_note, ctx).bill_id
    bill = access.get(Bill, bill_id, ctx, lock=True)
    note = access.get(CreditNote, cmd.credit_note, ctx, lock=True)
    if cmd.amount > note.rest:
        raise Refused(
            "credit_note.rest",
            _("Only %(rest)s of %(number)s is to be given back, not %(amount)s."),
            field="amount",
            rest=f"{note.rest:,.2f}",
            number=note.number,
            amount=f"{cmd.amount:,.2f}",
        )
    approver = _other_way(ctx, cmd, bill)
    back = enter(ctx, bill, method=cmd.method, amount=-cmd.amount, reference=cmd.reference, credit_note=note)
    if approver is not None:
        ctx.changed(back, None, {"other_way_approved_by": approver.name})
    note.paid_back += cmd.amount
    if note.rest == 0:
        CREDIT_NOTE.advance(ctx, note, "settle", paid_back=note.paid_back)
        dealt_with(ctx, note)
    else:
        CreditNote.objects.filter(pk=note.pk).update(paid_back=note.paid_back)
        ctx.changed(note, None, {"paid_back": str(note.paid_back)})
    return Done(id=note.pk, number=back.number, rest=str(note.rest))


def _other_way(ctx: Context, cmd: PayBack, bill: Bill) -> Employee | None:
    """Who approved that more goes back by this way than came by it; None where it does not."""
    by_it = bill.receipts.filter(method=cmd.method).aggregate(net=Sum("amount"))["net"] or ZERO
    if cmd.amount <= by_it:
        return None
    if cmd.approver is None or cmd.approver_pin is None:
        raise Refused(
            "payment.other_way",
            _(
                "Money goes back the way it came: by %(method)s at most %(most)s of this receivable."
                " Another way needs the finance manager's PIN."
            ),
            field="method",
            method=dict(Receipt.METHODS)[cmd.method],
            most=f"{max(by_it, ZERO):,.2f}",
        )
    if cmd.approver == ctx.actor.employee_id:
        raise Refused(
            "approval.own_work",
            _("You wrote this document yourself. Another person has to review it."),
            field="approver",
        )
    return check_pin(ctx, cmd.approver, cmd.approver_pin.get_secret_value(), post="finance_manager")
