"""Write a voucher by hand."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.ledger.models import Voucher
from chehang.ledger.models.vouchers import MANUAL
from chehang.ledger.services import require_open
from chehang.ledger.services.book import write_draft

from ..drafting import VoucherText, lines_from


class MakeVoucher(VoucherText):
    """A voucher with its reason and its lines."""


@operation("finance.make_voucher", title=_("Write voucher"), posts=("accountant", "finance_manager"))
def make_voucher(cmd: MakeVoucher, ctx: Context) -> Done:
    """Keep a draft; it gets its number when another person reviews and posts it."""
    period = require_open(ctx, cmd.date)
    voucher = Voucher(
        store_id=ctx.store_id,
        period=period,
        date=cmd.date,
        summary=cmd.summary,
        reason=cmd.reason,
        attachments=cmd.attachments,
        event=MANUAL,
        maker_id=ctx.actor.employee_id,
        maker_name=ctx.actor.name[:100],
        made_at=ctx.now,
    )
    write_draft(voucher, lines_from(ctx, cmd, voucher))
    ctx.changed(voucher, None, {"date": str(cmd.date), "summary": cmd.summary, "total": str(voucher.total)})
    ctx.tell(
        _("A voucher waits for review: %(summary)s, %(total)s"),
        post="finance_manager",
        link=f"/finance/vouchers/{voucher.pk}/",
        summary=cmd.summary,
        total=f"{voucher.total:,.2f}",
    )
    return Done(id=voucher.pk)
