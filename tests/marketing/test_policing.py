"""Deals are held against market policies: a draft against ninety days before, a policy in force against its own days."""

from decimal import Decimal

from chehang.core.context import Context
from chehang.core.events import Acted
from chehang.core.models import InboxItem
from chehang.marketing.listeners import order_beyond_policy
from chehang.marketing.policing import deals_of, held, in_force, summed, too_much
from chehang.vehicles.models import CarModel
from tests.marketing.conftest import MANAGER, Market
from tests.marketing.dealer import lead, ordered
from tests.marketing.policies import approved, drafted


def test_a_draft_is_held_against_ninety_days_of_its_models(market: Market) -> None:
    near = ordered(market, lead(market, 1), on=market.office.day(-10))  # 7,000 below the marked price
    ordered(market, lead(market, 2), on=market.office.day(-95))
    other = ordered(market, lead(market, 3), on=market.office.day(-5))
    other.model = CarModel.objects.create(code="H5", name="泓川H5", level="brand")
    other.save()
    policy = drafted(market, model=near.model_id, discount="5000", expected_orders=10)
    actor, today = market.office.who(MANAGER), market.office.clock.today()
    found = held(policy, deals_of(actor, policy, today))
    assert [(one.deal.pk, one.given, one.beyond, one.within) for one in found] == [(near.pk, 7000, 2000, False)]
    said = summed(policy, found)
    assert (said.orders, said.mean, said.beyond, said.expected) == (1, Decimal("7000.00"), 1, 50000)


def test_a_policy_of_a_model_holds_for_its_trims_and_one_without_a_discount_leaves_prices_alone(market: Market) -> None:
    deal = ordered(market, lead(market, 1), on=market.office.day(4))
    deal.model = CarModel.objects.create(code="X5-1", name="X5 豪华", level="series", parent=deal.model)
    deal.save()
    actor, day = market.office.who(MANAGER), market.office.day(4)
    policy = approved(market, model=deal.model.parent_id, discount="0")
    assert in_force(actor, deal.model, day) == [policy] and in_force(actor, deal.model, market.office.day(31)) == []
    assert held(policy, deals_of(actor, policy, day))[0].within and too_much(actor, deal, day) is None


def test_an_order_beyond_every_policy_is_told(market: Market) -> None:
    approved(market, discount="3000", budget="0")
    best = approved(market, title="老客户政策", discount="5000", budget="0")
    deal = ordered(market, lead(market, 1), on=market.office.day(4))
    ctx = Context(market.office.who(MANAGER), market.office.clock, "carsales.submit_deal")
    found = too_much(ctx, deal, market.office.day(4))
    assert found is not None and (found[0].pk, found[1]) == (best.pk, 2000)
    before = InboxItem.objects.count()
    order_beyond_policy(Acted("carsales.submit_deal", (("carsales.Deal", deal.pk),)), ctx)
    assert InboxItem.objects.count() == before + 2
