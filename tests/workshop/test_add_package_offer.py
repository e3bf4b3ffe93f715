"""What can be bought beforehand."""

import pytest

from chehang.core.errors import NotAllowed, Refused
from chehang.workshop.models import PackageOffer

from .packages import card, offered


def test_a_package_and_a_card(yard) -> None:
    offer = offered(yard)
    assert (offer.uses, offer.items.count(), card(yard).uses) == (3, 2, 0)


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("package_offer.empty", {"uses": 0}),
        ("package_offer.value", {"kind": "value"}),
        ("package_offer.item", {"items": [{}]}),
    ],
)
def test_what_makes_no_sense_is_refused(yard, code: str, facts: dict) -> None:
    with pytest.raises(Refused, match=code):
        offered(yard, **facts)
    assert not PackageOffer.objects.exists()


def test_a_code_once(yard) -> None:
    card(yard)
    with pytest.raises(Refused, match=r"package_offer\.taken"):
        card(yard)


def test_only_the_manager_offers(yard) -> None:
    with pytest.raises(NotAllowed):
        yard.run("add_package_offer", code="X", name="x", price_inc="1", kind="value")
