"""Sign the targets of a month."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.appraising import may_score
from chehang.people.models import Appraisal


class SignTargets(Command):
    """The sheet of a month, whose yardsticks, weights and targets one has read."""

    appraisal: Annotated[Id, Ref("people.Appraisal"), Field(title="Appraisal")]


@operation("people.sign_targets", title=_("Sign the targets"), posts=("*",))
def sign_targets(cmd: SignTargets, ctx: Context) -> Done:
    """绩效合约: once by the person and once by who appraises, before anything is scored. Refused for anybody else and twice."""
    sheet = access.get(Appraisal, cmd.appraisal, ctx, lock=True)
    own = sheet.employee_id == ctx.actor.employee_id
    if not own and not may_score(ctx, sheet):
        raise NotAllowed("targets.not_yours", _("The targets are signed by the person and by who appraises."))
    if sheet.state != "open":
        raise Refused("targets.scored", _("This month is scored already: its targets stand."))
    if (sheet.signed_at if own else sheet.manager_at) is not None:
        raise Refused("targets.signed", _("You have signed these targets already."))
    fields = {"signed_at": ctx.now} if own else {"manager_id": ctx.actor.employee_id, "manager_at": ctx.now}
    for name, value in fields.items():
        setattr(sheet, name, value)
    sheet.save(update_fields=list(fields))
    ctx.changed(sheet, None, {name: str(value) for name, value in fields.items()})
    if own and sheet.manager_at is None:
        return Done(id=sheet.pk, number=sheet.number, both=False)
    if not own and sheet.signed_at is None:
        ctx.tell(_("Your targets of %(month)s: read and sign them"), employee_id=sheet.employee_id, link="/people/me/",
                 month=f"{sheet.month:%Y-%m}")  # fmt: skip
    return Done(id=sheet.pk, number=sheet.number, both=sheet.signed_at is not None and sheet.manager_at is not None)
