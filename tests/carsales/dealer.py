"""Short ways through a car deal: models with prices, cars with their papers, an order from its quotation to the road."""

from datetime import date
from typing import Any

from chehang.billing.models import Bill
from chehang.carsales.kinds import CheckGroup
from chehang.carsales.models import Car, Deal, Lead
from chehang.core.models import ApprovalRequest
from chehang.ledger.services import open_books
from chehang.parties.models import Customer, Supplier
from chehang.vehicles.demo import vin
from chehang.vehicles.models import CarModel
from tests.goods import upload

from .showroom import Showroom

VINS = tuple(vin(n) for n in (90123, 90224, 90325, 90426))
PDI = [{"group": g.value} for g in CheckGroup]


class Dealer(Showroom):
    """A showroom that has cars to sell: marked 175,800, sold at 168,800, bought for 141,800 with 7,200 rebate to come."""

    def open(self) -> "Dealer":
        open_books(self.store.pk, date(2026, 10, 1))
        return self

    def model(self, code: str = "HC-X5-26-20T", drive: str = "petrol") -> CarModel:
        brand, _made = CarModel.objects.get_or_create(code="HCB", defaults={"name": "泓川", "level": "brand"})
        found, made = CarModel.objects.get_or_create(
            code=code, defaults={"name": "泓川H5 尊享", "level": "trim", "parent": brand, "drive": drive}
        )
        if made:
            price = {
                "marked": "175800",
                "floor": "160000",
                "cost_ex": "141800",
                "rebate": "7200",
                "reason": "厂家商务政策",
            }
            self.act("set_car_price", "sales_manager", model=found.pk, valid_from=self.day(), **price)
        return found

    def supplier(self) -> Supplier:
        made, _made = Supplier.objects.get_or_create(store=self.store, code="S1", defaults={"name": "泓川销售公司"})
        return made

    def bank(self) -> Customer:
        made, _made = Customer.objects.get_or_create(
            store=self.store, code="BANK", defaults={"name": "泓川汽车金融", "kind": "company"}
        )
        return made

    def bought(self, number: str = VINS[0], **also: Any) -> Car:
        data = {
            "vin": number, "model": self.model().pk, "colour": "珍珠白", "supplier": self.supplier().pk, "invoice_no": f"F{number[-4:]}",
            "invoiced_on": self.day(-30), "cost_ex": "141800", "rebate": "7200", **also,
        }  # fmt: skip
        return Car.objects.get(pk=self.act("buy_car", "car_clerk", **data).id)

    def stocked(self, number: str = VINS[0], **also: Any) -> Car:
        car = self.bought(number, **also)
        self.act("receive_car", "car_clerk", car=car.pk, spot="A-01")
        return Car.objects.get(pk=car.pk)

    def pdi(self, car: Car, **also: Any) -> Any:
        return self.act("check_car", "technician", car=car.pk, **{"items": PDI, "battery": "12.6", **also})

    def content(self, **also: Any) -> dict[str, Any]:
        return {"model": self.model().pk, "colour": "珍珠白", "price_inc": "168800", **also}

    def quoted(self, mobile: str = "13600001111", **also: Any) -> Deal:
        lead = Lead.objects.filter(mobile=mobile).first() or self.contacted(mobile=mobile)
        return Deal.objects.get(pk=self.act("quote_car", lead=lead.pk, **self.content(**also)).id)

    def ordered(self, mobile: str = "13600001111", *, deposit: str = "", **also: Any) -> Deal:
        deal = self.quoted(mobile, **also)
        facts = {"deposit": deposit, "deposit_kind": "earnest"} if deposit else {}
        self.act("order_car", deal=deal.pk, name="赵敏", promised_on=self.day(10), **facts)
        return Deal.objects.get(pk=deal.pk)

    def released(self, mobile: str = "13600001111", **also: Any) -> Deal:
        deal = self.ordered(mobile, **also)
        self.act("submit_deal", deal=deal.pk)
        self.decide(deal)
        return Deal.objects.get(pk=deal.pk)

    def decide(self, deal: Deal, post: str = "sales_manager") -> None:
        request = ApprovalRequest.objects.get(document="carsales.deal", object_id=deal.pk, state="open")
        self.run("core.approve", post, request=request.pk)

    def bill(self, deal: Deal, part: str = "car") -> Bill:
        return Bill.objects.get(document="carsales.deal", object_id=deal.pk, part=part)

    def pay(self, deal: Deal, part: str = "car") -> None:
        bill = self.bill(deal, part)
        payment = {"method": "transfer", "amount": str(bill.rest), "reference": f"回单{bill.pk}"}
        self.run("billing.take_payment", "cashier", bill=bill.pk, payments=[payment])

    def ready(self, mobile: str = "13600001111", number: str = VINS[0], **also: Any) -> Deal:
        """A released order with its car, its PDI and all its money."""
        deal, car = self.released(mobile, **also), self.stocked(number)
        if deal.deposit:
            self.pay(deal, "deposit")
        if deal.loan:
            self.act("record_loan", deal=deal.pk, loan_state="approved")
        self.act("assign_car", deal=deal.pk, car=car.pk)
        self.pdi(car)
        self.act("bill_deal", deal=deal.pk)
        self.pay(deal)
        return Deal.objects.get(pk=deal.pk)

    def handing(self, deal: Deal, **also: Any) -> dict[str, Any]:
        ticks = dict.fromkeys(("identity", "inspected", "papers", "tools", "explained"), True)
        return {"deal": deal.pk, "odometer": 12, **ticks, "signature": upload(), **also}

    def delivered(self, *args: Any, **also: Any) -> Deal:
        deal = self.ready(*args, **also)
        self.run_anyway("carsales.deliver_car", "sales_consultant", **self.handing(deal))
        return Deal.objects.get(pk=deal.pk)
