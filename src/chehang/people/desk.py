"""What waits for HR."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits, waits_for

from .appraising import appraised_by
from .models import Appraisal, Candidate, ListItem, PersonnelEvent, PollVoice

MOST = 5


@waits
def hr_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Candidates to hire today, leavings to finish, lists that are late."""
    if not actor.may("people.hire"):
        return
    today = clock.today()
    for c in rows(Candidate, actor).filter(state="accepted", starts_on__lte=today).order_by("starts_on")[:MOST]:
        yield Waiting(
            _("Begins today: %(name)s") % {"name": c.name}, None, f"/people/candidates/{c.pk}/", _("Hire"), urgent=True
        )
    going = rows(PersonnelEvent, actor).filter(kind="leave", state="approved", effective_on__lte=today)
    for e in going.select_related("employee").order_by("effective_on")[:MOST]:
        yield Waiting(
            _("Leaves today: %(name)s") % {"name": e.employee.name},
            None,
            f"/people/events/{e.pk}/",
            _("Look"),
            urgent=True,
        )
    late = rows(ListItem, actor).filter(done_on=None, due__lt=today).aggregate(n=Count("id"), oldest=Min("due"))
    if late["n"]:
        yield Waiting(
            _("Items of joining and leaving that are late"), None, "/people/lists/", _("Look"), count=late["n"]
        )


@waits
def appraisals_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Whom a manager still has to score."""
    if actor.may("people.score_appraisal") and (count := appraised_by(actor).filter(state="open").count()):
        yield Waiting(_("Appraisals to be scored"), None, "/people/appraising/", _("Score"), count=count)


@waits_for(lambda actor, clock: [rows(Appraisal, actor).filter(employee_id=actor.employee_id, state="open")])
def targets_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """The targets of my month, until I have signed them."""
    mine = rows(Appraisal, actor).filter(employee_id=actor.employee_id, state="open", signed_at=None)
    if count := mine.count():
        yield Waiting(_("Targets to be signed"), None, "/people/me/", _("Sign"), count=count)


@waits_for(lambda actor, clock: [rows(PollVoice, actor).filter(employee_id=actor.employee_id, answered=False)])
def voices_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """A survey that I have not answered."""
    asked = rows(PollVoice, actor).filter(employee_id=actor.employee_id, answered=False, poll__state="open")
    if count := asked.filter(poll__closes_on__gte=clock.today()).count():
        yield Waiting(_("Surveys without a name"), None, "/people/voice/", _("Answer"), count=count)
