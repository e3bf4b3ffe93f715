"""Seal mended rows anew."""

import json
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import NotFound, Refused
from chehang.core.models import Seal
from chehang.core.operation import Done, operation
from chehang.core.sealing.anew import asked_for, torn
from chehang.core.sealing.touching import touch
from chehang.core.types import Command, Reason


class Reseal(Command):
    """The mark of the request, and what you have looked at before you sign."""

    mark: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", title=gettext_noop("Mark of the request"))]
    reason: Reason


@operation("org.reseal", title=_("Seal anew"), posts=("general_manager", "finance_manager"))
def reseal(cmd: Reseal, ctx: Context) -> Done:
    """Take rows over as they stand now: they get new seals in this act, and ``verify`` names it for ever.

    Refused to who asked, without a request, and when something else differs now than when it was asked.
    """
    asked = asked_for(ctx.store_id, cmd.mark)
    if asked is None:
        raise NotFound("reseal.unknown", _("Nobody has asked to seal this anew."), field="mark")
    if asked.employee_id == ctx.actor.employee_id:
        raise Refused("approval.own_work", _("You wrote this document yourself. Another person has to review it."))
    found = torn(ctx.store_id)
    if found.mark != cmd.mark:
        raise Refused(
            "reseal.changed",
            _(
                "What differs now is not what was asked about, or it is sealed already. Have it looked at and asked anew."
            ),
            field="mark",
        )
    touch(found.rows)
    told = json.loads(asked.result)
    ctx.changes.append({"object": Seal._meta.label, "id": 0, "before": None, "after": {"sealed": found.rows}})
    return Done(
        rows=str(found)[:1000], asked_by=asked.actor_name, reason=f"{told['reason']} / {cmd.reason}", mark=cmd.mark
    )
