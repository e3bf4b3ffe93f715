"""Policies on the desk: to be read, to be approved."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import Policy
from .reading import unread

MOST = 5


@waits_for(lambda actor, clock: [unread(actor), rows(Policy, actor).filter(state="submitted")])
def policies_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What I have to read; for who approves, what waits for approval."""
    if actor.may("work.open_reading"):
        for policy in unread(actor)[:MOST]:
            late = policy.effective_on <= clock.today()
            text = _("Read policy: %(what)s") % {"what": policy.title}
            yield Waiting(text, policy.approved_at, f"/work/reading/{policy.pk}/", _("Read"), urgent=late)
    if actor.may("work.approve_policy"):
        waiting = rows(Policy, actor).filter(state="submitted").exclude(author_id=actor.employee_id).order_by("id")
        for policy in waiting[:MOST]:
            text = _("Policy waits for approval: %(what)s") % {"what": str(policy)}
            yield Waiting(text, policy.written_at, f"/work/policies/{policy.pk}/", _("Look"))
