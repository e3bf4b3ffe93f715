"""Answers of suppliers, comparable and scored: the worked numbers of parts.md §1.3."""

from datetime import timedelta
from decimal import Decimal as D

import pytest

from chehang.core.errors import Refused
from chehang.purchasing.comparing import landed_ex, ranked, score
from chehang.purchasing.models import Offer
from tests.goods import Depot
from tests.purchasing.asking import answer, answered, sent, suppliers


def test_what_a_unit_costs_in_the_end() -> None:
    costs = [
        landed_ex(D("113.00"), D("0.13"), "special", D(0), D(1)),
        landed_ex(D("104.00"), D("0.13"), "plain", D(0), D(1)),
        landed_ex(D("109.50"), D("0.13"), "special", D(2), D(1)),
    ]
    assert costs == [D("100.00"), D("104.00"), D("98.90")]
    trust, days = (D("0.95"), D("0.90"), D("0.98")), (3, 2, 7)
    scores = [score(c, D("98.90"), d, 2, q) for c, d, q in zip(costs, days, trust, strict=True)]
    assert scores == [D("0.9026"), D("0.9556"), D("0.8184")]


def test_side_by_side(depot: Depot) -> None:
    made = answered(depot)
    best, *others = ranked(made, {x.pk: D("0.9") for x in suppliers(depot)})
    assert (best.supplier, best.cost, best.days, best.cheapest) == ("城东汽配", D("104.00"), 2, False)
    assert [x.supplier for x in others if x.cheapest] == ["安途商贸"]
    assert made.invited.filter(answered_at=None).count() == 0


def test_a_corrected_answer_replaces_the_earlier_one(depot: Depot) -> None:
    made = answered(depot)
    answer(depot, made, 0, line={"price_inc": "101.70"})
    assert Offer.objects.filter(supplier=suppliers(depot)[0]).get().landed_ex == D("90.00")


def test_what_is_refused(depot: Depot) -> None:
    made = sent(depot, asked=2)
    for also, code in (
        ({"valid_until": depot.clock.today() - timedelta(days=1)}, "offer_over"),
        ({"line": {"line": 2}}, "line"),
    ):
        with pytest.raises(Refused, match=rf"inquiry\.{code}"):
            answer(depot, made, 0, **also)
    with pytest.raises(Refused, match=r"inquiry\.not_asked"):
        answer(depot, made, 2)
    assert not Offer.objects.exists()
