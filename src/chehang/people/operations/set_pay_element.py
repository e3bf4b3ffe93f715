"""Set an element of pay."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, RequiredText
from chehang.people.elements import NAMES
from chehang.people.formula import read_formula
from chehang.people.models import PayElement, PayRun


class SetPayElement(Command):
    """The element, its place and title on the payslip, its formula from a month on; without a formula it falls away."""

    code: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[a-z][a-z0-9_]*$", title="Code")]
    title: Annotated[RequiredText, Field(max_length=60, title="Pay element")]
    since: Annotated[DueDate, Field(title="Month", description="Any day of the first month it holds in.")]
    formula: Annotated[
        str,
        Field(
            max_length=200,
            title="Formula",
            description="base post_pay seniority performance share years paid_days late absent … with + - * / min max",
        ),
    ] = ""
    n: Annotated[int, Field(ge=1, le=999, title="Place on the payslip")] = 100


@operation("people.set_pay_element", title=_("Set a pay element"), posts=("hr_manager",))
def set_pay_element(cmd: SetPayElement, ctx: Context) -> Done:
    """It stands in place of the house's element of the same code. Refused for what is no formula, for a month whose payroll is
    checked, and twice for a month: finance and the general manager see what came of it in the payroll they review."""
    month = cmd.since.replace(day=1)
    if cmd.formula.strip():
        read_formula(cmd.formula, frozenset(NAMES))
    if PayRun.objects.filter(store_id=ctx.store_id, month__gte=month).exclude(state="draft").exists():
        raise Refused(
            "element.closed",
            _("The payroll of this month is closed. Let it begin with a later month."),
            field="since",
        )
    if PayElement.objects.filter(store_id=ctx.store_id, code=cmd.code, since=month).exists():
        raise Conflict("element.known", _("From this month on the element is set already."), field="since")
    made = PayElement.objects.create(
        store_id=ctx.store_id, code=cmd.code, n=cmd.n, title=cmd.title, formula=cmd.formula.strip(), since=month,
        set_by_id=ctx.actor.employee_id,
    )  # fmt: skip
    ctx.changed(made, None, {"code": cmd.code, "formula": made.formula, "since": str(month)})
    return Done(id=made.pk)
