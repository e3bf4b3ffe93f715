"""The group: stores side by side with the rights one has in each, ranked, and taken together without averaging averages."""

from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.context import Actor
from chehang.core.measures import Reading, Span, measures
from chehang.counter.operations.record_lost_sale import RecordLostSale, record_lost_sale
from chehang.insight.group import actors, compare, ranked, together
from chehang.ledger.services import open_books
from chehang.org.models import Account, Assignment, Store
from chehang.org.services import actor_for
from tests.goods import TODAY
from tests.selling import Shop, make_shop

MONTH = Span.of("month", TODAY)


@pytest.fixture
def two(shop: Shop, other_store: Store, clock, actor_of) -> tuple[Shop, Shop]:
    """Store 01 sells one of one filter asked for; store 02 sells one and loses one. The manager of 01 is manager of 02, too."""
    open_books(other_store.pk, TODAY.replace(month=10, day=1))
    other = make_shop(other_store, clock, lambda *posts, at=None, **also: actor_of(*posts, at=other_store, **also))
    other.depot.parts = shop.depot.parts  # one catalogue of the group
    for house in (shop, other):
        house.done((house.goods(), "1"))
    lost = {"part": shop.depot.part().pk, "quantity": "1", "reason": "no_stock"}
    other.run(record_lost_sale, RecordLostSale.model_validate(lost))
    boss = shop.depot.who("general_manager").employee_id
    Assignment.objects.create(store=other_store, employee_id=boss, post="general_manager", since=TODAY)
    return shop, other


def now(shop: Shop, post: str) -> Actor:
    """The person as he stands today: with the posts held since."""
    return actor_for(Account.objects.get(pk=shop.depot.who(post).account_id), shop.depot.clock)


def row(shop: Shop, name: str):
    found = actors(now(shop, "general_manager"))
    return next(compare([measures()[name]], found, MONTH, TODAY))


def test_side_by_side_and_together(two: tuple[Shop, Shop]) -> None:
    """1 of 1 and 1 of 2 filled at once: 2 of 3 together, not the mean 0.75."""
    fill, sold = row(two[0], "counter.first_fill"), row(two[0], "counter.sold")
    assert [c.value for c in fill.cells] == [D(1), D("0.5")] and [c.rank for c in fill.cells] == [1, 2]
    assert fill.together == D("0.666667")
    assert [c.value for c in sold.cells] == [D(458), D(458)] and [c.rank for c in sold.cells] == [1, 1]
    assert sold.together == D(916)


def test_a_store_one_may_not_see_is_not_there(two: tuple[Shop, Shop], enter, clock) -> None:
    shop, other = two
    boss = shop.depot.who("general_manager")
    Assignment.objects.filter(store=other.store, employee_id=boss.employee_id).update(post="keeper")
    assert [a.store_code for a in actors(now(shop, "general_manager"))] == ["01"]
    page = enter(boss).get("/insight/group/").content.decode()
    assert (
        f">{shop.store.short_name}</th>" in page
        and f">{other.store.short_name}</th>" not in page
        and "您只在一家店任职" in page
    )
    Assignment.objects.filter(store=other.store, employee_id=boss.employee_id).update(post="sales_manager")
    owed = row(shop, "finance.cash")
    assert [c.reading is None for c in owed.cells] == [False, True], "his post there does not see the money"
    assert enter(shop.depot.who("parts_sales")).get("/insight/group/").status_code == 403


def test_the_pages_show_and_open(two: tuple[Shop, Shop], enter) -> None:
    client = enter(two[0].depot.who("general_manager"))
    assert "集团看板" in client.get("/insight/group/").content.decode()
    rows = client.get("/insight/group/of/parts/?span=2026-11").content.decode()
    assert "916.00" in rows and "/insight/group/counter.sold/?span=2026-11" in rows
    ranking = client.get("/insight/group/counter.first_fill/?span=2026-11").content.decode()
    assert "66.667 %" in ranking and "泓川浦东店" in ranking and "到该店打开" in ranking
    back = client.post("/store/", {"store": two[1].store.pk, "next": "/measures/counter.sold/?span=2026-11"})
    assert back.url == "/measures/counter.sold/?span=2026-11"
    assert (
        client.get("/insight/group/of/nothing/").status_code == client.get("/insight/group/no.such/").status_code == 404
    )


def test_more_stores_cost_no_more_questions(two: tuple[Shop, Shop]) -> None:
    """What one store is asked is asked of both at once."""
    found = actors(now(two[0], "general_manager"))
    shown = [
        measures()[n] for n in ("counter.first_fill", "counter.sold", "stock.turns", "finance.cash", "billing.owed")
    ]
    spent = []
    for stores in (found[:1], found):
        with CaptureQueriesContext(connection) as asked:
            list(compare(shown, stores, MONTH, TODAY))
        spent.append(len(asked))
    assert len(found) == 2 and spent[0] == spent[1] <= 12, spent
    turns = row(two[0], "stock.turns")
    assert all(c.value for c in turns.cells) and turns.cells[0].value == turns.cells[1].value


def test_ranks_are_shared_and_the_smaller_is_better_where_less_is() -> None:
    more, less = measures()["counter.sold"], measures()["counter.lost_rate"]
    assert ranked(more, [D(5), None, D(9), D(5)]) == [2, 0, 1, 2]
    assert ranked(less, [D("0.2"), D("0.1")]) == [2, 1]


def test_no_number_where_definitions_differ_or_averages_name_no_parts() -> None:
    dead = measures()["stock.dead_share"]
    both = [Reading(dead, MONTH, D(1), 1, D(1), D(1), variant=v) for v in ("", "seven_months")]
    assert together(dead, both)[0] is None and together(dead, both)[1]
    assert together(dead, []) == (None, "")
