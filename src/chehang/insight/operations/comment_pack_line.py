"""Explain a line of a report."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, ShortText
from chehang.insight.packs.models import PackLine, ReportPack
from chehang.insight.packs.signing import require_owner
from chehang.work.heads import MANAGERS
from chehang.work.services import assign


class CommentPackLine(Command):
    """The line, why it is so, and perhaps what is done about it, by whom, until when."""

    pack: Annotated[Id, Ref("insight.ReportPack"), Field(title="Report")]
    line: Annotated[int, Field(ge=1, le=99, title="Line")]
    comment: Annotated[Reason, Field(title="Explanation")]
    action: Annotated[ShortText, Field(title="What is done")] = ""
    owner: Annotated[Id | None, Ref("org.Employee")] = None
    due: Annotated[DueDate | None, Field(title="Finish by")] = None


@operation("insight.comment_pack_line", title=_("Explain a line"), posts=MANAGERS)
def comment_pack_line(cmd: CommentPackLine, ctx: Context) -> Done:
    """The explanation stands in the report; an action becomes a task with its owner and day. Refused once it is signed."""
    pack = get(ReportPack, cmd.pack, ctx, lock=True)
    require_owner(ctx, pack)
    line = PackLine.objects.select_for_update().filter(pack=pack, n=cmd.line).first()
    if line is None:
        raise Refused("pack.no_line", _("The report has no line %(n)s."), field="line", n=cmd.line)
    if bool(cmd.action) != bool(cmd.owner) or bool(cmd.action) != bool(cmd.due):
        raise Refused(
            "pack.half_action",
            _("An action has a text, an owner and a day. Enter all three, or none."),
            field="action" if not cmd.action else "owner" if not cmd.owner else "due",
        )
    before = {"comment": line.comment}
    line.comment = cmd.comment
    if cmd.action and cmd.owner and cmd.due:
        line.task = assign(ctx, cmd.action, owner=cmd.owner, due=cmd.due, about=pack, detail=cmd.comment)
    line.save(update_fields=["comment", "task"])
    ctx.changed(line, before, {"comment": line.comment, "task": line.task_id})
    return Done(id=pack.pk, number=pack.number)
