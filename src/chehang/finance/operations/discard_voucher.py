"""Give up a draft."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Voucher
from chehang.ledger.states import VOUCHER

from .edit_voucher import check_own_draft


class DiscardVoucher(Command):
    """Which draft, and why."""

    voucher_id: Annotated[Id, Ref("ledger.Voucher")]
    reason: Reason


@operation("finance.discard_voucher", title=_("Discard voucher draft"), posts=("accountant", "finance_manager"))
def discard_voucher(cmd: DiscardVoucher, ctx: Context) -> Done:
    """A draft never had a number, so none is missing; the draft itself stays visible as discarded."""
    voucher = get(Voucher, cmd.voucher_id, ctx, lock=True)
    check_own_draft(ctx, voucher)
    VOUCHER.advance(ctx, voucher, "discard", reason=cmd.reason)
    return Done(id=voucher.pk)
