"""Note a policy, a tax receipt, a plate or a step of the mortgage."""

from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.carsales import handling
from chehang.carsales.kinds import PaperKind
from chehang.carsales.models import Deal, DealPaper
from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.reading import papers
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, NonNegativeMoney, Rate, Ref, RequiredText, ShortText


class NoteDealPaper(Command):
    """Its number, who issued it, from and until when, what it cost the buyer and the insurer's commission rate."""

    deal: Annotated[Id, Ref("carsales.Deal")]
    kind: Annotated[PaperKind, Field(title="Paper")]
    number: Annotated[RequiredText, Field(max_length=40)]
    party: Annotated[RequiredText, Field(title="Issued by")]
    from_on: Annotated[DueDate, Field(title="From")]
    until_on: Annotated[DueDate | None, Field(title="Until")] = None
    amount: NonNegativeMoney = Decimal(0)
    commission_rate: Annotated[Rate, Field(title="Commission rate")] = Decimal(0)
    note: ShortText = ""


@operation(
    "carsales.note_deal_paper",
    title=_("Note insurance, plate or mortgage"),
    posts=("sales_consultant", "sales_manager", "accountant"),
)
def note_deal_paper(cmd: NoteDealPaper, ctx: Context) -> Done:
    """Keep it with the deal; a licence plate goes into the car's file.

    Refused before the release and without a car, for a number that is there, for a policy without its end, a temporary plate longer than
    30 days, a fourth one or outside the compulsory insurance, a plate before tax and insurance, and a mortgage without its loan.
    """
    deal = access.get(Deal, cmd.deal, ctx, lock=True)
    number = papers.folded(cmd.number) or cmd.number
    if access.rows(DealPaper, ctx).filter(kind=cmd.kind, number=number).exists():
        raise Conflict("paper.twice", _("This number is noted already."), field="number")
    handling.check(ctx, deal, cmd)
    made = DealPaper.objects.create(
        store_id=ctx.store_id, deal=deal, at=ctx.now, employee_id=ctx.actor.employee_id,
        employee_name=ctx.actor.name[:100], number=number, **cmd.model_dump(exclude={"deal", "number"}),
    )  # fmt: skip
    ctx.changed(made, None, {"deal": str(deal), "kind": cmd.kind.value, "number": number})
    if cmd.kind == PaperKind.PLATE:
        handling.put_plate(ctx, deal, cmd.number)
    return Done(id=made.pk, number=made.number)
