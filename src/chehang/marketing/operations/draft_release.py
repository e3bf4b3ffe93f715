"""Draft what is to be published."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.work.models import CaseRecord

from ..models import Release


class DraftRelease(Command):
    """Title, text, and the day it is planned for."""

    title: Annotated[RequiredText, Field(title="Title of the text")]
    text: Annotated[str, Field(min_length=10, max_length=4000, title="Text")]
    planned_on: Annotated[DueDate, Field(title="Planned for")]
    case: Annotated[Annotated[Id, Ref("work.CaseRecord")] | None, Field(title="Statement in the case")] = None


@operation("marketing.draft_release", title=_("Draft a release"), posts=("marketing_specialist", "marketing_manager"))
def draft_release(cmd: DraftRelease, ctx: Context) -> Done:
    """Write it down; another person checks facts and law. A statement in a crisis belongs to its case: each is a version, checked
    and approved like the first."""
    case = access.get(CaseRecord, cmd.case, ctx) if cmd.case else None
    made = Release.objects.create(
        store_id=ctx.store_id, made_by_id=ctx.actor.employee_id, case=case, **cmd.model_dump(exclude={"case"})
    )
    ctx.changed(made, None, {"title": cmd.title, "planned_on": str(cmd.planned_on)})
    return Done(id=made.pk, number=cmd.title)
