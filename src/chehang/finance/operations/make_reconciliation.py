"""Draw up the bank reconciliation."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access, numbers
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import PaperDate
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import BankAccount, Reconciliation
from chehang.finance.treasury.reading import require_yuan
from chehang.finance.treasury.reconciling import sides


class MakeReconciliation(Command):
    """The account and the day."""

    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="Bank account")]
    day: PaperDate


@operation(
    "finance.make_reconciliation", title=_("Draw up the reconciliation"), posts=("accountant", "finance_manager")
)
def make_reconciliation(cmd: MakeReconciliation, ctx: Context) -> Done:
    """Keep the balances of both sides with every open item; never by the cashier. Refused while both adjusted balances differ."""
    bank = access.get(BankAccount, cmd.bank, ctx, lock=True)
    require_yuan(bank)
    found = sides(ctx, bank, cmd.day)
    if found.difference:
        raise Refused(
            "reconciliation.differs",
            _("Bank %(bank)s and books %(books)s differ by %(difference)s after adjusting. A match or a row is wrong."),
            bank=f"{found.bank_adjusted:,.2f}",
            books=f"{found.book_adjusted:,.2f}",
            difference=f"{abs(found.difference):,.2f}",
        )
    row = Reconciliation.objects.create(
        store_id=ctx.store_id,
        number=numbers.draw(ctx, "YT"),
        bank=bank,
        day=cmd.day,
        bank_balance=found.bank_balance,
        book_balance=found.book_balance,
        bank_adjusted=found.bank_adjusted,
        book_adjusted=found.book_adjusted,
        items=[x.plain() for x in found.items],
        made_by_id=ctx.actor.employee_id,
        made_at=ctx.now,
    )
    ctx.changed(row, None, {"number": row.number, "balance": str(found.book_adjusted), "items": len(found.items)})
    ctx.tell(
        _("Bank reconciliation %(number)s waits for your review"),
        post="finance_manager",
        link=f"/finance/reconciliations/{row.pk}/",
        number=row.number,
    )
    return Done(id=row.pk, number=row.number)
