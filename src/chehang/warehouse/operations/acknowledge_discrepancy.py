"""Take note of a discrepancy report."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.models import InboxItem
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Id, Ref
from chehang.warehouse.models import Discrepancy
from chehang.warehouse.states import DISCREPANCY


class AcknowledgeDiscrepancy(Command):
    """The report that was read."""

    discrepancy: Annotated[Id, Ref("warehouse.Discrepancy")]


@operation(
    "warehouse.acknowledge_discrepancy",
    title=_("Acknowledge discrepancy"),
    posts=("parts_manager", "parts_planner"),
)
def acknowledge_discrepancy(cmd: AcknowledgeDiscrepancy, ctx: Context) -> Done:
    """Note that the parts manager or the planner has read the report; with both it is acknowledged. Refused a second time."""
    report = access.get(Discrepancy, cmd.discrepancy, ctx, lock=True)
    if "parts_manager" in ctx.actor.posts and report.manager_id is None:
        noted = "parts_manager"
        report.manager_id, report.manager_at = ctx.actor.employee_id, ctx.now
    elif "parts_planner" in ctx.actor.posts and report.planner_id is None:
        noted = "parts_planner"
        report.planner_id, report.planner_at = ctx.actor.employee_id, ctx.now
    else:
        raise Refused("discrepancy.noted", _("Your post has acknowledged this report already."))
    report.save(update_fields=["manager", "manager_at", "planner", "planner_at"])
    ctx.changed(report, None, {"acknowledged": noted})
    about = InboxItem.objects.filter(subject="warehouse.Discrepancy", subject_id=report.pk, post=noted, done_at=None)
    about.update(done_at=ctx.now, done_by=ctx.actor.employee_id)
    if report.manager_id and report.planner_id:
        DISCREPANCY.advance(ctx, report, "acknowledge")
    return Done(id=report.pk, number=report.number)
