"""Keep the file of an employee."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.personal import Personal
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref, ShortText
from chehang.org.models import Employee
from chehang.people.identity import IdText, age, read_id
from chehang.people.models import StaffFile

LEAST_AGE = 16  # 劳动法 art. 15


class KeepFile(Command):
    """Whose file, and what is known. What is left empty stays as it is."""

    employee: Annotated[Id, Ref("org.Employee")]
    id_no: IdText = ""
    mobile: Annotated[ShortText, Field(max_length=20, title="Mobile"), Personal()] = ""
    address: Annotated[str, Field(max_length=200, title="Address"), Personal()] = ""
    emergency: Annotated[ShortText, Field(title="Emergency contact"), Personal()] = ""
    bank_account: Annotated[ShortText, Field(max_length=30, title="Bank account"), Personal()] = ""
    education: Annotated[ShortText, Field(max_length=60, title="Education")] = ""
    hired_on: Annotated[StartDate | None, Field(title="Hired on")] = None
    working_since: Annotated[
        StartDate | None, Field(title="Working since", description="First work anywhere: it decides the annual leave.")
    ] = None


@operation("people.keep_file", title=_("Keep the staff file"), posts=("hr_manager",))
def keep_file(cmd: KeepFile, ctx: Context) -> Done:
    """Write or change a file. Refused for a wrong ID card, one that another employee has, and somebody below sixteen."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    file = StaffFile.objects.filter(store_id=ctx.store_id, employee=employee).select_for_update().first()
    hired = cmd.hired_on or (file.hired_on if file else ctx.today)
    file = file or StaffFile(store_id=ctx.store_id, employee=employee, hired_on=hired, working_since=hired)
    given = {
        n: getattr(cmd, n)
        for n in (*StaffFile.PERSONAL_FIELDS, "education", "hired_on", "working_since")
        if getattr(cmd, n)
    }
    if cmd.id_no:
        given["id_no"] = read_id(cmd.id_no, ctx.today)
        if age(given["id_no"], hired) < LEAST_AGE:
            raise Refused("id.too_young", _("Nobody below sixteen is employed."), field="id_no")
        twin = StaffFile.objects.filter(store_id=ctx.store_id, id_no=given["id_no"]).exclude(employee=employee).first()
        if twin:
            raise Conflict("id.taken", _("This ID card is in the file of staff number %(number)s. A person who comes back keeps that file."), field="id_no", number=twin.employee.number)  # fmt: skip
    before = {n: str(getattr(file, n)) for n in given}
    for name, value in given.items():
        setattr(file, name, value)
    if file.working_since > file.hired_on:
        raise Refused("file.working_since", _("The first work cannot begin after this one."), field="working_since")
    file.save()
    ctx.changed(file, before, {n: str(v) for n, v in given.items()})
    return Done(id=file.pk)
