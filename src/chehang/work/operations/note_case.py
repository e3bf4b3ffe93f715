"""Write into the timeline of a case."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref, ShortText
from chehang.work.cases.handling import link, locked, note
from chehang.work.cases.kinds import NoteKind
from chehang.work.subjects import named


class NoteCase(Command):
    """The case, the note, and a document that belongs to it."""

    case: Annotated[Id, Ref("work.CaseRecord")]
    text: Annotated[Reason, Field(title="Note")]
    about: Annotated[ShortText, Field(title="About (document)", description="Filled in by the page you come from.")] = (
        ""
    )
    about_id: Annotated[int, Field(ge=0, title="About (id)")] = 0


@operation("work.note_case", title=_("Write a note"), posts=("*",))
def note_case(cmd: NoteCase, ctx: Context) -> Done:
    """An entry of the timeline; a document named with it is linked. Refused for a closed case."""
    case = locked(ctx, cmd.case)
    if not case.open:
        raise Refused("case.over", _("%(number)s is closed. Reopen it first."), number=case.number)
    link(ctx, case, named(ctx, cmd.about, cmd.about_id))
    note(ctx, case, NoteKind.NOTE, cmd.text)
    return Done(id=case.pk, number=case.number)
