"""Ending without a sale: refund, forfeit, double return; approved; the goods are free again."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.billing.models import CreditNote
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest
from chehang.core.operations.send_back import SendBack, send_back
from chehang.counter.models import LostSale
from chehang.stock.models import Reservation
from tests.counter.special import arrived, close, paid, registered, tell, yes
from tests.goods import money
from tests.selling import Shop, sound


def test_the_customer_cancels_earnest_money(shop: Shop) -> None:
    order = paid(shop, deposit_kind="earnest")
    close(shop, order, "customer")
    yes(shop, order, "parts_manager", "finance_manager")
    assert (order.state, order.forfeited, order.returned, order.held) == ("cancelled", 856, 644, 0)
    assert money("parts_deposit_forfeited") == {"2204.02": D(856), "6301": D(-856)}
    assert CreditNote.objects.get().rest == 644
    sound("I20", "I20b", "I20c")


def test_the_store_cannot_supply(shop: Shop) -> None:
    order = paid(shop, deposit_kind="earnest")
    close(shop, order, "supply")
    yes(shop, order, "parts_manager", "finance_manager")
    assert (order.state, order.returned + order.penalty) == ("failed", D(2356))
    assert money("parts_deposit_doubled") == {"6711": D(856), "2241.09": D(-856)}
    assert LostSale.objects.get().reason == "late"


def test_not_collected(shop: Shop) -> None:
    order = arrived(shop, deposit_kind="earnest")
    with pytest.raises(Refused, match=r"special\.not_late"):
        close(shop, order, "abandoned")
    shop.depot.clock.at += timedelta(days=31)
    with pytest.raises(Refused, match=r"special\.not_told"):
        close(shop, order, "abandoned")
    for channel in ("phone", "phone", "phone"):
        tell(shop, order, reached=False, channel=channel)
    with pytest.raises(Refused, match=r"special\.not_told"):  # three calls and no letter
        close(shop, order, "abandoned")
    tell(shop, order, reached=False, channel="letter")
    close(shop, order, "abandoned", keep="500")
    assert Reservation.objects.filter(document="counter.special_order", open=True).exists()
    yes(shop, order, "parts_manager", "finance_manager")
    assert (order.state, order.forfeited, order.returned) == ("abandoned", 500, 1000)
    assert not Reservation.objects.filter(document="counter.special_order", open=True).exists()


def test_a_deposit_without_earnest_goes_back_whole(shop: Shop) -> None:
    order = paid(shop)
    with pytest.raises(Refused, match=r"special\.keep"):
        close(shop, order, "customer", keep="1")
    close(shop, order, "customer")
    yes(shop, order, "parts_manager")
    assert (order.state, order.returned) == ("cancelled", 1500)


def test_there_is_no_failing_when_the_part_is_there(shop: Shop) -> None:
    order = arrived(shop)
    with pytest.raises(Refused, match=r"special\.is_there"):
        close(shop, order, "supply")


def test_not_approved_it_stands_as_before(shop: Shop) -> None:
    order = arrived(shop)
    close(shop, order, "customer")
    request = ApprovalRequest.objects.get(document="counter.special_order", state="open")
    shop.run(send_back, SendBack(request=request.pk, reason="再联系一次"), "parts_manager")
    order.refresh_from_db()
    assert (order.state, order.outcome, order.held) == ("notified", "", 1500)


def test_before_the_deposit_it_just_ends(shop: Shop) -> None:
    order = registered(shop)
    close(shop, order, "customer")
    assert order.state == "cancelled"
