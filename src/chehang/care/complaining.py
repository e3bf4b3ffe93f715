"""Complaints that come up on the phone: a case of the house, joined to the call."""

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.core.parameters import parameter
from chehang.work.cases.kinds import Source
from chehang.work.cases.services import open_case

from .kinds import Outcome
from .models import FollowUp

TYPE = "customer_complaint"


def from_call(ctx: Context, call: FollowUp) -> None:
    """A complaint, or a score as low as the store says, opens a case by itself; one call opens one."""
    low = call.score is not None and call.score <= parameter(ctx, "care.low_score", ctx.today)
    if call.case_id or not (low or call.result == Outcome.COMPLAINT):
        return
    title = _("%(name)s after %(call)s") % {"name": call.customer.name, "call": call.trigger.title}
    if low:
        title += f" ({call.score})"
    case = open_case(
        ctx, TYPE, title[:100], call.said or title, source=Source.PHONE, complainant=call.customer.name[:100]
    )
    call.case_id = case.pk
    FollowUp.objects.filter(pk=call.pk).update(case_id=case.pk)
    ctx.changed(call, {"case": 0}, {"case": case.pk})
