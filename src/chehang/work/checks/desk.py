"""Checks on the desk: mine that are due, my department's that are late or to be verified."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits, waits_for
from chehang.core.parameters import parameter
from chehang.work.heads import headed_by

from .models import CheckRound

MOST = 6
MIDDLE = 15  # of the month


@waits
def random_checks_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """For HR from the middle of the month on: fewer rounds were drawn at random than a month has to have (§7.15)."""
    today = clock.today()
    if "hr_manager" not in actor.posts or today.day < MIDDLE:
        return
    wanted = int(parameter(actor, "work.random_checks", today))
    drawn = rows(CheckRound, actor).filter(drawn=True, due__year=today.year, due__month=today.month).count()
    if drawn < wanted and rows(CheckRound, actor).exists():
        text = _("Random checks this month: %(drawn)s of %(wanted)s") % {"drawn": drawn, "wanted": wanted}
        yield Waiting(text, None, "/do/work/draw_check/", _("Draw"))


@waits_for(lambda actor, clock: [rows(CheckRound, actor).filter(state__in=("planned", "doing", "done"))])
def checks_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Overdue rounds ring at the checker and at the department's manager."""
    if not actor.may("work.open_patrol"):
        return
    today, me = clock.today(), actor.employee_id
    mine = Q(checker_id=me, state__in=("planned", "doing"), due__lte=today)
    led = Q(template__department__in=headed_by(actor))
    theirs = led & (Q(state__in=("planned", "doing"), due__lt=today) | Q(state="done")) & ~Q(checker_id=me)
    found = rows(CheckRound, actor).filter(mine | theirs).select_related("template", "place").order_by("due", "id")
    for check in found[:MOST]:
        words = {"number": check.number, "what": f"{check.template.title} {check.place.name if check.place else ''}"}
        if check.state == "done":
            yield Waiting(
                _("Verify check %(number)s: %(what)s") % words, check.done_at, f"/work/checks/{check.pk}/", _("Look")
            )
            continue
        late = check.due < today
        text = _("Check %(number)s is late: %(what)s") if late else _("Check %(number)s: %(what)s")
        url = f"/work/patrol/{check.pk}/" if check.checker_id == me else f"/work/checks/{check.pk}/"
        yield Waiting(text % words, check.started_at, url, _("Open it"), urgent=late)
