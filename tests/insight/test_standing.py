"""What a month proves: evidence makes a duty green, its removal red; what waits too long is late."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection

from chehang.core import guards
from chehang.core.duties import shares
from chehang.core.models import Journal
from chehang.insight.duties.standing import last_whole_month, standings
from chehang.insight.duties.texts import duties
from chehang.org.models import Assignment
from chehang.warehouse.models import Inbound
from chehang.warehouse.operations.report_shortage import ReportShortage, report_shortage

DECEMBER = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)


def sell(shop) -> None:
    shop.done((shop.goods(), "2"))


def forget(operation: str) -> None:
    """Take the acts out of the journal behind the guards' back."""
    guards.remove("core")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_journal WHERE operation = %s", [operation])


def test_evidence_makes_it_green_and_its_removal_red(shop, clock, standing) -> None:
    sell(shop)
    assert standing("P-W4").state == "green" and standing("P-W4").evidenced
    clock.at = DECEMBER
    assert standing("P-W4").state == "green", "last month stays proved"
    forget("warehouse.sign_outbound")
    found = standing("P-W4")
    assert (found.state, found.evidenced) == ("red", False), "goods went out and nobody signed"


def test_while_the_month_runs_it_is_due(shop, clock, standing) -> None:
    assert standing("FI5").state == "amber" and not standing("FI5").evidenced
    clock.at = DECEMBER
    assert standing("FI5").state == "red", "no month was closed in November"


def test_without_occasion_nothing_is_owed(shop, clock, standing) -> None:
    clock.at = DECEMBER
    assert standing("P-W4").state == "idle" and standing("P-W5").state == "idle"


def test_what_waits_too_long_is_late(shop, clock, standing) -> None:
    inbound = shop.depot.ordered((shop.depot.part(), "3", "267.50"))
    shop.depot.packing_list(inbound, (shop.depot.part(), "3"))
    shop.depot.invoice(inbound, (shop.depot.part(), "3", "267.50"))
    shop.depot.count(inbound, (shop.depot.part(), "3"))
    assert standing("P-W2").state != "red"
    Inbound.objects.update(started_at=clock.now() - timedelta(hours=25))
    found = standing("P-W2")
    assert found.state == "red" and [n for _o, n in found.late] == [1]


def test_only_the_post_itself_proves_it(shop, clock, standing) -> None:
    shop.depot.run(report_shortage, ReportShortage(part=shop.depot.part().pk, found="0"), "keeper")
    assert standing("P-W5").state == "green"
    keeper = shop.depot.who("keeper").employee_id
    Assignment.objects.filter(employee_id=keeper, post="keeper").update(until=date(2026, 10, 31))
    assert standing("P-W5").state == "idle", "who reported it was no keeper in November"


def test_different_weeks_are_counted_once_each(shop, clock, standing) -> None:
    for day in (2, 3, 10, 17):
        clock.at = datetime(2026, 11, day, 2, 0, tzinfo=UTC)
        shop.depot.ordered((shop.depot.part(), "1", "267.50"))
    assert [(c.count, c.met) for c in standing("P-P1").counted] == [(3, False)]
    clock.at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    shop.depot.ordered((shop.depot.part(), "1", "267.50"))
    assert standing("P-P1").state == "green" and standing("P-P1").evidenced


def test_another_store_proves_nothing(shop, clock, other_store) -> None:
    sell(shop)
    found = standings(other_store.pk, duties(), date(2026, 11, 1), clock)
    assert {s.state for s in found} <= {"amber", "idle", "unproved", "unbuilt"}
    assert not any(s.count for s in found)


def test_a_refused_act_proves_nothing(shop, clock, standing) -> None:
    sell(shop)
    guards.remove("core")
    Journal.objects.filter(operation="warehouse.sign_outbound").update(outcome="refused")
    assert standing("P-W4").state == "amber"


def test_a_year_counts_to_its_end(shop, clock, standing) -> None:
    assert standing("GM4").state == "amber"
    clock.at = DECEMBER
    assert standing("GM4").state == "amber", "the year is not over"
    clock.at = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
    assert standing("GM4").state == "amber" and standing("GM4", date(2026, 12, 1)).state == "red"


def test_what_is_not_built_says_so(shop, standing, monkeypatch) -> None:
    """As the duties would stand without the floor that does part of them, and without anybody who does any."""
    kept = [
        share for share in shares() if share.duty != "SV7" and not {"inquiry", "supplier_network"} & set(share.covers)
    ]
    monkeypatch.setattr("chehang.insight.duties.work.shares", lambda: kept)
    assert standing("SV7").state == "unbuilt" and not standing("SV7").work.doable
    assert standing("P-W4").work.doable and not standing("P-M6").work.doable
    assert "supplier_network" in standing("P-M6").work.lacks


def test_the_month_before() -> None:
    assert last_whole_month(date(2026, 1, 31)) == date(2025, 12, 1)
