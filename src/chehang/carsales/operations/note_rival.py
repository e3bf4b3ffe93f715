"""Write down what a rival does."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales.kinds import Impact, RivalKind
from chehang.carsales.models import RivalNote
from chehang.core import files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Kept, NonNegativeMoney, Reason, RequiredText, ShortText, Text


class NoteRival(Command):
    """What, where it was seen, and what it means for us."""

    on: PaperDate
    brand: Annotated[RequiredText, Field(max_length=40)]
    car: Annotated[ShortText, Field(max_length=60)] = ""
    kind: RivalKind
    content: Reason
    source: RequiredText
    price: NonNegativeMoney | None = None
    impact: Impact = Impact.MIDDLE
    response: Annotated[Text, Field(title="What we should do")] = ""
    photo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Photo"), Kept("photo")] = ""


@operation(
    "carsales.note_rival",
    title=_("Note on a rival"),
    posts=("sales_consultant", "sales_manager", "marketing_manager", "service_manager"),
)
def note_rival(cmd: NoteRival, ctx: Context) -> Done:
    """Keep what was learnt; what matters much is told to the sales manager. Refused for a photo that is not here."""
    if cmd.photo and not files.path_of(cmd.photo).exists():
        raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="photo")
    note = RivalNote.objects.create(
        store_id=ctx.store_id,
        made_by_id=ctx.actor.employee_id,
        made_by_name=ctx.actor.name[:100],
        **cmd.model_dump(),
    )
    ctx.changed(note, None, {"brand": note.brand, "kind": note.kind, "impact": note.impact})
    if note.impact == Impact.HIGH:
        ctx.tell(
            _("%(brand)s: %(content)s"),
            post="sales_manager",
            link=f"/carsales/rivals/{note.pk}/",
            brand=note.brand,
            content=note.content[:200],
        )
    return Done(id=note.pk)
