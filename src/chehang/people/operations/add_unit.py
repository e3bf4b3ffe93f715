"""Add a unit of the organisation."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.people.models import OrgUnit


class AddUnit(Command):
    """Code, name, and the unit it belongs to."""

    code: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z_-]+$", title="Code")]
    name: Annotated[RequiredText, Field(max_length=60, title="Name of the department")]
    parent: Annotated[Id | None, Ref("people.OrgUnit"), Field(title="Belongs to")] = None


@operation("people.add_unit", title=_("Add a unit"), posts=("hr_manager", "general_manager"))
def add_unit(cmd: AddUnit, ctx: Context) -> Done:
    """A department or team. Refused when the code is taken."""
    if OrgUnit.objects.filter(store_id=ctx.store_id, code=cmd.code).exists():
        raise Conflict("unit.code_taken", _("The code %(code)s is taken."), field="code", code=cmd.code)
    parent = access.get(OrgUnit, cmd.parent, ctx) if cmd.parent else None
    unit = OrgUnit.objects.create(store_id=ctx.store_id, code=cmd.code, name=cmd.name, parent=parent)
    ctx.changed(unit, None, {"code": cmd.code, "name": cmd.name})
    return Done(id=unit.pk)
