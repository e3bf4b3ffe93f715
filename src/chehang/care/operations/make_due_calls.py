"""The daily round: reminders of services, insurances, inspections and warranties, and of customers who stay away."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.operation import Done, operation
from chehang.core.types import Command

from ..reminding import remind


class MakeDueCalls(Command):
    """Nothing to say: the day knows."""


@every("day 02:00", command=lambda period: MakeDueCalls())
@operation(
    "care.make_due_calls", title=_("Plan the reminders of the day"), posts=("customer_service_manager",), house=True
)
def make_due_calls(cmd: MakeDueCalls, ctx: Context) -> Done:
    """Plan the calls whose day has come. Done twice it plans nothing twice; a missed week is made up for."""
    return Done(calls=remind(ctx))
