"""红字冲销: the same accounts and sides with negative amounts, referring to date and number of the original."""

from datetime import date as Date

from django.utils.translation import gettext_lazy as _

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.sources import Source

from ..models import Line, Voucher
from . import book
from .periods import next_number
from .posting import WORD


def reverse(
    ctx: Context,
    voucher_id: int,
    *,
    source: Source | None = None,
    date: Date | None = None,
    reason: str = "",
) -> Voucher:
    """Post the red-letter voucher of a posted one, dated today unless told otherwise.

    ``source`` is what caused it (default: the original's). At most one reversal lives:
    Conflict("voucher.reversed") otherwise. A reversal itself is not reversed; the business is entered anew.
    """
    original = get(Voucher, voucher_id, ctx, lock=True)
    check_reversible(original)
    on = date or ctx.today
    period_id, number = next_number(ctx, on)
    red = red_voucher(ctx, original, on, period_id, reason)
    if source is not None:
        red.document, red.object_id = source.document, source.id
    lines = red_lines(original, red)
    book.write_draft(red, lines)
    book.make_posted(ctx, red, lines, number)
    return red


def check_reversible(original: Voucher) -> None:
    """Posted, not itself a reversal, and not reversed yet."""
    if original.state != "posted":
        raise Refused("voucher.not_posted", _("Only a posted voucher is reversed; a draft is discarded."))
    if original.reverses_id:
        raise Refused(
            "voucher.is_reversal", _("This is itself a red-letter voucher. Please enter the business anew instead.")
        )
    if Voucher.objects.filter(reverses_id=original.pk).exclude(state="discarded").exists():
        raise Conflict("voucher.reversed", _("This voucher has already been reversed."))


def red_voucher(ctx: Context, original: Voucher, on: Date, period_id: int, reason: str) -> Voucher:
    """The head of the reversal; its summary names date and number of the original."""
    return Voucher(
        store_id=original.store_id,
        period_id=period_id,
        word=WORD,
        date=on,
        summary=f"冲销{original.date:%Y-%m-%d} {original.word}字第{original.number}号"[:200],
        event=f"{original.event}_reversed",
        document=original.document,
        object_id=original.object_id,
        part=original.part,
        reason="" if original.document else reason,
        maker_id=ctx.actor.employee_id,
        maker_name=ctx.actor.name[:100],
        made_at=ctx.now,
        reverses_id=original.pk,
    )


def red_lines(original: Voucher, red: Voucher) -> list[Line]:
    """The original's lines with their amounts negated."""
    return [
        Line(
            store_id=line.store_id,
            n=line.n,
            account_id=line.account_id,
            summary=red.summary,
            debit=-line.debit,
            credit=-line.credit,
            department=line.department,
            partner_kind=line.partner_kind,
            partner_id=line.partner_id,
            item_kind=line.item_kind,
            item_id=line.item_id,
            project=line.project,
            cash_flow=line.cash_flow,
            document=red.document,
            object_id=red.object_id,
        )
        for line in original.lines.order_by("n")
    ]
