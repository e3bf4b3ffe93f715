"""Set a standard of satisfaction."""

from decimal import Decimal
from typing import Annotated

from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.access import rows
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.measures import measures
from chehang.core.operation import Done, operation
from chehang.core.types import Command, PositiveQuantity
from chehang.org.posts import POSTS

from ..models import Standard


class Indicator(models.TextChoices):
    """Measures by which a standard is known."""

    CSI = "care.csi", _("Service satisfaction (CSI)")
    SSI = "care.ssi", _("Sales satisfaction (SSI)")
    NPS = "care.nps", _("Net promoter score (NPS)")
    IN_TIME = "care.calls_in_time", _("Contacted in the prescribed time")
    CALLS = "care.calls_done", _("Follow-up rate")
    RESPONSE = "care.response_rate", _("Response rate")
    COMPLAINTS = "care.complaints_in_time", _("Complaints closed in time")
    SATISFIED = "care.complaints_satisfied", _("Satisfied after a complaint")
    QUALITY = "care.quality", _("Quality of calls")


class SetStandard(Command):
    """The step, what the customer experiences there, the number it is known by, what it has to reach, and who answers for it."""

    step: Annotated[str, Field(min_length=2, max_length=40, title="Step")]
    words: Annotated[str, Field(min_length=2, max_length=200, title="What the customer experiences")]
    measure: Annotated[Indicator, Field(title="Measured by")]
    target: Annotated[PositiveQuantity, Field(title="Standard (per cent as 95, an index as 900)")]
    post: Annotated[str, Field(min_length=2, max_length=40, title="Who answers for it")]


@operation("care.set_standard", title=_("Set a standard"), posts=("customer_service_manager",))
def set_standard(cmd: SetStandard, ctx: Context) -> Done:
    """From today; the earlier standard of the step rests. Refused for an unknown post and for more than the measure can be."""
    if cmd.post not in POSTS:
        raise Refused("standard.post", _("There is no such post."), field="post")
    most = Decimal(100) if measures()[cmd.measure].unit in ("percent", "points") else Decimal(1000)
    if cmd.target > most:
        raise Refused("standard.most", _("This measure is %(most)s at most."), field="target", most=most)
    for earlier in rows(Standard, ctx).filter(step=cmd.step, active=True).select_for_update():
        earlier.active = False
        earlier.save(update_fields=["active"])
        ctx.changed(earlier, {"active": True}, {"active": False})
    made = Standard.objects.create(
        store_id=ctx.store_id, since=ctx.today, set_by_id=ctx.actor.employee_id, **cmd.model_dump()
    )
    ctx.changed(made, None, {"step": cmd.step, "measure": str(cmd.measure), "target": str(cmd.target)})
    ctx.tell(
        _("Standard for %(step)s: %(words)s"), post=cmd.post, link="/care/satisfaction/", step=cmd.step, words=cmd.words
    )
    return Done(id=made.pk, number=cmd.step)
