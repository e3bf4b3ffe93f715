"""A car goes to another store of the group: one VIN in one place, both books and both papers mirror each other (I07, I31, P14)."""

from decimal import Decimal as D

from chehang.carsales.models import Car, CarTransfer
from chehang.carsales.operations.receive_car import ReceiveCar, receive_car
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role
from chehang.ledger.services import open_books
from chehang.org.models import Store

from .dealer import VINS, Dealer


def test_sent_and_received(dealer: Dealer, other_store: Store) -> None:
    open_books(other_store.pk, dealer.day().replace(day=1))
    car = dealer.stocked()
    there = dealer.actor_of("car_clerk", at=other_store)
    dealer.act("transfer_car", "sales_manager", car=car.pk, other=other_store.pk, reason="浦东店客户订车")
    gone, came = Car.objects.get(pk=car.pk), Car.objects.get(store=other_store)
    assert (gone.state, gone.place, came.state, came.place, came.vin) == (
        "returned",
        "gone",
        "transit",
        "transit",
        car.vin,
    )
    assert balance_of_role(dealer.who("accountant"), "vehicle_stock") == 0
    assert abs(balance_of_role(there, "vehicle_stock")) == D(141800)
    dealer.refused("car.in_the_group", "buy_car", "car_clerk", **bought(dealer, car.vin))
    receive_car(ReceiveCar(car=came.pk, spot="P-01"), actor=there, clock=dealer.clock)
    papers = CarTransfer.objects.order_by("id")
    assert [p.side for p in papers] == ["out", "in"] and all(p.received_at == dealer.clock.at for p in papers)
    assert not [str(row) for rule, row in broken() if rule.code in ("I07", "I31d", "I47", "I20", "I20d")]


def test_a_paper_that_says_something_else_is_named(dealer: Dealer, other_store: Store) -> None:
    open_books(other_store.pk, dealer.day().replace(day=1))
    dealer.act("transfer_car", "sales_manager", car=dealer.stocked().pk, other=other_store.pk, reason="调车")
    CarTransfer.objects.filter(side="in").update(twin_number="X")
    assert [rule.code for rule, _row in broken() if rule.code == "I31d"]


def bought(dealer: Dealer, vin: str) -> dict[str, object]:
    return {
        "vin": vin, "model": dealer.model().pk, "colour": "珍珠白", "supplier": dealer.supplier().pk, "invoice_no": "F99",
        "invoiced_on": dealer.day(), "cost_ex": "141800",
    }  # fmt: skip


def test_only_a_free_car_to_a_branch(dealer: Dealer, other_store: Store) -> None:
    coming, here = dealer.bought(), dealer.stocked(VINS[1])
    sent = {"other": other_store.pk, "reason": "调车"}
    dealer.refused("car.not_to_send", "transfer_car", "sales_manager", car=coming.pk, **sent)
    dealer.refused(
        "transfer.same_store", "transfer_car", "sales_manager", car=here.pk, **sent | {"other": dealer.store.pk}
    )
    Store.objects.filter(pk=other_store.pk).update(tax_id="91330200MA2AF00017")
    Store.objects.filter(pk=dealer.store.pk).update(tax_id="91330200MA2AF00025")
    dealer.refused("transfer.other_taxpayer", "transfer_car", "sales_manager", car=here.pk, **sent)
    assert not CarTransfer.objects.exists()
