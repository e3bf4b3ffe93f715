"""Explain why a charge is out of the usual."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access, files
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Kept, Reason, Ref
from chehang.customs.filing import LOGISTICS
from chehang.customs.models import Charge
from chehang.customs.running import EXPLAIN, stop


class ExplainCharge(Command):
    """The charge, its cause, the explanation, and the paper that proves it (a bill, a notice, a mail)."""

    charge: Annotated[Id, Ref("customs.Charge")]
    cause: Annotated[
        Literal["price", "weight", "route", "amendment", "inspection", "delay", "rate", "damage", "other"],
        Field(title=gettext_noop("Cause")),
    ]
    explanation: Annotated[Reason, Field(title=gettext_noop("Explanation"))]
    evidence: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", title=gettext_noop("Evidence")), Kept("file")]


@operation("customs.explain_charge", title=_("Explain the charge"), posts=LOGISTICS)
def explain_charge(cmd: ExplainCharge, ctx: Context) -> Done:
    """Give the cause (H10); the parts manager judges it next. Refused for a usual charge, once it is judged, and without the
    evidence."""
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    if charge.step not in ("open", "explained"):
        raise Refused("charge.step", _("There is nothing to explain: the charge is usual, or judged already."))
    files.attach(ctx, charge.shipment, cmd.evidence, f"evidence-{charge.pk}", kind="evidence")
    charge.evidence = cmd.evidence
    charge.cause, charge.explanation, charge.explained_by_id = cmd.cause, cmd.explanation, ctx.actor.employee_id
    charge.save(update_fields=["cause", "explanation", "explained_by", "evidence"])
    stop(ctx, charge, EXPLAIN)
    ctx.changed(charge, None, {"cause": cmd.cause, "explanation": cmd.explanation, "evidence": cmd.evidence})
    ctx.tell(
        _("Judge the charge of batch %(number)s: %(explanation)s"),
        post="parts_manager",
        link=f"/customs/charges/{charge.pk}/",
        number=charge.shipment.number,
        explanation=cmd.explanation[:120],
    )
    return Done(id=charge.pk)
