"""Let somebody move into the dormitory."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.office.models import Bed, Stay
from chehang.work.people import worker


class MoveIn(Command):
    """Who into which bed, from today on."""

    bed: Annotated[Id, Ref("office.Bed"), Field(title="Bed")]
    employee: Annotated[Id, Ref("org.Employee"), Field(title="Employee")]


@operation("office.move_in", title=_("Move in"), posts=("hr_manager",))
def move_in(cmd: MoveIn, ctx: Context) -> Done:
    """Refused for a bed that is taken, for who has one, and for who does not work here."""
    bed = access.get(Bed, cmd.bed, ctx, lock=True)
    worker(ctx, cmd.employee, field="employee")
    if other := bed.stays.filter(until=None).select_related("employee").first():
        raise Conflict("bed.taken", _("%(who)s sleeps there."), field="bed", who=other.employee.name)
    if Stay.objects.filter(store_id=ctx.store_id, employee_id=cmd.employee, until=None).exists():
        raise Conflict("bed.has_one", _("This person has a bed already. Let him move out first."), field="employee")
    made = Stay.objects.create(store_id=ctx.store_id, bed=bed, employee_id=cmd.employee, since=ctx.today)
    ctx.changed(made, None, {"bed": str(bed), "employee": cmd.employee})
    return Done(id=made.pk)
