"""Price proposals on the desk of whoever may decide them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import PriceProposal
from .proposing import may_approve


@waits
def proposals_waiting(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Submitted proposals of others that the actor's post is large enough for."""
    if not actor.may("pricing.approve_proposal"):
        return
    rows = access.rows(PriceProposal, actor).filter(state="submitted").exclude(made_by_id=actor.employee_id)
    for proposal in rows.order_by("id").prefetch_related("lines")[:10]:
        if may_approve(actor, list(proposal.lines.all())):
            title = f"{proposal.number} {proposal.get_price_class_display()} · {proposal.made_by_name}"
            yield Waiting(
                title, proposal.made_at, f"/pricing/proposals/{proposal.pk}/", _("Approve the price proposal")
            )
