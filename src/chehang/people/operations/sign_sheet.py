"""Sign the month sheet."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotAllowed, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.people.models import MonthSheet


class SignSheet(Command):
    """One's own sheet."""

    sheet: Annotated[Id, Ref("people.MonthSheet")]


@operation("people.sign_sheet", title=_("Sign the month sheet"), posts=("*",))
def sign_sheet(cmd: SignSheet, ctx: Context) -> Done:
    """The employee agrees with it; from then on it stands. Refused a second time."""
    sheet = access.get(MonthSheet, cmd.sheet, ctx, lock=True)
    if sheet.employee_id != ctx.actor.employee_id:
        raise NotAllowed("sheet.not_yours", _("Everybody signs the own sheet."))
    if sheet.signed_at is not None:
        raise Refused("sheet.signed", _("This sheet is signed already."))
    sheet.signed_at = ctx.now
    sheet.save(update_fields=["signed_at"])
    ctx.changed(sheet, {"signed_at": ""}, {"signed_at": str(ctx.now)})
    return Done(id=sheet.pk)
