"""Add a case of others to the library."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Reason, RequiredText, ShortText

from ..models import Idea


class AddIdea(Command):
    """Whose idea, what they did and gained, and what we would change."""

    title: Annotated[RequiredText, Field(title="Idea")]
    source: Annotated[RequiredText, Field(title="Source of the idea")]
    tags: Annotated[ShortText, Field(title="Tags")] = ""
    content: Annotated[Reason, Field(title="What they did")]
    change: Annotated[Reason, Field(title="What we would change")]


@operation(
    "marketing.add_idea", title=_("Add to the case library"), posts=("marketing_specialist", "marketing_manager")
)
def add_idea(cmd: AddIdea, ctx: Context) -> Done:
    """Write a case down with what it means for us."""
    made = Idea.objects.create(store_id=ctx.store_id, on=ctx.today, by_id=ctx.actor.employee_id, **cmd.model_dump())
    ctx.changed(made, None, {"title": cmd.title})
    return Done(id=made.pk, number=cmd.title)
