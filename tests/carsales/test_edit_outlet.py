"""The file of an outlet."""

from .dealer import Dealer
from .outlets import outlet


def facts(place, **also):
    return {
        "outlet": place.pk,
        "area": place.area,
        "contract_no": place.contract_no,
        "deposit": str(place.deposit),
        **also,
    }


def test_another_keeper_and_contract(dealer: Dealer) -> None:
    place = outlet(dealer)
    keeper = dealer.id("outlet_keeper/新人")
    dealer.act("edit_outlet", "sales_manager", **facts(place, keeper=keeper, contract_no="EW-2027-01"))
    place.refresh_from_db()
    assert (place.keeper_id, place.contract_no) == (keeper, "EW-2027-01")
    dealer.refused("outlet.keeper", "edit_outlet", "sales_manager", **facts(place, keeper=99_999))
