"""Add an account to the chart."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.ledger.models import Account, Line, RoleAccount


class AddAccount(Command):
    """Under which account, the digits behind its code, the names."""

    parent: Annotated[Id, Ref("ledger.Account"), Field(title="Under")]
    digits: Annotated[str, Field(pattern=r"^\d{2,3}$", title="Digits of the sub-account")]
    name: Annotated[RequiredText, Field(max_length=60, title="Name")]
    name_en: Annotated[RequiredText, Field(max_length=60, title="English name")]


@operation("finance.add_account", title=_("Add a sub-account"), posts=("finance_manager",))
def add_account(cmd: AddAccount, ctx: Context) -> Done:
    """The chart has one account more; sides and kind are those of the account above.

    Refused under an account that is posted to already or that a posting rule names, and for a code that is there.
    """
    parent = access.get(Account, cmd.parent, ctx, lock=True)
    code = f"{parent.code}.{cmd.digits}"
    if access.rows(Account, ctx).filter(code=code).exists():
        raise Conflict("account.there", _("There is an account %(code)s already."), field="digits", code=code)
    if parent.leaf:
        used = Line.objects.filter(account=parent).exists() or RoleAccount.objects.filter(account=parent).exists()
        if used or parent.methods.exists():
            raise Refused(
                "account.used",
                _("%(account)s is posted to itself, so it takes no sub-accounts. Choose the account above it."),
                field="parent",
                account=str(parent),
            )
        parent.leaf = False
        parent.save(update_fields=["leaf"])
        ctx.changed(parent, {"leaf": True}, {"leaf": False})
    made = Account.objects.create(
        store_id=ctx.store_id, code=code, name_zh=cmd.name, name_en=cmd.name_en, parent=parent,
        normal_side=parent.normal_side, category=parent.category,
    )  # fmt: skip
    ctx.changed(made, None, {"code": code, "name": cmd.name})
    return Done(id=made.pk, number=code)
