"""Create a course."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, RequiredText, Text
from chehang.work.heads import MANAGERS
from chehang.work.models import Course
from chehang.work.training.sources import sources


class CreateCourse(Command):
    """What it teaches, how long its certificate is valid, how its quiz is made."""

    code: Annotated[str, Field(min_length=2, max_length=20, pattern=r"^[A-Za-z0-9_-]+$")]
    title: Annotated[RequiredText, Field(title="Course")]
    content: Annotated[Text, Field(title="Content")] = ""
    valid_months: Annotated[int | None, Field(ge=1, le=600, title="Valid, months")] = None
    pass_score: Annotated[int, Field(ge=1, le=100, title="Pass mark")] = 80
    questions: Annotated[int, Field(ge=1, le=100, title="Questions in a paper")] = 10
    source: Annotated[str, Field(max_length=40, title="Questions drawn from")] = ""


@operation("work.create_course", title=_("Create a course"), posts=MANAGERS)
def create_course(cmd: CreateCourse, ctx: Context) -> Done:
    """Enter a course. Refused for a code that is taken and for an unknown source of questions."""
    code = cmd.code.upper()
    if Course.objects.filter(store_id=ctx.store_id, code=code).exists():
        raise Conflict("course.code_taken", _("There is a course with this code already."), field="code")
    if cmd.source and cmd.source not in sources():
        raise Refused(
            "course.unknown_source",
            _("Questions can be drawn from: %(known)s. Choose one, or leave it empty."),
            field="source",
            known=", ".join(sources()),
        )
    course = Course.objects.create(store_id=ctx.store_id, **cmd.model_dump(exclude={"code"}), code=code)
    ctx.changed(course, None, {"code": code, "title": cmd.title})
    return Done(id=course.pk)
