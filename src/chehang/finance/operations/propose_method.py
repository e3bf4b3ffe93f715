"""Propose an accounting method."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import DueDate
from chehang.core.types import Command, Id, Reason, Ref, RequiredText
from chehang.finance.methods.trying import ordinary_account, require_fitting, rule_of
from chehang.ledger.models import Account, Method


class ProposeMethod(Command):
    """Event and leg of the posting rule, the account it goes to from a day on, and why."""

    event: Annotated[RequiredText, Field(max_length=40, title="Event")]
    leg: Annotated[RequiredText, Field(max_length=40, title="Leg")]
    account: Annotated[Id, Ref("ledger.Account"), Field(title="Ledger account")]
    valid_from: Annotated[DueDate, Field(title="From")]
    reason: Reason
    department: Annotated[
        Literal["", "management", "parts", "sales", "service", "people", "finance", "marketing", "care"],
        Field(title="Department"),
    ] = ""


@operation("finance.propose_method", title=_("Propose an accounting method"), posts=("accountant", "finance_manager"))
def propose_method(cmd: ProposeMethod, ctx: Context) -> Done:
    """Keep the proposal; its page shows what it would have done with the vouchers of the last two months.

    Refused for an unknown event or leg, a day that is over, an account of another kind, and where another book stands against the leg.
    """
    rule = rule_of(cmd.event, cmd.leg)
    if cmd.valid_from < ctx.today:
        raise Refused(
            "method.past", _("A method begins today or later: what is booked stays as it is."), field="valid_from"
        )
    account = access.get(Account, cmd.account, ctx)
    require_fitting(rule, ordinary_account(ctx.store_id, rule), account)
    method = Method.objects.create(
        store_id=ctx.store_id,
        event=cmd.event,
        leg=cmd.leg,
        account=account,
        department=cmd.department,
        valid_from=cmd.valid_from,
        reason=cmd.reason,
        author_id=ctx.actor.employee_id,
    )
    ctx.changed(
        method, None, {"event": cmd.event, "leg": cmd.leg, "account": account.code, "from": str(cmd.valid_from)}
    )
    ctx.tell(
        _("An accounting method waits for approval: %(method)s → %(account)s"),
        post="finance_manager",
        link=f"/finance/methods/{method.pk}/",
        method=f"{cmd.event}/{cmd.leg}",
        account=str(account),
    )
    return Done(id=method.pk)
