"""A bay is used no longer; the figures of earlier months still count it."""

from datetime import timedelta

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.core.measures import Span, measures, read
from chehang.workshop.models import Bay


def test_earlier_months_keep_it(yard) -> None:
    bay, clock = Bay.objects.get(), yard.shop.depot.clock
    begun = clock.today()
    order = yard.open()
    yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    with pytest.raises(Refused, match=r"bay\.taken_by"):
        yard.run("close_bay", "service_manager", bay=bay.pk)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    yard.later(60 * 24 * 32)
    with pytest.raises(NotAllowed):
        yard.run("close_bay", bay=bay.pk)
    yard.run("close_bay", "service_manager", bay=bay.pk)
    with pytest.raises(Refused, match=r"bay\.closed"):
        yard.run("close_bay", "service_manager", bay=bay.pk)
    chief, today = yard.shop.depot.who("service_manager"), clock.today()

    def said(name: str, span: Span):
        return read(measures()[f"workshop.{name}"], chief, span, today).value

    month = Span.of("month", begun)
    assert said("bays", month) == 1 and said("bay_capacity", month) > 0 and said("bay_use", month) is not None
    assert said("bays", Span.of("month", today)) is None
    assert said("bays", Span.of("month", begun - timedelta(days=40))) is None
