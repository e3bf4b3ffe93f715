"""Demand that is known already: customers who wait, jobs that are booked, and what was entered as expected."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from chehang.core.access import rows
from chehang.core.context import Actor, Context
from chehang.core.money import ZERO
from chehang.warehouse.needs import open_needs
from chehang.workshop.models.booking import WAITING, AppointmentLine

from .models import ExpectedDemand

AHEAD = timedelta(days=30)  # a job or campaign that begins later is the next order's


@dataclass(frozen=True)
class Known:
    """So many of a part are wanted on top of the usual, by whom; ``waits``: somebody stands there for it now."""

    part_id: int
    quantity: Decimal
    who: str
    waits: bool


def known(who: Actor | Context, today: date) -> dict[int, list[Known]]:
    """By part. What is reserved on the shelf is left out: it is no longer available to anybody else either."""
    actor = who.actor if isinstance(who, Context) else who
    found: dict[int, list[Known]] = defaultdict(list)
    for need in open_needs(actor):
        found[need.part_id].append(Known(need.part_id, need.quantity, f"{need.who} {need.paper}".strip(), True))
    for one in (*_booked(actor, today), *_expected(actor, today)):
        found[one.part_id].append(one)
    return dict(found)


def wanted(found: dict[int, list[Known]]) -> dict[int, Decimal]:
    """Pieces by part."""
    return {part: sum((k.quantity for k in some), ZERO) for part, some in found.items()}


def _booked(actor: Actor, today: date) -> Iterator[Known]:
    lines = rows(AppointmentLine, actor).filter(
        appointment__state__in=WAITING, part__isnull=False, quantity__gt=F("held"),
        appointment__starts_at__date__lte=today + AHEAD,
    )  # fmt: skip
    columns = ("part_id", "quantity", "held", "appointment__number", "appointment__starts_at")
    for part, quantity, held, number, at in lines.values_list(*columns):
        yield Known(
            part, quantity - held, _("booked %(paper)s on %(day)s") % {"paper": number, "day": localdate(at)}, False
        )


def _expected(actor: Actor, today: date) -> Iterator[Known]:
    open_ = rows(ExpectedDemand, actor).filter(dropped_at=None, since__lte=today + AHEAD, until__gte=today)
    for one in open_:
        yield Known(one.part_id, one.quantity, f"{one.get_cause_display()} {one.note}"[:90], False)
