"""Add a place that is checked."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.work.heads import MANAGERS, Department
from chehang.work.models import CheckPlace
from chehang.work.people import worker


class AddPlace(Command):
    """The code on its label, its name, its department, who keeps it in order."""

    code: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z-]+$", title="Place code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Place")]
    department: Department
    owner: Annotated[Id | None, Ref("org.Employee"), Field(title="Area owner")] = None


@operation("work.add_place", title=_("Add a place"), posts=MANAGERS)
def add_place(cmd: AddPlace, ctx: Context) -> Done:
    """A place with its QR label. Refused when the code is taken."""
    code = cmd.code.upper()
    if cmd.owner:
        worker(ctx, cmd.owner, field="owner")
    if CheckPlace.objects.filter(store_id=ctx.store_id, code=code).exists():
        raise Conflict("place.code_taken", _("Place %(code)s is there already."), field="code", code=code)
    place = CheckPlace.objects.create(
        store_id=ctx.store_id, code=code, name=cmd.name, department=cmd.department, owner_id=cmd.owner
    )
    ctx.changed(place, None, {"code": code, "name": cmd.name})
    return Done(id=place.pk, number=code)
