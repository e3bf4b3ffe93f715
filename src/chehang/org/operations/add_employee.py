"""Take an employee into the store's books."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.types import Command, RequiredText
from chehang.org.models import Employee


class AddEmployee(Command):
    """Number and name; posts and accounts are given afterwards."""

    number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z-]+$", title="Staff number")]
    name: Annotated[RequiredText, Personal()]


@operation("org.add_employee", title=_("Add an employee"), posts=("hr_manager", "administrator"))
def add_employee(cmd: AddEmployee, ctx: Context) -> Done:
    """Add an employee of this store. Refused when the staff number is taken."""
    if Employee.objects.filter(store_id=ctx.store_id, number=cmd.number).exists():
        raise Conflict(
            "employee.number_taken", _("Staff number %(number)s is taken."), field="number", number=cmd.number
        )
    employee = Employee.objects.create(store_id=ctx.store_id, number=cmd.number, name=cmd.name)
    ctx.changed(employee, None, {"number": cmd.number, "name": cmd.name})
    return Done(id=employee.pk, number=employee.number)
