"""What waits for finance."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.ledger.models import Voucher

from .spending import desk as spending
from .treasury import desk as treasury

__all__ = ["spending", "treasury"]


@waits
def reviews(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Vouchers of others that nobody has reviewed yet, as one line."""
    if actor.may("finance.review_vouchers") and actor.may("finance.open_review_desk"):
        found = access.rows(Voucher, actor).filter(reviewer_id=None, state__in=("posted", "draft"))
        sums = found.exclude(maker_id=actor.employee_id).aggregate(n=Count("id"), oldest=Min("made_at"))
        if sums["n"]:
            yield Waiting(_("Vouchers to review"), sums["oldest"], "/finance/review/", _("Review"), count=sums["n"])


@waits
def returned(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My own vouchers that came back."""
    if actor.may("finance.edit_voucher"):
        mine = access.rows(Voucher, actor).filter(state="returned", maker_id=actor.employee_id)
        for voucher in mine.order_by("id")[:10]:
            yield Waiting(
                voucher.summary, voucher.made_at, f"/finance/vouchers/{voucher.pk}/", _("Correct"), urgent=True
            )
