"""Book the supplier's credit note for returned goods."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.sources import Source
from chehang.core.types import Command, Id, Money, Ref
from chehang.ledger import services as ledger
from chehang.purchasing.models import SupplierReturn
from chehang.purchasing.returning import DOCUMENT, book_credit, credit_of
from chehang.purchasing.states import RETURN
from chehang.warehouse.house import disposing


class BookCreditNote(Command):
    """The return, the number of the red invoice, and its amounts as printed (empty: as reckoned)."""

    made: Annotated[Id, Ref("purchasing.SupplierReturn"), Field(title="Supplier return")]
    credit_no: Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,40}$", title="Credit note")]
    credit_ex: Annotated[Money | None, Field(gt=0, title="Credited without VAT")] = None
    credit_tax: Annotated[Money | None, Field(ge=0, title="Credited VAT")] = None


@operation("purchasing.book_credit_note", title=_("Book the credit note"), posts=("accountant", "finance_manager"))
def book_credit_note(cmd: BookCreditNote, ctx: Context) -> Done:
    """Lower what is owed (or keep the claim where the goods are paid), take the input VAT back (P4). What differs from the agreed price is
    asked about. Refused before the goods are out, twice with one number, and in a closed period."""
    made = access.get(SupplierReturn, cmd.made, ctx, lock=True)
    RETURN.require(made, "credit")
    ledger.require_open(ctx, ctx.today)
    same = access.rows(SupplierReturn, ctx).filter(supplier_id=made.supplier_id, credit_no=cmd.credit_no)
    if same.exists():
        raise Conflict("return.credit_twice", _("This credit note is booked already."), field="credit_no")
    ex, tax = credit_of(made, list(made.lines.order_by("n")))
    if (cmd.credit_ex is None) != (cmd.credit_tax is None):
        raise Refused("return.credit_parts", _("Enter both the amount and its VAT, or neither."), field="credit_tax")
    if cmd.credit_ex is not None and cmd.credit_tax is not None:
        if (cmd.credit_ex, cmd.credit_tax) != (ex, tax):
            ctx.doubt(
                "return.credit_differs",
                _("Agreed was %(ex)s and %(tax)s VAT. Is the credit note really over %(asked)s?"),
                field="credit_ex",
                ex=f"{ex:,.2f}",
                tax=f"{tax:,.2f}",
                asked=f"{cmd.credit_ex:,.2f}",
            )
        ex, tax = cmd.credit_ex, cmd.credit_tax
    RETURN.advance(ctx, made, "credit", credit_no=cmd.credit_no, credit_ex=ex, credit_tax=tax)
    lowered = book_credit(ctx, made, ex, tax)
    disposing.ended(ctx, Source(DOCUMENT, made.pk), ex)
    return Done(id=made.pk, number=made.number, credit=str(ex + tax), lowered=lowered)
