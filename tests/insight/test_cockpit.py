"""The cockpit: the day and the month of each department, what waits, what is late; every number opens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chehang.core.measures import measures
from chehang.core.models import Timer
from chehang.insight import cockpit
from chehang.insight.operations.set_target import SetTarget, set_target
from chehang.org.posts import DEPARTMENTS, POSTS
from tests.selling import Shop

MOST_QUERIES = 40


@pytest.fixture
def sold(shop: Shop) -> Shop:
    shop.done((shop.goods(), "2"))
    return shop


def test_the_day_and_the_month_stand_beside_the_target(sold: Shop) -> None:
    agreed = {"measure": "counter.sold", "period": "2026-11", "target": "1832", "green": "1800", "red": "1000"}
    sold.run(set_target, SetTarget.model_validate(agreed | {"reason": "年度目标"}), "general_manager")
    boss, today = sold.depot.who("general_manager"), sold.depot.clock.today()
    found = cockpit.gauges([measures()["counter.sold"]], boss, today, today)[0]
    assert found.day is not None and found.day.value == found.month.value == 916
    assert found.judged is not None and found.judged.colour == "red" and str(found.judged.reached) == "0.5"
    before = cockpit.gauges([measures()["counter.sold"]], boss, today - timedelta(days=1), today)[0]
    assert before.main.value is None and before.month.value is None, "yesterday nothing was sold yet"


def test_the_page_opens_and_its_numbers_open(sold: Shop, enter) -> None:
    client = enter(sold.depot.who("general_manager"))
    page = client.get("/insight/").content.decode()
    assert "驾驶舱" in page and "/insight/of/parts/" in page and "待我决定" in page
    tiles = client.get("/insight/of/parts/?day=2026-11-23").content.decode()
    assert "916.00" in tiles and "/measures/counter.sold/?span=2026-11-23" in tiles
    assert client.get("/measures/counter.sold/?span=2026-11-23").status_code == 200
    assert client.get("/insight/of/nothing/").status_code == 404
    for odd in ("2026-13-40", "%00", "2099-01-01", "2026-10-01"):
        assert client.get(f"/insight/?day={odd}").status_code == 200


@pytest.mark.parametrize("department", list(DEPARTMENTS))
def test_a_department_needs_few_questions(sold: Shop, enter, department: str) -> None:
    client = enter(sold.depot.who("general_manager"))
    client.get("/insight/")
    with CaptureQueriesContext(connection) as spent:
        assert client.get(f"/insight/of/{department}/").status_code == 200
    assert len(spent) <= MOST_QUERIES, len(spent)


def test_what_is_late_is_named(sold: Shop, enter) -> None:
    late = {"kind": "warehouse.inbound.posted", "subject": "warehouse.Inbound", "subject_id": 1, "thing": "到货单 DH-1"}
    now = sold.depot.clock.now()
    times = {"started_at": now - timedelta(days=2), "due_at": now - timedelta(days=1), "told_until": now}
    boss = sold.depot.who("general_manager")
    Timer.objects.create(store_id=boss.store_id, link="/warehouse/deliveries/1/", **late, **times)
    found = cockpit.exceptions(boss, sold.depot.clock)
    assert found.late_count == 1 and found.late[0].thing == "到货单 DH-1"
    assert "到货单 DH-1" in enter(boss).get("/insight/").content.decode()
    assert 'href="/insight/"' in enter(boss).get("/").content.decode(), "the door stands on his desk"


def test_a_seller_has_no_cockpit_and_a_manager_sees_what_is_his(sold: Shop, enter) -> None:
    assert enter(sold.depot.who("parts_sales")).get("/insight/").status_code == 403
    page = enter(sold.depot.who("parts_manager")).get("/insight/").content.decode()
    assert "/measures/counter.profit/" in page and "/measures/finance.cash/" not in page


def test_names_of_the_list_are_well_formed_and_the_desk_of_the_general_manager_is_whole() -> None:
    named = [name for names in cockpit.chosen().values() for name in names]
    assert len(named) == len(set(named)) and set(cockpit.chosen()) <= set(DEPARTMENTS)
    shown = {m.name for department in DEPARTMENTS for m in cockpit.gauges_of(department)}
    for measure in measures().values():
        if cockpit.BOSS in measure.desk:
            assert measure.name in shown, f"{measure.name} of {POSTS[measure.owner].department}"
