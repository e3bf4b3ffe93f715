"""Quiet hours (免打扰): when nobody outside is written to."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from ..context import STORE_TIME
from ..errors import Refused
from ..parameters import Figure, Figures, Known, Unit, declare, text_parameter

SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)\Z")


def read_span(text: str) -> tuple[time, time]:
    """``21:00-09:00`` as two times of the day; the same time twice means that there are none."""
    found = SPAN.match(text)
    if found is None:
        raise Refused("quiet.malformed", _("Write the quiet hours like 21:00-09:00."), field="value")
    hours = [int(part) for part in found.groups()]
    return time(hours[0], hours[1]), time(hours[2], hours[3])


declare(
    Figure(
        "core.quiet_hours",
        _("No messages to customers between"),
        Unit.TEXT,
        (Known(date(2020, 1, 1), "21:00-09:00", "行业惯例,待门店核定"),),
        hint=_("like 21:00-09:00; the same time twice: no quiet hours"),
        check=read_span,
    )
)


def end_of_quiet(store_id: int, now: datetime) -> datetime | None:
    """When the quiet hours that run now are over; None outside them. They are hours of the store's own wall clock."""
    here = now.astimezone(STORE_TIME)
    begin, end = read_span(text_parameter(Figures(store_id), "core.quiet_hours", here.date()))
    at = here.time()
    if begin <= end:
        quiet = begin <= at < end
        day = here.date()
    else:
        quiet = at >= begin or at < end
        day = here.date() + timedelta(days=1) if at >= begin else here.date()
    return datetime.combine(day, end, STORE_TIME) if quiet else None
