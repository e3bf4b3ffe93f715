"""Plan a training because of an item that customers score low."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from django.db.models import Avg, Count
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import HEADS, Department
from chehang.work.models import Course, PlannedTraining

from ..kinds import Study
from ..models import Answer, ItemTraining, Question

SPAN = timedelta(days=90)
TRAINED = {Study.CSI: Department.SERVICE, Study.SSI: Department.SALES}


class TrainItem(Command):
    """Which item, by which course, in which month and for how many hours; whom, where it is not who is surveyed."""

    question: Annotated[Id, Ref("care.Question"), Field(title="Question")]
    course: Annotated[Id, Ref("work.Course"), Field(title="Course")]
    year: Annotated[int, Field(ge=2000, le=2100, title="Plan year")]
    month: Annotated[int, Field(ge=1, le=12, title="Month")]
    hours: Annotated[int, Field(ge=1, le=200, title="Hours")] = 2
    department: Annotated[Department | None, Field(title="Department")] = None


@operation("care.train_item", title=_("Plan a training for the item"), posts=("customer_service_manager",))
def train_item(cmd: TrainItem, ctx: Context) -> Done:
    """It stands in the training plan of the department that was surveyed; its head is told, and the mean of today is kept beside it.
    Refused for a month that is over, for an item nobody has scored in ninety days, and for a course planned there already."""
    question = access.get(Question, cmd.question, ctx)
    course = access.get(Course, cmd.course, ctx)
    if (cmd.year, cmd.month) < (ctx.today.year, ctx.today.month):
        raise Refused("training.month_over", _("This month is over. Plan for one to come."), field="month")
    told = Answer.objects.filter(
        store_id=ctx.store_id,
        question__text=question.text,
        survey__answered_at__gt=ctx.now - SPAN,
        survey__flagged=False,
    ).aggregate(mean=Avg("score"), n=Count("pk"))
    if not told["n"]:
        raise Refused("training.no_answers", _("Nobody has scored this item in ninety days."), field="question")
    department = cmd.department or TRAINED[Study(question.questionnaire.study)]
    line = {"year": cmd.year, "month": cmd.month, "course": course, "department": department}
    if PlannedTraining.objects.filter(store_id=ctx.store_id, **line).exists():
        raise Conflict("training.planned_before", _("This course is planned for the department in this month already."))
    planned = PlannedTraining.objects.create(
        store_id=ctx.store_id, hours=cmd.hours, planner_id=ctx.actor.employee_id, **line
    )
    made = ItemTraining.objects.create(
        store_id=ctx.store_id, question=question, planned=planned, mean=round(Decimal(str(told["mean"])), 3),
        count=told["n"], on=ctx.today, by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"question": question.pk, "course": course.code, "mean": str(made.mean)})
    ctx.tell(
        _("Customers score “%(item)s” low: %(course)s is planned for your department, %(year)s-%(month)s"),
        post=HEADS[department], link="/work/training_plan/", item=question.text, course=course.title, year=cmd.year,
        month=f"{cmd.month:02d}",
    )  # fmt: skip
    return Done(id=made.pk, number=str(planned), department=str(department))
