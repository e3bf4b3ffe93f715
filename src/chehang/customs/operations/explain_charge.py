"""Explain why a charge is out of the usual."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Charge


class ExplainCharge(Command):
    """The charge, its cause and the explanation."""

    charge: Annotated[Id, Ref("customs.Charge")]
    cause: Annotated[
        Literal["price", "weight", "route", "amendment", "inspection", "delay", "rate", "damage", "other"],
        Field(title=gettext_noop("Cause")),
    ]
    explanation: Annotated[Reason, Field(title=gettext_noop("Explanation"))]


@operation("customs.explain_charge", title=_("Explain the charge"), posts=LOGISTICS)
def explain_charge(cmd: ExplainCharge, ctx: Context) -> Done:
    """Give the cause (H10); the parts manager judges it next. Refused for a usual charge, and once it is judged."""
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    if charge.step not in ("open", "explained"):
        raise Refused("charge.step", _("There is nothing to explain: the charge is usual, or judged already."))
    charge.cause, charge.explanation, charge.explained_by_id = cmd.cause, cmd.explanation, ctx.actor.employee_id
    charge.save(update_fields=["cause", "explanation", "explained_by"])
    ctx.changed(charge, None, {"cause": cmd.cause, "explanation": cmd.explanation})
    ctx.tell(
        _("Judge the charge of batch %(number)s: %(explanation)s"),
        post="parts_manager",
        link=f"/customs/charges/{charge.pk}/",
        number=charge.shipment.number,
        explanation=cmd.explanation[:120],
    )
    return Done(id=charge.pk)
