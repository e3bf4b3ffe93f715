"""Note a coaching talk."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, Id, Reason, Ref
from chehang.people.models import CoachingNote
from chehang.work.heads import HEADS, MANAGERS, departments_of
from chehang.work.people import require_lead, worker


class WriteCoachingNote(Command):
    """With whom, and what was agreed."""

    coached: Annotated[Id, Ref("org.Employee"), Field(title="Coached")]
    text: Annotated[Reason, Personal(), Field(title="Note")]


@operation("people.write_coaching_note", title=_("Note a coaching talk"), posts=MANAGERS)
def write_coaching_note(cmd: WriteCoachingNote, ctx: Context) -> Done:
    """Only coach and coached read it (§9.12). Refused for oneself and for who works in another's department."""
    if cmd.coached == ctx.actor.employee_id:
        raise Refused("coaching.oneself", _("A coaching talk has two people."), field="coached")
    _person, posts = worker(ctx, cmd.coached, field="coached")
    heads = posts & set(HEADS.values())
    require_lead(ctx, {"management"} if heads else departments_of(posts), field="coached")
    made = CoachingNote.objects.create(
        store_id=ctx.store_id, coach_id=ctx.actor.employee_id, coached_id=cmd.coached, at=ctx.now, text=cmd.text
    )
    ctx.changed(made, None, {"coached": cmd.coached})
    ctx.tell(_("A note of our talk is there"), employee_id=cmd.coached, link="/people/coaching/")
    return Done(id=made.pk)
