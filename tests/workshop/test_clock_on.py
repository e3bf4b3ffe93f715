"""A technician is in one place at a time (I46)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Clocking


def two_cars(yard):
    lines = []
    for n, plate in enumerate(("浙A1", "浙A2")):
        order = yard.open(yard.car(f"LHCH3A8F{5 + n * 2}TA00012{3 + n}", plate))
        lines.append(yard.labour(order))
        yard.agreed(order)
        yard.dispatched(order)
    return lines


def test_never_on_two_cars(yard) -> None:
    one, two = two_cars(yard)
    yard.run("clock_on", "technician", who="铁柱", line=one.pk)
    one.order.refresh_from_db()
    assert one.order.state == "in_work"
    yard.later(30)
    with pytest.raises(Refused, match=r"clock\.elsewhere"):
        yard.run("clock_on", "technician", who="铁柱", line=two.pk)
    with pytest.raises(Refused, match=r"clock\.not_yours"):
        yard.run("clock_on", "technician", who="大勇", line=two.pk)
    assert Clocking.objects.count() == 1


def test_the_database_refuses_overlaps(yard) -> None:
    one, two = two_cars(yard)
    yard.run("clock_on", "technician", who="铁柱", line=one.pk)
    yard.later(60)
    yard.run("clock_off", "technician", who="铁柱", pause="break")
    first = Clocking.objects.get()
    facts = {
        "store": yard.shop.store,
        "order": two.order,
        "line": two,
        "technician": first.technician,
        "pause": "break",
    }
    middle = first.started_at + timedelta(minutes=30)
    with pytest.raises(IntegrityError, match="overlap"), transaction.atomic():
        Clocking.objects.create(**facts, started_at=middle, ended_at=middle + timedelta(minutes=1), hours="0.017")
    Clocking.objects.create(
        **facts, started_at=first.ended_at, ended_at=first.ended_at + timedelta(minutes=6), hours="0.1"
    )


def test_only_oneself_but_the_dispatcher_all(yard) -> None:
    one, _two = two_cars(yard)
    pk = yard.person("technician", "铁柱")
    with pytest.raises(Refused, match=r"clock\.another"):
        yard.run("clock_on", "technician", who="大勇", line=one.pk, technician=pk)
    yard.run("clock_on", "dispatcher", line=one.pk, technician=pk)
    with pytest.raises(NotAllowed):
        yard.run("clock_on", line=one.pk)


def test_not_what_is_finished_or_not_agreed(yard) -> None:
    order = yard.worked()
    line = order.lines.get()
    with pytest.raises(Refused, match=r"clock\.done"):
        yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    yard.run("add_charge", order=order.pk, kind="other", text="增项", amount="500")
    with pytest.raises(Refused, match=r"order\.not_agreed"):
        yard.run("clock_on", "technician", who="铁柱", line=line.pk)
