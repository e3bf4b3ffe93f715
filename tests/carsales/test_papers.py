"""H16: no contract is printed before the deal is released, nor after a change until it is released anew."""

import pytest

from chehang.carsales.models import Deal
from chehang.carsales.printouts.car_check import car_check
from chehang.carsales.printouts.deal import contract, quotation
from chehang.carsales.printouts.drive import agreement
from chehang.carsales.printouts.handing_over import handing_over
from chehang.core.errors import Refused

from .dealer import Dealer
from .test_record_loan import LOAN


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


def test_the_papers_of_a_drive_a_check_and_the_handing_over(dealer: Dealer) -> None:
    lead = dealer.contacted(mobile="13600002222")
    paper = agreement(dealer.drive(lead, dealer.test_car()))
    assert (paper.driver, paper.start_km, paper.end_km) == ("赵敏", "1,200", "") and paper.signed.image
    deal = dealer.ready(lender=dealer.bank().pk, **LOAN)
    assert (handing_over(deal).done, handing_over(deal).signed.image) == (False, None)
    dealer.act("deliver_car", **dealer.handing(deal))
    deal.refresh_from_db()
    sheet = handing_over(deal)
    assert sheet.done and sheet.signed.image and sheet.vin == deal.car.vin and sheet.keys == "2 把"
    check = car_check(deal.car.checks.get(kind="pdi"))
    assert (check.title, check.result, len(check.rows), check.rows[0].result) == (
        "交付前检查(PDI)表",
        "合格",
        7,
        "正常",
    )
    assert "月供 3,483.31" in quotation(deal).instalments and "优惠 7,000.00" in quotation(deal).lines[0].name
    with pytest.raises(Refused):
        handing_over(dealer.ordered("13600003333"))
