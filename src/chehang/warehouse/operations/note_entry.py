"""A visitor comes in or goes out."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.warehouse.house.states import VISIT
from chehang.warehouse.models import Visit


class NoteEntry(Command):
    """The visit; going out, what is carried along."""

    visit: Annotated[Id, Ref("warehouse.Visit"), Field(title="Visit of a guest")]
    carried_out: Annotated[ShortText, Field(title="Carried out")] = ""


@operation("warehouse.note_entry", title=_("Note entry or leaving"), posts=("keeper", "parts_manager"))
def note_entry(cmd: NoteEntry, ctx: Context) -> Done:
    """Note when an approved visitor comes in, escorted by whoever notes it, and when he leaves. Refused without approval (H11)."""
    visit = access.get(Visit, cmd.visit, ctx, lock=True)
    if visit.state in ("asked", "refused"):
        raise Refused("visit.not_approved", _("Nobody enters the warehouse without approval. Ask the parts manager."))
    if visit.state == "approved":
        VISIT.advance(ctx, visit, "enter", came_at=ctx.now, escort_id=ctx.actor.employee_id)
    else:
        VISIT.advance(ctx, visit, "leave", left_at=ctx.now, carried_out=cmd.carried_out)
    return Done(id=visit.pk)
