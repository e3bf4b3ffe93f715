"""Insurance, tax, plates and mortgage in the order in which they can be done (§3.6)."""

from chehang.carsales.models import DealPaper

from .dealer import Dealer
from .test_record_loan import LOAN


def paper(dealer: Dealer, deal, kind: str, number: str, days: int | None = None, **also):
    until = {} if days is None else {"until_on": dealer.day(days)}
    return {
        "deal": deal.pk,
        "kind": kind,
        "number": number,
        "party": "人保财险",
        "from_on": dealer.day(),
        **until,
        **also,
    }


def test_the_file_of_a_car(dealer: Dealer) -> None:
    deal = dealer.ready(lender=dealer.bank().pk, **LOAN)

    def refused(code: str, *args, **also) -> None:
        dealer.refused(code, "note_deal_paper", **paper(dealer, deal, *args, **also))

    refused("paper.first", "plate", "浙B5268A")
    refused("paper.first", "temporary", "浙B临00001", 15)
    refused("paper.until", "compulsory", "PDZA20263302")
    refused("paper.year", "compulsory", "PDZA20263302", 400)
    dealer.act("note_deal_paper", **paper(dealer, deal, "compulsory", "PDZA-2026-3302", 365, amount="950"))
    refused("paper.twice", "compulsory", "pdza20263302", 365)
    refused("paper.temporary_days", "temporary", "浙B临00001", 31)
    for n in range(3):
        dealer.act("note_deal_paper", **paper(dealer, deal, "temporary", f"浙B临0000{n}", 30))
    refused("paper.temporary_times", "temporary", "浙B临00009", 15)
    refused("paper.first", "plate", "浙B5268A")
    dealer.act("note_deal_paper", **paper(dealer, deal, "tax", "SS0001", amount="14938.05"))
    refused("paper.first", "mortgage", "DY01")
    refused("plate.malformed", "plate", "B5268")
    dealer.act("note_deal_paper", **paper(dealer, deal, "plate", "浙B·5268A"))
    deal.car.vehicle.refresh_from_db()
    assert deal.car.vehicle.plate_no == "浙B5268A"
    dealer.act("note_deal_paper", **paper(dealer, deal, "contract", "JK01"))
    dealer.act("note_deal_paper", **paper(dealer, deal, "mortgage", "DY01"))
    assert DealPaper.objects.count() == 8


def test_not_before_release_nor_a_mortgage_without_a_loan(dealer: Dealer) -> None:
    deal = dealer.ordered()
    dealer.refused("paper.no_car", "note_deal_paper", **paper(dealer, deal, "tax", "SS0001"))
    ready = dealer.ready("13600002222")
    dealer.refused("deal.no_loan", "note_deal_paper", **paper(dealer, ready, "contract", "JK01"))
    days = {"from_on": dealer.day(5), "until_on": dealer.day(1)}
    dealer.refused("paper.days", "note_deal_paper", **paper(dealer, ready, "commercial", "SY01") | days)
