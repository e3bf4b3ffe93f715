"""Review: a second person puts a name under a voucher; one written by hand is posted with it."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.ledger.models import Voucher
from chehang.ledger.services.book import check_balanced, make_posted
from chehang.ledger.services.periods import next_number


def review(ctx: Context, voucher: Voucher) -> None:
    """Refused when the reviewer made the voucher, or it is reviewed, returned or discarded."""
    if voucher.maker_id == ctx.actor.employee_id:
        raise Refused("voucher.own_work", _("You made this voucher yourself. Another person has to review it."))
    if voucher.reviewer_id is not None:
        raise Refused("voucher.reviewed", _("%(name)s has already reviewed this voucher."), name=voucher.reviewer_name)
    if voucher.state not in ("draft", "posted"):
        raise Refused("voucher.not_ready", _("This voucher was returned or discarded. Its maker has to correct it."))
    voucher.reviewer_id, voucher.reviewer_name = ctx.actor.employee_id, ctx.actor.name[:100]
    voucher.reviewed_at = ctx.now
    if voucher.state == "draft":
        lines = list(voucher.lines.order_by("n"))
        check_balanced(lines)
        voucher.period_id, number = next_number(ctx, voucher.date)
        make_posted(ctx, voucher, lines, number)
    else:
        voucher.save(update_fields=["reviewer_id", "reviewer_name", "reviewed_at"])
        ctx.changed(voucher, {"reviewed_by": None}, {"reviewed_by": voucher.reviewer_name})
