"""Ask that mended rows are sealed anew."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import Seal
from chehang.core.operation import Done, operation
from chehang.core.sealing.anew import torn
from chehang.core.types import Command, Reason


class AskReseal(Command):
    """Why rows differ from their seals: which repair was made, by whom, on whose word."""

    reason: Reason


@operation("org.ask_reseal", title=_("Ask to seal anew"), posts=("administrator",))
def ask_reseal(cmd: AskReseal, ctx: Context) -> Done:
    """Read all seals and lay before the managers what differs, after a repair behind the guards.

    Refused when every row says what its seal says. Seals and journal rows that were changed themselves are never among it.
    """
    found = torn(ctx.store_id)
    if not found.findings:
        raise Refused(
            "reseal.nothing", _("Every row says what it said when it was sealed. There is nothing to seal anew.")
        )
    for post in ("general_manager", "finance_manager"):
        ctx.tell(
            _("%(name)s asks to seal rows anew (%(rows)s): %(reason)s"),
            post=post,
            link=f"/do/org/reseal/?mark={found.mark}",
            name=ctx.actor.name,
            rows=str(found)[:200],
            reason=cmd.reason,
        )
    told = {"found": [str(f) for f in found.findings[:200]]}
    ctx.changes.append({"object": Seal._meta.label, "id": 0, "before": None, "after": told})
    return Done(mark=found.mark, rows=str(found)[:1000], reason=cmd.reason)
