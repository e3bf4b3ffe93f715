"""Hazards on the desk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits

from .models import Hazard

MOST = 5


@waits
def hazards_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Mine to mend; for HR those nobody mends yet and those to verify; for the general manager what is overdue."""
    today, found = clock.today(), rows(Hazard, actor).exclude(state="closed").order_by("due", "id")
    mine = found.filter(responsible_id=actor.employee_id, state="mending")
    led = (
        found.filter(state__in=("open", "mended")).exclude(responsible_id=actor.employee_id)
        if actor.may("office.order_mending")
        else ()
    )
    late = found.filter(due__lt=today) if "general_manager" in actor.posts else ()
    for h in [*mine[:MOST], *list(led)[:MOST], *list(late)[:MOST]]:
        over = h.due is not None and h.due < today
        yield Waiting(
            _("Hazard: %(what)s") % {"what": str(h)},
            None,
            f"/office/hazards/{h.pk}/",
            _("Look"),
            urgent=over or h.level == "major",
        )
