"""Close the appraisals of a month."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.parameters import parameter
from chehang.core.reading.walls import BookDate
from chehang.core.types import (
    Command,
)
from chehang.people.judging import grades
from chehang.people.models import Appraisal, PayInput, PayRun, PayTerms
from chehang.people.states import APPRAISAL


class CloseAppraisals(Command):
    """Any day of the month."""

    month: Annotated[BookDate, Field(title="Month")]


@operation("people.close_appraisals", title=_("Close the appraisals of a month"), posts=("hr_manager",))
def close_appraisals(cmd: CloseAppraisals, ctx: Context) -> Done:
    """Grades and coefficients: an A for at most 15 % of the people. Performance pay times the coefficient goes into the pay
    of the month, or of this month when that one is closed. Refused while one is open, appealed, or may still be appealed."""
    month = cmd.month.replace(day=1)
    sheets = list(
        Appraisal.objects.filter(store_id=ctx.store_id, month=month)
        .exclude(state="closed")
        .select_for_update()
        .order_by("id")
    )
    days = int(parameter(ctx, "people.appeal_days", ctx.today))
    waiting = [
        s for s in sheets
        if s.state in ("open", "appealed") or (s.state == "scored" and s.scored_on and (ctx.today - s.scored_on).days <= days)
    ]  # fmt: skip
    if waiting or not sheets:
        raise Refused(
            "appraisal.waiting", _("%(count)s appraisals are not settled yet."), field="month", count=len(waiting)
        )
    limits = [parameter(ctx, f"people.grade_{g}", month) for g in "abc"]
    factors = {g: parameter(ctx, f"people.factor_{g.lower()}", month) for g in "ABCD"}
    found = grades({s.pk: s.score or Decimal(0) for s in sheets}, limits, parameter(ctx, "people.share_a", month))
    paid = PayRun.objects.filter(store_id=ctx.store_id, month=month).exclude(state="draft").exists()
    into = ctx.today.replace(day=1) if paid else month
    for sheet in sheets:
        factor = factors[found[sheet.pk]]
        APPRAISAL.advance(ctx, sheet, "close", grade=found[sheet.pk], factor=factor)
        _pay(ctx, sheet, factor, into)
    return Done(closed=len(sheets))


def _pay(ctx: Context, sheet: Appraisal, factor: Decimal, into: date) -> None:
    terms = (
        PayTerms.objects.filter(store_id=ctx.store_id, employee_id=sheet.employee_id, since__lte=into)
        .order_by("-since")
        .first()
    )
    amount = round_half_up(terms.performance * (factor - 1)) if terms else Decimal(0)
    if amount:
        made = PayInput.objects.create(
            store_id=ctx.store_id, employee_id=sheet.employee_id, month=into, amount=amount, document="people.appraisal",
            object_id=sheet.pk, title=f"{sheet.month:%Y-%m} 绩效 {sheet.grade} × {factor.normalize():f}",
        )  # fmt: skip
        ctx.changed(made, None, {"employee": sheet.employee_id, "amount": str(amount)})
