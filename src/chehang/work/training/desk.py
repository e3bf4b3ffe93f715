"""Training on the desk: sessions, quizzes, certificates that expire or lack."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .holding import matrix
from .models import Attendance, Certificate, QuizPaper, RequiredCourse, TrainingSession

MOST = 5


@waits_for(
    lambda actor, clock: [
        rows(RequiredCourse, actor).filter(post__in=actor.posts),
        rows(Certificate, actor).filter(employee_id=actor.employee_id),
        Attendance.objects.filter(employee_id=actor.employee_id),
        rows(TrainingSession, actor).filter(trainer_id=actor.employee_id, state="announced"),
    ]
)
def training_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """My quizzes that are open; certificates of mine that lack, expired or soon will; sessions I have to close."""
    if not actor.may("work.open_my_training"):
        return
    lately = clock.now() - timedelta(days=14)
    there = Attendance.objects.filter(employee_id=actor.employee_id, at__gte=lately, session__state="announced")
    open_ = there.exclude(session__papers__in=_answered(actor)).select_related("session__course").order_by("-id")
    for one in open_[:MOST]:
        text = _("Quiz: %(what)s") % {"what": one.session.course.title}
        yield Waiting(text, one.at, f"/work/quiz/{one.session_id}/", _("Answer"))
    mine = matrix(actor.store_id, clock.today(), {actor.employee_id}).get(actor.employee_id, {})
    for held in mine.values():
        if held.state in ("missing", "expired", "soon"):
            said = {
                "missing": _("Certificate missing: %(what)s"),
                "expired": _("Certificate expired: %(what)s"),
                "soon": _("Certificate expires soon: %(what)s"),
            }[held.state]
            text = said % {"what": held.course.title}
            yield Waiting(text, None, "/work/my-training/", _("Look"), urgent=held.state == "expired")
    over = rows(TrainingSession, actor).filter(
        trainer_id=actor.employee_id, state="announced", at__lt=clock.now() - timedelta(days=1)
    )
    for session in over.select_related("course").order_by("at")[:MOST]:
        text = _("Close the training session: %(what)s") % {"what": session.course.title}
        yield Waiting(text, session.at, f"/work/sessions/{session.pk}/", _("Look"))


def _answered(actor: Actor) -> QuerySet[QuizPaper]:
    return QuizPaper.objects.filter(employee_id=actor.employee_id, answered_at__isnull=False)
