"""The parts manager judges an abnormal charge."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.money import round_half_up
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, PositiveMoney, Ref
from chehang.customs.models import Charge
from chehang.customs.posting import CHARGE
from chehang.parties.models import Supplier
from chehang.warehouse.models import Claim
from chehang.warehouse.shipping.claiming import claim_back


class JudgeCharge(Command):
    """The charge and the judgement; to be claimed back: how much of it with VAT (empty: what is beyond the usual), and from whom (empty: who was paid)."""

    charge: Annotated[Id, Ref("customs.Charge")]
    judgement: Annotated[Literal["fair", "claim", "ours"], Field(title=gettext_noop("Judgement"))]
    claimed: Annotated[PositiveMoney | None, Field(title=gettext_noop("Claimed, with VAT"))] = None
    debtor: Annotated[Id | None, Ref("parties.Supplier"), Field(title=gettext_noop("Claimed from"))] = None


@operation("customs.judge_charge", title=_("Judge the charge"), posts=("parts_manager",))
def judge_charge(cmd: JudgeCharge, ctx: Context) -> Done:
    """Reasonable, to be claimed back, or our fault; finance confirms it. What is to be claimed back becomes a claim, to be answered and settled like any other.

    Refused before it is explained, for one's own explanation, and for more than was charged.
    """
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    if charge.step != "explained":
        raise Refused("charge.not_explained", _("The charge has not been explained yet."))
    if charge.explained_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You explained this charge yourself. Another person has to judge it."))
    charge.judgement, charge.judged_by_id = cmd.judgement, ctx.actor.employee_id
    charge.save(update_fields=["judgement", "judged_by"])
    ctx.changed(charge, None, {"judgement": cmd.judgement})
    claim = _claimed(ctx, charge, cmd) if cmd.judgement == "claim" else None
    ctx.tell(
        _("Confirm the judgement of %(charge)s: %(judgement)s"),
        post="finance_manager",
        link=f"/customs/charges/{charge.pk}/",
        charge=str(charge),
        judgement=str(charge.get_judgement_display()),
    )
    return Done(id=charge.pk, claim=claim.number if claim else None)


def _claimed(ctx: Context, charge: Charge, cmd: JudgeCharge) -> Claim:
    whole = charge.amount_ex + charge.tax
    beyond = charge.over if charge.over is not None and charge.over > 0 else charge.amount_ex
    inc = cmd.claimed or round_half_up(beyond * whole / charge.amount_ex)
    if inc > whole:
        raise Refused(
            "charge.claimed", _("Only %(amount)s was charged, with VAT."), field="claimed", amount=f"{whole:,.2f}"
        )
    return claim_back(
        ctx,
        CHARGE,
        charge.pk,
        debtor=access.get(Supplier, cmd.debtor, ctx) if cmd.debtor else charge.payee,
        amount_ex=round_half_up(inc * charge.amount_ex / whole),
        amount_inc=inc,
        reason=f"{charge}: {charge.explanation}"[:1000],
    )
