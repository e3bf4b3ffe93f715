"""Dispatch by skill and certificate."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import LabourOp, LineShare, Skill


def agreed(yard, code="M01"):
    order = yard.open()
    yard.labour(order, code)
    yard.agreed(order)
    return order


def test_the_lines_and_the_bay_are_given(yard) -> None:
    order = agreed(yard)
    yard.dispatched(order)
    order.refresh_from_db()
    assert order.state == "dispatched" and order.bay.code == "A1"
    assert str(LineShare.objects.get().hours) == "0.800"


def test_not_before_the_customer_agreed(yard) -> None:
    order = yard.open()
    yard.labour(order)
    with pytest.raises(Refused, match=r"order\.not_agreed"):
        yard.dispatched(order)


def test_an_expired_certificate_blocks(yard) -> None:
    """SV6: neither dispatch nor clock."""
    order = agreed(yard)
    Skill.objects.filter(employee__name="铁柱").update(expires_on="2026-11-22")
    with pytest.raises(Refused, match=r"skill\.expired"):
        yard.dispatched(order)
    Skill.objects.filter(employee__name="铁柱").update(level=1, expires_on=None)
    LabourOp.objects.update(level=2)
    order.lines.update(level=2)
    with pytest.raises(Refused, match=r"skill\.missing"):
        yard.dispatched(order)
    order.lines.update(level=1, high_voltage=True)
    with pytest.raises(Refused, match=r"skill\.missing"):
        yard.dispatched(order)
    assert not LineShare.objects.exists()


def test_only_technicians_and_only_by_the_dispatcher(yard) -> None:
    order = agreed(yard)
    with pytest.raises(Refused, match=r"technician\.unknown"):
        yard.run("dispatch_order", "dispatcher", order=order.pk, technician=yard.person("keeper"))
    with pytest.raises(NotAllowed):
        yard.run("dispatch_order", order=order.pk, technician=yard.person("technician", "铁柱"))
