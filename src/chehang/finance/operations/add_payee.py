"""Register where somebody is paid."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Conflict, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref, RequiredText
from chehang.finance.models import Payee
from chehang.org.models import Employee
from chehang.parties.models import Supplier


class AddPayee(Command):
    """A bank account as it stands on the contract or the supplier's paper."""

    kind: Literal["supplier", "employee", "other"] = "supplier"
    name: Annotated[RequiredText, Field(title="Payee")]
    bank: Annotated[RequiredText, Field(title="Bank")]
    account: Annotated[str, Field(pattern=r"^[0-9A-Z]{6,34}$", title="Account number")]
    supplier: Annotated[Id, Ref("parties.Supplier")] | None = None
    employee: Annotated[Id, Ref("org.Employee")] | None = None


@operation("finance.add_payee", title=_("Register a payee"), posts=("accountant", "finance_manager"))
def add_payee(cmd: AddPayee, ctx: Context) -> Done:
    """Keep the account; it is paid to once a second person has verified it. Refused when it is known already."""
    if (cmd.kind == "supplier") != bool(cmd.supplier) or (cmd.kind == "employee") != bool(cmd.employee):
        raise Refused("payee.whose", _("Please name whose account this is, as its kind says."), field="kind")
    if Payee.objects.filter(store_id=ctx.store_id, name=cmd.name, account=cmd.account).exists():
        raise Conflict("payee.known", _("This account is registered already."), field="account")
    payee = Payee.objects.create(
        store_id=ctx.store_id,
        kind=cmd.kind,
        supplier=access.get(Supplier, cmd.supplier, ctx) if cmd.supplier else None,
        employee=access.get(Employee, cmd.employee, ctx) if cmd.employee else None,
        name=cmd.name,
        bank=cmd.bank,
        account=cmd.account,
        author_id=ctx.actor.employee_id,
    )
    ctx.changed(payee, None, {"payee": str(payee)})
    ctx.tell(
        _("Please compare the account of %(name)s with the papers"),
        post="finance_manager",
        link=f"/finance/payees/{payee.pk}/",
        name=payee.name,
    )
    return Done(id=payee.pk)
