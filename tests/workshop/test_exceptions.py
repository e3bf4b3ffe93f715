"""Cases that every department has to bear (§11.2): what changes underneath, who leaves in the middle, months that end or are closed."""

from datetime import datetime
from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from chehang.billing.models import Bill
from chehang.core.context import STORE_TIME
from chehang.core.errors import Refused
from chehang.core.money import ZERO
from chehang.ledger.models import Period
from chehang.org.models import Assignment, Employee
from chehang.org.operations.dismiss_employee import DismissEmployee, dismiss_employee
from chehang.pricing.operations.set_price import SetPrice, set_price
from chehang.workshop.models import OrderShare, WorkOrder
from chehang.workshop.paying import technician as piece_pay
from tests.goods import upload

from .yard import Yard


def test_a_price_that_rises_meanwhile_is_not_the_customers(yard: Yard) -> None:
    """458 when it was agreed, 500 from now on: the line stays, the next one has the new price; so with the hour."""
    shop = yard.shop
    part = shop.goods(number="EX-1", name="空调滤芯")
    order = yard.open()
    line, work = yard.part(order, part), yard.labour(order)
    yard.agreed(order)
    shop.run(set_price, SetPrice(part=part.pk, price_inc=D(500), reason="厂家调价"), "parts_manager")
    facts = {"trade": "mechanics", "price_inc": "200", "reason": "年度核定", "valid_from": shop.depot.clock.today()}
    yard.run("set_labour_rate", "service_manager", **facts)
    yard.dispatched(order)
    yard.fetch(order)
    yard.work(order)
    yard.inspected(order)
    yard.run("finish_order", "inspector", order=order.pk)
    yard.run("settle_order", order=order.pk)
    line.refresh_from_db()
    assert (line.amount_inc, OrderShare.objects.get().amount_inc) == (D(458), D(458) + work.amount_inc)
    other = yard.open(yard.car("LHCH3A8F0TA004001", "浙D30001", name="下一位"))
    assert yard.part(other, part).price_inc == 500 and yard.labour(other).price_inc == 200


def test_who_leaves_in_the_middle_leaves_no_clock_and_no_line_behind(yard: Yard) -> None:
    """The dispatcher stops the leaver's clock and gives the line to another; what he worked stays his."""
    order = yard.open()
    line = yard.labour(order)
    yard.agreed(order)
    yard.dispatched(order)
    yard.run("clock_on", "technician", who="铁柱", line=line.pk)
    gone = yard.person("technician", "铁柱")
    yard.later(30)
    yard.shop.run(dismiss_employee, DismissEmployee(employee=gone), "hr_manager")
    assert (
        not Employee.objects.get(pk=gone).active and not Assignment.objects.filter(employee=gone, until=None).exists()
    )
    share = [{"technician": yard.person("technician", "大勇"), "share": "1"}]
    with pytest.raises(Refused, match=r"line\.worked_on_now"):
        yard.run("assign_line", "dispatcher", line=line.pk, technicians=share)
    yard.run("clock_off", "dispatcher", technician=gone, pause="shift")
    with pytest.raises(Refused, match=r"technician\.unknown"):
        yard.run("clock_on", "dispatcher", line=line.pk, technician=gone)
    yard.run("assign_line", "dispatcher", line=line.pk, technicians=share)
    yard.work(order, "大勇")
    assert sorted(str(c.technician.name) for c in order.clockings.all()) == sorted(["铁柱", "大勇"])
    order.refresh_from_db()
    assert order.state == "in_work" and order.clockings.get(technician=gone).hours == D("0.5")


def test_a_closed_month_takes_no_settlement(yard: Yard) -> None:
    order = yard.ready()
    for month in Period.objects.filter(store=yard.shop.store).order_by("first_day"):
        Period.objects.filter(pk=month.pk).update(state="closed")
    with pytest.raises(Refused, match=r"period\.closed"):
        yard.run("settle_order", order=order.pk)
    order.refresh_from_db()
    assert (order.state, order.statement_no) == ("ready", "")
    assert not OrderShare.objects.exists() and not Bill.objects.exists()


@pytest.mark.parametrize(("at", "hours"), [("23:59:59", D("0.8")), ("00:00:00", ZERO)])
def test_the_last_second_of_a_month_is_its_own(yard: Yard, at: str, hours: D) -> None:
    """Settled on 30 November at 23:59:59 in the store it is November's piece pay, a second later December's."""
    order = yard.settled()
    day = "2026-11-30" if at != "00:00:00" else "2026-12-01"
    moment = datetime.fromisoformat(f"{day} {at}").replace(tzinfo=STORE_TIME)
    WorkOrder.objects.filter(pk=order.pk).update(settled_at=moment)
    month = moment.date().replace(month=11, day=1)
    assert piece_pay(yard.shop.depot.context(), yard.person("technician", "铁柱"), month).hours == hours


def test_full_width_and_rare_characters(yard: Yard) -> None:
    """A quantity in full-width figures is asked for in half width, never read as another; a rare name is kept as it is written."""
    order = yard.open()
    with pytest.raises(ValidationError, match="half-width"):
        yard.part(order, yard.shop.goods(number="EX-3", name="滤芯"), "２")
    yard.labour(order)
    yard.run("record_agreement", order=order.pk, way="signed", name="𠮷田𬭎", image=upload())
    assert order.agreements.get().name == "𠮷田𬭎"
