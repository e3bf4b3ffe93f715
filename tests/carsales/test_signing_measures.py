"""Signing rates, order reserve and stock at a month's end, as the trade counts them (kpis.md E.3)."""

from datetime import timedelta
from decimal import Decimal as D

from chehang.carsales.models import Lead
from chehang.core.measures import Span, measures, read

from .dealer import VINS, Dealer
from .rewarding import share


def test_new_ones_those_left_over_and_the_reserve(dealer: Dealer) -> None:
    chief = dealer.who("sales_manager")
    old = [dealer.lead(mobile=f"1360000900{n}") for n in range(3)]  # registered before the month below
    gone = dealer.lead(mobile="13600009009")
    dealer.act("give_up_lead", lead=gone.pk, lost_reason="price", content="已购竞品")
    dealer.act("review_lost_lead", "sales_manager", lead=gone.pk, finding="属实")
    stood = dealer.stocked(VINS[1], colour="绛红")
    before = Span.of("month", dealer.day())
    first_of_next = before.last + timedelta(days=1)
    dealer.days((first_of_next - dealer.day()).days + 3)
    month = Span.of("month", dealer.day())
    dealer.act("follow_lead", lead=old[0].pk, content="再次来电,确认订车")
    dealer.released("13600009000")
    dealer.delivered("13600007001", VINS[0])
    dealer.lead(mobile="13600007002")
    off = dealer.ordered("13600007003")
    dealer.act("cancel_deal", deal=off.pk, reason="客户放弃")

    def value(name: str, span: Span = month) -> D | None:
        return read(measures()[f"carsales.{name}"], chief, span, dealer.day()).value

    assert Lead.objects.count() == 7
    # One order of three registered this month; of three left over (the lost one is none) one signed.
    assert (value("signed_new_rate"), value("signed_left_rate"), value("signed_ninety_rate")) == (
        D("0.333333"),
        D("0.333333"),
        D("0.333333"),
    )
    assert value("called_off_rate") == D("0.333333")
    # What stood at the end of the month before is known afterwards: the car that was sold since was bought a month ago.
    assert (value("stock", before), value("stock")) == (D(2), D(1))
    assert value("stock_ratio") == D("1.00") and stood.left_on is None
    goal = {"month": month.last + timedelta(days=1), "cars": 2, "people": [share(dealer)]}
    dealer.act("set_sales_targets", "sales_manager", **goal)
    assert (value("order_bank"), value("next_target"), value("order_bank_rate"), value("stock_equivalent")) == (
        D(1),
        D(2),
        D("0.500000"),
        D("0.50"),
    )
