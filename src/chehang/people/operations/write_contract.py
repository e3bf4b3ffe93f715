"""Write a labour contract."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate, ExpiryDate
from chehang.core.types import Command, Id, Money, PositiveMoney, Ref
from chehang.org.models import Employee
from chehang.people.models import LabourContract, StaffFile
from chehang.people.models.staff import ContractTerm
from chehang.people.probation import longest
from chehang.people.staffing import current_contract, silence, watch


class WriteContract(Command):
    """From when to when, wage, probation."""

    employee: Annotated[Id, Ref("org.Employee")]
    term: ContractTerm
    starts_on: Annotated[DueDate, Field(title="Valid from")]
    wage: Annotated[PositiveMoney, Field(title="Monthly wage")]
    ends_on: Annotated[ExpiryDate | None, Field(title="Valid until")] = None
    probation_until: Annotated[DueDate | None, Field(title="Probation until")] = None
    probation_wage: Annotated[Money | None, Field(title="Wage on probation")] = None


@operation("people.write_contract", title=_("Write a labour contract"), posts=("hr_manager",))
def write_contract(cmd: WriteContract, ctx: Context) -> Done:
    """The contract before it ends the day before. Refused for two at once, a second or too long probation, too low a wage."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    file = StaffFile.objects.filter(store_id=ctx.store_id, employee=employee).first()
    if file is None or file.left_on is not None:
        raise Refused("contract.no_file", _("There is no staff file of somebody who works here."), field="employee")
    before = current_contract(ctx, employee.pk)
    _check_days(cmd, before)
    _check_wages(cmd, ctx)
    if cmd.probation_until:
        _check_probation(cmd, employee)
    _ask(cmd, ctx, employee, file.hired_on)
    if before is not None:
        before.ended_on = before.ends_on
        before.save(update_fields=["ended_on"])
        ctx.changed(before, {"ended_on": ""}, {"ended_on": str(before.ended_on)})
        silence(ctx, before, "people.contract_end", "people.probation_end")
    made = LabourContract.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "LD"), employee=employee, **cmd.model_dump(exclude={"employee"})
    )
    ctx.changed(made, None, {"term": str(cmd.term), "starts_on": str(cmd.starts_on), "ends_on": str(cmd.ends_on or "")})
    watch(ctx, made)
    silence(ctx, file, "people.contract_due")
    return Done(id=made.pk, number=made.number)


def _check_days(cmd: WriteContract, before: LabourContract | None) -> None:
    if cmd.term == ContractTerm.FIXED and cmd.ends_on is None:
        raise Refused("contract.no_end", _("A fixed term needs its last day."), field="ends_on")
    if cmd.term == ContractTerm.OPEN and cmd.ends_on is not None:
        raise Refused("contract.open_end", _("An open-ended contract has no last day."), field="ends_on")
    if cmd.ends_on is not None and cmd.ends_on < cmd.starts_on:
        raise Refused("contract.dates", _("The contract ends before it begins."), field="ends_on")
    if before is not None and (before.ends_on is None or before.ends_on >= cmd.starts_on):
        raise Refused(
            "contract.two_at_once",
            _("Contract %(number)s runs until %(day)s. The next one begins after it."),
            field="starts_on",
            number=before.number,
            day=before.ends_on or _("it is ended"),
        )


def _check_wages(cmd: WriteContract, ctx: Context) -> None:
    least = parameter(ctx, "people.minimum_wage", cmd.starts_on)
    if cmd.wage < least:
        raise Refused("wage.minimum", _("The minimum wage is ¥%(least)s a month."), field="wage", least=f"{least:,.2f}")
    share = max(round_half_up(cmd.wage * 8 / 10), least)
    if cmd.probation_wage is not None and cmd.probation_wage < share:
        raise Refused(
            "wage.probation",
            _("On probation at least ¥%(least)s: 80 %% of the wage and the minimum wage."),
            field="probation_wage",
            least=f"{share:,.2f}",
        )


def _check_probation(cmd: WriteContract, employee: Employee) -> None:
    until = cmd.probation_until
    assert until is not None
    if LabourContract.objects.filter(employee=employee, probation_until__isnull=False).exists():
        raise Refused("probation.twice", _("Probation is agreed once with the same person."), field="probation_until")
    last: date | None = longest(cmd.term, cmd.starts_on, cmd.ends_on)
    if last is None or until > last:
        raise Refused(
            "probation.too_long",
            _("With this term probation ends on %(day)s at the latest.")
            if last
            else _("With this term there is no probation."),
            field="probation_until",
            **({"day": last} if last else {}),
        )
    if until < cmd.starts_on:
        raise Refused("contract.dates", _("The contract ends before it begins."), field="probation_until")


def _ask(cmd: WriteContract, ctx: Context, employee: Employee, hired_on: date) -> None:
    earlier = LabourContract.objects.filter(employee=employee)
    if cmd.term == ContractTerm.FIXED and earlier.filter(term="fixed").count() >= 2:
        ctx.doubt(
            "contract.open_ended_right",
            _(
                "After two fixed terms %(name)s may ask for an open-ended contract. Did the employee ask for a fixed one in writing?"
            ),
            field="term",
            name=employee.name,
        )
    if not earlier.exists() and (ctx.today - hired_on).days > 31:
        ctx.doubt(
            "contract.late",
            _(
                "%(name)s works here since %(day)s: from the second month without a contract double wages are owed. Write it all the same?"
            ),
            field="starts_on",
            name=employee.name,
            day=hired_on,
        )
