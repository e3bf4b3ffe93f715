"""What an invited guest said on the phone."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref

from ..guests import note
from ..kinds import GuestAnswer
from ..models import Guest


class NoteAnswer(Command):
    """The guest, whether he comes, and how many with him."""

    guest: Annotated[Id, Ref("marketing.Guest"), Field(title="Guest")]
    answer: Annotated[GuestAnswer, Field(title="Answer")]
    companions: Annotated[int, Field(ge=0, le=20, title="Companions")] = 0


@operation(
    "marketing.note_answer",
    title=_("Note a guest's answer"),
    posts=("marketing_specialist", "marketing_manager", "sales_manager"),
)
def note_answer(cmd: NoteAnswer, ctx: Context) -> Done:
    """The last answer holds. Refused before the approval, after the campaign, and for who has signed in."""
    guest = access.get(Guest, cmd.guest, ctx, lock=True)
    note(ctx, guest, cmd.answer, cmd.companions)
    return Done(id=guest.pk, number=guest.campaign.number)
