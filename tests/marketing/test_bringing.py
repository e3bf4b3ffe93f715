"""A campaign has brought what car sales has posted: leads of its number and of its guests, orders in the window, gross."""

from decimal import Decimal

from chehang.marketing.bringing import bringing, of_media, touches
from chehang.marketing.figures import attributed
from chehang.marketing.models import Campaign
from tests.marketing.conftest import MANAGER, Market
from tests.marketing.dealer import lead, ordered


def test_leads_orders_and_gross(market: Market) -> None:
    made = market.campaign("live")
    day = market.office.day
    first = lead(market, 1, campaign=made.number, came_on=day(0))
    ordered(market, first, gross=9800)
    ordered(market, lead(market, 2, campaign=made.number))
    ordered(market, lead(market, 3, campaign=made.number, registered_on=day(-91)), gross=5000)
    lead(market, 4)
    market.run("sign_in_guest", token=made.token, name="周敏", mobile="13800000005")
    lead(market, 5, registered_on=made.begins)
    found = bringing(market.office.who(MANAGER), made)
    assert (found.leads, found.orders, found.deliveries, found.gross, found.revenue) == (4, 2, 1, 9800, 100000)
    market.run("settle_campaign", MANAGER, campaign=made.pk, other_gross="200")
    made.refresh_from_db()
    assert (made.leads, made.visits, made.orders, made.deliveries, made.gross, made.revenue) == (
        4,
        1,
        2,
        1,
        10000,
        100000,
    )


def test_a_lead_is_one_campaigns(market: Market) -> None:
    """Who signed in at two campaigns counts for the first; a lead with another campaign's number is not the guest list's."""
    day, who = market.office.day, market.office.who(MANAGER)
    first, second = market.campaign("live", begins=day(0)), market.campaign("live", title="车展", begins=day(0))
    for made in (first, second):
        market.office.pass_time(hours=1)
        for n in (1, 2):
            market.run("sign_in_guest", token=made.token, name=f"来宾{n}", mobile=f"1380000000{n}")
    lead(market, 1)
    lead(market, 2, campaign=second.number)
    assert (bringing(who, first).leads, bringing(who, second).leads) == (1, 1)


def test_a_cancelled_deal_takes_its_share_back(market: Market) -> None:
    made = market.campaign("live")
    deal = ordered(market, lead(market, 1, campaign=made.number))
    deal.state = "cancelled"
    deal.save()
    assert bringing(market.office.who(MANAGER), made).orders == 0


def test_touches_share_the_gross(market: Market) -> None:
    made = market.campaign("live")
    one = lead(market, 1, channel="汽车之家")
    market.run("sign_in_guest", token=made.token, name="周敏", mobile=one.mobile)
    deal = ordered(market, one, on=market.office.day(1), gross=9800)
    seen = touches(market.office.who(MANAGER), deal)
    assert [t.medium for t in seen] == ["汽车之家", Campaign.objects.get().title]
    for model in ("first", "last", "linear"):
        assert sum(attributed(Decimal(9800), seen, model).values()) == 9800


def test_what_a_medium_has_brought(market: Market) -> None:
    day = market.office.day
    ordered(market, lead(market, 1, channel="汽车之家", came_on=day(0)), gross=9800)
    lead(market, 2, channel="汽车之家")
    lead(market, 3)
    late = lead(market, 4, channel="汽车之家", registered_on=day(-91))
    ordered(market, late, gross=4000)  # ninety-one days later: nobody's
    found = of_media(market.office.who(MANAGER), day(-95))
    assert set(found) == {"汽车之家"}
    one = found["汽车之家"]
    assert (one.leads, one.visits, one.orders, one.gross, one.revenue) == (3, 1, 1, 9800, 100000)
