"""Write down what a technician may do."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.reading.walls import ExpiryDate
from chehang.core.types import (
    Command,
    Id,
    Ref,
)
from chehang.org.models import Employee

from ..kinds import Trade
from ..models import Skill


class SetSkill(Command):
    """Trade and level; for high voltage the certificate and when it expires."""

    technician: Annotated[Id, Ref("org.Employee")]
    trade: Trade
    level: Annotated[int, Field(ge=1, le=4, title="Skill level")] = 1
    certificate_no: Annotated[str, Field(max_length=40, title="Certificate no.")] = ""
    expires_on: ExpiryDate | None = None


@operation("workshop.set_skill", title=_("Set a skill"), posts=("service_manager", "hr_manager"))
def set_skill(cmd: SetSkill, ctx: Context) -> Done:
    """Write or change a skill. Work on high voltage needs the number of the certificate and its last day.
    Refused without them, and for who does not work here."""
    person = Employee.objects.filter(pk=cmd.technician, store_id=ctx.store_id, active=True).first()
    if person is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=_("technician"))
    if cmd.trade == Trade.HIGH_VOLTAGE and not (cmd.certificate_no and cmd.expires_on):
        raise Refused(
            "skill.certificate",
            _("High voltage needs the number of the electrician's certificate and its last day."),
            field="certificate_no",
        )
    facts = cmd.model_dump(exclude={"technician", "trade"})
    skill, _made = Skill.objects.update_or_create(
        store_id=ctx.store_id, employee=person, trade=cmd.trade, defaults=facts
    )
    ctx.changed(skill, None, {"trade": cmd.trade.value, "level": cmd.level, "until": str(cmd.expires_on or "")})
    return Done(id=skill.pk)
