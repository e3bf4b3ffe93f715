"""Contracts on the desk: milestones due, expiring within sixty days."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import Contract, Milestone

MOST = 5
WARNING = timedelta(days=60)  # management.md §9.5: renewals T−60


@waits_for(lambda actor, clock: [_stirring(actor, clock), _due(actor, clock)])
def contracts_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What the owner, and for expiry the general manager too, has to look at."""
    if not actor.may("work.see_contracts"):
        return
    today, every = clock.today(), "general_manager" in actor.posts
    found = rows(Contract, actor)
    mine = found if every else found.filter(owner_id=actor.employee_id)
    for c in mine.filter(state="running", ends_on__lte=today + WARNING).order_by("ends_on")[:MOST]:
        over = c.ends_on is not None and c.ends_on < today
        text = _("Contract expired: %(what)s") if over else _("Contract expires on %(day)s: %(what)s")
        yield Waiting(text % {"what": str(c), "day": c.ends_on}, None, _url(c.pk), _("Look"), urgent=over)
    for m in _due(actor, clock).select_related("contract").order_by("due")[:MOST]:
        text = _("Milestone due: %(what)s") % {"what": f"{m.contract.number} {m.title}"}
        yield Waiting(text, None, _url(m.contract_id), _("Look"), urgent=m.due < today)


def _stirring(actor: Actor, clock: Clock) -> QuerySet[Contract]:
    """Contracts of which somebody has to hear."""
    return rows(Contract, actor).filter(state="running", ends_on__lte=clock.today() + WARNING)


def _due(actor: Actor, clock: Clock) -> QuerySet[Milestone]:
    mine = rows(Milestone, actor).filter(contract__owner_id=actor.employee_id, contract__state="running")
    return mine.filter(done_on=None, due__lte=clock.today())


def _url(pk: int) -> str:
    return f"/work/contracts/{pk}/"
