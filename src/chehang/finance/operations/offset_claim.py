"""Set a claim or a prepayment off against a supplier's invoice."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.billing.models import Payable
from chehang.billing.services import settle
from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, PositiveMoney, Ref, ShortText
from chehang.finance.spending.claims import require_claim, require_prepaid
from chehang.ledger.services import Leg, post


class OffsetClaim(Command):
    """The invoice, the amount, what of ours pays it, and the paper in which both sides agreed to it."""

    payable: Annotated[Id, Ref("billing.Payable"), Field(title="Supplier's invoice")]
    amount: PositiveMoney
    agreed: Annotated[ShortText, Field(title="Agreed by", min_length=1)]
    out_of: Annotated[Literal["claim", "prepaid"], Field(title="Out of")] = "claim"


@operation("finance.offset_claim", title=_("Set off a claim or prepayment"), posts=("accountant", "finance_manager"))
def offset_claim(cmd: OffsetClaim, ctx: Context) -> Done:
    """What the supplier owes from claims, or was paid ahead, pays his invoice (冲抵货款): both fall (P5, P3).

    Refused for more than he owes from claims or was paid ahead, for more than the invoice still asks for, and in a closed month.
    """
    payable = access.get(Payable, cmd.payable, ctx, lock=True)
    (require_claim if cmd.out_of == "claim" else require_prepaid)(ctx, payable.supplier, cmd.amount, field="amount")
    before = payable.paid
    settle(ctx, payable, cmd.amount)
    who = ("supplier", payable.supplier_id)
    voucher = post(
        ctx,
        "claim_offset",
        source=Source("billing.payable", payable.pk),
        part=f"{before:.2f}",
        summary=f"{payable.paper_number} {cmd.agreed}",
        legs=[Leg("payable", cmd.amount, who), Leg(cmd.out_of, cmd.amount, who)],
    )
    return Done(id=payable.pk, voucher=voucher.pk if voucher else None)
