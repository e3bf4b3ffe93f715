"""A change voids the release (H16)."""

from chehang.billing.models import Bill
from chehang.core.models import ApprovalRequest

from .dealer import Dealer


def test_a_released_deal_that_changes_is_released_anew(dealer: Dealer) -> None:
    deal = dealer.released()
    dealer.act("edit_deal", deal=deal.pk, **dealer.content(price_inc="167800"), reason="客户加订精品")
    deal.refresh_from_db()
    assert (deal.state, deal.approval_id, str(deal.price_inc)) == ("draft", None, "167800.00")
    dealer.act("submit_deal", deal=deal.pk)
    dealer.decide(deal)
    assert ApprovalRequest.objects.filter(object_id=deal.pk, state="approved").count() == 1


def test_not_once_money_was_taken_for_the_car(dealer: Dealer) -> None:
    deal = dealer.ready()
    dealer.refused("deal.paid_already", "edit_deal", deal=deal.pk, **dealer.content(price_inc="167800"))
    deal.refresh_from_db()
    assert deal.state == "authorised" and Bill.objects.get(part="car").state == "paid"
