"""A measure as a picture of the screen."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from chehang.core.context import Actor
from chehang.core.measures import Span, measures, split, trend
from chehang.core.views import Chart
from chehang.core.web.door import clock_of
from chehang.core.web.pictures import bars, line


def shown(view: Chart, actor: Actor, request: HttpRequest) -> dict[str, Any]:
    """The trend and the split by the measure's first dimension; both open the rows of the measure."""
    measure, today = measures()[view.measure], clock_of(request).today()
    span = Span.of(view.span, today)
    run = trend(measure, actor, span, today)
    found: dict[str, Any] = {
        "measure": measure,
        "picture": line(measure, run),
        "more": f"{measure.url}?{urlencode({'span': span.code})}",
    }
    if measure.by and run[-1].rows:
        by = measure.by[0]
        found["bars"] = bars(measure, split(measure, actor, span, today, by), by, span)
    return found
