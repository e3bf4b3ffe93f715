"""Note what was heard or said."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Reason, RequiredText, ShortText
from chehang.work.heads import HEADS
from chehang.work.meetings.kinds import NoteKind
from chehang.work.models import Note
from chehang.work.people import home_of
from chehang.work.tasks.giving import require_future
from chehang.work.tasks.kinds import TaskKind
from chehang.work.tasks.services import assign


class WriteNote(Command):
    """What it is, about what and with whom; a promise has a day."""

    kind: NoteKind
    title: Annotated[RequiredText, Field(title="Subject")]
    text: Reason
    person: Annotated[ShortText, Field(title="With whom")] = ""
    due: Annotated[DueDate | None, Field(title="Promised for")] = None


@operation("work.write_note", title=_("Write a note"), posts=("*",))
def write_note(cmd: WriteNote, ctx: Context) -> Done:
    """Keep a note and tell who leads the department; a promise becomes a task. Refused for a promise without a day."""
    if cmd.kind is NoteKind.PROMISE and cmd.due is None:
        raise Refused(
            "note.promise_without_day", _("A promise has a day. Say until when it is to be kept."), field="due"
        )
    task = None
    if cmd.due is not None:
        require_future(ctx, cmd.due)
        task = assign(ctx, cmd.title, owner=ctx.actor.employee_id, due=cmd.due, detail=cmd.text, kind=TaskKind.OWN)
    department = home_of(ctx.actor.posts)
    note = Note.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "JL"),
        kind=cmd.kind,
        title=cmd.title,
        person=cmd.person,
        text=cmd.text,
        department=department,
        writer_id=ctx.actor.employee_id,
        at=ctx.now,
        task=task,
    )
    ctx.changed(note, None, {"number": note.number, "kind": note.kind, "title": note.title})
    head = HEADS["management"] if HEADS[department] in ctx.actor.posts else HEADS[department]
    if head not in ctx.actor.posts:
        ctx.tell(
            _("%(kind)s noted by %(name)s: %(what)s"),
            post=head,
            link=f"/work/notes/{note.pk}/",
            kind=str(NoteKind(cmd.kind).label),
            name=ctx.actor.name,
            what=cmd.title,
        )
    return Done(id=note.pk, number=note.number)
