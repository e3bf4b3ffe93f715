"""Open the appraisals of a month."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import numbers
from chehang.core.context import Context
from chehang.core.measures import Span, measures, read
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import BookDate
from chehang.core.types import (
    Command,
)
from chehang.org.models import Assignment
from chehang.people.models import Appraisal, AppraisalLine, Scheme, StaffFile


class OpenAppraisals(Command):
    """Any day of the month."""

    month: Annotated[BookDate, Field(title="Month")]


@operation("people.open_appraisals", title=_("Open the appraisals of a month"), posts=("hr_manager",))
def open_appraisals(cmd: OpenAppraisals, ctx: Context) -> Done:
    """A sheet for everybody whose post has a scheme in force; what a measure knows is filled in. Who has one keeps it."""
    month = cmd.month.replace(day=1)
    span = Span.of("month", month)
    schemes = {
        s.post: s for s in Scheme.objects.filter(store_id=ctx.store_id, state="in_force").prefetch_related("items")
    }
    have = set(Appraisal.objects.filter(store_id=ctx.store_id, month=month).values_list("employee_id", flat=True))
    here = set(
        StaffFile.objects.filter(store_id=ctx.store_id, left_on=None, hired_on__lte=span.last).values_list(
            "employee_id", flat=True
        )
    )
    held = Assignment.objects.filter(store_id=ctx.store_id, post__in=schemes, since__lte=span.last, until=None)
    known: dict[str, Decimal | None] = {}
    made = 0
    for person, post in held.order_by("employee_id", "id").values_list("employee_id", "post"):
        if person in have or person not in here:
            continue
        have.add(person)
        sheet = Appraisal.objects.create(
            store_id=ctx.store_id, number=numbers.draw(ctx, "KH"), scheme=schemes[post], employee_id=person, month=month
        )
        AppraisalLine.objects.bulk_create(
            AppraisalLine(
                store_id=ctx.store_id, appraisal=sheet, n=i.n, title=i.title, weight=i.weight, target=i.target, measure=i.measure,
                less=i.less, floor=i.floor, actual=_known(ctx, i.measure, span, known),
            )
            for i in schemes[post].items.all()
        )  # fmt: skip
        ctx.changed(sheet, None, {"employee": person, "month": str(month)})
        made += 1
    return Done(appraisals=made)


def _known(ctx: Context, name: str, span: Span, known: dict[str, Decimal | None]) -> Decimal | None:
    """What the measure says of the month, in the numbers people write: shares in percent."""
    if not name:
        return None
    if name not in known:
        measure = measures()[name]
        value = read(measure, ctx, span, ctx.today).value
        known[name] = (
            value if value is None else (value * 100 if measure.unit == "percent" else value).quantize(Decimal("0.001"))
        )
    return known[name]
