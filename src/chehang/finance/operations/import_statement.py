"""Read a statement of the bank."""

import hashlib
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Base64Bytes, Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.finance.models import BankAccount, BankLine, BankStatement
from chehang.finance.treasury.matching import match_all
from chehang.finance.treasury.reading import movements

LARGEST = 20 * 1024 * 1024


class ImportStatement(Command):
    """The account, the file's name and its content (base64); the content itself is not journalled."""

    bank: Annotated[Id, Ref("finance.BankAccount"), Field(title="Bank account")]
    name: Annotated[RequiredText, Field(title="File")]
    content: Annotated[Base64Bytes, Field(max_length=LARGEST, exclude=True)]


@operation("finance.import_statement", title=_("Read a bank statement"), posts=("accountant", "finance_manager"))
def import_statement(cmd: ImportStatement, ctx: Context) -> Done:
    """Keep every movement the file has and the house has not, and match what fits.

    Refused for a file that was read before, one of another account or currency, a bad cell, and a gap in the running balance.
    """
    bank = access.get(BankAccount, cmd.bank, ctx, lock=True)
    sha = hashlib.sha256(cmd.content).hexdigest()
    if BankStatement.objects.filter(bank=bank, sha256=sha).exists():
        raise Conflict("bank.read_before", _("This file has been read already."), field="content")
    found = movements(cmd.content, bank)
    known = set(
        BankLine.objects.filter(bank=bank, identity__in=[m.identity for m in found]).values_list("identity", flat=True)
    )
    fresh = [m for m in found if m.identity not in known]
    statement = BankStatement.objects.create(
        store_id=ctx.store_id,
        bank=bank,
        name=cmd.name,
        sha256=sha,
        rows=len(found),
        fresh=len(fresh),
        first_day=min(m.day for m in found),
        last_day=max(m.day for m in found),
        read_at=ctx.now,
        read_by_id=ctx.actor.employee_id,
    )
    BankLine.objects.bulk_create(
        BankLine(
            store_id=ctx.store_id,
            bank=bank,
            statement=statement,
            date=m.day,
            amount=m.amount,
            balance=m.balance,
            counterparty=m.counterparty,
            reference=m.reference,
            text=m.text,
            identity=m.identity,
        )
        for m in fresh
    )
    matched = match_all(ctx, bank)
    counts = {"rows": len(found), "fresh": len(fresh), "matched": len(matched)}
    ctx.changed(statement, None, {"file": cmd.name, **counts})
    return Done(id=statement.pk, **counts)
