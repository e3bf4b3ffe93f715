"""Reverse a voucher in red (红字冲销)."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import BookDate
from chehang.core.types import Command, Id, Reason, Ref
from chehang.ledger.models import Voucher
from chehang.ledger.services import require_open
from chehang.ledger.services.book import write_draft
from chehang.ledger.services.reversing import check_reversible, red_lines, red_voucher


class ReverseVoucher(Command):
    """Which voucher, why, and the date of the reversal (today when empty)."""

    voucher_id: Annotated[Id, Ref("ledger.Voucher")]
    reason: Reason
    date: BookDate | None = None


@operation("finance.reverse_voucher", title=_("Reverse voucher in red"), posts=("accountant", "finance_manager"))
def reverse_voucher(cmd: ReverseVoucher, ctx: Context) -> Done:
    """Draft the red-letter voucher: same accounts and sides, negative amounts, date and number of the original.

    It is posted when another person reviews it. A voucher that a document made is reversed through its document, so
    that goods and money stay together. Refused for the voucher of a document, and before the date of the original.
    """
    original = get(Voucher, cmd.voucher_id, ctx, lock=True)
    if original.document:
        raise Refused(
            "voucher.of_document",
            _("A document made this voucher. Please reverse the document; its vouchers follow."),
        )
    check_reversible(original)
    on = cmd.date or ctx.today
    if on < original.date:
        raise Refused("voucher.before_original", _("The reversal cannot be dated before the original."), field="date")
    red = red_voucher(ctx, original, on, require_open(ctx, on).pk, cmd.reason)
    write_draft(red, red_lines(original, red))
    ctx.changed(red, None, {"reverses": str(original), "total": str(red.total)})
    return Done(id=red.pk)
