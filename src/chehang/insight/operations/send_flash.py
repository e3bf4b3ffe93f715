"""Tell the general manager how the day was."""

from django.utils.translation import gettext_lazy as _

from chehang.core.context import Context
from chehang.core.house import every
from chehang.core.measures import Span, measures, read
from chehang.core.operation import Done, operation
from chehang.core.types import Command
from chehang.insight.saying import said

FLASH = (
    "carsales.leads",
    "carsales.traffic",
    "carsales.orders",
    "carsales.deliveries",
    "workshop.arrivals",
    "workshop.visits",
    "workshop.output",
    "counter.sold",
    "insight.fill_rate",
    "billing.taken",
    "finance.cash",
    "work.late_tasks",
)


class SendFlash(Command):
    """Nothing to say: the day is today."""


def _today(period: str) -> SendFlash:
    return SendFlash()


@every("day closing 18:30", command=_today)
@operation("insight.send_flash", title=_("Daily flash"), posts=("general_manager",), house=True)
def send_flash(cmd: SendFlash, ctx: Context) -> Done:
    """One message with the numbers of the day that are known; none on a day without any. The house does it when the store closes by its calendar."""
    known, span = measures(), Span.of("day", ctx.today)
    told = []
    for name in FLASH:
        if name in known and (value := read(known[name], ctx, span, ctx.today).value) is not None:
            told.append(f"{known[name].title} {said(known[name], value)}")
    if told:
        ctx.tell(
            _("Today, %(day)s: %(told)s"),
            post="general_manager",
            link=f"/insight/?day={ctx.today}",
            day=ctx.today,
            told="、".join(told),
        )
    return Done(told=len(told))
