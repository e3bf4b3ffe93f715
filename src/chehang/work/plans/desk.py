"""Goals on the desk: to report, to explain, to approve."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Goal

MOST = 6


@waits
def goals_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What I owe a result for, what I promised to check today, and for the general manager what waits to be approved."""
    if not actor.may("work.see_goals"):
        return
    today, me = clock.today(), actor.employee_id
    mine = Q(owner_id=me, state="running") & (Q(due__lte=today) | Q(check_on__lte=today))
    asked = Q(state="draft", parent=None) if "general_manager" in actor.posts else Q(pk=None)
    for goal in rows(Goal, actor).filter(mine | asked).order_by("due", "id")[:MOST]:
        words, url = {"number": goal.number, "what": goal.title}, f"/work/goals/{goal.pk}/"
        if goal.state == "draft":
            yield Waiting(_("Approve plan %(number)s: %(what)s") % words, None, url, _("Look"))
        elif goal.due < today:
            yield Waiting(
                _("Plan %(number)s is late: report the result: %(what)s") % words, None, url, _("Open it"), urgent=True
            )
        else:
            yield Waiting(_("Plan %(number)s, check today: %(what)s") % words, None, url, _("Open it"))
