"""Write a personnel event."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, approvals, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, PositiveMoney, Reason, Ref, ShortText, Text
from chehang.org.models import Employee
from chehang.people.models import Employment, PersonnelEvent, Position, StaffFile
from chehang.people.models.events import JUDGED, MOVES, EventKind, LeavingReason
from chehang.people.severance import severance
from chehang.people.staffing import require_place
from chehang.work.heads import MANAGERS


class FileEvent(Command):
    """What happens to whom, from when, why. What a kind does not need stays empty."""

    kind: EventKind
    employee: Annotated[Id, Ref("org.Employee")]
    effective_on: Annotated[DueDate, Field(title="Effective from", description="For leaving: the last day.")]
    facts: Annotated[Reason, Field(title="Facts and reason")]
    clause: Annotated[ShortText, Field(title="Clause of the policy", description="For rewards and penalties.")] = ""
    statement: Annotated[Text, Field(title="What the employee says")] = ""
    position: Annotated[Id | None, Ref("people.Position"), Field(title="New post")] = None
    wage: Annotated[PositiveMoney | None, Field(title="New wage")] = None
    amount: Annotated[NonNegativeMoney, Field(title="Amount")] = Decimal(0)
    score: Annotated[int | None, Field(ge=0, le=100, title="Appraisal score")] = None
    leaving: Annotated[LeavingReason | None, Field(title="Reason of leaving")] = None
    average_wage: Annotated[PositiveMoney | None, Field(title="Average wage of twelve months")] = None


@operation("people.file_event", title=_("Write a personnel event"), posts=MANAGERS)
def file_event(cmd: FileEvent, ctx: Context) -> Done:
    """Ask for the approval its kind needs. Refused for oneself, for who left, and for what the kind lacks."""
    employee = access.get(Employee, cmd.employee, ctx, lock=True)
    if employee.pk == ctx.actor.employee_id:
        raise Refused("event.own", _("Nobody writes this about himself. Your manager or HR does."), field="employee")
    file = StaffFile.objects.filter(store_id=ctx.store_id, employee=employee, left_on=None).first()
    if file is None:
        raise Refused("event.no_file", _("There is no staff file of somebody who works here."), field="employee")
    position = access.get(Position, cmd.position, ctx) if cmd.position else None
    owed = Decimal(0)
    if cmd.kind in MOVES:
        _check_move(ctx, employee, position)
    elif cmd.kind in JUDGED:
        _check_judged(cmd, ctx)
    elif cmd.kind == EventKind.CONFIRM:
        _check_confirm(cmd, ctx, employee)
    else:
        owed = _check_leaving(cmd, ctx, file)
    values = cmd.model_dump(exclude={"employee", "position", "leaving"})
    made = PersonnelEvent.objects.create(
        store_id=ctx.store_id, number=numbers.draw(ctx, "RS"), employee=employee, position=position, leaving=cmd.leaving or "",
        severance=owed, from_hr="hr_manager" in ctx.actor.posts, written_by_id=ctx.actor.employee_id, **values,
    )  # fmt: skip
    ctx.changed(made, None, {"kind": str(cmd.kind), "employee": employee.pk, "effective_on": str(cmd.effective_on)})
    approvals.ask(ctx, made)
    return Done(id=made.pk, number=made.number, severance=str(owed))


def _check_move(ctx: Context, employee: Employee, position: Position | None) -> None:
    if position is None:
        raise Refused("event.where", _("Say to which post."), field="position")
    if Employment.objects.filter(employee=employee, position=position, until=None).exists():
        raise Refused("event.same_post", _("%(name)s holds this post already."), field="position", name=employee.name)
    require_place(ctx, position)


def _check_judged(cmd: FileEvent, ctx: Context) -> None:
    if not cmd.clause:
        raise Refused("event.clause", _("Name the clause of the policy."), field="clause")
    if cmd.kind == EventKind.PENALTY:
        if not cmd.statement:
            raise Refused(
                "event.statement", _("Hear the employee first and write down what he says."), field="statement"
            )
        most = parameter(ctx, "people.penalty_most", ctx.today)
        if cmd.amount > most:
            raise Refused(
                "event.penalty_most", _("At most ¥%(most)s are deducted."), field="amount", most=f"{most:,.2f}"
            )


def _check_confirm(cmd: FileEvent, ctx: Context, employee: Employee) -> None:
    least = int(parameter(ctx, "people.confirm_score", ctx.today))
    if cmd.score is None:
        raise Refused("event.score", _("Give the appraisal score of the probation."), field="score")
    if cmd.score < least:
        ctx.doubt(
            "confirm.low_score", _("The score %(score)s is below %(least)s. Confirm %(name)s all the same?"), field="score",
            score=cmd.score, least=least, name=employee.name,
        )  # fmt: skip


def _check_leaving(cmd: FileEvent, ctx: Context, file: StaffFile) -> Decimal:
    if cmd.leaving is None:
        raise Refused(
            "event.why", _("Say why the contract ends: it decides whether severance is owed."), field="leaving"
        )
    waiting = PersonnelEvent.objects.filter(
        employee_id=file.employee_id, kind="leave", state__in=("submitted", "approved")
    )
    if waiting.exists():
        raise Refused("event.leaving_already", _("Leaving is under way already."), field="employee")
    found = severance(
        cmd.leaving,
        file.hired_on,
        cmd.effective_on,
        cmd.average_wage or Decimal(0),
        parameter(ctx, "people.local_average_wage", cmd.effective_on),
    )
    if found.times and cmd.average_wage is None:
        raise Refused(
            "event.average_wage",
            _("Severance is owed: give the average wage of the last twelve months."),
            field="average_wage",
        )
    return found.amount
