"""What waits on the desks of marketing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Campaign, CounterPlan


@waits
def campaigns_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Campaigns to be approved, settled and reviewed; claims whose day comes; counter-plans to be decided."""
    if actor.may("marketing.decide_campaign"):
        for c in rows(Campaign, actor).filter(state="submitted").order_by("id")[:5]:
            yield Waiting(
                _("Approve campaign %(what)s") % {"what": c}, None, f"/marketing/campaigns/{c.pk}/", _("Open it")
            )
        for p in rows(CounterPlan, actor).filter(state="drafted").order_by("id")[:5]:
            yield Waiting(_("Decide on the counter-plan against %(what)s") % {"what": p}, None, f"/marketing/counter_plans/{p.pk}/", _("Open it"))  # fmt: skip
    if actor.may("marketing.review_campaign"):
        for c in rows(Campaign, actor).filter(state="live", ends__lt=clock.today()).order_by("claim_by", "id")[:5]:
            late = c.claim_by is not None and c.claim_by <= clock.today()
            yield Waiting(_("Settle campaign %(what)s") % {"what": c}, None, f"/marketing/campaigns/{c.pk}/", _("Open it"), urgent=late)  # fmt: skip
        for c in rows(Campaign, actor).filter(state="settled").order_by("settled_at")[:5]:
            yield Waiting(_("Review campaign %(what)s") % {"what": c}, c.settled_at, f"/marketing/campaigns/{c.pk}/", _("Open it"))  # fmt: skip
