"""Note where the tax law counts otherwise."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, NonNegativeMoney, RequiredText, ShortText
from chehang.finance.methods.models import Difference, TaxNote


class NoteTaxDifference(Command):
    """The item of a year, its amount in the books and by tax law, and the rule."""

    year: Annotated[int, Field(ge=2016, le=2100, title="Year")]
    subject: Annotated[RequiredText, Field(title="Item")]
    kind: Difference
    booked: Annotated[NonNegativeMoney, Field(title="Amount in the books")]
    allowed: Annotated[NonNegativeMoney, Field(title="Amount by tax law")]
    basis: Annotated[ShortText, Field(min_length=2, title="By which rule")]


@operation("finance.note_tax_difference", title=_("Note a book-tax difference"), posts=("accountant", "finance_manager"))  # fmt: skip
def note_tax_difference(cmd: NoteTaxDifference, ctx: Context) -> Done:
    """Keep it for the yearly income tax return (汇算清缴). Refused where both amounts are the same, and for a year to come."""
    if cmd.booked == cmd.allowed:
        raise Refused("tax_note.same", _("Both amounts are the same: there is nothing to note."), field="allowed")
    if cmd.year > ctx.today.year:
        raise Refused("tax_note.year", _("This year has not begun."), field="year")
    note = TaxNote.objects.create(
        store_id=ctx.store_id, by_id=ctx.actor.employee_id, at=ctx.now, **cmd.model_dump()
    )  # fmt: skip
    ctx.changed(note, None, {"subject": note.subject, "booked": str(note.booked), "allowed": str(note.allowed)})
    return Done(id=note.pk, adjustment=f"{note.adjustment:.2f}")
