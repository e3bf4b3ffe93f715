"""The insurer pays what he allowed; a supplement allows more."""

from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused


def _accident(yard):
    order = yard.open(kind="A", insurer=yard.insurer().pk, report_no="PICC-1")
    yard.labour(order, "M02", payer="insurer")
    yard.agreed(order)
    yard.dispatched(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    return order


def test_a_supplement_is_added(yard) -> None:
    """216 on the insurer's lines, 200 allowed: with 16 more it may be settled."""
    order = _accident(yard)
    with pytest.raises(Refused, match=r"order\.over_assessed"):  # nothing is allowed yet
        yard.run("settle_order", order=order.pk)
    yard.allowed(order, "200")
    with pytest.raises(Refused, match=r"order\.over_assessed"):
        yard.run("settle_order", order=order.pk)
    with pytest.raises(Refused, match=r"assessment\.twice"):
        yard.allowed(order, "16", "ds 1")
    yard.allowed(order, "16", "DS-2")
    order.refresh_from_db()
    assert order.assessed_inc == D("216")
    yard.run("settle_order", order=order.pk)


def test_the_manager_stands_for_the_difference(yard) -> None:
    order = _accident(yard)
    yard.allowed(order, "200")
    yard.run("settle_order", "service_manager", order=order.pk)


def test_only_where_somebody_insures(yard) -> None:
    with pytest.raises(Refused, match=r"order\.no_insurer"):
        yard.allowed(yard.open(), "200")
