"""Match a bank line with a voucher line by hand."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.finance.models import BankLine, BankMatch
from chehang.ledger.models import Line


class MatchLine(Command):
    """The two that are one."""

    line: Annotated[Id, Ref("finance.BankLine"), Field(title="Bank line")]
    entry: Annotated[int, Field(gt=0, title="Voucher line")]


@operation("finance.match_line", title=_("Match"), posts=("accountant", "finance_manager"))
def match_line(cmd: MatchLine, ctx: Context) -> Done:
    """Say that a bank line and a voucher line are the same movement. Refused for another amount or account, and when either is matched."""
    line = access.get(BankLine, cmd.line, ctx, lock=True)
    entry = Line.objects.filter(store_id=ctx.store_id, pk=cmd.entry, account_id=line.bank.account_id, voucher__state="posted").first()  # fmt: skip
    if entry is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), field="entry", what=Line._meta.verbose_name)
    if BankMatch.objects.filter(bank_line=line).exists() or BankMatch.objects.filter(entry=entry).exists():
        raise Conflict("bank.matched", _("One of the two is matched already."))
    if entry.debit - entry.credit != line.amount:
        raise Refused(
            "bank.other_amount",
            _("The amounts differ: the bank says %(bank)s, the books %(books)s."),
            bank=f"{line.amount:,.2f}",
            books=f"{entry.debit - entry.credit:,.2f}",
        )
    match = BankMatch.objects.create(
        store_id=ctx.store_id, bank_line=line, entry=entry, how="hand", by_id=ctx.actor.employee_id, at=ctx.now
    )
    ctx.changed(line, None, {"matched": entry.pk})
    return Done(id=match.pk)
