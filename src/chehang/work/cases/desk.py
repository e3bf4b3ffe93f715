"""Cases on the desk: mine by their clocks; late ones climb the ladder."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for
from chehang.work.heads import headed_by

from .handling import LADDER, rungs, step_of
from .models import CaseRecord
from .states import OPEN

MOST = 8


@waits_for(lambda actor, clock: [rows(CaseRecord, actor).filter(state__in=OPEN)])
def cases_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What the owner has to do next, what the manager has to assign, what has become late enough for this post."""
    if not actor.may("work.see_cases"):
        return
    now, departments, told = clock.now(), headed_by(actor), 0
    found = rows(CaseRecord, actor).filter(state__in=OPEN)
    if "care" not in departments and not actor.posts & {*LADDER}:  # who is on no ladder of others is not told of theirs
        found = found.filter(Q(owner_id=actor.employee_id) | Q(department__in=departments))
    for case in found.order_by("due_at", "id")[:200]:
        late = case.due_at is not None and case.due_at < now
        words = {"number": case.number, "what": case.title, "step": step_of(case).label}
        if case.owner_id == actor.employee_id and case.state != "executed":
            text = (
                _("Case %(number)s, %(step)s is late: %(what)s") if late else _("Case %(number)s, %(step)s: %(what)s")
            )
        elif case.state == "new" and case.department in departments:
            text = _("Assign case %(number)s: %(what)s")
        elif case.state == "executed" and case.owner_id != actor.employee_id and "care" in departments:
            text = _("Confirm case %(number)s with the customer: %(what)s")
        elif actor.posts & {*rungs(case, now)}:
            text = _("Escalated: case %(number)s, %(step)s is late: %(what)s")
        else:
            continue
        told += 1
        if told > MOST:
            return
        yield Waiting(text % words, case.clock_from, f"/work/cases/{case.pk}/", _("Open it"), urgent=late)
