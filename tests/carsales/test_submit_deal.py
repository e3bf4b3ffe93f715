"""Every deal is released by the sales manager, and beyond his limits by the general manager too."""

import pytest

from chehang.carsales.models import Deal, Lead
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest

from .dealer import Dealer


def shown(deal: Deal) -> dict[str, str]:
    return dict(ApprovalRequest.objects.get(object_id=deal.pk, state="open").shown)


def test_the_whole_deal_on_one_page(dealer: Dealer) -> None:
    deal = dealer.ordered()
    dealer.act("submit_deal", deal=deal.pk)
    deal.refresh_from_db()
    page = shown(deal)
    assert (page["GP1"], page["GP2 with rebates"], deal.number[:3]) == ("7,580.53", "14,780.53", "DD-")
    with pytest.raises(Refused):
        dealer.decide(deal, "sales_consultant")
    dealer.decide(deal)
    deal.refresh_from_db()
    assert deal.state == "authorised" and deal.approval is not None


@pytest.mark.parametrize(
    "content",
    [
        {"price_inc": "159999"},
        {"fees": [{"kind": "gift", "name": "贴膜", "cost": "1500.01"}]},
        # One discount split in two: each part is within its limit, together they are not.
        {"price_inc": "160500", "fees": [{"kind": "gift", "name": "贴膜", "cost": "600"}]},
        {"price_inc": "160500", "fees": [{"kind": "accessory", "name": "贴膜", "amount": "113", "cost": "700"}]},
    ],
    ids=["floor", "gifts", "split", "below_cost"],
)
def test_beyond_his_limits_the_general_manager_decides_too(dealer: Dealer, content: dict) -> None:
    deal = dealer.ordered(**content)
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    deal.refresh_from_db()
    assert deal.state == "submitted"
    dealer.decide(deal, "general_manager")
    deal.refresh_from_db()
    assert deal.state == "authorised"


def test_a_manager_who_sells_does_not_release_his_own(dealer: Dealer) -> None:
    dealer.lead("sales_manager", consultant=dealer.id("sales_manager"), mobile="13600009999")
    lead = Lead.objects.get(mobile="13600009999")
    pk = dealer.act("quote_car", "sales_manager", lead=lead.pk, **dealer.content()).id
    dealer.act("order_car", "sales_manager", deal=pk, name="周总", promised_on=dealer.day(9))
    dealer.act("submit_deal", "sales_manager", deal=pk)
    with pytest.raises(Refused):
        dealer.decide(Deal.objects.get(pk=pk))
