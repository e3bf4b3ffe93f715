"""Remark on a document."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import documents
from chehang.core.context import Context
from chehang.core.models import Comment
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, RequiredText, Text


class WriteComment(Command):
    """A remark of at most 1,000 characters."""

    document: RequiredText
    object_id: Id
    text: Annotated[Text, Field(min_length=1)]


@operation("core.comment", title=_("Comment"), posts=("*",))
def comment(cmd: WriteComment, ctx: Context) -> Done:
    """Write a remark on a document the actor may see."""
    entry, obj = documents.find(cmd.document, cmd.object_id, ctx)
    remark = Comment.objects.create(
        store_id=ctx.store_id,
        document=entry.name,
        object_id=obj.pk,
        at=ctx.now,
        employee_id=ctx.actor.employee_id,
        actor_name=ctx.actor.name,
        text=cmd.text,
    )
    ctx.changed(obj, None, {"comment": cmd.text})
    return Done(id=remark.pk)
