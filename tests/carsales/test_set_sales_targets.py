"""Targets by weight, newcomers with less, whole cars that add up."""

from chehang.carsales.models import SalesTarget

from .dealer import Dealer
from .rewarding import share, targets


def test_shared_out_by_weight(dealer: Dealer) -> None:
    new = share(dealer, "sales_consultant/新人", newcomer=1)
    targets(dealer, 9, share(dealer), new)
    assert list(SalesTarget.objects.order_by("id").values_list("cars", flat=True)) == [6, 3]
    targets(dealer, 10, share(dealer), new)
    assert sum(SalesTarget.objects.filter(version=2).values_list("cars", flat=True)) == 10


def test_refusals(dealer: Dealer) -> None:
    def no(code: str, *people: dict, **also) -> None:
        dealer.refused(
            code,
            "set_sales_targets",
            "sales_manager",
            **({"month": dealer.day(), "cars": 9, "people": list(people)} | also),
        )

    no("target.past", share(dealer), month=dealer.day(-40))
    no("target.twice", share(dealer), share(dealer))
    no("target.not_selling", share(dealer, "cashier"))
    no("target.weight", share(dealer, history="0", seniority="0", leads="0"))
    assert not SalesTarget.objects.exists()
