"""Goals on the desk: to report, to explain, to approve."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits
from chehang.work.heads import headed_by

from .models import Goal

MOST = 6


@waits
def goals_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """What I owe a result for, what I promised to check today; for managers what their department has to agree to, and for
    the general manager what waits to be approved."""
    if not actor.may("work.see_goals"):
        return
    today, me = clock.today(), actor.employee_id
    mine = Q(owner_id=me, state="running") & (Q(due__lte=today) | Q(check_on__lte=today))
    asked = Q(state__in=("draft", "agreed"), parent=None) if "general_manager" in actor.posts else Q(pk=None)
    others = Q(parent=None) | ~Q(parent__department=F("department"))
    yours = others & Q(state="draft", department__in=headed_by(actor) - {"management"}) & ~Q(made_by_id=me)
    plans: set[int] = set()
    found = rows(Goal, actor).filter(mine | asked | yours).select_related("parent__parent__parent")
    for goal in found.order_by("due", "id")[: 4 * MOST]:
        words, url = {"number": goal.number, "what": goal.title}, f"/work/goals/{goal.pk}/"
        if goal.state == "draft" and "general_manager" not in actor.posts:
            top = goal
            while top.parent is not None:
                top = top.parent
            if top.pk not in plans:
                plans.add(top.pk)
                words = {"number": top.number, "what": top.title}
                yield Waiting(_("Agree for your department to plan %(number)s: %(what)s") % words, None, f"/work/goals/{top.pk}/", _("Look"))  # fmt: skip
        elif goal.state in ("draft", "agreed"):
            yield Waiting(_("Approve plan %(number)s: %(what)s") % words, None, url, _("Look"))
        elif goal.due < today:
            yield Waiting(
                _("Plan %(number)s is late: report the result: %(what)s") % words, None, url, _("Open it"), urgent=True
            )
        else:
            yield Waiting(_("Plan %(number)s, check today: %(what)s") % words, None, url, _("Open it"))
