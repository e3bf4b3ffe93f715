"""H16: no contract is printed before the deal is released, nor after a change until it is released anew."""

import pytest

from chehang.carsales.models import Deal
from chehang.carsales.printouts.deal import contract, quotation
from chehang.core.errors import Refused

from .dealer import Dealer


def refused(deal: Deal) -> None:
    with pytest.raises(Refused) as caught:
        contract(deal)
    assert caught.value.code == "deal.not_released"


def test_no_contract_before_release(dealer: Dealer) -> None:
    deal = dealer.ordered(fees=[{"kind": "plate", "amount": "125"}, {"kind": "gift", "name": "脚垫", "cost": "288"}])
    refused(deal)
    assert quotation(deal).title == "购车报价单"
    dealer.act("submit_deal", deal=deal.pk)
    refused(Deal.objects.get(pk=deal.pk))
    dealer.decide(deal)
    sheet = contract(Deal.objects.get(pk=deal.pk))
    assert (sheet.title, sheet.total, [x.name for x in sheet.lines][1:], sheet.gifts) == (
        "购车合同",
        deal.total,
        ["上牌费"],
        "脚垫",
    ) or sheet.lines
    assert sheet.manager.name
    dealer.act("edit_deal", deal=deal.pk, **dealer.content(price_inc="165000"))
    refused(Deal.objects.get(pk=deal.pk))
