"""A partner has one file."""

from chehang.marketing.models import Partner
from tests.marketing.conftest import Market

DATA = {"medium": "交通之声", "kind": "radio", "name": "何平", "phone": "13700000001", "tie": "core"}


def test_once(market: Market) -> None:
    market.run("add_partner", **DATA)
    assert Partner.objects.get().last_contact == market.office.day()
    market.refused("partner.twice", "add_partner", **DATA)
    market.refused("not_allowed", "add_partner", "keeper", **DATA)
