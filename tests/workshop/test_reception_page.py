"""A scan or a photo of the VIN finds the car, and says what is next for it."""

import pytest
from django.test import Client

from chehang.org.models import Account
from chehang.vehicles.vins import vin_in

from .yard import VIN, Yard


@pytest.mark.parametrize(
    "text",
    [
        VIN,
        VIN.lower(),
        f"*{VIN}*",
        f"I{VIN}",
        f"合格证;{VIN};20260501;红",
        f"LHCH3A8F0TA000123 {VIN}",
        "".join(chr(ord(c) + 0xFEE0) for c in VIN),
    ],
)
def test_the_vin_in_what_was_read(text: str) -> None:
    assert vin_in(text) == VIN


@pytest.mark.parametrize("text", ["", "浙A12345", "0123456789012345678", "LHCH3A8F5TA00012", "LHCH3A8F5TAO00123"])
def test_what_is_none(text: str) -> None:
    assert vin_in(text) == ""


def test_found_with_what_is_next(yard: Yard) -> None:
    client = Client(headers={"accept-language": "zh-hans"})
    account = Account.objects.get(pk=yard.shop.depot.who("service_advisor").account_id)
    client.force_login(account, backend="chehang.org.accounts.AccountBackend")

    def page(asked: str) -> str:
        return client.get("/workshop/reception/", {"q": asked}).content.decode()

    car = yard.car()
    for asked in (VIN, f"*{VIN}*", VIN[-6:], "浙A12345", "王伟"):
        assert f"/do/workshop/open_order/?vehicle={car.pk}" in page(asked), asked
    order = yard.open(car)
    assert f"/workshop/orders/{order.pk}/" in page(VIN) and "/do/workshop/open_order/?vehicle=" not in page(VIN)
    unknown = "LHCH3A8F0TA000777"
    assert f"/do/vehicles/register_vehicle/?vin={unknown}" in page(unknown)
    assert "没有" in page("查无此车")
