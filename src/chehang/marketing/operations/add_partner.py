"""Open the file of a media partner."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, ShortText
from chehang.parties.commands import PersonName

from ..kinds import MediumKind, Tie
from ..models import Partner


class AddPartner(Command):
    """The medium, who is known there, and how close."""

    medium: Annotated[str, Field(min_length=1, max_length=40, title="Medium")]
    kind: Annotated[MediumKind, Field(title="Kind of medium")]
    name: Annotated[PersonName, Personal(), Field(title="Contact person")]
    phone: Annotated[ShortText, Personal(), Field(max_length=20, title="Phone")] = ""
    tie: Annotated[Tie, Field(title="Tie")] = Tie.REGULAR


@operation("marketing.add_partner", title=_("Add a media partner"), posts=("marketing_specialist", "marketing_manager"))
def add_partner(cmd: AddPartner, ctx: Context) -> Done:
    """The first contact is today. Refused twice."""
    if rows(Partner, ctx).filter(medium=cmd.medium, name=cmd.name).exists():
        raise Conflict("partner.twice", _("This partner has a file already."), field="name")
    made = Partner.objects.create(store_id=ctx.store_id, last_contact=ctx.today, **cmd.model_dump())
    ctx.changed(made, None, {"medium": cmd.medium, "name": cmd.name, "phone": cmd.phone})
    return Done(id=made.pk, number=cmd.medium)
