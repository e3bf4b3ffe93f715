"""Sign the exceptions of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.finance.discipline.finding import as_rows, exceptions
from chehang.finance.discipline.models import ExceptionReport
from chehang.ledger.models import Period


class SignExceptions(Command):
    """The month and what was found about its exceptions."""

    period: Annotated[Id, Ref("ledger.Period"), Field(title="Month")]
    finding: Annotated[Reason, Field(title="What was found")]


@operation("finance.sign_exceptions", title=_("Sign the exceptions"), posts=("finance_manager",))
def sign_exceptions(cmd: SignExceptions, ctx: Context) -> Done:
    """Keep the exceptions as they stand with what was found; the general manager is told. Refused while the month runs."""
    period = access.get(Period, cmd.period, ctx)
    if period.last_day >= ctx.today:
        raise Refused("exceptions.running", _("%(month)s is not over yet."), field="period", month=str(period))
    found = exceptions(ctx, period)
    report = ExceptionReport.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "LW"),
        period=period,
        items=as_rows(found),
        count=len(found),
        finding=cmd.finding,
        signed_by_id=ctx.actor.employee_id,
        signed_at=ctx.now,
    )
    ctx.changed(report, None, {"month": str(period), "count": report.count, "finding": cmd.finding})
    ctx.tell(
        _("Exceptions of %(month)s: %(count)s, signed by finance"),
        post="general_manager",
        link=f"/finance/exception_reports/{report.pk}/",
        month=str(period),
        count=report.count,
    )
    return Done(id=report.pk, number=report.number, count=report.count)
