"""Why it changed: the leaves add up to the fen, no order is favoured, every number of the text stands in the table."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chehang.core.measures import Span, measures
from chehang.insight.why.explaining import explain
from chehang.insight.why.splitting import (
    Amount,
    by_members,
    calendar_and_volume,
    price_volume_mix,
    quotient,
    rate_and_mix,
    rounded,
    shapley,
    usual,
    with_one_offs,
)
from chehang.insight.why.telling import told
from tests.selling import Shop

FEN = D("0.01")
THEN = {"A": Amount(D(60), D(420000)), "B": Amount(D(40), D(360000))}
NOW = {"A": Amount(D(72), D(468000)), "B": Amount(D(33), D(310200))}
amounts = st.builds(Amount, st.integers(0, 500).map(D), st.integers(-(10**7), 10**8).map(lambda n: D(n) / 100))
sides = st.dictionaries(st.sampled_from("ABCDEFG"), amounts, max_size=7).map(
    lambda d: {k: a if a.volume else Amount(D(0), D(0)) for k, a in d.items()}
)


def test_the_worked_numbers_in_the_usual_order() -> None:
    assert usual(THEN, NOW) == (39000, -18000, -22800)


def test_the_split_adds_up_to_the_worked_change() -> None:
    split = price_volume_mix(THEN, NOW, FEN)
    assert split.change == -1800 == sum(split.of_factor(n) for n in range(3))
    volume, mix, price = (split.of_factor(n) for n in range(3))
    assert volume > 0 > mix and price < 0


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(sides, sides, st.sampled_from([None, (22, 20), (1, 31)]))
def test_every_leaf_counts_and_nothing_is_left(then, now, days) -> None:
    split = price_volume_mix(then, now, FEN, days)
    leaves = [leaf for member in split.leaves.values() for leaf in member]
    assert (
        sum(leaves, D(0))
        == split.change
        == sum((a.value for a in now.values()), D(0)) - sum((a.value for a in then.values()), D(0))
    )
    assert all(leaf == leaf.quantize(FEN) for leaf in leaves)


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=1, max_size=4))
def test_no_order_is_favoured(pairs) -> None:
    """The mean over every order, one by one, is what it gives."""

    def worth(mask: int) -> Fraction:
        made = Fraction(1)
        for i, pair in enumerate(pairs):
            made *= pair[mask >> i & 1]
        return made

    n = len(pairs)
    found = [Fraction(0)] * n
    orders = list(permutations(range(n)))
    for order in orders:
        mask = 0
        for i in order:
            found[i] += worth(mask | 1 << i) - worth(mask)
            mask |= 1 << i
    assert shapley(n, worth) == [f / len(orders) for f in found]


@given(st.lists(st.fractions(-1000, 1000, max_denominator=997), min_size=1, max_size=9))
def test_rounding_loses_nothing(parts) -> None:
    total = D(round(sum(parts) * 100)) / 100
    made = rounded(parts, total, FEN)
    assert sum(made, D(0)) == total
    assert all(abs(Fraction(m) - p) <= Fraction(2, 100) for m, p in zip(made, parts, strict=True))


def test_a_quotient_is_split_above_and_below_the_line() -> None:
    split = quotient((D(30), D(100)), (D(50), D(125)), D("0.1"), D("0.000001"), Fraction(1))
    assert sum(split.leaves[""]) == D("0.1") and split.leaves[""][0] > 0 > split.leaves[""][1]
    rates = rate_and_mix(THEN, NOW, D("-388.571429"), D("0.000001"))
    assert rates.of_factor(0) + rates.of_factor(1) == D("-388.571429")
    assert by_members({"A": D(3)}, {"B": D(5)}).leaves == {"A": (D(-3),), "B": (D(5),)}


@pytest.fixture
def two_months(shop: Shop) -> Shop:
    """Two filters in October, three and a pad in November."""
    shop.depot.clock.at = datetime(2026, 10, 20, 2, tzinfo=UTC)
    filters = shop.goods()
    shop.done((filters, "2"))
    shop.depot.clock.at += timedelta(days=30)
    pads = shop.goods(number="H3A 698 151 D", name="前制动片", price="600")
    shop.done((filters, "3"), (pads, "1"))
    return shop


def explained(shop: Shop, name: str, by: int = 0):
    measure = measures()[name]
    boss, today = shop.depot.who("general_manager"), shop.depot.clock.today()
    then, now = Span.read("2026-10"), Span.read("2026-11")
    assert then and now
    return explain(measure, boss, then, now, today, measure.by[by] if measure.by else None)


def test_every_measure_with_data_is_split_to_its_change(two_months: Shop) -> None:
    split = 0
    for name, measure in measures().items():
        for n in range(max(len(measure.by), 1)):
            found = explained(two_months, name, n)
            if found.split is None:
                assert found.why_not, name
                continue
            leaves = [leaf for member in found.split.leaves.values() for leaf in member]
            assert sum(leaves, D(0)) == found.change, name
            split += 1
    assert split > 20


def test_every_number_of_the_paragraph_stands_in_the_table(two_months: Shop, enter) -> None:
    client = enter(two_months.depot.who("general_manager"))
    for name in ("counter.sold_ex", "counter.margin", "counter.profit", "counter.turnover", "counter.return_rate"):
        page = client.get(f"/measures/{name}/why/?span=2026-11&whole=1").content.decode()
        text, table = (
            page.split('id="told"')[1].split("</section>")[0],
            page.split('id="told"')[0] + page.split("</section>", 2)[-1],
        )
        numbers = re.findall(r"[\d,]+\.?\d*", re.sub(r"<[^>]+>", " ", text))
        strange = [n for n in numbers if n.strip(",.") not in table]
        assert numbers and not strange, f"{name}: {strange}"
    for odd in ("with=year", "with=2026-Q3", "with=%00", "by=zz", "span=2026-11-20", "span=2027-01"):
        assert client.get(f"/measures/counter.sold/why/?{odd}").status_code == 200
    assert enter(two_months.depot.who("keeper")).get("/measures/counter.margin/why/").status_code == 403


def test_the_paragraph_says_it_in_both_languages(two_months: Shop) -> None:
    found = explained(two_months, "counter.sold_ex", 3)
    chinese, english = (text for _language, text in told(found))
    assert "销售额" in chinese and "增加" not in english and "Of this" in english
    assert (
        found.then.value is not None and f"{found.then.value:,.2f}" in chinese and f"{found.then.value:,.2f}" in english
    )


def test_an_average_is_split_by_what_it_averages_and_what_has_no_data_says_so(two_months: Shop) -> None:
    average = explained(two_months, "stock.average")
    assert average.split is not None and average.averaged is not None
    assert sum((leaf[0] for leaf in average.split.leaves.values()), D(0)) == average.change
    assert explained(two_months, "vehicles.recall_done").why_not and explained(two_months, "care.csi").change is None


costed = st.builds(Amount, st.integers(0, 500).map(D), st.integers(-(10**6), 10**7).map(lambda n: D(n) / 100), st.integers(0, 10**7).map(lambda n: D(n) / 100))  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=50)
@given(st.dictionaries(st.sampled_from("ABC"), costed, max_size=3), st.dictionaries(st.sampled_from("ABC"), costed, max_size=3), st.sampled_from([None, (22, 20)]))  # fmt: skip
def test_cost_and_one_offs_leave_nothing_over(then, now, days) -> None:
    """Members without volume bring nothing; what happened once is a leaf of its own."""
    then, now = ({k: a for k, a in side.items() if a.volume} for side in (then, now))
    split = price_volume_mix(then, now, FEN, days, cost=True)
    once = with_one_offs(split, {"A": D("12.34")}, {"B": D("-7.01")})
    for found, more in ((split, D(0)), (once, D("-19.35"))):
        total = sum((x for leaf in found.leaves.values() for x in leaf), D(0))
        assert (
            total
            == found.change
            == sum((a.value for a in now.values()), D(0)) - sum((a.value for a in then.values()), D(0)) + more
        )
    counted = calendar_and_volume({"A": D(60)}, {"A": D(72), "B": D(5)}, D(1), (20, 24))
    assert counted.leaves["A"] == (D(12), D(0)) and sum(sum(leaf) for leaf in counted.leaves.values()) == 17


def test_a_dearer_purchase_alone_is_cost_alone() -> None:
    """Ten at 100 that cost 60, then ten at 100 that cost 65: −50, all of it cost."""
    split = price_volume_mix({"A": Amount(D(10), D(400), D(600))}, {"A": Amount(D(10), D(350), D(650))}, FEN, cost=True)
    assert dict(zip(split.factors, split.leaves["A"], strict=True)) == {"volume": 0, "mix": 0, "price": 0, "cost": -50}
