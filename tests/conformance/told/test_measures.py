"""What holds for every measure: it equals the rows it opens, it is of one store, it says when there is no data."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from chehang.core.context import Actor
from chehang.core.measures import Ratio, Readings, Span, contributions, measures, read, rows_behind, split, trend
from chehang.core.measures.values import composed
from chehang.core.screens import screens
from chehang.org.posts import POSTS
from tests.fixtures import NOON

from ..test_web import is_chinese

TODAY = date(2026, 11, 24)  # the day on which the story ends
# Of which the story has nothing in these spans: nothing late or open for weeks, nobody hurt or left, no old stock, no year before.
SILENT = {
    "care.compensation", "care.complaints_in_time", "care.complaints_satisfied", "care.renewal_rate", "care.ssi", "care.stay_away",
    "carsales.daily_rate", "carsales.owner_deliveries",
    "carsales.next_target", "carsales.order_bank_rate", "carsales.signed_left", "carsales.signed_ninety", "carsales.stock_equivalent",
    "carsales.stock_over_90", "carsales.trade_in_deliveries", "carsales.warranty_deliveries", "counter.wrong_parts", "finance.payables_due",
    "insight.closed_in_two_weeks", "insight.first_service_rate", "insight.left_order_rate", "insight.owners_kept", "insight.owners_lost",
    "insight.second_service_rate", "insight.third_service_rate", "office.drills", "office.hurt", "people.leavers", "people.overtime",
    "purchasing.punctuality", "warehouse.fragile_opened", "work.due_tasks", "work.late_tasks", "work.training_hours",
    "workshop.late", "workshop.no_show_rate", "workshop.reinspected",
}  # fmt: skip
SPANS = (Span.of("month", TODAY), Span.of("quarter", TODAY), Span.of("day", TODAY), Span(date(2026, 11, 2), TODAY))


@pytest.fixture
def boss(shop, clock, actor_of) -> Actor:
    clock.at = NOON  # a department's story may let days go by
    pads = shop.depot.parts["H3A 698 151 D"]
    shop.depot.ordered((pads, "3", "267.50"), required_on="2026-11-23")
    sale = shop.sold((pads, "1"), customer=shop.customer("10000").pk)
    shop.on_account(sale)
    shop.release(sale)
    return actor_of("general_manager")


def recomputed(measure, rows) -> Decimal | None:
    """The value once more, row by row and without the database."""
    brought = [contributions(measure, row) for row in rows]
    if not brought:
        return None
    if not isinstance(measure.value, Ratio):
        return sum((b[0] for b in brought), Decimal(0))
    top, bottom = sum(b[0] for b in brought), sum(b[1] for b in brought)
    return measure.unit_of.rounded(top / bottom) if bottom else None


def test_every_measure_is_the_sum_of_the_rows_it_opens(boss, actor_of, other_store) -> None:
    stranger = actor_of("general_manager", at=other_store)
    empty = []
    for measure in measures().values():
        found = False
        for span in SPANS:
            rows = rows_behind(measure, boss, span, TODAY)
            value = read(measure, boss, span, TODAY)
            assert read(measure, stranger, span, TODAY).value is None, measure.name
            if rows is None:
                assert composed(measure.value) and (value.terms or measure.kind == "now")
                found = found or value.value is not None
                continue
            assert value.value == recomputed(measure.defined(value.variant), rows), f"{measure.name} {span}"
            assert value.rows == len(rows)
            assert not rows_behind(measure, stranger, span, TODAY)
            assert all(getattr(r, "store_id", boss.store_id) == boss.store_id for r in rows)
            found = found or value.value is not None
        if not found:
            empty.append(measure.name)
    assert sorted(set(empty) - SILENT) == [], "the story has data for every other measure"


def test_stores_read_together_say_what_each_says_alone(boss, actor_of, other_store) -> None:
    """Whatever is counted for several stores with one question."""
    stranger = actor_of("general_manager", at=other_store)
    known = Readings([boss, stranger], TODAY)
    for measure in measures().values():
        both = known.of(measure, SPANS[0])
        alone = {a.store_id: read(measure, a, SPANS[0], TODAY) for a in (boss, stranger)}
        assert both == alone, measure.name


def test_a_composed_measure_is_its_parts(boss) -> None:
    """By the signs and the division that its page shows."""
    for measure in measures().values():
        reading = read(measure, boss, SPANS[0], TODAY)
        if not reading.terms or reading.value is None:
            continue
        top = sum((p.value or 0) * (-1 if p.role == "less" else 1) for p in reading.terms if p.role != "denominator")
        if reading.denominator is None:
            average = sum(t.value is not None for t in reading.terms) if hasattr(measure.value, "name") else 1
            assert abs(reading.value - Decimal(top) / average) < Decimal("0.01"), measure.name
            continue
        assert reading.numerator in (top, None), measure.name
        factor = measure.value.factor(SPANS[0])
        assert reading.value == measure.unit_of.rounded((reading.numerator or 0) / reading.denominator * factor)
        for term in reading.terms:
            assert term.value == read(term.measure, boss, term.span, TODAY).value


def test_every_trend_ends_with_the_value(boss) -> None:
    for measure in measures().values():
        run = trend(measure, boss, SPANS[0], TODAY)
        assert len(run) == 12 and [r.span for r in run] == [SPANS[0].back(n) for n in range(11, -1, -1)]
        for at in (-1, -2):
            assert run[at].value == read(measure, boss, run[at].span, TODAY).value, measure.name


def test_every_split_adds_up_and_each_member_opens_its_rows(boss) -> None:
    for measure in measures().values():
        for by in measure.by:
            reading = read(measure, boss, SPANS[0], TODAY)
            shares = split(measure, boss, SPANS[0], TODAY, by) if reading.rows else []
            assert sum(s.rows for s in shares) == reading.rows, f"{measure.name} {by.path}"
            if not isinstance(measure.value, Ratio):
                assert sum((s.value or 0 for s in shares), Decimal(0)) == (reading.value or 0)
            for share in shares:
                rows = rows_behind(measure, boss, SPANS[0], TODAY, by, share.key or "")
                assert recomputed(measure.defined(reading.variant), rows) == share.value, f"{measure.name} {by.path}"


@pytest.mark.parametrize("measure", list(measures().values()), ids=lambda m: m.name)
def test_a_measure_is_complete(measure) -> None:
    assert measure.owner in POSTS and {*measure.posts, *measure.desk} <= set(POSTS)
    assert measure.definition
    assert not measure.screen or measure.screen in screens()
    assert composed(measure.value) or measure.drill, "its rows have columns"
    with translation.override("zh-hans"):
        words = (
            measure.title,
            measure.definition,
            *(b.title for b in measure.by),
            *(v.title for v in measure.variants),
        )
        assert [str(w) for w in words if not is_chinese(str(w))] == []
        assert [str(c.title) for c in measure.drill if not is_chinese(str(c.title)) and len(str(c.title)) > 1] == []


def test_before_anything_happened_there_is_no_data(boss) -> None:
    for measure in measures().values():
        if measure.kind == "flow" and not composed(measure.value):
            assert read(measure, boss, Span.of("month", date(2001, 5, 1)), TODAY).value is None, measure.name
