"""A fault told on the phone becomes a visit: the service department is asked for it."""

from django.utils.translation import gettext as _

from chehang.core.context import Context
from chehang.work.tasks.giving import make
from chehang.work.tasks.kinds import TaskKind

from .models import FollowUp


def ask_for_visit(ctx: Context, call: FollowUp) -> None:
    """A request to the service department: whose car comes when, and what is wrong with it."""
    assert call.visit_on is not None
    words = _("Appointment on %(day)s: %(car)s %(name)s") % {
        "day": call.visit_on,
        "car": call.vehicle or "",
        "name": call.customer.name,
    }
    make(ctx, TaskKind.REQUEST, words[:100], department="service", due=call.visit_on, detail=call.said)
