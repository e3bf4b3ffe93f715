"""The parts manager judges an abnormal charge."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.customs.models import Charge


class JudgeCharge(Command):
    """The charge and the judgement."""

    charge: Annotated[Id, Ref("customs.Charge")]
    judgement: Annotated[Literal["fair", "claim", "ours"], Field(title=gettext_noop("Judgement"))]


@operation("customs.judge_charge", title=_("Judge the charge"), posts=("parts_manager",))
def judge_charge(cmd: JudgeCharge, ctx: Context) -> Done:
    """Reasonable, to be claimed back, or our fault; finance confirms it. Refused before it is explained, and for one's own explanation."""
    charge = access.get(Charge, cmd.charge, ctx, lock=True)
    if charge.step != "explained":
        raise Refused("charge.not_explained", _("The charge has not been explained yet."))
    if charge.explained_by_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You explained this charge yourself. Another person has to judge it."))
    charge.judgement, charge.judged_by_id = cmd.judgement, ctx.actor.employee_id
    charge.save(update_fields=["judgement", "judged_by"])
    ctx.changed(charge, None, {"judgement": cmd.judgement})
    return Done(id=charge.pk)
