"""A visit to an outlet counts our cars there; a difference rings."""

from chehang.carsales.models import OutletVisit
from chehang.core.models import InboxItem

from .dealer import Dealer
from .outlets import outlet


def test_a_difference_rings(dealer: Dealer) -> None:
    place = outlet(dealer)
    dealer.who("general_manager")
    facts = {
        "outlet": place.pk,
        "on": dealer.day(),
        "seen": "展位整洁,试驾车已到位",
        "support": "提供展架",
        "agreed": "月底前增订两台",
    }
    dealer.act("note_outlet_visit", "sales_manager", **facts, cars_counted=0)
    before = InboxItem.objects.count()
    done = dealer.act("note_outlet_visit", "sales_manager", **facts, cars_counted=1)
    assert done.model_extra == {"difference": 1} and InboxItem.objects.count() > before
    assert OutletVisit.objects.count() == 2
