"""Send old parts back to the maker or supplier."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.parties.models import Supplier
from chehang.warehouse.models import OldPart
from chehang.warehouse.oldparts.states import OLD_PART


class SentPart(Command):
    """One tag."""

    old_part: Annotated[Id, Ref("warehouse.OldPart"), Field(title="Old part kept")]


class SendOldParts(Command):
    """The tags in the box, to whom, and the waybill."""

    supplier: Annotated[Id, Ref("parties.Supplier")]
    waybill: Annotated[RequiredText, Field(max_length=60, title="Waybill")]
    lines: Annotated[list[SentPart], Field(min_length=1, max_length=500)]


@operation("warehouse.send_old_parts", title=_("Send old parts back"), posts=("keeper", "parts_planner"))
def send_old_parts(cmd: SendOldParts, ctx: Context) -> Done:
    """All of them leave together. Refused for a customer's own old part, and for a tag that is not in custody."""
    supplier = access.get(Supplier, cmd.supplier, ctx)
    numbers = []
    for pk in sorted({x.old_part for x in cmd.lines}):
        row = access.get(OldPart, pk, ctx, lock=True)
        if row.kind == "customer":
            raise Refused(
                "old_part.customers",
                _("%(number)s belongs to the customer: give it back or have it scrapped."),
                number=row.number,
            )
        OLD_PART.advance(ctx, row, "send", supplier_id=supplier.pk, waybill=cmd.waybill, sent_at=ctx.now)
        numbers.append(row.number)
    return Done(sent=len(numbers), numbers=numbers)
