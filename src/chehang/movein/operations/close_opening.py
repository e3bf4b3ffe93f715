"""Close the opening, as a second person."""

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..checking import check_list, disagreeing
from ..models import Opening
from ..states import OPENING


class CloseOpening(Command):
    """Nothing to say."""


@operation("movein.close_opening", title=_("Agree to the closing"), posts=("general_manager",))
def close_opening(cmd: CloseOpening, ctx: Context) -> Done:
    """Close the opening for good. Refused for whoever asked for it, and when the check list agrees no longer."""
    opening = access.rows(Opening, ctx).select_for_update(of=("self",)).first()
    if opening is None:
        raise NotFound("not_found", _("There is no such %(what)s here."), what=Opening._meta.verbose_name)
    OPENING.require(opening, "close")
    if opening.asked_by_id == ctx.actor.employee_id:
        raise Refused("opening.own", _("Who asked for the closing does not close. Please ask a second person."))
    checks = check_list(ctx)
    if wrong := disagreeing(checks):
        raise Refused(
            "opening.disagrees",
            _("%(n)s lines of the check list do not agree, the first: %(first)s %(text)s"),
            n=len(wrong),
            first=wrong[0].title,
            text=wrong[0].text,
        )
    kept = [one.kept() for one in checks]
    OPENING.advance(ctx, opening, "close", closed_by_id=ctx.actor.employee_id, closed_at=ctx.now, checked=kept)
    return Done(id=opening.pk)
