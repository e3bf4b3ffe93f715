"""Ask for the closing of the opening."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..checking import check_list, disagreeing, has_balances
from ..opening import open_opening
from ..states import OPENING


class AskClosing(Command):
    """Nothing to say: the check list says it."""


@operation("movein.ask_closing", title=_("Close the opening"), posts=("finance_manager",))
def ask_closing(cmd: AskClosing, ctx: Context) -> Done:
    """Ask a second person to close the opening. Refused while a line of the check list does not agree."""
    opening = open_opening(ctx)
    checks = check_list(ctx)
    if wrong := disagreeing(checks):
        raise Refused(
            "opening.disagrees",
            _("%(n)s lines of the check list do not agree, the first: %(first)s %(text)s"),
            n=len(wrong),
            first=wrong[0].title,
            text=wrong[0].text,
        )
    if not has_balances(ctx):
        ctx.doubt(
            "opening.no_balances",
            _("No balances of old books were entered. Does this store begin with empty books on %(day)s?"),
            day=opening.day,
        )
    kept = [one.kept() for one in checks]
    OPENING.advance(ctx, opening, "ask", asked_by_id=ctx.actor.employee_id, asked_at=ctx.now, checked=kept)
    ctx.tell(
        _("Finance asks to close the opening of %(day)s."),
        post="general_manager",
        link="/movein/closing/",
        day=str(opening.day),
    )
    return Done(id=opening.pk)
