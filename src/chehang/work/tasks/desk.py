"""Tasks on the desk: to accept, due, to confirm; requests for the manager; work of people who left."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for
from chehang.work.heads import headed_by

from .models import Task
from .states import OPEN, TO_DO

MOST = 8


@waits_for(lambda actor, clock: [_near(actor, clock), _theirs(actor)])
def tasks_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """One query for what is mine, one for what my department owes."""
    if not actor.may("work.open_my_tasks"):
        return
    for t in _near(actor, clock).order_by("due", "id")[:MOST]:
        yield _mine(t, actor, clock)
    if headed_by(actor):
        yield from _department(actor, clock)


def _near(actor: Actor, clock: Clock) -> QuerySet[Task]:
    """What I have to do or to look at now."""
    today, me = clock.today(), actor.employee_id
    near = Q(due__lte=today) | Q(remind_on__lte=today) | Q(urgent=True) | Q(state="offered")
    mine = (Q(owner_id=me, state__in=TO_DO) & near) | Q(giver_id=me, state__in=("answered", "declined"))
    return rows(Task, actor).filter(mine)


def _theirs(actor: Actor) -> QuerySet[Task]:
    """Requests that nobody took, and what somebody left behind, in the departments I head."""
    asked = Q(kind="request", state="offered", owner=None)
    left = Q(owner__active=False, state__in=OPEN)
    return rows(Task, actor).filter(asked | left, department__in=headed_by(actor))


def _mine(t: Task, actor: Actor, clock: Clock) -> Waiting:
    words = {"number": t.number, "what": t.title}
    url, late = f"/work/my-tasks/{t.pk}/", t.due < clock.today()
    if t.owner_id == actor.employee_id:
        if t.state == "offered":
            return Waiting(_("Accept task %(number)s: %(what)s") % words, t.given_at, url, _("Answer"), urgent=t.urgent)
        text = _("Task %(number)s is late: %(what)s") if late else _("Task %(number)s: %(what)s")
        return Waiting(text % words, t.given_at, url, _("Open it"), urgent=late or t.urgent)
    if t.state == "answered":
        return Waiting(_("Confirm the result of %(number)s: %(what)s") % words, t.given_at, url, _("Look"))
    return Waiting(_("%(number)s was declined: %(what)s") % words, t.given_at, url, _("Look"), urgent=True)


def _department(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    for t in _theirs(actor).order_by("answer_by", "id")[:MOST]:
        words = {"number": t.number, "what": t.title}
        if t.owner_id is None:
            late = bool(t.answer_by and t.answer_by < clock.now())
            text = _("Request %(number)s for your department: %(what)s")
            yield Waiting(text % words, t.given_at, f"/work/tasks/{t.pk}/", _("Take"), urgent=late or t.urgent)
        else:
            text = _("The owner of %(number)s left: %(what)s")
            yield Waiting(text % words, t.given_at, f"/work/tasks/{t.pk}/", _("Hand to a colleague"), urgent=True)
