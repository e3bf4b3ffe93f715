"""What the insurer's assessor allows."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveMoney

from ..assessing import assess
from ..commands import Line200, Name60, OrderId
from ..lines import require_open
from ..models import WorkOrder


class RecordAssessment(Command):
    """The assessment's number, what it allows with VAT, who wrote it. A supplement adds to what was allowed before."""

    order: OrderId
    paper_no: Annotated[str, Field(min_length=1, max_length=40, title="Assessment no.")]
    amount: Annotated[PositiveMoney, Field(title="Allowed with VAT")]
    assessor: Annotated[Name60, Field(min_length=1, title="Assessor")]
    note: Line200 = ""


@operation("workshop.record_assessment", title=_("Insurer's assessment"), posts=("service_advisor", "service_manager"))
def record_assessment(cmd: RecordAssessment, ctx: Context) -> Done:
    """Keep the first assessment or a supplement. Refused without an insurer on the order, and for the same paper twice."""
    order = access.get(WorkOrder, cmd.order, ctx, lock=True)
    require_open(order)
    if order.insurer_id is None:
        raise Refused("order.no_insurer", _("Name the insurer and his report on the order first."), field="order")
    made = assess(ctx, order, paper_no=cmd.paper_no, amount=cmd.amount, assessor=cmd.assessor, note=cmd.note)
    return Done(id=order.pk, number=order.number, no=made.n, allowed=str(order.assessed_inc))
