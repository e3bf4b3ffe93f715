"""The worked numbers of law: hours, overtime, leave, tax (§7.3–7.5)."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from chehang.core.context import STORE_TIME
from chehang.people.elements import STANDARD
from chehang.people.formula import given, reckon
from chehang.people.leave_rules import entitlement, in_first_year, lost
from chehang.people.statutory import is_statutory
from chehang.people.timesheets import judge
from chehang.people.wages import tax, unused_leave

D = Decimal
DAYS = D("21.75")


@pytest.mark.parametrize(
    ("hours", "kind", "due"), [("10", "weekday", "517.24"), ("8", "rest", "551.72"), ("8", "holiday", "827.59")]
)
def test_overtime(hours: str, kind: str, due: str) -> None:
    formula = next(e.formula for e in STANDARD if e.code == kind)
    names = {"base": given(D(6000)), "paid_days": given(DAYS), f"{kind}_hours": given(D(hours))}
    amount, how = reckon(formula, names)
    assert amount == D(due) and how.startswith("6000 ÷ 21.75 ÷ 8 × ")


def test_a_half_fen_is_rounded_up_and_a_tenth_is_a_tenth() -> None:
    """Exact fractions: 0.1 × 3 × 0.35 is 0.105 and not a little less."""
    names = {"base": given(D("0.35"))}
    assert reckon("base * 0.1 * 3", names) == (D("0.11"), "0.35 × 0.1 × 3")
    assert reckon("-(base * 0.1 * 3)", names) == (D("-0.11"), "−(0.35 × 0.1 × 3)")
    assert reckon("max(base, 1) - min(base, 1)", names) == (D("0.65"), "max(0.35, 1) − min(0.35, 1)")


def test_days_the_state_moved_are_no_statutory_holidays() -> None:
    """1–3 October are paid three times, 4–7 are rest days; from 2025 on New Year's Eve and 2 May count too (§7.3)."""
    october = [d for d in range(1, 9) if is_statutory(date(2026, 10, d))]
    assert october == [1, 2, 3] and is_statutory(date(2026, 2, 16)) and not is_statutory(date(2024, 2, 9))
    assert is_statutory(date(2026, 5, 2)) and not is_statutory(date(2024, 5, 2)) and is_statutory(date(2026, 4, 5))
    assert [sum(is_statutory(date(y, 1, 1) + timedelta(days=n)) for n in range(365)) for y in (2024, 2026)] == [11, 13]


def test_leave() -> None:
    assert in_first_year(153, 10) == 4
    assert unused_leave(D(6000), 3, DAYS) == D("1655.17")
    assert entitlement(date(2010, 3, 1), date(2026, 8, 1), date(2026, 12, 1)) == 4
    assert (
        entitlement(date(2010, 3, 1), date(2012, 8, 1), date(2026, 6, 30), date(2026, 6, 30)) == 4
    )  # leaves in mid-year
    assert lost(date(2020, 1, 1), date(2026, 6, 1), D(42)) and not lost(date(2010, 1, 1), date(2026, 6, 1), D(42))
    assert [entitlement(date(y, 3, 1), date(y, 3, 1), date(2026, 4, 1)) for y in (2026, 2025, 2016, 2006)] == [
        0,
        5,
        10,
        15,
    ]


def test_tax_of_the_eleventh_month() -> None:
    assert tax(D("26747.05"), D("729.47")) == D("72.94")
    assert tax(D(40000), D(0)) == D("1480.00") and tax(D(-1), D(0)) == 0 and tax(D(100), D(99)) == 0


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=STORE_TIME)


def test_over_midnight() -> None:
    """22:00–06:00: one day, eight hours, of them eight at night; twenty minutes late; a missing punch gives no hours (§7.12)."""
    night = (date(2026, 11, 10), time(22), time(6), 0)
    full = judge(*night, [at(10, 21, 52), at(11, 6, 10)])
    assert (full.state, full.worked, full.night) == ("well", 480, 480)
    late = judge(*night, [at(10, 22, 20), at(11, 6, 0)])
    assert (late.state, late.late, late.worked) == ("late", 20, 460)
    assert judge(*night, [at(10, 21, 52)]).state == "missing" and judge(*night, [at(10, 21, 52)]).worked == 0
    assert judge(*night, [at(12, 8, 0), at(12, 9, 0)]).state == "absent"
    day = judge(date(2026, 11, 10), time(8, 30), time(17, 30), 60, [at(10, 8, 20), at(10, 17, 0)])
    assert (day.worked, day.early, day.night) == (450, 30, 0)


def test_a_forgotten_punch_is_no_forty_hours() -> None:
    """Came on Tuesday, forgot to punch out; the punch of the next morning belongs to the next shift, and nothing is overtime."""
    forgotten = [at(10, 8, 20), at(11, 8, 25), at(11, 17, 40)]
    tuesday, wednesday = (judge(date(2026, 11, day), time(8, 30), time(17, 30), 60, forgotten) for day in (10, 11))
    assert (tuesday.state, tuesday.worked) == ("missing", 0) and (wednesday.state, wednesday.worked) == ("well", 480)
    whole_day = judge(date(2026, 11, 10), time(8, 30), time(17, 30), 60, [at(10, 4, 40), at(10, 21, 20)])
    assert whole_day.state == "missing", "nobody works longer than a sensible span; somebody looks at it"


def test_a_punch_between_two_shifts_belongs_to_the_nearer_one() -> None:
    """Late shift until midnight, the next one from two o'clock: coming at 1:50 is not leaving the shift before."""
    late = (date(2026, 11, 10), time(16), time(0), 0)
    punches = [at(10, 15, 55), at(11, 1, 50), at(11, 10, 5)]
    assert judge(*late, punches, None, at(11, 2, 0)).state == "missing"
    early = judge(date(2026, 11, 11), time(2), time(10), 0, punches, at(11, 0, 0), None)
    assert (early.state, early.worked) == ("well", 480)
