"""Review: a second person puts a name under a voucher; one written by hand is posted with it."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.ledger.models import Line, Voucher
from chehang.ledger.services.book import check_balanced, make_all_posted
from chehang.ledger.services.periods import next_numbers

NAMES = ("reviewer_id", "reviewer_name", "reviewed_at")


def review(ctx: Context, vouchers: Sequence[Voucher]) -> None:
    """All or none. Refused when the reviewer made one of them, or one is reviewed, returned or discarded."""
    for voucher in vouchers:
        _require_reviewable(ctx, voucher)
        voucher.reviewer_id, voucher.reviewer_name = ctx.actor.employee_id, ctx.actor.name[:100]
        voucher.reviewed_at = ctx.now
    drafts = [v for v in vouchers if v.state == "draft"]
    if drafts:
        _post(ctx, drafts)
    posted = [v for v in vouchers if v not in drafts]
    Voucher.objects.bulk_update(posted, NAMES, batch_size=500)
    for voucher in posted:
        ctx.changed(voucher, {"reviewed_by": None}, {"reviewed_by": voucher.reviewer_name})


def _require_reviewable(ctx: Context, voucher: Voucher) -> None:
    if voucher.maker_id == ctx.actor.employee_id:
        raise Refused("voucher.own_work", _("You made this voucher yourself. Another person has to review it."))
    if voucher.reviewer_id is not None:
        raise Refused("voucher.reviewed", _("%(name)s has already reviewed this voucher."), name=voucher.reviewer_name)
    if voucher.state not in ("draft", "posted"):
        raise Refused("voucher.not_ready", _("This voucher was returned or discarded. Its maker has to correct it."))


def _post(ctx: Context, drafts: Sequence[Voucher]) -> None:
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(voucher__in=drafts).order_by("voucher_id", "n"):
        lines[line.voucher_id].append(line)
    for voucher in drafts:
        check_balanced(lines[voucher.pk])
    numbers = next_numbers(ctx, [v.date for v in drafts])
    for voucher, (period_id, _number) in zip(drafts, numbers, strict=True):
        voucher.period_id = period_id
    make_all_posted(ctx, [(v, lines[v.pk], n) for v, (_p, n) in zip(drafts, numbers, strict=True)])
