"""A guest signs in once, on the own phone."""

from django.test import Client

from chehang.marketing.models import Guest
from tests.marketing.conftest import Market


def test_by_the_code_at_the_door(market: Market) -> None:
    made = market.campaign("live")
    phone = Client(headers={"accept-language": "zh-hans"})
    assert phone.get(f"/e/{made.token}/").status_code == 200
    facts = {"name": "孙悦", "mobile": "13900001111", "companions": "2"}
    assert phone.post(f"/e/{made.token}/", facts).status_code == 200
    assert phone.post(f"/e/{made.token}/", facts).status_code == 422
    assert phone.get("/e/unknown-code/").status_code == 404
    guest = Guest.objects.get()
    assert (guest.name, guest.companions) == ("孙悦", 2)


def test_refusals(market: Market) -> None:
    made = market.campaign("approved")
    data = {"token": made.token, "name": "孙悦", "mobile": "13900001111"}
    market.refused("campaign.closed", "sign_in_guest", **data)
    market.refused("campaign.unknown", "sign_in_guest", **data | {"token": "x" * 20})
    market.refused("not_allowed", "sign_in_guest", "keeper", **data)
