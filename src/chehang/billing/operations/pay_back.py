"""Pay a customer back for returned goods."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _

from chehang.billing.models import Bill, CreditNote
from chehang.billing.states import CREDIT_NOTE
from chehang.billing.taking import enter
from chehang.billing.telling import dealt_with
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref, ShortText


class PayBack(Command):
    """The credit note, how the money goes, and how much of it."""

    credit_note: Annotated[Id, Ref("billing.CreditNote")]
    method: Literal["cash", "wechat", "alipay", "card", "transfer"]
    amount: PositiveMoney
    reference: ShortText = ""


@operation("billing.pay_back", title=_("Pay back for a return"), posts=("cashier",))
def pay_back(cmd: PayBack, ctx: Context) -> Done:
    """Give back what a credit note promises. Refused for more than its rest, or more cash than is in the till."""
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
    back = enter(ctx, bill, method=cmd.method, amount=-cmd.amount, reference=cmd.reference, credit_note=note)
    note.paid_back += cmd.amount
    if note.rest == 0:
        CREDIT_NOTE.advance(ctx, note, "settle", paid_back=note.paid_back)
        dealt_with(ctx, note)
    else:
        CreditNote.objects.filter(pk=note.pk).update(paid_back=note.paid_back)
        ctx.changed(note, None, {"paid_back": str(note.paid_back)})
    return Done(id=note.pk, number=back.number, rest=str(note.rest))
