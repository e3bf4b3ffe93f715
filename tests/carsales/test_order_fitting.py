"""PDI and accessories go to the workshop as orders on the house; the car is handed over when they are settled."""

from chehang.workshop.models import WorkOrder

from .dealer import Dealer

GIFT = [{"kind": "gift", "name": "全车贴膜", "cost": "1200"}]


def test_fitting_names_the_gifts_and_keeps_the_car_here(dealer: Dealer) -> None:
    deal = dealer.ready(fees=GIFT)
    facts = {"deal": deal.pk, "adviser": dealer.id("service_advisor"), "mileage": 8, "promised_on": dealer.day(1)}
    dealer.refused("fitting.adviser", "order_fitting", **facts | {"adviser": dealer.id("sales_consultant")})
    dealer.act("order_fitting", **facts, work="fitting")
    order = WorkOrder.objects.get()
    assert (order.kind, order.adviser_id) == ("J", facts["adviser"]) and "全车贴膜" in order.complaint
    dealer.refused("order.car_is_here", "order_fitting", **facts, work="pdi")
    dealer.refused("deal.in_workshop", "deliver_car", **dealer.handing(deal))
    dealer.run("workshop.void_order", "service_manager", order=order.pk, reason="客户不装了")
    dealer.act("deliver_car", **dealer.handing(deal))


def test_nothing_to_fit_and_no_car(dealer: Dealer) -> None:
    deal = dealer.released()
    facts = {"deal": deal.pk, "adviser": dealer.id("service_advisor"), "mileage": 8, "promised_on": dealer.day(1)}
    dealer.refused("paper.no_car", "order_fitting", **facts)
    dealer.act("assign_car", deal=deal.pk, car=dealer.stocked().pk)
    dealer.refused("fitting.nothing", "order_fitting", **facts, work="fitting")
