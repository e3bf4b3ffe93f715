"""Open the file of a bank account."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import StartDate
from chehang.core.types import Command, Money, RequiredText
from chehang.finance.models import BankAccount
from chehang.ledger.models import Account, RoleAccount


class OpenBankAccount(Command):
    """The account as the bank's contract names it; what stood on it on the first day that is reconciled."""

    name: Annotated[RequiredText, Field(title="Name of the account")]
    bank: Annotated[RequiredText, Field(title="Bank")]
    number: Annotated[str, Field(pattern=r"^[0-9]{6,34}$", title="Account number")]
    since: Annotated[StartDate, Field(title="Reconciled since")]
    opening: Annotated[Money, Field(title="Balance then")]
    kind: Literal["basic", "general", "special"] = "basic"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", title="Currency")] = "CNY"


@operation("finance.open_bank_account", title=_("Open a bank account"), posts=("finance_manager",))
def open_bank_account(cmd: OpenBankAccount, ctx: Context) -> Done:
    """Give a bank account its file and its account in the books: the first is the main account, each further one gets its own below 1002.
    Refused for a number on file, and for a foreign currency before the main account in yuan."""
    mine = BankAccount.objects.filter(store_id=ctx.store_id)
    if mine.filter(number=cmd.number).exists():
        raise Conflict("bank.known", _("This bank account has its file already."), field="number")
    if cmd.currency != "CNY" and not mine.exists():
        raise Refused("bank.first", _("Open the main account in yuan first."), field="currency")
    role = "bank" if not mine.filter(role="bank").exists() else f"bank_{mine.count() + 1}"
    known = RoleAccount.objects.filter(store_id=ctx.store_id, role=role).select_related("account").first()
    account = known.account if known else _below(ctx, cmd.name, role)
    bank = BankAccount.objects.create(store_id=ctx.store_id, account=account, role=role, **cmd.model_dump())
    ctx.changed(bank, None, {"bank": str(bank), "account": account.code})
    return Done(id=bank.pk, account=account.code)


def _below(ctx: Context, name: str, role: str) -> Account:
    parent = Account.objects.filter(store_id=ctx.store_id, code="1002").select_for_update().first()
    if parent is None:
        raise Refused("books.closed", _("The books are not open yet. The finance manager opens them."))
    count = Account.objects.filter(store_id=ctx.store_id, parent=parent).count() + 1
    made = Account.objects.create(
        store_id=ctx.store_id,
        code=f"1002.{count:02d}",
        name_zh=name,
        name_en=name,
        parent=parent,
        normal_side=parent.normal_side,
        category=parent.category,
    )
    RoleAccount.objects.create(store_id=ctx.store_id, role=role, account=made)
    return made
