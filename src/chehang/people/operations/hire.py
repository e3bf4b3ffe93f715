"""Hire a candidate on the first day."""

from datetime import timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, timers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Id, Ref
from chehang.org.models import Employee
from chehang.org.operations.add_employee import AddEmployee, add_employee
from chehang.people.identity import IdText, read_id
from chehang.people.models import Candidate, Requisition, StaffFile
from chehang.people.models.staff import ListKind
from chehang.people.staffing import begin_list, put_on_post, require_place
from chehang.people.states import CANDIDATE, REQUISITION


class Hire(Command):
    """Who comes, with which staff number. The ID card may follow."""

    candidate: Annotated[Id, Ref("people.Candidate")]
    number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z-]+$", title="Staff number")]
    id_no: IdText = ""
    working_since: Annotated[
        StartDate | None, Field(title="Working since", description="First work anywhere: it decides the annual leave.")
    ] = None


@operation("people.hire", title=_("Hire"), posts=("hr_manager",))
def hire(cmd: Hire, ctx: Context) -> Done:
    """The person is an employee with a file, a post and its rights; the list of joining and the clocks for contract and
    social insurance begin. Somebody who worked here before (same ID card) comes back to the own file. Refused before the first day.
    """
    candidate = access.get(Candidate, cmd.candidate, ctx, lock=True)
    CANDIDATE.require(candidate, "hire")
    wanted = access.get(Requisition, candidate.requisition_id, ctx, lock=True)
    assert candidate.starts_on is not None
    if candidate.starts_on > ctx.today:
        raise Refused("hire.early", _("The first day is %(day)s. Hire on that day."), day=candidate.starts_on)
    require_place(ctx, wanted.position, field="candidate")
    file = _file(cmd, candidate, ctx)
    put_on_post(ctx, file.employee, wanted.position, candidate.starts_on)
    begin_list(ctx, file.employee, ListKind.JOIN, ctx.today + timedelta(days=7))
    timers.start(ctx, file, "people.contract_due")
    timers.start(ctx, file, "people.insurance_due")
    CANDIDATE.advance(ctx, candidate, "hire", employee_id=file.employee_id)
    if wanted.state == "approved" and wanted.hired >= wanted.people:
        REQUISITION.advance(ctx, wanted, "fill", filled_on=ctx.today)
    return Done(id=file.employee_id, number=file.employee.number)


def _file(cmd: Hire, candidate: Candidate, ctx: Context) -> StaffFile:
    id_no = read_id(cmd.id_no, ctx.today) if cmd.id_no else ""
    known = StaffFile.objects.filter(store_id=ctx.store_id, id_no=id_no).select_for_update().first() if id_no else None
    since = cmd.working_since or candidate.starts_on
    assert candidate.starts_on is not None and since is not None
    if since > candidate.starts_on:
        raise Refused("file.working_since", _("The first work cannot begin after this one."), field="working_since")
    if known is not None:
        if known.left_on is None:
            raise Refused("hire.works_here", _("This person works here already, as staff number %(number)s."), field="id_no", number=known.employee.number)  # fmt: skip
        before = {"left_on": str(known.left_on)}
        known.hired_on, known.left_on, known.mobile = candidate.starts_on, None, candidate.mobile
        known.save(update_fields=["hired_on", "left_on", "mobile"])
        Employee.objects.filter(pk=known.employee_id).update(active=True)
        ctx.changed(known, before, {"left_on": "", "hired_on": str(known.hired_on)})
        return known
    made = add_employee.run(AddEmployee(number=cmd.number, name=candidate.name), ctx)
    file = StaffFile.objects.create(
        store_id=ctx.store_id,
        employee_id=made.id or 0,
        id_no=id_no,
        mobile=candidate.mobile,
        hired_on=candidate.starts_on,
        working_since=since,
    )
    ctx.changed(file, None, {"hired_on": str(file.hired_on), "mobile": file.mobile, "id_no": id_no})
    return file
