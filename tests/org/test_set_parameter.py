"""Figures of law and policy: dated, kept for ever, never changed for days on which they were used."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chehang.core.errors import Refused
from chehang.core.models import Journal, Parameter
from chehang.core.parameters import (
    Figure,
    Figures,
    Known,
    Unit,
    _figures,
    declare,
    parameter,
    plain_value,
    shown,
    text_parameter,
)
from chehang.org.operations.set_parameter import SetParameter, set_parameter
from tests.races import codes

NEXT_YEAR = date(2027, 1, 1)


def cmd(value: str = "12%", on: date = NEXT_YEAR, name: str = "vat.goods") -> SetParameter:
    return SetParameter(name=name, value=value, valid_from=on, source="财政部公告")


def test_a_figure_counts_from_its_day_on_in_its_store(store, other_store, clock, actor_of, context_of) -> None:
    boss = actor_of("finance_manager")
    set_parameter(cmd(), actor=boss, clock=clock)
    row = Parameter.objects.get()
    assert (row.value, row.version, row.set_by_id, row.verified_by_id) == ("0.12", 1, boss.employee_id, None)
    ctx = context_of(boss)
    assert parameter(ctx, "vat.goods", NEXT_YEAR) == Decimal("0.12")
    assert parameter(ctx, "vat.goods", NEXT_YEAR - timedelta(days=1)) == Decimal("0.13")
    assert parameter(Figures(other_store.pk), "vat.goods", NEXT_YEAR) == Decimal("0.13")
    assert parameter(boss, "vat.goods", date(2018, 12, 31)) == Decimal("0.16")
    assert Journal.objects.get(operation="org.set_parameter").outcome == "done"


def test_of_one_day_the_last_word_counts(store, clock, actor_of) -> None:
    boss = actor_of("general_manager")
    for value in ("12%", "0.11"):
        set_parameter(cmd(value), actor=boss, clock=clock)
    assert parameter(boss, "vat.goods", NEXT_YEAR) == Decimal("0.11")
    assert [r.version for r in Figures(store.pk).history("vat.goods")[:2]] == [2, 1]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"on": date(2026, 11, 22)}, "parameter.past"),
        ({"on": date(2019, 4, 1)}, "parameter.past"),
        ({"value": "0.13"}, "parameter.same"),
        ({"value": "dreizehn"}, "parameter.value"),
        ({"value": "1.1"}, "parameter.bounds"),
        ({"value": "-1%"}, "parameter.bounds"),
        ({"value": "0.1234567"}, "parameter.value"),
        ({"value": "1.5", "name": "counter.return_within"}, "parameter.value"),
        ({"name": "vat.nothing"}, "parameter.unknown"),
    ],
)
def test_what_is_refused_leaves_nothing(store, clock, actor_of, wrong, code) -> None:
    with pytest.raises(Refused) as refusal:
        set_parameter(cmd(**wrong), actor=actor_of("finance_manager"), clock=clock)
    assert refusal.value.code == code and not Parameter.objects.exists()


def test_a_figure_that_never_held_may_be_entered_for_the_past(store, clock, actor_of) -> None:
    declare(Figure("tests.later", "Later", Unit.TEXT))
    try:
        boss = actor_of("finance_manager")
        with pytest.raises(ValueError, match=r"no figure tests\.later"):
            text_parameter(boss, "tests.later", clock.today())
        set_parameter(cmd("国Ⅵ", date(2020, 1, 1), "tests.later"), actor=boss, clock=clock)
        assert text_parameter(boss, "tests.later", clock.today()) == "国Ⅵ"
        with pytest.raises(Refused):
            set_parameter(cmd("国Ⅴ", date(2021, 1, 1), "tests.later"), actor=boss, clock=clock)
        with pytest.raises(Refused):
            set_parameter(cmd(" ", NEXT_YEAR, "tests.later"), actor=boss, clock=clock)
    finally:
        _figures.pop("tests.later")


def test_a_declaration_that_does_not_fit_fails_at_start() -> None:
    for unit, value, source in ((Unit.FRACTION, "13%", "x"), (Unit.HOURS, "24.0", "x"), (Unit.HOURS, "24", "")):
        with pytest.raises(ValueError, match="is not how it is kept"):
            declare(Figure("tests.wrong", "Wrong", unit, (Known(date(2020, 1, 1), value, source),)))
        _figures.pop("tests.wrong")
    with pytest.raises(ValueError, match="two figures"):
        declare(Figure("vat.goods", "Another", Unit.FRACTION))


def test_figures_as_people_read_them() -> None:
    rate = Figure("x", "x", Unit.FRACTION, (Known(NEXT_YEAR, "0.1", "x"),))
    assert shown(rate, "0.005") == "0.5 %" and plain_value(rate, " 0.5％ ") == "0.005"
    assert shown(Figure("x", "x", Unit.TEXT), "abc") == "abc"


def test_two_at_once_both_stand_or_one_is_told(real_depot) -> None:
    boss, other = real_depot.who("finance_manager"), real_depot.who("general_manager")
    acts = [
        lambda a=a, v=v: set_parameter(cmd(v), actor=a, clock=real_depot.clock)
        for a, v in ((boss, "12%"), (other, "11%"))
    ]
    ended = codes(*acts)
    assert set(ended) <= {"done", "database.duplicate"} and "done" in ended
    assert Parameter.objects.count() == ended.count("done")
