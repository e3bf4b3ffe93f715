"""An order, its buyer and its deposit."""

from chehang.parties.models import Customer

from .dealer import Dealer


def test_the_buyer_gets_a_file(dealer: Dealer) -> None:
    deal = dealer.ordered(deposit="33760")
    assert (deal.state, deal.customer.name, str(deal.deposit)) == ("draft", "赵敏", "33760.00")
    assert Customer.objects.get(mobile="13600001111") == deal.customer


def test_a_deposit_is_a_fifth_at_most(dealer: Dealer) -> None:
    deal = dealer.quoted()
    order = {"deal": deal.pk, "name": "赵敏", "promised_on": dealer.day(9)}
    dealer.refused("deal.deposit", "order_car", **order, deposit="33760.01", deposit_kind="earnest")
    dealer.refused("deal.deposit_kind", "order_car", **order, deposit="1000")
    dealer.refused("deal.deposit_whole", "order_car", **order, deposit="168800", deposit_kind="ahead")
    dealer.refused("deal.promised", "order_car", **order | {"promised_on": dealer.day(-1)})
    dealer.days(4)
    dealer.refused("deal.quote_over", "order_car", **order)
    deal.refresh_from_db()
    assert deal.state == "quoted" and deal.customer is None
