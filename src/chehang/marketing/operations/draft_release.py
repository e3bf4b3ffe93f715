"""Draft what is to be published."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, RequiredText

from ..models import Release


class DraftRelease(Command):
    """Title, text, and the day it is planned for."""

    title: Annotated[RequiredText, Field(title="Release")]
    text: Annotated[str, Field(min_length=10, max_length=4000, title="Text")]
    planned_on: Annotated[DueDate, Field(title="Planned for")]


@operation("marketing.draft_release", title=_("Draft a release"), posts=("marketing_specialist", "marketing_manager"))
def draft_release(cmd: DraftRelease, ctx: Context) -> Done:
    """Write it down; another person checks facts and law."""
    made = Release.objects.create(store_id=ctx.store_id, made_by_id=ctx.actor.employee_id, **cmd.model_dump())
    ctx.changed(made, None, {"title": cmd.title, "planned_on": str(cmd.planned_on)})
    return Done(id=made.pk, number=cmd.title)
