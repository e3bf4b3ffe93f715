"""Change a voucher that is not posted yet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.seen import Seen, require_unchanged
from chehang.core.types import Id, Ref
from chehang.ledger.models import Voucher
from chehang.ledger.services import require_open
from chehang.ledger.services.book import write_lines
from chehang.ledger.states import VOUCHER

from ..drafting import VoucherText, lines_from


class EditVoucher(VoucherText):
    """The voucher as it should be."""

    voucher_id: Annotated[Id, Ref("ledger.Voucher")]
    seen: Seen = ""


@operation("finance.edit_voucher", title=_("Change voucher draft"), posts=("accountant", "finance_manager"))
def edit_voucher(cmd: EditVoucher, ctx: Context) -> Done:
    """Replace date, words and lines of a draft or a returned voucher; only its maker does that. Refused for a reversal, which stays as it is."""
    voucher = get(Voucher, cmd.voucher_id, ctx, lock=True)
    check_own_draft(ctx, voucher)
    require_unchanged(ctx, cmd, voucher)
    if voucher.reverses_id:
        raise Refused(
            "voucher.is_reversal",
            _("A red-letter voucher mirrors its original and is not changed. Discard it instead."),
        )
    before = {"date": str(voucher.date), "summary": voucher.summary, "total": str(voucher.total)}
    if voucher.state == "returned":
        VOUCHER.advance(ctx, voucher, "correct")
    voucher.period = require_open(ctx, cmd.date)
    voucher.date, voucher.summary, voucher.reason = cmd.date, cmd.summary, cmd.reason
    voucher.attachments = cmd.attachments
    lines = lines_from(ctx, cmd, voucher)
    voucher.total = sum((line.debit for line in lines), start=lines[0].debit * 0)
    voucher.save(update_fields=["period", "date", "summary", "reason", "attachments", "total"])
    voucher.lines.all().delete()
    write_lines(voucher, lines)
    ctx.changed(voucher, before, {"date": str(cmd.date), "summary": cmd.summary, "total": str(voucher.total)})
    return Done(id=voucher.pk)


def check_own_draft(ctx: Context, voucher: Voucher) -> None:
    """Posted vouchers are never changed, and a draft belongs to who wrote it."""
    if voucher.state == "posted":
        raise Refused(
            "voucher.posted", _("A posted voucher is never changed. Please reverse it in red and write a new one.")
        )
    if voucher.state == "discarded":
        raise Refused("voucher.discarded", _("This draft has been discarded."))
    if voucher.maker_id != ctx.actor.employee_id:
        raise Refused(
            "voucher.not_yours",
            _("%(name)s wrote this voucher. Please return it with a reason instead of changing it."),
            name=voucher.maker_name,
        )
