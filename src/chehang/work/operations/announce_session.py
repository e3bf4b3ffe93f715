"""Announce a training session."""

from datetime import datetime, time
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import STORE_TIME, Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.work.heads import MANAGERS
from chehang.work.models import Course, PlannedTraining, TrainingSession
from chehang.work.people import worker


class AnnounceSession(Command):
    """Which course, when, where and who teaches it; the line of the year's plan it fulfils."""

    course: Annotated[Id, Ref("work.Course")]
    trainer: Annotated[Id, Ref("org.Employee")]
    day: Annotated[DueDate, Field(title="Date")]
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", title="Time (HH:MM)")]
    place: ShortText = ""
    plan: Annotated[Id, Ref("work.PlannedTraining"), Field(title="Planned as")] | None = None


@operation("work.announce_session", title=_("Announce a training session"), posts=MANAGERS)
def announce_session(cmd: AnnounceSession, ctx: Context) -> Done:
    """Say when a course is held. Refused for a moment that is over and for a plan line of another course."""
    course = access.get(Course, cmd.course, ctx)
    worker(ctx, cmd.trainer, field="trainer")
    hours, minutes = map(int, cmd.time.split(":"))
    at = datetime.combine(cmd.day, time(hours, minutes), STORE_TIME)
    if at < ctx.now:
        raise Refused("session.past", _("This moment is over. Choose a later one."), field="day")
    plan = access.get(PlannedTraining, cmd.plan, ctx) if cmd.plan else None
    if plan is not None and plan.course_id != course.pk:
        raise Refused("session.other_course", _("The plan line is of another course."), field="plan")
    session = TrainingSession.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "PX"),
        course=course,
        plan=plan,
        at=at,
        place=cmd.place,
        trainer_id=cmd.trainer,
    )
    ctx.changed(session, None, {"number": session.number, "course": course.code, "at": at.isoformat()})
    for post in dict.fromkeys(course.required.order_by("id").values_list("post", flat=True)):
        ctx.tell(
            _("Training “%(what)s” on %(day)s at %(time)s"),
            post=post,
            link="/work/my-training/",
            what=course.title,
            day=cmd.day.isoformat(),
            time=cmd.time,
        )
    return Done(id=session.pk, number=session.number)
