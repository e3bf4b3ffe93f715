"""Packages in the tests: an offer, what a customer bought, the money for it."""

from typing import Any

from chehang.billing.models import Bill
from chehang.billing.operations.take_payment import TakePayment, take_payment
from chehang.workshop.models import Package, PackageOffer

from .yard import Yard


def offered(yard: Yard, **also: Any) -> PackageOffer:
    """Three oil services for 1,000: work M01 and a filter each time."""
    part = yard.shop.goods("9", "900", "160", number="TC-9", name="机油滤芯") if "items" not in also else None
    facts: dict[str, Any] = {
        "code": f"BY{PackageOffer.objects.count()}",
        "name": "三次保养",
        "price_inc": "1000",
        "uses": 3,
    }
    facts["items"] = also.pop("items", None) or [{"op": yard.ops["M01"].pk}, {"part": part.pk if part else 0}]
    return PackageOffer.objects.get(pk=yard.run("add_package_offer", "service_manager", **(facts | also)).id)


def card(yard: Yard, price: str = "500") -> PackageOffer:
    """Stored value."""
    facts = {"code": f"CZ{price}", "name": "储值卡", "kind": "value", "price_inc": price}
    return PackageOffer.objects.get(pk=yard.run("add_package_offer", "service_manager", **facts).id)


def pay_for(yard: Yard, package: Package) -> None:
    bill = Bill.objects.get(document="workshop.package", object_id=package.pk)
    payment = {"method": "wechat", "amount": str(bill.rest)}
    yard.shop.run(take_payment, TakePayment.model_validate({"bill": bill.pk, "payments": [payment]}), "cashier")


def bought(yard: Yard, offer: PackageOffer, *, paid: bool = True, **also: Any) -> Package:
    """Sold to the owner of the car of the tests, and paid."""
    customer = also.pop("customer", None) or (yard.car() if not _car() else _car()).owner
    package = Package.objects.get(pk=yard.run("sell_package", offer=offer.pk, customer=customer.pk, **also).id)
    if paid:
        pay_for(yard, package)
    package.refresh_from_db()
    return package


def _car() -> Any:
    from chehang.vehicles.models import Vehicle

    from .yard import VIN

    return Vehicle.objects.filter(vin=VIN).first()
