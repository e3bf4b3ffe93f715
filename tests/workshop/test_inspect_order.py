"""Three different people look at the car."""

import pytest
from django.db import IntegrityError, transaction

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import Inspection, WorkOrder


def test_three_people(yard) -> None:
    order = yard.worked()
    yard.inspected(order)
    order.refresh_from_db()
    assert order.state == "final_ok" and Inspection.objects.values("employee").distinct().count() == 3


def test_nobody_looks_twice(yard) -> None:
    order = yard.worked()
    with pytest.raises(Refused, match=r"inspection\.own"):
        yard.run("inspect_order", "technician", who="大勇", order=order.pk, stage="own")
    yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="own")
    with pytest.raises(Refused, match=r"inspection\.same_person"):
        yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="mutual")
    with pytest.raises(Refused, match=r"state\.wrong"):
        yard.run("inspect_order", "inspector", order=order.pk, stage="final")
    yard.run("inspect_order", "technician", who="大勇", order=order.pk, stage="mutual")
    yard.person("technician", "三强")
    with pytest.raises(Refused, match=r"inspection\.final"):
        yard.run("inspect_order", "technician", who="三强", order=order.pk, stage="final")
    with pytest.raises(Refused, match=r"inspection\.unsafe"):
        yard.run("inspect_order", "inspector", order=order.pk, stage="final", brakes="bad")
    with pytest.raises(Refused, match=r"inspection\.torque"):
        yard.run("inspect_order", "inspector", order=order.pk, stage="final", wheels="good")
    assert Inspection.objects.count() == 2


def test_the_database_knows_it_too(yard) -> None:
    order = yard.worked()
    yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="own")
    yard.run("inspect_order", "technician", who="大勇", order=order.pk, stage="mutual")
    with pytest.raises(IntegrityError, match="three_looked"), transaction.atomic():
        WorkOrder.objects.filter(pk=order.pk).update(state="final_ok")


def test_a_failed_one_sends_it_back(yard) -> None:
    order = yard.worked()
    yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="own")
    facts = {"order": order.pk, "stage": "mutual", "passed": False}
    with pytest.raises(Refused, match=r"inspection\.reason"):
        yard.run("inspect_order", "technician", who="大勇", **facts)
    yard.run("inspect_order", "technician", who="大勇", reason="放油螺栓渗油", **facts)
    order.refresh_from_db()
    assert (order.state, order.round, order.lines.get().done) == ("in_work", 2, False)
    with pytest.raises(Refused, match=r"inspection\.not_done"):
        yard.run("inspect_order", "technician", who="铁柱", order=order.pk, stage="own")
    yard.work(order)
    yard.inspected(order)


def test_not_everybody(yard) -> None:
    order = yard.worked()
    with pytest.raises(NotAllowed):
        yard.run("inspect_order", order=order.pk, stage="own")
