"""Review a voucher."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.ledger.models import Voucher

from ..reviewing import review


class ReviewVoucher(Command):
    """Which voucher."""

    voucher_id: Annotated[Id, Ref("ledger.Voucher")]


@operation("finance.review_voucher", title=_("Review voucher"), posts=("accountant", "finance_manager"))
def review_voucher(cmd: ReviewVoucher, ctx: Context) -> Done:
    """Agree as a second person. A voucher written by hand is posted with it and gets its number now."""
    voucher = get(Voucher, cmd.voucher_id, ctx, lock=True)
    review(ctx, [voucher])
    return Done(id=voucher.pk, number=str(voucher))
