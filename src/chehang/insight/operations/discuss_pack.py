"""Talk a signed report over with its owner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import get
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText
from chehang.insight.packs.models import PackNote, ReportPack
from chehang.work.services import assign


class PackAction(Command):
    """What is done, by whom, until when."""

    action: Annotated[RequiredText, Field(max_length=100, title="What is done")]
    owner: Annotated[Id, Ref("org.Employee")]
    due: Annotated[DueDate, Field(title="Finish by")]


class DiscussPack(Command):
    """The report, what was said about it, and what follows."""

    pack: Annotated[Id, Ref("insight.ReportPack"), Field(title="Report")]
    note: Annotated[Reason, Field(title="Note of the talk")]
    actions: Annotated[tuple[PackAction, ...], Field(max_length=20, title="Actions")] = ()


@operation("insight.discuss_pack", title=_("Talk the report over"), posts=("general_manager",))
def discuss_pack(cmd: DiscussPack, ctx: Context) -> Done:
    """The general manager's note stands beside the report, each action becomes a task about it; who signed it is told.

    Refused before it is signed: numbers are talked over that stand.
    """
    pack = get(ReportPack, cmd.pack, ctx, lock=True)
    if pack.state != "signed":
        raise Refused(
            "pack.not_signed", _("%(number)s is not signed yet. Its owner signs it first."), number=pack.number
        )
    made = PackNote.objects.create(
        store_id=ctx.store_id, pack=pack, at=ctx.now, note=cmd.note, writer_id=ctx.actor.employee_id
    )
    for one in cmd.actions:
        assign(ctx, one.action, owner=one.owner, due=one.due, about=pack, detail=cmd.note)
    ctx.changed(made, None, {"pack": pack.number, "note": made.note, "actions": len(cmd.actions)})
    if pack.signed_by_id and pack.signed_by_id != ctx.actor.employee_id:
        ctx.tell(
            _("%(report)s %(period)s was talked over: %(note)s"),
            employee_id=pack.signed_by_id,
            link=f"/insight/packs/{pack.pk}/",
            report=pack.title,
            period=pack.period,
            note=cmd.note[:200],
        )
    return Done(id=pack.pk, number=pack.number)
