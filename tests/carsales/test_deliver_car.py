"""The car is handed over: money, PDI, checklist and signature first; then the books and the car's file."""

from decimal import Decimal as D

from chehang.carsales.models import Car, Lead
from chehang.core.models import Signature
from chehang.core.verify import broken
from chehang.ledger.queries import balance_of_role

from .dealer import Dealer
from .test_record_loan import LOAN

FEES = [
    {"kind": "purchase_tax"}, {"kind": "commercial", "amount": "4200", "gain": "630"}, {"kind": "accessory", "name": "脚垫", "amount": "480", "cost": "288"},
    {"kind": "plate_service", "amount": "318"},
]  # fmt: skip


def balance(dealer: Dealer, role: str) -> D:
    return balance_of_role(dealer.who("accountant"), role)


def sound() -> None:
    found = [f"{rule.code} {row}" for rule, row in broken() if rule.code[0] == "I" or rule.code[0] == "S"]
    assert not [x for x in found if "written outside" not in x], found


def test_revenue_cost_collections_and_the_deposit(dealer: Dealer) -> None:
    deal = dealer.delivered(lender=dealer.bank().pk, deposit="5000", fees=FEES, **LOAN)
    assert deal.state == "delivered"
    told = {
        "vehicle_revenue": "-149380.53", "vehicle_cost": "141800", "vehicle_stock": "0", "car_deposit": "0",
        "plate_collected": "-14938.05", "insurance_collected": "-4200", "accessory_revenue": "-424.78", "plate_service": "-300",
        "receivable_customer": "0", "receivable_loan": "118000",
    }  # fmt: skip
    assert {role: abs(balance(dealer, role)) for role in told} == {role: abs(D(x)) for role, x in told.items()}
    sound()


def test_the_cars_file_the_lead_and_the_signature(dealer: Dealer) -> None:
    deal = dealer.delivered()
    vehicle = Car.objects.get(pk=deal.car_id).vehicle
    assert (vehicle.owner, vehicle.warranty_from, vehicle.sold_here) == (deal.customer, dealer.day(), True)
    car = Car.objects.get(pk=deal.car_id)
    assert (car.state, car.place, car.certificate) == ("delivered", "gone", "handed")
    assert Lead.objects.get(pk=deal.lead_id).state == "won"
    assert Signature.objects.filter(slot="buyer", object_id=deal.pk).exists()


def test_no_car_leaves_unpaid_unchecked_or_held(dealer: Dealer) -> None:
    deal, car = dealer.released(), dealer.stocked()
    dealer.refused("deal.no_car_yet", "deliver_car", **dealer.handing(deal))
    dealer.act("assign_car", deal=deal.pk, car=car.pk)
    dealer.refused("deal.unpaid", "deliver_car", **dealer.handing(deal))
    dealer.act("bill_deal", deal=deal.pk)
    dealer.refused("deal.unpaid", "deliver_car", **dealer.handing(deal))
    dealer.pay(deal)
    dealer.refused("deal.pdi", "deliver_car", **dealer.handing(deal))
    dealer.pdi(car, battery="12.1")
    dealer.refused("deal.pdi", "deliver_car", **dealer.handing(deal))
    dealer.pdi(car)
    dealer.refused("deal.checklist", "deliver_car", **dealer.handing(deal, explained=False))
    dealer.refused("file.unknown", "deliver_car", **dealer.handing(deal, signature="0" * 64))
    deal.refresh_from_db()
    assert deal.state == "authorised" and balance(dealer, "vehicle_revenue") == 0
    dealer.days(31)
    dealer.refused("deal.pdi", "deliver_car", **dealer.handing(deal))


def test_not_before_release(dealer: Dealer) -> None:
    dealer.refused("state.wrong", "deliver_car", **dealer.handing(dealer.ordered()))
