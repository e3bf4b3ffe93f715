"""Say whose area a place is."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.work.heads import MANAGERS
from chehang.work.models import CheckPlace
from chehang.work.people import worker


class SetPlaceOwner(Command):
    """The place and who keeps it in order; nobody: it has no owner."""

    place: Annotated[Id, Ref("work.CheckPlace"), Field(title="Place")]
    owner: Annotated[Id | None, Ref("org.Employee"), Field(title="Area owner")] = None


@operation("work.set_place_owner", title=_("Name the area owner"), posts=MANAGERS)
def set_place_owner(cmd: SetPlaceOwner, ctx: Context) -> Done:
    """责任区: the owner is told, and never scores the own area. Refused for who does not work here."""
    place = access.get(CheckPlace, cmd.place, ctx, lock=True)
    if cmd.owner:
        worker(ctx, cmd.owner, field="owner")
    before, place.owner_id = place.owner_id, cmd.owner
    place.save(update_fields=["owner"])
    ctx.changed(place, {"owner": before}, {"owner": cmd.owner})
    if cmd.owner:
        ctx.tell(_("Your area is %(place)s"), employee_id=cmd.owner, place=str(place), link="/work/check-ranking/")
    return Done(id=place.pk, number=place.code)
